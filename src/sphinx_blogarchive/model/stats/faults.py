"""Collect what is wrong with a snapshot, and tell where."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from .data import Problem
from .places import places
from .texts import shortened

if TYPE_CHECKING:
    from .places import Path


class Raw(NamedTuple):
    """A number that isn't one of ours, as it is written: huge, with a fraction, ``NaN``."""

    text: str


@dataclass(slots=True)
class _Fault:
    path: Path
    message: str
    remedy: str
    #: How often it is met; only the first place is told.
    times: int = 1


class Faults:
    """What is wrong, in the order in which it is met."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._found: list[_Fault] = []
        self._by_group: dict[str, _Fault] = {}

    def add(self, path: Path, message: str, remedy: str) -> None:
        """Note what is wrong with the value at *path*; the message goes on from that."""
        self._found.append(_Fault(path, message, remedy))

    def add_once(self, group: str, path: Path, message: str, remedy: str) -> None:
        """Note what is likely to be wrong in many places, which are counted."""
        if known := self._by_group.get(group):
            known.times += 1
            return
        self.add(path, message, remedy)
        self._by_group[group] = self._found[-1]

    def problems(self, text: str, *, doubles: bool) -> list[Problem]:
        """Return all, with their lines in *text*.

        :param doubles: whether some object has a key twice.
        """
        if not self._found and not doubles:
            return []
        lines, doubled = places(text, [fault.path for fault in self._found])
        for path, line in doubled:
            lines.setdefault(path, line)
            self.add(path, "is given twice; the last stands", "take one of them out")
        found = (
            Problem(_sentence(fault), fault.remedy, lines.get(fault.path, 0))
            for fault in self._found
        )
        return sorted(found, key=lambda problem: problem.line)


def _sentence(fault: _Fault) -> str:
    more = f" ({fault.times} times in all)" if fault.times > 1 else ""
    return f"{shown_path(fault.path)} {fault.message}{more}"


def shown_path(path: Path) -> str:
    """Return the way to a value as programs write it: ``posts["/p/1"].thread[0].url``."""
    shown = ""
    for step in path:
        if isinstance(step, int):
            shown += f"[{step}]"
        elif step.isidentifier() and step.isascii():
            shown += f".{shortened(step)}" if shown else shortened(step)
        else:
            shown += f'["{shortened(step)}"]'
    return shown or "it"


def described(value: Any) -> str:
    """Return a value for a message, without anything private."""
    match value:
        case Raw(text=text):
            return text if len(text) <= 30 else f"{text[:29]}…"
        case str():
            return f'"{shortened(value)}"'
        case list():
            return "a list"
        case dict():
            return "an object"
    return json.dumps(value)
