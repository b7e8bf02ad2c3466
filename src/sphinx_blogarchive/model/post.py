"""A post, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .length import Measure

if TYPE_CHECKING:
    from datetime import datetime

    from .updates import Update


class Post(NamedTuple):
    """What is known of one post, apart from its text.

    Instances live in the environment, which is pickled at each build: they hold plain
    values alone, and no nodes. To load tuples takes a fifth of the time of data classes.
    """

    docname: str
    #: Title as text; empty for a note without a heading.
    title: str
    #: What a link to the post shows: the title, or the first words of a note.
    label: str
    #: When it was published, with a zone. ``None`` only for a draft that has no date yet.
    date: datetime | None
    #: Whether *date* was given with a time of day.
    timed: bool = False
    #: When it was last changed in substance, with a zone; *updates* count.
    updated: datetime | None = None
    #: What was changed, as its text tells, in the order of the text.
    updates: tuple[Update, ...] = ()
    #: Permanent identifier, a number or a word; empty if none was given.
    id: str = ""
    #: Its identifier in feeds, an IRI, chosen by the writer; empty if none was given.
    feed_id: str = ""
    #: Key in bibliographies, chosen by the writer; empty if none was given.
    cite_key: str = ""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    series: str = ""
    #: Number of the part within the series.
    part: int | None = None
    #: A picture that stands for it, as it was written: an address, or a path.
    image: str = ""
    #: What that shows, in words.
    image_alt: str = ""
    description: str = ""
    draft: bool = False
    pinned: bool = False
    #: Position among the posts of one day, ascending.
    order: int = 0
    license: str = ""
    #: BCP 47 tag of the post's language; empty for the language of the project.
    language: str = ""
    #: Rules for robots; empty for none.
    robots: str = ""
    redirect_from: tuple[str, ...] = ()
    #: Whether readers may comment.
    comments: bool = True
    #: Its key in services for comments, chosen by the writer; empty if none was given.
    comments_key: str = ""
    #: Whether readers are offered to share it, and to support the blog.
    share: bool = True
    donate: bool = True
    #: Related posts that the writer names, by docname, identifier or title; ``False`` for none.
    related: tuple[str, ...] | bool = ()
    #: Posts that the writer doesn't want among the related ones, named likewise.
    unrelated: tuple[str, ...] = ()
    #: The excerpt as text from the front matter, a number of blocks, or ``False`` for none.
    excerpt: str | int | bool | None = None
    #: Whether the post goes on after its excerpt.
    cut: bool = False
    #: The excerpt's first words, as text.
    summary: str = ""
    #: What it says of the matter, without formulas and code, to tell what is near to it.
    gist: str = ""
    #: How much there is to read.
    measure: Measure = Measure()
    #: Digest of the excerpt's tree, so that listings notice a change.
    excerpt_digest: str = ""

    def terms(self, kind: str) -> tuple[str, ...]:
        """Return the names this post gives for *kind* (``tag``, ``category``, …)."""
        match kind:
            case "tag":
                return self.tags
            case "category":
                return self.categories
            case "author":
                return self.authors
            case "series":
                return (self.series,) if self.series else ()
        raise ValueError(kind)

    @property
    def published(self) -> datetime:
        """The date of publication; only for posts that have one."""
        if self.date is None:
            raise ValueError(f"{self.docname} has no date")
        return self.date

    @property
    def sort_key(self) -> tuple[int, int, float, str]:
        """Chronological order, total: day, ``order``, time of day, then docname backwards.

        The last is turned round by the caller's ``reverse``: see :func:`newest_first`.
        """
        date = self.published
        return (date.date().toordinal(), self.order, date.timestamp(), self.docname)


def newest_first(post: Post) -> tuple[int, int, float, str]:
    """Return a key that sorts the newest post first, and one day's posts by docname."""
    day, order, instant, docname = post.sort_key
    return (-day, -order, -instant, docname)
