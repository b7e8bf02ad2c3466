"""An old blog as plain data: what every source gives, and what plans are made of.

Links in bodies stay as the old blog had them: paths from its root, relative paths, or URLs of it. A
source doesn't resolve them; :mod:`.plan` does, by the addresses and names that entries and
attachments give. What a source takes out of a body or can't understand, it notes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo
    from pathlib import Path

    from ..model.stats import Comment

Kind = Literal["post", "page"]
#: A post whose date is still to come is published: it appears on its day.
Status = Literal["published", "draft", "private"]
#: ``markdown`` as the old program took it; ``myst`` and ``rst`` as Sphinx takes them already.
Format = Literal["markdown", "html", "myst", "rst"]
#: What became of something: not taken along; taken along otherwise than it was; to be looked at.
Fate = Literal["left out", "changed", "look at"]
#: A note that doesn't say yet where it is from: see :class:`Note`.
Told = tuple[Fate, str]


class ImportFailure(Exception):  # noqa: N818 (broken files are no error of the program)
    """What is given can't be read: one sentence with the remedy, for the user."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the old program made of bodies, where others make something else of them."""

    #: Whether a line break within a paragraph of Markdown was shown as one.
    breaks: bool = False
    #: Whether addresses in running text became links by themselves.
    linkify: bool = True
    #: Whether ``##Title`` is a heading, and a list may begin with any number: HyperDown.
    loose: bool = False
    #: Whether ``[^text of the note]`` is a footnote by itself.
    inline_footnotes: bool = False
    #: Whether empty lines in HTML part paragraphs, and line breaks were shown: PHP's ``autop``.
    paragraphs: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """What the user tells of the old blog, which its files may not know."""

    #: URL of the old blog, ``https://example.org/blog`` without a slash at its end; may be empty.
    address: str = ""
    #: Zone of dates that name none; ``None`` if the files or the source's custom shall tell.
    zone: tzinfo | None = None
    #: Pattern of addresses of posts in the source's own notation; empty for its default.
    permalink: str = ""
    #: Folder of uploaded files: what the old blog served at its root, or that of uploads.
    files: Path | None = None
    #: With what the blog will be built, ``html`` or ``dirhtml``; empty if the source shall tell.
    builder: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that isn't as it was, for the report."""

    fate: Fate
    #: Where it is from: :attr:`Entry.source`, a file, a table.
    where: str
    #: What it is and why, in half a sentence. Nothing private.
    what: str


@dataclass(frozen=True, slots=True)
class Term:
    """A tag, a category, an author or a series, as far as more than its name is known."""

    kind: Literal["tag", "category", "author", "series"]
    name: str
    slug: str = ""
    description: str = ""
    #: Name of the category above it.
    parent: str = ""
    #: Site of an author: an ``http`` or ``https`` address.
    url: str = ""
    #: Where its page was, a path from the root of the host: links to it lead to the new page.
    address: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that bodies link to."""

    #: Where the old blog had it: a path from the root of its host, or a URL; decoded or not.
    address: str
    #: The file, if it is at hand: it is copied. It was checked to lie where it may.
    file: Path | None = None
    #: Other names by which bodies mean it, resolved as links are: see :attr:`Entry.base`.
    names: tuple[str, ...] = ()
    #: Where it is from.
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A post or a page."""

    kind: Kind
    #: Plain text, no markup; may be empty.
    title: str
    #: As in its old address; may be empty. It may hold anything: names of files are made of it.
    slug: str
    body: str
    format: Format
    #: For reports: what the user knows it by, such as a path, or ``post 12 "Title"``.
    source: str
    #: With a zone; ``None`` if it isn't known.
    date: datetime | None = None
    #: Whether :attr:`date` has a time of day.
    timed: bool = True
    #: When it was last changed in substance; ``None`` if it isn't known or means nothing.
    updated: datetime | None = None
    status: Status = "published"
    #: Whether readers need a password.
    password: bool = False
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    series: str = ""
    part: int | None = None
    #: Permanent identifier: a number or a word; empty for none.
    id: str = ""
    #: Identifier in the feed of the old blog; empty if it isn't known.
    feed_id: str = ""
    #: Where it was: a path from the root of the host, with a slash in front, or a URL of it, with
    #: its query if that is the address (``/?p=12``); empty for what was never published.
    address: str = ""
    #: Other addresses at which it was.
    redirect_from: tuple[str, ...] = ()
    #: What relative links start from; empty for :attr:`address`.
    base: str = ""
    #: Other names by which bodies mean it, which are no addresses: resolved against :attr:`base`,
    #: such as ``/content/posts/hello.md``. They make no redirects.
    names: tuple[str, ...] = ()
    #: A written one, plain text; the mark ``<!--more-->`` stays in the body.
    excerpt: str = ""
    #: For search engines.
    description: str = ""
    #: Picture that stands for it: an address or a name, as links are.
    image: str = ""
    image_alt: str = ""
    #: BCP 47; empty for the blog's.
    language: str = ""
    license: str = ""
    pinned: bool = False
    #: Order among the posts of one day.
    order: int | None = None
    comments_open: bool = True
    #: Approved ones alone, in the order of time: texts without markup, nothing private.
    comments: tuple[Comment, ...] = ()
    #: How often it was read; ``None`` if it isn't known.
    views: int | None = None
    #: What else was said of it, by name of the field, as text: it is reported.
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """A project of Sphinx that stays one: its files, most of them as they were."""

    #: Files that are new or other than before, by path from its root.
    texts: Mapping[str, str]
    #: All the others, likewise.
    copies: Mapping[str, Path]
    #: What ``conf.py`` says of ours, by option.
    settings: Mapping[str, Any]
    #: How many of each thing there are, in order.
    counts: Mapping[str, int]
    #: What it is to be built with, so that pages keep their addresses.
    builder: str = "html"


@dataclass(frozen=True, slots=True)
class Blog:
    """All of an old blog."""

    #: Posts and pages, in any order.
    entries: tuple[Entry, ...]
    title: str = ""
    description: str = ""
    #: URL, as in :attr:`Options.address`; empty if it isn't known.
    address: str = ""
    #: BCP 47; empty if it isn't known.
    language: str = ""
    #: Name of the zone, such as ``Asia/Shanghai``; empty if it isn't known.
    zone: str = ""
    #: What the user may choose for ``blogarchive_permalink``: ``archives/{id}``. It is taken if it
    #: makes the old addresses of posts that have an id; else they become redirects.
    permalink: str = ""
    #: Template for ``blogarchive_feed_id``; entries whose identifier it makes need none.
    feed_id: str = ""
    #: Names of feeds' files by format, as in ``blogarchive_feed_formats``, so that they stay.
    feeds: Mapping[str, str] = field(default_factory=dict)
    dialect: Dialect = field(default_factory=Dialect)
    terms: tuple[Term, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    #: What the source left out or changed, and whatever the user should know.
    notes: tuple[Note, ...] = ()
    #: How many of each thing were left out that nobody would miss one by one: ``{"spam
    #: comments": 40}``.
    left_out: Mapping[str, int] = field(default_factory=dict)
    #: What takes the place of entries where the blog was one of Sphinx already.
    project: Project | None = None
