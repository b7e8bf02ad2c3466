"""Files that aren't as they should be: none stops the build, none is passed over in silence."""

from __future__ import annotations

import pytest
import sphinx

from tests.helpers import Blog
from tests.reading.support import new_blog, posts, said

#: Front matter with a mistake, its line, and the tags that are read all the same.
FRONT = {
    "bracket": ("date: 2024-03-05\ntags: [a\nseries: S", 3, ()),
    "colon": ("date: 2024-03-05\ntitle: A: B\ntags: a", 3, ("a",)),
    "tab": ("date: 2024-03-05\n\ttags: a\nseries: S", 3, ()),
    "quote": ('date: 2024-03-05\ntags: a\ntitle: "A', 4, ("a",)),
    "no-colon": ("date: 2024-03-05\ntags: a\nseries S", None, ("a",)),
    "at": ("date: 2024-03-05\nauthor: @ada\ntags: a", 3, ("a",)),
    "star": ("date: 2024-03-05\ntags: a\ntitle: *bold*", 4, ("a",)),
    "nul": ("date: 2024-03-05\ntitle: a\0b\ntags: a", 3, ("a",)),
    "surrogate": ('date: 2024-03-05\ntitle: "\\ud800"\ntags: a', 3, ("a",)),
    "bell": ('date: 2024-03-05\ntitle: "\\a"\ntags: a', 3, ("a",)),
}
#: Others: the text and what is warned of.
WHOLE = {
    "open": ("---\ndate: 2024-03-05\ntags: a\n\n# T\n", (1, "blogarchive.field")),
    "scalar": ("---\njust text\n---\n# T\n", (2, "blogarchive.field")),
    "sequence": ("---\n- a\n---\n# T\n", (2, "blogarchive.field")),
    "empty-block": ("---\n---\n# T\n", (1, "blogarchive.date")),
    "comment": ("---\n# date: 2024-03-05\n---\n# T\n", (1, "blogarchive.date")),
    "empty": ("", (1, "blogarchive.date")),
    "spaces": (" \n\n", (1, "blogarchive.date")),
    "day": ("---\ndate: 2024-02-30\ntags: a\n---\n# T\n", (2, "blogarchive.date")),
    "recursion": ("---\ndate: 2024-03-05\nx: &a [*a]\n---\n# T\n", (0, "myst.topmatter")),
    "python": ("---\ndate: 2024-03-05\nx: !!python/name:os\n---\n# T\n", (1, "myst.topmatter")),
}
FINE = {
    "bom": b"\xef\xbb\xbf---\ndate: 2024-03-05\ntags: a\n---\n# T\n\nText.\n",
    "crlf": b"---\r\ndate: 2024-03-05\r\ntags: a\r\n---\r\n# T\r\n\r\nText.\r\n",
    "cr": b"---\rdate: 2024-03-05\rtags: a\r---\r# T\r\rText.\r",
    "bom-crlf": b"\xef\xbb\xbf---\r\ndate: 2024-03-05\r\ntags: a\r\n---\r\n# T\r\n\r\nText.\r\n",
    "dots": b"---\ndate: 2024-03-05\ntags: a\n...\n# T\n\nText.\n",
    "no-end-of-line": b"---\ndate: 2024-03-05\ntags: a\n---\n# T\n\nText.",
    "spaces-after": b"---  \ndate: 2024-03-05\ntags: a\n---  \n# T\n\nText.\n",
    "nul-in-text": b"---\ndate: 2024-03-05\ntags: a\n---\n# T\n\nText.\0\n",
}
RULE = "---\n\nNote: no front matter, but a rule across the page.\n"


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    for name, (front, *_) in FRONT.items():
        blog.write(f"posts/front-{name}.md", f"---\n{front}\n---\n# T\n\nText.\n")
    for name, (text, _) in WHOLE.items():
        blog.write(f"posts/whole-{name}.md", text)
    for name, content in FINE.items():
        blog.write(f"posts/fine-{name}.md", content)
    blog.write("posts/fine-crlf-rest.rst", b":date: 2024-03-05\r\n:tags: a\r\n\r\nT\r\n=\r\n")
    blog.write("posts/fine-bom-rest.rst", b"\xef\xbb\xbf:date: 2024-03-05\n:tags: a\n\nT\n=\n")
    blog.write("posts/folder.md/inner.md", "---\ndate: 2024-03-05\ntags: a\n---\n# T\n")
    (blog.src / "archive.md").mkdir()
    return blog


