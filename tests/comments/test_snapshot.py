"""The file of a snapshot in a build: where it is looked for, and what is said of it."""

from __future__ import annotations

import json
import pickle
import re

import pytest

from sphinx_blogarchive.domain import blog_domain
from tests.comments.support import COMMENT, section, with_class
from tests.helpers import Blog

NUMBERS = {"/posts/one": {"comments": 3, "views": 12, "thread": [COMMENT]}}
NAMED = 'blogarchive_comments = {"snapshot": "data/stats.json"}\n'
THEME = 'html_theme = "blogarchive"\n'


def snapshot(posts=None, **more):
    return json.dumps(
        {"version": 1, "posts": NUMBERS if posts is None else posts, **more}, indent=1
    )


@pytest.fixture
def blog(tmp_path):
    made = Blog(tmp_path)
    made.post("one", "# One\n\nText.\n")
    return made


def said(built):
    """Return file and line, and text, of each warning of the snapshot."""
    found = []
    for warning in built.warnings:
        place, _, message = warning.partition(": WARNING: ")
        assert message.endswith(" [blogarchive.stats]"), warning
        found.append((place.rpartition("/")[2], message.removesuffix(" [blogarchive.stats]")))
    return found


# ---- where it is


def test_it_is_looked_for_beside_conf_py(blog):
    blog.write("stats.json", snapshot())
    built = blog.build()
    assert built.warnings == []
    assert with_class(built.page("posts/one"), "blogarchive-thread")


def test_nothing_is_said_where_there_is_none(blog):
    built = blog.build()
    assert built.warnings == []
    assert section(built, "posts/one") is None


def test_one_that_was_named_has_to_be_there(blog):
    blog.conf('blogarchive_comments = {\n    "recent": 5,\n    "snapshot": "data/stats.json",\n}\n')
    ((place, message),) = said(blog.build())
    lines = (blog.src / "conf.py").read_text("utf-8").splitlines()
    line = lines.index('    "snapshot": "data/stats.json",') + 1
    assert place == f"conf.py:{line}"
    assert "there is no file 'data/stats.json'" in message
    assert 'make it with "blogarchive stats pull"' in message


def test_one_that_was_named_is_read(blog):
    blog.conf(NAMED)
    blog.write("data/stats.json", snapshot())
    assert with_class(blog.build().page("posts/one"), "blogarchive-thread")


def test_a_folder_in_its_place_is_told(blog):
    blog.write("stats.json/file", "")
    ((place, message),) = said(blog.build())
    assert place == "stats.json:1"
    assert "can't be read" in message


@pytest.mark.parametrize("builder", ["epub", "json", "latex", "singlehtml", "text", "gettext"])
def test_other_builders_neither_read_nor_show_it(blog, builder):
    blog.write("stats.json", "no JSON")
    built = blog.build(builder)
    assert not [warning for warning in built.warnings if "stats" in warning]
    blog.write("stats.json", snapshot())
    shown = [data for data in blog.build(builder).files().values() if b"Well said" in data]
    assert shown == []


def test_pages_in_folders_show_it_too(blog):
    blog.write("stats.json", snapshot())
    built = blog.build("dirhtml")
    assert with_class(built.page("posts/one/index"), "blogarchive-thread")


# ---- what is wrong with it


def test_a_mistake_is_told_with_file_line_value_and_remedy_and_the_rest_is_shown(blog):
    posts = {"/posts/one": {"comments": "3", "views": 12}}
    blog.write("stats.json", snapshot(posts))
    built = blog.build()
    message = 'stats.json: posts["/posts/one"].comments is "3"; write 3, without quotation marks'
    assert said(built) == [("stats.json:5", message)]
    assert with_class(built.page("posts/one"), "blogarchive-views")


def test_a_file_that_is_cut_off_is_told_and_the_blog_is_built_without(blog):
    blog.write("stats.json", snapshot()[:40])
    built = blog.build()
    ((place, message),) = said(built)
    assert place.startswith("stats.json:")
    assert "ends too early" in message
    assert built.has("posts/one")


