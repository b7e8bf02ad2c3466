"""The fields of a post, through each way of writing them."""

from __future__ import annotations

import pytest

from tests.incremental.sample import png
from tests.reading.support import new_blog, posts, rest, said

#: Each field: as it is written in one line, and what is read.
FIELDS = {
    "title": ("A title of its own", "A title of its own"),
    "id": ("{way}-2024-a", "{way}-2024-a"),
    "tags": ("Python, 数学,C++", ("Python", "数学", "C++")),
    "category": ("News", ("News",)),
    "categories": ("News,Old", ("News", "Old")),
    "author": ("Ada Lovelace", ("Ada Lovelace",)),
    "authors": ("Ada, 王小明", ("Ada", "王小明")),
    "series": ("Numbers", "Numbers"),
    "part": ("3", 3),
    "excerpt": ("In short.", "In short."),
    "image": ("cover.png", "cover.png"),
    "image_alt": ("A cover.", "A cover."),
    "robots": ("NoIndex, max-snippet:20", "noindex, max-snippet:20"),
    "description": ("What it says.", "What it says."),
    "pinned": ("true", True),
    "order": ("-2", -2),
    "license": ("CC BY 4.0", "CC BY 4.0"),
    "language": ("zh_CN", "zh-CN"),
    "redirect_from": ("{way}/old/a, /{way}/b.html", ("{way}/old/a", "/{way}/b.html")),
    "comments": ("no", False),
}
NAMES = {"category": "categories", "author": "authors"}
WAYS = ("front", "docinfo", "rest", "myst", "colons")


def written(way, field, value):
    if way == "front":
        return ".md", f"---\ndate: 2024-03-05\n{field}: {value}\n---\n# Heading\n\nText.\n"
    if way == "docinfo":
        return ".rst", f":date: 2024-03-05\n:{field}: {value}\n\nHeading\n=======\n\nText.\n"
    if way == "rest":
        return ".rst", rest("Heading", f".. post:: 2024-03-05\n   :{field}: {value}")
    fence = ":::" if way == "colons" else "```"
    body = f"# Heading\n\n{fence}{{post}} 2024-03-05\n:{field}: {value}\n{fence}\n\nText.\n"
    return ".md", body


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    for way in WAYS:
        blog.write(f"posts/{way}/cover.png", png(1, 300, 200))
        for field, (value, _) in FIELDS.items():
            suffix, text = written(way, field, value.replace("{way}", way))
            if field == "image_alt":
                text += "\n![](cover.png)\n" if suffix == ".md" else "\n.. image:: cover.png\n"
            blog.write(f"posts/{way}/{field}{suffix}", text)
    built = blog.build()
    assert said(blog, built) == []
    return built


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("field", FIELDS)
def test_field_is_read(built, way, field):
    want = FIELDS[field][1]
    if field == "id":
        want = want.replace("{way}", way)
    if field == "redirect_from":
        want = tuple(path.replace("{way}", way) for path in want)
    assert getattr(posts(built)[f"posts/{way}/{field}"], NAMES.get(field, field)) == want


@pytest.mark.parametrize("way", WAYS)
def test_the_title_of_the_field_goes_before_the_heading(built, way):
    urls = {e["properties"]["url"][0]: e for e in built.entries("archive")}
    entry = urls[f"https://example.org/blog/posts/{way}/title.html"]
    assert entry["properties"]["name"] == ["A title of its own"]


@pytest.mark.parametrize("way", WAYS)
def test_terms_stand_on_the_post(built, way):
    entry = built.microformats(f"posts/{way}/tags")["items"][0]
    assert entry["properties"]["category"] == ["Python", "数学", "C++"]


LISTS = {
    "yaml-flow.md": "---\ndate: 2024-03-05\ntags: [a, 数学, 'c, d']\n---\n# T\n",
    "yaml-block.md": "---\ndate: 2024-03-05\ntags:\n- a\n- 数学\n- c, d\n---\n# T\n",
    "directive-flow.rst": rest("T", ".. post:: 2024-03-05\n   :tags: [a, 数学, 'e']"),
    "directive-json.rst": rest("T", '.. post:: 2024-03-05\n   :tags: ["a", "数学", "c, d"]'),
    "directive-dashes.rst": rest(
        "T", ".. post:: 2024-03-05\n   :tags:\n     - a\n     - 数学\n     - e"
    ),
    "directive-lines.rst": rest("T", ".. post:: 2024-03-05\n   :tags: a, 数学,\n     e"),
    "myst-flow.md": "# T\n\n```{post} 2024-03-05\n:tags: [a, 数学, e]\n```\n",
    "myst-block.md": "# T\n\n```{post} 2024-03-05\n---\ntags:\n  - a\n  - 数学\n  - e\n---\n```\n",
    "docinfo-list.rst": ":date: 2024-03-05\n:tags:\n  - a\n  - 数学\n  - e\n\nT\n=\n",
    "cjk-commas.md": "---\ndate: 2024-03-05\ntags: a,数学、e\n---\n# T\n",
    "spaces.md": '---\ndate: 2024-03-05\ntags: " a ,, 数学 ,e, a"\n---\n# T\n',
}


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    for name, text in LISTS.items():
        blog.write(f"posts/{name}", text)
    built = blog.build()
    assert said(blog, built) == []
    return built


@pytest.mark.parametrize("file", LISTS)
def test_list_is_read(lists, file):
    last = "c, d" if "c, d" in LISTS[file] else "e"
    assert posts(lists)[f"posts/{file.rpartition('.')[0]}"].tags == ("a", "数学", last)


def test_singular_and_plural_complete_each_other(blog):
    blog.post("a", author="Ada", authors="[Bob, Ada]", category="x", categories="y")
    post = posts(blog.build())["posts/a"]
    assert post.authors == ("Ada", "Bob")
    assert post.categories == ("x", "y")


def test_options_of_the_directive_go_before_front_matter(blog):
    blog.post("a", tags="front", series="S", body="# T\n\n```{post} 2024-05-06\n:tags: opt\n```\n")
    post = posts(blog.build())["posts/a"]
    assert (post.tags, post.series, post.date.month) == (("opt",), "S", 5)


def test_scalars_stay_as_they_are_written(blog):
    blog.post("a", tags="[3.10, no, 007, 2024-01-01]", title="1.10", id="007")
    post = posts(blog.build())["posts/a"]
    assert post.tags == ("3.10", "no", "007", "2024-01-01")
    assert (post.title, post.id) == ("1.10", "007")


def test_field_lists_of_authors_are_read(blog):
    blog.write("posts/a.rst", ":date: 2024-03-05\n:authors: Ada; Bob\n\nT\n=\n")
    assert posts(blog.build())["posts/a"].authors == ("Ada", "Bob")


def test_the_default_author_signs_what_nobody_signs(blog):
    blog.conf('blogarchive_default_author = "Ada"\n')
    blog.post("a")
    blog.post("b", author="Bob")
    read = posts(blog.build())
    assert (read["posts/a"].authors, read["posts/b"].authors) == (("Ada",), ("Bob",))


def test_keys_of_others_are_left_alone(blog):
    keys = {"orphan": "true", "nocomments": "true", "myst": "{}", "keywords": "a", "layout": "x"}
    blog.post("a", **keys)
    assert blog.build().warnings == []
