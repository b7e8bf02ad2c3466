"""Updates of a post: in their place, in front of the text, and as the date of the last change."""

from __future__ import annotations

import json
import re

import pytest

from tests.helpers import Blog
from tests.incremental.sample import Kept, assert_clean, assert_same
from tests.incremental.test_written import rebuild
from tests.reading.support import new_blog, posts, said
from tests.site import problems

MARKDOWN = """\
# The *lemma*

```{update} 2024-05-01
The proof of *lemma* $x^2$ was
wrong; it is right now[^n].

- More on it.
```

Before the cut.

:::{tip}
```{update} 2024-06-01 08:30
:name: within
```
:::

<!-- more -->

See {ref}`this <within>`.

```{update} 2024-05-01
Typos.
```

[^n]: A note.
"""

REST = """\
Sets
====

.. post:: 2024-01-01
   :updated: 2024-08-01

Text.

.. update:: 2024-07-01

   Changed :doc:`more <other>`, and again.

.. update:: 2024-04-01

   {long}

.. update:: 2024-02-01

   First.

.. update:: 2024-03-01

   Second.
"""
LONG = "One word after another, " * 9


def write(blog):
    blog.conf('blogarchive_authors = ["Ada"]\n')
    blog.write(
        "index.md",
        "# Home\n\n```{toctree}\nposts/lemma\nposts/sets\nposts/other\n```\n\n```{archive}\n```\n",
    )
    blog.write("updated.md", "---\norphan: true\n---\n# U\n\n```{archive}\n:order: updated\n```\n")
    blog.post("lemma", MARKDOWN)
    blog.write("posts/sets.rst", REST.format(long=LONG.strip()))
    blog.post("other", "Just a note.\n", date="2024-05-15")
    blog.post(
        "after", "# After\n\n<!-- more -->\n\n```{update} 2024-05-02\n```\n", date="2024-05-01"
    )
    blog.post("first", "```{update} 2024-05-02\nUnseen.\n```\n\nThe words.\n", date="2024-05-01")


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    write(blog)
    return blog


@pytest.fixture(scope="module")
def built(blog):
    return blog.build(doctrees="doctrees")


def told(built, docname):
    """Return the updates that are told in front of a post: date, text, and target of each."""
    items = built.page(docname).xpath("//*[contains(@class, 'blogarchive-updates')]//li")
    return [
        (
            li.xpath("string(.//time/@datetime)"),
            li.xpath("string(./span)"),
            li.xpath("./a/@href")[0],
        )
        for li in items
    ]


def test_it_is_built_without_a_warning(built):
    assert built.warnings == []
    assert problems(built.out) == []


def test_an_update_stands_in_its_place_with_its_date_and_its_text(built):
    (place,) = built.page("posts/lemma").xpath("//*[@id='update-2024-05-01']")
    assert place.get("role") == "note"
    assert place.xpath("./p[1]/time/@datetime") == ["2024-05-01"]
    assert place.xpath("string(./p[1])") == "Updated May 1, 2024"
    assert len(place.xpath("./p[2]/em | ./ul/li")) == 2


def test_an_update_may_be_a_date_alone_within_anything(built):
    (place,) = built.page("posts/lemma").xpath("//*[@id='update-2024-06-01']")
    assert place.xpath("string(.)").strip() == "Updated Jun 1, 2024"
    assert place.xpath("./ancestor::*[contains(@class, 'admonition')]")


def test_all_are_told_in_front_of_the_text_the_newest_first(built):
    text = "The proof of lemma \\(x^2\\) was wrong; it is right now."
    assert told(built, "posts/lemma") == [
        ("2024-06-01T08:30+00:00", "", "#update-2024-06-01"),
        ("2024-05-01", text, "#update-2024-05-01"),
        ("2024-05-01", "Typos.", "#update-2024-05-01-2"),
    ]
    page = built.page("posts/lemma")
    (content,) = page.xpath("//div[contains(@class, 'e-content')]")
    assert "blogarchive-updates" in content.getprevious().get("class")


def test_formulas_among_the_first_words_are_formulas(built):
    listed = built.page("posts/lemma").xpath("//*[contains(@class, 'blogarchive-updates')]")[0]
    assert listed.xpath(".//span[contains(@class, 'math')]")


def test_more_than_three_are_folded_and_counted(built):
    page = built.page("posts/sets")
    (folded,) = page.xpath("//*[contains(@class, 'blogarchive-updates')]/details")
    assert folded.xpath("string(./summary)") == "Updates: 4"
    assert [when for when, *_ in told(built, "posts/sets")] == [
        "2024-07-01", "2024-04-01", "2024-03-01", "2024-02-01",
    ]  # fmt: skip
    assert not built.page("posts/lemma").xpath("//*[contains(@class, '-updates')]/details")


def test_of_a_long_text_the_first_words_are_told(built):
    text = told(built, "posts/sets")[1][1]
    assert len(text) <= 120
    assert text.endswith("…")
    assert LONG.startswith(text.removesuffix("…"))


