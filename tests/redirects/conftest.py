"""A blog that has moved."""

from __future__ import annotations

import pytest

from tests.helpers import Blog

CONF = """\
html_theme = "blogarchive"
blogarchive_license = "CC-BY-4.0"
copyright = "Ada"
"""


def write(blog):
    """Write a post with old addresses, one in another language, and an old page."""
    blog.conf(CONF)
    blog.post(
        "a",
        "# On *rings* & $x^2$\n\nText.\n",
        id="7",
        redirect_from="[/old/a.html, 2019/%E6%97%A7/, /blog/x, /y/]",
    )
    blog.post("b", "# 二\n", date="2024-03-06", language="zh-CN", redirect_from="旧/文章")
    blog.write("about.md", "---\norphan: true\nredirect_from: [me.html]\n---\n# About & all\n")
    blog.write("notices/n.rst", ":redirect_from: news\n\nNotice\n======\n")


@pytest.fixture(scope="session")
def moved(tmp_path_factory):
    """That blog, to be built."""
    blog = Blog(tmp_path_factory.mktemp("moved"))
    write(blog)
    return blog


@pytest.fixture(scope="session")
def html(moved):
    """The site with a file for each page."""
    return moved.build()


@pytest.fixture(scope="session")
def dirhtml(moved):
    """The site with a folder for each page."""
    return moved.build("dirhtml")


@pytest.fixture(params=["html", "dirhtml"])
def built(request):
    """Each of the two."""
    return request.getfixturevalue(request.param)
