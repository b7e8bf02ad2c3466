from __future__ import annotations

import pickle

import pytest
from hypothesis import given

from sphinx_blogarchive.model.post import Post, newest_first
from sphinx_blogarchive.model.terms import KINDS
from tests.model.samples import post, posts


@given(posts())
def test_no_two_posts_are_equal_in_order(found):
    assert len({newest_first(p) for p in found}) == len(found)


@given(posts())
def test_a_later_day_comes_first(found):
    days = [p.published.date() for p in sorted(found, key=newest_first)]
    assert days == sorted(days, reverse=True)


@given(posts(max_size=3))
def test_a_post_survives_being_stored(found):
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize("kind", KINDS)
def test_a_post_without_terms_has_none_of_any_kind(kind):
    assert post("a").terms(kind) == ()


def test_a_post_knows_its_terms_by_kind():
    one = post("a", tags=("t", "u"), categories=("c",), authors=("Ada",), series="S")
    assert [one.terms(kind) for kind in KINDS] == [("t", "u"), ("c",), ("Ada",), ("S",)]


def test_there_are_no_terms_of_another_kind():
    with pytest.raises(ValueError, match="year"):
        post("a").terms("year")


def test_a_draft_without_a_date_was_never_published():
    with pytest.raises(ValueError, match="posts/a has no date"):
        _ = Post("posts/a", "A", "A", None).published
