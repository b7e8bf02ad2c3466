"""Blogs as large as real ones come along, with nothing lost."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.importing.model import Options
from sphinx_blogarchive.importing.plan import Wishes, plan
from sphinx_blogarchive.importing.sources import load
from tests.importing.typecho_files import ENTROPY, comment, content, rows, write_backup, write_dump

POSTS, COMMENTS = 1500, 20_000


@pytest.mark.slow
@pytest.mark.parametrize(("write", "name"), [(write_backup, "blog.dat"), (write_dump, "blog.sql")])
def test_a_blog_of_fifteen_hundred_posts_and_twenty_thousand_comments(tmp_path, write, name):
    tables = rows()
    tables["contents"] = [
        content(cid, f"文章 {cid}", ENTROPY + "一段话。\n\n" * 40) for cid in range(1, POSTS + 1)
    ]
    tables["comments"] = [
        comment(coid, coid % POSTS + 1, "评论 'quoted' \\ " * 9) for coid in range(1, COMMENTS + 1)
    ]
    source = write(tmp_path / name, tables)
    options = Options("https://blog.example")
    planned = plan(load("typecho").read(source, options), options, Wishes())
    assert planned.counts["posts"] == POSTS
    assert planned.counts["comments"] == COMMENTS
    assert planned.counts["addresses kept"] == POSTS
