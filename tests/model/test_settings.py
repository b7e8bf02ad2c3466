from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.config import Settings
from tests.model.samples import refusal

OPTIONS = {field.name: field for field in dataclasses.fields(Settings)}
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(SCALARS, inner, max_size=3)
    ),
    max_leaves=6,
)


def check(option, value):
    """Check *value* as that of *option*."""
    OPTIONS[option].metadata["check"](value)


@pytest.mark.parametrize("option", OPTIONS)
def test_each_default_is_right(option):
    check(option, getattr(Settings(), option))


@pytest.mark.parametrize("option", OPTIONS)
def test_each_option_is_described(option):
    assert OPTIONS[option].metadata["help"].endswith(".")


@given(st.sampled_from(sorted(OPTIONS)), VALUES)
def test_any_value_is_right_or_refused_with_what_is_wrong(option, value):
    refused_because = refusal(check, option, value)
    assert not refused_because or refused_because.startswith(("is ", "has ", "maps "))


@pytest.mark.parametrize("option", ["post_patterns", "authors", "slugs", "pages"])
def test_no_two_applications_share_a_default(option):
    assert getattr(Settings(), option) is not getattr(Settings(), option)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("timezone", "Asia/Shanghai"),
        ("post_patterns", ["blog/**", "[0-9]*/*"]),
        ("post_patterns", []),
        ("pages", ("tag", "archive")),
        ("pages", []),
        ("posts_per_page", 1),
        ("path", "blog"),
        ("path", "a/b/"),
        ("listing_style", "table"),
        ("tags", ["a", "b"]),
        ("tags", {"js": {"title": "JavaScript", "aliases": ["ES"], "slug": "js"}}),
        ("authors", {"Ada": {"name": "Ada L.", "url": "/", "avatar": "a.png", "bio": "…"}}),
        ("slugs", {"数学": "maths", ".NET": ".net"}),
        ("date_format", "d MMMM yyyy"),
        ("date_format", "yyyy年M月d日"),
        ("date_format", "full"),
    ],
)
def test_right_values(option, value):
    check(option, value)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("timezone", ""),
        ("timezone", "Mars/Base"),
        ("timezone", "America"),
        ("timezone", "../etc/passwd"),
        ("timezone", "a\0b"),
        ("timezone", "\ud800"),
        ("timezone", 8),
        ("post_patterns", "posts/**"),
        ("post_patterns", ["[z-a]"]),
        ("post_patterns", [1]),
        ("drafts", 1),
        ("posts_per_page", 0),
        ("posts_per_page", True),
        ("posts_per_page", 2.0),
        ("excerpt_length", -1),
        ("pages", ["tags"]),
        ("pages", "tag"),
        ("path", "/blog"),
        ("path", "../blog"),
        ("path", "."),
        ("path", "a//b"),
        ("path", "a\\b"),
        ("path", "a#b"),
        ("path", "a\0"),
        ("listing_style", "grid"),
        ("listing_style", []),
        ("tags", "a"),
        ("tags", [1]),
        ("tags", ["a", " "]),
        ("tags", {1: {}}),
        ("tags", {"": {}}),
        ("tags", {"a": "b"}),
        ("tags", {"a": {"titel": "b"}}),
        ("tags", {"a": {1: "b"}}),
        ("tags", {"a": {"title": None}}),
        ("tags", {"a": {"url": "x"}}),
        ("tags", {"a": {"aliases": "b"}}),
        ("tags", {"a": {"aliases": [1]}}),
        ("tags", {"a": {"slug": "b/c"}}),
        ("slugs", ["a"]),
        ("slugs", {"a": ""}),
        ("slugs", {"a": ".."}),
        ("slugs", {"a": "b c"}),
        ("slugs", {"a": "b\0"}),
        ("slugs", {"a": "\ud800"}),
        ("slugs", {"a": "index"}),
        ("slugs", {"a": "CON"}),
        ("slugs", {"a": "b" * 300}),
        ("date_format", "%Y-%m-%d"),
        ("date_format", "MMMMMMMM"),
        ("date_format", "HH:mm"),
        ("date_format", 1),
    ],
)
def test_wrong_values_are_refused(option, value):
    with pytest.raises(ValueError, match=r"^(is|has|maps) "):
        check(option, value)


def test_an_unknown_key_of_a_term_is_told_the_nearest():
    with pytest.raises(ValueError, match="unknown key 'titel' for 'a'; write title"):
        check("tags", {"a": {"titel": "b"}})


@pytest.mark.parametrize(("path", "root"), [("", ""), ("blog", "blog/"), ("a/b/", "a/b/")])
def test_the_folder_of_pages_ends_in_a_slash_or_is_none(path, root):
    assert Settings(path=path).root == root


def test_declared_terms_are_known_by_their_normal_names():
    declared = Settings(tags={"e\u0301tude": {"aliases": ["Studie  n"]}}, series=["S"]).declared()
    assert [(t.kind, t.name, t.aliases, t.declared) for t in declared] == [
        ("tag", "étude", ("Studie n",), True),
        ("series", "S", (), True),
    ]


def test_the_name_of_an_author_is_what_readers_see():
    (ada,) = Settings(authors={"ada": {"name": "Ada L.", "url": "https://ada.example"}}).declared()
    assert (ada.name, ada.shown, ada.url) == ("ada", "Ada L.", "https://ada.example")
