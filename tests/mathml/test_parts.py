r"""What a formula is made of: rows, tags, definitions, places to break."""

from __future__ import annotations

import pytest
from lxml import etree

from sphinx_blogarchive.mathml.convert import chain
from sphinx_blogarchive.mathml.formula import block_formula, inline_formula
from sphinx_blogarchive.mathml.macros import take_definitions, with_definitions
from sphinx_blogarchive.mathml.prepare import Tag, has_rows, known, parts


def block(tex, *, written=True):
    formula = block_formula(chain(()), tex, str, written=written)
    assert formula.error == ""
    return [(etree.fromstring(mathml), number) for mathml, number, _ in formula.parts]


def rows(table):
    """The text of each row, and of its number."""
    return [
        ("".join("".join(cell.itertext()) for cell in row[1:-1]), "".join(row[-1].itertext()))
        for row in table.find(".//mtable")
    ]


@pytest.mark.parametrize("name", ["align", "gather", "flalign", "eqnarray", "align*"])
def test_each_row_has_its_number_beside_it(name):
    ((table, _),) = block(
        rf"\begin{{{name}}} a = 1 \tag{{1}} \\ b = 2 \notag \\ c = 3 \tag{{x}} \end{{{name}}}"
    )
    assert rows(table) == [("a=1", "(1)"), ("b=2", ""), ("c=3", "(x)")]


def test_numbers_are_in_the_last_column_of_rows_of_any_length():
    ((table, _),) = block(r"\begin{align} a &= b & c &= d \tag{1} \\ e \tag{2} \end{align}")
    lengths = {len(row) for row in table.find(".//mtable")}
    assert lengths == {6}
    assert [number for _, number in rows(table)] == ["(1)", "(2)"]


def test_a_bare_tag_has_no_parentheses():
    assert parts(r"a \tag*{B}", complete=True)[0].tag == Tag("B", bare=True)
    ((_, number),) = block(r"a = b \tag*{B}")
    assert number == "B"


def test_a_tag_may_hold_a_formula():
    ((_, number),) = block(r"a = b \tag{$\dagger$}")
    assert "".join(etree.fromstring(number).itertext()) == "(†)"


def test_environments_below_each_other_are_formulas_of_their_own():
    tex = r"\begin{equation} a \tag{1} \end{equation} \begin{gather} b \tag{2} \\ c \end{gather}"
    (first, number), (second, _) = block(tex)
    assert ("".join(first.itertext()), number) == ("a", "(1)")
    assert rows(second) == [("b", "(2)"), ("c", "")]


def test_a_line_break_at_the_end_makes_no_row():
    ((table, _),) = block("\\begin{align} a \\tag{1} \\\\ b \\\\\n\\end{align}")
    assert len(table.find(".//mtable")) == 2


def test_lines_that_blank_lines_part_stand_below_each_other():
    ((table, _),) = block("a = b\n\nc = d", written=False)
    assert len(table.find(".//mtable")) == 2


def test_rows_without_an_environment_are_aligned():
    ((table, _),) = block(r"a &= b \\ &= c", written=False)
    assert [len(row) for row in table.find(".//mtable")] == [2, 2]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"a \\ b", True),
        (r"\begin{pmatrix} a \\ b \end{pmatrix}", False),
        (r"{a \\ b}", False),
        ("a % \\\\\n b", False),
        (r"a \& b", False),
    ],
)
def test_rows_in_an_environment_are_its_own(tex, expected):
    assert has_rows(tex) is expected


def test_formulas_in_text_are_formulas():
    assert known(r"\text{if $x > 0$ then}") == r"{\text{if }x > 0\text{ then}}"
    assert known(r"\text{5\$}") == r"\text{5\$}"


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        (r"\newcommand{\R}{\mathbb{R}}", r"\def\R{\mathbb{R}}"),
        (r"\renewcommand\R[2]{#1^{#2}}", r"\def\R#1#2{#1^{#2}}"),
        (r"\def\R#1{{#1}}", r"\def\R#1{{#1}}"),
        (r"\DeclareMathOperator*{\R}{arg\,min}", r"\def\R{\operatorname*{arg\,min}}"),
    ],
)
def test_definitions_are_taken_out(definition, expected):
    assert take_definitions(f"a {definition}b") == ("a b", {"R": expected})


def test_only_definitions_that_are_needed_are_put_in():
    definitions = {"A": r"\def\A{x}", "B": r"\def\B{\A}", "C": r"\def\C{y}"}
    assert with_definitions(r"\B", definitions) == r"\def\A{x}\def\B{\A}\B"


def test_a_long_formula_in_text_may_break_behind_its_signs():
    tex = r"p(x_1, x_2) = \sum_{i=1}^n f_i(x_1, x_2) + g(y, z) + \left(a + b + c + d\right) + h"
    found = [mathml for mathml, *_ in inline_formula(chain(()), tex).parts]
    text = ["".join(etree.fromstring(mathml).itertext()) for mathml in found]
    assert len(text) > 2
    assert all(part[-1] in "=+" for part in text[:-1])
    # as a sign between two terms, though nothing is behind it
    assert all(etree.fromstring(part)[-1].get("form") == "infix" for part in found[:-1])


def test_a_short_formula_is_one():
    assert len(inline_formula(chain(()), "a = b").parts) == 1
