"""Wrong values of options: each is warned of once, and its default stands."""

from __future__ import annotations

import pytest

from tests.helpers import CONF, Blog
from tests.incremental.sample import png
from tests.reading.support import said

#: Options with wrong values, as they stand in ``conf.py``.
WRONG = {
    "post_patterns": ['"posts/**"', "[1]", "None"],
    "timezone": ['"Nowhere/City"', '"Europe"', "8", '""', '"../UTC"'],
    "drafts": ['"yes"', "1", "None"],
    "strict_terms": ["None", '"True"'],
    "path": ['"../blog"', '"/blog"', '"."', '"a//b"', '"a b"', "None", '"C:/blog"'],
    "pages": ['"archive"', '["archiv"]', "None", "[1]"],
    "posts_per_page": ["0", "-1", '"8"', "True", "8.0"],
    "excerpt_length": ["0", "1.5", '"300"'],
    "listing_style": ['"card"', "None", '["cards"]'],
    "default_author": ["None", '["Ada"]'],
    "authors": ['"Ada"', '{"Ada": None}', '{"Ada": {"nmae": "A"}}', "{1: {}}", "[1]"],
    "tags": ['{"a": {"aliases": [1]}}', '{"a": {"slug": "b/c"}}', '{"": {}}', '{"a": "b"}'],
    "categories": ['{"a": {"title": 1}}', '{"a": {"aliases": "b"}}', '[""]'],
    "series": ["None", '{"a": {"url": "x"}}'],
    "slugs": ['{"a": "b c"}', '{"a": ""}', '{"a": ".."}', '["a"]', '{"a": 1}'],
    "date_format": ['"HH:mm"', '"%Y-%m-%d"', '"bbbb"', "None", '"LLLLLL"'],
    "reading_rates": ['"fast"', '{"pages": 1}', '{"words": 0}', '{"words": True}', '{"lines": ""}'],
    "post_parts": ['["nothing"]', '"series"'],
    "share": [
        '"email"',
        '["e-mail"]',
        '[{"name": "A"}]',
        '[{"name": "A", "url": "/{url}"}]',
        "[1]",
    ],
    "donate": [
        '"please"',
        '{"text": 1}',
        '{"methods": [{"name": "A"}]}',
        '{"methods": [{"name": "A", "image": "https://a.example/a.png"}]}',
        '{"methods": [{"name": "A", "url": "javascript:a()"}]}',
        '{"methods": {"name": "A", "url": "https://a.example"}}',
        '{"method": []}',
    ],
}
ALL = [(name, value) for name, values in WRONG.items() for value in values]
FIRST_LINE = CONF.count("\n") + 1


@pytest.mark.parametrize("turn", range(max(map(len, WRONG.values()))))
def test_each_wrong_value_is_warned_of_once(tmp_path, turn):
    blog = Blog(tmp_path)
    blog.post("a", body="# The post\n", tags="a", author="Ada")
    wrong = [(name, values[turn]) for name, values in WRONG.items() if turn < len(values)]
    blog.conf("".join(f"blogarchive_{name} = {value}\n" for name, value in wrong))
    built = blog.build()
    found = said(blog, built)
    places = [(w.file, w.line, w.category) for w in found]
    assert places == [("conf.py", FIRST_LINE + n, "blogarchive.config") for n in range(len(wrong))]
    for warning, (name, value) in zip(found, wrong, strict=True):
        shown = repr(eval(value))
        assert warning.text.startswith(f"blogarchive_{name} = {shown} ")
        assert len(warning.text) > len(f"blogarchive_{name} = {shown} ") + 10
    assert built.titles("archive") == ["The post"]


RIGHT = """\
blogarchive_post_patterns = ("posts/**",)
blogarchive_timezone = "Asia/Shanghai"
blogarchive_path = "blog/"
blogarchive_pages = ("archive", "tag")
blogarchive_tags = ["a", "数学"]
blogarchive_categories = ("b",)
blogarchive_series = {"S": {"title": "A series", "aliases": ["T"], "description": "D"}}
blogarchive_authors = {"Ada": {"name": "A. L.", "url": "/", "avatar": "a.png", "bio": "B"}}
blogarchive_slugs = {"a": "b"}
blogarchive_date_format = "d. MMMM yyyy 'at' EEEE"
"""


def test_right_values_are_not_warned_of(blog):
    blog.conf(RIGHT)
    blog.write("a.png", png(1))
    blog.post("a", tags="a")
    built = blog.build()
    assert built.warnings == []
    assert built.has("blog/tag/b")
    assert "5. March 2024 at Tuesday" in built.page("posts/a").text_content()


def test_an_option_that_does_not_exist(blog):
    blog.conf("blogarchive_postpatterns = []\nblogarchive_colour = 1\n")
    found = said(blog, blog.build())
    assert {(w.file, w.line, w.category) for w in found} == {
        ("conf.py", FIRST_LINE, "blogarchive.config"),
        ("conf.py", FIRST_LINE + 1, "blogarchive.config"),
    }
    near, other = sorted((warning.text for warning in found), reverse=True)
    assert "write blogarchive_post_patterns" in near
    assert "blogarchive_colour" in other
    assert "write" not in other


def test_a_value_that_is_set_out_of_sight(blog):
    blog.conf('if True:\n    globals()["blogarchive_" + "drafts"] = 3\n')
    [warning] = said(blog, blog.build())
    assert (warning.file, warning.category) == ("conf.py", "blogarchive.config")


def test_a_wrong_value_on_the_command_line(blog):
    [warning] = said(blog, blog.build(blogarchive_timezone="Mars"))
    assert (warning.file, warning.category) == ("", "blogarchive.config")
    assert "'Mars'" in warning.text


@pytest.mark.parametrize(
    ("option", "text", "value"),
    [
        ("posts_per_page", "1", 1),
        ("posts_per_page", "20", 20),
        ("drafts", "1", True),
        ("pages", "archive,tag", ["archive", "tag"]),
        ("timezone", "Asia/Tokyo", "Asia/Tokyo"),
    ],
)
def test_the_command_line_sets_an_option(blog, option, text, value):
    built = blog.build("dummy", **{f"blogarchive_{option}": text})
    assert built.warnings == []
    read = getattr(built.env.config, f"blogarchive_{option}")
    assert (read, type(read)) == (value, type(value))


def test_a_wrong_value_is_warned_of_in_each_build(blog):
    blog.conf("blogarchive_posts_per_page = 0\n")
    assert blog.build().warnings == blog.build().warnings != []
