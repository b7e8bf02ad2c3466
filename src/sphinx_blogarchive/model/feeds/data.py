"""What a feed says, whatever its format."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

#: When a feed that holds nothing was changed last: no clock has a part in what is written.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Person(NamedTuple):
    """An author."""

    name: str
    #: Address in the world; empty if there is none.
    url: str = ""


class Category(NamedTuple):
    """What an entry is filed under."""

    name: str
    #: What readers see.
    label: str
    #: Address of the page that lists all terms of its kind; empty if there is none.
    scheme: str = ""


class Rights(NamedTuple):
    """What readers may do with a text: name and address of a licence."""

    name: str
    url: str = ""


class Entry(NamedTuple):
    """One post."""

    #: IRI, the same for ever, whatever the address.
    id: str
    #: Address of its page.
    url: str
    #: As text; empty for a note.
    title: str
    #: What stands for the title where there must be one.
    label: str
    published: datetime
    #: When it was changed in substance; ``None`` if never.
    updated: datetime | None = None
    #: HTML: the text of the post, or its excerpt, as the feed has it.
    content: str = ""
    #: The first words, as text.
    summary: str = ""
    authors: tuple[Person, ...] = ()
    categories: tuple[Category, ...] = ()
    #: BCP 47 tag.
    language: str = ""
    rights: Rights | None = None
    #: Address of a picture that stands for it.
    image: str = ""

    @property
    def changed(self) -> datetime:
        """When it was last changed in substance, or else published."""
        return max(self.published, self.updated or self.published)


class Feed(NamedTuple):
    """Some posts of a blog, newest first."""

    #: IRI, the same for ever.
    id: str
    title: str
    #: Address of the page for people.
    url: str
    entries: tuple[Entry, ...] = ()
    #: Whether entries have the whole text of posts as their content, not an excerpt.
    whole: bool = True
    #: What it is about, as text.
    subtitle: str = ""
    #: BCP 47 tag.
    language: str = ""
    #: Who answers for it, and for entries that name no author.
    author: Person | None = None
    rights: Rights | None = None
    #: Addresses of pictures: a small square one, and a larger one.
    icon: str = ""
    logo: str = ""

    @property
    def changed(self) -> datetime:
        """When any of its entries was last changed."""
        return max((entry.changed for entry in self.entries), default=NEVER)
