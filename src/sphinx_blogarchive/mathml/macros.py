r"""Commands of the writer's own: from options, and from the formulas of a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.config import Config

NAME = re.compile(r"[A-Za-z]+|[^A-Za-z\s]")
_PARAMETER = re.compile(r"#(\d)")
_NEW = re.compile(
    r"\\(?:(?:re|provide)?newcommand|DeclareMathOperator(?P<operator>))(?P<star>\*?)\s*"
    r"(?:\{\s*\\(?P<braced>[A-Za-z]+)\s*\}|\\(?P<bare>[A-Za-z]+))\s*(?:\[(?P<count>\d)\])?\s*\{"
)
_DEF = re.compile(r"\\g?def\s*\\(?P<bare>[A-Za-z]+)(?P<parameters>(?:#\d)*)\s*\{")
_BRACE = re.compile(r"\\.|[{}]|%[^\n]*", re.DOTALL)
_COMMAND = re.compile(r"\\([A-Za-z]+)")


def option_macros(config: Config) -> dict[str, str]:
    """Return the commands that options define: ours, and those written for MathJax.

    Returns:
        TeX by name, without the backslash; parameters are ``#1`` and so on.
    """
    found: dict[str, str] = {}
    for option, keys in (
        ("mathjax2_config", ("TeX", "Macros")),
        ("mathjax3_config", ("tex", "macros")),
        ("mathjax4_config", ("tex", "macros")),
        ("blogarchive_math_macros", ()),
    ):
        value = getattr(config, option, None)
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, dict):
            found |= {name.removeprefix("\\"): body for name, body in _readable(value).items()}
    return dict(sorted(found.items()))


def _readable(macros: Mapping[Any, Any]) -> dict[str, str]:
    """Those that can be had: text, or a list of text and a number of parameters."""
    found = {}
    for name, value in macros.items():
        body = value[0] if isinstance(value, list | tuple) and len(value) in {1, 2} else value
        if isinstance(name, str) and isinstance(body, str) and NAME.fullmatch(name.lstrip("\\")):
            found[name] = body
    return found


def take_definitions(tex: str) -> tuple[str, dict[str, str]]:
    r"""Take the definitions out of a formula that hold for those after it too, as with MathJax.

    Args:
        tex: a formula, with any ``\newcommand``, ``\def`` or ``\DeclareMathOperator``.

    Returns:
        The formula without them, and a ``\def`` by each name. What can't be read stays.
    """
    definitions: dict[str, str] = {}
    if "def" not in tex and "newcommand" not in tex and "DeclareMathOperator" not in tex:
        return tex, definitions
    position = 0
    while match := _first(tex, position):
        end = closing(tex, match.end())
        if end is None:
            break
        body = tex[match.end() : end]
        group = match.groupdict()
        name = group.get("braced") or group["bare"]
        if group.get("operator") is not None:
            body, count = rf"\operatorname{group['star']}{{{body}}}", 0
        else:
            count = int(group.get("count") or len(group.get("parameters") or "") // 2)
        parameters = "".join(f"#{number}" for number in range(1, count + 1))
        definitions[name] = rf"\def\{name}{parameters}{{{body}}}"
        tex = tex[: match.start()] + tex[end + 1 :]
        position = match.start()
    return tex, definitions


def with_definitions(tex: str, definitions: Mapping[str, str]) -> str:
    """Put in front of a formula the definitions that it needs, and those that they need."""
    if not definitions:
        return tex
    needed: dict[str, None] = {}
    queue = _COMMAND.findall(tex)
    while queue:
        name = queue.pop(0)
        if name in definitions and name not in needed:
            needed[name] = None
            queue += _COMMAND.findall(definitions[name])
    # in the order of the document
    return "".join(text for name, text in definitions.items() if name in needed) + tex


def _first(tex: str, position: int) -> re.Match[str] | None:
    found = [m for pattern in (_NEW, _DEF) if (m := pattern.search(tex, position))]
    return min(found, key=lambda match: match.start(), default=None)


def closing(tex: str, position: int) -> int | None:
    """Return where the brace is that closes what begins at *position*; ``None`` for nowhere."""
    depth = 0
    for match in _BRACE.finditer(tex, position):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            if depth == 0:
                return match.start()
            depth -= 1
    return None
