"""The whole blog as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json

import pytest
from pybtex.database import parse_file

from tests.incremental.sample import assert_clean

CSL_NAMES = {"family", "given", "non-dropping-particle", "suffix", "literal"}


@pytest.fixture
def two(blog):
    blog.post("one", "# One $x^2$\n\nText.\n", author="Ada Brandt", tags="[a, b]")
    blog.post("two", "# Two\n\nText.\n", date="2024-04-01", author="林知远", series="S", part=3)
    blog.post("draft", "# Draft\n\nText.\n", draft="true")
    return blog


def test_bibtex_holds_all_posts_newest_first(two):
    built = two.build()
    found = parse_file(built.out / "blog.bib")
    assert list(found.entries) == ["post2024-two", "brandt2024-one"]
    assert found.entries["brandt2024-one"].fields["keywords"] == "a, b"


def test_csl_holds_all_posts(two):
    second, first = json.loads(two.build().text("blog.json"))
    assert first == {
        "id": "brandt2024-one",
        "type": "post-weblog",
        "title": "One x²",
        "author": [{"family": "Brandt", "given": "Ada"}],
        "issued": {"date-parts": [[2024, 3, 5]]},
        "container-title": "Example",
        "URL": "https://example.org/blog/posts/one.html",
        "language": "en",
        "abstract": "Text.",
        "keyword": "a, b",
    }
    assert second["author"] == [{"family": "林", "given": "知远"}]
    assert (second["collection-title"], second["collection-number"]) == ("S", 3)


def test_drafts_that_are_shown_are_not_in_it(two):
    assert "Draft" not in two.build(blogarchive_drafts=True).text("blog.bib")


def test_the_files_follow_the_generated_pages(two):
    built = two.build(blogarchive_path="blog")
    assert (built.out / "blog/blog.bib").exists()
    assert not (built.out / "blog.bib").exists()
    links = built.page("posts/one").xpath("//section//a/@href")
    assert "../blog/blog.bib" in links


def test_they_can_be_left_out(two):
    built = two.build(blogarchive_bibliography=False)
    assert not (built.out / "blog.bib").exists()
    assert not (built.out / "blog.json").exists()
    assert "../blog.bib" not in built.page("posts/one").xpath("//a/@href")


def test_switched_off_they_are_swept_away(two):
    two.build()
    built = two.build(blogarchive_bibliography=False)
    assert not (built.out / "blog.bib").exists()
    assert_clean(two, built, blogarchive_bibliography=False)


def test_a_file_of_the_writers_stays(two):
    two.write("extra/blog.bib", "mine")
    two.conf('html_extra_path = ["extra"]\n')
    assert two.build().text("blog.bib") == "mine"
    assert two.build().text("blog.bib") == "mine"


def test_an_unchanged_file_is_not_written(two):
    path = two.build().out / "blog.bib"
    before = path.stat().st_mtime_ns
    two.edit("posts/two.md", "Text.", "Text. More.")
    two.build()
    assert path.stat().st_mtime_ns == before


EDITS = {
    "title": ("# One", "# Won"),
    "date": ("2024-03-05", "2023-03-05"),
    "author": ("Ada Brandt", "Bob Carr"),
    "key": ("author:", "cite_key: mine\nauthor:"),
    "first words": ("Text.", "Words."),
    "tags": ("[a, b]", "[a]"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_leaves_what_a_clean_build_leaves(two, edit):
    two.build()
    two.edit("posts/one.md", *EDITS[edit])
    assert_clean(two, two.build())


def test_a_post_that_is_gone_leaves_the_files(two):
    two.conf("blogarchive_pages = []\n")
    two.build()
    two.remove("posts/one.md")
    built = two.build()
    assert "brandt" not in built.text("blog.bib")
    assert_clean(two, built)


def test_a_key_that_an_older_post_takes_away_is_written_anew(two):
    two.post("older", "# Older\n\nText.\n", date="2024-01-01")
    two.build()
    two.edit("posts/older.md", "date:", "cite_key: brandt2024-one\ndate:")
    built = two.build()
    assert "@misc{brandt2024-one-" in built.page("posts/one").xpath("//pre")[0].text
    assert_clean(two, built)


def test_the_last_post_takes_the_files_with_it(blog):
    blog.post("one", "# One\n\nText.\n")
    blog.build()
    blog.remove("posts/one.md")
    assert_clean(blog, blog.build())
