"""A blog of Nikola: all of it comes along, as it was, and at its old addresses."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from tests.importing.building import brought, leads, links, refusal
from tests.importing.support import run, write_texts

CONFIG = """import time
BLOG_AUTHOR = "Ann Other"
BLOG_TITLE = {"en": "Invented", "es": "Inventado"}
SITE_URL = "https://blog.example/notes/"
DEFAULT_LANG = "en"
TRANSLATIONS = {DEFAULT_LANG: "", "es": "./es"}
TIMEZONE = "Europe/Berlin"
POSTS = (
    ("posts/*.rst", "posts", "post.tmpl"),
    ("posts/*.md", "posts", "post.tmpl"),
    ("posts/*.txt", "posts", "post.tmpl"),
    ("diary/*.md", {"en": "log", "es": "diario"}, "post.tmpl"),
    ("diary/*.html", "log", "post.tmpl"),
)
PAGES = (("pages/*.rst", "", "page.tmpl"),)
CATEGORY_ALLOW_HIERARCHIES = True
REDIRECTIONS = [("old/first.html", "/posts/first-post/"), ("gone.html", "/nowhere/")]
GENERATE_ATOM = True
COMMENT_SYSTEM_ID = time.time()
TAG_PATH = __import__("os").getcwd()
"""
FIRST = r"""<!--
.. title: First: a *post*
.. slug: first-post
.. date: 2023-02-03 18:00:00 UTC-03:00
.. updated: 2023-03-01
.. tags: 2020, on, mathjax
.. category: science/maths
.. author: Ann Other, Bob
.. description: What it is
.. previewimage: /images/dot.png
.. mood: good
-->

