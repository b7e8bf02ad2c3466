"""Dates: how they are written, in which zone they are, how posts are ordered by them."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.reading.support import new_blog, posts, said

DATES = {
    "2024-03-05": "2024-03-05T00:00:00+08:00",
    "20240305": "2024-03-05T00:00:00+08:00",
    "2024-W10-2": "2024-03-05T00:00:00+08:00",
    "2024-03-05 08:30": "2024-03-05T08:30:00+08:00",
    "2024-03-05T08:30:15": "2024-03-05T08:30:15+08:00",
    "2024-03-05T08:30Z": "2024-03-05T16:30:00+08:00",
    "2024-03-05 08:30:00 +02:00": "2024-03-05T14:30:00+08:00",
    "2024-03-05 08:30:00+02:00": "2024-03-05T14:30:00+08:00",
    "2024-03-05T23:30-05:00": "2024-03-06T12:30:00+08:00",
    "0999-12-31": "0999-12-31T00:00:00+08:05:43",
    "'2024-03-05'": "2024-03-05T00:00:00+08:00",
}


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    blog.conf('blogarchive_timezone = "Asia/Shanghai"\n')
    for place, date in enumerate(DATES):
        blog.post(f"f{place}", date=date)
        option = date.strip("'")
        blog.write(f"posts/d{place}.rst", f".. post:: {option}\n   :updated: {option}\n\nText.\n")
    return blog


@pytest.mark.parametrize("way", "fd")
@pytest.mark.parametrize("date", DATES)
def test_date_is_read_in_the_zone_of_the_blog(built, date, way):
    post = posts(built)[f"posts/{way}{list(DATES).index(date)}"]
    assert post.date.isoformat() == DATES[date]


@pytest.mark.parametrize("date", DATES)
def test_updated_is_read_likewise(built, date):
    post = posts(built)[f"posts/d{list(DATES).index(date)}"]
    assert post.updated.isoformat() == DATES[date]


def test_no_date_is_warned_of(blog, built):
    assert said(blog, built) == []


def test_a_day_is_shown_without_a_time(built):
    times = built.page("posts/f0").xpath("//time[@class='dt-published']/@datetime")[:1]
    assert times == ["2024-03-05"]


def test_a_moment_is_shown_with_its_offset(built):
    times = built.page("posts/f5").xpath("//time[@class='dt-published']/@datetime")[:1]
    assert times == ["2024-03-05T16:30+08:00"]


def test_posts_stand_under_the_day_of_the_blogs_zone(blog):
    entry = "2024-12-31T20:00Z"
    blog.post("eve", date=entry, body="# Eve\n")
    built = blog.build(out="eve")
    assert "Eve" in built.titles("archive/2025")


def test_naive_and_aware_dates_sort_together(blog):
    blog.post("early", date="2023-05-05T01:00+08:00", body="# Early\n")
    blog.post("middle", date="2023-05-05 02:00", body="# Middle\n")
    blog.post("late", date="2023-05-04T19:00Z", body="# Late\n")
    assert blog.build(out="sorted").titles("archive/2023") == ["Late", "Middle", "Early"]


def test_order_sorts_the_posts_of_one_day(blog):
    blog.post("o1", date="2022-05-05", order=1, body="# First\n")
    blog.post("o2", date="2022-05-05", order=2, body="# Second\n")
    blog.post("o0", date="2022-05-05 23:00", body="# Zeroth\n")
    assert blog.build(out="order").titles("archive/2022") == ["Second", "First", "Zeroth"]


@pytest.mark.parametrize("date", ["0001-01-01T00:00+14:00", "9999-12-31T23:59:59-11:00"])
def test_the_ends_of_time_are_no_crash(tmp_path, date):
    blog = Blog(tmp_path)
    blog.post("a", date=date)
    built = blog.build(blogarchive_drafts=True)
    assert [warning.category for warning in said(blog, built)] == ["blogarchive.date"]


def test_a_post_without_a_date_is_in_no_list(blog):
    blog.post("undated", date=None, tags="x", body="# Undated\n")
    built = blog.build(out="undated")
    [warning] = [w for w in said(blog, built) if w.file == "posts/undated.md"]
    assert warning.category == "blogarchive.date"
    assert "date: YYYY-MM-DD" in warning.text
    assert "post: false" in warning.text
    assert built.has("posts/undated")
    assert "Undated" not in built.titles("archive")