@pytest.mark.parametrize("name", FRONT)
def test_a_mistake_in_front_matter_is_warned_of_once(warned, name):
    text, line, _ = FRONT[name]
    [warning] = warned[f"posts/front-{name}.md"]
    if line is None:
        assert warning.category == "blogarchive.field"
        return
    assert warning.line == line
    assert warning.category in ("blogarchive.field", "blogarchive.value")
    key = text.splitlines()[line - 2].strip().partition(":")[0]
    assert key in warning.text


@pytest.mark.parametrize("name", [name for name in FRONT if name != "no-colon"])
def test_it_costs_no_other_field(built, name):
    post = posts(built)[f"posts/front-{name}"]
    assert (post.date.day, post.tags, post.title) == (5, FRONT[name][2], "T")


@pytest.mark.parametrize("name", WHOLE)
def test_a_wrong_file_is_warned_of_once(built, warned, name):
    [warning] = warned[f"posts/whole-{name}.md"]
    assert (warning.line, warning.category) == WHOLE[name][1]
    assert built.has(f"posts/whole-{name}")


def test_front_matter_without_an_end_is_read_and_not_shown(built):
    assert posts(built)["posts/whole-open"].tags == ("a",)
    page = built.page("posts/whole-open")
    assert "date: 2024" not in page.text_content()


@pytest.mark.parametrize("name", [*FINE, "crlf-rest", "bom-rest"])
def test_a_harmless_file_is_read(built, warned, name):
    assert not [file for file in warned if file.startswith(f"posts/fine-{name}.")]
    assert posts(built)[f"posts/fine-{name}"].tags == ("a",)


def test_a_folder_with_the_name_of_a_post(built):
    assert "posts/folder.md/inner" in posts(built)
    assert built.has("archive")


def test_a_rule_across_the_page_is_no_front_matter(tmp_path):
    blog = Blog(tmp_path)
    blog.write("page.md", f"# P\n\n```{{include}} rule.txt\n```\n\n{RULE}")
    blog.write("rule.txt", RULE)
    blog.write("top.md", "---\nNote: this is prose\n\nText.\n")
    assert "Note: this is prose" in blog.build().page("top").text_content()


@pytest.mark.skipif(sphinx.version_info < (9,), reason="Sphinx 8 replaces what it can't read")
@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("---\ndate: 2024-03-05\ntags: café\n---\n".encode("latin-1"), 3),
        ("---\ndate: 2024-03-05\n---\n# 数学\n".encode("gb18030"), 4),
        ("---\ndate: 2024-03-05\n---\n".encode("utf-16"), 1),
    ],
    ids=["latin-1", "gb18030", "utf-16"],
)
def test_a_file_that_is_not_utf8_is_left_out_with_a_warning(tmp_path, content, line):
    blog = Blog(tmp_path)
    path = blog.write("posts/other.md", content)
    blog.post("a", body="# Fine\n")
    for _ in range(2):
        built = blog.build()
        [warning] = said(blog, built)
        assert (warning.file, warning.line) == ("posts/other.md", line)
        assert warning.category == "blogarchive.post"
        assert "UTF-8" in warning.text
        assert built.titles("archive") == ["Fine"]
    path.write_text("---\ndate: 2024-03-06\n---\n# Mended\n", encoding="utf-8")
    mended = blog.build()
    assert (mended.warnings, mended.titles("archive")) == ([], ["Mended", "Fine"])


def test_a_draft_that_is_not_utf8_is_not_published(tmp_path):
    blog = Blog(tmp_path)
    blog.write("posts/a.md", "---\ndate: 2024-03-05\ndraft: true\n---\ncafé\n".encode("latin-1"))
    built = blog.build()
    assert len(built.warnings) == 1
    assert not built.has("posts/a")
