"""How large pictures are, in CSS pixels, so that the text doesn't jump when they have come."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util.images import get_image_size

from .styles import pixels

if TYPE_CHECKING:
    from pathlib import Path

#: What may stand before the root element of an SVG picture, at most.
_HEAD = 65536
#: A width for what has none.
_ANY = 1000


class Size(NamedTuple):
    """The size of a picture."""

    width: int
    height: int
    #: Whether it is a ratio alone: browsers draw the picture as wide as they can.
    ratio: bool = False


def size_of(path: Path) -> Size | None:
    """Return the size of the picture in the file *path*; nothing if it can't be told."""
    if path.suffix.lower() == ".svg":
        try:
            with path.open("rb") as file:
                return svg_size(file.read(_HEAD).decode("utf-8", "replace"))
        except OSError:
            return None
    found = get_image_size(path)
    return Size(*found) if found and min(found) > 0 else None


def svg_size(source: str) -> Size | None:
    """Return the size of an SVG picture, by https://www.w3.org/TR/SVG2/coords.html#SizingSVGInCSS.

    :param source: its beginning, at least to the end of the start tag of the root.
    """
    root = _Root()
    root.feed(source)
    if root.attributes is None:
        return None
    width, height = (pixels(root.attributes.get(name) or "") for name in ("width", "height"))
    if width and height:
        return Size(width, height)
    box = _box(root.attributes.get("viewbox") or "")
    if box is None:
        return None
    ratio = Size(_ANY, max(1, round(_ANY * box[1] / box[0])), ratio=True)
    return fit(ratio, width or 0, height or 0)


def fit(size: Size, width: int, height: int) -> Size:
    """Return the size at which a picture of *size* is shown.

    :param width: as the writer wants it, in pixels; 0 for no wish.
    :param height: likewise.
    """
    if width and height:
        return Size(width, height)
    if width:
        return Size(width, max(1, round(width * size.height / size.width)))
    if height:
        return Size(max(1, round(height * size.width / size.height)), height)
    return size


def _box(text: str) -> tuple[float, float] | None:
    try:
        _x, _y, width, height = (float(part) for part in text.replace(",", " ").split())
    except ValueError:
        return None
    return (width, height) if width > 0 and height > 0 else None


class _Root(HTMLParser):
    """Finds the start tag of the root; a parser of XML would want the rest to be right too."""

    attributes: dict[str, str | None] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag.rpartition(":")[2] == "svg" and self.attributes is None:
            self.attributes = dict(attrs)
