from __future__ import annotations

import re

import pytest

EVERYTHING = {
    "index.md": "# Home\n\n```{toctree}\na\n帖子/b\n```\n\n{eq}`帖子/b#x` {eq}`a#x` {eq}`only`\n",
    "a.md": r"""# A

\begin{equation} E = mc^2 \label{x} \end{equation}

In text \eqref{x}, \ref{x}, $\eqref{x}$ and $a \overset{\eqref{x}}{=} b$; \eqref{r1}, \eqref{star}.

$$\begin{align}
 a &= b \label{r1} \\
 c &= d \notag \\
 e &= \begin{cases} 1 \\ 2\end{cases} \label{r3} \\
 f &= 0 \tag{*} \label{star} \\
\end{align}$$

$$ z = \ref{r1} \label{损失} $$

See \eqref{损失} {eq}`old` [](#r3) [text](#x) [\eqref{x}](https://example.org)

$$ y = 1 $$ (old)

\begin{align*} u \\ v \end{align*}

\begin{multline} m \\ n \label{ml} \end{multline}

$$ \begin{align} p \\ q \end{align} $$ (whole)

\begin{equation*} s \end{equation*}

\begin{pmatrix} 1 \end{pmatrix}

$$ t \tag{A'} \label{t} $$

\begin{equation} w \label{w} \label{w2} \end{equation}

$$ 100\% \label{50&} $$

$\eqref{t}$ and $x_{\ref{t}}$ \eqref{ml} \eqref{whole} \eqref{w2} $\eqref{50&}$
""",
    "帖子/b.rst": r"""
B
=

.. math:: a = b
   :label: x

.. math::
   :no-wrap:

   \begin{eqnarray}
      y & = & 1 \label{only} \\
      z & = & 2
   \end{eqnarray}

.. math::

   c = d \label{inner}

:eq:`x` :eq:`only` :eq:`inner` :math:`\eqref{x}` :any:`inner`
""",
}
BUILDERS = [
    *("html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo"),
    *("xml", "pseudoxml", "gettext", "json", "dummy"),
]
META = {"copyright": "we", "version": "1", "man_pages": [("index", "x", "X", ["we"], 1)]}


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder(build, builder):
    built = build(EVERYTHING, builder, strict=True, **META)
    suffixes = {".html", ".xhtml", ".fjson", ".txt", ".1", ".texi", ".pseudoxml"}
    texts = [p.read_text(encoding="utf-8") for p in built.out.rglob("*") if p.suffix in suffixes]
    for text in texts:
        # Pseudo-XML shows attributes too, among them the source that LaTeX needs.
        shown = re.sub(r'equation-tex="[^"]*"', "", text)
        assert "\\label{" not in shown
        assert "\\eqref" not in shown


@pytest.fixture
def latex(build):
    built = build(EVERYTHING, "latex", strict=True)
    (path,) = built.out.glob("*.tex")
    return path.read_text(encoding="utf-8").partition("\\sphinxtableofcontents")[2]


def test_latex_has_each_label_once_and_all_that_are_referred_to(latex):
    labels = re.findall(r"\\label\{(equation:[^}]*)\}", latex)
    assert len(labels) == len(set(labels))
    references = re.findall(r"ref\{(equation:[^}]*)\}", latex)
    assert set(references) <= set(labels)
    assert {"equation:a:x", "equation:帖子/b:x", "equation:a:50-26-"} <= set(references)


def test_latex_numbers_by_itself(latex):
    assert re.findall(r"\\tag\*?\{(.*?)\}", latex) == ["*", "A'"]
    assert r"\begin{equation} E = mc^2 \label{equation:a:x} \end{equation}" in latex
    assert r"e &= \begin{cases} 1 \\ 2\end{cases} \label{equation:a:r3} \\" in latex
    assert r"\overset{\eqref{equation:a:x}}{=}" in latex
    # A last line break makes an empty row, which is not to be numbered.
    assert re.search(r"\\label\{equation:a:star\} \\\\\\notag\s*\\end\{align\}", latex)
    # One display within another is an error there.
    displays = re.findall(r"\\(begin|end)\{(?:equation|align|gather|multline)\*?\}", latex)
    assert displays == ["begin", "end"] * (len(displays) // 2)
    # No label where amsmath takes only one.
    assert r"\label{equation:a:w}  \end{equation}" in latex
    assert r"\eqref{equation:a:w}" in latex


def test_latex_of_a_part_of_the_project(build):
    built = build(
        {
            "index.md": "# Home\n\n```{toctree}\na\n```\n",
            "a.md": "# A\n\n{eq}`y` \\ref{y} $z = \\eqref{y}$\n",
            "b.md": "---\norphan: true\n---\n# B\n\n$$ 1 $$ (x)\n\n$$ 2 $$ (y)\n",
        },
        "latex",
        strict=True,
    )
    (path,) = built.out.glob("*.tex")
    text = path.read_text(encoding="utf-8")
    assert "\n(2) 2 \\(z = (2)\\)" in text


@pytest.mark.parametrize("renderer", ["sphinx.ext.mathjax", "sphinx.ext.imgmath"])
def test_without_the_writer_of_myst(build, renderer):
    """Sphinx's own writer of MathJax shows a number only beside a formula that it delimits."""
    text = (
        "Home\n====\n\n.. math::\n   :nowrap:\n\n"
        "   \\begin{equation} a \\label{x} \\end{equation}\n\n"
        ".. math::\n   :nowrap:\n\n   \\begin{align} b \\label{y} \\end{align}\n\n:eq:`x` :eq:`y`\n"
    )
    if renderer.endswith("imgmath"):
        pytest.importorskip("sphinx.ext.imgmath")
        import shutil

        if not shutil.which("latex"):
            pytest.skip("no LaTeX")
    built = build(
        {"index.rst": text}, strict=True, extensions=(renderer,), myst_enable_extensions=[]
    )
    body = built.body("index.html")
    assert '<span class="eqno">(1)' in body
    assert r"\begin{align} b \tag{2}  \end{align}" in body
