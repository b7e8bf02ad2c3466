"""What was changed in a post after it was published, and when."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from .dates import parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

    from .runs import Runs

#: A date, perhaps with a time of day, and a text that was written behind it.
_WITH_TEXT = re.compile(
    r"(\S+(?:[ \t]+\d{1,2}:\S+)?)(?:[ \t]*\n\s*|[ \t]+(?=\D|\d+\s))(.*)", re.DOTALL
)


class Update(NamedTuple):
    """One change, as it is told of in front of the post."""

    #: With a zone.
    at: datetime
    #: Whether *at* was given with a time of day.
    timed: bool
    #: The id of the place in the post.
    anchor: str
    #: Its first words; may be empty.
    text: Runs


class Written(NamedTuple):
    """What was written behind the name of the directive."""

    #: ``None`` if there is no date in it.
    at: datetime | None
    timed: bool
    #: Text that ought to stand below.
    text: str
    #: What is wrong, with a remedy; empty if nothing.
    problem: str


def read(argument: str, zone: tzinfo) -> Written:
    """Read the argument of the directive.

    :param zone: the zone of a date that names none.
    """
    argument = argument.strip()
    if not argument:
        return Written(None, False, "", "no date; write it behind the name, as YYYY-MM-DD")
    try:
        return Written(*parse(argument, zone), "", "")
    except ValueError as error:
        problem = f"{_shown(argument)} is no ISO date; {error}"
    if found := _WITH_TEXT.fullmatch(argument):
        date, text = found.groups()
        with suppress(ValueError):
            told = f"{_shown(text)} stands behind the date; leave an empty line between the two"
            return Written(*parse(date, zone), text, told)
    # a single word is a date that went wrong
    return Written(None, False, argument if len(argument.split()) > 1 else "", problem)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return repr(line if len(line) < 60 else line[:57] + "…")


def is_before(at: datetime, published: datetime, *, timed: bool) -> bool:
    """Say whether *at* lies before the day, or if both are *timed* the moment, of publication."""
    return at < published if timed else at.date() < published.date()


def newest_first(updates: Iterable[Update]) -> list[Update]:
    """Return *updates*, the newest first; those of one moment as they stand in the post."""
    return sorted(updates, key=lambda update: -update.at.timestamp())


def latest(updated: datetime | None, updates: Iterable[Update]) -> datetime | None:
    """Return when a post was changed last; ``None`` if never.

    :param updated: what its front matter says.
    """
    moments = [update.at for update in updates]
    return max([updated, *moments] if updated else moments, default=None)
