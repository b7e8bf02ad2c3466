"""What writers change of the theme."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

STYLE = "(e, name) => getComputedStyle(e)[name]"


def test_three_lines_of_css_change_the_accent(blog, show):
    blog.write("own/own.css", ":root {\n  --blogarchive-accent: rgb(1, 2, 3);\n}\n")
    conf = 'html_static_path = ["own"]\nhtml_css_files = ["own.css"]\n'
    page = show(
        "# Home\n\nA [link](https://example.org/).\n\n```{button-link} https://example.org\n"
        ":color: primary\nPress\n```\n",
        conf=conf,
    ).page
    link = page.locator("main a[href='https://example.org/']")
    assert link.evaluate(STYLE, "color") == "rgb(1, 2, 3)"
    button = page.locator("main .sd-btn-primary")
    assert button.evaluate(STYLE, "backgroundColor") == "rgb(1, 2, 3)"


def test_three_lines_of_css_change_fonts_and_widths(blog, show):
    css = ":root { --blogarchive-latin: Courier; --blogarchive-width: 60rem; }"
    blog.write("own/own.css", css)
    conf = 'html_static_path = ["own"]\nhtml_css_files = ["own.css"]\n'
    page = show("# Home\n\nText.\n", conf=conf).page
    assert page.locator("main p").evaluate(STYLE, "fontFamily").startswith("Courier")
    assert page.locator(".columns").bounding_box()["width"] == 960


def test_the_sidebar_has_the_blocks_that_are_asked_for_in_their_order(blog, show):
    blog.post("a", "# A\n", tags="x", category="C")
    order = ["tag-cloud", "search", "categories"]
    conf = f'html_sidebars = {{"**": {[f"blogarchive/{name}.html" for name in order]}}}\n'
    page = show("# Home\n", conf=conf).page
    shown = page.locator(".sidebar > *").evaluate_all("all => all.map((e) => e.className)")
    assert [name.rpartition("blogarchive-block-")[2] for name in shown] == order


def test_a_page_without_a_sidebar_is_one_column(show):
    page = show("# Home\n", conf='html_theme_options = {"nosidebar": True}\n').page
    assert page.locator(".sidebar").count() == 0
    main = page.locator("main").bounding_box()
    # in the middle
    assert abs(main["x"] * 2 + main["width"] - 1280) < 20


def test_options_of_the_theme_are_shown(show):
    options = {
        "tagline": "A <line>",
        "registration": "ICP 1",
        "registration_url": "https://example.org/icp",
        "footer_links": [{"title": "Code", "target": "https://example.org/code"}],
        "credits": False,
    }
    page = show(
        "# Home\n", conf=f"html_show_sourcelink = False\nhtml_theme_options = {options!r}\n"
    ).page
    assert page.locator(".brand-tagline").inner_text() == "A <line>"
    links = page.locator(".site-footer a").evaluate_all(
        "all => all.map((a) => [a.textContent, a.getAttribute('href')])"
    )
    assert links == [["Code", "https://example.org/code"], ["ICP 1", "https://example.org/icp"]]


def test_a_template_of_ones_own_takes_the_place_of_the_themes(blog, show):
    blog.write(
        "own/layout.html",
        '{% extends "!layout.html" %}\n{% block extrahead %}{{ super() }}'
        '<link rel="me" href="https://example.org/@me">{% endblock %}\n',
    )
    page = show("# Home\n", conf='templates_path = ["own"]\n').page
    assert page.locator("head link[rel=me]").count() == 1
    assert page.locator(".site-header").count() == 1


def test_a_theme_may_inherit_from_this_one(blog, show):
    blog.write(
        "themes/mine/theme.toml",
        '[theme]\ninherit = "blogarchive"\nstylesheets = ["blogarchive-theme.css", "mine.css"]\n',
    )
    blog.write("themes/mine/static/mine.css", ":root { --blogarchive-accent: rgb(4, 5, 6); }")
    blog.write("themes/mine/blogarchive-footer.html", "<footer>Mine</footer>\n")
    conf = 'html_theme_path = ["themes"]\nhtml_theme = "mine"\n'
    seen = show("# Home\n\nA [link](https://example.org/) and $x$.\n", conf=conf)
    assert seen.page.locator("main a").first.evaluate(STYLE, "color") == "rgb(4, 5, 6)"
    assert seen.page.locator("footer").inner_text() == "Mine"
    assert seen.page.locator("main math").count() == 1
    assert seen.page.locator("html.js").count() == 1
    assert seen.complaints == []
