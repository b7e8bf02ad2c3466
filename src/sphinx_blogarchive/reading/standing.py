"""What stands for a document where it is linked to, and what robots are told of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.images import get_image_size

from ..diagnostics import Category, warn
from ..model.pictures import LEAST, SUFFIXES, Picture, is_address, is_shown
from .stamps import is_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from ..domain import BlogDomain
    from .places import Places

#: Fields that any document may have, post or not.
FIELDS = ("image", "image_alt", "robots")


def note_standing(
    domain: BlogDomain,
    docname: str,
    doctree: nodes.document,
    values: dict[str, Any],
    places: Places,
) -> None:
    """Keep what *docname* says of itself to machines.

    :param values: values of its fields, by name.
    """
    alt, rules = str(values.get("image_alt", "")), values.get("robots", "")
    if rules := rules or ", ".join(_in_markup(doctree)):
        domain.robots[docname] = rules
    written = values.get("image", "")
    picture = _chosen(domain.env, docname, written, places) if written else None
    shown = list(_shown(domain.env, doctree))
    if picture is not None:
        # words for it may stand where the text shows it
        alt = alt or next((each.alt for each in shown if each.source == picture.source), "")
        picture = picture._replace(alt=alt)
    elif picture := next(filter(_is_large_enough, shown), None):
        picture = picture._replace(alt=alt or picture.alt) if not written else picture
    if picture is not None:
        domain.pictures[docname] = picture
    elif alt and not written:
        message = (
            f"image_alt: {alt!r} is said of no picture, for the text shows none that networks do; "
            "name one with image, or leave it out"
        )
        warn(Category.VALUE, message, places.of("image_alt"))


def _in_markup(doctree: nodes.document) -> Iterator[str]:
    """Yield the rules for robots that ``meta`` or ``html_meta`` gives."""
    for node in doctree.findall(nodes.meta):
        if str(node.get("name", "")).lower() == "robots":
            yield str(node.get("content", ""))


def _chosen(env: BuildEnvironment, docname: str, written: str, places: Places) -> Picture | None:
    """Return the picture that the writer names; ``None`` if it isn't there, or none to show."""
    if is_address(written):
        # what has no such end may be a picture nevertheless
        if not re.search(r"\.svg($|[?#])", written, re.IGNORECASE):
            return Picture(written)
        _warn_of_form(written, places)
        return None
    path, absolute = env.relfn2path(written, docname)
    # so that the document is read again when the file comes, or changes
    env.note_dependency(path)
    if not is_file(Path(absolute)):
        message = (
            f"image: there is no picture {written!r}; give its path from this file, its path from "
            "the source folder after a slash, or an address that begins with https://"
        )
        warn(Category.VALUE, message, places.of("image"))
        return None
    # it gets a name in the output, whether the text shows it or not
    env.images.add_file(docname, path)
    if is_shown(path):
        return _measured(env, Picture(path))
    _warn_of_form(written, places)
    return None


def _warn_of_form(written: str, places: Places) -> None:
    message = (
        f"image: {written!r} is no picture that networks show; give one that ends in one of "
        f"{', '.join(SUFFIXES)}"
    )
    warn(Category.VALUE, message, places.of("image"))


def _shown(env: BuildEnvironment, doctree: nodes.document) -> Iterator[Picture]:
    """Yield the pictures of the text that networks show, as HTML will have them."""
    for node in doctree.findall(nodes.image):
        candidates: dict[str, str] = node.get("candidates", {})
        # the order in which the builder chooses
        types = ("?", "*", *StandaloneHTMLBuilder.supported_image_types)
        source = next((candidates[kind] for kind in types if kind in candidates), "")
        if is_shown(source) and (is_address(source) or "?" not in candidates):
            yield _measured(env, Picture(source, " ".join(str(node.get("alt", "")).split())))


def _measured(env: BuildEnvironment, picture: Picture) -> Picture:
    size = None
    if not is_address(picture.source):
        size = get_image_size(Path(env.srcdir, picture.source))
    return picture._replace(width=size[0], height=size[1]) if size and min(size) > 0 else picture


def _is_large_enough(picture: Picture) -> bool:
    return is_address(picture.source) or min(picture.width, picture.height) >= LEAST
