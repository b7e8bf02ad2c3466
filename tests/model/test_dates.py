from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.dates import build_time, parse
from tests.model.samples import refusal

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
CLOCK = datetime(2025, 6, 1, 12, tzinfo=UTC)


def refused(text, zone=UTC):
    with pytest.raises(ValueError, match=r"write YYYY|write [0-9]|no such day") as caught:
        parse(text, zone)
    return str(caught.value)


@pytest.mark.parametrize(
    "text", ["2024-03-05", "20240305", "2024-W10-2", "2024W102", " 2024-03-05\n"]
)
def test_a_day_is_its_midnight_in_the_blogs_zone(text):
    assert parse(text, SHANGHAI) == (datetime(2024, 3, 5, tzinfo=SHANGHAI), False)


def test_a_week_is_its_monday_without_a_time_of_day():
    assert parse("2024-W10", UTC) == (datetime(2024, 3, 4, tzinfo=UTC), False)


@pytest.mark.parametrize(
    "text", ["2024-03-05T08:30", "2024-03-05 08:30", "2024-03-05 08:30:00", "20240305T0830"]
)
def test_a_time_of_day_is_in_the_blogs_zone(text):
    assert parse(text, SHANGHAI) == (datetime(2024, 3, 5, 8, 30, tzinfo=SHANGHAI), True)


@pytest.mark.parametrize("zone", ["+08:00", "+0800", " +08:00"])
def test_a_zone_in_the_text_goes_before_that_of_the_blog(zone):
    moment, timed = parse(f"2024-03-05 08:30{zone}", NEW_YORK)
    assert timed
    assert moment.utcoffset() == timedelta(hours=8)
    assert moment == datetime(2024, 3, 5, 0, 30, tzinfo=UTC)


def test_midnight_that_was_written_is_a_time_of_day():
    assert parse("2024-03-05 00:00", UTC)[1]


def test_a_time_that_the_clocks_leap_over_is_taken():
    assert parse("2024-03-10 02:30", NEW_YORK)[0].isoformat().startswith("2024-03-10T02:30")


@given(st.dates(), st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45))]))
def test_each_day_between_the_first_and_the_last_year_is_itself(day, zone):
    if date.min < day < date.max:
        assert parse(day.isoformat(), zone)[0].date() == day


@given(st.text() | st.from_regex(r"\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}(.\d{1,4})?", fullmatch=True))
def test_no_text_does_anything_but_be_read_or_be_refused_with_a_remedy(text):
    refused_because = refusal(parse, text, SHANGHAI)
    if refused_because:
        assert "write" in refused_because
    else:
        assert parse(text, SHANGHAI)[0].utcoffset() is not None


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2024-3-5", "write 2024-03-05"),
        ("2024/03/05", "write 2024-03-05"),
        ("2024年3月5日", "write 2024-03-05"),
        ("0800/1/5", "write 0800-01-05"),
        ("2024-3-5 8:30", "write 2024-03-05 HH:MM"),
        ("2024-02-30", "there is no such day; write YYYY-MM-DD"),
        ("0000-01-01", "there is no such day; write YYYY-MM-DD"),
        ("2024-03", "write YYYY-MM-DD or YYYY-MM-DD HH:MM"),
        ("5 March 2024", "write YYYY-MM-DD or YYYY-MM-DD HH:MM"),
        ("", "write YYYY-MM-DD or YYYY-MM-DD HH:MM"),
    ],
)
def test_the_remedy_is_the_date_that_was_meant_where_that_can_be_told(text, remedy):
    assert refused(text) == remedy


@given(st.dates(), st.sampled_from(["/", ".", " ", "-"]))
def test_a_remedy_with_a_date_can_itself_be_read(day, separator):
    text = f"{day.year:04}{separator}{day.month}{separator}{day.day}x"
    remedy = refused(text).removeprefix("write ").replace("HH:MM", "12:00")
    assert parse(remedy, UTC)[0].date() == day


@pytest.mark.parametrize("text", ["2024-03-05508", "2024-03-05x08:30", "2024-03-05\x0008:30"])
def test_only_a_t_or_a_space_parts_the_day_from_the_time(text):
    refused(text)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("0001-01-01T00:00Z", NEW_YORK),
        ("0001-01-01", SHANGHAI),
        ("9999-12-31T23:59Z", SHANGHAI),
        ("9999-12-31T23:59-08:00", UTC),
    ],
)
def test_a_moment_that_the_calendar_ends_before_in_some_zone_is_refused(text, zone):
    refused(text, zone)


@pytest.mark.parametrize("text", ["٢٠٢٤-٠٣-٠٥", "２０２４-０３-０５", "2024-03-05\ud800", "\ud800"])
def test_digits_of_other_scripts_and_broken_text_are_refused(text):
    refused(text)


def test_a_very_long_text_is_refused():
    refused("2024-03-05 " + "1" * 100_000)


def test_the_build_takes_place_at_the_epoch_that_was_set():
    epoch = {"SOURCE_DATE_EPOCH": "1709596800"}
    assert build_time(epoch, CLOCK) == datetime(2024, 3, 5, tzinfo=UTC)


@pytest.mark.parametrize("value", ["", "now", "1e9", "9" * 30, "-" + "9" * 30, "9" * 5000])
def test_the_build_takes_place_now_if_the_epoch_is_none(value):
    assert build_time({"SOURCE_DATE_EPOCH": value}, CLOCK) == CLOCK


def test_the_build_takes_place_now_without_an_epoch():
    assert build_time({}, CLOCK) == CLOCK
