"""YAML front matter, read apart from the document.

MyST reads it too, for itself. Here each scalar stays as it was written (``3.10`` isn't a
number, ``no`` not a truth value), each key has its line, and it can be had before, or
without, parsing the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from ..model.schema import Raw

#: The C loader is many times faster; PyYAML has it on all usual platforms, not on all.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BLOCK = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_DATE_LINE = re.compile(
    r"^([A-Za-z_]+):[ \t]+(\d{4}-\d{1,2}-\d{1,2}[^#'\"\n\r]*?)[ \t]*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands in front of a document: values and lines (from 1) by key."""

    values: dict[str, Raw] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    #: Whether there is a block that can't be read.
    broken: bool = False


def read(text: str) -> FrontMatter:
    """Read the front matter of *text*; nested values, which no field of ours has, are left out."""
    block = _BLOCK.match(text)
    if block is None:
        return FrontMatter()
    try:
        root = yaml.compose(block[1], Loader=_LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        return FrontMatter(broken=True)
    if not isinstance(root, yaml.MappingNode):
        return FrontMatter(broken=root is not None)
    found = FrontMatter()
    for key, node in root.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        if isinstance(node, yaml.ScalarNode):
            found.values[key.value] = "" if _is_null(node) else node.value
        elif isinstance(node, yaml.SequenceNode) and all(
            isinstance(item, yaml.ScalarNode) for item in node.value
        ):
            found.values[key.value] = [item.value for item in node.value if not _is_null(item)]
        found.lines[key.value] = key.start_mark.line + 2
    return found


def _is_null(node: yaml.ScalarNode) -> bool:
    return not node.style and node.value in ("", "~", "null")


def quote_impossible_dates(text: str) -> str:
    """Quote dates of the front matter that no calendar has, such as ``2024-02-30``.

    YAML would reject the whole block for them, and each other field would be lost too.
    """
    block = _BLOCK.match(text)
    if block is None:
        return text

    def quoted(found: re.Match[str]) -> str:
        try:
            yaml.safe_load(found[2])
        except ValueError:
            return f"{found[1]}: '{found[2]}'"
        except yaml.YAMLError:
            pass
        return found[0]

    start, end = block.span(1)
    return text[:start] + _DATE_LINE.sub(quoted, text[start:end]) + text[end:]
