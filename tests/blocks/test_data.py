"""What blocks show follows from posts and terms alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.blocks import data
from sphinx_blogarchive.model.plan import PAGE_KINDS, Plan
from sphinx_blogarchive.model.weights import HEAVIEST
from tests.model.samples import post, vocabulary


def plan(posts):
    """Return the plan of *posts*."""
    posts = sorted(posts, key=lambda p: p.docname)
    return Plan(
        posts, vocabulary(posts), root="", kinds=PAGE_KINDS, size=8, documents=(), paginated=()
    )


POSTS = [post(f"p{number}") for number in range(20)]


def names(posts):
    return [each.docname for each in posts]


def test_random_posts_are_the_same_each_time():
    assert data.random_posts(POSTS, 5, 4) == data.random_posts(POSTS, 5, 4)


def test_random_posts_are_not_the_newest():
    assert not {*names(data.random_posts(POSTS, 5, 15))} & {*names(POSTS[:5])}


def test_random_posts_are_in_no_order():
    found = names(data.random_posts(POSTS, 5, 15))
    assert found != sorted(found)


def test_a_new_post_has_others_chosen():
    before = data.random_posts(POSTS, 5, 4)
    assert data.random_posts([post("new"), *POSTS], 5, 4) != before


def test_an_old_post_that_is_not_chosen_changes_nothing_when_it_goes():
    before = data.random_posts(POSTS, 5, 4)
    other = next(p for p in POSTS[5:] if p not in before)
    assert data.random_posts([p for p in POSTS if p is not other], 5, 4) == before


def test_few_posts_leave_nothing_to_choose_from():
    assert data.random_posts(POSTS[:5], 5, 4) == []


def items(counts):
    return [data.TermItem(f"t{place:03}", "", count) for place, count in enumerate(counts)]


@given(st.lists(st.integers(1, 500), max_size=30), st.integers(1, 20))
def test_a_cloud_holds_the_most_used_in_their_order(counts, most):
    found = data.cloud(items(counts), most)
    assert len(found) == min(most, len(counts))
    assert [t.title for t in found] == sorted(t.title for t in found)
    assert sorted((t.count for t in found), reverse=True) == sorted(counts, reverse=True)[:most]


@given(st.lists(st.integers(1, 500), min_size=1, max_size=30))
def test_who_is_used_more_weighs_no_less(counts):
    found = sorted(data.cloud(items(counts), 30), key=lambda term: term.count)
    weights = [term.weight for term in found]
    assert weights == sorted(weights)
    assert weights[0] == 1
    assert weights[-1] == (HEAVIEST if len({*counts}) > 1 else 1)


def test_weights_go_by_the_logarithm():
    found = data.cloud(items([1, 3, 9, 27, 81]), 10)
    assert [term.weight for term in found] == [1, 2, 3, 4, 5]


def test_terms_stand_in_the_order_of_their_titles_whatever_the_case():
    found = data.term_items(plan([post("p", tags=("b", "A", "C", "数学"))]), "tag")
    assert [term.title for term in found] == ["A", "b", "C", "数学"]


def test_the_archive_counts_years_and_months():
    posts = [post("a", "2024-03-05"), post("b", "2024-03-06"), post("c", "2023-01-01")]
    found = data.archive(plan(posts), posts, lambda day: f"{day:%B}")
    assert [
        (year.title, year.count, [(m.title, m.count) for m in year.months]) for year in found
    ] == [("2024", 2, [("March", 2)]), ("2023", 1, [("January", 1)])]


def test_the_archive_knows_the_pages():
    posts = [post("a", "2024-03-05")]
    (year,) = data.archive(plan(posts), posts, str)
    assert (year.docname, year.months[0].docname) == ("archive/2024", "archive/2024/03")


@pytest.mark.parametrize(
    ("own", "site", "shown"),
    [("", "en", ""), ("en", "en", ""), ("zh-CN", "zh_CN", ""), ("en", "zh_CN", "en")],
)
def test_a_post_says_its_language_where_that_is_another(own, site, shown):
    assert data.post_item(post("p", language=own), site, str).language == shown
