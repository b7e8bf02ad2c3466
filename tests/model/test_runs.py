"""Titles with formulas as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.runs import Run, as_text, plain


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"L^2(\mathbb{R}^n)", "L²(ℝⁿ)"),
        (r"\lambda\to\infty", "λ→∞"),
        (r"\mathbb Z/n\mathbb Z", "ℤ/nℤ"),
        (r"\mathcal{H}", "ℋ"),
        (r"\mathfrak g", "𝔤"),
        (r"\{x_1\}", "{x₁}"),
        ("x", "x"),
    ],
)
def test_a_formula_is_text_where_unicode_has_it(tex, text):
    assert plain(tex) == text


@pytest.mark.parametrize("tex", [r"\sqrt{2}", r"\frac12", r"e^{i\pi}", "x^q"])
def test_a_formula_stays_tex_elsewhere(tex):
    assert plain(tex) == tex


def test_a_title_is_one_line():
    assert as_text((Run("The  space "), Run("L^2", math=True))) == "The space L²"


@given(st.text(alphabet="\\{}^_ab1 \n~,", max_size=20))
def test_whatever_the_formula_it_is_text(tex):
    assert isinstance(plain(tex), str)
