"""What rules look at: plain data of a blog."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import datetime


class Place(NamedTuple):
    """A line of a file; 0 if it isn't known."""

    path: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """What rules want to know of the text of a post."""

    place: Place
    #: Whether its excerpt ends where its length says, in the midst of the text.
    broken_off: bool = False
    #: Whether there is anything that search engines can show of it.
    described: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is shown somewhere, or stands for a post."""

    place: Place
    name: str
    alt: str | None
    #: Whether it stands for a post in its front matter.
    of_post: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link to somewhere in the site, as it was written."""

    place: Place
    written: str
    #: Where it leads from the root of the site: a path, decoded, and a fragment.
    path: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Unpublished:
    """A document that isn't to be seen yet."""

    place: Place
    title: str
    draft: bool
    date: datetime | None
    #: When its file was last changed.
    changed: datetime


@dataclass(frozen=True, slots=True)
class Name:
    """A term: how many posts have it, and where the first of them says so."""

    kind: str
    name: str
    posts: int
    place: Place
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """A blog, at one moment."""

    now: datetime
    conf: str
    #: Address of the site; empty if it isn't known.
    address: str = ""
    #: Where ``conf.py`` says so.
    address_line: int = 1
    #: What Sphinx and we said, line by line.
    said: tuple[str, ...] = ()
    #: Files of documents, by docname.
    documents: Mapping[str, str] = field(default_factory=dict)
    texts: tuple[Text, ...] = ()
    pictures: tuple[Picture, ...] = ()
    links: tuple[Link, ...] = ()
    #: Returns the ids on a page or in a file of the site, by path; ``None`` if it isn't there.
    ids: Callable[[str], AbstractSet[str] | None] = lambda path: None
    names: tuple[Name, ...] = ()
    #: Groups of names that were warned of already, for they would have had one address.
    met: tuple[tuple[str, ...], ...] = ()
    unpublished: tuple[Unpublished, ...] = ()
    #: Texts of files for hosts, and of requirements, by path.
    hosting: Mapping[str, str] = field(default_factory=dict)
    required: Mapping[str, str] = field(default_factory=dict)
