"""Code and mathematics out of the way, so that nothing else in a body is taken for them.

Each piece leaves a sign in the text, and comes back as it was, or as MyST wants it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

#: ``inline`` stands within a line, ``block`` on lines of its own, between empty ones; ``fence`` on
#: lines of its own.
Piece = Literal["inline", "block", "fence"]

#: What no text can hold stands around numbers of pieces.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
_SIGN = re.compile(f"{OPEN}([ibf])(\\d+){CLOSE}")
#: Signs that mean lines of their own, wherever they stand; and those alone on their line.
BLOCK_SIGN = re.compile(f"{OPEN}b\\d+{CLOSE}")
ALONE = re.compile(f"[ \\t]*{OPEN}[bf]\\d+{CLOSE}[ \\t]*")
#: What no document may hold. https://spec.commonmark.org/0.31.2/#insecure-characters
_ILLEGAL = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
#: What a line can begin with before its text: indents, quotations, marks of lists.
PREFIX = r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*"
_FENCE = re.compile(rf"(?P<prefix>{PREFIX})(?P<mark>`{{3,}}|~{{3,}})(?P<info>[^`\n]*)")
_LIST = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_CODE_LINE = re.compile(r" {4}|\t")


class Vault:
    """Pieces of a body that are kept out of it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: list[str] = []

    def keep(self, text: str, piece: Piece = "inline") -> str:
        """Keep *text*, and return the sign that stands for it."""
        self._kept.append(text)
        return f"{OPEN}{piece[0]}{len(self._kept) - 1}{CLOSE}"

    def change(self, text: str, change: Callable[[str], str]) -> None:
        """Have *change* made to all pieces whose signs are in *text*."""
        for sign in _SIGN.finditer(text):
            self._kept[int(sign[2])] = change(self._kept[int(sign[2])])

    def change_all(self, change: Callable[[str], str]) -> None:
        """Have *change* made to all pieces."""
        self._kept[:] = map(change, self._kept)

    @property
    def pieces(self) -> list[str]:
        """What is kept."""
        return self._kept

    def restore(self, text: str) -> str:
        """Return *text* with all pieces in their places, at their indents."""
        text = "\n".join(map(self._whole_lines, text.split("\n")))
        while _SIGN.search(text):  # pieces hold signs of earlier ones alone
            text = _SIGN.sub(lambda sign: self._kept[int(sign[2])], text)
        return text

    def restore_inline(self, text: str) -> str:
        """Return *text* with the pieces that stand within lines."""
        return re.sub(f"{OPEN}i(\\d+){CLOSE}", lambda sign: self._kept[int(sign[1])], text)

    def _whole_lines(self, line: str) -> str:
        found = _SIGN.search(line)
        if found is None or found[1] == "i" or line[found.end() :].strip():
            return line
        start = line[: found.start()]
        if not re.fullmatch(PREFIX, start):
            return line
        further = continued(start)
        first, *rest = self._kept[int(found[2])].split("\n")
        return "\n".join([start + first, *((further + each).rstrip() for each in rest)])


def continued(prefix: str) -> str:
    """Return what lines begin with that go on after one that begins with *prefix*."""
    return re.sub(r"[-*+](?=[ \t])|\d{1,9}[.)]", lambda mark: " " * len(mark[0]), prefix)


def cleaned(text: str) -> str:
    """Return *text* with line feeds alone, and without what no document may hold."""
    text = re.sub("\r\n?|\u2028|\x85", "\n", text.removeprefix("\ufeff"))
    return _ILLEGAL.sub("", text)


def protect_code(text: str, vault: Vault, fenced: Callable[[str, str, str], str]) -> str:
    """Keep blocks of code out of *text*, which is Markdown.

    :param fenced: makes a block of its mark, what stands behind that, and the code.
    """
    lines = text.split("\n")
    out: list[str] = []
    place, in_list = 0, False
    while place < len(lines):
        line = lines[place]
        if found := _FENCE.fullmatch(line):
            end, code = _fence_end(lines, place, found)
            prefix = found["prefix"] if in_list or found["prefix"].strip() else ""
            block = fenced(found["mark"], found["info"].strip(), "\n".join(code))
            out.append(prefix + vault.keep(block, "fence"))
            in_list = in_list or _LIST.match(line) is not None
            place = end
            continue
        blank_before = not out or not out[-1].strip()
        if blank_before and not in_list and _CODE_LINE.match(line) and line.strip():
            end = _indented_end(lines, place)
            out.append(vault.keep("\n".join(lines[place:end]), "fence"))
            place = end
            continue
        if _LIST.match(line):
            in_list = True
        elif blank_before and line.strip() and not line[0].isspace():
            in_list = False
        out.append(line)
        place += 1
    return "\n".join(out)


def _fence_end(lines: list[str], start: int, found: re.Match[str]) -> tuple[int, list[str]]:
    """Return the place after the fence that begins at *start*, and its code."""
    mark = found["mark"]
    closing = re.compile(rf"[ \t>]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*")
    indent = re.compile(rf"[ \t>]{{0,{len(found['prefix'])}}}")
    code: list[str] = []
    for place in range(start + 1, len(lines)):
        if closing.fullmatch(lines[place]):
            return place + 1, code
        code.append(indent.sub("", lines[place], count=1))
    while code and not code[-1].strip():
        code.pop()
    return len(lines), code


def _indented_end(lines: list[str], start: int) -> int:
    end = start
    for place in range(start, len(lines)):
        if _CODE_LINE.match(lines[place]) and lines[place].strip():
            end = place + 1
        elif lines[place].strip():
            break
    return end
