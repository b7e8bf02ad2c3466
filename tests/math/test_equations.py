from __future__ import annotations

import re

import pytest
from docutils import nodes

from sphinx_blogarchive.math import displayed_number

EQNO = re.compile(r'<span class="eqno">\((.*?)\)')


def links(html):
    """(href, text) of all links to equations."""
    found = re.findall(
        r'<a class="reference internal" href="([^"]*#equation[^"]*)">(.*?)</a>', html
    )
    return [(href, re.sub("<.*?>", "", text)) for href, text in found]


def ids(html):
    return re.findall(r'\bid="([^"]*)"', html)


def test_numbers_count_over_all_kinds(build):
    built = build(
        {
            "index.md": r"""# Home

$$ a \label{one} $$

\begin{equation} b \end{equation}

\begin{equation*} not numbered \end{equation*}

$$ c $$ (three)

$$\begin{align} d \label{four} \\ e \notag \\ f \label{five} \end{align}$$

\begin{multline} g \\ h \label{six} \end{multline}

$$ not numbered $$

{eq}`one` {eq}`three` {eq}`four` {eq}`five` {eq}`six`
"""
        },
        strict=True,
    )
    body = built.body("index.html")
    assert EQNO.findall(body) == ["1", "2", "3", "6"]
    assert re.findall(r"\\tag\{(.*?)\}", body) == ["4", "5"]
    assert [text for _, text in links(body)] == ["(1)", "(3)", "(4)", "(5)", "(6)"]
    assert {href[1:] for href, _ in links(body)} <= set(ids(body))
    assert len(ids(body)) == len(set(ids(body)))
    assert "\\label" not in body
    # What stands in dollars is no environment inside of another.
    assert "\\begin{equation}" not in body


def test_restructuredtext(build):
    built = build(
        {
            "index.rst": r"""
Home
====

.. math:: a
   :label: one

.. math::

   b \label{two}

.. math::
   :no-wrap:

   \begin{eqnarray}
      c & = & 1 \label{three} \\
      d & = & 2 \\
      e & = & 3 \notag
   \end{eqnarray}

.. math::
   :nowrap:

   \begin{equation} f \label{five} \end{equation}
   \begin{gather} g \end{gather}

.. math::
   :label: seven
   :name: name

   \begin{align} h \\ i \end{align}

:eq:`one` :eq:`two` :eq:`three` :eq:`five` :eq:`seven` :math:`\eqref{five}`
:math:`x_{\ref{two}}` :ref:`x <name>` :any:`two`
"""
        },
        strict=True,
    )
    body = built.body("index.html")
    assert EQNO.findall(body) == ["1", "2", "7"]
    assert re.findall(r"\\tag\{(.*?)\}", body) == ["3", "4", "5", "6"]
    shown = ["(1)", "(2)", "(3)", "(5)", "(7)", "(5)", "(2)"]
    assert [text for _, text in links(body)] == shown
    assert r"\(x_{2}\)" in body
    assert "\\label" not in body


def test_explicit_tags_are_shown_and_referred_to(build):
    built = build(
        {
            "index.md": r"""# Home

\begin{align} a \tag{*} \label{star} \\ b \label{one} \end{align}

$$ c \tag{A'} \label{prime} $$

$$ d \tag*{B} \label{bare} $$

\begin{equation*} e \tag{$\dagger$} \label{dagger} \end{equation*}

\eqref{star} \ref{star} \eqref{one} \eqref{prime} \eqref{bare} \eqref{dagger} $x = \eqref{prime}$
"""
        },
        strict=True,
    )
    body = built.body("index.html")
    assert EQNO.findall(body) == []
    shown = ["(*)", "*", "(1)", "(A')", "(B)", "(\\(\\dagger\\))"]
    assert [text for _, text in links(body)] == shown
    assert r"\(x = \text{(A')}\)" in body
    assert r"\tag*{B}" in body


def test_references_in_text_and_formulas(build):
    built = build(
        {
            "index.md": r"""# Home

$$ a \label{eq:x_1} $$

Text \eqref{eq:x_1}, **bold \ref{ eq:x_1 }**, $\eqref{eq:x_1}$,
`\eqref{eq:x_1}` and [link \eqref{eq:x_1}](https://example.org/).

    \eqref{eq:x_1}

$$ b \overset{\eqref{eq:x_1}}{=} c \\ \ref{eq:x_1} $$

<!-- \eqref{nowhere} -->

| \eqref{eq:x_1} |
|---|
| $\ref{eq:x_1}$ |
"""
        },
        strict=True,
    )
    body = built.body("index.html")
    assert [text for _, text in links(body)] == ["(1)", "1", "(1)", "(1)", "1"]
    assert r"\overset{(1)}{=} c \\ 1" in body
    assert r'<a class="reference external" href="https://example.org/">' in body
    # Only where TeX is shown as code, and in the comment.
    assert body.count("eqref") == 3