def test_a_link_in_the_text_is_words_in_front_and_a_link_in_its_place(built):
    page = built.page("posts/sets")
    assert told(built, "posts/sets")[0][1] == "Changed more, and again."
    assert page.xpath("//*[@id='update-2024-07-01']//a/@href") == ["other.html"]


def test_a_name_makes_it_a_target(built):
    links = built.page("posts/lemma").xpath("//a[string(.)='this']/@href")
    assert links == ["#update-2024-06-01"]


def test_a_post_without_updates_has_no_list(built):
    assert told(built, "posts/other") == []


# ---- the date of the last change


def test_the_last_update_is_when_the_post_was_updated(built):
    found = posts(built)
    assert found["posts/lemma"].updated.isoformat() == "2024-06-01T08:30:00+00:00"
    assert found["posts/other"].updated is None


def test_a_later_date_in_the_front_matter_goes_before(built):
    assert posts(built)["posts/sets"].updated.date().isoformat() == "2024-08-01"


def test_readers_and_machines_are_told_of_it(built):
    page = built.page("posts/lemma")
    byline = page.xpath("//time[contains(@class, 'dt-updated')]/@datetime")
    data = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
    assert byline == ["2024-06-01T08:30+00:00"]
    assert data["dateModified"] == "2024-06-01T08:30:00+00:00"


def test_lists_by_the_last_change_follow_it(built):
    assert built.titles("updated")[:2] == ["Sets", "The lemma"]


# ---- elsewhere


def test_no_list_and_no_excerpt_shows_an_update(built):
    for docname in ("index", "updated", "archive/2024"):
        assert not built.page(docname).xpath("//*[contains(@class, 'blogarchive-update')]")
        assert "lemma x^2" not in built.text(f"{docname}.html")
    cards = built.page("index").xpath("//article[.//a[string(.)='The lemma']]")
    assert "Before the cut." in cards[0].text_content()


def test_an_update_below_the_cut_is_more_to_read(built):
    assert posts(built)["posts/after"].cut


def test_what_is_said_of_a_post_holds_no_words_of_an_update(built):
    found = posts(built)
    assert found["posts/first"].label == "The words."
    assert found["posts/lemma"].summary == "Before the cut."
    assert found["posts/lemma"].gist == "Before the cut."


def test_words_of_an_update_can_be_searched_once(built):
    text = (built.out / "searchindex.js").read_text(encoding="utf-8")
    assert '"typo"' in text or "typo:" in text
    assert not re.search(r'"?updat"?:', text)


@pytest.mark.parametrize(
    "builder", ["text", "man", "texinfo", "latex", "epub", "singlehtml", "xml"]
)
def test_other_builders_take_them_without_a_warning(blog, built, builder):
    options = {"man_pages": [("index", "sample", "Sample", ["Ada"], 1)]} if builder == "man" else {}
    assert [w for w in blog.build(builder, doctrees="doctrees", **options).warnings
            if "epub_copyright" not in w] == []  # fmt: skip


def test_text_tells_them_in_front_and_in_their_place(blog, built):
    text = blog.build("text", doctrees="doctrees").text("posts/lemma.txt")
    assert "**Updates**\n\n* Jun 1, 2024\n\n* May 1, 2024: The proof of lemma x^2" in text
    assert "**Updated May 1, 2024**\n\nThe proof of *lemma* x^2" in text


def test_latex_links_to_the_place_in_the_post(blog, built):
    (path,) = (blog.build("latex", doctrees="doctrees").out).glob("*.tex")
    text = path.read_text(encoding="utf-8")
    label = r"\detokenize{posts/lemma:update-2024-05-01}"
    assert f"\\hyperref[{label}]" in text
    assert f"\\label{{{label}}}" in text


def test_translators_get_the_words_of_an_update_and_no_others(blog):
    text = blog.build("gettext").text("posts.pot")
    assert 'msgid "Typos."' in text
    assert "Updated" not in text


# ---- mistakes

WRONG = """\
# A

```{update}
No date.
```

```{update} soon
Not a date.
```

```{update} 2024-03-04
Too early.
```

```{update} 2024-04-01
:color: red

An unknown option.
```

```{update} 2024-04-02 On one line.
```
"""


