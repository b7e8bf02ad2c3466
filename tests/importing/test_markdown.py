"""Bodies in Markdown mean to MyST what they meant to the program that they were written for."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.importing.inline import Target
from sphinx_blogarchive.importing.markdown import mend, relink
from sphinx_blogarchive.importing.model import Dialect

HYPERDOWN = Dialect(breaks=True, linkify=True, loose=True, inline_footnotes=True)
COMMON = Dialect(linkify=False)
ENVIRONMENT = r"\begin{equation}x\end{equation}"


def resolve(written: str, use: str) -> Target:
    """Have addresses below ``/old/`` lead to documents, and all others stay."""
    if written.startswith("/old/"):
        return Target("file" if use == "picture" else "document", f"new/{written[5:]}")
    return Target("nowhere", "") if written.startswith("#") else Target("address", written)


def mended(body: str, dialect: Dialect = COMMON, title: str = "Title") -> str:
    return mend(body, title, dialect, resolve).text.rstrip("\n")


@pytest.mark.parametrize(
    "body",
    [
        "Plain text, *emphasis*, **bold** and `code`.",
        "- one\n- two\n  - three\n\n1. a\n2. b",
        "> quoted\n> text",
        "```python\nprint(1)\n```",
        "    indented $code$ \\[x\\]\n\n    #more",
        "Inline $a_1 * b_1$ and $$x$$ here.",
        "`$x` and `[a](/old/b)` and ``a ` b``",
        "\\begin{align*}\na &= b \\\\\nc &= d\n\\end{align*}",
        "A \\$5 note.",
        "Term\n: meaning",
        "- [ ] task",
        "A[^1]\n\n[^1]: note",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "line\\\nbreak",
        "```{note}\nOn purpose.\n```",
        "{kbd}`Ctrl`",
        "https://example.org stays text",
        "a < b & c > d",
    ],
)
def test_what_myst_reads_as_meant_stays_as_it_is(body):
    assert mended(body) == body


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # TeX
        ("$$\nx\n\n+ y\n$$", "$$\nx\n+ y\n$$"),
        ("text\n$$\nx\n$$\nmore", "text\n\n$$\nx\n$$\n\nmore"),
        (r"a \\(x^2\\) b", "a $x^2$ b"),
        (r"\\[x^2\\]", "$$\nx^2\n$$"),
        (r"a \(x^2\) and \(no\)", r"a $x^2$ and \(no\)"),
        (f"text{ENVIRONMENT}more", f"text\n\n{ENVIRONMENT}\n\nmore"),
        ("- item\n  $$\n  x\n  $$\n  rest", "- item\n\n  $$\n  x\n  $$\n\n  rest"),
        ("It costs $5 and $10.", "It costs \\$5 and \\$10."),
        ("cost: 5$, formula $a^2$", "cost: 5\\$, formula $a^2$"),
        (r"$a \\\\ b$", r"$a \\\\ b$"),
        # headings
        ("# Title\n\ntext", "text"),
        ("# One\n\n### Two\n\n# Three", "## One\n\n### Two\n\n## Three"),
        ("### Deep", "## Deep"),
        ("Under\n=====\ntext", "## Under\n\ntext"),
        ("***\n\ntext\n\n---\n\n---\n\n## A\n\n---\n\nb\n\n---", "text\n\n---\n\n## A\n\nb"),
        # code
        ("```lang-php\n$a\n```", "```php\n$a\n```"),
        ("```nosuch\nx\n```", "```text\nx\n```"),
        ("```{.python .numberLines}\nx\n```", "```python\nx\n```"),
        ("```{r, echo=FALSE}\nx\n```", "```r\nx\n```"),
        ("```\nunclosed", "```\nunclosed\n```"),
        # what MyST alone understands
        ("% not a comment", "\\% not a comment"),
        (":name: value", "\\:name: value"),
        ("(name)=", "\\(name)="),
        ("+++", "\\+++"),
        ("{unknown}`role`", "\\{unknown}`role`"),
        (":::warning\ntext\n:::", ":::{warning}\ntext\n:::"),
        # footnotes
        ("A[^1]", "A\\[^1\\]"),
        ("[^1]: alone", "\\[^1\\]: alone"),
        ("A[^a b]\n\n[^a b]: note", "A[^1]\n\n[^1]: note"),
        # tables
        ("| a |\n|---|\n| 1 | 2 |", "| a |   |\n|---| --- |\n| 1 | 2 |"),
        ("| a |\n|---|\n| $|x|$ |", "| a |\n|---|\n| $\\vert x\\vert $ |"),
        # links
        ("[a](/old/b) ![c](/old/d.png)", "[a](new/b) ![c](new/d.png)"),
        ("[a]: /old/b", "[a]: new/b"),
        ("[a]: /old/b\n[A]: /old/c", "[a]: new/b"),
        ("[a](#b-c) [d](#e)\n\n## B `c`", "[a](#b-c) d\n\n## B `c`"),
        ("[![a](/old/b.png)](/old/c)", "[![a](new/b.png)](new/c)"),
        ('<a href="/old/b">c</a>', "[c](new/b)"),
        ('<img src="/old/b.png" alt="c" width="9">', "![c](new/b.png){width=9px}"),
        ("[gone](#nowhere) stays", "gone stays"),
        ("text<!--more-->rest", "text\n\n<!-- more -->\n\nrest"),
        ("a\n<!--more-->\nb\n<!--more-->\nc", "a\n\n<!-- more -->\n\nb\n\nc"),
        # HTML
        ('<div align="center">**x** <b>y</b></div>', "\\*\\*x\\*\\* **y**"),
        ("<video src='/v.mp4'>\n</video>", '<video src="/v.mp4">\n</video>'),
        # what would read files of whoever imports it
        ("```{literalinclude} /etc/x\n```", "```text\n\n```"),
        ("```{note}\n{download}`/etc/x`\n```", "```text\n{download}`/etc/x`\n```"),
        ("```{code-block} c\n:caption: ![](/x)\n```", "```text\n:caption: ![](/x)\n```"),
        (":::{include} /etc/x\n:::", "\\:::{include} /etc/x\n\\:::"),
        ("::::{note}\n:::{raw} x\n:::\n::::", "::::{note}\n\\:::{raw} x\n\\:::\n::::"),
        (":::{raw} html\n:file: /x\n:::", "\\:::{raw} html\n\\:file: /x\n\\:::"),
        (r"\\{download}`/x` <path:/x>", r"\\\{download}`/x` \<path:/x>"),
        ("a\n: :::{include} /etc/x", "a\n: :::\\{include} /etc/x"),
        # what no file may hold
        ("a\0b\r\nc\u2028d", "ab\nc\nd"),
    ],
)  # fmt: skip
def test_what_myst_would_read_otherwise_is_mended(body, expected):
    assert mended(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("one\ntwo\n\nthree", "one\\\ntwo\n\nthree"),
        ("- a\n- b\ntext", "- a\n- b\\\ntext"),
        ("> a\n> b", "> a\\\n> b"),
        ("##Title 2##", "## Title 2"),
        ("a[^note text] b[^note text]", "a[^1] b[^1]\n\n[^1]: note text"),
        ("see https://a.example/x_y, ok", "see <https://a.example/x_y>, ok"),
        ("[https://a.example](https://b.example)", "[https://a.example](https://b.example)"),
        ("|---|---|\n| 1 | 2 |", "| | |\n|---|---|\n| 1 | 2 |"),
        ("a | b\n--|--\n1 | 2", "a | b\n--|--\n1 | 2"),
        ("!!!\n<b>x</b>\n!!!", "**x**"),
    ],
)
def test_what_only_hyperdown_reads_so_is_written_so_that_all_do(body, expected):
    assert mended(body, HYPERDOWN) == expected


@pytest.mark.parametrize(
    "body",
    [
        "{note}`x` (label)=\n\n```{custom} a\n:b: c\n```\n\n% comment",
        "$$\nx\n\ny\n$$ (eq:1)\n\nIt costs $5.",
        "# Title\n\n#### Deep\n\n:::{tip}\nx\n:::",
    ],
)
def test_a_body_for_myst_stays_as_it_is_but_for_links(body):
    assert relink(f"{body}\n\n[a](/old/b)", resolve).text == f"{body}\n\n[a](new/b)\n"


@pytest.mark.parametrize(
    ("info", "is_told"),
    [("go {linenos=true}", True), ("js:title=a.js", True), ("{.go .x}", True), ("{.go}", False)],
)
def test_what_code_loses_is_told(info, is_told):
    changed = mend(f"```{info}\nx\n```", "", COMMON, resolve).changed
    assert any(info in what for what in changed) is is_told


@pytest.mark.parametrize(
    "piece",
    ["$", "$$", "`", "[", "![", "<a ", "\\(", "\\\\[", "\\begin{align}", "[^", "<!--", "<div>\n",
     "| a\n|-\n", "```\n~~~\n", "# ", "> ", "[a](", "<table><tr>", "{a}`", "\\"],
)  # fmt: skip
def test_no_body_takes_longer_than_its_length_asks_for(piece):
    body = piece * 3000
    assert mend(body, "", HYPERDOWN, resolve).text is not None
