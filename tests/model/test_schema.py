from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_blogarchive.model.post import Post
from sphinx_blogarchive.model.schema import KEYS, is_declared, read
from tests.model.samples import refusal

LISTS = ("tags", "categories", "category", "authors", "author")
RAW = st.text() | st.lists(st.text()) | st.from_regex(r"\[.*\]", fullmatch=True)


def value(key, written):
    """Return the one value of what was *written*, which must be right."""
    values, problems = read({key: written}, UTC)
    assert problems == []
    return next(iter(values.values()))


def problem(key, written):
    """Return the one problem of what was *written*, which must be left out."""
    values, problems = read({key: written}, UTC)
    assert values == {}
    assert len(problems) == 1
    return problems[0]


@given(st.sampled_from(KEYS) | st.text(), RAW)
@example("tags", "[" * 100_000 + "]" * 100_000)
@example("tags", '["\\ud800"]')
@example("tags", "[{}]")
@example("part", "9" * 100_000)
@example("excerpt", "9" * 100_000)
@example("date", "9" * 100_000)
@example("title", "a" * 100_000)
def test_any_value_of_any_key_is_a_value_or_one_problem(key, written):
    values, problems = read({key: written}, UTC)
    if key in KEYS and key not in ("post", "blogpost", "draft"):
        assert bool(values) != bool(problems)
    assert all(p.field == key for p in problems)


@given(st.dictionaries(st.sampled_from(KEYS), RAW, max_size=6))
def test_good_values_make_a_post(raw):
    values, _ = read(raw, UTC)
    Post(**{"docname": "a", "title": "", "label": "", "date": None, **values})


@given(st.sampled_from(KEYS), RAW)
@example("tags", '["\\ud800"]')
@example("tags", '["\\u0000"]')
def test_no_value_holds_what_no_file_can(key, written):
    values, _ = read({key: written}, UTC)
    repr(values).encode()
    for found in values.values():
        for text in found if isinstance(found, tuple) else [found]:
            assert not isinstance(text, str) or "\0" not in text
            str(text).encode()


@given(st.sampled_from(KEYS), RAW)
def test_a_problem_shows_a_bounded_part_of_what_was_written(key, written):
    _, problems = read({key: written}, UTC)
    for found in problems:
        assert found.message.startswith(f"{key}: ")
        assert len(found.message) < 1000


@given(st.lists(st.from_regex(r"[^\W\d_][\w+#. ]*[\w+#]", fullmatch=True), min_size=1))
def test_a_list_and_a_text_with_commas_are_the_same(names):
    assert value("tags", names) == value("tags", ", ".join(names))


@pytest.mark.parametrize("key", LISTS)
@pytest.mark.parametrize(
    "written",
    [
        ["C++", "数学"],
        "C++, 数学",
        "C++，数学",
        "C++、数学",
        "[C++, 数学]",
        "['C++', '数学']",
        '["C++", "\\u6570\\u5b66"]',
        "C++, , 数学, C++",
    ],
)
def test_every_way_to_write_a_list(key, written):
    assert value(key, written) == ("C++", "数学")


@pytest.mark.parametrize("written", [[], "", "[]", ",", [" "]])
def test_an_empty_list_names_nothing(written):
    assert value("tags", written) == ()


def test_a_comma_in_an_item_of_a_list_is_part_of_the_name():
    assert value("tags", ["a, b"]) == ("a, b",)
    assert value("tags", '["a, b"]') == ("a, b",)


@pytest.mark.parametrize("written", ["[3.10, 3.11]", ["3.10", "3.11"], "3.10, 3.11"])
def test_numbers_in_a_list_stay_as_they_were_written(written):
    assert value("tags", written) == ("3.10", "3.11")


def test_a_list_of_text_and_numbers_keeps_both():
    assert value("tags", '["\\u6570\\u5b66", 3.10]') == ("数学", "3.10")


def test_words_for_truth_and_nothing_can_be_names():
    assert value("tags", "[true, null]") == ("true", "null")


def test_names_are_composed_and_their_spaces_single():
    assert value("tags", "e\u0301tude  in\tC, étude in C") == ("étude in C",)


def test_two_keys_of_one_field_complete_each_other():
    values, problems = read({"category": "A", "categories": ["B", "A"]}, UTC)
    assert (values, problems) == ({"categories": ("A", "B")}, [])


def test_a_list_of_lists_is_a_problem():
    assert problem("tags", "[[a], b]").category == "value"


@pytest.mark.parametrize("written", ["/a, /b", ["/a", "/b"], "[/a, /b]", '["/a", "/b"]'])
def test_addresses_to_redirect_from_are_a_list(written):
    assert value("redirect_from", written) == ("/a", "/b")


def test_an_address_may_hold_the_commas_of_other_scripts():
    assert value("redirect_from", "/一、二") == ("/一、二",)


