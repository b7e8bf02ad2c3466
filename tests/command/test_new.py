"""``blogarchive new``: the next post, where it belongs, and what it says of itself."""

from __future__ import annotations

import os
import stat
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest

from sphinx_blogarchive.command.known import fields, shape
from sphinx_blogarchive.command.placing import place
from sphinx_blogarchive.reading.frontmatter import read

TITLES = [
    "Plain",
    "a: b",
    "a #b",
    "# a",
    'it\'s "quoted"',
    "null",
    "~",
    "yes",
    "2024",
    "2024-01-01",
    "3.10",
    "- a",
    "[a](b) *c* `d` $x_1$ <b>",
    "!tag &anchor *alias",
    "@a %b",
    "---",
    "...",
    "\\",
    "C:\\new",
    "{a} {b}`c`",
    "😀 猫",
    "机器学习：一个“导论”",
]


@pytest.fixture
def new(run, blog):
    """Make a post; return its path from the source folder, and its text."""

    def command(title, *arguments):
        done = run("new", "--source", blog.src, *arguments, "--", title)
        assert (done.status, done.err) == (0, "")
        (line,) = done.out.splitlines()
        path = type(blog.src)(line)
        return path.relative_to(blog.src).as_posix(), path.read_text(encoding="utf-8")

    return command


# ---- what it says


def test_a_post_has_title_date_and_the_first_id(new, blog):
    blog.conf('blogarchive_timezone = "Asia/Shanghai"\n')
    name, text = new("Hello")
    assert name == "posts/hello.md"
    # midnight in UTC
    assert text == "---\ntitle: Hello\ndate: 2025-01-01 08:00\nid: 1\n---\n\n"


def test_every_title_is_read_as_it_was_given(new, blog):
    written = {new(title)[0].removesuffix(".md"): title for title in TITLES}
    built = blog.build(blogarchive_drafts=True, smartquotes=False)
    assert built.warnings == []
    assert {name: built.env.domains["blogarchive"].posts[name].title for name in written} == {
        # formulas are text there
        name: title.replace("$x_1$", "x_1")
        for name, title in written.items()
    }


def test_every_title_can_be_that_of_a_post_in_restructuredtext(new, blog):
    titles = [title for title in TITLES if title not in ("---", "...")]
    written = {new(t, "--format", "rst")[0].removesuffix(".rst"): t for t in titles}
    built = blog.build(blogarchive_drafts=True, smartquotes=False)
    assert built.warnings == []
    found = {name: built.env.domains["blogarchive"].posts[name].title for name in written}
    assert found == written


def test_all_that_is_wanted_is_there(new):
    _, text = new(
        "A", "--draft", "--category", "C: D", "--tags", "a, 数学、b", "--tags", "null", "--id", "x"
    )
    front = read(text)
    assert front.values == {
        "title": "A",
        "date": "2025-01-01 00:00",
        "id": "x",
        "category": "C: D",
        "tags": ["a", "数学", "b", "null"],
        "draft": "true",
    }


def test_a_post_in_restructuredtext_says_it_in_the_directive(new):
    name, text = new("名字", "--format", "rst", "--tags", "a,b", "--series", "S", "--draft")
    assert name == "posts/名字.rst"
    assert text == (
        "名字\n====\n\n.. post:: 2025-01-01 00:00\n   :id: 1\n   :tags: a, b\n   :series: S\n"
        "   :part: 1\n   :draft: true\n\n"
    )


# ---- the next id and the next part


def test_the_id_is_the_next_number_after_all_posts_drafts_and_other_markups_too(new, blog):
    blog.post("a", id="7")
    blog.post("b", id="word-99")
    blog.post("draft", id="41", draft="true")
    blog.write("posts/c.rst", "C\n=\n\n.. post:: 2024-01-01\n   :tags: x\n   :id: 120\n\nText.\n")
    blog.write("posts/d.rst", ":date: 2999-01-01\n:id: 130\n\nD\n=\n")
    blog.write("posts/e.md", "# E\n\n```{post} 2024-01-01\n:id: 131\n```\n\n    :id: 900\n")
    blog.write("about.md", "---\nid: 5000\n---\n# About\n")
    assert "id: 132\n" in new("Next")[1]


def test_an_id_that_is_taken_is_refused(run, blog):
    blog.post("a", id="7")
    done = run("new", "B", "--source", blog.src, "--id", "7")
    assert done.status == 1
    assert "posts/a" in done.err
    assert not (blog.src / "posts/b.md").exists()


def test_an_id_that_is_none_is_refused(run, blog):
    done = run("new", "B", "--source", blog.src, "--id", "a b")
    assert (done.status, done.err.count("\n")) == (1, 1)


def test_the_part_is_the_next_of_the_series(new, blog):
    blog.conf(
        'blogarchive_series = {"Fourier": {"aliases": ["傅里叶"]}}\n'
        'blogarchive_series_patterns = {"Odd": r"Odd (.*)"}\n'
    )
    blog.post("a", series="Fourier", part="七")
    blog.post("b", series="Fourier", part="2", draft="true")
    blog.post("c", title="Odd 3")
    assert "part: 8\n" in new("A", "--series", "傅里叶")[1]
    assert "part: 4\n" in new("B", "--series", "Odd")[1]
    assert "part: 1\n" in new("C", "--series", "New")[1]


# ---- where it goes


def test_a_post_goes_where_the_last_posts_are(new, blog):
    for day in range(1, 4):
        blog.post(f"2024/p{day}", date=f"2024-05-0{day}")
    assert new("A")[0] == "posts/2025/a.md"


