"""What is read of updates, and in which order they are told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.updates import Update, is_before, latest, newest_first, read

SHANGHAI = timezone(timedelta(hours=8))
WORDS = "stands behind the date; leave an empty line between the two"


def at(text, zone=UTC):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def update(text, anchor="a"):
    return Update(at(text), False, anchor, ())


def test_a_date_is_read_in_the_zone_of_the_blog():
    assert read(" 2024-05-01 ", SHANGHAI) == (at("2024-05-01", SHANGHAI), False, "", "")


def test_a_time_of_day_may_be_given():
    assert read("2024-05-01 08:30", UTC) == (at("2024-05-01 08:30"), True, "", "")


@pytest.mark.parametrize(
    ("argument", "moment", "text"),
    [
        ("2024-05-01\nThe proof\nwas wrong.", "2024-05-01", "The proof\nwas wrong."),
        ("2024-05-01 The proof", "2024-05-01", "The proof"),
        ("2024-05-01 2 typos", "2024-05-01", "2 typos"),
        ("2024-05-01 08:30 The proof", "2024-05-01 08:30", "The proof"),
        ("2024-05-01 08:30\n2024 is a leap year", "2024-05-01 08:30", "2024 is a leap year"),
    ],
)
def test_a_text_behind_the_date_is_kept_and_told_of(argument, moment, text):
    found = read(argument, UTC)
    assert (found.at, found.text) == (at(moment), text)
    assert found.problem == f"{' '.join(text.split())!r} {WORDS}"


@pytest.mark.parametrize(
    ("argument", "problem"),
    [
        ("", "no date; write it behind the name, as YYYY-MM-DD"),
        ("May", "'May' is no ISO date; write YYYY-MM-DD or YYYY-MM-DD HH:MM"),
        ("2024/5/1", "'2024/5/1' is no ISO date; write 2024-05-01"),
        ("2024-02-30", "'2024-02-30' is no ISO date; there is no such day; write YYYY-MM-DD"),
    ],
)
def test_what_is_no_date_is_told_with_a_remedy(argument, problem):
    assert read(argument, UTC) == (None, False, "", problem)


def test_words_without_a_date_are_kept():
    assert read("The proof was wrong", UTC).text == "The proof was wrong"


@given(st.text())
def test_anything_is_read_or_told_of(argument):
    found = read(argument, UTC)
    assert found.at or found.problem


@pytest.mark.parametrize(
    ("updated", "timed", "before"),
    [
        ("2024-03-04", False, True),
        ("2024-03-05", False, False),
        ("2024-03-05 08:29", True, True),
        ("2024-03-05 08:30", True, False),
        ("2024-03-06", False, False),
    ],
)
def test_days_are_compared_unless_both_have_a_time(updated, timed, before):
    assert is_before(at(updated), at("2024-03-05 08:30"), timed=timed) is before


def test_the_newest_comes_first_and_equals_stay_as_they_are():
    found = newest_first(
        [update("2024-05-01", "a"), update("2024-06-01", "b"), update("2024-05-01", "c")]
    )
    assert [item.anchor for item in found] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("own", "others", "found"),
    [
        (None, [], None),
        ("2024-05-01", [], "2024-05-01"),
        (None, ["2024-05-01", "2024-06-01"], "2024-06-01"),
        ("2024-07-01", ["2024-06-01"], "2024-07-01"),
        ("2024-05-01", ["2024-06-01"], "2024-06-01"),
    ],
)
def test_a_post_was_changed_when_it_was_changed_last(own, others, found):
    assert latest(own and at(own), map(update, others)) == (found and at(found))
