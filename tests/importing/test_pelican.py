"""A blog of Pelican: all of it comes along, as it was, and at its old addresses."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from tests.importing.building import brought, feed_ids, leads, links, refusal
from tests.importing.support import run, write_texts

CONFIG = """AUTHOR = 'Ann Other'
SITENAME = 'Invented' + ' notes'
SITEURL = ''
PATH = 'content'
TIMEZONE = 'Europe/Berlin'
STATIC_PATHS = ['images', 'extra/robots.txt']
EXTRA_PATH_METADATA = {'extra/robots.txt': {'path': 'robots.txt'}}
ARTICLE_URL = '{date:%Y}/{slug}/'
ARTICLE_SAVE_AS = ARTICLE_URL + 'index.html'
FEED_ALL_ATOM = None
THEME = "\\d"
DEFAULT_LANG = open('/etc/passwd').read()
"""
PUBLISH = """import os, sys
sys.path.append(os.curdir)
from pelicanconf import *
SITEURL = 'https://blog.example/notes'
FEED_ALL_ATOM = 'feeds/all.atom.xml'
"""
FIRST = r"""Title: First: a *post*
Date: 2023-02-03 18:00
Modified: 2023-03-01
Tags: 2020, on, Machine Learning
Authors: Ann Other; Other, Bob
Summary: A **short**
    one
Series: Basics
Series_index: 2
Mood: good

