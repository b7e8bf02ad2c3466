"""What the trees of documents tell: excerpts, pictures, links."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from docutils import nodes

from ..excerpt.cut import UNSEEN, body, cut, marks
from ..reading.places import line_of
from .facts import Link, Picture, Place, Text
from .markup import RawHtml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

    from ..domain import BlogDomain
    from ..model.post import Post


class Walk:
    """What the trees of documents tell."""

    def __init__(self, app: Sphinx, domain: BlogDomain, documents: Mapping[str, str]) -> None:
        """Walk through all of them.

        :param documents: files by docname.
        """
        self.texts: list[Text] = []
        self.pictures: list[Picture] = []
        self.links: list[Link] = []
        self._app = app
        self._root = unquote(urlsplit(str(app.config.html_baseurl or "")).path)
        self._longest = domain.settings.excerpt_length
        for docname, path in documents.items():
            tree = app.env.get_doctree(docname)
            self._lines = _lines(path)
            self._tree(docname, path, tree)
            if post := domain.plan.posts.get(docname):
                self._post(path, post, tree)

    def _post(self, path: str, post: Post, tree: nodes.document) -> None:
        first = Place(path, 1)
        self.texts.append(
            Text(
                first,
                broken_off=post.excerpt is None and _is_broken_off(tree, self._longest),
                described=bool(post.description or post.summary),
            )
        )
        if post.image and not post.image_alt:
            place = Place(path, line_of(Path(path), ("image",)))
            self.pictures.append(Picture(place, post.image, None, of_post=True))

    def _tree(self, docname: str, path: str, tree: nodes.document) -> None:
        for node in tree.findall(nodes.Element):
            if isinstance(node, nodes.image):
                name = str(node.get("uri", ""))
                place = Place(path, self._line(node, name))
                self.pictures.append(Picture(place, name, node.get("alt")))
            elif isinstance(node, nodes.reference) and "refuri" in node:
                self._link(docname, path, node, str(node["refuri"]))
            elif isinstance(node, nodes.raw) and "html" in node.get("format", ""):
                found = RawHtml.of(node.astext())
                for address in found.addresses:
                    self._link(docname, path, node, address)
                for name in found.wordless:
                    self.pictures.append(Picture(Place(path, self._line(node, name)), name, None))

    def _link(self, docname: str, path: str, node: nodes.Element, written: str) -> None:
        if (target := self._within(docname, written)) is not None:
            place = Place(path, self._line(node, written))
            self.links.append(Link(place, written, *target))

    def _within(self, docname: str, written: str) -> tuple[str, str] | None:
        """Return where an address leads in the site: path and fragment; ``None`` for elsewhere."""
        base = str(self._app.config.html_baseurl or "")
        try:
            parts = urlsplit(written)
            if parts.scheme or parts.netloc or written.startswith("/"):
                # without an address nobody knows below which path the site is
                whole = urlsplit(urljoin(base, written)) if base else None
                own = urlsplit(base)
                if whole is None or (whole.scheme, whole.netloc) != (own.scheme, own.netloc):
                    return None
                path = unquote(whole.path)
                if not f"{path}/".startswith(self._root):
                    return None
                return path.removeprefix(self._root), unquote(parts.fragment)
        except ValueError:
            return None
        here = "/" + self._app.builder.get_target_uri(docname)
        there = urlsplit(urljoin(here, written.partition("#")[0] or here))
        return unquote(there.path).removeprefix("/"), unquote(parts.fragment)

    def _line(self, node: nodes.Element, text: str) -> int:
        """Return the line of the file that has *text*, from *node* on; 1 if none is known."""
        above: nodes.Element | None = node
        while above is not None and not above.line:
            above = above.parent
        start = above.line if above is not None and above.line else 1
        # some parsers tell the last line of a block
        for begin in (max(start - 1, 0), 0):
            for number, line in enumerate(self._lines[begin:], begin + 1):
                if text and text in line:
                    return number
        return start


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _is_broken_off(tree: nodes.document, longest: int) -> bool:
    """Say whether the excerpt without a mark ends elsewhere than where the text pauses."""
    text = body(tree)
    if marks(text):
        return False
    found = cut(tree, None, longest)
    opening = []
    for node in text.children:
        if isinstance(node, nodes.section):
            break
        if not isinstance(node, (*UNSEEN, nodes.title)):
            opening.append(node)
    shown = [node for node in found.blocks if not isinstance(node, UNSEEN)]
    return found.cut and len(shown) != len(opening)
