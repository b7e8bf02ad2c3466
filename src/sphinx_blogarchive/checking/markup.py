"""What HTML says: ids on a page, and links and pictures that writers wrote as HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_Attributes = list[tuple[str, str | None]]


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        self.found.update(
            value for key, value in attrs if value and (key == "id" or (tag, key) == ("a", "name"))
        )


def ids_of(text: str) -> AbstractSet[str]:
    """Return what fragments can lead to on a page."""
    parser = _Ids()
    parser.feed(text)
    parser.close()
    return parser.found


class RawHtml(HTMLParser):
    """Links and pictures in a piece of HTML."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        #: What links lead to, and where pictures lie.
        self.addresses: list[str] = []
        #: Pictures without a text alternative; an empty one says that there is nothing to say.
        self.wordless: list[str] = []

    @classmethod
    def of(cls, text: str) -> RawHtml:
        """Return what is in *text*."""
        found = cls()
        found.feed(text)
        found.close()
        return found

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        """Note what the tag says."""
        given = dict(attrs)
        if tag == "a" and (address := given.get("href")):
            self.addresses.append(address.strip())
        elif tag == "img" and (address := given.get("src")):
            self.addresses.append(address.strip())
            if "alt" not in given:
                self.wordless.append(address.strip())
