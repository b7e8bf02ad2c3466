"""The blog that the tests of metadata look at, and how they read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.incremental.sample import png

if TYPE_CHECKING:
    from tests.helpers import Blog, Built

SITE = "https://example.org/blog/"
CONF = """\
html_title = "The <b>Blog</b>"
language = "zh_CN"
blogarchive_image = "banner.png"
blogarchive_llms = True
blogarchive_posts_per_page = 2
blogarchive_authors = {"Ada Brandt": {"url": "https://ada.example/"}}
blogarchive_tags = {"数学": {"description": "All of mathematics."}}
myst_enable_extensions = ["dollarmath"]
"""
EVIL = '"><script>alert(&amp;)</script>'
FULL = r"""# Of $\mathbb{R}^2$ & "quotes"

It tends, as $\alpha\to\infty$, to **one** < two & `three`.

![An icon](icon.png)

![The plane](plane.png)

![Another](cover.png)
"""


def write(blog: Blog) -> None:
    """Write the blog."""
    blog.conf(CONF)
    for name, size in {
        "banner.png": (1200, 630),
        "posts/cover.png": (800, 418),
        "posts/plane.png": (400, 400),
        "posts/icon.png": (16, 16),
        "posts/a cover 图.png": (300, 200),
    }.items():
        blog.write(name, png(len(name), *size))
    blog.write("posts/drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="900"/>')
    blog.write("index.md", "# Home\n\n```{archive}\n:paginate: 2\n```\n")
    blog.write("about.md", "---\norphan: true\n---\n# About\n\nWe write.\n")
    blog.write("hidden.md", "---\norphan: true\nrobots: noindex\n---\n# Hidden\n\nWords.\n")
    blog.write(
        "own.md",
        "---\norphan: true\nmyst:\n  html_meta:\n    description: My own words\n"
        "    robots: none\n    property=og:title: My own title\n---\n# Own\n\nText.\n",
    )
    blog.post(
        "full",
        FULL,
        date="2024-03-05 08:30",
        updated="2024-04-01",
        authors="Ada Brandt, 李白",
        tags="[C++, 数学]",
        categories="[Notes, Others]",
        series="Spaces",
        language="en-GB",
    )
    blog.post("chosen", "# Chosen\n\nText.\n", image="cover.png", tags="数学", date="2024-02-01")
    blog.post(
        "named",
        "# Named\n\nText.\n",
        image="a cover 图.png",
        image_alt=f"'{EVIL}'",
        description=f"'{EVIL}'",
        date="2024-01-02",
        tags="数学",
    )
    blog.post("drawn", "# Drawn\n\n![](drawing.svg)\n", date="2023-01-02")
    remote = "https://images.example/a.jpg"
    blog.post("remote", "# Remote\n\nText.\n", image=remote, date="2023-01-01", series="Spaces")
    blog.post("note", "No title, but $x^2$.\n", date="2022-01-01")
    blog.write("notices/n.md", "# Notice\n\nRead this.\n")


def write_lists(blog: Blog) -> None:
    """Write a blog with lists that go on over further pages, and with drafts."""
    blog.conf(
        'html_title = "Blog"\nblogarchive_posts_per_page = 1\nblogarchive_drafts = True\n'
        'myst_enable_extensions = ["dollarmath"]\n'
    )
    front = "---\ndescription: All about it.\n---\n"
    blog.write("index.md", f"{front}# Home\n\n```{{archive}}\n:tag: Python\n:paginate: 1\n```\n")
    blog.write("py.md", "# Python!\n\n```{tag} Python\n```\n\n```{toctree}\n```\n")
    for number in (1, 2):
        body = f"# Part {number} of $L^2$\n\nText {number}.\n"
        date = f"2024-03-0{number}"
        fields = {"author": "Ada", "category": "Notes", "tags": "[Python, C]", "series": "Spaces"}
        blog.post(f"p{number}", body, date=date, **fields)
    blog.post("draft", "# Draft\n", draft="true", date="2022-01-01")
    blog.post("future", "# Future\n", date="2099-01-01")
    blog.write("notices/n.md", "# Notice\n")
    blog.write("404.md", "---\norphan: true\n---\n# Gone\n")


def metas(built: Built, docname: str, suffix: str = ".html") -> list[tuple[str, str]]:
    """Return names or properties, and contents, of the ``meta`` elements of a page."""
    found = built.page(docname, suffix).xpath("//meta[@name or @property]")
    return [(meta.get("property") or meta.get("name"), meta.get("content")) for meta in found]


def meta(built: Built, docname: str, name: str, suffix: str = ".html") -> Any:
    """Return the content of the only element *name*; ``None`` if there is none."""
    found = [content for key, content in metas(built, docname, suffix) if key == name]
    assert len(found) <= 1, f"{name} stands more than once on {docname}"
    return found[0] if found else None
