"""Links in bodies in reStructuredText."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from .protect import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable

    from .inline import Target, Use

_PICTURE = re.compile(
    r"^([ \t]*\.\. (?:\|[^|]+\| )?(?:image|figure)::[ \t]+)(\S.*?)[ \t]*$", re.MULTILINE
)
_LINK = re.compile(r"`([^`<>]*?)\s*<([^`<>\s]+)>`(__?)")
_TARGET = re.compile(r"^(\.\. _[^:\n]+:[ \t]+)(\S+)[ \t]*$", re.MULTILINE)


def relink_rst(body: str, resolve: Callable[[str, Use], Target]) -> str:
    """Return *body* with links that lead to where things are now."""

    def picture(found: re.Match[str]) -> str:
        return found[1] + resolve(found[2], "picture").text

    def link(found: re.Match[str]) -> str:
        if found[2].endswith("_"):
            return found[0]  # the name of a target
        target = resolve(found[2], "link")
        text = found[1]
        if target.kind == "document":
            name = PurePosixPath(target.text).with_suffix("").as_posix()
            return f":doc:`{text} <{name}>`" if text else f":doc:`{name}`"
        if target.kind == "file":
            return f":download:`{text or target.text} <{target.text}>`"
        if target.kind == "role":
            return f":{target.text}:`{text} <{target.name}>`"
        if target.kind == "nowhere":
            return text
        return f"`{text} <{target.text}>`__" if text else f"`{target.text} <{target.text}>`__"

    def target(found: re.Match[str]) -> str:
        led = resolve(found[2], "link")
        return found[1] + led.text if led.kind == "address" else found[0]

    text = _PICTURE.sub(picture, cleaned(body))
    text = _LINK.sub(link, text)
    return _TARGET.sub(target, text).strip("\n") + "\n"
