"""In a snapshot that is pulled anew no number falls, no comment is lost, and nothing is doubled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.stats import Comment, Numbers, Recent, Stats
from sphinx_blogarchive.model.stats.writing import dump
from sphinx_blogarchive.services.merge import merge
from sphinx_blogarchive.services.pull import Pulled

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def comment(number, text="", **fields):
    return Comment(
        **{
            "id": str(number),
            "author": "Ada",
            "date": NOON + timedelta(minutes=number),
            "text": text or f"Text {number}.",
            **fields,
        }
    )


def of(thread, views=None):
    return Numbers(len(thread), views, tuple(thread))


def merged(old, new, *, key="/p/1", recent=None, most=10):
    """Return the merger of two states of one post, the second pulled."""
    pulled = Pulled({key: new}, recent, has_threads=recent is None)
    return merge(Stats(None, {key: old}), pulled, NOW, most)


def ids(result, key="/p/1"):
    return [each.id for each in result.stats.posts[key].thread]


def test_numbers_never_fall():
    result = merged(Numbers(30, 79067), Numbers(2, 5))
    assert result.stats.posts["/p/1"] == Numbers(30, 79067)
    assert result.larger == ("/p/1",)


def test_numbers_rise():
    result = merged(Numbers(30, 79067), Numbers(31, 79068))
    assert result.stats.posts["/p/1"] == Numbers(31, 79068)
    assert result.larger == ()


def test_what_a_service_does_not_count_stays():
    result = merged(Numbers(None, 79067), Numbers(3, None))
    assert result.stats.posts["/p/1"] == Numbers(3, 79067)
    assert result.larger == ()


def test_posts_that_were_not_pulled_keep_what_they_had():
    old = Stats(None, {"/old": Numbers(7, 8, (comment(1),))})
    result = merge(old, Pulled({"/p/1": Numbers(1)}, None, has_threads=True), NOW, 10)
    assert result.stats.posts == {"/old": old.posts["/old"], "/p/1": Numbers(1)}


def test_threads_become_one_oldest_first():
    result = merged(of([comment(1), comment(3)]), of([comment(2), comment(4, parent="2")]))
    assert ids(result) == ["1", "2", "3", "4"]
    assert result.stats.posts["/p/1"].comments == 4
    assert result.kept == (("/p/1", "1"), ("/p/1", "3"))


def test_what_was_edited_is_taken_anew():
    result = merged(of([comment(1, "Before.")]), of([comment(1, "After.")]))
    assert [each.text for each in result.stats.posts["/p/1"].thread] == ["After."]


def test_without_threads_those_of_the_file_stay():
    old = of([comment(1), comment(2)])
    result = merged(old, Numbers(2), recent=())
    assert result.stats.posts["/p/1"] == old
    assert result.kept == ()


def test_a_comment_of_a_new_server_that_has_the_id_of_an_old_one_stands_beside_it():
    old = of([comment(1, "Archived."), comment(2, "Archived reply.", parent="1")])
    later = timedelta(days=900)
    new = of(
        [
            comment(1, "New.", date=NOON + later),
            comment(2, "New reply.", date=NOON + later + timedelta(1), parent="1"),
        ]
    )
    result = merged(old, new)
    thread = result.stats.posts["/p/1"].thread
    assert [(each.id, each.parent, each.text) for each in thread] == [
        ("1", "", "Archived."),
        ("2", "1", "Archived reply."),
        ("1-2", "", "New."),
        ("2-2", "1-2", "New reply."),
    ]
    again = merged(result.stats.posts["/p/1"], new)
    assert again.stats.posts == result.stats.posts


def test_a_comment_whose_date_is_told_in_another_zone_is_the_same():
    old = of([comment(1)])
    new = of([comment(1, date=NOON + timedelta(hours=8))])
    assert len(merged(old, new).stats.posts["/p/1"].thread) == 1


def test_a_reply_keeps_its_parent_though_that_was_deleted_on_the_server():
    thread = [comment(1), comment(2, parent="1")]
    result = merged(of(thread), of(thread[1:]))
    assert [each.parent for each in result.stats.posts["/p/1"].thread] == ["", "1"]


def test_recent_comments_come_from_the_threads_newest_first():
    pulled = Pulled(
        {"/a": of([comment(1), comment(4)]), "/b": of([comment(2), comment(3)])},
        None,
        has_threads=True,
    )
    recent = merge(Stats(), pulled, NOW, 3).stats.recent
    assert [(each.key, each.id) for each in recent] == [("/a", "4"), ("/b", "3"), ("/b", "2")]


def told(number, key="/p/1", **fields):
    each = comment(number, **fields)
    return Recent(key, each.id, each.author, each.date, each.text)


def test_recent_comments_are_sorted_whatever_the_service_says():
    result = merged(Numbers(3), Numbers(3), recent=[told(2), told(3), told(1)])
    assert [each.id for each in result.stats.recent] == ["3", "2", "1"]


def test_recent_comments_on_what_is_no_published_post_are_left_out():
    result = merged(Numbers(3), Numbers(3), recent=[told(2), told(3, key="/draft")])
    assert [each.id for each in result.stats.recent] == ["2"]


@pytest.mark.parametrize(
    ("known", "recent", "expected"),
    [
        ([1, 5], [], ["5", "1"]),
        ([1, 5], [4, 6], ["6", "4", "1"]),  # 5 would have been told: it was deleted
    ],
)
def test_older_recent_comments_stay(known, recent, expected):
    old = Stats(None, {}, tuple(told(number) for number in known))
    pulled = Pulled({"/p/1": Numbers(9)}, [told(n) for n in recent], has_threads=False)
    assert [each.id for each in merge(old, pulled, NOW, 10).stats.recent] == expected


def test_a_recent_comment_that_was_taken_out_of_its_thread_is_gone():
    old = Stats(None, {"/p/1": of([comment(1)])}, (told(2), told(1)))
    pulled = Pulled({"/p/1": of([comment(1)])}, None, has_threads=True)
    assert [each.id for each in merge(old, pulled, NOW, 10).stats.recent] == ["1"]


def test_long_texts_are_cut_among_recent_comments_alone():
    long = comment(1, "x" * 5000)
    result = merged(Numbers(), of([long]))
    assert len(result.stats.recent[0].text) == 200
    assert result.stats.posts["/p/1"].thread == (long,)


NUMBERS = st.none() | st.integers(0, 100)
THREADS = st.lists(
    st.builds(
        lambda number, day, text: comment(number, text, date=NOON + timedelta(day)),
        st.integers(1, 4),
        st.integers(0, 2),
        st.sampled_from(["a", "b"]),
    ),
    max_size=4,
    unique_by=lambda each: each.id,
)
STATES = st.builds(
    lambda comments, views, thread: Numbers(comments, views, tuple(thread)),
    NUMBERS,
    NUMBERS,
    THREADS,
)


@given(STATES, STATES)
def test_nothing_falls_is_lost_or_doubled(old, new):
    result = merged(old, new).stats
    post = result.posts["/p/1"]
    assert (post.comments or 0) >= max(old.comments or 0, new.comments or 0, len(post.thread))
    assert (post.views or 0) >= max(old.views or 0, new.views or 0)
    assert {each.id for each in old.thread} <= {each.id for each in post.thread}
    assert len({each.id for each in post.thread}) == len(post.thread)
    said = {(each.date, each.text) for each in post.thread}
    assert {(each.date, each.text) for each in new.thread} <= said


@given(STATES, STATES)
def test_to_pull_twice_changes_nothing(old, new):
    first = merged(old, new).stats
    pulled = Pulled({"/p/1": new}, None, has_threads=True)
    second = merge(first, pulled, NOW + timedelta(1), 10).stats
    assert dump(replace(second, taken=first.taken)) == dump(first)
