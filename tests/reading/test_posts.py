"""What makes a document a post."""

from __future__ import annotations

import pytest

from tests.reading.support import new_blog, posts, said

POSTS = {
    "posts/by-place.md": "---\ndate: 2024-03-05\n---\n# By place\n",
    "posts/deep/er/by-place.rst": ":date: 2024-03-05\n\nDeep\n====\n",
    "posts/no-heading.md": "---\ndate: 2024-03-05\n---\nJust text.\n",
    "posts/index.md": "---\ndate: 2024-03-05\n---\n# Index of a folder\n",
    "by-front-matter.md": "---\npost: true\ndate: 2024-03-05\n---\n# Front\n",
    "by-yes.md": "---\npost: yes\ndate: 2024-03-05\n---\n# Yes\n",
    "by-blogpost.md": "---\nblogpost: true\ndate: 2024-03-05\n---\n# Blogpost\n",
    "by-field-list.rst": ":post: true\n:date: 2024-03-05\n\nFields\n======\n",
    "by-blogpost-field.rst": ":blogpost: true\n:date: 2024-03-05\n\nFields\n======\n",
    "by-directive.rst": ".. post:: 2024-03-05\n\nDirective\n=========\n",
    "by-directive-below.rst": "Directive\n=========\n\nText.\n\n.. post:: 2024-03-05\n",
    "by-directive.in.md": "# Directive\n\n```{post} 2024-03-05\n```\n",
    "by-colons.md": "# Directive\n\n:::{post} 2024-03-05\n:::\n",
    "in-container.rst": "C\n=\n\n.. container:: x\n\n   .. post:: 2024-03-05\n",
    "in-container-md.md": "# C\n\n::::{container} x\n:::{post} 2024-03-05\n:::\n::::\n",
    "in-only.rst": "C\n=\n\n.. only:: html\n\n   .. post:: 2024-03-05\n",
    "in-include.rst": "C\n=\n\n.. include:: /declared.txt\n",
    "in-table.rst": "C\n=\n\n.. list-table::\n\n   * - .. post:: 2024-03-05\n     - x\n",
    "in-quote.md": "# C\n\n> ```{post} 2024-03-05\n> ```\n",
    "in-rst.md": "# C\n\n```{eval-rst}\n.. post:: 2024-03-05\n```\n",
    "directive-wins.rst": ":post: false\n\n.. post:: 2024-03-05\n\nWins\n====\n",
}
OTHERS = {
    "page.md": "---\norphan: true\ndate: 2024-03-05\n---\n# Page with a date\n",
    "posts/taken-out.md": "---\npost: false\ndate: 2024-03-05\norphan: true\n---\n# Out\n",
    "posts/taken-out-too.md": "---\nblogpost: false\norphan: true\n---\n# Out\n",
    "posts/no.md": "---\npost: no\norphan: true\n---\n# Out\n",
    "posts/taken-out.field.rst": ":orphan:\n:post: false\n\nOut\n===\n",
    "posts2/beside.md": "---\norphan: true\ndate: 2024-03-05\n---\n# Beside\n",
}


def docname(file):
    return file.rpartition(".")[0]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    blog.write("declared.txt", ".. post:: 2024-03-05\n")
    for name, text in {**POSTS, **OTHERS}.items():
        blog.write(name, text)
    built = blog.build()
    assert said(blog, built) == []
    return built


@pytest.mark.parametrize("file", POSTS)
def test_is_a_post(built, file):
    page = built.microformats(docname(file))["items"]
    assert [item["properties"]["published"] for item in page if item["type"] == ["h-entry"]]


@pytest.mark.parametrize("file", OTHERS)
def test_is_no_post(built, file):
    assert built.has(docname(file))
    assert not [i for i in built.microformats(docname(file))["items"] if "h-entry" in i["type"]]


def test_the_archive_lists_all_posts_and_nothing_else(built):
    urls = [entry["properties"]["url"][0] for entry in built.entries("archive")]
    want = {f"https://example.org/blog/{docname(file)}.html" for file in POSTS}
    assert len(urls) == len(want)
    assert set(urls) == want


def test_patterns_are_the_writers(blog):
    blog.conf('blogarchive_post_patterns = ["notes/*", "essays/**"]\n')
    for name in ("notes/a", "notes/deep/b", "essays/deep/c", "posts/d"):
        blog.write(f"{name}.md", "---\norphan: true\ndate: 2024-03-05\n---\nText.\n")
    assert set(posts(blog.build())) == {"notes/a", "essays/deep/c"}


def test_without_patterns_a_post_is_what_says_so(blog):
    blog.conf("blogarchive_post_patterns = []\n")
    blog.post("silent", orphan="true")
    blog.post("says", post="true")
    assert set(posts(blog.build())) == {"posts/says"}
