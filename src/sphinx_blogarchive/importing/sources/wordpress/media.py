"""Pictures, sound, films and embedded pages in bodies of WordPress become HTML that all know."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .export import Item

_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)""")
_CAPTION = re.compile(
    r"\[(?:wp_)?caption(?P<attributes>[^\]\n]*)\](?P<inner>(?:(?!\[/?(?:wp_)?caption\b).)*+)\[/(?:wp_)?caption\]",
    re.DOTALL,
)
_PICTURE = re.compile(
    r"\s*(?:<div\b[^>]*>\s*)?((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)\Z", re.DOTALL
)
_MEDIA = re.compile(
    r"\[(?P<name>gallery|playlist|audio|video|embed|youtube|vimeo)(?P<attributes>(?:[\s=][^\]\n]*)?)\]"
    r"(?:(?P<inner>[^\[\]]{0,2000})\[/(?P=name)\])?"
)
_BARE = re.compile(r"^[ \t]*(?:<p>)?(https?://[^\s<>\"]+)(?:</p>)?[ \t]*$", re.MULTILINE)
_FILMS = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}
_SOURCES = ("src", "mp3", "m4a", "ogg", "wav", "flac", "mp4", "m4v", "webm", "ogv", "flv", "")


def attributes_of(written: str) -> dict[str, str]:
    """Return the attributes of a shortcode; that without a name has the name ''."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(html.unescape(written)):
        found.setdefault(name.lower(), next(filter(None, values), "").strip("=/"))
    return found


class Files:
    """The uploaded files, by number."""

    def __init__(self, items: Iterable[Item]) -> None:
        """Take those that are attachments of *items*."""
        self._items = {
            item.text("wp:post_id"): item
            for item in items
            if item.text("wp:post_type") == "attachment"
        }
        self._of: dict[str, list[str]] = {}
        for number, item in self._items.items():
            self._of.setdefault(item.text("wp:post_parent"), []).append(number)

    def picture(self, number: str) -> tuple[str, str]:
        """Return address and text alternative of a picture; empty for none."""
        item = self._items.get(number.strip())
        if item is None:
            return "", ""
        alt = " ".join(item.fields.get("_wp_attachment_image_alt", "").split())
        return item.text("wp:attachment_url").strip(), html.unescape(alt)

    def shortcodes(
        self,
        text: str,
        item: Item,
        told: list[tuple[Literal["changed", "look at", "left out"], str]],
    ) -> str:
        """Return *text* with the shortcodes that all blogs have as HTML."""

        def shown(found: re.Match[str]) -> str:
            name, inner = found["name"], (found["inner"] or "").strip()
            attributes = attributes_of(found["attributes"] or "")
            if name in ("gallery", "playlist"):
                return self._gallery(attributes, item, told)
            address = inner or next(
                (attributes[each] for each in _SOURCES if attributes.get(each)), ""
            )
            if not address:
                told.append(("left out", f"the shortcode {name!r}, which names nothing"))
                return ""
            if name in ("audio", "video"):
                return f'\n\n<{name} controls src="{html.escape(address)}"></{name}>\n\n'
            if "://" not in address:
                address = _FILMS.get(name, "") + address
            return f"\n\n{address}\n\n"

        text = _CAPTION.sub(_caption, text)
        text = _MEDIA.sub(shown, text)

        def link(found: re.Match[str]) -> str:
            address = html.escape(html.unescape(found[1]))
            told.append(("changed", f"a link stands for the embedded {html.unescape(found[1])}"))
            return f'\n\n<p><a href="{address}">{address}</a></p>\n\n'

        return _BARE.sub(link, text)

    def _gallery(
        self,
        attributes: dict[str, str],
        item: Item,
        told: list[tuple[Literal["changed", "look at", "left out"], str]],
    ) -> str:
        wanted = attributes.get("ids") or attributes.get("include") or ""
        numbers = re.findall(r"\d+", wanted) or self._of.get(item.text("wp:post_id"), [])
        shown: list[str] = []
        for number in numbers:
            address, alt = self.picture(number)
            if not address:
                told.append(("left out", f"the file {number} of a gallery, which wasn't exported"))
            elif re.search(r"\.(?:mp3|m4a|ogg|wav|flac)\Z", address, re.IGNORECASE):
                shown.append(f'<p><audio controls src="{html.escape(address)}"></audio></p>')
            else:
                caption = self._items[number].text("excerpt:encoded").strip()
                below = f"<figcaption>{caption}</figcaption>" if caption else ""
                picture = f'<img src="{html.escape(address)}" alt="{html.escape(alt)}">'
                shown.append(f"<figure><p>{picture}</p>{below}</figure>")
        return "\n\n" + "\n\n".join(shown) + "\n\n"


def _caption(found: re.Match[str]) -> str:
    attributes = attributes_of(found["attributes"])
    parts = _PICTURE.match(found["inner"])
    if parts is None:
        return found["inner"]
    caption = attributes.get("caption") or re.sub(r"</div>\s*\Z", "", parts[2]).strip()
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"\n\n<figure><p>{parts[1]}</p>{below}</figure>\n\n"
