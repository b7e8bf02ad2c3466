"""What is shown of comments changes where it is shown; nothing else is read or written."""

from __future__ import annotations

import json

import pytest

from tests.comments.support import COMMENT, ISSO, STATS, WALINE, conf, write
from tests.incremental.sample import Kept, assert_clean, assert_same
from tests.incremental.test_written import rebuild

pytestmark = pytest.mark.usefixtures("fresh_checksums")

#: Without blocks, which are on all pages alike.
PLAIN = """
html_sidebars = {"**": []}
blogarchive_pages = []
blogarchive_feeds = []
blogarchive_post_parts = ["comments"]
"""
LISTS = {"cards.html", "byline.html"}
LIVE = LISTS | {f"posts/{name}.html" for name in ("known", "new", "closed", "counted", "silent")}


def write_plain(blog):
    write(blog, WALINE, PLAIN)
    blog.write("index.md", "# Home\n")
    for style in ("table", "series", "calendar", "full"):
        blog.remove(f"{style}.md")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return Kept(tmp_path_factory.mktemp("comments"), write_plain)


@pytest.fixture
def blog(kept):
    return kept.restore()


def setting(value):
    return lambda blog: conf(blog, value, PLAIN)


def stats(key, **numbers):
    changed = {**STATS["posts"].get(key, {}), **numbers}
    text = json.dumps({**STATS, "posts": {**STATS["posts"], key: changed}})
    return lambda blog: blog.write("stats.json", text)


def edit(name, old, new):
    return lambda blog: blog.edit(name, old, new)


#: What a writer does, the documents that are read, and the pages that are written.
EDITS = {
    "another service": (setting(ISSO), set(), LIVE),
    "no service": (setting({}), set(), LIVE),
    "nothing at all": (setting({"snapshot": ""}), set(), LIVE),
    "consent": (setting({**WALINE, "load": "consent"}), set(), LIVE),
    "other keys": (setting({**WALINE, "key": "/{docname}/"}), set(), LIVE),
    "no form": (
        setting({**WALINE, "client": ""}),
        set(),
        LIVE,
    ),
    "the client itself": (
        lambda blog: blog.write("js/waline.js", "// newer"),
        set(),
        LIVE,
    ),
    "a number of views": (
        stats("/posts/new", views=3),
        set(),
        LISTS | {"posts/new.html"},
    ),
    "a number of comments": (
        stats("/p/1", comments=31),
        set(),
        LISTS | {"posts/known.html"},
    ),
    "what was said": (
        stats("/p/1", thread=[{**COMMENT, "text": "Better said."}]),
        set(),
        {"posts/known.html"},
    ),
    "the first comment": (
        stats("/posts/new", comments=1, thread=[COMMENT]),
        set(),
        LISTS | {"posts/new.html"},
    ),
    "a post nobody knows": (stats("/nowhere", comments=9), set(), set()),
    "comments_key": (
        edit("posts/new.md", "language: zh_CN", "language: zh_CN\ncomments_key: /n"),
        {"posts/new"},
        LISTS | {"posts/new.html"},
    ),
    "comments: false": (
        edit("posts/known.md", "id: 1", "id: 1\ncomments: false"),
        {"posts/known"},
        LISTS | {"posts/known.html"},
    ),
    "comments: true": (
        edit("posts/silent.md", "comments: false\n", ""),
        {"posts/silent"},
        LISTS | {"posts/silent.html"},
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_has_what_shows_it_written_and_nothing_else(blog, name):
    edit_, read, written = EDITS[name]
    edit_(blog)
    documents, pages, built = rebuild(blog)
    # which no document has
    assert (documents, pages - {"404.html"}) == (read, written)
    assert_clean(blog, built)


@pytest.mark.slow
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_can_be_taken_back(blog, kept, name):
    before = {path: path.read_bytes() for path in blog.src.rglob("*") if path.is_file()}
    EDITS[name][0](blog)
    blog.build()
    for path, content in before.items():
        path.write_bytes(content)
    assert_same(blog.build().files(), kept.files)


@pytest.mark.parametrize("value", [WALINE, {**ISSO, "load": "consent"}])
def test_two_processes_leave_what_one_leaves(blog, value):
    conf(blog, value)
    assert_same(blog.build(out="two", jobs=2).files(), blog.build(out="one").files())
