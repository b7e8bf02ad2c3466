"""What came along, and each thing that didn't, or isn't as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.stats import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Note
    from .plan import Planned

#: Titles of what notes are about, in order.
_FATES = {
    "look at": "To be looked at",
    "left out": "Left out",
    "changed": "Not as it was",
}


#: So many of them are shown in a terminal.
_MOST = 12


def report(planned: Planned) -> str:
    """Return the report, the same for the same plan; it ends in a newline."""
    return "\n".join([*numbers(planned), *_notes(planned, None), ""])


def summary(planned: Planned, file: str) -> Iterator[str]:
    """Yield the report's lines for a terminal: all numbers, and the first of the notes.

    :param file: where the whole of it is.
    """
    yield from numbers(planned)
    yield from _notes(planned, _MOST)
    if len(planned.notes) > _MOST:
        yield from ("", f"All of it is in {file}.")


def numbers(planned: Planned) -> Iterator[str]:
    """Yield how much came along, and how much didn't."""
    yield from ("What came along", "")
    yield from (f"  {name:<36}{number:>9,}" for name, number in planned.counts.items())
    if planned.left_out:
        yield from ("", "What stayed behind", "")
        yield from (f"  {name:<36}{number:>9,}" for name, number in planned.left_out.items())


def _notes(planned: Planned, most: int | None) -> Iterator[str]:
    for fate, title in _FATES.items():
        notes = [note for note in planned.notes if note.fate == fate]
        if notes:
            yield from ("", f"{title}: {len(notes)}", "")
            yield from _grouped(notes[:most])
            if most is not None and len(notes) > most:
                yield f"  and {len(notes) - most} more"


def _grouped(notes: list[Note]) -> Iterator[str]:
    by_place: dict[str, list[str]] = {}
    for note in notes:
        by_place.setdefault(note.where, []).append(note.what)
    for where, found in by_place.items():
        yield f"  {_line(where)}"
        yield from (f"    - {_line(what)}" for what in dict.fromkeys(found))


def _line(text: str) -> str:
    """Return *text* in one line, with nothing private in it."""
    return shortened(" ".join(text.split()), 300)
