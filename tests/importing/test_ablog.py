"""A project with ABlog becomes one of ours: the same documents, at the same addresses."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sphinx_blogarchive.importing.sources.ablog import configuration, dates
from tests.importing.building import brought, feed_ids, leads, refusal
from tests.importing.support import Imported, files, run
from tests.incremental.sample import png

if TYPE_CHECKING:
    from pathlib import Path

CONF = """# The configuration.
import ablog
import pathlib

pathlib.Path(__file__).with_name("was-run").touch()
project = "Invented"
blog_title = f"{project} notes"
blog_baseurl = "https://ann.example/notes"
blog_path = "blog"  # archives
blog_post_pattern = "dated/*.md"
blog_authors = {
    "ann": ("Ann Other", "https://ann.example/me"),
    "Bob": ("Bob", None),
}
blog_default_author = "ann"
blog_locations = {"rome": ("Rome, Italy", None)}
post_date_format = "%b %d, %Y"
blog_feed_archives = True
disqus_shortname = "ann-notes"
extensions = [
    "sphinx.ext.extlinks",  # links
    'ablog',
    "myst_parser",
]
extlinks = {"wiki": ("https://en.wikipedia.org/wiki/%s", "%s")}
templates_path = ["_templates", ablog.get_html_templates_path()]
exclude_patterns = ["_build"]
html_static_path = ["_static"]
html_sidebars = {
    "**": ["about.html", "ablog/postcard.html", "ablog/recentposts.html",
           "ablog/tagcloud.html",  # tags
           "ablog/languages.html"],
}
"""
INDEX = """Invented
========

.. toctree::

   about
   dated/note
   idea

.. postlist:: 5
   :tags: Python, C++
   :excerpts:
   :format: {title}

See :ref:`blog-posts`, :ref:`all tags <blog-tags>`,
:ref:`tag-python`, :ref:`author-ann`,
:ref:`first`, :ref:`blog-drafts`, :ref:`location-rome`, :doc:`idea`, :wiki:`Sphinx`
and ``:ref:`blog-tags```.

====  ==================  ====
a     b                   c
====  ==================  ====
feed  :ref:`blog-feed`    d
====  ==================  ====

.. code-block:: rst

   .. postlist:: 5
   .. post:: Jan 1, 2014
"""
FIRST = """First
=====

Some text.

.. post:: Apr 15, 2014
   :tags: Python, C++, na\u00efve
   :category: Life
   :author: ann, Bob
   :location: rome
   :language: English
   :redirect: old/first
   :image: 2
   :nocomments:

   A *chosen* excerpt.

.. image:: dot.png

.. image:: dot.png
   :alt: A dot

.. update:: 20 April 2014

   More, see :ref:`second`.
"""
SECOND = """---
blogpost: true
date: Jan 5, 2020
tags: Python
category: Life, Work
location: rome
redirect: old/second
---

# Second

It costs $5 and $6; see {ref}`tag-python`, [the first](first) and [that](../../idea.rst).

```{update} Jan 6, 2020
Better.
```

```{postlist}
:category: Life
```
"""
TEXTS = {
    "conf.py": CONF,
    "index.rst": INDEX,
    "first.rst": FIRST,
    "posts/second/index.md": SECOND,
    "idea.rst": "Idea\n====\n\n.. post::\n   :tags: Python\n\nNot yet.\n",
    "later.md": "---\nblogpost: true\ndate: Jan 5, 2090\n---\n# Later\n\nNot yet.\n",
    "dated/2015.md": "---\ndate: 2015-06-07\ntags: [a]\n---\n# Dated\n\nx\n",
    "dated/note.md": "# Note\n\nNo post.\n",
    "about.md": "# About\n\nNothing that ABlog knows.\n",
    "_templates/ablog/recentposts.html": "{% for post in ablog.posts %}{{ post }}{% endfor %}\n",
    "requirements.txt": "ablog>=0.11\nmyst-parser\n",
    "_build/made.html": "x",
    ".gitignore": "_build\n",
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the invented project."""
    root = tmp_path_factory.mktemp("ablog") / "old"
    for name, text in TEXTS.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "dot.png").write_bytes(png(128))
    (root / "_static").mkdir()
    return root


@pytest.fixture(scope="module")
def moved(source: Path) -> Imported:
    """Return the project, imported twice and built without a warning."""
    before = files(source)
    found = brought(source, source.parent / "new")
    assert files(source) == before, "the old project is as it was, and its conf.py wasn't run"
    return found


def test_documents_that_mean_the_same_are_the_same_files(moved: Imported) -> None:
    for name in ("about.md", ".gitignore", "dated/2015.md"):
        assert moved.text(name) == TEXTS[name]
    assert not (moved.folder / "_build").exists()


def test_pages_and_feeds_keep_their_addresses(moved: Imported) -> None:
    names = [
        *("index", "first", "posts/second/index", "blog", "blog/archive", "blog/2014"),
        *(
            "blog/2020",
            "blog/tag",
            "blog/tag/python",
            "blog/tag/naive",
            "blog/tag/c",
            "blog/category/life",
        ),
        *("blog/author/ann-other", "blog/author/bob", "old/first", "old/second", "blog/drafts"),
        "blog/location/rome-italy",
    ]
    gone = [name for name in names if not moved.built.has(name)]
    assert gone == []
    for name in ("blog/atom.xml", "blog/tag/python/atom.xml", "blog/author/bob/atom.xml"):
        assert leads(moved, name)


def test_subscribers_see_no_post_again(moved: Imported) -> None:
    assert feed_ids(moved) == {
        f"https://ann.example/notes/{name}.html"
        for name in ("first", "posts/second/index", "dated/2015")
    }


