"""Isso: https://isso-comments.de/docs/reference/server-api/."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

from ..model.stats import Comment
from . import ServiceError, values
from .database import Loaded
from .htmltext import text_of_html
from .http import NotFoundError, chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..model.stats import Recent
    from .database import Database
    from .http import Http

#: The mode of comments that are shown; others wait, or are deleted and leave replies.
_SHOWN = 1
#: It takes these from the end of a list in which all replies follow all that replies to nothing.
_RECENT = 1000


class IssoServer:
    """A server."""

    name = "Isso"

    def __init__(self, http: Http) -> None:
        """Ask the server through *http*."""
        self._http = http

    def counts(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return numbers of comments."""
        found: dict[str, int] = {}
        for chunk in chunks(keys):
            numbers = self._http.post("/count", chunk)
            if not isinstance(numbers, list) or len(numbers) != len(chunk):
                raise ServiceError("didn't answer as Isso does; is it the server's address?")
            found |= dict(zip(chunk, map(values.number, numbers), strict=True))
        return found

    def views(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return nothing: it doesn't count views."""
        return {}

    def thread(self, key: str) -> list[Comment]:
        """Return the comments of a key."""
        answer = self._http.get("/", uri=key, plain=1)
        return [_comment(each, values.text) for each in _shown(answer)]

    def recent(self) -> list[Recent] | None:
        """Return the newest comments, where its option ``latest-enabled`` is set."""
        try:
            newest = self._http.get("/latest", limit=_RECENT)
        except NotFoundError:
            return None
        if not isinstance(newest, list):
            raise ServiceError("answered something else where recent comments were asked for")
        return [
            values.recent(each.get("uri"), _comment(each, text_of_html))
            for each in newest
            if _is_shown(each)
        ]


def _is_shown(comment: Any) -> bool:
    return isinstance(comment, dict) and comment.get("mode") == _SHOWN


def _shown(answer: Any) -> Iterator[dict[str, Any]]:
    replies = answer.get("replies") if isinstance(answer, dict) else None
    if not isinstance(replies, list):
        raise ServiceError("answered something else where comments were asked for")
    for comment in replies:
        if _is_shown(comment):
            yield comment
        below = comment.get("replies") if isinstance(comment, dict) else None
        if isinstance(below, list):
            yield from filter(_is_shown, below)


def _comment(told: dict[str, Any], text: Callable[[Any], str]) -> Comment:
    """Return what *told* says; names and addresses are escaped for HTML in it."""
    author, website = told.get("author"), told.get("website")
    return Comment(
        id=values.identifier(told.get("id")),
        parent=values.identifier(told.get("parent")),
        author=values.author(unescape(author) if isinstance(author, str) else ""),
        url=values.address(unescape(website) if isinstance(website, str) else ""),
        date=values.moment(told.get("created")),
        text=text(told.get("text")),
    )


def read(database: Database) -> Loaded:
    """Read the comments from its database."""
    keys = {row["id"]: row["uri"] for row in database.rows("threads", "id", "uri")}
    loaded = Loaded("Isso")
    columns = ("tid", "id", "parent", "created", "mode", "text", "author", "website")
    for row in database.rows("comments", *columns):
        if row["mode"] == _SHOWN:
            loaded.add(keys.get(row["tid"]), _comment(row, values.text))
    return loaded
