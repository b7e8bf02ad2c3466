"""Files of the output: what Sphinx copies there, and what we write beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def copied(entry: Path) -> Iterator[str]:
    """Yield the names that Sphinx gives to what it copies: the file, or all in the folder."""
    files = (path for path in entry.rglob("*") if path.is_file()) if entry.is_dir() else [entry]
    base = entry if entry.is_dir() else entry.parent
    for path in files:
        name = path.relative_to(base).as_posix()
        # templates are copied as what they make
        yield name.removesuffix(".jinja").removesuffix("_t")


def write(path: Path, content: bytes) -> bool:
    """Write a file, and leave one alone that is the same already; say whether it was written."""
    try:
        if path.read_bytes() == content:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
