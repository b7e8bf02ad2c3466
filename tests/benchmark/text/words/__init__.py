"""Lists of words, in files of their own: the commonest first."""

from __future__ import annotations

from pathlib import Path


def words(name: str) -> tuple[str, ...]:
    """Return the list of a name."""
    return tuple(Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").split())
