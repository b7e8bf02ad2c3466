"""``blogarchive check`` tells all that is wrong with a blog, where it stands, and what to do."""

from __future__ import annotations

import json
import os

import pytest


@pytest.fixture
def project(blog):
    """A blog in which everything is right."""
    blog.conf('html_baseurl = "https://ada-writes.net/blog/"\n')
    blog.post("a", "# A\n\nText.\n", description="About A.", tags="[数学]")
    blog.post("b", "# B\n\nText.\n", tags="[数学]")
    return blog


@pytest.fixture
def check(run, blog, monkeypatch):
    """Check the blog; return file, line and category of what was found."""
    monkeypatch.chdir(blog.root)

    def command(*arguments):
        done = run("check", blog.src, "--format", "json", *arguments)
        found = json.loads(done.out)
        assert done.status == (1 if found else 0)
        assert all(each["remedy"] for each in found)
        return [
            (each["path"].removeprefix("src/"), each["line"], each["category"]) for each in found
        ]

    return command


def test_of_a_good_blog_nothing_is_told(check, project):
    assert check() == []


def test_mistakes_in_posts_are_told_with_file_and_line(check, project):
    long = "\n\n".join(["Sentence after sentence, with many words in each. " * 8] * 6)
    project.post("long", f"# Long\n\n{long}\n", tags="[數學]")
    project.post(
        "links",
        "# Links\n\n[own](https://ada-writes.net/blog/posts/none.html)\n"
        "[good](https://ada-writes.net/blog/posts/a.html)\n"
        "[place](https://ada-writes.net/blog/posts/a.html#nowhere)\n"
        "[other](https://ada-writes.net/other/)\n"
        "\n[page](none.md)\n\n"
        '<p><a href="b.html">good</a>\n<a href="c.html">bad</a></p>\n',
    )
    project.write("posts/cat.png", b"\x89PNG\r\n\x1a\n")
    project.post(
        "pictures", "# Pictures\n\n![](cat.png)\n\n![A cat](cat.png)\n\nCats.\n", image="cat.png"
    )
    project.post("empty", "# Empty\n")
    assert check() == [
        ("posts/empty.md", 1, "description"),
        ("posts/links.md", 6, "link"),
        ("posts/links.md", 8, "link"),
        ("posts/links.md", 11, "myst.xref_missing"),
        ("posts/links.md", 14, "link"),
        ("posts/long.md", 1, "excerpt"),
        ("posts/long.md", 3, "near-duplicate"),
        ("posts/pictures.md", 3, "alt"),
        ("posts/pictures.md", 7, "alt"),
    ]


def test_mistakes_of_the_whole_blog_are_told(check, project):
    project.edit("conf.py", "https://ada-writes.net/blog/", "http://localhost:8000/")
    project.post("c", "# C\n\nText.\n", id="1", series="S", part="1")
    project.post("d", "# D\n\nText.\n", id="1", series="S", part="3")
    project.post("future", "# F\n\nText.\n", date="2999-01-01")
    old = project.post("old", "# Old\n\nText.\n", date="2020-01-01", draft="true")
    os.utime(old, (1577836800, 1577836800))
    project.write("requirements.txt", "sphinx-blogarchive\n")
    found = check()
    assert ("posts/d.md", 3, "id") in found
    assert ("posts/d.md", 5, "series") in found
    assert ("posts/future.md", 2, "future") in found
    assert ("posts/old.md", 3, "draft") in found
    assert ("requirements.txt", 1, "requirements") in found
    assert [category for path, _, category in found if path == "conf.py"] == ["site"]
    assert len(found) == 6


def test_the_same_is_told_each_time(check, project):
    (project.src / "_build").mkdir()
    project.write("about.md", "# About\n\n{doc}`none`\n")
    assert (
        check()
        == check()
        == [
            ("about.md", 0, "toc.not_included"),
            ("about.md", 3, "ref.doc"),
        ]
    )


def test_categories_can_be_left_out(check, project):
    project.write("about.md", "# About\n\n{doc}`none`\n")
    assert check("--ignore", "toc,ref") == []
    assert check("--ignore", "toc", "--ignore", "ref.doc") == []


def test_drafts_are_looked_at_if_they_shall(check, project):
    project.post("draft", "# Draft\n\n{doc}`none`\n", draft="true")
    assert check() == []
    assert check("--drafts") == [("posts/draft.md", 7, "ref.doc")]


def test_links_are_those_of_the_builder(check, project):
    project.post("c", "# C\n\n[a](https://ada-writes.net/blog/posts/a/)\n")
    assert check("-b", "dirhtml") == []
    assert check() == [("posts/c.md", 6, "link")]


def test_readers_get_a_line_for_each_and_a_summary(run, project, monkeypatch):
    monkeypatch.chdir(project.src)
    project.write("about.md", "---\norphan: true\n---\n# About\n\n{doc}`none`\n")
    done = run("check")
    assert done.status == 1
    assert done.out.startswith("about.md:6: ref.doc: unknown document: 'none'; correct the target")
    assert done.err == "1 found: 1 ref.doc\n"


def test_nothing_is_left_in_the_project(check, project):
    before = sorted(project.src.rglob("*"))
    check()
    assert sorted(project.src.rglob("*")) == before


def test_a_project_that_cannot_be_built_is_told_of(run, blog):
    blog.write("conf.py", "raise ValueError('odd')")
    done = run("check", blog.src)
    assert done.status == 1
    assert "odd" in done.err
