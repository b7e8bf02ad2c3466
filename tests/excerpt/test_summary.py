"""The first words of a text, for machines."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.excerpt.summary import LONGEST, shortened, summary


def summary_of(text: str) -> str:
    return summary(publish_doctree(text).children)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One.\n\nTwo.", "One. Two."),
        ("A *word* and ``code``.", "A word and code."),
        ("Lines\nof text.", "Lines of text."),
        ("* item one\n* item two", "item one item two"),
        (".. note:: Mind this.", "Mind this."),
        ("The sum :math:`a+b`.", "The sum a+b."),
        ("Seen [#]_.\n\n.. [#] A note.", "Seen ."),
        ("====  ====\na     b\n====  ====\n\nText.", "Text."),
        (".. image:: x.png\n   :alt: words\n\nText.", "Text."),
        (".. raw:: html\n\n   <b>x</b>\n\nText.", "Text."),
    ],
)
def test_it_is_the_text_of_paragraphs(source, expected):
    assert summary_of(source) == expected


def test_what_a_parser_says_within_a_paragraph_is_no_part_of_it():
    said = nodes.system_message("", nodes.paragraph("", "Unknown."), level=2)
    assert summary([nodes.paragraph("", "", nodes.Text("One"), said, nodes.Text("."))]) == "One."


def test_it_stops_reading_when_it_has_enough():
    class Rest(nodes.paragraph):
        @property
        def children(self):
            raise AssertionError("read on")

        @children.setter
        def children(self, value):
            pass

    assert summary([nodes.paragraph("", "word " * 100), Rest()]).endswith("…")


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("short", 10, "short"),
        ("two words", 7, "two…"),
        ("two words", 4, "two…"),
        ("从零理解傅里叶分析", 5, "从零理解…"),
        ("一，二，三", 5, "一，二，三"),
        ("一，二，三四", 5, "一，二…"),
    ],
)
def test_a_long_one_is_cut_between_words(text, longest, expected):
    assert shortened(text, longest) == expected


@given(st.text(max_size=400))
def test_it_is_never_longer_than_search_engines_show(text):
    assert len(shortened(text)) <= LONGEST
