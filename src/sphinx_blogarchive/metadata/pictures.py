"""The picture of each page, and how it comes into the output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.images import get_image_size

from ..config import PREFIX, option_place
from ..diagnostics import Category, warn
from ..domain import blog_domain
from ..links import is_site
from ..model.pictures import Picture, is_address
from ..reading.stamps import is_file
from ..records import at_its_address, blog_title, picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..domain import BlogDomain

_OPTION = f"{PREFIX}image"
#: Stands for the site among the documents that a picture belongs to; no document's name.
_OWNER = "/blogarchive_image"


def picture_of(domain: BlogDomain, docname: str) -> Picture | None:
    """Return the picture of a page, else that of the site, with its address in the world."""
    return picture(domain, docname) or default_picture(domain)


def default_picture(domain: BlogDomain) -> Picture | None:
    """Return the picture of the site, with its address in the world."""
    image = domain.settings.image
    if not image:
        return None
    alt = blog_title(domain.env.config)
    if is_address(image):
        return Picture(image, alt)
    path, absolute = domain.env.relfn2path(f"/{image.lstrip('/')}")
    size = get_image_size(Path(absolute)) or (0, 0)
    return at_its_address(domain, Picture(path, alt, *size))


def note_default(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``, before pictures get their names: give one to the picture of the site."""
    image = blog_domain(env).settings.image
    env.images.purge_doc(_OWNER)
    if image and not is_address(image):
        path, absolute = env.relfn2path(f"/{image.lstrip('/')}")
        if is_file(Path(absolute)):
            env.images.add_file(_OWNER, path)
    return []


def check_default(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: warn if the picture of the site isn't there."""
    image = blog_domain(env).settings.image
    if image and not is_address(image):
        _path, absolute = env.relfn2path(f"/{image.lstrip('/')}")
        if not is_file(Path(absolute)):
            message = (
                f"{_OPTION}: there is no picture {image!r}; give its path from the source folder"
            )
            warn(Category.CONFIG, message, option_place(app, _OPTION))


def bring(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """``doctree-resolved``, in the main process: have the picture of a page copied.

    Sphinx copies those that the text shows.
    """
    found = blog_domain(app.env).pictures.get(docname)
    if found is not None:
        _copy(app, found.source)


def bring_default(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """``html-collect-pages``: have the picture of the site copied; adds no page."""
    for path, (docnames, _name) in app.env.images.items():
        if _OWNER in docnames:
            _copy(app, path)
    return iter(())


def _copy(app: Sphinx, path: str) -> None:
    if is_site(app.builder) and path in app.env.images:
        app.builder.images[path] = app.env.images[path][1]
