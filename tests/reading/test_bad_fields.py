"""Wrong values of fields: each is warned of once, where it stands, and the rest is kept."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.reading.support import new_blog, posts, rest, said

#: Field, wrong value as written, the end of the category, and a part of the remedy.
WRONG = [
    ("date", "5 March 2024", "date", "write YYYY-MM-DD"),
    ("date", "2024-02-30", "date", "there is no such day"),
    ("date", "2024-03", "date", "write YYYY-MM-DD"),
    ("date", "2024/3/5", "date", "write 2024-03-05"),
    ("date", "soon", "date", "write YYYY-MM-DD"),
    ("updated", "2024-13-01", "date", "there is no such day"),
    ("id", "two words", "id", "one word"),
    ("id", "a/b", "id", "one word"),
    ("part", "one", "value", "write digits"),
    ("excerpt", "true", "value", "a number of blocks"),
    ("draft", "perhaps", "value", "write true or false"),
    ("pinned", "maybe", "value", "write true or false"),
    ("comments", "sometimes", "value", "write true or false"),
    ("order", "1.5", "value", "write digits"),
    ("language", "zh CN", "value", "zh-CN"),
]
KEPT = [n for n, (field, *_) in enumerate(WRONG) if field not in ("date", "draft")]
UNCLEAR = [n for n, (field, *_) in enumerate(WRONG) if field == "draft"]
#: What only front matter can hold.
LISTS = ["date", "title", "id", "series", "part", "excerpt", "image", "description", "draft"]
LISTS += ["pinned", "order", "license", "language", "comments", "updated"]
NESTED = ["date", "title", "tags", "author", "categories", "series", "draft", "redirect_from"]
UNKNOWN = {
    "Date": "date",
    "Tags": "tags",
    "tag": "tags",
    "tgas": "tags",
    "catagory": "category",
    "Author": "author",
    "auther": "author",
    "seires": "series",
    "titel": "title",
    "excerp": "excerpt",
    "redirect-from": "redirect_from",
    "descripton": "description",
    "blogarchive_tags": "tags",
}
WAYS = ("front", "docinfo", "rest", "myst")


def written(way, field, value):
    """Return suffix, text, and the line where the value stands."""
    date, extra = ("2024-03-05", field) if field != "date" else (value, None)
    if way == "front":
        text = f"---\ntags: kept\ndate: {date}\n"
        text += f"{extra}: {value}\n" if extra else ""
        return ".md", text + "---\n# Heading\n\nText.\n", 4 if extra else 3
    if way == "docinfo":
        text = f":tags: kept\n:date: {date}\n"
        text += f":{extra}: {value}\n" if extra else ""
        return ".rst", text + "\nHeading\n=======\n\nText.\n", 3 if extra else 2
    if way == "rest":
        directive = f".. post:: {date}\n   :tags: kept"
        directive += f"\n   :{extra}: {value}" if extra else ""
        return ".rst", rest("Heading", directive), 6 if extra else 4
    directive = f"```{{post}} {date}\n:tags: kept\n"
    directive += f":{extra}: {value}\n" if extra else ""
    return ".md", f"# Heading\n\n{directive}```\n\nText.\n", 5 if extra else 3


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    for place, (field, value, *_) in enumerate(WRONG):
        for way in WAYS:
            suffix, text, _ = written(way, field, value)
            blog.write(f"posts/{way}{place}{suffix}", text)
    for field in LISTS:
        blog.post(f"list-{field}", **{field: "[a, b]"})
    for field in NESTED:
        blog.post(f"nested-{field}", **{field: "{a: {b: c}}"})
    for key in UNKNOWN:
        blog.post(f"unknown-{key}", **{key: "x"})
    return blog


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", range(len(WRONG)), ids=[f"{f}={v}" for f, v, *_ in WRONG])
def test_a_wrong_value_is_warned_of_once(warned, way, place):
    field, value, category, remedy = WRONG[place]
    suffix, _, line = written(way, field, value)
    [warning] = warned[f"posts/{way}{place}{suffix}"]
    assert warning.line == line
    assert warning.category == f"blogarchive.{category}"
    assert repr(value) in warning.text
    assert field in warning.text
    assert remedy in warning.text


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", KEPT)
def test_the_rest_of_the_post_is_kept(built, way, place):
    post = posts(built)[f"posts/{way}{place}"]
    assert (post.title, post.tags, post.date.year) == ("Heading", ("kept",), 2024)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", UNCLEAR)
def test_a_post_that_may_be_a_draft_is_kept_back(built, way, place):
    assert not built.has(f"posts/{way}{place}")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", [n for n, (field, *_) in enumerate(WRONG) if field == "date"])
def test_a_page_with_a_wrong_date_is_built_but_not_listed(built, way, place):
    assert built.has(f"posts/{way}{place}")
    urls = [entry["properties"]["url"][0] for entry in built.entries("archive")]
    assert f"https://example.org/blog/posts/{way}{place}.html" not in urls


@pytest.mark.parametrize("field", LISTS)
def test_a_list_where_one_text_is_wanted_is_warned_of_once(warned, field):
    [warning] = warned[f"posts/list-{field}.md"]
    assert warning.category in ("blogarchive.value", "blogarchive.date", "blogarchive.id")
    assert warning.line == (2 if field == "date" else 3)
    assert "a list" in warning.text


@pytest.mark.parametrize("field", NESTED)
def test_a_nested_value_is_warned_of_once(warned, field):
    [warning] = warned[f"posts/nested-{field}.md"]
    assert warning.category in ("blogarchive.value", "blogarchive.date")
    assert warning.line == (2 if field == "date" else 3)
    assert field in warning.text


@pytest.mark.parametrize("key", UNKNOWN)
def test_a_key_near_ours_is_warned_of_with_the_nearest(warned, key):
    [warning] = warned[f"posts/unknown-{key}.md"]
    assert (warning.line, warning.category) == (3, "blogarchive.field")
    assert repr(key) in warning.text
    assert f"write {UNKNOWN[key]!r}" in warning.text


def test_nothing_else_is_warned_of(warned):
    assert len(warned) == len(WRONG) * len(WAYS) + len(LISTS) + len(NESTED) + len(UNKNOWN)


def test_two_workers_warn_of_the_same(blog, built):
    parallel = blog.build(out="parallel", jobs=2)
    assert sorted(parallel.warnings) == sorted(built.warnings)


def test_an_option_that_the_directive_lacks_is_warned_of(tmp_path):
    blog = Blog(tmp_path)
    blog.write("posts/a.rst", rest("T", ".. post:: 2024-03-05\n   :mood: cheerful"))
    blog.write("posts/b.md", "# T\n\n```{post} 2024-03-05\n:nocomments:\n```\n")
    found = said(blog, blog.build())
    assert [(w.file, w.line, w.category) for w in found] == [
        ("posts/a.rst", 5, "blogarchive.field"),
        ("posts/b.md", 4, "blogarchive.field"),
    ]
    assert "'mood'" in found[0].text


def test_a_key_that_stands_twice_is_warned_of(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", tags="one\ntags: two")
    [warning] = said(blog, blog.build())
    assert (warning.file, warning.line, warning.category) == ("posts/a.md", 4, "blogarchive.field")


@pytest.mark.parametrize("key", ["post", "blogpost"])
def test_post_that_is_neither_true_nor_false(tmp_path, key):
    blog = Blog(tmp_path)
    blog.post("a", **{key: "maybe"})
    built = blog.build()
    [warning] = said(blog, built)
    assert (warning.file, warning.line, warning.category) == ("posts/a.md", 3, "blogarchive.post")
    assert "'maybe'" in warning.text
    assert "posts/a" in posts(built)


def test_two_posts_with_one_id(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", id="7")
    blog.write("posts/b.rst", rest("T", ".. post:: 2024-03-05\n   :id: 7"))
    blog.post("c", tags="x", id="7")
    found = said(blog, blog.build())
    assert [(w.file, w.line, w.category) for w in found] == [
        ("posts/b.rst", 5, "blogarchive.id"),
        ("posts/c.md", 4, "blogarchive.id"),
    ]
    assert all("'7'" in warning.text and "posts/a" in warning.text for warning in found)


def test_terms_that_nothing_declares_are_warned_of_where_they_stand(tmp_path):
    blog = Blog(tmp_path)
    blog.conf('blogarchive_strict_terms = True\nblogarchive_tags = ["known"]\n')
    blog.post("a", tags="[known, strange]")
    blog.write("posts/b.md", "---\ndate: 2024-03-05\ntags:\n- known\n- odd\n---\nText.\n")
    blog.write("posts/c.rst", rest("T", ".. post:: 2024-03-05\n   :author: Nobody"))
    found = said(blog, blog.build())
    assert {(w.file, w.line, w.category) for w in found} == {
        ("posts/a.md", 3, "blogarchive.term"),
        ("posts/b.md", 5, "blogarchive.term"),
        ("posts/c.rst", 5, "blogarchive.term"),
    }
    assert len(found) == 3


def test_undeclared_terms_are_fine_unless_they_are_strict(tmp_path):
    blog = Blog(tmp_path)
    blog.conf('blogarchive_tags = ["known"]\n')
    blog.post("a", tags="strange")
    assert blog.build().warnings == []


def test_names_that_would_meet_are_warned_of_where_one_stands(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", tags="a-b")
    blog.post("b", series="s", tags="a b")
    [warning] = said(blog, blog.build())
    assert warning.category == "blogarchive.slug"
    assert (warning.file, warning.line) in (("posts/a.md", 3), ("posts/b.md", 4))
    assert "'a-b'" in warning.text
    assert "'a b'" in warning.text
