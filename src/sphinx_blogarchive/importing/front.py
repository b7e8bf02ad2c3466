"""Front matter: what a post says of itself, and no more."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

Value = str | int | bool | list[str]


def front_matter(fields: Mapping[str, Value | None]) -> str:
    """Return the block of *fields*; those that are ``None``, empty or ``[]`` are left out."""
    lines = [
        f"{key}: {_yaml(value)}\n"
        for key, value in fields.items()
        if value is not None and value not in ("", [])
    ]
    return "".join(["---\n", *lines, "---\n"]) if lines else ""


def field_list(fields: Mapping[str, Value | None]) -> str:
    """Return *fields* as a field list of reStructuredText, whose lists have commas."""
    lines = []
    for key, value in fields.items():
        if value is None or value in ("", []):
            continue
        lines.append(f":{key}: {_listed(value) if isinstance(value, list) else _plain(value)}\n")
    return "".join([*lines, "\n"]) if lines else ""


def _listed(names: list[str]) -> str:
    if any(re.search(r"[,\uff0c、\[\]\"]|\A-", name) for name in names):
        # as a literal, in which quotation marks stay what they are
        return f"``{json.dumps(names, ensure_ascii=False)}``"
    return ", ".join(map(_plain, names))


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return re.sub(r"([\\*`|])|_(?![^\W_])", r"\\\g<0>", " ".join(str(value).split()))


def _yaml(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and re.fullmatch(
        r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?\S*)?", value
    ):
        return value
    text: str = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, width=10**9, default_style=None
    )
    return text.removesuffix("\n").removesuffix("\n...")


def moment(value: datetime, zone: tzinfo, *, timed: bool) -> str:
    """Return a date as posts have it: in *zone*, to the minute where that is enough."""
    local = value.astimezone(zone)
    if not timed:
        return f"{local.year:04}-{local:%m-%d}"
    seconds = f"{local:%S}"
    return f"{local.year:04}-{local:%m-%d %H:%M}{'' if seconds == '00' else f':{seconds}'}"


_SPECIAL = re.compile(
    r"([\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|&(?=#?\w+;)|\$|\{(?=[\w:+-]+\}`)|#+\Z)"
)
_TEX = re.compile(r"\$[^$\s](?:[^$]*[^$\s])?\$")
_TEX_SIGN = re.compile(r"[\\^_={}]|^\$\w\$$")


def heading(title: str) -> str:
    """Return *title*, plain text with formulas between dollars, as a heading of Markdown."""
    parts: list[str] = []
    place = 0
    for found in _TEX.finditer(title):
        if _TEX_SIGN.search(found[0]):
            parts += [_SPECIAL.sub(r"\\\1", title[place : found.start()]), found[0]]
            place = found.end()
    parts.append(_SPECIAL.sub(r"\\\1", title[place:]))
    return "# " + "".join(parts).strip()
