"""Emphasis as the CJK-friendly amendments to CommonMark have it, by the parser alone."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinx_blogarchive.model.cjk import is_cjk
from sphinx_blogarchive.reading.emphasis import cjk_emphasis, flanks

PLAIN = MarkdownIt("commonmark").enable(["strikethrough", "table"])
FRIENDLY = MarkdownIt("commonmark").enable(["strikethrough", "table"]).use(cjk_emphasis)

#: What the amendments tell of each pair of neighbours: a mark, whether it can begin and can end
#: an emphasis. "～" is punctuation that is CJK, "字" is CJK and no punctuation.
TABLE = [
    (" * ", False, False),
    (' *"', True, False),
    (" *a", True, False),
    (" *～", True, False),
    (" *字", True, False),
    (" _ ", False, False),
    (' _"', True, False),
    (" _a", True, False),
    (" _～", True, False),
    (" _字", True, False),
    ('"*"', True, True),
    ('"*a', True, False),
    ('"*字', True, True),
    ("～*a", True, True),
    ('"_"', True, True),
    ('"_a', True, False),
    ('"_字', True, False),
    ("～_a", True, False),
    ("a*a", True, True),
    ("a_a", False, False),
]
BOLD = [
    "他说**“交叉熵”**为好",
    "**注意:**这里",
    "**(一)**是",
    "中文**“引号”**中文",
    "用**`代码`**写",
    "见**[此处](x)**吧",
    "共**￥100**元",
    "选**③**吧",
    "Git**「分散型」**です",
    "これは**テスト。**だから",
    "**오늘(today)**은",
    "ᅡ**(a)**",
    "𠮷**(つちよし)**野家",
    "葛󠄀**(かつら)**城",
    "塚︀**(つか)**本",
    "**“︁Git”︁**Hub",
    "a**㊗**a",
    "a**〽**a",
    "注意：__「重點」__，請看",
]
PLAIN_STILL = [
    "a**(b)**c",
    "a**«b»**c",
    "a**😀**c",
    "字_(b)_字",
    "中文 ** 中文 ** 中文",
    r"\*\*中\*\*文",
]

LATIN = st.characters(
    codec="utf-8", max_codepoint=0x52F, exclude_categories=["Cs", "Cc"], include_characters="\n"
)
NEIGHBOUR = st.sampled_from(["a", "я", "(", ")", "“", "”", "…", "—", "«", "€", "😀", " ", "\n", ""])
MARK = st.sampled_from(["*", "**", "***", "_", "__", "~~"])
#: Marks beside all kinds of neighbours, and other constructs of Markdown.
MARKED = st.lists(
    st.one_of(
        st.tuples(NEIGHBOUR, MARK, NEIGHBOUR).map("".join),
        st.tuples(NEIGHBOUR, MARK, NEIGHBOUR).map("".join),
        st.sampled_from(["`", "[", "](x)", "\n\n", "|", "\n- ", "\\"]),
        st.text(LATIN, max_size=4),
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize(("around", "begins", "ends"), TABLE)
def test_marks_begin_and_end_emphasis_as_the_table_of_the_amendments_says(around, begins, ends):
    before, mark, after = around
    assert flanks(before, after, within_words=mark == "*") == (begins, ends)
    # and mirrored
    assert flanks(after, before, within_words=mark == "*") == (ends, begins)


@pytest.mark.parametrize("text", BOLD)
def test_emphasis_beside_cjk_characters_is_emphasis(text):
    shown = FRIENDLY.renderInline(text)
    assert "<strong>" in shown
    assert "*" not in shown
    assert "__" not in shown


def test_strikethrough_follows_the_same_rules():
    assert FRIENDLY.renderInline("~~「旧」~~新") == "<s>「旧」</s>新"


def test_one_asterisk_follows_the_same_rules():
    assert FRIENDLY.renderInline("*「重点」*です") == "<em>「重点」</em>です"


@pytest.mark.parametrize("text", PLAIN_STILL)
def test_what_the_amendments_leave_alone_is_as_in_commonmark(text):
    assert FRIENDLY.renderInline(text) == PLAIN.renderInline(text)


@given(MARKED)
def test_texts_without_cjk_characters_are_read_as_before(text):
    assert FRIENDLY.parse(text) == PLAIN.parse(text)


def test_other_parsers_in_the_process_are_left_alone():
    code = (
        "from markdown_it import MarkdownIt\n"
        "from sphinx_blogarchive.reading.emphasis import cjk_emphasis\n"
        "MarkdownIt().use(cjk_emphasis).render('**“x”**字')\n"
        "print(ascii(MarkdownIt().renderInline('**“x”**字')))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "<strong>" not in run.stdout


@pytest.mark.parametrize("char", "字ぁㇿ「～ｱ￥₩한ᅡㆎ々㋿\U00030edd\U0001f202〰")
def test_wide_signs_and_hangul_are_cjk(char):
    assert is_cjk(char)


@pytest.mark.parametrize("char", "aé“·…😀⌚⬛\U0001f191\ua7dc")
def test_emoji_and_signs_of_other_scripts_are_not_cjk(char):
    assert not is_cjk(char)