def test_of_a_thousand_mistakes_twenty_are_told_and_how_many_more_there_are(blog):
    posts = {"/posts/one": {"thread": [{"id": str(n), "url": "x"} for n in range(1000)]}}
    blog.write("stats.json", snapshot(posts))
    found = said(blog.build())
    assert len(found) == 21
    assert "980 more mistakes" in found[-1][1]


def test_it_is_told_in_each_build_though_nothing_else_is_new(blog):
    blog.write("stats.json", snapshot({"/posts/one": {"views": -1}}))
    assert said(blog.build()) == said(blog.build()) != []


def test_keys_of_no_post_are_told_together(blog):
    posts = {f"/old/{n}": {"views": 1} for n in range(7)}
    blog.write("stats.json", snapshot({**NUMBERS, **posts}, recent=[{"key": "/gone"}]))
    ((place, message),) = said(blog.build())
    lines = (blog.src / "stats.json").read_text("utf-8").splitlines()
    assert place == f"stats.json:{1 + next(n for n, line in enumerate(lines) if '/gone' in line)}"
    assert "8 keys belong to no post" in message
    assert re.findall(r'"(/[^"]*)"', message) == ["/gone", *(f"/old/{n}" for n in range(4))]
    assert "give the post that is meant comments_key: /gone" in message


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("posts/one", "/posts/one"),
        ("/posts/one/", "/posts/one"),
        ("/posts/one.html", "/posts/one"),
        ("/blog/posts/one", "/posts/one"),
        ("https://example.org/blog/posts/one.html", "/posts/one"),
        ("/posts/数", "/posts/~6570~"),
        ("/posts/%E6%95%B0/", "/posts/~6570~"),
    ],
)
def test_an_address_of_a_post_is_told_with_its_key(blog, written, meant):
    blog.post("数", "# 数\n")
    blog.write("stats.json", snapshot({written: {"views": 1}}))
    ((_place, message),) = said(blog.build())
    assert f'write "{meant}" for "{written}"' in message


def test_keys_that_no_post_could_have_are_not_recommended(blog):
    blog.write("stats.json", snapshot({"/gone, 数": {"views": 1}}))
    ((_place, message),) = said(blog.build())
    assert "comments_key" not in message
    assert "choose other keys in blogarchive_comments" in message


def test_keys_of_drafts_are_known(blog):
    blog.post("two", "# Two\n", draft="true")
    blog.post("three", "# Three\n", draft="true", id=33)
    blog.post("four", "# Four\n", date="2999-01-01", comments_key="/mine")
    blog.post("five", "```{post} 2999-01-01\n:id: 55\n```\n\n# Five\n", date=None)
    keys = ("/posts/one", "/posts/two", "/p/33", "/mine", "/p/55")
    blog.write("stats.json", snapshot({key: {"views": 1} for key in keys}))
    assert blog.build().warnings == []
    assert blog.build().warnings == []


def test_a_private_value_is_in_no_warning_and_in_no_page(blog):
    thread = [{**COMMENT, "mail": "ann@ann.example", "ip": "203.0.113.9"}]
    blog.write("stats.json", snapshot({"/posts/one": {"thread": thread}}))
    built = blog.build()
    assert len(built.warnings) == 2
    for value in (b"ann@ann", b"203.0.113"):
        assert not [name for name, data in built.files().items() if value in data]
        assert value.decode() not in "".join(built.warnings)


# ---- when it is read


def test_it_is_not_kept_in_the_environment(blog):
    blog.write("stats.json", snapshot())
    env = blog.build().env
    assert blog_domain(env).stats.posts
    assert b"Well said" not in pickle.dumps(env)
    stored = (blog.root / "html.doctrees").rglob("*")
    assert not [path for path in stored if path.is_file() and b"Well said" in path.read_bytes()]


def test_the_head_tells_how_many_comments_there_are(blog):
    blog.write("stats.json", snapshot())
    (script,) = blog.build().page("posts/one").xpath("//script[@type='application/ld+json']")
    assert json.loads(script.text)["commentCount"] == 3


def test_the_head_tells_nothing_of_comments_that_nobody_counted(blog):
    (script,) = blog.build().page("posts/one").xpath("//script[@type='application/ld+json']")
    assert "commentCount" not in json.loads(script.text)
