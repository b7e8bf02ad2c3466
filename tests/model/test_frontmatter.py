from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_blogarchive.reading.frontmatter import quote_impossible_dates, read, without

LINES = st.sampled_from(
    [
        "---",
        "...",
        "date: 2024-02-30",
        "date: 2024-02-29",
        "updated: 2024-13-01 10:00",
        "title: a: b",
        'title: "open',
        "tags: [a, b",
        "tags:",
        "- a",
        "  - b",
        "excerpt: |",
        "  date: 2024-02-30",
        "x: *nobody",
        "x: !foo bar",
        "# Heading",
        "",
        "\ttab: 1",
        "{{ x }}: 1",
        "text\0",
    ]
)
DOCUMENTS = st.text() | st.lists(LINES, max_size=8).map(
    lambda lines: "---\n" + "\n".join(lines) + "\n---\n# Text\n\ndate: 2024-02-30\n"
)


def front(body):
    return f"---\n{body}\n---\n# Text\n"


def values(body):
    """Return what stands in a block that can be read."""
    found = read(front(body))
    assert not found.broken
    return found.values


@given(DOCUMENTS)
@example("---\n" + "[" * 30_000 + "\n---\n")
@example("---\n\ud800: x\n---\n")
@example("---\nx: " + "a" * 100_000 + "\n---\n")
def test_any_document_can_be_looked_into(text):
    found = read(text)
    assert found.values.keys() <= found.lines.keys()


@given(DOCUMENTS)
def test_a_key_stands_on_its_line(text):
    lines = text.split("\n")
    for key, line in read(text).lines.items():
        if key.isascii() and key.isalpha():
            assert key in lines[line - 1]


@pytest.mark.parametrize(
    "text",
    ["", "# Heading\n", " ---\ndate: x\n---\n", "--- x\ndate: x\n---\n", "\n---\ndate: x\n---\n"],
)
def test_what_does_not_begin_with_a_fence_is_no_front_matter(text):
    found = read(text)
    assert (found.values, found.lines, found.broken) == ({}, {}, False)


@pytest.mark.parametrize("body", ["", "# a comment", "\n\n"])
def test_a_block_may_be_empty(body):
    assert values(body) == {}


@pytest.mark.parametrize("fence", ["---\n{}\n---", "---  \n{}\n---\t\n", "---\n{}\n...\n"])
def test_fences(fence):
    assert read(fence.format("title: T")).values == {"title": "T"}


@pytest.mark.parametrize("text", ["\ufeff---\ntitle: T\n---\n", "---\r\ntitle: T\r\n---\r\n"])
def test_a_byte_order_mark_and_windows_lines_make_no_difference(text):
    assert read(text).values == {"title": "T"}
    assert read(text).lines == {"title": 2}


@pytest.mark.parametrize(
    "written", ["3.10", "no", "2024-03-05", "0x10", "1_000", "12:30:00", "数学", "a: b", "#1"]
)
def test_a_scalar_stays_as_it_was_written(written):
    assert values(f"x: '{written}'") == {"x": written}
    if ": " not in written and not written.startswith("#"):
        assert values(f"x: {written}") == {"x": written}


@pytest.mark.parametrize(
    "body", ["tags: [a, 3.10]", "tags:\n- a\n- 3.10", "tags:\n  - 'a'\n  - 3.10"]
)
def test_a_list_is_one_of_texts(body):
    assert values(body) == {"tags": ["a", "3.10"]}


def test_a_tag_may_be_called_null():
    assert values("tags: [null, NULL, ~]") == {"tags": ["null", "NULL"]}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "# later"])
def test_a_key_without_a_value_says_nothing(nothing):
    found = read(front(f"draft: {nothing}"))
    assert found.values == {}
    assert found.lines == {"draft": 2}


def test_an_empty_text_and_the_word_null_in_quotes_are_values():
    assert values("title: ''\nseries: 'null'") == {"title": "", "series": "null"}


