"""Words for readers, in the language of the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from sphinx.locale import get_translation

if TYPE_CHECKING:
    from datetime import date

    from sphinx.application import Sphinx

CATALOG = "sphinx_blogarchive"
FOLDER = Path(__file__).parent / "locale"
_ = get_translation(CATALOG)


def add_catalogue(app: Sphinx) -> None:
    """Load the words in the language of the project."""
    app.add_message_catalog(CATALOG, str(FOLDER))


def locale(language: str) -> Locale:
    """Return babel's locale for *language* (``zh_CN``, ``pt-BR``, …); English where unknown."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        return Locale.parse("en")


def day(value: date, language: str, pattern: str = "") -> str:
    """Return *value* as readers of *language* write it, or by babel's *pattern*."""
    return format_date(value, pattern or "medium", locale=locale(language))


def month(value: date, language: str) -> str:
    """Return month and year of *value*: ``May 2024``, ``2024年5月``."""
    return format_skeleton("yMMMM", value, locale=locale(language))


def short_month(value: date, language: str) -> str:
    """Return the month of *value* for a badge: ``May``, ``5月``."""
    return format_date(value, "MMM", locale=locale(language))


def is_right_to_left(language: str) -> bool:
    """Say whether *language* is written from right to left."""
    return locale(language).text_direction == "rtl"
