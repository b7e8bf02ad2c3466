"""YAML front matter, read apart from the document.

MyST reads it too, for itself. Here each scalar stays as it was written (``3.10`` isn't a
number, ``no`` not a truth value), each key has its line, and it can be had before, or
without, parsing the document.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import yaml

from ..model.schema import KEYS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ..model.schema import Raw

#: The C loader is many times faster; PyYAML has it on all usual platforms, not on all.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
#: What a value may be nested in.
_NESTING = re.compile(r"[\[{]|[-?:](?=\s)")
_BLOCK = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
#: The start of a key's part of the block.
_KEY = re.compile(r"\t*[^\s#:-][^:\n]*:(?:\s|$)")
#: A block without its end: lines that are keys or belong to one, up to an empty line.
_OPEN = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n((?:[\w-]+:[ \t].*\r?\n|[ \t-].*\S.*\r?\n)+)(?=\s*$)", re.MULTILINE
)
_DATE_LINE = re.compile(
    r"^([\w-]+:[ \t]+)(\d{4}-\d{1,2}-\d{1,2}[^#'\"\n\r]*?)(?=[ \t]*(?:[ \t]#.*)?\r?$)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands in front of a document: values and lines (from 1) by key."""

    values: dict[str, Raw] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    #: Keys whose values are neither a text nor a list of texts.
    nested: list[str] = field(default_factory=list)
    #: Keys that stand twice.
    twice: list[str] = field(default_factory=list)
    #: What can't be read: the first line of each such part, by its line.
    wrong: dict[int, str] = field(default_factory=dict)

    @property
    def broken(self) -> bool:
        """Whether a part of the block can't be read."""
        return bool(self.wrong)


def read(text: str) -> FrontMatter:
    """Read the front matter of *text*.

    Where the block isn't YAML, each key is read by itself, so that one mistake costs one field.
    Nested values, which no field of ours has, are left out, and keys without a value: a
    template's blank ``draft:`` says nothing. Only ``post:`` alone declares something.
    """
    found = FrontMatter()
    block = _find(text)
    if block is None:
        return found
    if block.re is _OPEN:
        found.wrong[1] = "---"
    if not _take(found, block[1], 2):
        for line, part in _parts(block[1]):
            if not _take(found, part, line):
                found.wrong[line] = part.splitlines()[0]
    return found


def _find(text: str) -> re.Match[str] | None:
    """Return the block that *text* begins with, closed or not."""
    if block := _BLOCK.match(text):
        return block
    block = _OPEN.match(text)
    # else a line across the page, and prose that has colons
    return block if block and any(f"\n{key}:" in block[0] for key in KEYS) else None


def _parts(block: str) -> Iterator[tuple[int, str]]:
    """Yield what each key of *block* holds, with its line."""
    lines = block.splitlines(keepends=True)
    starts = [n for n, line in enumerate(lines) if _KEY.match(line)]
    for start, end in pairwise(sorted({0, *starts, len(lines)})):
        yield start + 2, "".join(lines[start:end])


def _take(found: FrontMatter, block: str, line: int) -> bool:
    """Add what *block*, which begins at *line*, holds to *found*; say whether it can be read."""
    try:
        # the C loader has no bound on depth: it would take the whole process with it
        shallow = len(_NESTING.findall(block)) < 1000
        root = yaml.compose(block, Loader=_LOADER if shallow else yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    if not isinstance(root, yaml.MappingNode):
        return root is None
    for key, node in root.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        if key.value in found.lines:
            found.twice.append(key.value)
        if isinstance(node, yaml.ScalarNode):
            if key.value in ("post", "blogpost") or not _is_null(node):
                found.values[key.value] = "" if _is_null(node) else node.value
        elif isinstance(node, yaml.SequenceNode) and all(
            isinstance(item, yaml.ScalarNode) for item in node.value
        ):
            # "null" may be a tag
            found.values[key.value] = [item.value for item in node.value if item.value != "~"]
        else:
            found.nested.append(key.value)
        found.lines[key.value] = key.start_mark.line + line
    return True


def _is_null(node: yaml.ScalarNode) -> bool:
    return not node.style and node.value in ("", "~", "null", "Null", "NULL")


def without(text: str, wrong: Collection[int]) -> str:
    """Blank the parts of the front matter of *text* that begin at the lines *wrong*.

    A parser of YAML would reject the whole block for them. Of a block that says nothing the
    fences go too. All lines keep their numbers.
    """
    block = _find(text)
    if block is None:
        return text
    start, end = block.span(1)
    kept = "".join(
        "\n" * part.count("\n") if line in wrong else part for line, part in _parts(block[1])
    )
    if block.re is _OPEN or re.fullmatch(r"(?:\s*(?:#.*)?\n)*", kept):
        return "\n" * text.count("\n", 0, block.end()) + text[block.end() :]
    return text[:start] + kept + text[end:]


def quote_impossible_dates(text: str) -> str:
    """Quote dates of the front matter that no calendar has, such as ``2024-02-30``.

    YAML would reject the whole block for them, and each other field would be lost too.
    """
    block = _BLOCK.match(text)
    if block is None:
        return text

    def quoted(found: re.Match[str]) -> str:
        try:
            date.fromisoformat(found[2])
        except ValueError:
            pass
        else:
            return found[0]
        try:
            yaml.safe_load(found[2])
        except ValueError:
            return f"{found[1]}'{found[2]}'"
        except yaml.YAMLError:
            pass
        return found[0]

    start, end = block.span(1)
    return text[:start] + _DATE_LINE.sub(quoted, text[start:end]) + text[end:]


def body(text: str) -> str:
    """Return what follows the front matter of *text*."""
    block = _BLOCK.match(text)
    return text[block.end() :] if block else text


def replace_title(text: str, title: str) -> str:
    """Give the front matter of *text* another title; every line stays where it is."""
    block = _BLOCK.match(text)
    root = yaml.compose(block[1], Loader=_LOADER) if block else None
    if block is None or not isinstance(root, yaml.MappingNode):
        return text
    for key, node in root.value:
        if isinstance(key, yaml.ScalarNode) and key.value == "title":
            start = block.start(1) + node.start_mark.index
            end = block.start(1) + node.end_mark.index
            lines = "\n" * text.count("\n", start, end)
            return text[:start] + json.dumps(title, ensure_ascii=False) + lines + text[end:]
    return text
