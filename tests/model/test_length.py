from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.length import first_words, length

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5))


@given(CHINESE)
def test_each_chinese_character_counts_one(text):
    assert length(text) == len(text)


@pytest.mark.parametrize("text", ["二〇二四年", "人々だけ", "𠮷野家へ", "東京タワ", "ｶﾀｶﾅ"])
def test_each_sign_among_ideographs_counts_one(text):
    assert length(text) == len(text)


@given(st.lists(st.from_regex("[a-z]{1,12}", fullmatch=True)))
def test_each_word_counts_two(words):
    assert length(" ".join(words)) == 2 * len(words)


@pytest.mark.parametrize(
    "word", ["don't", "don’t", "well-known", "étude", "हिन्दी", "한국어", "x86_64"]
)
def test_what_is_one_word_counts_two(word):
    assert length(word) == 2


@pytest.mark.parametrize("word", ["étude", "Zürich", "Việt", "й"])
def test_composition_makes_no_difference(word):
    assert length(unicodedata.normalize("NFD", word)) == length(word)


def test_words_within_chinese_count_for_themselves():
    assert length("用Python写博客") == 2 + 4


@pytest.mark.parametrize("text", ["", " \n\t", "!?…,。「」", "🎉", "\u0301"])
def test_spaces_and_signs_count_nothing(text):
    assert length(text) == 0


@given(st.text(), st.text())
def test_more_text_is_never_shorter(first, second):
    assert length(f"{first} {second}") == length(first) + length(second)


def test_what_has_no_spaces_in_it_is_more_than_one_word():
    assert length("ภาษาไทย" * 1000) > 100


@pytest.mark.parametrize("text", ["a", "中", "a\u0301", "a-", "'", "\u0301", "\0", "\ud800"])
def test_very_long_text_is_measured(text):
    assert length(text * 100_000) >= 0


def test_a_short_text_is_its_own_beginning():
    assert first_words("  A short\n note. ") == "A short note."


def test_a_long_text_ends_after_a_word_with_an_ellipsis():
    assert first_words("one two three four", 6) == "one two three…"
    assert first_words("一二三四五六七", 6) == "一二三四五六…"


def test_no_sign_that_opens_something_stands_before_the_ellipsis():
    assert first_words("one (two three)", 2) == "one…"
    assert first_words("一二（三四）", 2) == "一二…"


def test_an_accent_stays_with_its_letter():
    assert first_words("e\u0301 e\u0301 e\u0301", 4) == "e\u0301 e\u0301…"


@given(st.text(), st.integers(1, 30))
def test_the_beginning_is_no_longer_than_it_may_be(text, limit):
    assert length(first_words(text, limit)) <= limit


@given(st.text(), st.integers(1, 30))
def test_the_beginning_stands_at_the_beginning(text, limit):
    start = first_words(text, limit)
    assert " ".join(text.split()).startswith(start.removesuffix("…"))