@pytest.mark.parametrize(
    ("docname", "found"),
    [
        ("posts/a", "posts"),
        ("posts/2024/a", "posts/%Y"),
        ("posts/2024/05/a", "posts/%Y/%m"),
        ("posts/2024/06/a", "posts/%Y/06"),
        ("posts/2024/05/a/index", "posts/%Y/%m"),
        ("100%/a", "100%%"),
        ("a", ""),
    ],
)
def test_a_folder_is_told_by_parts_of_the_date(docname, found):
    assert shape(docname, datetime(2024, 5, 3, tzinfo=UTC)) == found


def test_the_date_of_a_post_is_that_of_its_zone():
    date = datetime(2024, 12, 31, 20, tzinfo=UTC).astimezone(timezone(timedelta(hours=8)))
    assert shape("posts/2025/01/a", date) == "posts/%Y/%m"


@pytest.mark.parametrize(
    ("patterns", "name"),
    [
        (["posts/**"], "posts/a"),
        (["blog/*"], "blog/a"),
        (["blog/*/*"], "blog/2025/a"),
        (["blog/*/*/*"], "blog/2025/01/a"),
        (["**"], "a"),
    ],
)
def test_the_first_post_goes_where_the_patterns_say(patterns, name):
    from sphinx.util.matching import Matcher

    date = datetime(2025, 1, 1, tzinfo=UTC)
    assert place("A", date, [], patterns, Matcher(patterns), ()) == (name, True)


def test_where_no_place_makes_a_post_the_front_matter_does(new, blog):
    blog.conf('blogarchive_post_patterns = ["posts/note-*"]\n')
    name, text = new("A")
    assert name == "posts/a.md"
    assert read(text).values["post"] == "true"


def test_a_name_that_is_taken_gets_a_number(new, blog):
    blog.post("a")
    blog.write("posts/B/index.md", "---\ndate: 2024-01-01\n---\n# B\n")
    assert [new(title)[0] for title in ("A", "a", "b")] == [
        "posts/a-2.md",
        "posts/a-3.md",
        "posts/b-2.md",
    ]


def test_a_long_title_makes_a_name_of_whole_words(new):
    name, _ = new("word " * 30)
    assert name == "posts/" + "-".join(["word"] * 12) + ".md"


# ---- a template of the project's


def test_a_template_of_the_project_is_used(new, blog):
    blog.conf('exclude_patterns = ["_templates"]\nblogarchive_default_author = "Ada"\n')
    blog.write(
        "_templates/post.md",
        "---\n{{ front }}author: {{ author|yaml }}\nmood: {{ slug }}\n---\n"
        "# {{ category or 'x' }}\n",
    )
    _, text = new("a: b")
    front = read(text)
    assert (front.values["title"], front.values["author"]) == ("a: b", "Ada")
    assert text.endswith("mood: a-b\n---\n# x\n")


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("---\ntitle: {{ title }}\n---\n", "title|yaml"),
        ("---\n{{ nothing }}\n---\n", "nothing"),
        ("---\n{% if %}\n", "line 2"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_of(run, blog, template, reason):
    blog.conf('exclude_patterns = ["_templates"]\n')
    blog.write("_templates/post.md", template)
    done = run("new", "a: b", "--source", blog.src)
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert reason in done.err
    assert not (blog.src / "posts").exists()


# ---- the editor


class Editor:
    """An editor that writes down what it opens."""

    def __init__(self, folder, monkeypatch):
        self.log = folder / "opened"
        script = folder / "my editor"
        script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{self.log}"\n')
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        self.command = f"'{script}' --wait"
        self._monkeypatch = monkeypatch

    def use(self, **variables):
        """Be in a terminal where it is the user's."""
        for name in ("stdin", "stdout"):
            self._monkeypatch.setattr(getattr(sys, name), "isatty", lambda: True)
        for name, value in variables.items():
            self._monkeypatch.setenv(name, value)


@pytest.fixture
def editor(run, tmp_path, monkeypatch):
    return Editor(tmp_path, monkeypatch)


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_the_editor_opens_the_post(run, blog, editor):
    editor.use(EDITOR=editor.command)
    done = run("new", "A", "--source", blog.src)
    assert editor.log.read_text().splitlines() == ["--wait", done.out.strip()]


def test_the_editor_stays_closed_if_it_shall(run, blog, editor, monkeypatch):
    editor.use(EDITOR=editor.command)
    run("new", "A", "--source", blog.src, "--no-edit")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    run("new", "B", "--source", blog.src)
    assert not editor.log.exists()


def test_an_editor_that_is_missing_costs_nothing(run, blog, editor):
    editor.use(VISUAL="no-such-editor", EDITOR=editor.command)
    done = run("new", "A", "--source", blog.src)
    assert done.status == 0
    assert "no-such-editor" in done.err
    assert (blog.src / "posts/a.md").exists()


# ---- what can't be


def test_a_post_needs_a_title_and_a_project(run, blog, tmp_path):
    assert run("new", " ", "--source", blog.src).status == 1
    assert "no conf.py" in run("new", "A", "--source", tmp_path / "none").err


def test_nothing_but_the_post_is_left(new, blog):
    new("A")
    assert sorted(path.name for path in blog.src.iterdir()) == ["conf.py", "index.md", "posts"]


def test_fields_are_read_in_both_markups():
    assert fields("Text.\n", markdown=True) is None
    assert fields(":id: 1\n\nTitle\n=====\n", markdown=False) == {"id": "1"}
    assert fields("T\n=\n\n.. post::\n   :id: 2\n", markdown=False) == {"id": "2", "post": ""}
