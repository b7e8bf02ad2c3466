"""Which posts are near to each other."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.related import REACH, TERMS, Choice, Space, related
from sphinx_blogarchive.model.terms import Term
from tests.model.samples import post, posts, vocabulary

#: Other posts, without which all terms would be common ones.
REST = [post(f"rest/{n}", "2020-01-01", title="", label="-") for n in range(9)]


def near(found, language="", links=None, named=None, unwanted=None, declared=(), **options):
    """Return the related posts of each, with a threshold of nearly nothing unless there is one."""
    options = {"threshold": 0.001, **options}
    return related(
        found,
        vocabulary(found, declared),
        links=links or {},
        named=named or {},
        unwanted=unwanted or {},
        choice=Choice(**options),
        language=language,
    )


def made(*args):
    return [*args, *REST]


def test_a_rare_tag_counts_more_than_a_common_one():
    rare = made(
        post("a", title="", tags=("rare", "common")),
        post("b", title="", tags=("common",)),
        post("c", title="", tags=("rare",)),
        post("d", title="", tags=("common",)),
    )
    assert near(rare)["a"] == ("c", "b", "d")


def test_words_of_titles_bring_posts_together():
    assert near(made(post("a", title="Monads"), post("b", title="On monads, again")))["a"] == ("b",)


def test_words_of_excerpts_bring_posts_together():
    found = made(post("a", title="", gist="of monads"), post("b", title="", gist="monads and"))
    assert near(found)["a"] == ("b",)


def test_a_word_of_a_title_counts_more_than_one_of_an_excerpt():
    found = made(
        post("a", title="Monads", gist="alpha"),
        post("b", title="Groups", gist="monads"),
        post("c", title="Monads", gist="gamma"),
    )
    assert near(found)["a"] == ("c", "b")


def test_chinese_words_bring_posts_together():
    found = made(
        post("a", title="傅里叶变换"), post("b", title="再谈傅里叶"), post("c", title="番茄")
    )
    assert near(found)["a"] == ("b",)


def test_links_bring_posts_together_both_ways():
    found = made(post("a", title=""), post("b", title=""))
    assert near(found, links={"a": ["b", "about"]}) == {"a": ("b",), "b": ("a",)}


def test_who_names_a_post_is_near_to_it():
    found = made(post("a", title=""), post("b", title=""))
    assert near(found, named={"a": ["b"]})["b"] == ("a",)


def test_categories_count_a_little():
    found = made(
        post("a", title="", categories=("C",), tags=("t",)),
        post("b", title="", categories=("C",)),
        post("c", title="", tags=("t",)),
    )
    assert near(found)["a"] == ("c", "b")


def test_aliases_of_a_tag_are_one_tag():
    found = made(post("a", title="", tags=("maths",)), post("b", title="", tags=("数学",)))
    assert near(found) == {}
    assert near(found, declared=[Term("tag", "maths", aliases=("数学",))])["a"] == ("b",)


def test_parts_of_one_series_are_left_to_the_list_of_its_parts():
    series = [post(name, title="Same words", series="S") for name in "ab"]
    found = made(*series, post("c", title="Same words", series="T"))
    assert near(found)["a"] == ("c",)
    assert near(found, apart=False)["a"] == ("b", "c")


def test_posts_without_a_series_are_not_of_one_series():
    assert near(made(post("a", title="Words"), post("b", title="Words")))["a"] == ("b",)


def test_a_post_in_the_same_language_goes_first():
    found = made(
        post("a", title="", tags=("t",), language="en"),
        post("b", "2024-03-06", title="", tags=("t",), language="zh-CN"),
        post("c", title="", tags=("t",), language="en-GB"),
    )
    assert near(found)["a"] == ("c", "b")


def test_a_post_that_names_no_language_has_that_of_the_project():
    found = made(
        post("a", title="", tags=("t",)),
        post("b", "2024-03-06", title="", tags=("t",), language="en"),
        post("c", title="", tags=("t",), language="zh-TW"),
    )
    assert near(found, language="zh_CN")["a"] == ("c", "b")


def test_no_post_is_shown_below_the_threshold():
    found = made(post("a", title="", tags=("t",)), post("b", title="", tags=("t",)))
    assert "a" in near(found, threshold=1.0)
    assert "a" not in near(found, threshold=1.01)


def test_no_more_are_shown_than_wanted():
    found = made(*(post(name, title="", tags=("t",)) for name in "abcd"))
    assert len(near(found, count=2)["a"]) == 2
    assert near(found, count=0) == {}


def test_equals_stand_newest_first_then_by_docname():
    tagged = {"title": "", "tags": ("t",)}
    days = [("x", "2022-01-01"), ("b", "2023-01-01"), ("a", "2023-01-01"), ("y", "2024-01-01")]
    found = made(*(post(name, day, **tagged) for name, day in days))
    assert near(found)["x"] == ("y", "a", "b")


def test_what_the_writer_names_goes_first_and_is_all_shown():
    found = made(*(post(name, title="", tags=("t",)) for name in "abcd"), post("e"), post("f"))
    assert near(found, named={"a": ["f", "e"]}, count=3)["a"] == ("f", "e", "b")
    assert near(found, named={"a": ["f", "e"]}, count=1)["a"] == ("f", "e")


def test_what_the_writer_does_not_want_is_left_out():
    found = made(*(post(name, title="", tags=("t",)) for name in "abc"))
    assert near(found, unwanted={"a": ["b"]})["a"] == ("c",)
    assert "a" in near(found, unwanted={"a": ["b"]})["b"]


def test_a_post_that_wants_none_has_none_and_is_shown_by_others():
    found = made(post("a", title="", tags=("t",), related=False), post("b", title="", tags=("t",)))
    assert near(found) == {"b": ("a",)}


def test_a_weight_of_nothing_takes_a_kind_out():
    found = made(post("a", title="", tags=("t",)), post("b", title="", tags=("t",)))
    weights = {"tags": 0, "words": 1, "links": 1, "series": 1, "categories": 1}
    assert near(found, weights=weights) == {}


@given(posts(), st.randoms(use_true_random=False))
def test_the_order_of_the_posts_does_not_matter(found, random):
    shuffled = random.sample(found, len(found))
    assert near(found, apart=False) == near(shuffled, apart=False)


@given(posts())
def test_nobody_is_related_to_itself(found):
    assert all(name not in names for name, names in near(found, apart=False).items())


def test_of_a_common_term_a_bounded_number_of_posts_is_looked_at():
    words = [f"word{n}" for n in range(3 * TERMS)]
    space = Space({str(n): words for n in range(1000)})
    assert space.score("500", 1, {}) == TERMS * REACH


def lines_run(count):
    """Return how many lines of Python it takes to relate *count* posts that have all in common."""
    found = [post(str(n), title="Same", tags=("same",), categories=("C",)) for n in range(count)]
    terms = vocabulary(found)
    links = {str(n): [str((n * 7 + 1) % count)] for n in range(count)}
    lines = 0

    def count_line(frame, event, argument):
        nonlocal lines
        lines += event == "line"
        return count_line

    before = sys.gettrace()
    sys.settrace(count_line)
    try:
        related(found, terms, links=links, named={}, unwanted={}, choice=Choice())
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.slow
def test_ten_times_as_many_posts_take_ten_times_the_work():
    assert lines_run(5000) < 11 * lines_run(500)
