"""A page is written anew when one of its blocks shows something else, and only then."""

from __future__ import annotations

import pytest

from tests.blocks.support import BLOCKS
from tests.incremental.sample import CONF, Kept, assert_clean, png, run, write_sample
from tests.incremental.test_edits import (
    CODE,
    DESIGN,
    EDITS,
    LATTICE,
    NOTE,
    RING,
    add_to,
    change,
    remove,
    rename,
    together,
    write,
)
from tests.incremental.test_written import rebuild

pytestmark = pytest.mark.slow

NOTICE, OTHER = "notices/first.md", "notices/second.rst"
#: Each kind of page has some of the blocks; ``about`` has all.
SIDEBARS = f"""
html_sidebars = {{
    "posts/*": ["blogarchive/recent-posts.html", "blogarchive/license.html"],
    "posts/*/*": ["blogarchive/notices.html"],
    "tag/*": ["blogarchive/tag-cloud.html", "blogarchive/membership.html"],
    "archive/**": ["blogarchive/archive.html", "blogarchive/random-posts.html"],
    "author": ["blogarchive/authors.html", "blogarchive/series.html"],
    "index": ["blogarchive/contents.html", "blogarchive/categories.html"],
    "about": {[f"blogarchive/{name}.html" for name in BLOCKS]},
}}
blogarchive_recent_posts = 2
blogarchive_random_posts = 2
blogarchive_tag_cloud = 3
blogarchive_membership = {{"login": "https://example.org/"}}
"""
BLOCKS_FILES = {
    NOTICE: "# Notice\n\nSee {doc}`/posts/design`, {tag}`design`, {ref}`bound`, {numref}`hasse`, "
    "{eq}`ring-eq`, [](../posts/code.rst), {ref}`nowhere`, {tag}`missing`.\n\n"
    "![n](cover.png)\n\n## More\n\nText.\n",
    "notices/cover.png": png(40),
    OTHER: "Second\n======\n\nIn reST.\n",
}
_TEMPLATES = 'templates_path = ["_templates"]\n'


def conf(extra):
    return lambda blog: blog.conf(CONF + SIDEBARS + extra)


def option(name, value):
    return conf(f"blogarchive_{name} = {value!r}\n")


OWN = {
    "notice": change(NOTICE, "Text.", "Other text."),
    "title of a notice": change(NOTICE, "# Notice", "# Notes"),
    "new notice": write("notices/a.md", "# New\n\nText.\n"),
    "notice deleted": remove(OTHER),
    "notice renamed": rename(OTHER, "notices/a.rst"),
    "notice made a draft": change(NOTICE, "# Notice", "---\ndraft: true\n---\n# Notice"),
    "notice is no notice any more": option("notices", ["notices/s*"]),
    "picture of a notice": write("notices/cover.png", png(41)),
    "size of a picture in a notice": change(
        OTHER, "In reST", ".. image:: cover.png\n   :scale: 50"
    ),
    "new picture in a notice": together(
        write("notices/new.png", png(42)), add_to(NOTICE, "\n![n](new.png)\n")
    ),
    "what a notice misses is there now": add_to(DESIGN, "\n(nowhere)=\n\n## Here\n\nText.\n"),
    "tag that a notice misses is there now": change(DESIGN, "[design]", "[design, missing]"),
    "only use of a tag that a notice links to": change(DESIGN, "[design]", "[plan]"),
    "title of a post that a notice links to": change(CODE, "Code\n====", "Coda\n===="),
    "post that a notice links to deleted": remove(DESIGN),
    "figure before one that a notice names": change(
        LATTICE, "```{figure}", "```{figure} hasse.png\nZero.\n```\n\n```{figure}"
    ),
    "home of a tag that a notice links to": write(
        "plans.md", "---\norphan: true\n---\n# Plans\n\n```{tag} design\n:title: Planning\n```\n"
    ),
    "tag renamed": change(RING, "rings", "annuli"),
    "tag in another case": change(RING, "rings", "Rings"),
    "title of the newest": change(NOTE, "Just a note", "Only a note"),
    "language of the newest": change(NOTE, "tags:", "language: zh\ntags:"),
    "licence": option("license", "CC-BY-4.0"),
    "licence of a post": change(DESIGN, "tags:", "license: MIT\ntags:"),
    "membership": option("membership", {"register": "/r"}),
    "links": option("links", [{"name": "A", "url": "https://a.example"}]),
    "count of recent posts": option("recent_posts", 3),
    "count of random posts": option("random_posts", 1),
    "count of tags": option("tag_cloud", 20),
    "count of terms": option("block_terms", 1),
    "navigation": option("navigation", ["about"]),
    "name of an author": option("authors", {"Ada": {"name": "Ada Lovelace"}}),
    "archive taken away": option("pages", ["tag", "year"]),
    "sidebars": lambda blog: blog.conf(CONF),
    "template of a block": together(
        conf(_TEMPLATES),
        write("_templates/blogarchive/recent-posts.html", "{{ blogarchive.tags|length }}"),
    ),
}
#: Of those that are tried without blocks, what blocks may show of.
COMMON = {
    name: EDITS[name]
    for name in (
        "nothing", "body", "title", "date", "pinned", "part", "category", "author", "new post",
        "new post after all others", "all posts deleted", "post made a draft", "draft published",
        "last use of a tag", "second use of a tag", "series taken away", "target renamed",
        "heading of a target", "new equation before a numbered one", "note deleted",
        "post moved out of the pattern", "home of a series", "page named archive",
    )
}  # fmt: skip


