"""Which line breaks of a source show no space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.cjk import needless_breaks


def joined(text):
    for start, end in reversed(needless_breaks(text)):
        text = text[:start] + text[end:]
    return text


@pytest.mark.parametrize(
    "text",
    [
        "中文\n中文",
        "これは\nです",
        "カナ\nカナ",
        "ｶﾅ\nｶﾅ",
        "中文，\n中文",
        "中文\n（中文",
        "他说\n“你好”",
        "“你好”\n他说",
        "中文——\n中文",
        "中文……\n中文",
        "葛󠄀\n城",
        "𠮷\n野家",
        "中文 \n\t中文",
    ],
)
def test_between_chinese_or_japanese_characters_there_is_none(text):
    assert joined(text) == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "中文\nword",
        "word\n中文",
        "word\nword",
        "한국어\n한국어",
        "漢字\n한국어",
        "he said\n“hello”",
        "“\n”",
        "중국\n“어”",
        "中文\n😀",
        "中文\n1",
        "\n中文",
        "中文\n",
    ],
)
def test_elsewhere_the_line_break_stays(text):
    assert joined(text) == text


@given(st.text(st.sampled_from("字，“”…한a \n\t")))
def test_nothing_but_blanks_is_taken_out(text):
    assert joined(text).split() == [w for w in joined(text).split() if w]
    assert "".join(joined(text).split()) == "".join(text.split())
