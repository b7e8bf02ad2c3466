from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.query import (
    GROUPS,
    ORDERS,
    Query,
    group,
    parse_day,
    parse_month,
    parse_year,
    select,
)
from sphinx_blogarchive.model.terms import KINDS, Term
from tests.model.samples import NAMES, post, posts, refusal, vocabulary

DAYS = st.none() | st.dates(date(2023, 1, 1), date(2024, 2, 1))
QUERIES = st.builds(
    Query()._replace,
    terms=st.lists(
        st.tuples(
            st.sampled_from(sorted(KINDS)),
            st.lists(st.sampled_from(NAMES), min_size=1, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    years=st.lists(st.integers(2022, 2024), max_size=2).map(tuple),
    months=st.lists(
        st.tuples(st.sampled_from([0, 2023, 2024]), st.integers(1, 12)), max_size=3
    ).map(tuple),
    after=DAYS,
    before=DAYS,
    match=st.sampled_from(["any", "all"]),
    order=st.sampled_from(ORDERS),
    limit=st.integers(0, 5),
    pin=st.booleans(),
)


def chosen(found, declared=(), **query):
    """Return the docnames that a query chooses."""
    return [p.docname for p in select(Query(**query), found, vocabulary(found, declared))]


@given(QUERIES, posts())
def test_a_listing_is_some_of_the_posts_each_once(query, found):
    listed = select(query, found, vocabulary(found))
    assert {p.docname for p in listed} <= {p.docname for p in found}
    assert len({p.docname for p in listed}) == len(listed)
    assert not query.limit or len(listed) <= query.limit


@given(QUERIES, posts(), st.randoms(use_true_random=False))
def test_a_listing_does_not_depend_on_the_order_of_posts(query, found, random):
    shuffled = sorted(found, key=lambda _: random.random())
    blog = vocabulary(found)
    assert select(query, found, blog) == select(query, shuffled, blog)


@given(QUERIES, posts())
def test_a_limit_leaves_the_first(query, found):
    blog = vocabulary(found)
    everything = select(query._replace(limit=0), found, blog)
    assert select(query, found, blog) == everything[: query.limit or None]


@given(QUERIES, posts(max_size=8))
def test_any_two_posts_stand_in_one_order_in_all_listings(query, found):
    query = query._replace(limit=0)
    blog = vocabulary(found)
    listed = select(query, found, blog)
    for first, second in pairwise(listed):
        assert select(query, [second, first], blog) == [first, second]


@given(QUERIES, posts())
def test_one_more_filter_never_adds_a_post(query, found):
    blog = vocabulary(found)
    some = select(query._replace(limit=0), found, blog)
    everything = select(Query(order=query.order), found, blog)
    assert {p.docname for p in some} <= {p.docname for p in everything}


@given(posts())
def test_no_filter_lists_all(found):
    assert len(select(Query(), found, vocabulary(found))) == len(found)


TAGGED = [
    post("c", tags=("C",)),
    post("small", tags=("c",)),
    post("both", tags=("C", "c")),
    post("none"),
]


def test_any_of_several_tags_is_enough():
    assert set(chosen(TAGGED, terms=(("tag", ("C", "c")),))) == {"c", "small", "both"}


def test_all_of_several_tags_are_needed_if_that_is_said():
    assert chosen(TAGGED, terms=(("tag", ("C", "c")),), match="all") == ["both"]


def test_different_filters_all_have_to_hold():
    found = [post("a", tags=("x",), authors=("Ada",)), post("b", tags=("x",))]
    assert chosen(found, terms=(("tag", ("x",)), ("author", ("Ada",)))) == ["a"]


def test_a_tag_that_nobody_has_lists_nothing():
    assert chosen(TAGGED, terms=(("tag", ("nosuch",)),)) == []


def test_a_filter_goes_by_aliases():
    declared = [Term("tag", "C", aliases=("Sea",))]
    assert set(chosen(TAGGED, declared, terms=(("tag", ("Sea",)),))) == {"c", "both"}


DATED = [post(day, day) for day in ("2022-12-31", "2023-05-01", "2023-05-31", "2024-05-02")]


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ({"years": (2023,)}, ["2023-05-31", "2023-05-01"]),
        ({"years": (2022, 2024)}, ["2024-05-02", "2022-12-31"]),
        ({"months": ((2023, 5),)}, ["2023-05-31", "2023-05-01"]),
        ({"months": ((0, 5),)}, ["2024-05-02", "2023-05-31", "2023-05-01"]),
        ({"months": ((0, 5),), "years": (2024,)}, ["2024-05-02"]),
        ({"after": date(2023, 5, 31)}, ["2024-05-02", "2023-05-31"]),
        ({"before": date(2023, 5, 1)}, ["2023-05-01", "2022-12-31"]),
        ({"after": date(2023, 5, 1), "before": date(2023, 5, 1)}, ["2023-05-01"]),
        ({"after": date(2024, 1, 1), "before": date(2023, 1, 1)}, []),
    ],
)
def test_filters_by_date_take_in_the_days_they_name(query, days):
    assert chosen(DATED, **query) == days


def test_a_day_is_that_of_the_zone_of_the_date():
    found = [post("a", "2024-01-01T00:30+08:00")]
    assert chosen(found, years=(2024,)) == ["a"]


def test_newest_goes_by_day_then_order_then_time_then_name():
    found = [
        post("early", "2024-03-05T08:00"),
        post("late", "2024-03-05T20:00"),
        post("b", "2024-03-04"),
        post("a", "2024-03-04"),
        post("ordered", "2024-03-05T01:00", order=1),
    ]
    assert chosen(found) == ["ordered", "late", "early", "a", "b"]


def test_oldest_is_newest_turned_round():
    assert chosen(DATED, order="oldest") == chosen(DATED)[::-1]


def test_pinned_posts_come_first_where_the_newest_do():
    found = [post("new", "2024-03-05"), post("pinned", "2020-01-01", pinned=True)]
    assert chosen(found) == ["pinned", "new"]
    assert chosen(found, pin=False) == ["new", "pinned"]
    assert chosen(found, order="oldest") == ["pinned", "new"]


def test_updated_goes_by_the_last_change():
    found = [
        post("old", "2020-01-01", updated=post("x", "2024-06-01").date),
        post("new", "2024-03-05"),
        post("older", "2020-01-01"),
    ]
    assert chosen(found, order="updated") == ["old", "new", "older"]


def test_title_goes_by_label_whatever_its_case():
    found = [post("x", title="b"), post("y", title="A"), post("z", title="", label="C note")]
    assert chosen(found, order="title") == ["y", "x", "z"]


def test_part_goes_by_number_and_those_without_come_last_oldest_first():
    found = [
        post("none", "2024-01-03"),
        post("two", "2024-01-01", part=2),
        post("one", "2024-01-02", part=1),
        post("first", "2024-01-01"),
        post("zero", "2024-01-09", part=0),
    ]
    assert chosen(found, order="part") == ["zero", "one", "two", "first", "none"]


@given(posts(), st.sampled_from(GROUPS), st.sampled_from(ORDERS))
def test_groups_hold_all_posts_in_their_order(found, by, order):
    blog = vocabulary(found)
    listed = select(Query(order=order), found, blog)
    places = {p.docname: n for n, p in enumerate(listed)}
    groups = group(by, listed, blog)
    assert {p.docname for g in groups for p in g.posts} == places.keys()
    assert len({g.key for g in groups}) == len(groups)
    for one in groups:
        numbers = [places[p.docname] for p in one.posts]
        assert numbers == sorted(set(numbers))


@given(posts(), st.sampled_from(sorted(KINDS)))
def test_a_post_is_in_the_group_of_each_of_its_terms(found, kind):
    blog = vocabulary(found)
    groups = {g.key: {p.docname for p in g.posts} for g in group(kind, found, blog)}
    for one in found:
        keys = {key for key, docnames in groups.items() if one.docname in docnames}
        assert keys == set(blog.names(kind, one) or ("",))


def test_a_post_with_two_names_of_one_term_is_in_its_group_once():
    found = [post("a", tags=("js", "JavaScript"))]
    blog = vocabulary(found, [Term("tag", "js", aliases=("JavaScript",))])
    assert [[p.docname for p in g.posts] for g in group("tag", found, blog)] == [["a"]]


def test_groups_of_terms_stand_by_title_and_the_rest_last():
    found = [post("a", tags=("z",)), post("b"), post("c", tags=("y",)), post("d", tags=("X",))]
    blog = vocabulary(found, [Term("tag", "z", title="a title")])
    assert [g.key for g in group("tag", found, blog)] == ["z", "X", "y", ""]


def test_groups_of_months_and_years_stand_as_the_posts_do():
    found = [post("a", "0800-01-02"), post("b", "2024-12-01"), post("c", "2024-02-01")]
    assert [g.key for g in group("month", found, vocabulary())] == ["0800-01", "2024-12", "2024-02"]
    assert [g.key for g in group("year", found, vocabulary())] == ["0800", "2024"]


def test_no_posts_have_no_groups():
    assert group("tag", [], vocabulary()) == []


@pytest.mark.parametrize(
    ("read", "text", "meaning"),
    [
        (parse_year, "2024", 2024),
        (parse_year, "0800", 800),
        (parse_month, "5", (0, 5)),
        (parse_month, "05", (0, 5)),
        (parse_month, "2024-05", (2024, 5)),
        (parse_month, "2024/5", (2024, 5)),
    ],
)
def test_years_and_months(read, text, meaning):
    assert read(text) == meaning


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-05-17", date(2024, 5, 17), date(2024, 5, 17)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_day_is_the_first_or_the_last_of_what_is_named(text, first, last):
    assert parse_day(text, last=False) == first
    assert parse_day(text, last=True) == last


def first_day(text):
    return parse_day(text, last=False)


def last_day(text):
    return parse_day(text, last=True)


READERS = (parse_year, parse_month, first_day, last_day)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        *((read, text) for read in READERS for text in ("", "x", "2024-13", "0000", "0000-05")),
        (parse_year, "24"),
        (parse_month, "0"),
        (parse_month, "13"),
        (first_day, "2024-5-7"),
        (last_day, "2023-02-29"),
    ],
)
def test_what_is_no_date_is_refused_with_a_remedy(read, text):
    with pytest.raises(ValueError, match="; write "):
        read(text)


@given(st.sampled_from(READERS), st.text() | st.from_regex(r"\d{4}(-\d\d){0,2}", fullmatch=True))
def test_any_text_is_a_date_or_refused_with_a_remedy(read, text):
    refused_because = refusal(read, text)
    assert not refused_because or "; write " in refused_because
