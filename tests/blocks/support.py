"""A blog with blocks, and how to read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.incremental.sample import png

if TYPE_CHECKING:
    import lxml.html

    from tests.helpers import Blog

BLOCKS = (
    "contents", "notices", "license", "membership", "search", "recent-posts", "random-posts",
    "recent-comments", "categories", "tag-cloud", "archive", "series", "authors", "links", "feeds",
)  # fmt: skip


def sidebar(*names: str, pattern: str = "**") -> str:
    """Return a line of ``conf.py`` that puts blocks into the sidebar."""
    return f"html_sidebars = {{{pattern!r}: {[f'blogarchive/{name}.html' for name in names]}}}\n"


SIDEBAR = sidebar(*BLOCKS)

CONF = """
blogarchive_license = "CC-BY-SA-4.0"
blogarchive_membership = {"register": "https://example.org/join", "login": "https://example.org/in"}
blogarchive_links = [
    {"name": "Friend & Co", "url": "https://friend.example/?a=1&b=2", "description": "Knows <all>"},
    {"name": "Other", "url": "https://other.example/", "image": "https://other.example/o.png"},
]
blogarchive_recent_posts = 2
blogarchive_random_posts = 2
blogarchive_authors = {"Ada": {"name": "Ada L.", "avatar": "_images/cover.png"}}
"""

NOTICE = """\
# Welcome *here*

Read [a post](../posts/p1.md), {doc}`home </index>` and {tag}`odd`; {ref}`below`.

![A cover](cover.png)

## More

- one {download}`cover.png`

$$
x^2
$$ (square)

(below)=

### Deeper

By {eq}`square`[^n].

[^n]: A footnote.
"""


def write_blog(blog: Blog, conf: str = CONF + SIDEBAR) -> None:
    """Write six posts, a note among them, and two notices."""
    blog.conf(conf)
    blog.write("notices/a.md", NOTICE)
    blog.write("notices/b.rst", "Second\n======\n\nIn reST.\n")
    blog.write("notices/cover.png", png(1))
    for number in range(1, 6):
        text = (
            f"# Title {number} <&\n\nText.\n\n## Section of {number}\n\nMore.\n\n## Last\n\nEnd.\n"
        )
        blog.post(
            f"p{number}",
            text,
            date=f"202{number // 3}-0{number}-15",
            tags=["[even, all]", "[odd, all]"][number % 2],
            category="Essays" if number > 2 else "Notes",
            author="Ada",
            series="Parts" if number > 3 else None,
            language="zh" if number == 4 else "en" if number == 3 else None,
            license="CC0-1.0" if number == 5 else None,
        )
    blog.post("note", "Only words.\n", date="2021-12-24")


def block(page: lxml.html.HtmlElement, name: str) -> lxml.html.HtmlElement | None:
    """Return the block called *name*; ``None`` if the page doesn't show it."""
    found = blocks(page, name)
    assert len(found) < 2
    return found[0] if found else None


def blocks(page: lxml.html.HtmlElement, name: str) -> list[lxml.html.HtmlElement]:
    """Return all blocks called *name*."""
    wanted = f" blogarchive-block-{name} "
    return page.xpath(f"//*[contains(concat(' ', @class, ' '), '{wanted}')]")


def texts(element: lxml.html.HtmlElement, path: str) -> list[str]:
    """Return what the elements at *path* say, with single spaces."""
    return [" ".join(found.text_content().split()) for found in element.xpath(path)]


def links(element: lxml.html.HtmlElement) -> list[tuple[str, str]]:
    """Return texts and addresses of all links."""
    found = element.xpath(".//a")
    return [(" ".join(a.text_content().split()), a.get("href")) for a in found]
