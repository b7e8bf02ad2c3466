"""Numbers in digits, in Roman and in Chinese numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.numerals import number
from tests.model.samples import refusal

STYLES = {
    "simplified": ("零一二三四五六七八九", "十百千万"),
    "circle": ("〇一二三四五六七八九", "十百千万"),
    "formal": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟万"),
    "traditional formal": ("零壹貳參肆伍陸柒捌玖", "拾佰仟萬"),
}
ROMAN = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]  # fmt: skip


def roman(n):
    """Write *n* in Roman numerals."""
    text = ""
    for value, letters in ROMAN:
        text += letters * (n // value)
        n %= value
    return text


def below_ten_thousand(n, digits, units):
    text, gap = "", False
    for place, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = n // place % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + unit
        gap = not digit
        if not digit and not text:
            gap = False
    return text


def chinese(n, style="simplified"):
    """Write *n* as it is written out in full, with 一十 for ten."""
    digits, units = STYLES[style]
    if n == 0:
        return digits[0]
    high, low = divmod(n, 10_000)
    if not high:
        return below_ten_thousand(low, digits, units)
    zero = digits[0] if 0 < low < 1000 else ""
    tail = below_ten_thousand(low, digits, units) if low else ""
    return below_ten_thousand(high, digits, units) + units[3] + zero + tail


@given(st.integers(0, 99_999_999), st.sampled_from(sorted(STYLES)))
def test_a_chinese_numeral_means_what_was_written_out(n, style):
    assert number(chinese(n, style)) == n


@pytest.mark.parametrize("n", [*range(10, 20), 110, 1015, 10_012])
def test_ten_needs_no_one_before_it(n):
    assert number(chinese(n).replace("一十", "十")) == n


@given(st.integers(10, 999_999_999))
def test_chinese_digits_count_by_place(n):
    assert number("".join("〇一二三四五六七八九"[int(digit)] for digit in str(n))) == n


@given(st.integers(1, 3999), st.sampled_from([str.upper, str.lower]))
def test_a_roman_numeral_means_its_value(n, case):
    assert number(case(roman(n))) == n


@given(st.integers(0, 999_999_999), st.sampled_from("0０٠०"))
def test_digits_of_any_script_mean_their_value(n, zero):
    assert number("".join(chr(ord(zero) + int(digit)) for digit in str(n))) == n


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("廿", 20),
        ("廿三", 23),
        ("卅一", 31),
        ("卌", 40),
        ("一百廿三", 123),
        ("两千", 2000),
        ("一百五", 150),
        ("一千二百五", 1250),
        ("一万五", 15_000),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百十五", 115),
        ("Ⅻ", 12),
        ("⑦", 7),
        ("㈦", 7),
        ("(七)", 7),
        ("(7)", 7),
        (" 7 ", 7),
    ],
)
def test_other_ways_to_write_a_number(text, value):
    assert number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "seven", "-1", "+1", "1.5", "1_000", "½", "9" * 10, "一" * 10,
        "IIII", "VX", "IC", "Vi", "MMMM", "一1", "1一", "3百", "上", "第七",
        "十十", "百五", "万", "五六十", "一百二三", "一百零", "零五十", "一百零五十", "十二百",
        "二廿", "一万万", "一十一十", "一百五百",
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_a_remedy(text):
    assert "write digits" in refusal(number, text)


@given(st.text("〇零一二两九十百千万廿卅壹IVXivx0１ ()", max_size=40) | st.text(max_size=10))
def test_any_text_is_a_number_or_refused(text):
    assert "write digits" in refusal(number, text) or 0 <= number(text) < 10**9
