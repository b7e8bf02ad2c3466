"""Overviews for language models."""

from __future__ import annotations

from sphinx_blogarchive.model.llms import Link, text


def test_it_has_the_parts_of_the_format_in_their_order():
    found = text("Title", "About.", [("One", [Link("a", "/a", "Says a."), Link("b", "/b")])])
    assert found == "# Title\n\n> About.\n\n## One\n\n- [a](/a): Says a.\n- [b](/b)\n"


def test_what_is_empty_is_left_out():
    assert text("Title", "", [("None", [])]) == "# Title\n"


def test_words_are_no_markup():
    found = text("A_b", "", [("*S*", [Link("[x]\n`y`", "/a", "<b> \\ z")])])
    assert found == "# A\\_b\n\n## \\*S\\*\n\n- [\\[x\\] \\`y\\`](/a): \\<b\\> \\\\ z\n"
