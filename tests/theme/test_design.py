"""Of sphinx-design's sheet, what is used."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.theme.design import subset
from tests.helpers import Blog

SHEET = (
    ":root{--sd-a:1;--sd-b:var(--sd-c);--sd-c:2}"
    ".sd-btn{color:var(--sd-a)}"
    ".sd-btn-primary:hover,.sd-bg-primary{color:red}"
    "@media (min-width:1px){.sd-m-1{margin:1px}.sd-m-2{margin:2px}}"
    "@keyframes sd-move{from{left:0}to{left:1px}}"
    "details.sd-dropdown .sd-summary-title{animation:1s sd-move;border:var(--sd-b)}"
)


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        (set(), ""),
        ({"sd-btn"}, ":root{--sd-a:1}\n.sd-btn{color:var(--sd-a)}"),
        ({"sd-bg-primary"}, ".sd-bg-primary{color:red}"),
        ({"sd-m-2"}, "@media (min-width:1px){.sd-m-2{margin:2px}}"),
        (
            {"dropdown"},
            (
                ":root{--sd-b:var(--sd-c);--sd-c:2}\n"
                "details.sd-dropdown .sd-summary-title{animation:1s sd-move;border:var(--sd-b)}\n"
                "@keyframes sd-move{from{left:0}to{left:1px}}"
            ),
        ),
        ({"unheard-of"}, SHEET),
    ],
)
def test_the_rules_of_what_is_used_are_kept_with_what_they_name(classes, expected):
    assert subset(SHEET, classes).strip() == expected


def sheets(page) -> str:
    return " ".join(page.xpath("//link[@rel='stylesheet']/@href"))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("design"))
    blog.conf('html_theme = "blogarchive"\n')
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    blog.post("a", "# A\n\n````{tab-set}\n```{tab-item} One\nText.\n```\n````\n")
    blog.post("b", "# B\n\nText.\n")
    return blog.build()


def test_it_is_linked_where_a_component_stands_in_a_post_or_on_a_card(built):
    for docname in ("posts/a", "index"):
        assert "blogarchive-design.css" in sheets(built.page(docname))


def test_other_pages_do_without_it(built):
    assert "design" not in sheets(built.page("posts/b"))
    assert "design" not in " ".join(built.page("posts/b").xpath("//script/@src"))


def test_it_is_small(built):
    sheet = built.text("_static/blogarchive-design.css")
    assert ".sd-tab-set" in sheet
    assert ".sd-btn" not in sheet


def test_other_themes_have_the_whole_sheet(blog):
    blog.post("a", "# A\n\n```{card}\nText.\n```\n")
    built = blog.build()
    assert "sphinx-design.min.css" in sheets(built.page("posts/a"))
    assert not (built.out / "_static/blogarchive-design.css").exists()
