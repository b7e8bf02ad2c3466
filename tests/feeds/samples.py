"""Feeds as plain data."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from sphinx_blogarchive.model.feeds.data import Category, Entry, Feed, Person, Rights

SHANGHAI = timezone(timedelta(hours=8))
ADA = Person("Ada Brandt", "https://example.org/author/ada.html")
BOB = Person("林知远", "https://example.org/作者/")
LICENSE = Rights("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")

LONG = Entry(
    "urn:uuid:1",
    "https://example.org/posts/one.html",
    "Less < more & $x² \N{GREATER-THAN SIGN} ]]>",
    "Less",
    datetime(2024, 3, 5, 8, 30, tzinfo=SHANGHAI),
    datetime(2024, 4, 1, tzinfo=UTC),
    '<p>A <a href="https://example.org/">link</a> &amp; more ]]&gt;</p>',
    "A link & <b> more",
    (ADA, BOB),
    (Category("c++", "C++", "https://example.org/tag.html"), Category("数学", "数学")),
    "zh-CN",
    LICENSE,
    "https://example.org/_images/a b.png",
)
NOTE = Entry(
    "tag:example.org,2024-03-01:7",
    "https://example.org/文章/7/",
    "",
    "A note",
    datetime(2024, 3, 1, tzinfo=UTC),
    content="<p>A note</p>",
    summary="A note",
    language="en",
)
FEED = Feed(
    "urn:uuid:0",
    "Tests & more",
    "https://example.org/",
    (LONG, NOTE),
    subtitle="On <tests>",
    language="en",
    author=ADA,
    rights=LICENSE,
    icon="https://example.org/_static/icon.png",
    logo="https://example.org/_static/logo.png",
)
