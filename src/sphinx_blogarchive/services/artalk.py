"""Artalk: https://artalk.js.org/en/develop/fe-api/, version 2 of its HTTP interface."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from ..model.stats import Comment
from . import ServiceError, values
from .database import Loaded
from .http import chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from ..model.stats import Recent
    from .database import Database
    from .http import Http

_PAGE_SIZE = 100
_RECENT = 100


class ArtalkServer:
    """A server; keys can't hold commas."""

    name = "Artalk"

    def __init__(self, http: Http, site: str, zone: tzinfo) -> None:
        """Ask the server through *http*.

        :param site: its name there; empty for the server's default.
        :param zone: the server's: it tells dates without one.
        """
        self._http = http
        self._site = {"site_name": site} if site else {}
        self._zone = zone

    def counts(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return numbers of comments."""
        return self._numbers("page_comment", keys)

    def views(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return numbers of views."""
        return self._numbers("page_pv", keys)

    def thread(self, key: str) -> list[Comment]:
        """Return the comments of a key."""
        # by id: comments that are pinned come twice
        found: dict[str, Comment] = {}
        for page in count():
            answer = self._http.get(
                "/api/v2/comments",
                page_key=key,
                limit=_PAGE_SIZE,
                offset=page * _PAGE_SIZE,
                flat_mode="true",
                sort_by="date_asc",
                **self._site,
            )
            told = _list(answer, "comments")
            before = len(found)
            for each in told:
                # what a reply answers to comes with it, even if it waits itself
                if _is_shown(each):
                    comment = self._comment(each)
                    found[comment.id] = comment
            if len(told) < _PAGE_SIZE or len(found) == before:
                break
        return list(found.values())

    def recent(self) -> list[Recent] | None:
        """Return the newest comments."""
        answer = self._http.get("/api/v2/stats/latest_comments", limit=_RECENT, **self._site)
        return [
            values.recent(each.get("page_key"), self._comment(each))
            for each in _list(answer, "data")
            if _is_shown(each)
        ]

    def _numbers(self, kind: str, keys: Sequence[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for chunk in chunks(keys):
            answer = self._http.get(
                f"/api/v2/stats/{kind}", page_keys=",".join(chunk), **self._site
            )
            numbers = answer.get("data") if isinstance(answer, dict) else None
            if not isinstance(numbers, dict):
                raise ServiceError("didn't answer as Artalk does; is it the server's address?")
            found |= {key: values.number(numbers.get(key)) for key in chunk}
        return found

    def _comment(self, told: dict[str, Any]) -> Comment:
        return Comment(
            id=values.identifier(told.get("id")),
            parent=values.identifier(told.get("rid")),
            author=values.author(told.get("nick")),
            url=values.address(told.get("link")),
            date=values.stamp(told.get("date"), self._zone),
            text=values.text(told.get("content")),
        )


def _list(answer: Any, name: str) -> list[Any]:
    found = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(found, list):
        raise ServiceError("answered something else where comments were asked for")
    return found


def _is_shown(comment: Any) -> bool:
    return isinstance(comment, dict) and not comment.get("is_pending")


def read(database: Database, table: str, zone: tzinfo, site: str) -> Loaded:
    """Read the comments from its SQLite database.

    :param table: that holds comments; its prefix is that of the others.
    :param zone: of dates without one; its drivers write one.
    :param site: its name there; may be empty if there is one alone.
    :raises ServiceError: if there are several sites, and none is named
    """
    prefix = table.removesuffix("comments")
    users = {user["id"]: user for user in database.rows(f"{prefix}users", "id", "name", "link")}
    columns = ("id", "content", "page_key", "site_name", "user_id", "rid", "is_pending")
    comments = database.rows(table, *columns, "created_at", "deleted_at")
    pages = database.rows(f"{prefix}pages", "key", "site_name", "pv", "deleted_at")
    sites = {str(row["site_name"]) for row in (*comments, *pages) if not row["deleted_at"]}
    if not site and len(sites) > 1:
        names = ", ".join(map(values.said, sorted(sites)))
        raise ServiceError(f'holds several sites ({names}); name one: "options": {{"site": …}}')
    loaded = Loaded("Artalk")
    for row in comments:
        if row["is_pending"] or row["deleted_at"] or (site and row["site_name"] != site):
            continue
        user = users.get(row["user_id"])
        comment = Comment(
            id=values.identifier(row["id"]),
            parent=values.identifier(row["rid"]),
            author=values.author(user["name"] if user else ""),
            url=values.address(user["link"] if user else ""),
            date=values.stamp(row["created_at"], zone),
            text=values.text(row["content"]),
        )
        loaded.add(row["page_key"], comment)
    for row in pages:
        if not row["deleted_at"] and (not site or row["site_name"] == site):
            loaded.view(row["key"], row["pv"])
    return loaded