def test_a_missing_label_is_told_once_with_its_place(build):
    built = build(
        {
            "index.md": (
                "# Home\n\nFirst line,\nand \\eqref{gone}\n\n$a = \\eqref{lost}$\n\n"
                "$$ b = \\ref{away} $$\n"
            )
        }
    )
    assert len(built.lines) == 3
    for label, line in (("gone", 4), ("lost", 6), ("away", 8)):
        (warning,) = (text for text in built.lines if label in text)
        assert f"index.md:{line}: WARNING: equation not found: {label}; correct" in warning
        assert warning.count(r"\label") == 1
    assert "eqref" not in built.body("index.html")
    assert r"\(a = \text{(??)}\)" in built.body("index.html")


def test_a_duplicate_in_one_document_is_told_once_and_the_first_wins(build):
    built = build(
        {
            "index.md": "# Home\n\n$$ a $$ (x)\n\n$$ b $$ (x)\n\n\\eqref{x}\n\n"
            "$$ c \\label{y} $$\n\n"
            "\\begin{align} d \\label{y} \\\\ e \\label{z} \\end{align}\n"
        }
    )
    assert [re.search(r"index\.md:(\d+): .*equation: (\w);", w).groups() for w in built.lines] == [
        ("5", "x"),
        ("11", "y"),
    ]
    body = built.body("index.html")
    assert links(body) == [("#equation-x", "(1)")]
    assert EQNO.findall(body) == ["1", "2", "3"]
    assert len(ids(body)) == len(set(ids(body)))


def test_a_label_without_a_number_is_told(build):
    text = "# Home\n\n\\begin{align*} a \\label{x} \\end{align*}\n\n$b \\label{y}$\n"
    built = build({"index.md": text})
    assert [("label x" in w, "label y" in w) for w in built.lines] == [(False, True), (True, False)]
    assert "\\label" not in built.body("index.html")


def test_ids_of_labels_that_docutils_would_make_one(build):
    built = build(
        {
            "index.md": "# Equation\n\n$$ a $$ (式1)\n\n$$ b \\label{公式1} $$\n\n"
            "$$ c $$ (损失)\n\n"
            "$$ d $$ (eq:A)\n\n$$ e $$ (eq-a)\n\n$$ f $$ (6)\n\n"
            "\\begin{equation} g \\end{equation}\n\n$$ h $$ (8)\n\n$$ i $$ (7)\n\n"
            "{eq}`式1` {eq}`公式1` {eq}`损失` {eq}`eq:A` {eq}`eq-a` {eq}`7`\n"
        },
        strict=True,
    )
    body = built.body("index.html")
    found = links(body)
    assert [text for _, text in found] == ["(1)", "(2)", "(3)", "(4)", "(5)", "(9)"]
    assert len({href for href, _ in found}) == 6
    assert {href[1:] for href, _ in found} <= set(ids(body))
    assert all(re.fullmatch(r"#[a-z][a-z0-9-]*", href) for href, _ in found)
    assert ("#equation-eq-a", "(4)") in found
    assert ("#equation-7", "(9)") in found
    assert len(ids(body)) == len(set(ids(body)))


def test_a_target_of_the_writers_stays(build):
    built = build(
        {"index.md": "# Home\n\n(mine)=\n$$ a $$ (x)\n\n[](#x) [here](#mine) {ref}`t <mine>`\n"},
        strict=True,
    )
    body = built.body("index.html")
    assert {"mine", "equation-x"} <= set(ids(body))


def test_malformed_tex_is_shown_as_it_is(build):
    wild = "a \\label{x} } b"
    long = "{" * 100_000
    built = build(
        {
            "index.md": f"# Home\n\n$$ {wild} $$\n\n$$ \\begin{{align}} c $$ (y)\n\n"
            f"$$ {long} $$\n\n{{eq}}`y`"
        }
    )
    assert len(built.lines) == 1
    assert "index.md:3: WARNING: the TeX of this equation" in built.warnings
    body = built.body("index.html")
    assert wild in body
    assert long in body
    assert links(body) == [("#equation-y", "(1)")]


def test_math_number_all(build):
    built = build(
        {
            "index.rst": "Home\n====\n\n.. toctree::\n\n   m\n\n"
            ".. math:: a\n\n.. math::\n   :label:\n\n   b\n\n"
            ".. math::\n   :nowrap:\n\n   \\begin{align} c \\\\ d \\end{align}\n",
            "m.md": "# M\n\n$$ a $$\n\n$$\\begin{align*} b \\end{align*}$$\n\n$$ c $$\n",
        },
        strict=True,
        math_number_all=True,
    )
    assert EQNO.findall(built.body("index.html")) == ["1", "2"]
    assert re.findall(r"\\tag\{(.*?)\}", built.body("index.html")) == ["3", "4"]
    assert EQNO.findall(built.body("m.html")) == ["1", "2"]


