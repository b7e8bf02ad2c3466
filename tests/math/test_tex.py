from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_blogarchive.math.edits import cuts, edit, replace_references
from sphinx_blogarchive.math.layout import lay_out, tagged
from sphinx_blogarchive.math.tex import parse


def rows_of(tex):
    block = parse(tex)
    return [tex[a.start : b] for a, b in ((r, r.content_end) for r in block.rows)]


def squeezed(text):
    return "".join(text.split())


def test_rows_respect_nesting_comments_and_lengths():
    tex = (
        "\\begin{align}\n"
        "a &= \\begin{cases} 1 \\\\ 2 \\end{cases} \\\\[2pt]\n"
        "b &= {x \\\\ y} % a comment \\\\ with } and \\end{align}\n"
        " \\\\* c &= 50\\% \\\\ d &= \\{ \\label{d}\n"
        "\\end{align}"
    )
    rows = [row.strip() for row in rows_of(tex)]
    assert rows == [
        "a &= \\begin{cases} 1 \\\\ 2 \\end{cases}",
        "b &= {x \\\\ y}",
        "c &= 50\\%",
        "d &= \\{ \\label{d}",
    ]


@pytest.mark.parametrize("name", ["align", "gather", "flalign", "eqnarray"])
def test_each_row_has_its_number(name):
    tex = rf"\begin{{{name}}} a \label{{x}} \\ b \notag \\ c \tag{{*}}\label{{y}} \end{{{name}}}"
    layout = lay_out(tex)
    assert layout.shape == "rowed"
    assert [(r.labels, r.tag, r.numbered) for r in layout.rows] == [
        (("x",), "", True),
        ((), "", False),
        (("y",), "*", False),
    ]
    assert "\\label" not in layout.display
    assert squeezed(tagged(layout.display, ["1", "", ""])) == squeezed(
        rf"\begin{{{name}}} a \tag{{1}} \\ b \notag \\ c \tag{{*}} \end{{{name}}}"
    )


def test_alignat_keeps_its_columns():
    layout = lay_out(r"\begin{alignat}{2} a &= b & c &= d \\ e \end{alignat}")
    assert tagged(layout.display, ["1", "2"]) == (
        r"\begin{alignat}{2} a &= b & c &= d \tag{1} \\ e \tag{2} \end{alignat}"
    )


def test_a_last_line_break_makes_no_row():
    layout = lay_out("\\begin{align} a \\\\ b \\\\ % end\n\\end{align}")
    assert [row.numbered for row in layout.rows] == [True, True, False]
    assert layout.latex.count("\\notag") == 1


def test_a_number_is_not_put_into_a_comment():
    layout = lay_out("\\begin{align} a % note\n \\end{align}")
    assert tagged(layout.display, ["1"]) == "\\begin{align} a \\tag{1} % note\n \\end{align}"


def test_a_label_alone_on_a_line_leaves_no_empty_line():
    layout = lay_out("\na\n  \\label{x} \\label{y}\n= b\n")
    assert layout.display == "\na\n= b\n"
    assert layout.rows[0].labels == ("x", "y")


def test_a_cut_never_joins_a_word_with_a_letter():
    assert lay_out(r"\alpha\label{x}\label{y}b").display == r"\alpha b"


def test_a_label_beside_the_block_makes_one_equation_of_the_rows():
    layout = lay_out("\\begin{align} a \\\\ b \\notag \\end{align}", label="x")
    assert layout.shape == "plain"
    assert layout.rows[0].labels == ("x",)
    assert layout.display == "\\begin{aligned} a \\\\ b  \\end{aligned}"


def test_a_label_beside_labelled_rows_names_the_first():
    layout = lay_out(r"\begin{align} a \\ b\label{y} \end{align}", label="x")
    assert [row.labels for row in layout.rows] == [("x",), ("y",)]
    assert layout.latex == r"\begin{align} a\label{x} \\ b\label{y} \end{align}"


@pytest.mark.parametrize(
    "tex",
    [
        "\\begin{align} a",
        "\\begin{align} a \\end{gather}",
        "a } b",
        "{ a",
        "\\label{x",
        "\\label x",
        "\\end{align}",
        "\\begin",
        "\\",
        "\\tag{",
        "{\\begin{align}}\\end{align}",
    ],
)
def test_malformed(tex):
    assert parse(tex) is None or tex == "\\"
    replace_references(tex, lambda _kind, _label: "")


