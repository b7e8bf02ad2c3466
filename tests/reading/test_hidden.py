"""Drafts and posts of the future: nothing of them is anywhere until they are due."""

from __future__ import annotations

import re
import zlib

import pytest

from tests.helpers import Blog
from tests.reading.support import new_blog, posts, said

PNG = b"\x89PNG\r\n\x1a\n"
#: 2024-12-31 and 2025-06-01, in UTC.
BEFORE, DUE = 1735603200, 1748736000

RICH = """\
# Hushed{way}

hushedword{way} {{index}}`hushedindex{way}` [](#hushedlabel{way}) {{download}}`hushed{way}.zip`

(hushedlabel{way})=
## Hushedsection{way}

```{{figure}} hushed{way}.png
Hushedcaption{way}
```

```{{glossary}}
hushedterm{way}
  Explained.
```

```{{py:function}} hushedfunction{way}()
```

$$a$$ (hushedequation{way})
"""
TERMS = "hushedtag{way}", "hushedcategory{way}", "hushedauthor{way}", "hushedseries{way}"
FIELDS = ("tags", "category", "author", "series")
WAYS = {
    "draft": {"date": "2024-03-05", "draft": "true"},
    "future": {"date": "2025-06-01"},
}


def front(fields):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n"


def option(fields, fence="```"):
    fields = dict(fields)
    date = fields.pop("date")
    options = "".join(f":{key}: {value}\n" for key, value in fields.items())
    return f"{fence}{{post}} {date}\n{options}{fence}\n\n"


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    blog.conf("numfig = True\n")
    blog.write("index.md", "# Home\n\n```{archive}\n```\n\n```{toctree}\n:glob:\nposts/*\n```\n")
    blog.write("posts/shown.md", "---\ndate: 2024-03-05\ntags: public\n---\n# Shown\n\nText.\n")
    for reason, fields in WAYS.items():
        for kind, begin in (("front", front), ("option", option)):
            way = reason + kind
            terms = {f: name.format(way=way) for f, name in zip(FIELDS, TERMS, strict=True)}
            blog.write(f"posts/{way}.md", begin(fields | terms) + RICH.format(way=way))
            blog.write(f"posts/hushed{way}.png", PNG + way.encode())
            blog.write(f"posts/hushed{way}.zip", way.encode())
    blog.write(
        "posts/draftdocinfo.rst",
        ":date: 2024-03-05\n:draft:\n:tags: hushedtagdocinfo\n\nHushed\n======\n\nHushed.\n",
    )
    return blog


@pytest.fixture
def write(blog):
    """Write a file for one test."""
    written = []

    def write(name, text):
        written.append(blog.write(name, text))

    yield write
    for path in written:
        path.unlink()


DOCNAMES = ["draftfront", "draftoption", "draftdocinfo", "futurefront", "futureoption"]
TRACE = re.compile(rb"hushed|draft(front|option|docinfo)|future(front|option)", re.IGNORECASE)


@pytest.mark.parametrize(("builder", "jobs"), [("html", 1), ("html", 2), ("text", 1), ("epub", 1)])
def test_no_trace_of_what_is_hidden(blog, builder, jobs):
    built = blog.build(builder, jobs=jobs, out=f"{builder}{jobs}", epub_copyright="2024")
    assert built.warnings == []
    files = built.files()
    assert [name for name in files if TRACE.search(name.encode())] == []
    assert [name for name, content in files.items() if TRACE.search(content)] == []
    if "objects.inv" in files:
        inventory = zlib.decompress(files["objects.inv"].split(b"zlib.\n", 1)[1])
        assert b"posts/shown" in inventory
        assert not TRACE.search(inventory)


def test_a_second_build_leaves_no_trace_either(blog):
    blog.build(out="twice")
    blog.edit("posts/shown.md", "Text.", "More text.")
    files = blog.build(out="twice").files()
    blog.edit("posts/shown.md", "More text.", "Text.")
    assert [name for name, content in files.items() if TRACE.search(content)] == []


def test_what_is_hidden_appears_when_it_is_due(blog):
    assert blog.build(out="due", epoch=BEFORE).titles("archive") == ["Shown"]
    later = blog.build(out="due", epoch=DUE)
    assert set(later.titles("archive")) == {"Shown", "Hushedfuturefront", "Hushedfutureoption"}
    assert blog.build(out="due", epoch=DUE - 1).titles("archive") == ["Shown"]


