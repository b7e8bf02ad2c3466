"""How a post is cited: what is said of it, and its key."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from .names import Name, split
from .runs import Runs, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from .post import Post

#: What a key may be that the writer gives: what BibTeX, biber and TeX all take.
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/+-]*")
#: Letters that Unicode doesn't take for others with accents.
_FOLDED = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_LONGEST = 48
_LONGEST_NAME = 24


class Author(NamedTuple):
    """One author of a post."""

    #: The name as readers see it.
    shown: str
    name: Name
    #: Address in the world; empty if there is none.
    url: str = ""


class Collection(NamedTuple):
    """What a post is a part of, with its address in the world if it has one."""

    title: str
    url: str = ""


class Citation(NamedTuple):
    """All that is said of one post to those who cite or index it."""

    key: str
    title: Runs
    published: datetime
    blog: Collection
    #: Whether the date was given with a time of day.
    timed: bool = False
    updated: datetime | None = None
    authors: tuple[Author, ...] = ()
    #: Address of the page; empty where the site doesn't know its own.
    url: str = ""
    #: Address that stays when the page moves; empty if it is none but the page's.
    permanent_url: str = ""
    #: BCP 47 tag.
    language: str = ""
    #: Name and address of the licence.
    license: Collection | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    series: Collection | None = None
    part: int | None = None
    description: str = ""
    #: Length in words and ideographs.
    words: int = 0
    #: Address of a picture that stands for the post.
    image: str = ""
    #: How many comments there are; ``None`` where it isn't known.
    comments: int | None = None

    @property
    def title_text(self) -> str:
        """The title as text, formulas too."""
        return as_text(self.title)

    @property
    def cited_url(self) -> str:
        """The address to be cited; empty where there is none."""
        return self.permanent_url or self.url

    @property
    def keywords(self) -> tuple[str, ...]:
        """Categories and tags."""
        return tuple(dict.fromkeys((*self.categories, *self.tags)))


def keys(posts: Iterable[Post], author: Callable[[Post], str]) -> tuple[dict[str, str], list[str]]:
    """Give each of *posts* a key of its own.

    :param author: returns the name of the first author in Latin letters, or nothing.
    :return: the keys by docname, and the docnames of posts whose ``cite_key`` was taken.

    A key says who wrote the post, and when, and its name or permanent identifier; the title
    and the other posts have no part in it. Should two be the same in spite of that, the
    older post keeps the plain key, so that no key changes when a post is added.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    refused: list[str] = []
    for post in sorted(posts, key=lambda post: (post.published.timestamp(), post.docname)):
        key = post.cite_key or _key(post, author(post))
        if post.cite_key and key.lower() in taken:  # BibTeX knows no case
            refused.append(post.docname)
            key = _key(post, author(post))
        if key.lower() in taken:
            key = f"{key}-{_mark(post.docname)}"
        taken.add(key.lower())
        found[post.docname] = key
    return found, refused


def _key(post: Post, author: str) -> str:
    who = latin(author).replace("-", "")[:_LONGEST_NAME] or "post"
    if post.id:
        return f"{who}-{latin(post.id) or _mark(post.id)}"
    place = post.docname.removesuffix("/index").rpartition("/")[2]
    return f"{who}{post.published.year}-{latin(place) or _mark(post.docname)}"


def latin(text: str) -> str:
    """Return *text* in small Latin letters without accents, digits and hyphens, bounded."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_FOLDED))
    plain = folded.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def first_author(name: str, written: str, slug: str) -> str:
    """Return what stands for an author in a key: the family name, or the slug in Latin letters."""
    parts = split(name, written)
    family = latin(parts.family or parts.literal)
    # of a name in another script the slug is Latin only if the writer chose it
    return family or (slug if slug.isascii() else "")
