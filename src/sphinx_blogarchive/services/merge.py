"""A snapshot and what was pulled become one, in which no number falls and no comment is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ..model.stats import Numbers, Stats
from .values import recent as recent_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..model.stats import Comment, Recent
    from .pull import Pulled

#: Of the text of a recent comment more is never shown.
_LONGEST = 200
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Merged:
    """A new snapshot."""

    stats: Stats
    #: Keys whose numbers the service knows smaller ones of.
    larger: tuple[str, ...]
    #: Comments that the service doesn't have, as keys and ids.
    kept: tuple[tuple[str, str], ...]


def merge(old: Stats, pulled: Pulled, now: datetime, recent: int) -> Merged:
    """Return *old* with what was *pulled*.

    :param now: when it was pulled.
    :param recent: how many of the newest comments are kept.
    """
    posts = dict(old.posts)
    larger: list[str] = []
    kept: list[tuple[str, str]] = []
    for key, new in pulled.posts.items():
        known = posts.get(key, Numbers())
        thread, missing = _threads(known.thread, new.thread)
        if pulled.has_threads:
            kept += ((key, each) for each in missing)
        posts[key] = Numbers(
            max(_most(known.comments, new.comments) or 0, len(thread)),
            _most(known.views, new.views),
            thread,
        )
        if _fell(known.comments, new.comments) or _fell(known.views, new.views):
            larger.append(key)
    newest = _newest(old.recent, pulled, posts, recent)
    return Merged(Stats(now, posts, newest), tuple(larger), tuple(kept))


def _fell(old: int | None, new: int | None) -> bool:
    return old is not None and new is not None and new < old


def _most(*numbers: int | None) -> int | None:
    return max((number for number in numbers if number is not None), default=None)


def _threads(
    old: Sequence[Comment], new: Sequence[Comment]
) -> tuple[tuple[Comment, ...], list[str]]:
    """Return both threads as one, oldest first, and the ids of those that are in *old* alone."""
    known = {comment.id: comment for comment in old}
    own = {comment.id: _own_id(comment, known) for comment in new}
    told = {
        own[each.id]: each._replace(id=own[each.id], parent=own.get(each.parent, each.parent))
        for each in new
    }
    every = sorted((known | told).values(), key=lambda each: (each.date or _NEVER, _order(each.id)))
    return tuple(every), [each for each in known if each not in told]


def _own_id(comment: Comment, known: Mapping[str, Comment]) -> str:
    """Return the id of *comment*, or another if a comment of an earlier service has it."""
    own, number = comment.id, 1
    while (other := known.get(own)) is not None and not _is_same(comment, other):
        number += 1
        own = f"{comment.id}-{number}"
    return own


def _is_same(one: Comment, other: Comment) -> bool:
    """Say whether comments of one id are one comment, though it may have been edited."""
    return one.date == other.date or (one.author, one.text) == (other.author, other.text)


def _order(identifier: str) -> tuple[int, str]:
    return len(identifier), identifier


def _newest(
    old: Iterable[Recent], pulled: Pulled, posts: Mapping[str, Numbers], most: int
) -> tuple[Recent, ...]:
    found = {(each.key, each.id): each for each in _of_threads(pulled.posts, posts)}
    told = [each for each in pulled.recent or () if each.id]
    # the service would have told of what is newer than its oldest
    since = min((each.date for each in told if each.date), default=None)
    for each in old:
        is_older = since is None or each.date is None or each.date < since
        if each.key in pulled.posts and not posts[each.key].thread and is_older:
            found[each.key, each.id] = each
    found |= {(each.key, each.id): each for each in told if each.key in pulled.posts}
    order = sorted(found.values(), key=lambda each: (each.key, _order(each.id)))
    order.sort(key=lambda each: each.date or _NEVER, reverse=True)
    return tuple(each._replace(text=_cut(each.text)) for each in order[:most])


def _of_threads(keys: Iterable[str], posts: Mapping[str, Numbers]) -> Iterator[Recent]:
    for key in keys:
        for each in posts[key].thread:
            yield recent_of(key, each)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