def test_a_post_is_due_at_the_midnight_of_the_blogs_zone(blog):
    built = blog.build(out="zone", epoch=DUE - 8 * 3600, blogarchive_timezone="Asia/Shanghai")
    assert built.has("posts/futurefront")
    earlier = blog.build(out="zone", epoch=DUE - 8 * 3600 - 1, blogarchive_timezone="Asia/Shanghai")
    assert not earlier.has("posts/futurefront")


@pytest.fixture(scope="module")
def preview(blog):
    built = blog.build(out="preview", blogarchive_drafts=True)
    assert built.warnings == []
    return built


@pytest.mark.parametrize("docname", DOCNAMES)
def test_a_preview_builds_it(preview, docname):
    assert preview.has(f"posts/{docname}")


@pytest.mark.parametrize("docname", DOCNAMES)
def test_a_preview_badges_it_on_its_page(preview, docname):
    [badge] = preview.page(f"posts/{docname}").xpath("//*[@class='blogarchive-draft']/text()")
    assert badge == ("Draft" if docname.startswith("draft") else "Scheduled")


@pytest.mark.parametrize("docname", DOCNAMES)
def test_a_preview_keeps_robots_off(preview, docname):
    robots = preview.page(f"posts/{docname}").xpath("//meta[@name='robots']/@content")
    assert robots == ["noindex"]


def test_a_preview_lists_and_badges_it(preview):
    entries = preview.page("index").xpath("//article")
    badged = {
        entry.xpath("string(.//*[contains(@class, 'p-name')])"): bool(
            entry.xpath(".//*[@class='blogarchive-draft']")
        )
        for entry in entries
    }
    assert badged.pop("Shown") is False
    assert len(badged) == len(DOCNAMES)
    assert all(badged.values())


def test_a_preview_leaves_other_pages_to_robots(preview):
    assert not preview.page("posts/shown").xpath("//meta[@name='robots']")
    assert not preview.page("posts/shown").xpath("//*[@class='blogarchive-draft']")


def test_a_draft_needs_no_date(blog, write):
    write("posts/undated.md", "---\ndraft: true\n---\n# Undated\n\nText.\n")
    hidden = blog.build(out="undated")
    assert (hidden.warnings, hidden.has("posts/undated")) == ([], False)
    shown = blog.build(out="undated", blogarchive_drafts=True)
    assert shown.warnings == []
    assert "Undated" in shown.titles("archive")


def test_draft_can_be_false(blog, write):
    write("posts/ready.md", "---\ndate: 2024-03-05\ndraft: false\n---\n# Ready\n")
    assert "Ready" in blog.build(out="ready").titles("archive")


@pytest.mark.parametrize("mistake", ["title: A: B", "tags: [a", "draft_: yes", "x: {"])
def test_a_mistake_beside_it_publishes_no_draft(blog, write, mistake):
    text = f"---\ndate: 2024-03-05\n{mistake}\ndraft: true\n---\n# Secret\n"
    write("posts/mistaken.md", text)
    assert not blog.build(out="mistaken").has("posts/mistaken")


def test_front_matter_without_an_end_publishes_no_draft(blog, write):
    write("posts/open.md", "---\ndate: 2024-03-05\ndraft: true\n\n# Secret\n\nText.\n")
    assert not blog.build(out="open").has("posts/open")


@pytest.mark.parametrize(
    "text",
    [
        "---\ndraft: true\npost: true\ndate: 2024-01-01\n---\n# Home\n",
        "---\npost: true\ndate: 2030-01-01\n---\n# Home\n",
        "# Home\n\n```{post} 2024-01-01\n:draft: true\n```\n",
    ],
    ids=["draft", "future", "directive"],
)
def test_the_front_page_is_never_left_out(tmp_path, text):
    blog = Blog(tmp_path)
    blog.write("index.md", text)
    blog.post("a", body="# Other\n")
    built = blog.build()
    [warning] = said(blog, built)
    assert (warning.file, warning.category) == ("index.md", "blogarchive.post")
    assert built.has("index")
    assert built.titles("archive") == ["Other"]
    assert not built.page("index").xpath("//meta[@name='robots']")


def test_a_link_to_a_draft_is_warned_of_where_it_stands(blog, write):
    write("posts/linking.md", "---\ndate: 2024-03-05\n---\nSee {doc}`draftfront`.\n")
    [warning] = said(blog, blog.build(out="linking"))
    assert (warning.file, warning.line) == ("posts/linking.md", 4)


def test_read_posts_have_no_hidden_ones(blog):
    assert set(posts(blog.build(out="read"))) == {"posts/shown"}
