"""Excerpts are cut anew for posts that have changed alone, and when all is to be written."""

from __future__ import annotations

from unittest import mock

import pytest

from sphinx_blogarchive.excerpt import store
from tests.incremental.sample import assert_same, run


@pytest.fixture
def blog(blog):
    blog.conf('html_theme = "blogarchive"\n')
    for day in range(1, 5):
        blog.post(f"p{day}", f"# Post {day}\n\nText of {day}.\n", date=f"2024-03-0{day}")
    return blog


def cut_by(build):
    """Return the posts whose excerpts are made while *build* runs."""
    made = store.Excerpts._make
    with mock.patch.object(store.Excerpts, "_make", autospec=True, side_effect=made) as make:
        build()
    return {call.args[1].docname for call in make.call_args_list}


def test_a_new_post_has_no_excerpt_of_another_cut(blog):
    blog.build()
    blog.post("new", "# New\n\nText.\n", date="2024-04-01")
    # its neighbour tells of it on its own page
    assert cut_by(blog.build) <= {"posts/new", "posts/p4"}


def test_cards_that_are_kept_are_those_of_a_clean_build(blog):
    blog.build()
    blog.post("new", "# New\n\nText.\n", date="2024-04-01")
    found = blog.build().files()
    assert_same(found, blog.build(out="again").files())


def test_writing_all_anew_cuts_all_anew(blog):
    blog.build()
    assert cut_by(lambda: run(blog, force=True)) == {f"posts/p{day}" for day in range(1, 5)}
