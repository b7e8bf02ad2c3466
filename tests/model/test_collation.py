"""Names stand in an order that readers of the language look them up in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.collation import HAN, OTHERS, initial, order

LANGUAGES = ("en", "zh_CN", "zh-TW", "ja", "ko", "ru", "")


def ordered(names, language):
    return sorted(names, key=lambda name: order(name, language))


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", [".NET", "2024", "Apple", "bee", "C", "C++", "eta", "étude", "Zebra", "数学"]),
        ("zh_CN", ["Apple", "傅里叶", "概率", "Python", "Sphinx", "生活", "数学", "算法", "囧"]),
        ("zh_TW", ["A", "一", "生活", "數學"]),
        ("zh-Hant", ["A", "一", "生活", "數學"]),
        ("ja", ["A", "あ", "カメラ", "がく", "プログラム", "音楽", "数学"]),
        ("ko", ["A", "가", "나", "다"]),
        ("ru", ["ель", "ёлка", "игра", "йод", "Яблоко"]),
    ],
)
def test_names_stand_as_readers_of_the_language_know_it(language, names):
    assert ordered(reversed(names), language) == names


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("Python", "en", "P"),
        ("étude", "en", "E"),
        (".NET", "en", OTHERS),
        ("2024", "en", OTHERS),
        ("", "en", OTHERS),
        ("数学", "en", HAN),
        ("数学", "zh_CN", "S"),
        ("囧", "zh_CN", HAN),
        ("數學", "zh_TW", HAN),
        ("Яблоко", "ru", "Я"),
        ("йод", "ru", "Й"),
        ("カメラ", "ja", "か"),
        ("がく", "ja", "か"),
        ("나", "ko", "ㄴ"),
        ("ßen", "de", "S"),
    ],
)
def test_a_name_stands_under_its_first_letter(name, language, letter):
    assert initial(name, language) == letter


@given(st.lists(st.text(), unique=True), st.sampled_from(LANGUAGES))
def test_the_order_is_the_same_however_names_come(names, language):
    assert ordered(names, language) == ordered(reversed(names), language)


@given(st.lists(st.text(min_size=1), unique=True), st.sampled_from(LANGUAGES))
def test_names_under_one_letter_stand_together(names, language):
    letters = [initial(name, language) for name in ordered(names, language)]
    runs = [one for one, before in zip(letters, [None, *letters], strict=False) if one != before]
    assert len(runs) == len({*runs})
