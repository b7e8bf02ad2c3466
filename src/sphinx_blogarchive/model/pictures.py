"""The picture that stands for a page where it is linked to."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import NamedTuple

#: What networks show, by the end of a file's name; SVG, which few of them do, isn't among it.
SUFFIXES = (".gif", ".jpeg", ".jpg", ".png", ".webp")
#: Least width and height in pixels of a picture that nobody chose: networks pass over less.
LEAST = 200
#: What fills a large card: https://developer.x.com/en/docs/x-for-websites/cards.
_LARGE = (300, 157)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class Picture(NamedTuple):
    """A picture: its path from the source folder, or its address in the world."""

    source: str
    #: What it shows, in words; empty if that isn't known.
    alt: str = ""
    #: Size in pixels; 0 if it isn't known.
    width: int = 0
    height: int = 0

    @property
    def is_large(self) -> bool:
        """Whether it fills a large card; one of another site may."""
        if not self.width:
            return is_address(self.source)
        return self.width >= _LARGE[0] and self.height >= _LARGE[1] and self.width >= self.height


def is_address(source: str) -> bool:
    """Say whether *source* is an address in the world."""
    return _ADDRESS.match(source) is not None


def is_shown(source: str) -> bool:
    """Say whether networks show the picture *source*, by the end of its name."""
    path = re.split("[?#]", source)[0] if is_address(source) else source
    return PurePosixPath(path).suffix.lower() in SUFFIXES