def write_blocks(blog):
    write_sample(blog)
    blog.conf(CONF + SIDEBARS)
    for name, content in BLOCKS_FILES.items():
        blog.write(name, content)


@pytest.fixture(scope="module")
def kept_blocks(tmp_path_factory):
    return Kept(tmp_path_factory.mktemp("sidebars"), write_blocks)


@pytest.fixture
def blocks(kept_blocks):
    """The sample blog with blocks in sidebars, as it was after its first build."""
    return kept_blocks.restore()


@pytest.mark.parametrize("edit", [*OWN.values(), *COMMON.values()], ids=[*OWN, *COMMON])
def test_an_edit_leaves_what_a_clean_build_leaves(blocks, edit):
    edit(blocks)
    assert_clean(blocks, blocks.build())


@pytest.mark.slow
@pytest.mark.parametrize("edit", OWN.values(), ids=OWN)
def test_so_it_does_in_other_builders_and_processes(blocks, edit):
    blocks.build("dirhtml", jobs=2, html_theme="basic")
    edit(blocks)
    built = blocks.build("dirhtml", jobs=2, html_theme="basic")
    assert_clean(blocks, built, "dirhtml", html_theme="basic")


@pytest.mark.slow
@pytest.mark.parametrize("edit", OWN.values(), ids=OWN)
def test_so_it_does_in_a_theme_with_navigation(blocks, edit):
    blocks.build(html_theme="blogarchive")
    edit(blocks)
    assert_clean(blocks, blocks.build(html_theme="blogarchive"), html_theme="blogarchive")


def test_a_page_of_the_users_own_making_sees_new_data(blocks):
    blocks.conf(CONF + _TEMPLATES)
    text = "{{% extends '!layout.html' %}}{{% block footer %}}{}{{% endblock %}}"
    shown = "{{ blogarchive.categories }}{{ blogarchive.navigation }}"
    blocks.write("_templates/layout.html", text.format(shown))
    blocks.build()
    blocks.edit(LATTICE, "[Notes]", "[Essays]")
    blocks.edit("about.md", "# About", "# On it")
    assert_clean(blocks, blocks.build())


def test_what_the_options_of_a_theme_name_is_seen(blocks):
    # pydata-sphinx-theme writes into values that aren't set
    blocks.conf(
        f'{CONF}html_sidebars = {{"**": []}}\ntemplates_path = []\n'
        'html_theme_options = {"primary_sidebar_end": ["blogarchive/recent-posts.html"]}\n'
    )
    theme = {"html_theme": "pydata_sphinx_theme"}
    blocks.build(**theme)
    blocks.edit(NOTE, "Just a note", "Only a note")
    assert_clean(blocks, blocks.build(**theme), **theme)


@pytest.fixture
def settled(blocks):
    # a reference that leads nowhere might lead to anything that changes
    blocks.edit(NOTICE, ", {ref}`nowhere`, {tag}`missing`", "")
    blocks.build()
    return blocks


def test_an_edit_of_a_notice_writes_only_the_pages_that_show_it(settled):
    settled.edit(NOTICE, "Text.", "Other text.")
    _documents, pages, built = rebuild(settled)
    shown = {name for name, data in built.files().items() if b"Other text." in data}
    assert pages == {name for name in shown if name.endswith(".html")}


def test_a_new_title_writes_only_the_pages_that_show_it(settled):
    settled.edit(NOTE, "Just a note", "Only a note")
    _documents, pages, built = rebuild(settled)
    shown = {name for name, data in built.files().items() if b"Only a note" in data}
    assert pages == {name for name in shown if name.endswith(".html")} - {"index.html"}


def test_a_new_category_leaves_pages_without_that_block(settled):
    settled.edit(LATTICE, "[Notes]", "[Essays]")
    _documents, pages, _built = rebuild(settled)
    assert {"about.html", "category/essays.html"} <= pages
    assert not pages & {"posts/design.html", "tag/code.html", "author.html", "archive/2023.html"}


def test_without_an_edit_no_page_is_written(settled):
    _documents, pages, _built = rebuild(settled)
    assert pages == set()


def test_building_one_page_first_leaves_what_a_clean_build_leaves(blocks):
    blocks.edit(NOTICE, "Text.", "Now by {tag}`rings`.")
    run(blocks, only=["about.md"])
    assert_clean(blocks, blocks.build())
