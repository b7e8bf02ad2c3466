"""The block of the newest comments: which, in which order, and how they lead to where they are."""

from __future__ import annotations

import json

import pytest

from sphinx_blogarchive.comments.recent import cut
from tests.comments.support import ISSO, with_class
from tests.incremental.sample import assert_clean
from tests.incremental.test_written import rebuild

pytestmark = pytest.mark.usefixtures("fresh_checksums")

CONF = """
blogarchive_timezone = "Asia/Shanghai"
html_sidebars = {"posts/*": [], "**": ["blogarchive/recent-comments.html"]}
"""
LONG = "A text that is long enough to be cut somewhere, for nobody reads that much there."


def recent(key, own="", day=1, **more):
    return {"key": key, "id": own, "author": "Ann", "date": f"2024-03-{day:02}T20:00:00Z",
            "text": "Well said.", **more}  # fmt: skip


def said(own, day, **more):
    return {key: value for key, value in recent("", own, day, **more).items() if key != "key"}


LIST = [
    recent("/posts/one", "1", 1, author="<b>Bob</b>"),
    recent("/posts/two", "2", 9, text=LONG, author=""),
    recent("/posts/draft", "3", 10),
    recent("/posts/one", "77", 5, text="\u202eevil\n\ntwo & \u2066<i>"),
]
THREADS = {
    "/posts/one": {"thread": [said("1", 1), said("4", 4)]},
    "/posts/two": {"comments": 1},
}


def conf(blog, **setting):
    blog.conf(f"{CONF}blogarchive_comments = {setting!r}\n")


def snapshot(blog, **more):
    blog.write("stats.json", json.dumps({"version": 1, "posts": THREADS, **more}))


@pytest.fixture
def blog(blog):
    conf(blog)
    blog.post("one", "# One $x^2$ & *more*\n\nText.\n")
    blog.post("two", "# Two\n\nText.\n")
    blog.post("draft", "# Draft\n\nText.\n", draft="true")
    snapshot(blog, recent=LIST)
    return blog


def block(built, docname="index"):
    return next(iter(with_class(built.page(docname), "blogarchive-block-recent-comments")), None)


def items(built):
    """Return address, author, title and text of each."""
    return [
        (
            item.xpath("a/@href")[0].removeprefix("./"),
            *(item.xpath(f".//*[@data-part='{name}']")[0].text_content() for name in PARTS),
        )
        for item in block(built).iter("li")
    ]


PARTS = ("author", "title", "text")
TITLE = "One x² & more"
SHORT = "A text that is long enough to be cut somewhere, for nobody r…"


def test_the_newest_stand_first_and_each_leads_to_its_place(blog):
    assert items(blog.build()) == [
        ("posts/two.html", "Anonymous", "Two", SHORT),
        ("posts/one.html#blogarchive-comments", "Ann", TITLE, "evil two & <i>"),
        ("posts/one.html#comment-1", "<b>Bob</b>", TITLE, "Well said."),
    ]


@pytest.mark.parametrize("drafts", [False, True])
def test_those_of_drafts_are_not_told_even_where_drafts_are_built(blog, drafts):
    built = blog.build(blogarchive_drafts=drafts)
    assert built.has("posts/draft") is drafts
    assert [item[0].partition("#")[0] for item in items(built)] == [
        "posts/two.html", "posts/one.html", "posts/one.html",
    ]  # fmt: skip


def test_without_a_list_they_are_those_of_the_threads(blog):
    snapshot(blog)
    found = items(blog.build())
    assert [item[0] for item in found] == ["posts/one.html#comment-4", "posts/one.html#comment-1"]


def test_there_are_as_many_as_the_setting_says(blog):
    conf(blog, recent=2)
    assert len(items(blog.build())) == 2
    conf(blog, recent=0)
    assert block(blog.build()) is None


def test_templates_are_told_the_day_in_the_zone_of_the_blog(blog):
    template = (
        "{% for c in blogarchive.recent_comments %}<i>{{ c.day }} {{ c.date }}</i>{% endfor %}"
    )
    blog.write("_templates/days.html", template)
    blog.conf(
        'templates_path = ["_templates"]\nhtml_sidebars = {"**": ["days.html"]}\n'
        'blogarchive_timezone = "Asia/Shanghai"\n'
    )
    found = blog.build().page("index").xpath("//i")
    assert found[0].text == "2024-03-10 Mar 10, 2024"


def test_there_is_no_block_where_there_are_none(blog):
    blog.remove("stats.json")
    assert block(blog.build()) is None


def test_a_script_is_told_what_it_needs_to_put_others_among_them(blog):
    conf(blog, **ISSO)
    found = block(blog.build())
    assert found.get("data-pending") is None
    (list_,) = found.iter("ul")
    assert list_.get("data-recent") == "5"
    told = [
        {name: item.get(f"data-{name}") for name in ("key", "comment", "date")} for item in list_
    ]
    assert told[2] == {
        "key": "/posts/one", "comment": "1", "date": "2024-03-01T20:00:00+00:00",
    }  # fmt: skip


def test_without_a_service_nothing_is_told_to_scripts(blog):
    found = block(blog.build())
    assert found.xpath(".//@data-recent | .//@data-key | .//@data-comment | .//template") == []


def test_where_only_a_service_knows_them_the_block_waits_with_a_model(blog):
    conf(blog, **ISSO)
    blog.remove("stats.json")
    found = block(blog.build())
    assert found.get("data-pending") == "true"
    (list_,) = found.iter("ul")
    (model,) = list_
    assert model.tag == "template"
    assert {*model.xpath(".//@data-part")} == {*PARTS}
    assert model.text_content().strip() == "on"


def test_pages_get_the_sheet_where_the_block_is_and_there_are_any(blog):
    sheets = [
        "blogarchive-comments.css" in "".join(blog.build().page(name).xpath("//link/@href"))
        for name in ("index", "search")
    ]
    assert sheets == [True, True]
    blog.remove("stats.json")
    built = blog.build()
    assert "blogarchive-comments.css" not in built.text("index.html")


@pytest.mark.parametrize(
    ("change", "written"),
    [
        (lambda blog: snapshot(blog, recent=LIST, taken="2024-01-01T00:00:00Z"), False),
        (lambda blog: snapshot(blog, recent=[*LIST, recent("/posts/draft", "8", 30)]), False),
        (lambda blog: snapshot(blog, recent=LIST[1:]), True),
        (lambda blog: snapshot(blog, recent=[*LIST[:3], {**LIST[3], "text": "New."}]), True),
    ],
)
def test_pages_with_the_block_are_written_when_it_shows_something_else(blog, change, written):
    blog.write("about.md", "---\norphan: true\n---\n# About\n\nText.\n")
    blog.build()
    change(blog)
    documents, pages, built = rebuild(blog)
    assert documents == set()
    assert ("about.html" in pages) is written
    assert not {name for name in pages if name.startswith("posts/")}
    assert_clean(blog, built)


def test_a_new_title_of_a_post_is_shown(blog):
    blog.build()
    blog.edit("posts/two.md", "# Two", "# Too")
    built = blog.build()
    assert items(built)[0][2] == "Too"
    assert_clean(blog, built)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a b", "a b"), (" a\n\n b ", "a b"), ("abcdef", "abcde…"), ("abcd efg", "abcd…"), ("", "")],
)
def test_text_is_cut_where_it_is_too_long(text, shown):
    assert cut(text, 5) == shown
