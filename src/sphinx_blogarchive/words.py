"""Words for readers, in the language of the project."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton
from sphinx.locale import get_translation, get_translator

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CATALOG = "sphinx_blogarchive"
FOLDER = Path(__file__).parent / "locale"
_ = get_translation(CATALOG)


def ngettext(one: str, many: str, count: int) -> str:
    """Return *one* or *many* in the language of the project, with *count* put into it."""
    return get_translator(CATALOG).ngettext(one, many, count) % {"count": count}


def posts(count: int) -> str:
    """Return a number of posts: ``12 posts``."""
    return ngettext("%(count)s post", "%(count)s posts", count)


def parts(count: int) -> str:
    """Return a number of parts of a series: ``8 parts``."""
    return ngettext("%(count)s part", "%(count)s parts", count)


def add_catalogue(app: Sphinx) -> None:
    """Load the words in the language of the project."""
    app.add_message_catalog(CATALOG, str(FOLDER))


@lru_cache(maxsize=64)
def locale(language: str) -> Locale:
    """Return babel's locale for *language* (``zh_CN``, ``pt-BR``, …); English where unknown."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        return Locale.parse("en")


def day(value: date, language: str, pattern: str = "") -> str:
    """Return *value* as readers of *language* write it, or by babel's *pattern*."""
    # not the moment, which is the same one in another zone, on another day
    return _day(value.toordinal(), language, pattern or "medium")


@lru_cache(maxsize=4096)  # cards, bylines and links tell the same days
def _day(ordinal: int, language: str, pattern: str) -> str:
    return format_date(date.fromordinal(ordinal), pattern, locale=locale(language))


def month(value: date, language: str) -> str:
    """Return month and year of *value*: ``May 2024``, ``2024年5月``."""
    return format_skeleton("yMMMM", value, locale=locale(language))


def short_month(value: date, language: str) -> str:
    """Return the month of *value* for a badge: ``May``, ``5月``."""
    return format_date(value, "MMM", locale=locale(language))


def months(first: date, last: date, language: str) -> str:
    """Return the months from *first* to *last*: ``Feb 2023 – May 2024``."""
    return format_interval(first, last, "yMMM", locale=locale(language))


def weekdays(language: str) -> list[tuple[str, str]]:
    """Return the days of a week, as short as they can be and in full, from the first one on."""
    where = locale(language)
    short, full = where.days["format"]["short"], where.days["stand-alone"]["wide"]
    return [
        (short[n % 7], full[n % 7]) for n in range(where.first_week_day, 7 + where.first_week_day)
    ]


def first_weekday(language: str) -> int:
    """Return the day that weeks begin with, 0 for Monday."""
    return int(locale(language).first_week_day)


def is_right_to_left(language: str) -> bool:
    """Say whether *language* is written from right to left."""
    return locale(language).text_direction == "rtl"
