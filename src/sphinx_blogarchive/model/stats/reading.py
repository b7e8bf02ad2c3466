"""Read a snapshot: what is good stands, and of what isn't each thing is told once."""

from __future__ import annotations

import codecs
import json
from typing import Any

from .data import Problem, Stats
from .faults import Faults, Raw
from .schema import Schema

#: As many digits a number of ours can have at most; longer ones cost time to read.
_DIGITS = 17


def decode(data: bytes) -> tuple[Stats, list[Problem]]:
    """Read a snapshot from the bytes of its file; see :func:`parse`."""
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "UTF-32"),
        (codecs.BOM_UTF32_BE, "UTF-32"),
        (codecs.BOM_UTF16_LE, "UTF-16"),
        (codecs.BOM_UTF16_BE, "UTF-16"),
    ):
        if data.startswith(mark):
            return Stats(), [Problem(f"it is in {encoding}", "save it as UTF-8", 1)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = f"it isn't in UTF-8 (byte 0x{data[error.start]:02x}, column {column})"
        return Stats(), [Problem(message, "save it as UTF-8", line)]
    return parse(text)


def parse(text: str) -> tuple[Stats, list[Problem]]:
    """Read a snapshot.

    :return: what is good of it, and what isn't. Nothing is raised, whatever *text* is.
    """
    text = text.removeprefix("\ufeff")
    doubles = False

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal doubles
        made = dict(found)
        doubles = doubles or len(made) != len(found)
        return made

    try:
        data = json.loads(
            text, object_pairs_hook=pairs, parse_int=_integer, parse_float=Raw, parse_constant=Raw
        )
    except json.JSONDecodeError as error:
        return Stats(), [_no_json(text, error)]
    except RecursionError:
        message = "it has lists or objects within one another, too deep to be read"
        return Stats(), [Problem(message, "pull it anew: a snapshot needs five levels")]
    faults = Faults()
    stats = Schema(faults).stats(data)
    return stats, faults.problems(text, doubles=doubles)


def _integer(text: str) -> int | Raw:
    return int(text) if len(text) <= _DIGITS else Raw(text)


def _no_json(text: str, error: json.JSONDecodeError) -> Problem:
    if not text.strip():
        return Problem("it is empty", "pull it anew, or take it away", 1)
    where = f"line {error.lineno}, column {error.colno}"
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return Problem(f"it ends too early ({where})", "pull it anew", error.lineno)
    message = f"it isn't JSON: {error.msg} ({where})"
    return Problem(message, "mend it there, or pull it anew", error.lineno)