def test_a_format_of_references(build):
    files = {"index.md": "# Home\n\n$$ a $$ (x)\n\n{eq}`x` \\eqref{x} \\ref{x} $y = \\eqref{x}$\n"}
    built = build(files, strict=True, math_eqref_format="Eq.{number}")
    assert [t for _, t in links(built.body("index.html"))] == ["Eq.1", "Eq.1", "1"]
    built = build(files, math_eqref_format="{nummer}", where="_wrong")
    assert "invalid math_eqref_format" in built.warnings
    assert [t for _, t in links(built.body("index.html"))] == ["(1)", "(1)", "1"]


NUMFIG = {
    "index.md": "# Home\n\n```{toctree}\n:numbered:\na\nb\n```\n\n"
    "{eq}`x` {eq}`r` {eq}`s` {eq}`o` {eq}`orphan#p`\n",
    "a.md": "# A\n\n$$ a $$ (x)\n",
    "b.md": r"""# B

$$ b $$

(target)=
$$ unnumbered $$

$$\begin{align} c \label{r} \\ d \notag \\ e \label{s} \end{align}$$

\begin{gather} f \label{t} \end{gather}

$$ g $$ (y)

{eq}`x` {eq}`r` {eq}`s` {eq}`t` {eq}`y` $z = \eqref{s}$
""",
    "orphan.md": "---\norphan: true\n---\n# O\n\n$$ a $$ (o)\n\n"
    "\\begin{align} b \\label{p} \\\\ c \\end{align}\n"
    "\n$$ d $$ (q)\n\n{eq}`o` {eq}`p` {eq}`q` {eq}`x`\n",
}


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_numfig(build, builder):
    built = build(NUMFIG, builder, strict=True, numfig=True, math_numfig=True)
    single = builder == "singlehtml"
    b = built.body("index.html" if single else "b.html")
    tags = re.findall(r"\\tag\{(.*?)\}", b)
    assert tags == ["2.1a", "2.1b", "2.2"]
    assert EQNO.findall(b)[-1] == "2.3"
    shown = ["(1.1)", "(2.1a)", "(2.1b)", "(2.2)", "(2.3)"]
    assert [text for _, text in links(b)][:5] == shown
    assert r"\(z = \text{(2.1b)}\)" in b or r"\(z = (2.1b)\)" in b
    if not single:
        orphan = built.body("orphan.html")
        assert EQNO.findall(orphan) == ["1", "4"]
        assert re.findall(r"\\tag\{(.*?)\}", orphan) == ["2", "3"]
        assert [text for _, text in links(orphan)] == ["(1)", "(2)", "(4)", "(1.1)"]
        index = built.body("index.html")
        shown = ["(1.1)", "(2.1a)", "(2.1b)", "(1)", "(2)"]
        assert [text for _, text in links(index)] == shown


@pytest.mark.parametrize("numfig", [False, True])
def test_displayed_number_of_copies(build, numfig):
    built = build(NUMFIG, strict=True, numfig=numfig, math_numfig=numfig)
    env = built.app.env
    for docname in ("a", "b", "orphan"):
        shown = EQNO.findall(built.body(f"{docname}.html"))
        tree = env.get_doctree(docname)
        before = [displayed_number(env, docname, node) for node in tree.findall(nodes.math_block)]
        assert [number for number in before if number] == shown
        copies = []
        for node in tree.findall(nodes.math_block):
            copy = node.deepcopy()
            copy["ids"] = []
            copies.append(copy)
        part = tree.copy()
        part += copies
        part.settings = tree.settings
        part.reporter = tree.reporter
        env.apply_post_transforms(part, docname)
        after = [displayed_number(env, docname, copy) for copy in copies]
        assert after == before
        tags = re.findall(r"\\tag\{(.*?)\}", built.body(f"{docname}.html"))
        text = "".join(copy.astext() for copy in copies)
        assert re.findall(r"\\tag\{(.*?)\}", text) == tags
        # Once more, as when the copies become part of another page.
        env.apply_post_transforms(part, docname)
        assert "".join(copy.astext() for copy in copies) == text


def test_translations(build):
    message = "See \\eqref{x} in the text."
    po = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        + f'msgid "{message}"\nmsgstr "正文见 \\eqref{{x}} 与 \\ref{{x}}。"\n'.replace("\\", "\\\\")
    )
    built = build(
        {
            "index.md": f"# Home\n\n{message}\n\n"
            "\\begin{equation} a \\label{x} \\end{equation}\n",
            "locale/zh_CN/LC_MESSAGES/index.po": po,
        },
        strict=True,
        language="zh_CN",
        locale_dirs=["locale"],
    )
    body = built.body("index.html")
    assert "正文见" in body
    assert [text for _, text in links(body)] == ["(1)", "1"]
