"""The colours of code, for both schemes in one sheet."""

from __future__ import annotations

import re

import pytest

from sphinx_blogarchive.theme.highlight import joined
from tests.helpers import Blog

LIGHT = """
pre { line-height: 125%; }
.highlight .hll { background-color: #ffffcc }
.highlight { background: #ffffff; color: #000 }
.highlight .k { color: #008000; font-weight: bold } /* Keyword */
.highlight .n { color: #111 } /* Name */
"""
DARK = """
.highlight .k { color: #ff7b72 } /* Keyword */
.highlight .c { color: #8b949e; font-style: italic } /* Comment */
.highlight .n { color: #111 } /* Name */
"""


def rules(sheet: str) -> dict[str, str]:
    return dict(re.findall(r"^(.*?)\{(.*)\}$", sheet, re.MULTILINE))


@pytest.mark.parametrize(
    ("selector", "body"),
    [
        (".highlight .k", "color:light-dark(#008000,#ff7b72);font-weight:bold"),
        (".highlight .c", "color:light-dark(currentcolor,#8b949e)"),
        (".highlight .n", "color:#111"),
        (".highlight .hll", "background-color:light-dark(#ffffcc,transparent)"),
    ],
)
def test_each_colour_follows_the_scheme(selector, body):
    assert rules(joined(LIGHT, DARK))[selector] == body


def test_ground_and_text_of_a_block_are_the_themes():
    assert not {".highlight", "pre"} & rules(joined(LIGHT, DARK)).keys()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("highlight"))
    blog.conf('html_theme = "blogarchive"\npygments_style = "emacs"\nblogarchive_post_parts = []\n')
    blog.post("code", "# Code\n\n```python\nimport os\n```\n")
    blog.post("prose", "# Prose\n\nText.\n")
    return blog.build()


def sheets(page) -> list[str]:
    found = page.xpath("//link[@rel='stylesheet']/@href")
    return [re.sub(r"\?.*", "", href).rpartition("/")[2] for href in found]


def test_one_sheet_serves_both_schemes(built):
    assert sheets(built.page("posts/code")).count("pygments.css") == 1
    assert "pygments_dark.css" not in sheets(built.page("posts/code"))
    assert not (built.out / "_static/pygments_dark.css").exists()


def test_the_style_of_the_configuration_is_the_light_one(built):
    keyword = rules(built.text("_static/pygments.css"))[".highlight .k"]
    assert keyword.startswith("color:light-dark(#A2F,")


def test_a_page_without_code_does_without_the_sheet(built):
    assert "pygments.css" not in sheets(built.page("posts/prose"))
