"""Rules for robots."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.model.robots import RULES, is_indexed, parse


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ([], ""),
        (["noindex"], "noindex"),
        ([" NoIndex", "nofollow", "noindex", ""], "noindex, nofollow"),
        (
            ["max-snippet:-1", "max-image-preview: large"],
            "max-snippet:-1, max-image-preview: large",
        ),
        (["unavailable_after: 2025-12-31"], "unavailable_after: 2025-12-31"),
    ],
)
def test_rules_are_taken_as_they_are_meant(written, expected):
    assert parse(written) == expected


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_is_known(rule):
    assert parse([rule]) == rule


@pytest.mark.parametrize(("rule", "remedy"), [("no-index", "noindex"), ("hide", "noindex")])
def test_another_word_is_none(rule, remedy):
    with pytest.raises(ValueError, match=f"write {remedy}"):
        parse([rule])


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("", True),
        ("all", True),
        ("nofollow", True),
        ("max-image-preview: none", True),
        ("NOINDEX", False),
        ("nofollow, noindex", False),
        ("none", False),
    ],
)
def test_who_says_so_is_left_out(rules, expected):
    assert is_indexed(rules) is expected
