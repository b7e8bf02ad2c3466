"""What Python-Markdown knows beyond what all know: attributes, boxes, languages of code."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from .extras import without_abbreviations, without_names
from .held import fenced

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..model import Told
    from ..protect import Vault

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_CODE = re.compile(
    r"(?P<indent>(?: {4}|\t)+)(?P<mark>:::|#!)[ ]*(?P<language>[\w+#./-]+)(?P<more>.*)"
)
_BOX = re.compile(r'(?P<indent>[ \t]*)!!![ ]+(?P<kind>[\w -]+?)(?:[ ]+"(?P<title>[^"\n]*)")?[ \t]*')
_TOC = re.compile(r"^[ \t]*\[TOC\][ \t]*$", re.MULTILINE | re.IGNORECASE)
#: Formulas have braces too: ``_{i=1}``.
_LIST = re.compile(
    r"(?<![ \t])(?:^[ \t]*|[ \t]+)"
    r"\{(?::[ \t]*(?:[#.][\w:-]+|[\w-]+=)|[ \t]*[#.][A-Za-z])[^{}\n]*\}[ \t]*$",
    re.MULTILINE,
)
_LIST_WITHIN = re.compile(r"(?<=[])*_`\ufdd1])\{:[ \t]*(?:[#.][\w:-]+|[\w-]+=)[^{}\n]*\}")
_PLACE = re.compile(r"^(#{1,6}[ \t].*?)[ \t]*\{:?[ \t]*#[\w:.-]+[^{}\n]*\}[ \t]*$", re.MULTILINE)
_KINDS = {"note": "note", "info": "note", "tip": "tip", "hint": "hint", "success": "tip"}
_KINDS |= {"warning": "warning", "caution": "caution", "danger": "danger", "error": "danger"}
_KINDS |= {"important": "important", "attention": "important"}


def code(text: str) -> str:
    """Return *text* with fences around indented code that names its language, and its boxes.

    ``:::python`` and ``#!python`` above code are codehilite's; ``!!! note`` are admonitions.
    """
    lines = text.split("\n")
    out: list[str] = []
    place = 0
    fence = ""
    while place < len(lines):
        line = lines[place]
        if found := _FENCE.match(line):
            mark = found[1]
            if not fence:
                fence = mark
            elif mark.startswith(fence[:3]) and len(mark) >= len(fence):
                fence = ""
        blank = not out or not out[-1].strip()
        if not fence and blank and (found := _CODE.fullmatch(line)):
            end = _end(lines, place, found["indent"])
            out += _fenced(found, lines[place:end])
            place = end
        elif not fence and (found := _BOX.fullmatch(line)):
            end = _end(lines, place, found["indent"] + "    ")
            inner = textwrap.dedent("\n".join(lines[place + 1 : end])).strip("\n")
            kind = _KINDS.get(found["kind"].split()[0].lower(), "note")
            start = f":::{kind} {found['title'] or ''}".rstrip()
            box = ["", start, "", *code(inner).split("\n"), "", ":::", ""]
            out += [f"{found['indent']}{each}".rstrip() for each in box]
            place = end
        else:
            out.append(line)
            place += 1
    return "\n".join(out)


def _end(lines: list[str], start: int, indent: str) -> int:
    end = start + 1
    for place in range(start + 1, len(lines)):
        if lines[place].expandtabs(4).startswith(indent.expandtabs(4)):
            end = place + 1
        elif lines[place].strip():
            break
    return end


def _fenced(found: re.Match[str], lines: list[str]) -> list[str]:
    indent = len(found["indent"].expandtabs(4))
    block = [each.expandtabs(4)[indent:] for each in lines]
    language = found["language"]
    if found["mark"] == ":::" or "/" not in language:
        block = block[1:]
    # below a list it stays within that; else it needs no indent
    start = " " * (indent - 4)
    shown = fenced("\n".join(block), language.rpartition("/")[2]).split("\n")
    return [(start + each).rstrip() for each in shown]


def plain(change: Callable[[str, Vault], str], told: list[Told]) -> Callable[[str, Vault], str]:
    """Return what makes *change*, and takes out of text what only Python-Markdown knows."""

    def changed(text: str, vault: Vault) -> str:
        text = without_names(_TOC.sub("", text), _PLACE, told)
        text, count = _LIST.subn("", text)
        text, further = _LIST_WITHIN.subn("", text)
        if count + further:
            told.append(("changed", "attributes, {: … }, are gone"))
        return change(without_abbreviations(text, told), vault)

    return changed
