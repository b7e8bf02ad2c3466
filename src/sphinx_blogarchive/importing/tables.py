"""Tables of Markdown, so that they keep all their cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: What parts the head of a table from its rows.
DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")


def tables(text: str, change_pieces: Callable[[str], None], *, loose: bool) -> str:
    """Have tables keep all their cells.

    :param change_pieces: makes code and formulas in a row fit for it.
    """
    lines = text.split("\n")
    out: list[str] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        is_table = "|" in line and DELIMITER.fullmatch(line)
        if not is_table or (not loose and (not out or "|" not in out[-1])):
            out.append(line)
            place += 1
            continue
        rows: list[str] = []
        header = out.pop() if out and "|" in out[-1] else ""
        end = place + 1
        while end < len(lines) and "|" in lines[end] and lines[end].strip():
            rows.append(lines[end])
            end += 1
        most = max(map(_cells, [line, header, *rows]))
        kept = header or "|" + " |" * most
        if out and out[-1].strip():
            out.append("")
        out += [_padded(kept, most, " "), _padded(line.replace("+", "|"), most, "---"), *rows, ""]
        for row in (kept, *rows):
            change_pieces(row)
        place = end
    return re.sub(r"\n(?:[ \t]*\n){2,}", "\n\n", "\n".join(out))


def _cells(row: str) -> int:
    return len(_PIPE.findall(row.strip().removeprefix("|").removesuffix("|"))) + 1


def _padded(row: str, most: int, filling: str) -> str:
    missing = most - _cells(row)
    if missing <= 0:
        return row
    row = row.rstrip()
    return f"{row}{'' if row.endswith('|') else ' |'}{f' {filling} |' * missing}"