def test_post_alone_declares_something():
    assert values("post:") == {"post": ""}


def test_an_alias_is_what_it_stands_for():
    assert values("tags: &t [a, b]\ncategories: *t") == {
        "tags": ["a", "b"],
        "categories": ["a", "b"],
    }


@pytest.mark.parametrize(
    "body",
    ["authors:\n- name: Ada", "authors: {name: Ada}", "authors: [[a], b]", "authors: &a [*a]"],
)
def test_a_nested_value_is_named_and_left_out(body):
    found = read(front(body))
    assert (found.values, found.nested, found.lines) == ({}, ["authors"], {"authors": 2})


def test_a_bomb_of_aliases_is_not_unfolded():
    levels = "\n".join(f"l{n}: &l{n} [*l{n - 1}, *l{n - 1}, *l{n - 1}]" for n in range(1, 60))
    found = read(front(f"l0: &l0 [x, x]\n{levels}\ntitle: T"))
    assert found.values == {"l0": ["x", "x"], "title": "T"}


def test_lines_are_those_of_the_file():
    found = read("---\n# first\ndate: x\n\nexcerpt: |\n  a\n  b\ntags: []\n---\n")
    assert found.lines == {"date": 3, "excerpt": 5, "tags": 8}


@pytest.mark.parametrize("body", ["tags: [a", "title: 'x", "- a\n- b", "just text", "x: *nobody"])
def test_a_block_that_is_no_mapping_is_broken(body):
    assert read(front(body)).broken


@given(DOCUMENTS)
def test_leaving_out_what_is_wrong_keeps_all_lines_where_they_are(text):
    found = read(text)
    kept = without(text, found.wrong)
    assert kept.count("\n") == text.count("\n")
    if found.lines and not found.wrong:
        assert kept == text


@given(st.lists(LINES, max_size=8), st.text())
def test_leaving_out_what_is_wrong_leaves_the_text_below_alone(lines, below):
    text = front("\n".join(line for line in lines if line not in ("---", "...")))
    found = read(text + below)
    assert without(text + below, found.wrong).endswith("# Text\n" + below)


@given(DOCUMENTS)
@example("---\r\ndate: 2024-02-30\r\n---\r\n")
@example("---\ndate: '2024-02-30'\n---\n")
def test_quoting_adds_nothing_but_quotes_around_dates_no_calendar_has(text):
    changed = quote_impossible_dates(text)
    assert changed.replace("'", "") == text.replace("'", "")
    assert changed.count("\n") == text.count("\n")


@given(DOCUMENTS)
def test_quoting_twice_changes_no_more(text):
    once = quote_impossible_dates(text)
    assert quote_impossible_dates(once) == once


@given(st.dates(), st.sampled_from(["", " 08:30", "T08:30:00Z", "  # note"]))
def test_dates_that_there_are_stay_unquoted(day, more):
    text = front(f"date: {day}{more}")
    assert quote_impossible_dates(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "date: 2024-02-30",
        "date:   2024-13-01",
        "updated: 2024-02-30 08:00:00",
        "date: 2024-02-28 25:00:00",
        "date: 2024-02-30 # a slip",
        "my-date: 2024-02-30",
        "date: 2024-02-30\r",
    ],
)
def test_quoting_makes_a_block_that_yaml_can_read(line):
    text = front(f"{line}\ntitle: T")
    with pytest.raises(ValueError, match=r"day|hour|month"):
        yaml.safe_load(text.split("---")[1])
    changed = quote_impossible_dates(text)
    assert yaml.safe_load(changed.split("---\n")[1])["title"] == "T"
    assert read(changed).values == read(text).values


def test_dates_below_the_front_matter_stay_as_they_are():
    text = front("title: T") + "\ndate: 2024-02-30\n"
    assert quote_impossible_dates(text) == text


def test_dates_within_a_text_stay_as_they_are():
    text = front("excerpt: |\n  date: 2024-02-30\ntitle: of 2024-02-30")
    assert quote_impossible_dates(text) == text