def test_a_date_has_the_blogs_zone_and_knows_whether_it_has_a_time():
    shanghai = ZoneInfo("Asia/Shanghai")
    values, _ = read({"date": "2024-03-05", "updated": "2024-03-06 08:00"}, shanghai)
    assert values == {
        "date": datetime(2024, 3, 5, tzinfo=shanghai),
        "timed": False,
        "updated": datetime(2024, 3, 6, 8, tzinfo=shanghai),
    }


def test_a_wrong_date_tells_its_value_and_the_remedy():
    found = problem("date", "2024/3/5")
    assert found.category == "date"
    assert found.message == "date: '2024/3/5' is no ISO date; write 2024-03-05"


def test_a_wrong_value_leaves_the_others_alone():
    values, problems = read({"part": "x", "title": "T", "pinned": "maybe"}, UTC)
    assert values == {"title": "T"}
    assert [p.field for p in problems] == ["part", "pinned"]


@pytest.mark.parametrize("written", ["maybe", ["true"], "\0"])
def test_a_draft_in_words_that_nobody_understands_stays_a_draft(written):
    values, problems = read({"draft": written}, UTC)
    assert values == {"draft": True}
    assert [(p.category, p.field) for p in problems] == [("value", "draft")]


@pytest.mark.parametrize("key", ["draft", "pinned", "comments"])
@pytest.mark.parametrize(
    ("written", "truth"),
    [("true", True), ("Yes", True), ("1", True), ("", True), ("False", False), ("no", False)],
)
def test_truth_values(key, written, truth):
    assert value(key, written) is truth


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("pinned", "maybe"),
        ("comments", ["true"]),
        ("part", "one"),
        ("part", "1.5"),
        ("part", "1_000"),
        ("order", ""),
        ("title", ["a"]),
        ("language", "中文"),
        ("language", "en us"),
        ("excerpt", "true"),
        ("excerpt", ["1"]),
        ("excerpt", "-1"),
        ("image", "a\0.png"),
        ("tags", ["\ud800"]),
        ("description", "\ufdd0"),
    ],
)
def test_a_wrong_value_is_a_problem_of_its_field(key, written):
    found = problem(key, written)
    assert (found.category, found.field) == ("value", key)
    assert "; " in found.message


@pytest.mark.parametrize("written", ["a b", "a/b", "", ".", "..", "a?b", "\0", ["a"]])
def test_what_is_no_identifier(written):
    assert problem("id", written).category == "id"


@pytest.mark.parametrize("written", ["7", "007", "gradient-descent", "梯度"])
def test_an_identifier_is_a_number_or_a_word_as_written(written):
    assert value("id", written) == written


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("A text.", "A text."),
        ("One.\n\nTwo.\n", "One.\n\nTwo."),
        ("3", 3),
        ("10000", 10000),
        ("0", False),
        ("false", False),
        ("none", False),
    ],
)
def test_an_excerpt_is_a_text_a_number_of_blocks_or_none(written, meaning):
    assert value("excerpt", written) == meaning


def test_a_language_is_a_tag_with_hyphens():
    assert value("language", "zh_Hans_CN") == "zh-Hans-CN"


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("tag", "tags"),
        ("Tags", "tags"),
        ("tgas", "tags"),
        ("dtae", "date"),
        ("titel", "title"),
        ("catgories", "categories"),
        ("auther", "author"),
        ("redirect-from", "redirect_from"),
        ("Draft", "draft"),
        ("blogarchive_tags", "tags"),
        ("exerpt", "excerpt"),
        ("blog_post", "blogpost"),
    ],
)
def test_a_key_near_to_one_of_ours_is_a_problem_with_the_nearest_spelling(key, meant):
    found = problem(key, "x")
    assert found.category == "field"
    assert found.message == f"unknown field {key!r}; write {meant!r}"


@pytest.mark.parametrize(
    "key",
    ["orphan", "tocdepth", "myst", "html_meta", "location", "status", "version", "x", "", "键"],
)
def test_a_key_of_others_is_none_of_ours(key):
    assert read({key: "x"}, UTC) == ({}, [])


@pytest.mark.parametrize("key", KEYS)
def test_no_key_of_ours_is_unknown(key):
    _, problems = read({key: "x"}, UTC)
    assert not [p for p in problems if p.category == "field"]


@pytest.mark.parametrize(
    ("raw", "declared"),
    [
        ({}, None),
        ({"post": "true"}, True),
        ({"post": ""}, True),
        ({"post": "false"}, False),
        ({"blogpost": "true"}, True),
        ({"blogpost": "False"}, False),
        ({"post": "false", "blogpost": "true"}, False),
    ],
)
def test_whether_a_document_is_declared_a_post(raw, declared):
    assert is_declared(raw) is declared


@given(RAW)
def test_a_declaration_is_read_or_refused_with_a_remedy(written):
    refused_because = refusal(is_declared, {"post": written})
    if refused_because:
        assert refused_because.startswith("post: ")
        assert "; write " in refused_because
