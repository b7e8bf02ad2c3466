"""No id occurs twice on a page."""

from __future__ import annotations

from tests.site import problems

MIXED = """\
# Mixed

A footnote[^a], and more[^b].

```{eval-rst}
As [Knu]_ says, and [Tur]_.

.. [Knu] Knuth.
.. [Tur] Turing.
```

```{eval-rst}
[Knu]_ again.
```

[^a]: One.
[^b]: Two.
"""


def test_restructuredtext_within_markdown_has_ids_of_its_own(blog):
    blog.write("index.md", MIXED)
    built = blog.build()
    assert built.warnings == []
    assert problems(built.out) == []


def test_footnotes_keep_their_links_back(blog):
    blog.write("index.md", MIXED)
    page = blog.build().page("index")
    notes = page.xpath("//a[@role='doc-noteref']/@id")
    backs = page.xpath("//a[@role='doc-backlink']/@href")
    assert sorted(f"#{note}" for note in notes) == sorted(backs)
