"""The words by which it can be told what a text is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.keywords import keywords

WORDS = {
    "case": ("Monads", ["monads"]),
    "accents": ("Étude, Ångström", ["etude", "angstrom"]),
    "wide letters": ("Ｐｙｔｈｏｎ", ["python"]),
    "Chinese": ("傅里叶变换", ["傅里", "里叶", "叶变", "变换"]),
    "punctuation between ideographs": ("序列:极限", ["序列", "极限"]),
    "a lonely ideograph": ("《熵》", ["熵"]),
    "both scripts": ("用 Python 写诗", ["用", "python", "写诗"]),
    "Japanese": ("群のはなし", ["群の", "のは", "はな", "なし"]),
    "Cyrillic": ("Ряды Фурье", ["ряды", "фурье"]),
    "Korean": ("한국어 글", ["한국어"]),
    "numbers and single letters": ("C 2024 in 3 days", ["in", "days"]),
    "formulas": (r"On $\frac{a}{b}$ and \(x_{ab}\)", ["on", "and"]),
    "twice": ("to be or not to be", ["to", "be", "or", "not", "to", "be"]),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "words"), WORDS.values(), ids=WORDS)
def test_words(text, words):
    assert list(keywords(text)) == words


@given(st.text())
def test_any_text_has_words_without_spaces(text):
    assert all(word and not word.isspace() for word in keywords(text))
