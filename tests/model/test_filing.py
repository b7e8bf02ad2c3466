"""Series and parts that titles tell, by patterns."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.model.filing import Filing, check_patterns
from sphinx_blogarchive.model.terms import Term
from tests.model.samples import post, refusal, vocabulary

PATTERNS = {
    "升级之路": r"升级之路[:：](.+)、",
    "漫谈": r"漫谈[(（](.+)[)）]",
    "SSM": r"^重温SSM(?:[(（](?P<part>.+?)[)）])?(：.*)?$",
    "Parts": r"^Part (\w+):",
}


def filed(title, patterns=PATTERNS, declared=(), **fields):
    """Return series and part that a post with *title* gets."""
    found = Filing(patterns, vocabulary(declared=declared)).file(post("p", title=title, **fields))
    return found.series, found.part


@pytest.mark.parametrize(
    ("title", "series", "part"),
    [
        ("升级之路：16、残差的去留", "升级之路", 16),
        ("升级之路:１７、x", "升级之路", 17),
        ("生成扩散模型漫谈（二十三）", "漫谈", 23),
        ("漫谈(廿一)：信噪比", "漫谈", 21),
        ("重温SSM（一）：线性系统", "SSM", 1),
        ("Part 3: the end", "Parts", 3),
        ("Part IV: more", "Parts", 4),
        ("漫谈（续）", "漫谈", None),
        ("重温SSM", "SSM", None),
        ("Of Part 3: the end", "", None),
        ("", "", None),
    ],
)
def test_a_title_tells_series_and_part(title, series, part):
    assert filed(title) == (series, part)


def test_what_the_post_says_itself_stands():
    assert filed("漫谈（二）", series="漫谈", part=7) == ("漫谈", 7)
    assert filed("漫谈（二）", part=7) == ("漫谈", 7)
    assert filed("漫谈（二）", series="Other") == ("Other", None)


def test_the_title_gives_the_part_of_the_series_that_the_post_names():
    assert filed("Part 3: 漫谈（二）", series="漫谈") == ("漫谈", 2)


def test_of_several_patterns_the_first_counts():
    assert filed("Part 3: 漫谈（二）") == ("漫谈", 2)


def test_names_of_a_series_are_one():
    declared = [Term("series", "Talks", aliases=("漫谈",))]
    assert filed("漫谈（二）", declared=declared) == ("Talks", 2)
    assert filed("漫谈（二）", declared=declared, series="Talks") == ("Talks", 2)


def test_a_post_without_a_pattern_is_as_it_was():
    plain = post("p", title="Title", series="S", part=1)
    assert Filing(PATTERNS, vocabulary()).file(plain) is plain


@pytest.mark.parametrize("pattern", ["(.*)", "(?P<part>.)(.)", "a(?P<part>b)?"])
def test_a_pattern_with_one_group_or_a_named_one_is_right(pattern):
    assert refusal(check_patterns, {"S": pattern}) == ""


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        (["x"], "give for example"),
        ({1: "(x)"}, "name of a series"),
        ({" ": "(x)"}, "name of a series"),
        ({"S": 1}, "regular expression"),
        ({"S": "("}, "which is wrong"),
        ({"S": "x{99999999999999999999}(y)"}, "which is wrong"),
        ({"S": "x"}, "into a group"),
        ({"S": "(x)(y)"}, "(?P<part>"),
    ],
)
def test_a_wrong_pattern_is_refused_with_a_remedy(value, remedy):
    assert remedy in refusal(check_patterns, value)