@pytest.fixture(scope="module")
def wrong(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    blog.post("a", WRONG)
    blog.write(
        "posts/b.rst",
        "B\n=\n\n.. post:: 2024-01-01\n\n.. update:: 2024-02-01\n   At once, *all* of it.\n",
    )
    blog.post("c", "# C\n\n```{update} 2024-03-05\nThat day.\n```\n", date="2024-03-05 08:30")
    blog.post("d", "# D\n\n```{update} 2024-02-30\nNo day.\n```\n", date="none")
    blog.write("about.md", "---\norphan: true\n---\n# About\n\n```{update} 2024-04-01\nHi.\n```\n")
    blog.write("notices/n.md", "# N\n\n```{update} 2024-04-01\nHi.\n```\n")
    built = blog.build(html_theme="blogarchive")
    return blog, built


NO_POST = "this document is no post, which could be updated; make it one, or write a 'note' instead"
BEHIND = "stands behind the date; leave an empty line between the two"
EARLY = "2024-03-04 is before the post itself, of 2024-03-05; correct one of the two dates"


def test_each_mistake_is_warned_of_once_where_it_stands(wrong):
    found = [
        (w.file, w.line, w.text.removeprefix("update: "))
        for w in said(*wrong)
        if w.category == "blogarchive.update"
    ]
    assert sorted(found) == [
        ("about.md", 6, NO_POST),
        ("notices/n.md", 3, NO_POST),
        ("posts/a.md", 6, "no date; write it behind the name, as YYYY-MM-DD"),
        ("posts/a.md", 10, "'soon' is no ISO date; write YYYY-MM-DD or YYYY-MM-DD HH:MM"),
        ("posts/a.md", 14, EARLY),
        (
            "posts/a.md",
            18,
            "unknown option 'color' of 'update'; leave it out, there is 'name' only",
        ),
        ("posts/a.md", 24, f"'On one line.' {BEHIND}"),
        ("posts/b.rst", 6, f"'At once, *all* of it.' {BEHIND}"),
        ("posts/d.md", 6, "'2024-02-30' is no ISO date; there is no such day; write YYYY-MM-DD"),
    ]


def test_nothing_of_what_was_written_is_lost(wrong):
    _blog, built = wrong
    texts = built.page("posts/a").xpath("string(//article)")
    for text in ("No date.", "Not a date.", "Too early.", "An unknown option.", "On one line."):
        assert text in texts
    assert built.page("posts/b").xpath("//*[@id='update-2024-02-01']//em")
    assert "Hi." in built.page("about").text_content()


def test_an_update_in_a_notice_is_shown_with_the_notice(wrong):
    _blog, built = wrong
    (notice,) = built.page("posts/b").xpath("//*[contains(@class, 'blogarchive-block-notices')]")
    assert "Hi." in notice.text_content()


def test_one_before_the_post_does_not_count(wrong):
    _blog, built = wrong
    assert [when for when, *_ in told(built, "posts/a")] == ["2024-04-02", "2024-04-01"]


def test_one_on_the_day_of_the_post_is_right(wrong):
    _blog, built = wrong
    assert [when for when, *_ in told(built, "posts/c")] == ["2024-03-05"]


def test_an_update_of_the_future_is_shown(blog):
    blog = Blog(blog.root / "future")
    blog.post("a", "# A\n\n```{update} 2099-01-01\nSoon.\n```\n")
    built = blog.build()
    assert [when for when, *_ in told(built, "posts/a")] == ["2099-01-01"]
    assert built.warnings == []


# ---- built again


def write_twice(blog):
    """Write a blog in which nothing but the order shows when a post was updated."""
    blog.conf('blogarchive_post_parts = []\nblogarchive_pages = ["archive"]\n')
    blog.write(
        "updated.md",
        "---\norphan: true\n---\n# U\n\n```{archive}\n:order: updated\n:limit: 1\n```\n",
    )
    blog.post("a", "# A\n\nText.\n", date="2024-01-01")
    blog.post("b", "# B\n\nText.\n", date="2024-02-01")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return Kept(tmp_path_factory.mktemp("again"), write_twice)


@pytest.fixture
def again(kept):
    return kept.restore()


def test_a_new_update_writes_the_list_that_it_stands_first_in(again):
    again.edit("posts/a.md", "Text.", "Text.\n\n```{update} 2024-03-01\nMore.\n```")
    _documents, pages, built = rebuild(again)
    assert built.titles("updated") == ["A"]
    assert {"updated.html", "posts/a.html"} <= pages
    assert "posts/b.html" not in pages
    assert_clean(again, built)


def test_other_words_of_an_update_write_its_post_alone(again):
    again.edit("posts/a.md", "Text.", "Text.\n\n```{update} 2024-03-01\nMore.\n```")
    again.build()
    again.edit("posts/a.md", "More.", "Less.")
    _documents, pages, built = rebuild(again)
    assert pages == {"posts/a.html"}
    assert_clean(again, built)


def test_an_update_that_goes_leaves_nothing(again):
    before = again.build().files()
    again.edit("posts/a.md", "Text.", "Text.\n\n```{update} 2024-03-01\nMore.\n```")
    again.build()
    again.edit("posts/a.md", "Text.\n\n```{update} 2024-03-01\nMore.\n```", "Text.")
    built = again.build()
    assert_same(built.files(), before)


def test_several_processes_write_the_same(blog):
    one, two = blog.build(out="one"), blog.build(out="two", jobs=2)
    assert_same(two.files(), one.files())
