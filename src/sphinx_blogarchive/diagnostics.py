"""Warnings: one for each mistake, with its place, the value and the remedy.

Each has the type ``blogarchive`` and one of these subtypes, so that
``suppress_warnings = ["blogarchive.date"]`` silences one kind alone.
"""

from __future__ import annotations

import logging as standard_logging
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterator

logger = logging.getLogger(__name__)


class Category(StrEnum):
    """What a warning is about: the part after ``blogarchive.``."""

    CONFIG = "config"
    """An option in ``conf.py`` has a wrong value; the default stands."""
    DATE = "date"
    """A date can't be read, or a post has none."""
    FIELD = "field"
    """A key of a post's front matter isn't one of ours, but nearly."""
    VALUE = "value"
    """The value of a field, or of a directive's option, is wrong; it is left out."""
    POST = "post"
    """A document is declared a post twice, or in a way that can't be read."""
    ID = "id"
    """A permanent identifier is wrong, or two posts have the same."""
    TERM = "term"
    """A tag, category, author or series doesn't exist, isn't declared, or has two homes."""
    RELATED = "related"
    """A post names a related post that doesn't exist, or isn't the only one with the name."""
    SLUG = "slug"
    """Two names would have had the same address; they were told apart."""
    SERIES = "series"
    """Parts of a series are missing, or two have the same number."""
    EXCERPT = "excerpt"
    """A post has two marks for the end of its excerpt."""
    UPDATE = "update"
    """An ``update`` has no date, or one before the post's, or stands in no post."""
    REDIRECT = "redirect"
    """An old or permanent address can't be had: it is none, is taken, or no page can serve it."""
    ARCHIVE = "archive"
    """An ``archive`` directive can't be obeyed as it stands."""
    BOOK = "book"
    """A book has no posts, holds itself or another book, or has the name of another."""
    HOSTING = "hosting"
    """The host that builds the blog takes it to be in another language than its writer does."""
    FEEDS = "feeds"
    """Feeds can't be had: no base address is set, a file is in the way, two posts have one id."""
    COMMENTS = "comments"
    """Comments can't be had as the setting stands, or two posts have one key."""
    STATS = "stats"
    """The snapshot of comments and views is missing, or has something that it can't hold."""
    SEARCH = "search"
    """Pagefind can't make the search index: isn't installed, fails, or the theme can't use it."""
    PAGE = "page"
    """A link leads to a generated page that doesn't exist."""
    EQUATION = "equation"
    """An equation's label is used twice, or means several equations."""
    MATH = "math"
    """A formula can't be converted to MathML, and is shown as TeX."""


def warn(category: Category | str, message: str, location: Any = None) -> None:
    """Log a warning of ours.

    :param location: a node, a docname, ``(docname, line)`` or text, as Sphinx's loggers take it.
    """
    logger.warning("%s", message, type="blogarchive", subtype=str(category), location=location)


@contextmanager
def without_repeats() -> Iterator[None]:
    """Meanwhile, keep back warnings that wait to be shown already.

    A document that is read twice in one build is not to be blamed twice. Sphinx collects the
    warnings of all documents before it shows them.
    """
    collector = standard_logging.getLogger(logging.NAMESPACE)
    waiting = [item for item in collector.handlers if isinstance(item, logging.MemoryHandler)]
    said = {_key(record) for handler in waiting for record in handler.buffer}

    def is_new(record: standard_logging.LogRecord) -> bool:
        return _key(record) not in said

    for handler in waiting:
        handler.addFilter(is_new)
    try:
        yield
    finally:
        for handler in waiting:
            handler.removeFilter(is_new)


def _key(record: standard_logging.LogRecord) -> tuple[str, str]:
    place = getattr(record, "location", None)
    if isinstance(place, nodes.Node):
        place = logging.get_node_location(place)
    return str(place), record.getMessage()
