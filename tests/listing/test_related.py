"""Related posts, and links back from what mentions a post."""

from __future__ import annotations

import pytest

from tests.helpers import CONF, Blog
from tests.reading.support import said


def section(built, docname, name):
    """Return the links of a part of a post's page: date, title and address of each."""
    items = built.page(docname).xpath(f"//section[contains(@class, 'blogarchive-{name}')]//li")
    return [
        (
            next(iter(li.xpath("./time/@datetime")), ""),
            li.xpath(".//a")[0].text_content(),
            li.xpath(".//a")[0].get("href"),
        )
        for li in items
    ]


def titles(built, docname, name="related"):
    return [title for _, title, _ in section(built, docname, name)]


NO_REMEDY = "write the docname, id or title of one"

# ---- related posts


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("related"))
    for number in range(6):
        blog.post(f"other-{number}", f"# {number}\n", tags=f"[only-{number}]")
    blog.post("a", "# Rings\n", date="2022-01-01", tags="[algebra, order]")
    blog.post("b", "# All *ideals*\n", date="2023-01-01", tags="[algebra, order]", language="fr")
    blog.post("c", "A note on lattices.\n", date="2024-01-01 08:30", tags="[order]")
    blog.post("d", "# Hidden\n", tags="[algebra, order]", draft="true")
    blog.post("e", "# Sets\n", tags="[algebra]", related="[Rings, other-1, posts/d]")
    blog.post("f", "# None\n", tags="[algebra]", related="false")
    blog.post("g", "# Fields\n", tags="[algebra]", unrelated="[a, b, f]")
    return blog.build()


def test_a_post_shows_the_posts_near_to_it_with_title_and_date(built):
    found = section(built, "posts/c", "related")
    assert found[0] == ("2022-01-01", "Rings", "a.html")


def test_links_show_notes_by_their_words_and_titles_with_their_markup(built):
    assert ("2024-01-01T08:30+00:00", "A note on lattices.", "c.html") in section(
        built, "posts/a", "related"
    )
    assert built.page("posts/a").xpath("//section[contains(@class, 'related')]//a/em")


def test_a_link_bears_the_language_of_its_post(built):
    related = built.page("posts/a").xpath("//section[contains(@class, 'related')]//li")
    languages = [li.xpath("string(./span/@lang)") for li in related]
    assert [language for language in languages if language] == ["fr"]


def test_drafts_are_related_to_nothing(built):
    names = [name for name in "abcefg" if "Hidden" in built.text(f"posts/{name}.html")]
    assert names == []


def test_a_post_names_some_and_a_draft_may_be_named(built):
    assert titles(built, "posts/e")[:2] == ["Rings", "1"]
    assert built.warnings == []


def test_a_post_may_want_none(built):
    assert titles(built, "posts/f") == []
    assert "None" in titles(built, "posts/a") or "None" in titles(built, "posts/b")


def test_a_post_may_forbid_some(built):
    assert titles(built, "posts/g") == ["Sets"]


def test_a_post_without_anything_near_has_no_such_part(built):
    assert built.page("posts/other-3").xpath("//section[contains(@class, 'related')]") == []


def test_the_list_is_named_and_left_out_of_the_search(built):
    (part,) = built.page("posts/a").xpath("//section[contains(@class, 'blogarchive-related')]")
    assert part.xpath("string(./h2)") == part.get("aria-label") == "Related posts"
    assert "no-search" in part.get("class").split()


def test_each_wrong_name_is_warned_of_where_it_stands(blog):
    blog.post("a", "# Rings\n")
    blog.post("b", "# B\n", related="[ring]", unrelated="[Rings, nobody]")
    blog.write(
        "posts/c.rst",
        "C\n=\n\n.. post:: 2024-03-05\n   :tags: t\n   :related: /posts/a, posts/z\n\nText.\n",
    )
    built = blog.build()
    found = [(w.file, w.line, w.category, w.text) for w in said(blog, built)]
    there = "blogarchive.related"
    assert found == [
        ("posts/b.md", 4, there, f"unrelated: there is no post 'nobody'; {NO_REMEDY}"),
        ("posts/b.md", 3, there, "related: there is no post 'ring'; write 'Rings'"),
        ("posts/c.rst", 6, there, "related: there is no post 'posts/z'; write 'posts/b'"),
    ]
    assert titles(built, "posts/c") == ["Rings"]


def tagged(blog, count):
    for number in range(count):
        blog.post(f"p{number}", f"# {number}\n", tags="[t]", series="S" if number < 2 else None)


