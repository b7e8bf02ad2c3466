"""What pages of lists have in common is made once, and is as if it were made for each."""

from __future__ import annotations

from unittest import mock

import pytest

from sphinx_blogarchive.listing import html
from sphinx_blogarchive.reading.dropping import forget
from tests.incremental.sample import run

POST = """\
---
date: 2024-05-0{n}
tags: [math, 数学]
category: notes
---
# Post {n}

An excerpt with $x_{n}$, a [link](p1.md) and `code`.
"""


@pytest.fixture
def posts(blog):
    blog.conf('html_theme = "blogarchive"\nblogarchive_tags = {"math": {"description": "Sums."}}\n')
    for n in range(1, 5):
        blog.write(f"posts/p{n}.md", POST.format(n=n))
    return blog


def test_a_card_is_written_once_however_many_pages_show_it(posts):
    drawn = []
    draw = html._card

    def count(scene, post, level, prefix):
        drawn.append((post.docname, level))
        return draw(scene, post, level, prefix)

    with mock.patch.object(html, "_card", count):
        built = run(posts)
    for page in ("tag/math", "tag/数学", "category/notes", "archive/2024", "archive/2024/05"):
        assert len(built.entries(page)) == 4
    assert sorted(drawn) == sorted(set(drawn))


def test_pages_are_read_as_sphinx_reads_documents(posts):
    trees = {}

    def compare(app):
        def look(app, env):
            for docname in sorted(env.domains["blogarchive"].pages):
                quick = env.get_doctree(docname).pformat()
                forget(app, env, docname)
                app.builder.read_doc(docname)
                trees[docname] = quick, env.get_doctree(docname).pformat()

        app.connect("env-check-consistency", look)

    run(posts, prepare=compare)
    assert len(trees) > 5
    for quick, usual in trees.values():
        assert quick == usual
