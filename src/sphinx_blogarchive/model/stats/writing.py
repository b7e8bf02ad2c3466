"""Write a snapshot as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .data import MOST, VERSION
from .texts import clean, moment, name, vetted, written
from .threads import settled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from .data import Comment, Numbers, Recent, Stats


def dump(stats: Stats) -> str:
    """Return the text of the file that holds *stats*, which ends in a newline.

    The same for the same *stats*: posts in the order of their keys, a comment a line. What
    :func:`.parse` would find fault with isn't written: see :mod:`.texts` and :mod:`.threads`.
    """
    parts = [f'"version": {VERSION}']
    if taken := _date(stats.taken):
        parts.append(f'"taken": {_json(taken)}')
    posts = {clean(key): numbers for key, numbers in stats.posts.items()}
    lines = [f"{_json(key)}: {_numbers(posts[key])}" for key in sorted(posts) if key]
    parts.append('"posts": ' + _block("{}", lines))
    recent = [_recent(each) for each in stats.recent if clean(each.key)]
    parts.append('"recent": ' + _block("[]", recent))
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _block(around: str, lines: Iterable[str]) -> str:
    lines = ",\n  ".join(lines)
    return f"{around[0]}\n  {lines}\n{around[1]}" if lines else around


def _numbers(numbers: Numbers) -> str:
    comments, _mistakes = settled(
        comment._replace(id=clean(comment.id), parent=clean(comment.parent))
        for comment in numbers.thread
    )
    count, views = _count(numbers.comments), _count(numbers.views)
    if comments:
        count = max(count or 0, len(comments))
    known = {"comments": count, "views": views}
    parts = [f"{_json(key)}: {number}" for key, number in known.items() if number is not None]
    if comments:
        parts.append('"thread": [\n    ' + ",\n    ".join(map(_comment, comments)) + "]")
    return "{" + ", ".join(parts) + "}"


def _count(number: int | None) -> int | None:
    return number if number is not None and 0 <= number <= MOST else None


def _comment(comment: Comment) -> str:
    return _filled(
        id=comment.id,
        parent=comment.parent,
        author=name(comment.author),
        url=vetted(comment.url),
        date=_date(comment.date),
        text=clean(comment.text),
    )


def _recent(recent: Recent) -> str:
    return _filled(
        key=clean(recent.key),
        id=clean(recent.id),
        author=name(recent.author),
        date=_date(recent.date),
        text=clean(recent.text),
    )


def _date(value: datetime | None) -> str:
    if value is None:
        return ""
    text = written(value)
    try:
        moment(text)
    except ValueError:
        return ""  # at either end of time
    return text


def _filled(**fields: str) -> str:
    return _json({field: value for field, value in fields.items() if value})