See [two]({filename}../life/second.rst), [again](|filename|/life/second.rst#part), [page]({filename}/pages/about.md),
[tag]({tag}Machine Learning), [home]({index}), [lost]({filename}nowhere.md); ![A dot]({static}/images/dot.png)
and ![near]({attach}near.png); $a_1 * b_1$ within.

<!-- PELICAN_END_SUMMARY -->

    :::python
    if a < b: print("{filename}x")

!!! note "Mind"
    Noted.

Said. {: .cls }

*[HTML]: Hyper Text

{% youtube abc123 %} {% nosuch x %}
"""
SECOND = """=======================
A second post in ``reST``
=======================

:date: 2023-02-04 10:20
:tags: 2020; a, b
:category: Maths
:slug: my-second
:summary: Short

See `first <{filename}../science/first.md>`_ and again first_, and ``{filename}x``.

.. PELICAN_END_SUMMARY

Part
====

.. code-block:: python
   :linenos: table

   a = "{filename}"

.. figure:: {static}/images/dot.png
   :alt: A dot

   See `the page`_.

.. _the page: {filename}/pages/about.md

.. youtube:: abc123

.. raw:: html

   <a href="{filename}/pages/about.md">x</a>
"""
TEXTS = {
    "pelicanconf.py": CONFIG,
    "publishconf.py": PUBLISH,
    "content/science/first.md": FIRST,
    "content/life/second.rst": SECOND,
    "content/third.html": '<html><head><title>Third &amp; last</title><meta name="date" content="5 Feb 2023 07:00" /></head><body><p><a href="{filename}life/second.rst">two</a></p></body></html>',
    "content/2023-02-06-named.md": "---\ntitle: Named\ntags: [on]\n---\nText\n",
    "content/own.md": "Title: Own\nDate: 2023-02-07\nURL: own/place/\nSave_as: own/place/index.html\n\nx\n",
    "content/fr.md": "Title: Français\nDate: 2023-02-08\nSlug: named\nLang: fr\n\nx\n",
    "content/draft.md": "Title: Draft\nDate: 2023-01-01\nStatus: draft\n\nx\n",
    "content/hidden.md": "Title: Hidden\nDate: 2023-01-02\nStatus: hidden\n\nx\n",
    "content/skip.md": "Title: Skipped\nDate: 2023-01-02\nStatus: skip\n\nx\n",
    "content/pages/about.md": "Title: About\n\nMe.\n",
    "content/extra/robots.txt": "User-agent: *\n",
    "content/note.org": "x\n",
}
PICTURES = ("content/images/dot.png", "content/science/near.png")


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    root = tmp_path_factory.mktemp("pelican")
    return brought(write_texts(root / "old", TEXTS, PICTURES), root / "blog")


def test_what_is_published_is_listed_and_nothing_else(blog):
    titles = blog.built.titles("index")
    assert titles == [
        "Français",
        "Own",
        "Named",
        "Third & last",
        "A second post in reST",
        "First: a *post*",
    ]
    assert "\ndraft: true\n" in blog.text("posts/2023/draft.md")
    assert "\ndraft: true\n" in blog.text("posts/2023/hidden.md")


@pytest.mark.parametrize(
    "address",
    ["2023/first-a-post/", "2023/my-second/", "2023/third-last/", "2023/named/", "named-fr.html",
     "own/place/", "pages/about.html", "images/dot.png", "2023/first-a-post/near.png", "robots.txt"],
)  # fmt: skip
def test_old_addresses_lead_to_what_was_there(blog, address):
    assert leads(blog, address)


def test_identifiers_in_feeds_stay(blog):
    assert (blog.built.out / "feeds/all.atom.xml").exists()
    assert feed_ids(blog) == {
        f"tag:blog.example,2023-02-0{rest}"
        for rest in ("3:/notes/2023/first-a-post/", "4:/notes/2023/my-second/", "5:/notes/2023/third-last/",
                     "6:/notes/2023/named/", "7:/notes/own/place/", "8:/notes/named-fr.html")
    }  # fmt: skip


def test_fields_come_along_as_they_were_written(blog):
    text = blog.text("posts/2023/first-a-post.md")
    assert "date: 2023-02-03 18:00\n" in text
    assert "updated: 2023-03-01" in text
    assert "tags: ['2020', 'on', Machine Learning]" in text
    assert "authors: [Ann Other, 'Other, Bob']" in text
    assert "categories: [science]" in text
    assert "series: Basics\npart: 2\n" in text
    assert "excerpt: A short one\n" in text
    assert "categories: [misc]" in blog.text("posts/2023/named.md")
    assert "language: fr\n" in blog.text("posts/2023/named-2.md")
    assert blog.built.page("posts/2023/my-second").xpath("//a[text()='a, b']")
    assert "the field mood = 'good'" in blog.report


def test_links_lead_to_documents(blog):
    found = links(blog, "posts/2023/first-a-post")
    assert found["two"] == found["again"] == "my-second.html"
    assert found["page"] == "../../about.html"
    assert found["tag"].endswith("tag/machine-learning.html")
    found = links(blog, "posts/2023/my-second")
    assert found["first"] == "first-a-post.html"
    assert found["the page"] == "../../about.html"
    assert "links to 'science/nowhere.md', which isn't there" in blog.report


def test_what_python_markdown_and_plugins_know_becomes_myst(blog):
    text = blog.text("posts/2023/first-a-post.md")
    assert '```python\nif a < b: print("{filename}x")\n```' in text
    assert ":::{admonition} Mind\n:class: note\n\nNoted.\n\n:::" in text
    assert "<!-- more -->" in text
    assert "$a_1 * b_1$" in text
    assert "{:" not in text
    assert "{% nosuch x %}" in text


def test_restructuredtext_stays_restructuredtext(blog):
    text = blog.text("posts/2023/my-second.rst")
    assert "\n.. more::\n" in text
    assert '.. code-block:: python\n   :linenos:\n\n   a = "{filename}"' in text
    assert "``{filename}x``" in text
    assert '<a href="/notes/pages/about.html">x</a>' in text


def test_what_has_no_place_here_is_told_of(blog):
    for told in (
        "DEFAULT_LANG is computed",
        "its status is 'skip'",
        "it was in no list, and is a draft",
        "1 abbreviations",
        "the tag 'nosuch' of a plugin stands",
        "embedded https://www.youtube.com/watch?v=abc123",
        "a language (.org)",
    ):
        assert told in blog.report


def test_settings_are_followed_as_far_as_they_are_written_out(tmp_path):
    config = CONFIG + (
        "ARTICLE_PATHS = ['life']\nSLUGIFY_SOURCE = 'basename'\nDEFAULT_METADATA = {'status': 'draft'}\n"
        "FILENAME_METADATA = '(?P<slug>.*)'\nUSE_FOLDER_AS_CATEGORY = False\nDEFAULT_CATEGORY = 'rest'\n"
    )
    texts = TEXTS | {
        "pelicanconf.py": config,
        "content/life/a b.md": "Title: X\nDate: 2023-01-01\n\nx\n",
    }
    assert run(write_texts(tmp_path / "old", texts), tmp_path / "blog") == 0
    posts = {
        path.name: path.read_text(encoding="utf-8")
        for path in (tmp_path / "blog/posts").rglob("*.*")
    }
    assert posts.keys() == {"my-second.rst", "a-b.md"}
    assert "draft: true\n" in posts["a-b.md"]
    assert "categories: [rest]\n" in posts["a-b.md"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pelicanconf.py", "SITENAME = ("),
        ("pelicanconf.py", "A = 'x' * 9\nB = [" + "[" * 9000),
        ("pelicanconf.py", "A = ['x']\n" + "".join(f"A = A + A  # {n}\n" for n in range(40))),
        ("pelicanconf.py", "PATH = '../secret'\n"),
    ],
)
def test_a_broken_configuration_makes_nothing(tmp_path, capsys, name, text):
    root = write_texts(tmp_path / "old", TEXTS | {name: text})
    refusal(capsys, root, tmp_path / "blog")
    assert not (tmp_path / "blog").exists()


def test_no_field_leads_out_of_the_project_and_nothing_outside_is_read(tmp_path):
    bad = {
        f"content/bad{n}.md": f"Title: Bad\nDate: 2020-01-01\n{field}: ../../evil\n\n"
        "[x]({static}/../../secret.txt) ![y]({attach}../../secret.txt)\n"
        for n, field in enumerate(("Slug", "URL", "Save_as", "Image"))
    } | {"content/bad.rst": "Bad\n###\n\n:date: 2020-01-01\n\n.. include:: ../secret.txt\n"}
    root = write_texts(tmp_path / "old", TEXTS | bad, PICTURES)
    (tmp_path / "secret.txt").write_text("secret words", encoding="utf-8")
    (root / "content/images/link.png").symlink_to(tmp_path / "secret.txt")
    assert run(root, tmp_path / "in/blog") == 0
    assert {path.name for path in tmp_path.iterdir()} == {"old", "in", "secret.txt"}
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["blog"]
    found = b"".join(each.read_bytes() for each in (tmp_path / "in").rglob("*") if each.is_file())
    assert b"secret words" not in found


def test_a_text_that_sphinx_cant_write_makes_nothing(tmp_path, capsys):
    lists = "\n".join(f"{'  ' * level}* x\n" for level in range(250))
    texts = {"pelicanconf.py": "PATH = 'content'\n", "content/bad.rst": f"Bad\n###\n\n{lists}"}
    root = write_texts(tmp_path / "old", texts)
    assert "bad.rst" in refusal(capsys, root, tmp_path / "blog", "--address", "https://a.example")
    assert not (tmp_path / "blog").exists()