See [two](link://slug/second), [three](/log/third/), {{% doc %}}the second <second>{{% /doc %}}, [lost](link://slug/nowhere)
and [about](link://filename/pages/about.rst); ![A dot](/images/dot.png), $a_1 * b_1$ within.

<!-- TEASER_END: Go on -->

{{% listing h.py python %}}

{{% thumbnail "/images/dot.png" alt="A thumb" %}}Below{{% /thumbnail %}}

```text
{{% raw %}}{{% youtube x %}}{{% /raw %}}
```

{{% youtube abc123 %}} {{% nosuch x %}}
"""
SECOND = """.. title: Second
.. slug: second
.. date: 2023-02-04 10:00
.. tags:
.. category: science

See :doc:`first-post`, :doc:`again <first-post>`, `more <link://slug/first-post>`_, ``link://slug/x`` and `below <#part>`_.

.. TEASER_END

Part
----

.. listing:: h.py python

.. thumbnail:: /images/dot.png
   :alt: A thumb

   With :doc:`first-post`.

.. youtube:: abc123

.. slides::

   /images/dot.png

.. chart:: Bar

   'a', [1]

.. post-list::
   :stop: 2
"""
TEXTS = {
    "conf.py": CONFIG,
    "posts/first.md": FIRST,
    "posts/first.es.md": "<!--\n.. title: Primera\n.. slug: primera\n-->\n\nHola\n",
    "posts/second.rst": SECOND,
    "posts/in/two.txt": "Body *here*.\n",
    "posts/in/two.meta": ".. title: Two files\n.. slug: two-files\n.. date: 2023-02-05\n",
    "diary/third.html": "<!--\n.. title: Third\n.. date: 2023-02-06\n-->\n\n<p><a href='/posts/second/'>two</a></p>\n",
    "diary/yaml.md": "---\ntitle: Yaml\nslug: yaml\ndate: 2023-02-07 08:00:00\ntags: [a]\nguid: urn:own\n---\nText\n",
    "diary/toml.md": '+++\ntitle = "Toml"\nslug = "toml"\ndate = "2023-02-08 08:00:00"\npretty_url = false\n+++\nText\n',
    "diary/draft.md": "---\ntitle: Draft\nslug: d\ndate: 2023-02-07\nstatus: draft\n---\nText\n",
    "diary/private.md": "<!--\n.. title: Private\n.. date: 2023-02-07\n.. tags: private, x\n-->\n\nText\n",
    "diary/note.ipynb": "{}",
    "pages/about.rst": ".. title: About\n.. slug: about\n\nMe.\n",
    "listings/h.py": "print('h')\n",
    "files/dl/a.txt": "x\n",
    "galleries/trip/index.txt": ".. title: A trip\n\nFar away.\n",
}
PICTURES = ("images/dot.png", "galleries/trip/one.png")


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    root = tmp_path_factory.mktemp("nikola")
    texts = TEXTS | {"conf.py": CONFIG + 'IMAGE_FOLDERS = {"images": "images"}\n'}
    return brought(write_texts(root / "old", texts, PICTURES), root / "blog")


def test_what_is_published_is_listed_and_nothing_else(blog):
    titles = blog.built.titles("index")
    assert titles == ["Toml", "Yaml", "Third", "Two files", "Second", *titles[5:]]
    assert sorted(titles[5:]) == ["First: a *post*", "Primera"]
    assert "\ndraft: true\n" in blog.text("posts/2023/d.md")
    assert "\ndraft: true\n" in blog.text("posts/2023/private.md")


@pytest.mark.parametrize(
    "address",
    ["posts/first-post/", "old/first.html", "es/posts/primera/", "posts/second/", "es/posts/second/",
     "posts/in/two-files/", "log/third/", "log/yaml/", "es/diario/yaml/", "log/toml.html", "about/",
     "galleries/trip/", "galleries/trip/one.png", "images/dot.png", "dl/a.txt", "listings/h.py"],
)  # fmt: skip
def test_old_addresses_lead_to_what_was_there(blog, address):
    assert leads(blog, address)


def test_identifiers_in_feeds_stay(blog):
    ids = ["urn:own"] + [
        f"https://blog.example/notes/{path}"
        for path in ("posts/first-post/", "es/posts/primera/", "posts/second/", "posts/in/two-files/",
                     "log/third/", "log/toml.html")
    ]  # fmt: skip
    feed = blog.built.text("rss.xml")
    assert [each for each in ids if f">{each}</guid>" not in feed] == []
    assert (blog.built.out / "index.atom").exists()


def test_fields_come_along_as_they_were_written(blog):
    text = blog.text("posts/2023/first-post.md")
    assert "date: 2023-02-03 22:00\n" in text
    assert "updated: 2023-03-01" in text
    assert "tags: ['2020', 'on']" in text
    assert "categories: [science, maths]" in text
    assert "authors: ['Ann Other, Bob']" in text
    assert "description: What it is" in text
    assert "image: ../../files/images/dot.png" in text
    assert "the field mood = 'good'" in blog.report
    assert "language: es\n" in blog.text("posts/2023/primera.md")
    assert "Body *here*." in blog.text("posts/2023/two-files.rst")


def test_links_lead_to_documents(blog):
    found = links(blog, "posts/2023/first-post")
    assert found["two"] == found["the second"] == "second.html"
    assert found["three"] == "third.html"
    assert found["about"] == "../../about.html"
    found = links(blog, "posts/2023/second")
    assert found["First: a *post*"] == found["again"] == found["more"] == "first-post.html"
    assert found["below"] == "#part"
    assert "the link link://slug/nowhere leads to what isn't known" in blog.report


def test_shortcodes_become_markdown(blog):
    text = blog.text("posts/2023/first-post.md")
    assert "```python\nprint('h')\n```" in text
    assert "![A thumb](../../files/images/dot.png)" in text
    assert "```text\n{{% youtube x %}}\n```" in text
    assert "<!-- more -->" in text
    assert "{{% nosuch x %}}" in text


def test_directives_become_what_sphinx_knows(blog):
    text = blog.text("posts/2023/second.rst")
    assert "\n.. more::\n" in text
    assert ".. code-block:: python\n\n   print('h')" in text
    assert ".. figure:: ../../files/images/dot.png" in text
    assert "``link://slug/x``" in text
    assert "::\n\n   .. chart:: Bar" in text


def test_what_has_no_place_here_is_told_of(blog):
    for told in (
        "TAG_PATH is computed",
        "the shortcode 'nosuch' stands",
        "embedded https://www.youtube.com/watch?v=abc123",
        "a language (.ipynb)",
        "gone.html led to /nowhere/",
        "it was below 'science'",
        "a list of posts",
        "the directive 'chart'",
        "it was private, and is a draft",
    ):
        assert told in blog.report


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("conf.py", "BLOG_TITLE = 'x'\nPOSTS = (\n"),
        ("conf.py", "BLOG_TITLE = 'x'\nPOSTS = (('../secret/*.md', 'posts', 'x'),)\n"),
        ("posts/bad.md", "---\ntitle: [\n---\nx\n"),
        ("posts/bad.md", "+++\na = \n+++\nx\n"),
    ],
)
def test_what_is_broken_makes_nothing(tmp_path, capsys, name, text):
    root = write_texts(tmp_path / "old", TEXTS | {name: text})
    assert name in refusal(capsys, root, tmp_path / "blog")
    assert not (tmp_path / "blog").exists()


def test_no_field_leads_out_of_the_project_and_nothing_outside_is_read(tmp_path):
    bad = {
        f"posts/bad{n}.md": f"<!--\n.. title: Bad\n.. date: 2020-01-01\n.. {field}: ../../evil\n-->\n\n"
        "{{% listing ../secret.txt %}} ![x](/../secret.txt)\n"
        for n, field in enumerate(("slug", "previewimage", "guid"))
    } | {
        "posts/bad.rst": ".. title: Bad\n.. date: 2020-01-01\n\n.. listing:: ../../secret.txt\n\n.. include:: ../secret.txt\n"
    }
    root = write_texts(tmp_path / "old", TEXTS | bad, PICTURES)
    (tmp_path / "secret.txt").write_text("secret words", encoding="utf-8")
    (root / "files/link.txt").symlink_to(tmp_path / "secret.txt")
    assert run(root, tmp_path / "in/blog") == 0
    assert {path.name for path in tmp_path.iterdir()} == {"old", "in", "secret.txt"}
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["blog"]
    found = b"".join(each.read_bytes() for each in (tmp_path / "in").rglob("*") if each.is_file())
    assert b"secret words" not in found
