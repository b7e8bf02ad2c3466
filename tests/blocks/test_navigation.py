"""The navigation that ``blogarchive_navigation`` gives, in a template of the user's."""

from __future__ import annotations

import pytest

from tests.blocks.support import links

TEMPLATE = """\
{% extends "!layout.html" %}
{% block footer %}<nav id="mine">
{%- for entry in blogarchive.navigation %}
<a href="{{ blogarchive.href(entry)|e }}"
{%- if blogarchive.is_current(entry) %} aria-current="page"{% endif %}
{%- if entry.external %} rel="external"{% endif %}>{{ entry.title|e }}</a>
{%- endfor %}</nav>{% endblock %}
"""


def write(blog, navigation=None, *, posts=True):
    option = f"blogarchive_navigation = {navigation!r}\n" if navigation is not None else ""
    blog.conf('templates_path = ["_templates"]\n' + option)
    blog.write("_templates/layout.html", TEMPLATE)
    blog.write("about.md", "---\norphan: true\n---\n# About *me* & you\n")
    if posts:
        blog.post("p", "# One\n\nText.\n", tags="[b, A]", category="Zoo")
        blog.post("q", "# Two\n\nText.\n", category="apes")


def shown(built, docname="posts/p"):
    (found,) = built.page(docname).xpath("//nav[@id='mine']")
    return found


def test_a_document_is_called_by_its_title(blog):
    write(blog, ["about"])
    assert links(shown(blog.build())) == [("About me & you", "../about.html")]


def test_a_kind_stands_for_all_its_terms_in_order(blog):
    write(blog, ["category"])
    assert links(shown(blog.build())) == [
        ("apes", "../category/apes.html"),
        ("Zoo", "../category/zoo.html"),
    ]


def test_a_term_is_named_by_its_kind(blog):
    write(blog, ["tag:A", "category:Zoo"])
    assert links(shown(blog.build())) == [("A", "../tag/a.html"), ("Zoo", "../category/zoo.html")]


def test_a_title_can_be_given(blog):
    targets = ["about", "/about", "tag:b", "category", "https://e.org/?a&b", "mailto:a@e.org"]
    write(blog, [{"title": f"T{n}", "target": target} for n, target in enumerate(targets)])
    assert [href for _, href in links(shown(blog.build()))] == [
        "../about.html",
        "../about.html",
        "../tag/b.html",
        "../category.html",
        "https://e.org/?a&b",
        "mailto:a@e.org",
    ]


def test_what_leads_out_of_the_site_is_known(blog):
    write(blog, ["about", {"title": "T", "target": "https://e.org/"}])
    found = shown(blog.build()).xpath("./a/@rel")
    assert found == ["external"]


def test_unless_chosen_it_shows_home_and_the_indices(blog):
    write(blog)
    assert links(shown(blog.build())) == [
        ("Home", "../index.html"),
        ("Archive", "../archive.html"),
        ("Categories", "../category.html"),
        ("Tags", "../tag.html"),
    ]


def test_unless_chosen_it_leaves_out_what_there_is_none_of(blog):
    write(blog, posts=False)
    blog.post("p", "# One\n\nText.\n", tags="a")
    assert [title for title, _ in links(shown(blog.build()))] == ["Home", "Archive", "Tags"]


def test_it_is_right_in_folders(blog):
    write(blog)
    found = links(shown(blog.build("dirhtml"), "posts/p/index"))
    assert found[:2] == [("Home", "../../"), ("Archive", "../../archive/")]


def test_the_entry_of_the_page_is_marked_on_all_its_pages(blog):
    write(blog, ["category:apes", "about"])
    blog.post("r", "# Three\n\nText.\n", category="apes")
    built = blog.build(blogarchive_posts_per_page=1)
    for docname in ("category/apes", "category/apes/page/2"):
        assert shown(built, docname).xpath("./a[@aria-current='page']/text()") == ["apes"]


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("abuot", "has 'abuot': there is no such document; write 'about'"),
        ("about.md", "has 'about.md': there is no such document; write 'about'"),
        ("category:Zo", "has 'category:Zo': there is no category 'Zo'; write 'Zoo'"),
        ("qqqq", "write a docname such as"),
        ("https://e.org/", "has 'https://e.org/' without a title; write {"),
        ({"title": "T", "target": "abuot"}, "has 'abuot': there is no such document"),
    ],
)
def test_an_entry_that_leads_nowhere_is_warned_about_once(blog, entry, says):
    write(blog, [entry, "about"])
    built = blog.build()
    (warning,) = built.warnings
    assert f"{blog.src / 'conf.py'}:" in warning
    assert f"blogarchive_navigation {says}" in warning or says in warning
    assert "[blogarchive.config]" in warning
    assert links(shown(built)) == [("About me & you", "../about.html")]