@pytest.mark.parametrize(
    ("option", "count"),
    [
        ("{}", 5),
        ('{"count": 3}', 3),
        ('{"count": 0}', 0),
        ('{"threshold": 9}', 0),
        ('{"weights": {"tags": 0.2}}', 0),
    ],
)
def test_how_they_are_chosen_is_configured(blog, option, count):
    blog.conf(f"blogarchive_related = {option}\n")
    tagged(blog, 8)
    assert len(titles(blog.build(), "posts/p7")) == count


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("5", "give a dictionary"),
        ('{"cuont": 5}', "the keys are count, threshold, weights"),
        ('{"count": -1}', "give a whole number from 0"),
        ('{"count": True}', "give a whole number from 0"),
        ('{"threshold": "0.5"}', "give a number from 0"),
        ('{"weights": 1}', "give a dictionary"),
        ('{"weights": {"tag": 1}}', "the kinds are tags, words, links, series, categories"),
        ('{"weights": {"tags": -1}}', "give a number from 0"),
        ('{"weights": {"tags": float("nan")}}', "give a number from 0"),
    ],
)
def test_a_wrong_option_is_warned_of_and_the_default_stands(blog, value, remedy):
    blog.conf(f"blogarchive_related = {value}\n")
    tagged(blog, 8)
    built = blog.build()
    (warning,) = said(blog, built)
    assert (warning.file, warning.line) == ("conf.py", CONF.count("\n") + 1)
    assert warning.category == "blogarchive.config"
    assert remedy in warning.text
    assert len(titles(built, "posts/p7")) == 5


def test_parts_of_a_series_are_not_repeated_where_the_series_is_shown(blog):
    tagged(blog, 4)
    assert titles(blog.build(), "posts/p0") == ["2", "3"]
    blog.conf('blogarchive_post_parts = ["related"]\n')
    assert titles(blog.build(), "posts/p0") == ["1", "2", "3"]


def test_formulas_and_code_bring_no_posts_together(blog):
    text = "# {}\n\n{} $\\mathfrak{{monad}}$ {{math}}`monad` ![monad](m.png)\n\n```\nmonad\n```\n"
    blog.write("posts/m.png", b"")
    for name in ("alpha", "beta", "gamma", "delta"):
        blog.post(name, text.format(name, name))
    assert titles(blog.build(), "posts/alpha") == []


# ---- links back


WAYS = {
    "role": "{doc}`/posts/b`",
    "role with a text": "{doc}`it <b>`",
    "label": "{ref}`bound`",
    "label with a text": "{ref}`it <here>`",
    "equation": "{eq}`ring`",
    "equation in a formula": "$x = \\eqref{ring}$",
    "equation of a document": "{eq}`posts/b#ring`",
    "figure": "{numref}`fig`",
    "term": "{term}`Idempotent`",
    "file": "[it](b.md)",
    "file and heading": "[it](b.md#bounds)",
    "label in Markdown": "[it](#here)",
    "project": "<project:b.md#bound>",
    "any": "{any}`bound`",
    "any document": "{any}`/posts/b`",
    "address": "<https://example.org/blog/posts/b.html#bound>",
    "address in other words": "[it](http://EXAMPLE.org/blog/posts/b.html?x=1)",
    "old address": "[it](https://example.org/blog/archives/7/)",
}

TARGET = """\
# Target

(bound)=

## Bounds

(here)=
Text.

$$
x
$$ (ring)

```{figure} p.png
:name: fig

A figure.
```

```{glossary}
idempotent
: Equal to its square.
```
"""


@pytest.fixture(scope="module")
def linked(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("backlinks"))
    blog.conf("numfig = True\nmyst_heading_anchors = 3\n")
    blog.write("posts/p.png", b"")
    blog.post("b", TARGET, redirect_from="[/blog/archives/7]")
    for number, text in enumerate(WAYS.values()):
        blog.post(f"from-{number}", f"# {number}\n\nSee {text}.\n", date="2024-01-02")
    return blog.build()


def test_every_way_to_link_is_understood(linked):
    assert linked.warnings == []
    found = titles(linked, "posts/b", "backlinks")
    ways = dict(enumerate(WAYS))
    assert {ways[number] for number in ways if str(number) not in found} == set()


def test_a_citation_is_a_mention_of_the_post_that_explains_it(blog):
    post = "{}\n=====\n\n.. post:: 2024-03-05\n\n{}\n"
    blog.write("posts/a.rst", post.format("Alpha", "By [Euler]_."))
    blog.write("posts/b.rst", post.format("Beta", "Works.\n\n.. [Euler] Opera."))
    built = blog.build()
    assert built.warnings == []
    assert titles(built, "posts/b", "backlinks") == ["Alpha"]


def test_a_key_of_a_bibliography_is_a_mention(blog):
    pytest.importorskip("sphinxcontrib.bibtex")
    blog.conf('extensions.append("sphinxcontrib.bibtex")\n')
    blog.post("b", "# Beta\n", cite_key="beta")
    blog.post("a", "# Alpha\n\nBy {cite}`beta`.\n\n```{bibliography}\n```\n")
    built = blog.build()
    assert built.warnings == []
    assert titles(built, "posts/b", "backlinks") == ["Alpha"]


def test_many_mentions_are_folded(linked):
    (part,) = linked.page("posts/b").xpath("//section[contains(@class, 'blogarchive-backlinks')]")
    assert len(part.xpath("./ul/li")) == 8
    assert part.xpath("string(./details/summary)") == f"{len(WAYS) - 8} more"
    assert len(part.xpath("./details/ul/li")) == len(WAYS) - 8


