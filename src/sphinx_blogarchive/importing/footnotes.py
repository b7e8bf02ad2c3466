"""Footnotes, each with one text, and each text with one footnote at least."""

from __future__ import annotations

import re

_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\n]{1,2000}+)\]:[ \t]*(.*)$", re.MULTILINE)
_USE = re.compile(r"(?<!\\)\[\^((?:\\.|[^\]\\\n]){1,2000}+)\](?!:)")
_PLAIN = re.compile(r"[^\s\[\]]{1,60}")


def footnotes(text: str, *, inline: bool) -> tuple[str, list[str]]:
    """Make the footnotes of *text* such as MyST wants them.

    :param inline: whether ``[^text]`` without a text elsewhere is a footnote by itself.
    :return: the text, and what was changed that a writer would like to know.
    """
    if "[^" not in text:
        return text, []
    notes = _Footnotes(text, inline=inline)
    text = _USE.sub(notes.use, text)
    text = _alone(_DEFINITION.sub(notes.definition, text))
    return "\n\n".join([text.rstrip("\n"), *notes.added]), notes.told


class _Footnotes:
    """The footnotes of one text, as they were written there."""

    def __init__(self, text: str, *, inline: bool) -> None:
        self._text, self._inline = text, inline
        self._given = {found[1] for found in _DEFINITION.finditer(text)}
        self._used = {found[1] for found in _USE.finditer(text) if not _is_definition(text, found)}
        #: Names that MyST takes, by those that were written.
        self._names = {
            each: each
            for each in self._used
            if _PLAIN.fullmatch(each) and (each in self._given or not inline)
        }
        #: Those whose text was met.
        self._met: set[str] = set()
        #: Texts that were written where they are referred to.
        self.added: list[str] = []
        self.told: list[str] = []

    def _name(self, written: str) -> str:
        if written not in self._names:
            number = len(self._names) + 1
            while str(number) in self._given | {*self._names.values()}:
                number += 1
            self._names[written] = str(number)
        return self._names[written]

    def definition(self, found: re.Match[str]) -> str:
        """Return what stands for the text of a footnote."""
        if found[1] in self._used and found[1] not in self._met:
            self._met.add(found[1])
            return f"[^{self._name(found[1])}]: {found[2]}".rstrip()
        if found[1] in {*self._names.values()} - self._given:
            return found[0]
        self.told.append(f"the footnote [^{found[1]}], to which nothing refers, stands as text")
        return f"\\[^{found[1]}\\]: {found[2]}"

    def use(self, found: re.Match[str]) -> str:
        """Return what stands for what refers to a footnote."""
        if _is_definition(self._text, found):
            return found[0]
        written = found[1]
        if written in self._given:
            return f"[^{self._name(written)}]"
        if not self._inline:
            self.told.append(f"the footnote [^{written}] has no text, and stands as it is written")
            return f"\\[^{written}\\]"
        if written not in self._names:
            self.added.append(f"[^{self._name(written)}]: {written}")
        return f"[^{self._name(written)}]"


_LINE = re.compile(r"(?:\[\^[^\]\n]+\]:|\\\[\^[^\n]+?\\\]:)")


def _alone(text: str) -> str:
    """Have no line go on with a definition, and no definition go on with a line beside it."""
    out: list[str] = []
    in_definition = False
    for line in text.split("\n"):
        is_definition = _LINE.match(line) is not None
        if out and out[-1].strip() and line.strip():
            starts_anew = in_definition and not line[0].isspace()
            if is_definition or starts_anew:
                out.append("")
        if line.strip():
            in_definition = is_definition or (in_definition and line[0].isspace())
        out.append(line)
    return "\n".join(out)


def _is_definition(text: str, found: re.Match[str]) -> bool:
    return (
        text[found.end() : found.end() + 1] == ":"
        and not text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip()
    )
