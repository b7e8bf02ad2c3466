"""A blog with comments, as the tests of this folder share it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.reading.support import new_blog

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from tests.helpers import Blog, Built

SERVER = "https://comments.example.org"
WALINE = {"provider": "waline", "server": SERVER, "client": "js/waline.js"}
ISSO = {"provider": "isso", "server": SERVER}
GISCUS = {
    "provider": "giscus",
    "options": {"repo": "me/blog", "repo_id": "R_1", "category": "Talk", "category_id": "DIC_1"},
}
CONF = 'html_theme = "blogarchive"\nhtml_baseurl = "https://example.org/blog/"\n'
COMMENT = {"id": "12", "author": "Ann", "date": "2024-01-02T10:00:00Z", "text": "Well said."}
#: Of one post all is known, of another nothing, of a closed one the discussion, of another the
#: number alone.
STATS = {
    "version": 1,
    "taken": "2024-06-01T10:00:00Z",
    "posts": {
        "/p/1": {"comments": 30, "views": 79067, "thread": [COMMENT]},
        "/posts/closed": {"comments": 1, "views": 5, "thread": [COMMENT]},
        "/posts/counted": {"comments": 2},
    },
}
#: A listing in each style.
STYLES = ("cards", "byline", "list", "table", "series", "calendar", "full")


def conf(blog: Blog, setting: dict[str, Any], extra: str = "") -> None:
    blog.conf(f"{CONF}blogarchive_comments = {setting!r}\n{extra}")


def talking(tmp_path_factory: Any, setting: dict[str, Any], extra: str = "") -> Blog:
    """Return a blog with *setting* and a snapshot."""
    blog = new_blog(tmp_path_factory)
    write(blog, setting, extra)
    return blog


def write(blog: Blog, setting: dict[str, Any], extra: str = "") -> None:
    """Write all of it."""
    conf(blog, setting, extra)
    blog.write("js/waline.js", "// client\n")
    blog.write("stats.json", json.dumps(STATS))
    blog.post("known", "# Known\n\nText.\n", id=1)
    blog.post("new", "# New & *old*\n\nText.\n", language="zh_CN")
    blog.post("closed", "# Closed\n\nText.\n", comments="false")
    blog.post("counted", "# Counted\n\nText.\n", comments="false")
    blog.post("silent", "# Silent\n\nText.\n", comments="false")
    for style in STYLES:
        blog.write(f"{style}.md", f"# {style}\n\n```{{archive}}\n:style: {style}\n```\n")
    pages = "\n".join(STYLES)
    blog.write("index.md", f"# Home\n\n```{{toctree}}\n{pages}\n```\n")


def with_class(tree: HtmlElement, name: str) -> list[HtmlElement]:
    """Return the elements that have the class *name*."""
    held = "contains(concat(' ', normalize-space(@class), ' '), $name)"
    return list(tree.xpath(f"//*[{held}]", name=f" {name} "))


def section(built: Built, docname: str) -> HtmlElement | None:
    """Return the section for comments on a page."""
    return next(iter(with_class(built.page(docname), "blogarchive-comments")), None)


def scripts(built: Built, docname: str) -> list[HtmlElement]:
    """Return the elements that load scripts for comments, in their order."""
    names = ("blogarchive-comments", "blogarchive-recent")
    found = built.page(docname).xpath("//script[@src]")
    return [each for each in found if each.get("src").rpartition("/")[2].startswith(names)]