@pytest.mark.parametrize(
    "piece",
    [
        "\\label{x}",
        "{",
        "}",
        "\\\\[",
        "\\begin{",
        "\\begin{align}",
        "\\begin ",
        "\\ref{",
        "\\ref ",
        "%",
        " \\label{x}",
        "\\label{",
        "\\tag{",
        "a\\\\",
        "  ",
        "\n\\label{x}",
        "\\begin{align}\\end{align}",
    ],
)
def test_time_is_linear(piece):
    tex = piece * (200_000 // len(piece))
    start = time.process_time()
    for text in (tex, "\\begin{align}" + tex + "\\end{align}"):
        layout = lay_out(text)
        if layout:
            tagged(layout.display, ["1"] * len(layout.rows))
        replace_references(text, lambda _kind, _label: "1")
    assert time.process_time() - start < 8


def test_references_in_formulas():
    tex = r"\overset{\eqref{ a }}{=} \reflect{a} \\eqref{a} \ref {b  c} \eqref{"
    seen = []

    def replace(kind, label):
        seen.append((kind, label))
        return "#"

    assert replace_references(tex, replace) == (r"\overset{#}{=} \reflect{a} \\eqref{a} # \eqref{")
    assert seen == [("eqref", "a"), ("ref", "b c")]


# Properties

ATOMS = st.sampled_from(
    [
        "a",
        "=",
        " ",
        "\n",
        r"\alpha",
        r"\%",
        r"\{",
        "&",
        "损失",
        r"\text{x \\ y}",
        "{b}",
        r"\begin{cases}1\\2\end{cases}",
        "% c }\n",
        r"\ ",
        r"\frac{1}{2}",
    ]
)
LABEL = st.from_regex(r"[a-z:式]{1,4}", fullmatch=True)


@st.composite
def written_rows(draw):
    """Rows as (text without label, label or None)."""
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        pieces = draw(st.lists(ATOMS, min_size=1, max_size=6))
        rows.append((pieces, draw(st.none() | LABEL), draw(st.integers(0, 6))))
    return rows


@given(written_rows(), st.sampled_from(["align", "gather", "eqnarray", "flalign"]))
@settings(deadline=None)
def test_labels_go_and_tags_come_and_the_rest_stays(rows, name):
    labelled, plain = [], []
    for pieces, label, place in rows:
        with_label = list(pieces)
        if label is not None:
            with_label.insert(min(place, len(pieces)), rf"\label{{{label}}}")
        labelled.append("x" + "".join(with_label) + " y")
        plain.append("x" + "".join(pieces) + " y")
    begin, end = rf"\begin{{{name}}}", rf"\end{{{name}}}"
    layout = lay_out(begin + r"\\".join(labelled) + end)
    assert [row.labels for row in layout.rows] == [
        () if label is None else (label,) for _, label, _ in rows
    ]
    expected = begin + r"\\".join(plain) + end
    assert squeezed(layout.display) == squeezed(expected)
    assert "\\label" not in layout.display
    assert "\n\n" not in layout.display or "\n\n" in expected
    tags = [str(i) for i in range(len(rows))]
    shown = tagged(layout.display, tags)
    again = parse(shown)
    assert [row.tag.text for row in again.rows] == tags
    cut = [(row.tag.start, row.tag.end, "") for row in again.rows]
    assert squeezed(edit(shown, cut)) == squeezed(expected)


@given(st.text(alphabet="\\{}%&[]* \nabelrfqtgindc0", max_size=60))
@settings(deadline=None, max_examples=500)
def test_nothing_raises(text):
    for nowrap in (True, False):
        for label in ("", "x"):
            layout = lay_out(text, label=label, nowrap=nowrap)
            if layout:
                tagged(layout.display, ["1"] * len(layout.rows))
    replace_references(text, lambda _kind, _label: "1")


PIECES = st.sampled_from(
    [
        "\\begin{align}",
        "\\end{align}",
        "\\begin{equation}",
        "\\end{equation}",
        "\\begin{split}",
        "\\end{split}",
        "\\label{x}",
        "\\tag{1}",
        "\\notag",
        "\\\\",
        "{",
        "}",
        "a",
        "\n",
        "% c\n",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join), st.booleans(), st.sampled_from(["", "y"]))
@settings(deadline=None, max_examples=500)
def test_whatever_is_shown_can_be_read_and_has_no_label(text, nowrap, label):
    layout = lay_out(text, label=label, nowrap=nowrap)
    if layout is None:
        assert parse(text) is None
        return
    shown = parse(layout.display)
    assert shown is not None
    assert not shown.labels
    if layout.shape == "rowed":
        assert len(shown.rows) == len(layout.rows)
    if layout.latex:
        assert parse(layout.latex) is not None


@given(st.text(max_size=40))
def test_a_text_without_labels_is_shown_as_it_is(text):
    layout = lay_out(text)
    if layout and layout.shape == "plain":
        assert layout.display == text
    assert cuts(text, []) == []
