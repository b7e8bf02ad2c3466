"""Feeds after an edit are those of a clean build, and those that nothing changed stay."""

from __future__ import annotations

import shutil

import pytest

from tests.feeds.conftest import write_sample
from tests.incremental.sample import Kept, assert_clean, png

DAY = 86400


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The sample, built, to be had again and again."""
    return Kept(tmp_path_factory.mktemp("kept"), write_sample)


@pytest.fixture
def built_blog(kept):
    """The sample as it was after its first build."""
    return kept.restore()


EDITS = {
    "text": ("posts/plain.md", "一段话", "两段话"),
    "title": ("posts/plain.md", "# 纯文字", "# 纯"),
    "date": ("posts/plain.md", "2024-04-01", "2018-04-01"),
    "identifier": ("posts/plain.md", "id: 7", "id: 8"),
    "feed's identifier": ("posts/pinned.md", "tag:e.org:1", "tag:e.org:2"),
    "tag": ("posts/rich.md", "C++]", "D]"),
    "last tag": ("posts/note.md", "tags: [C++]", "tags: [D]"),
    "draft": ("posts/plain.md", "id: 7", "draft: true"),
    "no draft": ("posts/draft.md", "draft: true", "order: 1"),
    "number": ("posts/rich.md", "$$\na = b\n$$ (ring)", "$$\nz\n$$ (z)\n\n$$\na = b\n$$ (ring)"),
    "home": ("tags/数学.md", "{tag} 数学", "{tag} C++"),
    "author": ("conf.py", '"Ada Brandt"', '"Ada B."'),
    "address": ("conf.py", "html_title", 'html_baseurl = "https://x.example/"\nhtml_title'),
    "scopes": ("conf.py", '["blog", "tag", "category", "author", "series"]', '["tag"]'),
    "length": ("conf.py", "html_title", "blogarchive_feed_length = 2\nhtml_title"),
    "licence": ("conf.py", "CC-BY-4.0", "CC-BY-SA-4.0"),
}


@pytest.mark.slow
@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_leaves_what_a_clean_build_leaves(built_blog, edit):
    built_blog.edit(*EDITS[edit])
    assert_clean(built_blog, built_blog.build())


def test_a_title_that_others_link_to_by_name_changes_their_texts(built_blog):
    built_blog.edit("posts/plain.md", "# 纯文字", "# 改了")
    built = built_blog.build()
    assert "改了</a>" in built.text("series/s/feed.json")
    assert_clean(built_blog, built)


def test_a_picture_of_another_size_changes_the_text(built_blog):
    built_blog.write("posts/hasse.png", png(10, 60, 20))
    built = built_blog.build()
    assert 'width=\\"60\\"' in built.text("feed.json")
    assert_clean(built_blog, built)


def test_a_post_that_is_gone_leaves_the_feeds(built_blog):
    built_blog.remove("posts/note.md")
    assert_clean(built_blog, built_blog.build())


def test_a_post_whose_day_has_come_joins_them(built_blog):
    epoch = 4070995200  # 2099
    built = built_blog.build(epoch=epoch)
    assert "Future" in built.text("atom.xml")
    assert_clean(built_blog, built, epoch=epoch)


def test_feeds_that_nothing_changed_are_not_written(built_blog):
    paths = [built_blog.root / "html" / name for name in ("atom.xml", "series/s/rss.xml")]
    before = [path.stat().st_mtime_ns for path in paths]
    built_blog.edit("posts/plain.md", "一段话", "两段话")
    built_blog.build()
    after = [path.stat().st_mtime_ns for path in paths]
    assert (after[0] > before[0], after[1]) == (True, before[1])


def test_they_are_swept_away_with_their_folders(built_blog):
    built = built_blog.build(blogarchive_feeds=[])
    assert not [name for name in built.files() if name.endswith("atom.xml")]
    assert not (built.out / "series/s").exists()
    assert_clean(built_blog, built, blogarchive_feeds=[])


def test_lost_texts_and_files_are_made_anew(built_blog, kept):
    (built_blog.root / "html/atom.xml").unlink()
    for path in (built_blog.root / "html.doctrees/blogarchive").glob("feeds-*.json"):
        path.write_text("{")
    built = built_blog.build()
    assert built.files() == kept.files


def test_a_text_is_made_once_and_kept(built_blog, monkeypatch):
    from sphinx_blogarchive.feeds.content import Texts

    made = []
    make = Texts._make
    monkeypatch.setattr(
        Texts, "_make", lambda self, post: made.append(post.docname) or make(self, post)
    )
    built_blog.build()
    assert made == []
    built_blog.edit("posts/pinned.md", "Text.", "Text. More.")
    built_blog.build()
    assert made == ["posts/pinned"]
    shutil.rmtree(built_blog.root / "html.doctrees/blogarchive")


def test_several_processes_write_the_same(sample, feeds):
    assert sample.build(out="many", jobs=2).files() == feeds.built.files()