def test_references_by_labels_lead_to_the_same_pages(moved: Imported) -> None:
    page = moved.built.page("index")
    found = {
        link.text_content(): link.get("href").removeprefix("./")
        for link in page.xpath("//div[@role]//a")
    }
    wanted = {
        "all tags": "blog/tag.html",
        "Python": "blog/tag/python.html",
        "Ann Other": "blog/author/ann-other.html",
        "First": "first.html",
    }
    assert {text: found.get(text) for text in wanted} == wanted
    shown = page.text_content()
    assert (
        "Drafts, Rome, Italy, Idea, Sphinx" in shown.replace("\n", " ") or "Drafts, rome" in shown
    )
    assert ":ref:`blog-tags`" in shown, "code stays"
    # a reference in a table can't be wider than its column
    assert "feed  |ref-blog-feed-|    d" in moved.text("index.rst")


def test_posts_say_the_same_in_our_words(moved: Imported) -> None:
    first, second = moved.text("first.rst"), moved.text("posts/second/index.md")
    head = first[first.index(".. post::") : first.index(".. image::")]
    assert head == (
        ".. post:: 2014-04-15\n   :tags: Python, C++, na\u00efve\n   :category: Life\n"
        "   :author: ann, Bob\n   :language: en\n   :redirect_from: old/first.html\n"
        "   :image: dot.png\n   :comments: false\n   :excerpt: A chosen excerpt.\n\n"
        "A *chosen* excerpt.\n\n"
    )
    assert ".. update:: 2014-04-20" in first
    assert "```{update} 2020-01-06\nBetter.\n```" in second
    assert "```{archive}\n:category: Life\n:style: list\n```" in second
    assert "It costs $5 and $6; see {tag}`Python`, {doc}`the first </first>` and that." in second
    assert "comments_key: /posts/second/\n" in second, "Disqus knows it by its folder"


def test_drafts_and_documents_that_are_no_posts_stay_so(moved: Imported) -> None:
    assert not moved.built.has("idea")
    assert not moved.built.has("later")
    assert moved.built.has("dated/note")
    assert moved.text("dated/note.md").startswith("---\npost: false\n---\n")
    assert "idea.rst\n    - a draft has no page" in moved.report


def test_the_configuration_stays_the_users_own(moved: Imported) -> None:
    text = moved.text("conf.py")
    lines = set(text.splitlines())
    assert {
        "# The configuration.",
        "# import ablog",
        'blogarchive_path = "blog"  # archives',
        'html_baseurl = "https://ann.example/notes"',
        'html_title = "Invented notes"',
        "    'sphinx_blogarchive',",
        '    "sphinx.ext.extlinks",  # links',
        'templates_path = ["_templates"]',
        'blogarchive_post_patterns = ["dated/*"]',
        '           "blogarchive/tag-cloud.html"],',
    } <= lines, text
    assert "blog_locations: posts have no location here" in moved.report


def test_what_asks_ablog_has_no_effect_and_is_told_of(moved: Imported) -> None:
    assert (moved.folder / "_templates/ablog/recentposts.html.ablog").is_file()
    assert "this template asks ABlog" in moved.report
    assert moved.text("requirements.txt") == "sphinx-blogarchive\nmyst-parser\n"


def test_a_project_is_never_written_over_itself(source: Path, capsys) -> None:
    before = files(source)
    assert "is the project itself" in refusal(capsys, source, source)
    assert run(source, source, "--dry-run") == 0
    assert "What came along" in capsys.readouterr().out
    assert files(source) == before


@pytest.mark.parametrize(
    ("conf", "says"),
    [
        ("extensions = ['ablog'", "conf.py is no Python (line 1"),
        ("extensions = ['ablog']\nx = " + "(" * 300 + ")" * 300, "conf.py is no Python"),
        (b"extensions = ['ablog']  # \xff", "isn't in UTF-8"),
    ],
)
def test_what_can_not_be_read_is_one_line(tmp_path, capsys, conf: str | bytes, says: str) -> None:
    data = conf if isinstance(conf, bytes) else conf.encode()
    (tmp_path / "old").mkdir()
    (tmp_path / "old/conf.py").write_bytes(data)
    assert says in refusal(capsys, tmp_path / "old", tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Apr 15, 2014", (2014, 4, 15)),
        ("15 April 2014", (2014, 4, 15)),
        ("2014-04-15", (2014, 4, 15)),
        ("04/05/2014", (2014, 4, 5)),
        ("15/04/2014", (2014, 4, 15)),
        ("Tue, Apr 15th 2014", (2014, 4, 15)),
        ("Apr 15, 2014 3:30 pm", (2014, 4, 15, 15, 30)),
        ("someday", None),
        ("2014", None),
    ],
)
def test_dates_are_what_ablog_takes_them_for(written: str, found: tuple[int, ...] | None) -> None:
    read = dates.read(written, "%d.%m.%y", UTC)
    assert (read[0] if read else None) == (datetime(*found, tzinfo=UTC) if found else None)


def test_what_only_running_it_would_tell_is_not_guessed() -> None:
    conf = configuration.read(
        "import os\na = os.environ['A']\nb = a + 'x'\nc = ['x']\nc += ['y']\nc.append(a)\n"
        "d = {'e': 1}\nd.update(f=2)\nif a:\n    g = 1\nh = 'x' + 'y'\n",
        "conf.py",
    )
    assert conf.values == {"h": "xy"}
    assert set(conf.computed) == {"a", "b", "c", "d", "g"}
