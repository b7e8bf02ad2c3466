"""Comments that reply to one another: made a forest, whatever they say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .data import Comment

#: What can be wrong with a comment among others.
Fault = Literal["no id", "double id", "no parent", "circle"]


class Mistake(NamedTuple):
    """What was wrong with the comment at *place*, with the id that it is about."""

    place: int
    fault: Fault
    id: str


def settled(comments: Iterable[Comment]) -> tuple[tuple[Comment, ...], list[Mistake]]:
    """Give each comment an id of its own, and a parent that is there and doesn't reply to it.

    Takes as long as there are comments. Those that are right are left as they are.
    """
    found = list(comments)
    mistakes = [*_ids(found), *_parents(found)]
    return tuple(found), sorted(mistakes, key=lambda mistake: mistake.place)


def _ids(comments: list[Comment]) -> list[Mistake]:
    mistakes: list[Mistake] = []
    taken = {comment.id for comment in comments}
    met: set[str] = set()
    for place, comment in enumerate(comments):
        if comment.id and comment.id not in met:
            met.add(comment.id)
            continue
        mistakes.append(Mistake(place, "double id" if comment.id else "no id", comment.id))
        number = place + 1
        while (own := f"n{number}") in taken:
            number += len(comments)
        taken.add(own)
        met.add(own)
        comments[place] = comment._replace(id=own)
    return mistakes


def _parents(comments: list[Comment]) -> list[Mistake]:
    mistakes: list[Mistake] = []
    places = {comment.id: place for place, comment in enumerate(comments)}
    #: The walk, from comment to parent, on which each was met.
    walks: dict[int, int] = {}
    for start in range(len(comments)):
        place, way = start, []
        while place not in walks:
            walks[place] = start
            way.append(place)
            parent = comments[place].parent
            if not parent:
                break
            if parent not in places:
                mistakes.append(Mistake(place, "no parent", parent))
                comments[place] = comments[place]._replace(parent="")
                break
            place = places[parent]
        else:
            if walks[place] == start:
                first = min(way[way.index(place) :])
                mistakes.append(Mistake(first, "circle", comments[first].parent))
                comments[first] = comments[first]._replace(parent="")
    return mistakes
