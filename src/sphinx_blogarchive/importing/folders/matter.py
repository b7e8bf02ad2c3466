"""Front matter and configuration, in YAML, TOML or JSON: all values are texts.

What YAML takes for numbers, dates or truth stays as it was written: a tag ``2020`` or ``on`` is
what its writer meant. Tags of YAML make no objects, and aliases are refused where they multiply.
"""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime, time
from typing import Any

import yaml

from ..model import ImportFailure

#: A text, a list, or a table of such.
Value = Any
Fields = dict[str, Value]

_LONGEST = 2**20
_DEEPEST = 24
_MOST_VALUES = 100_000
_FENCE = re.compile(
    r"\s*?(?P<mark>-{3,}|\+{3}|;{3,})[ \t]*\n(?P<matter>.*?)(?:(?<=\n)|\n)(?P=mark)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_BARE = re.compile(
    r"(?P<matter>(?:[A-Za-z_][\w-]*[ \t]*:[^\n]*|[ \t-][^\n]*)\n.*?)\n?^---+[ \t]*\n",
    re.DOTALL | re.MULTILINE,
)


def split(text: str, where: str, *, bare: bool = False) -> tuple[Fields | None, str]:
    """Part front matter from the body; it is ``None`` if there is none.

    :param where: the file, for messages.
    :param bare: whether YAML may go without a line before it: Hexo.
    :raises ImportFailure: if it is broken.
    """
    text = text.replace("\r\n", "\n")
    if found := _FENCE.match(text):
        kind = {"-": "yaml", "+": "toml", ";": "json"}[found["mark"][0]]
        matter = found["matter"]
        if kind == "json" and not matter.lstrip().startswith("{"):
            matter = f"{{{matter}}}"
        return parse(matter, kind, where), text[found.end() :]
    if text.startswith("{\n"):
        try:
            _, end = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError) as error:
            raise ImportFailure(f"{where}: its front matter is broken ({_first(error)})") from None
        return parse(text[:end], "json", where), text[end:]
    if bare and (found := _BARE.match(text)):
        return parse(found["matter"], "yaml", where), text[found.end() :]
    if re.match(r"(?:---|\+\+\+|;;;)[ \t]*\n[ \t]*[\w\"-]+[ \t]*[:=]", text):
        raise ImportFailure(f"{where}: its front matter has no end")
    return None, text


def parse(text: str, kind: str, where: str) -> Fields:
    """Return what *text* says, in ``yaml``, ``toml`` or ``json``.

    :raises ImportFailure: if it is broken, or too large.
    """
    if len(text) > _LONGEST:
        raise ImportFailure(f"{where}: its front matter is too long")
    if kind == "yaml" and _depth(text) > _DEEPEST * 4:
        raise ImportFailure(f"{where}: its front matter is broken (nested too deep)")
    try:
        if kind == "yaml":
            # tabs, which YAML has no use for, are what older programs let pass
            data = yaml.load(text.replace("\t", "    "), yaml.BaseLoader)  # noqa: S506 (texts alone)
        else:
            data = tomllib.loads(text) if kind == "toml" else json.loads(text)
        if data is None or data == "":
            return {}
        if not isinstance(data, dict):
            raise ImportFailure(f"{where}: its front matter has no fields")
        return {str(key): value for key, value in _Texts().of(data).items()}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ImportFailure(f"{where}: its front matter is broken ({_first(error)})") from None


def _depth(text: str) -> int:
    """Return how deep brackets are open in *text*: PyYAML takes very long for many."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


class _Texts:
    """Makes texts of values, and refuses what multiplies."""

    def __init__(self) -> None:
        self._count = 0

    def of(self, value: Any, depth: int = 0) -> Any:
        self._count += 1
        if depth > _DEEPEST or self._count > _MOST_VALUES:
            raise ValueError("there is too much of it")
        if isinstance(value, dict):
            return {str(key): self.of(each, depth + 1) for key, each in value.items()}
        if isinstance(value, list):
            return [self.of(each, depth + 1) for each in value]
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, (datetime, date, time)):
            return value.isoformat()
        return "" if value is None else str(value)


def _first(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    line = f"line {mark.line + 1}: " if mark is not None else ""
    told = str(getattr(error, "problem", None) or error) or "nested too deep"
    return line + " ".join(told.split())[:120]
