"""What a snapshot may hold, and what is said of other things."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from .data import VERSION, Comment, Numbers, Recent, Stats
from .faults import described
from .threads import settled
from .values import Values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .faults import Faults
    from .places import Path

_TOP = ("version", "taken", "posts", "recent")
_NUMBERS = ("comments", "views", "thread")
_COMMENT = ("id", "parent", "author", "url", "date", "text")
_RECENT = ("key", "id", "author", "date", "text")
#: What services call the same.
_OTHERWISE: Mapping[str, str] = {
    "comment": "text",
    "content": "text",
    "count": "comments",
    "created": "date",
    "createdat": "date",
    "hits": "views",
    "insertedat": "date",
    "link": "url",
    "nick": "author",
    "objectid": "id",
    "orig": "text",
    "path": "key",
    "pid": "parent",
    "pv": "views",
    "rid": "parent",
    "time": "date",
    "uri": "key",
    "user": "author",
    "website": "url",
}
#: What no snapshot may hold, without hyphens and the like.
_PRIVATE = frozenset(
    (
        "address",
        "avatar",
        "browser",
        "cookie",
        "email",
        "emailhash",
        "emailmd5",
        "fingerprint",
        "gravatar",
        "hash",
        "ip",
        "ipaddr",
        "ipaddress",
        "location",
        "mail",
        "mailhash",
        "mailmd5",
        "md5",
        "os",
        "password",
        "phone",
        "region",
        "remoteaddr",
        "session",
        "sha256",
        "token",
        "ua",
        "useragent",
    )
)


class Schema:
    """Make what is in a file what it stands for."""

    def __init__(self, faults: Faults) -> None:
        """Note in *faults* what is wrong."""
        self._faults = faults
        self._values = Values(faults)
        self._newer = False

    def stats(self, data: Any) -> Stats:
        """Return the snapshot that *data*, read from JSON, is."""
        if not isinstance(data, dict):
            remedy = 'write {"version": 1, "posts": {…}}'
            self._faults.add((), f"is {described(data)}, not an object", remedy)
            return Stats()
        self._version(data.get("version"))
        self._keys((), data, _TOP)
        posts = {
            key: self._numbers(("posts", key), value)
            for key, value in self._values.object(("posts",), data.get("posts")).items()
            if self._values.is_key(("posts", key), key)
        }
        recent = tuple(
            found
            for path, item in self._values.list(("recent",), data.get("recent"))
            if (found := self._recent(path, item))
        )
        return Stats(self._values.date(("taken",), data.get("taken")), posts, recent)

    def _version(self, value: Any) -> None:
        if type(value) is int and 1 <= value <= VERSION:
            return
        self._newer = type(value) is int and value > VERSION
        if self._newer:
            message = f"is {value}, and versions up to {VERSION} are known; what is known is shown"
            remedy = "upgrade sphinx-blogarchive, or pull the snapshot with this release"
            self._faults.add(("version",), message, remedy)
        elif value is None:
            self._faults.add((), "has no version", f'write "version": {VERSION} at its beginning')
        else:
            self._faults.add(("version",), f"is {described(value)}", f"write {VERSION}")

    def _numbers(self, path: Path, value: Any) -> Numbers:
        data = self._values.object(path, value)
        self._keys(path, data, _NUMBERS)
        thread = self._thread((*path, "thread"), data.get("thread"))
        comments = self._values.count((*path, "comments"), data.get("comments"))
        views = self._values.count((*path, "views"), data.get("views"))
        if thread:
            comments = max(comments or 0, len(thread))
        return Numbers(comments, views, thread)

    def _thread(self, path: Path, value: Any) -> tuple[Comment, ...]:
        items = [
            (where, self._comment(where, item)) for where, item in self._values.list(path, value)
        ]
        found = [(where, comment) for where, comment in items if comment]
        comments, mistakes = settled(comment for _where, comment in found)
        for mistake in mistakes:
            where, own = found[mistake.place][0], described(mistake.id)
            match mistake.fault:
                case "no id":
                    self._faults.add(where, "has no id", 'give it one, as text: "id": "12"')
                case "double id":
                    message = f"is {own}, which another comment has"
                    self._faults.add((*where, "id"), message, "give each comment its own")
                case "no parent":
                    message = f"is {own}, and no comment has this id"
                    remedy = 'write the id of a comment in the same thread, or ""'
                    self._faults.add((*where, "parent"), message, remedy)
                case "circle":
                    message = f"is {own}, which replies to this comment in turn"
                    self._faults.add((*where, "parent"), message, 'write "" for the first of them')
        return comments

    def _comment(self, path: Path, value: Any) -> Comment | None:
        if not isinstance(value, dict):
            self._values.no_object(path, value)
            return None
        self._keys(path, value, _COMMENT)
        return Comment(
            self._values.id((*path, "id"), value.get("id")),
            self._values.id((*path, "parent"), value.get("parent")),
            self._values.name((*path, "author"), value.get("author")),
            self._values.address((*path, "url"), value.get("url")),
            self._values.date((*path, "date"), value.get("date")),
            self._values.text((*path, "text"), value.get("text")),
        )

    def _recent(self, path: Path, value: Any) -> Recent | None:
        if not isinstance(value, dict):
            self._values.no_object(path, value)
            return None
        self._keys(path, value, _RECENT)
        found = Recent(
            self._values.text((*path, "key"), value.get("key")),
            self._values.id((*path, "id"), value.get("id")),
            self._values.name((*path, "author"), value.get("author")),
            self._values.date((*path, "date"), value.get("date")),
            self._values.text((*path, "text"), value.get("text")),
        )
        if not found.key:
            self._faults.add(path, "has no key", "give the key of its post, as under posts")
            return None
        return found

    def _keys(self, path: Path, data: dict[str, Any], known: Sequence[str]) -> None:
        for key in sorted(data.keys() - {*known}):
            plain = "".join(filter(str.isalnum, key.lower()))
            where, group = (*path, key), f"{known[0]} {key}"
            if plain in _PRIVATE:
                message = "is private, and must not be here"
                self._faults.add_once(group, where, message, "take it out of the file")
            elif not self._newer:
                self._faults.add_once(group, where, "isn't known", _nearest(plain, known))


def _nearest(plain: str, known: Sequence[str]) -> str:
    other = _OTHERWISE.get(plain, "")
    near = [other] if other in known else difflib.get_close_matches(plain, known, n=1)
    return f"write {near[0]}" if near else f"take it out: there are {', '.join(known)}"
