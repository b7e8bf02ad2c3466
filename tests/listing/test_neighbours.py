"""Links to the posts before and after, in time and in a series."""

from __future__ import annotations

import pytest

from tests.helpers import Blog


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("neighbours"))
    blog.post("a", "# A\n", date="2022-01-01", series="S", part=2)
    blog.post("b", "# B *b*\n", date="2023-01-01", pinned="true")
    blog.post("c", "A note.\n", date="2023-06-01", series="S", part=1)
    blog.post("d", "# D\n", date="2024-01-01", language="fr")
    blog.post("e", "# E\n", date="2024-02-01", draft="true")
    blog.post("f", "# F\n", date="2024-03-01", series="S", part=3)
    return blog.build()


def nav(built, docname, name):
    links = built.page(docname).xpath(f"//nav[contains(@class, 'blogarchive-{name}')]/ul/li")
    return [(li.xpath("./span")[0].text, li.xpath(".//a")[0].get("href")) for li in links]


def test_a_post_leads_to_the_next_older_and_newer_one(built):
    assert nav(built, "posts/b", "neighbours") == [
        ("Older post", "a.html"),
        ("Newer post", "c.html"),
    ]


def test_the_ends_have_one_neighbour(built):
    assert nav(built, "posts/a", "neighbours") == [("Newer post", "b.html")]
    assert nav(built, "posts/f", "neighbours") == [("Older post", "d.html")]


def test_drafts_are_nobodys_neighbours(built):
    assert nav(built, "posts/d", "neighbours") == [
        ("Older post", "c.html"),
        ("Newer post", "f.html"),
    ]


def test_a_series_has_its_own_order(built):
    assert nav(built, "posts/a", "series") == [("Previous part", "c.html"), ("Next part", "f.html")]
    assert nav(built, "posts/c", "series") == [("Next part", "a.html")]
    assert nav(built, "posts/f", "series") == [("Previous part", "a.html")]


def test_a_post_in_no_series_has_no_parts(built):
    assert nav(built, "posts/b", "series") == []


def test_the_series_is_named_and_linked(built):
    series = built.page("posts/a").xpath("//nav[contains(@class, 'blogarchive-series')]/p/a")[0]
    assert (series.text_content(), series.get("href")) == ("S", "../series/s.html")


def test_links_show_titles_with_their_markup_and_notes_their_words(built):
    links = built.page("posts/c").xpath("//nav[contains(@class, 'blogarchive-neighbours')]//a")
    assert [a.text_content() for a in links] == ["B b", "D"]
    assert links[0].xpath("./em")
    links = built.page("posts/b").xpath("//nav[contains(@class, 'blogarchive-neighbours')]//a")
    assert [a.text_content() for a in links] == ["A", "A note."]


def test_a_link_bears_the_language_of_the_post_it_leads_to(built):
    links = built.page("posts/f").xpath("//nav[contains(@class, 'blogarchive-neighbours')]//li")
    assert links[0].xpath("./span[@lang='fr']")


def test_they_can_be_switched_off(blog):
    blog.conf("blogarchive_post_parts = []\n")
    blog.post("a", "# A\n", date="2022-01-01")
    blog.post("b", "# B\n", date="2023-01-01")
    built = blog.build()
    assert nav(built, "posts/a", "neighbours") == []


def test_one_day_is_ordered_by_order_then_time(blog):
    blog.post("a", "# A\n", date="2022-01-01", order=2)
    blog.post("b", "# B\n", date="2022-01-01 08:00", order=1)
    blog.post("c", "# C\n", date="2022-01-01 07:00", order=1)
    built = blog.build()
    assert nav(built, "posts/b", "neighbours") == [
        ("Older post", "c.html"),
        ("Newer post", "a.html"),
    ]


def test_the_only_post_has_none(blog):
    blog.post("a", "# A\n")
    assert nav(blog.build(), "posts/a", "neighbours") == []
