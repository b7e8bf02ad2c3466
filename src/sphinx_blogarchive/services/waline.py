"""Waline: https://waline.js.org/en/reference/server/api.html."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from ..model.stats import Comment
from . import ServiceError, values
from .database import Loaded
from .htmltext import text_of_html
from .http import chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import tzinfo

    from ..model.stats import Recent
    from .database import Database
    from .http import Http

#: What it lets anybody see; comments of its forerunner have no status.
_SHOWN = {"approved", "", None}
_PAGE_SIZE = 100
_RECENT = 50


class WalineServer:
    """A server; keys can't hold commas."""

    name = "Waline"

    def __init__(self, http: Http) -> None:
        """Ask the server through *http*."""
        self._http = http

    def counts(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return numbers of comments."""
        found: dict[str, int] = {}
        for chunk in chunks(keys):
            numbers = self._get("comment", type="count", url=",".join(chunk))
            found |= _by_key(chunk, numbers)
        return found

    def views(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return numbers of views."""
        found: dict[str, int] = {}
        for chunk in chunks(keys):
            counters = self._get("article", type="time", path=",".join(chunk))
            if isinstance(counters, list):
                counters = [c.get("time") if isinstance(c, dict) else c for c in counters]
            found |= _by_key(chunk, counters)
        return found

    def thread(self, key: str) -> list[Comment]:
        """Return the comments of a key."""
        found: dict[str, Comment] = {}
        for page in count(1):
            answer = self._get(
                "comment", path=key, page=page, pageSize=_PAGE_SIZE, sortBy="insertedAt_asc"
            )
            roots = answer.get("data") if isinstance(answer, dict) else None
            if not isinstance(roots, list):
                raise ServiceError("answered something else where comments were asked for")
            before = len(found)
            for comment in (_comment(each) for root in roots for each in _with_children(root)):
                found[comment.id] = comment
            pages = answer.get("totalPages")
            if len(found) == before or not isinstance(pages, int) or page >= pages:
                break
        return list(found.values())

    def recent(self) -> list[Recent] | None:
        """Return the newest comments."""
        newest = self._get("comment", type="recent", count=_RECENT)
        if not isinstance(newest, list):
            raise ServiceError("answered something else where recent comments were asked for")
        return [
            values.recent(each.get("url"), _comment(each)) for each in newest if _is_shown(each)
        ]

    def _get(self, what: str, **query: str | int) -> Any:
        answer = self._http.get(f"/api/{what}", **query)
        if not isinstance(answer, dict) or "errno" not in answer:
            raise ServiceError("didn't answer as Waline does; is it the server's address?")
        if answer["errno"]:
            reason = values.said(answer.get("errmsg") or answer["errno"])
            raise ServiceError(f"refused to answer: {reason}")
        return answer.get("data")


def _by_key(keys: Sequence[str], numbers: Any) -> dict[str, int]:
    if not isinstance(numbers, list) or len(numbers) != len(keys):
        raise ServiceError("didn't answer one number for each post")
    return dict(zip(keys, map(values.number, numbers), strict=True))


def _is_shown(comment: Any) -> bool:
    return isinstance(comment, dict) and comment.get("status") in _SHOWN


def _with_children(root: Any) -> Iterator[dict[str, Any]]:
    if _is_shown(root):
        yield root
        children = root.get("children")
        if isinstance(children, list):
            yield from filter(_is_shown, children)


def _comment(told: dict[str, Any]) -> Comment:
    # Markdown as it was written, which versions before 2.15 keep to themselves
    written, shown = told.get("orig"), told.get("comment")
    return Comment(
        id=values.identifier(told.get("objectId")),
        parent=values.identifier(told.get("pid")) or values.identifier(told.get("rid")),
        author=values.author(told.get("nick")),
        url=values.address(told.get("link")),
        date=values.moment(told.get("time"), per_second=1000),
        text=values.text(written) if isinstance(written, str) else text_of_html(shown),
    )


def read(database: Database, table: str, zone: tzinfo) -> Loaded:
    """Read the comments from its SQLite database.

    :param table: that holds comments; its prefix is that of the others.
    :param zone: the server's: it writes dates without one.
    """
    prefix = table.removesuffix("Comment")
    users = {
        values.identifier(user["id"]): user
        for user in database.rows(f"{prefix}Users", "id", "display_name", "url")
    }
    loaded = Loaded("Waline")
    columns = ("id", "user_id", "comment", "insertedAt", "link", "nick", "rid", "pid", "status")
    for row in database.rows(table, *columns, "url"):
        if row["status"] not in _SHOWN:
            continue
        # who logged in may have changed their name since
        user = users.get(values.identifier(row["user_id"]))
        comment = Comment(
            id=values.identifier(row["id"]),
            parent=values.identifier(row["pid"]) or values.identifier(row["rid"]),
            author=values.author(user["display_name"] if user else row["nick"]),
            url=values.address(user["url"] if user else row["link"]),
            date=values.stamp(row["insertedAt"], zone)
            or values.moment(row["insertedAt"], per_second=1000),
            text=values.text(row["comment"]),
        )
        loaded.add(row["url"], comment)
    for row in database.rows(f"{prefix}Counter", "url", "time"):
        loaded.view(row["url"], row["time"])
    return loaded
