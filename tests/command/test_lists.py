"""``blogarchive list`` and ``stats`` tell what is in a blog, in columns that stand straight."""

from __future__ import annotations

import csv
import io
import json

import pytest
from wcwidth import wcswidth

from sphinx_blogarchive.command.table import table


@pytest.fixture
def project(blog):
    """Two posts that are out, a draft, and one that waits for its date."""
    blog.conf('blogarchive_tags = {"数学": {"aliases": ["maths"]}}\n')
    blog.post(
        "a", "# 种番茄的人\n\nOne two three 番茄.\n", id="7", tags="[maths, C++]", category="X"
    )
    blog.post("b", "# Bare\n\n$x$ word\n", date="2023-01-01", author="Ada")
    blog.post("c", "# Draft\n\nFour words are here.\n", date=None, draft="true", tags="[C++]")
    blog.post("d", "# Later\n\nWord.\n", date="2999-01-01", series="S")
    return blog


def test_posts_are_listed_newest_first_with_their_state(run, project):
    lines = run("list", project.src).out.splitlines()
    assert [line.split() for line in lines] == [
        ["DATE", "TITLE", "STATE", "ID", "TAGS", "WORDS"],
        ["Draft", "draft", "C++", "5"],
        ["2999-01-01", "Later", "scheduled", "2"],
        ["2024-03-05", "种番茄的人", "7", "数学,", "C++", "10"],
        ["2023-01-01", "Bare", "2"],
    ]


def test_columns_are_straight_whatever_the_script(run, project):
    lines = run("list", project.src).out.splitlines()
    assert len({wcswidth(line) for line in lines}) == 1  # numbers end at one edge
    states = {
        wcswidth(line[: line.index(word)])
        for line in lines
        for word in ("STATE", "draft")
        if word in line
    }
    assert len(states) == 1


@pytest.mark.parametrize(
    ("arguments", "docnames"),
    [
        ([], ["posts/c", "posts/d", "posts/a", "posts/b"]),
        (["--drafts"], ["posts/c", "posts/d"]),
        (["--tag", "C++"], ["posts/c", "posts/a"]),
        (["--tag", "C++", "--tag", "数学"], ["posts/a"]),
        (["--tag", "none"], []),
    ],
)
def test_posts_can_be_chosen(run, project, arguments, docnames):
    found = json.loads(run("list", project.src, "--format", "json", *arguments).out)
    assert [each["docname"] for each in found] == docnames


def test_a_record_tells_all_of_a_post(run, project):
    found = json.loads(run("list", project.src, "--format", "json").out)
    assert found[2] == {
        "docname": "posts/a",
        "title": "种番茄的人",
        "date": "2024-03-05T00:00:00+00:00",
        "state": "published",
        "id": "7",
        "tags": ["数学", "C++"],
        "categories": ["X"],
        "authors": [],
        "series": "",
        "words": 3,
        "ideographs": 7,
    }
    assert (found[0]["state"], found[0]["date"]) == ("draft", None)


def test_a_spreadsheet_gets_a_row_for_each_post(run, project):
    rows = list(csv.DictReader(io.StringIO(run("list", project.src, "--format", "csv").out)))
    assert rows[2]["tags"] == "数学, C++"
    assert rows[2]["docname"] == "posts/a"


def test_stats_count_what_is_published(run, project):
    found = json.loads(run("stats", "--source", project.src, "--format", "json").out)
    assert found == {
        "posts": 2,
        "drafts": 1,
        "scheduled": 1,
        "words": 5,
        "ideographs": 7,
        "code_lines": 0,
        "formulas": 1,
        "tags": {"C++": 1, "数学": 1},
        "categories": {"X": 1},
        "series": {},
        "authors": {"Ada": 1},
        "years": {"2024": {"posts": 1, "words": 10}, "2023": {"posts": 1, "words": 2}},
    }


def test_stats_are_a_table_for_readers(run, project):
    lines = [line.split() for line in run("stats", "--source", project.src).out.splitlines()]
    assert ["posts", "2"] in lines
    assert ["2024", "1", "10"] in lines
    assert ["1", "数学"] in lines


def test_an_empty_blog_has_nothing(run, blog):
    assert run("list", blog.src, "--format", "json").out == "[]\n"
    assert run("list", blog.src).out.count("\n") == 1
    assert "posts" in run("stats", "--source", blog.src).out


# ---- tables


def test_the_widest_column_is_cut_to_the_width_of_the_terminal():
    rows = [("1", "种番茄的人" * 6, "x"), ("2", "emoji 👩‍👩‍👧 and more " * 3, "y")]
    lines = list(table(("N", "TITLE", "T"), rows, 30))
    assert max(map(wcswidth, lines)) <= 30
    assert all("…" in line for line in lines[1:])
    assert all(line.endswith(end) for line, end in zip(lines, "Txy", strict=True))


def test_what_would_steer_the_terminal_is_not_shown():
    (_, line) = table(("A",), [("red\x1b[31m\nnext",)])
    assert line == "red [31m next"