NO_MENTIONS = {
    "itself": ("posts/b.md", "# B\n\n{doc}`b`, [](#bound).\n\n(bound)=\n\n## Here\n"),
    "toctree": ("more.md", "---\norphan: true\n---\n# More\n\n```{toctree}\nposts/b\n```\n"),
    "list": ("more.md", "---\norphan: true\n---\n# More\n\n```{archive}\n```\n"),
    "comment": ("more.md", "---\norphan: true\n---\n# More\n\n% {doc}`posts/b`\n"),
    "code": ("more.md", "---\norphan: true\n---\n# More\n\n`` {doc}`posts/b` ``\n"),
    "draft": ("posts/more.md", "---\ndraft: true\ndate: 2024-01-01\n---\n# D\n\n{doc}`b`\n"),
    "draft by directive": ("posts/more.rst", "D\n=\n\n.. post::\n   :draft:\n\n:doc:`b`\n"),
    "post to come": ("posts/more.md", "---\ndate: 2099-01-01\n---\n# D\n\n{doc}`b`\n"),
    "notice": ("notices/one.md", "# N\n\n{doc}`/posts/b`\n"),
    "substitution that is not used": (
        "more.rst",
        ":orphan:\n\nMore\n====\n\n.. |b| replace:: :doc:`posts/b`\n",
    ),
    "download": ("more.md", "---\norphan: true\n---\n# M\n\n{download}`posts/b.md`\n"),
    "role of ours": ("more.md", "---\norphan: true\n---\n# M\n\n{tag}`t`\n"),
}


@pytest.mark.parametrize(("name", "text"), NO_MENTIONS.values(), ids=NO_MENTIONS)
def test_what_is_no_mention(blog, name, text):
    blog.post("b", "# B\n", tags="[t]")
    blog.post("c", "# C\n", date="2024-01-01")
    blog.write(name, f"---\ndate: 2024-03-05\n---\n{text}" if name == "posts/b.md" else text)
    built = blog.build()
    assert built.warnings == []
    assert section(built, "posts/b", "backlinks") == []


def test_mentions_are_posts_newest_first_then_other_documents(blog):
    blog.post("b", "# B\n")
    blog.post("old", "# Old\n\n{doc}`b`\n", date="2021-01-01", language="de")
    blog.post("new", "A note {doc}`b`.\n", date="2022-01-01")
    blog.write("z.md", "---\norphan: true\n---\n# An *index*\n\n[](posts/b.md)\n")
    blog.write("about.md", "---\norphan: true\n---\n# About\n\n[](posts/b.md)\n")
    built = blog.build()
    assert section(built, "posts/b", "backlinks") == [
        ("2022-01-01", "A note b.", "new.html"),
        ("2021-01-01", "Old", "old.html"),
        ("", "About", "../about.html"),
        ("", "An index", "../z.html"),
    ]
    assert built.page("posts/b").xpath("//section//li/span[@lang='de']/a")
    assert built.page("posts/b").xpath("//section//li/a/em")


def test_links_bring_posts_together(blog):
    blog.post("a", "# Alpha\n\n{doc}`b`\n")
    blog.post("b", "# Beta\n")
    for number in range(5):
        blog.post(f"p{number}", f"# P{number}\n")
    built = blog.build()
    assert titles(built, "posts/b") == ["Alpha"]
    assert titles(built, "posts/a") == ["Beta"]


def test_drafts_that_are_shown_mention_others(blog):
    blog.conf("blogarchive_drafts = True\n")
    blog.post("b", "# B\n")
    blog.post("d", "# D\n\n{doc}`b`\n", draft="true")
    assert titles(blog.build(), "posts/b", "backlinks") == ["D"]


def test_a_label_that_several_documents_have_is_warned_of_once_still(blog):
    blog.conf("blogarchive_pages = []\n")
    for name in "bc":
        blog.post(name, f"# {name}\n\n$$\nx\n$$ (same)\n")
    blog.post("a", "# A\n\n{eq}`same`\n")
    built = blog.build()
    assert len(built.warnings) == 1
    assert titles(built, "posts/b", "backlinks") == ["A"]


def test_a_reference_that_leads_nowhere_is_warned_of_once(blog):
    blog.post("a", "# A\n\n{doc}`b`\n")
    assert len(blog.build().warnings) == 1


@pytest.mark.parametrize("part", ["related", "backlinks"])
def test_they_can_be_switched_off(blog, part):
    blog.conf(f"blogarchive_post_parts = ['{part}']\n")
    blog.post("a", "# Alpha\n\n{doc}`b`\n")
    blog.post("b", "# Beta\n")
    built = blog.build()
    shown = [name for name in ("related", "backlinks") if section(built, "posts/b", name)]
    assert shown == [part]


@pytest.mark.parametrize("builder", ["text", "latex", "singlehtml"])
def test_other_builders_leave_them_out(blog, builder):
    blog.write("index.md", "# Home\n\n```{toctree}\nposts/a\nposts/b\n```\n")
    blog.post("a", "# Alpha\n\n{doc}`b`\n")
    blog.post("b", "# Beta\n")
    built = blog.build(builder)
    assert built.warnings == []
    assert not any(b"Mentioned in" in data for data in built.files().values())
