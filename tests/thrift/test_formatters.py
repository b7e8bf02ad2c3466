"""Formatters that are kept write as those that are made for each block."""

from __future__ import annotations

from lxml import html

from tests.helpers import Blog

_NUMBERED = """
```{code-block} python
:linenos:
:lineno-start: %s
:emphasize-lines: %s

a = 1
b = 2
```
"""
_CODE = ["```python\na = 1\n```\n", _NUMBERED % (1, 1), _NUMBERED % (1, 2), _NUMBERED % (7, 1)]


def test_a_block_is_written_alike_alone_and_after_others(tmp_path):
    blog = Blog(tmp_path)
    blog.conf("")
    blog.write("index.md", "# Home\n\n" + "\n".join(_CODE * 2))
    for at, code in enumerate(_CODE):
        blog.write(f"page/{at}.md", f"---\norphan: true\n---\n\n# Page\n\n{code}")
    built = blog.build()
    together = _blocks(built.page("index"))
    alone = [_blocks(built.page(f"page/{at}"))[0] for at in range(len(_CODE))]
    assert together == alone * 2
    assert len(set(alone)) == len(alone)


def _blocks(page):
    return [html.tostring(block) for block in page.find_class("highlight")]
