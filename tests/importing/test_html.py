"""Bodies in HTML become Markdown that says the same."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.importing.inline import Target
from sphinx_blogarchive.importing.markdown import mend_html
from sphinx_blogarchive.importing.model import Dialect

WIDE = '<td rowspan="2">a</td>'


def converted(body: str, *, paragraphs: bool = False):
    dialect = Dialect(paragraphs=paragraphs)
    found = mend_html(body, "Title", dialect, lambda written, _: Target("address", written))
    return found.text.rstrip("\n"), found.changed


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a <b>b</b> <i>c</i></p><p>d</p>", "a **b** *c*\n\nd"),
        ("<p>a<br>b</p>", "a\\\nb"),
        ("<p>a<br></p><p>b</p>", "a\n\nb"),
        ("<h3>A</h3><h4>B</h4>", "## A\n\n### B"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"),
        ("<ol start='3'><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ('<a href="https://a.example/">b</a>', "[b](https://a.example/)"),
        ("H<sub>2</sub>O <kbd>x</kbd> <del>y</del>", "H<sub>2</sub>O <kbd>x</kbd> <del>y</del>"),
        ("<p>1. no list # no * [a] `b` _c_</p>", "1\\. no list # no \\* \\[a\\] \\`b\\` \\_c\\_"),
        ("<p># no heading</p><p>- no list</p>", "\\# no heading\n\n\\- no list"),
        ("<p>% no comment, 5 &lt; 6 &amp; 7, &amp;lt;</p>", "\\% no comment, 5 \\< 6 & 7, \\&lt;"),
        ("<p>snake_case_name</p>", "snake_case_name"),
        # code
        ("<pre>a\n\n  b</pre>", "```\na\n\n  b\n```"),
        ('<pre class="brush: php">&lt;?php $a</pre>', "```php\n<?php $a\n```"),
        (
            '<pre><code class="language-c"><span class="k">int</span> a;</code></pre>',
            "```c\nint a;\n```",
        ),
        ("<pre>```</pre>", "````\n```\n````"),
        ("<p><code>a `b` *c*</code></p>", "``a `b` *c*``"),
        ("<ul><li>a<pre>b</pre></li></ul>", "- a\n\n  ```\n  b\n  ```"),
        # mathematics
        ("<p>$a_1 &lt; b_2$ and \\(c*d*e\\)</p>", "$a_1 < b_2$ and $c*d*e$"),
        ("<p>$$a<br />b$$</p>", "$$\na\nb\n$$"),
        ("<p>x \\[y_1\\] z</p>", "x\n\n$$\ny_1\n$$\n\nz"),
        (
            "<p>\\begin{align}a &amp;= b \\\\ c &amp;= d\\end{align}</p>",
            "\\begin{align}a &= b \\\\ c &= d\\end{align}",
        ),
        ("<p>$5 and $10</p>", "\\$5 and \\$10"),
        ("<code>$x$</code> $y^2$", "`$x$` $y^2$"),
        # tables
        (
            "<table><tr><th>a</th></tr><tr><td>b|c</td></tr></table>",
            "| a |\n| --- |\n| b\\|c |",
        ),
        (f"<table><tr>{WIDE}</tr></table>", f"<table><tr>{WIDE}</tr></table>"),
        ("<p>a</p><!--more--><p>b</p>", "a\n\n<!-- more -->\n\nb"),
        ("<details><summary>a</summary>b</details>", "<details><summary>a</summary>b</details>"),
        ('<p><video src="/v.mp4"></video></p>', '<div>\n<video src="/v.mp4"></video>\n</div>'),
    ],
)  # fmt: skip
def test_html_becomes_markdown(body, expected):
    assert converted(body)[0] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a\nb\n\nc", "a\\\nb\n\nc"),
        ("a <b>b</b> c\n\n<i>d</i>", "a **b** c\n\n*d*"),
        ("<h2>A</h2>\nb\nc", "## A\n\nb\\\nc"),
        ("a\n<ul><li>b</li></ul>\nc", "a\n\n- b\n\nc"),
        ("<p>a</p>\n\n<p>b</p>", "a\n\nb"),
        ("<blockquote>a\n\nb</blockquote>", "> a\n>\n> b"),
        ("\u3000\u3000a\n\u3000\u3000b", "a\\\nb"),
        ("<pre>a\n\nb</pre>", "```\na\n\nb\n```"),
        ("a\n$$x$$\nb", "a\n\n$$\nx\n$$\n\nb"),
    ],
)
def test_paragraphs_are_found_where_they_werent_marked(body, expected):
    assert converted(body, paragraphs=True)[0] == expected


def test_what_is_left_out_is_told_of():
    text, changed = converted("<p>a</p><script>x</script><style>y</style><script>z</script>")
    assert text == "a"
    assert changed == ("2 elements <script> left out", "an element <style> left out")


def test_formulas_in_what_stays_html_are_told_of():
    text, changed = converted("<table><tr><td colspan=2>$a_1$</td></tr></table>")
    assert "$a_1$" in text
    assert changed == ("formulas and code within <table> stay as they were written",)
