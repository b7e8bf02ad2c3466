"""What went wrong in other extensions for blogs, row by row: it must never be true of this one."""

from __future__ import annotations

import os
import subprocess
import sys
from urllib.parse import unquote

import pytest
from lxml.html import parse

from tests.helpers import EPOCH, Blog
from tests.incremental.sample import png
from tests.reading.support import new_blog, posts, said

LOSS = "$$a + b\n\\label{eq:loss}$$\n\nBy \\eqref{eq:loss}.\n"
EXCERPT = """\
# Links

Note[^n], [below](#below), {doc}`plain`, {numref}`fig-in-links` and {ref}`below-label`.

````{only} html
Only in pages.
````

<div class="unclosed"><em>Raw.

```{figure} /pic.png
:name: fig-in-links
Caption
```

<!-- more -->

(below-label)=
## Below

[^n]: The note.
"""
TAGS = ["C", "C++", "C#", "c", "+", "!!!", "a/b", "ab", "が", "か", "数学"]


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    blog.conf('numfig = True\nmyst_heading_anchors = 3\nsuppress_warnings = ["blogarchive.slug"]\n')
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    blog.write("pic.png", b"\x89PNG\r\n\x1a\n")
    blog.post("plain", date="2024-01-01", body="# Plain\n\nText.\n")
    blog.post("links", date="2024-01-02", body=EXCERPT, tags="links")
    blog.post("loss1", date="2024-01-03", tags="maths", body=f"# Loss 1\n\n{LOSS}")
    blog.post("loss2", date="2024-01-04", tags="maths", body=f"# Loss 2\n\n{LOSS}")
    for number in (1, 2):
        text = f".. post:: 2024-01-0{4 + number}\n   :tags: rest\n\nRest {number}\n======\n\n"
        text += ".. math:: x\n   :label: loss\n\nBy :eq:`loss`.\n"
        blog.write(f"posts/rest{number}.rst", text)
    blog.post("tagged", date="2024-01-07", tags=str(TAGS), body="# Tagged\n\nText.\n")
    angry = '"<script>alert(1)</script>"'
    fields = {"tags": angry, "author": angry, "category": angry, "title": '"<b>Bold</b>"'}
    blog.post("angry", date="2024-01-08", body="Text.\n", **fields)
    blog.post("one/intro", date="2024-01-09", body="# Intro one\n\nText.\n")
    blog.post("two/intro", date="2024-01-10", body="# Intro two\n\nText.\n")
    blog.post("note", date="2024-01-11", body="A note without a heading.\n")
    blog.post("aware", date="2024-01-12T00:00+08:00", body="# Aware\n\nText.\n")
    return blog


@pytest.fixture(scope="module")
def built(blog):
    return blog.build(blogarchive_posts_per_page="50")


def listed(built, title, page="archive/2024"):
    """Return the card of the post with *title*."""
    [card] = built.page(page).xpath(
        f"//article[.//*[contains(@class, 'p-name') and normalize-space()='{title}']]"
    )
    return card


def test_the_blog_is_built_without_warnings(blog, built):
    assert said(blog, built) == []


def test_latex_takes_posts_that_are_in_no_toctree(blog):
    built = blog.build("latex")
    assert built.status == 0
    assert "Intro one" in built.text("example.tex")


def test_links_in_the_single_page_lead_somewhere(blog):
    page = blog.build("singlehtml").page("index")
    ids = set(page.xpath("//@id"))
    links = {href[1:] for href in page.xpath("//a/@href") if href.startswith("#") and href != "#"}
    assert links <= ids


def test_two_workers_read_and_write_the_same(blog, built):
    parallel = blog.build(out="parallel", jobs=2, blogarchive_posts_per_page="50")
    assert "not safe for parallel" not in " ".join(parallel.warnings)
    ours, theirs = built.files(), parallel.files()
    changing = {".buildinfo"}
    assert ours.keys() == theirs.keys()
    assert [n for n in ours if ours[n] != theirs[n] and n not in changing] == []


@pytest.mark.parametrize("page", ["index", "archive/2024", "tag/maths"])
def test_mathjax_is_loaded_wherever_there_is_mathematics(built, page):
    assert any("mathjax" in src for src in built.page(page).xpath("//script/@src"))


def test_mathjax_is_not_loaded_elsewhere(built):
    assert not any("mathjax" in src for src in built.page("posts/plain").xpath("//script/@src"))


def test_no_label_is_on_a_page_twice(built):
    text = built.page("tag/maths").text_content()
    assert text.count("\\label{eq:loss}") <= 1


@pytest.mark.parametrize("number", [1, 2])
def test_a_reference_to_a_label_of_two_posts_leads_into_its_own(built, number):
    card = listed(built, f"Loss {number}", "tag/maths")
    links = [a.get("href") for a in card.xpath(".//a[starts-with(normalize-space(), '(')]")]
    assert links
    assert all(href.startswith(f"../posts/loss{number}.html#") for href in links)


@pytest.mark.parametrize("number", [1, 2])
def test_an_automatic_excerpt_keeps_its_equation(built, number):
    assert "a + b" in listed(built, f"Loss {number}", "tag/maths").text_content()


@pytest.mark.parametrize("number", [1, 2])
def test_one_label_in_two_posts_of_rest(built, number):
    page = built.page(f"posts/rest{number}")
    [link] = page.xpath("//p[contains(., 'By')]/a/@href")
    file, _, anchor = link.partition("#")
    assert file in ("", f"rest{number}.html")
    assert page.xpath(f"//*[@id='{anchor}']")


def test_tags_are_shown_as_they_are_written(built):
    entry = built.microformats("posts/tagged")["items"][0]
    assert entry["properties"]["category"] == TAGS


def test_each_tag_has_a_page_of_its_own(built):
    links = built.page("posts/tagged").xpath("//a[contains(@class, 'p-category')]/@href")
    files = [link.removeprefix("../") for link in links]
    assert len({file.casefold() for file in files}) == len(TAGS)
    for tag, file in zip(TAGS, files, strict=True):
        name = unquote(file).removesuffix(".html")
        assert name != "tag/"
        assert built.page(name).xpath("string(//h1/text())") == tag


def test_nothing_that_a_writer_gives_is_taken_for_markup(built):
    for name, content in built.files().items():
        if name.endswith(".html"):
            assert b"<script>alert" not in content, name
            assert b"<b>Bold" not in content, name
    assert "<b>Bold</b>" in built.page("posts/angry").xpath("string(//title)")


def test_the_words_for_readers_are_in_the_language_of_the_project(tmp_path):
    blog = Blog(tmp_path)
    blog.conf('language = "zh_CN"\n')
    blog.post("a")
    assert blog.build().page("archive").xpath("string(//h1/text())") == "归档"


def test_what_only_some_builders_show_can_be_in_an_excerpt(built):
    assert "Only in pages." in listed(built, "Links").text_content()


def test_references_in_an_excerpt_lead_somewhere(built):
    card = listed(built, "Links")
    links = card.xpath(".//*[contains(@class, 'p-summary')]//a/@href")
    assert len(links) == 6  # five of the writer's, and the figure's own
    targets = {"": "archive/2024", "../posts/links.html": "posts/links"}
    targets["../posts/plain.html"] = "posts/plain"
    for link in links:
        file, _, anchor = link.partition("#")
        page = built.page(targets[file])
        assert not anchor or len(page.xpath(f"//*[@id='{anchor}']")) == 1


def test_raw_html_without_an_end_stays_within_its_card(built):
    page = built.page("archive/2024")
    [open_] = page.xpath("//div[@class='unclosed']")
    inside = open_.xpath("ancestor::article//*[contains(@class, 'p-name')]")
    assert [title.text_content() for title in inside] == ["Links"]
    assert not open_.xpath(".//article")


def test_a_month_is_no_date(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", date="2024-03")
    built = blog.build()
    [warning] = said(blog, built)
    assert (warning.file, warning.line) == ("posts/a.md", 2)
    assert "'2024-03'" in warning.text
    assert posts(built) == {}


def test_naive_and_aware_dates_meet(built):
    assert built.titles("archive")[0] == "Aware"


def test_a_note_without_heading_is_a_post(built):
    assert "posts/note" in posts(built)
    urls = [entry["properties"]["url"][0] for entry in built.entries("archive")]
    assert "https://example.org/blog/posts/note.html" in urls


def test_posts_with_one_name_in_two_folders(built):
    entries = [entry["properties"] for entry in built.entries("archive")]
    urls = {entry["name"][0]: entry["url"] for entry in entries if "name" in entry}
    assert urls["Intro one"] == ["https://example.org/blog/posts/one/intro.html"]
    assert urls["Intro two"] == ["https://example.org/blog/posts/two/intro.html"]


def test_a_document_of_the_writers_is_never_overwritten(tmp_path):
    blog = Blog(tmp_path)
    names = ["archive", "tag", "tag/x", "archive/2024", "author"]
    for name in names:
        blog.write(f"{name}.md", "---\norphan: true\n---\n# Mine\n")
    blog.post("a", tags="x", author="Ada")
    before = {path: path.read_bytes() for path in blog.src.rglob("*") if path.is_file()}
    built = blog.build()
    assert [built.page(name).xpath("string(//h1/text())") for name in names] == ["Mine"] * 5
    assert {path: path.read_bytes() for path in blog.src.rglob("*") if path.is_file()} == before


# ---- builds one after another

EDITS = {
    "title": lambda blog: blog.edit("posts/b.md", "# B", "# Renamed"),
    "date": lambda blog: blog.edit("posts/b.md", "2023-01-02", "2021-06-07"),
    "tags": lambda blog: blog.edit("posts/b.md", "[x, only]", "[x]"),
    "added": lambda blog: blog.post("d", date="2023-01-02 12:00", tags="x", body="# D\n"),
    "deleted": lambda blog: blog.remove("posts/b.md"),
    "nothing": lambda blog: None,
}


def lineage(root):
    blog = Blog(root)
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    for day, name in enumerate("abc", 1):
        tags = "[x, only]" if name == "b" else "x"
        body = f"# {name.upper()}\n\n```{{index}} word {name}\n```\n\nText.\n"
        blog.post(name, date=f"2023-01-0{day}", tags=tags, body=body)
    return blog


@pytest.mark.parametrize("edit", EDITS)
def test_a_later_build_leaves_what_a_clean_one_leaves(tmp_path, edit):
    blog = lineage(tmp_path)
    blog.build(out="later")
    EDITS[edit](blog)
    later, clean = blog.build(out="later").files(), blog.build(out="clean").files()
    assert later.keys() == clean.keys()
    assert [name for name in clean if later[name] != clean[name]] == []


def test_the_page_of_a_tag_goes_with_its_last_use(tmp_path):
    blog = lineage(tmp_path)
    assert blog.build().has("tag/only")
    EDITS["tags"](blog)
    built = blog.build()
    assert not built.has("tag/only")
    assert all(b"tag/only.html" not in content for content in built.files().values())


def test_a_new_title_is_on_its_neighbours(tmp_path):
    blog = lineage(tmp_path)
    blog.build()
    EDITS["title"](blog)
    built = blog.build()
    for page in ("index", "posts/a", "posts/c", "archive", "tag/x"):
        assert "Renamed" in built.page(page).text_content()


def test_clean_builds_under_different_hash_seeds_are_alike(tmp_path):
    blog = lineage(tmp_path)
    body = "\\begin{equation}a\\label{q}\\end{equation}\n\nBy \\eqref{q}.\n"
    blog.post("maths", tags="[x, y, z]", body=body)
    found = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        command = [sys.executable, "-m", "sphinx", "-q", str(blog.src), str(out)]
        environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        environ |= {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": str(EPOCH)}
        subprocess.run(command, env=environ, check=True)
        found.append(
            {
                path.relative_to(out): path.read_bytes()
                for path in out.rglob("*")
                if path.is_file() and ".doctrees" not in path.parts
            }
        )
    assert found[0].keys() == found[1].keys()
    assert [name for name in found[0] if found[0][name] != found[1][name]] == []


def test_two_applications_in_one_process_do_not_meet(tmp_path):
    first, second = lineage(tmp_path / "1"), Blog(tmp_path / "2")
    second.post("other", body="# Other\n")
    first.build()
    assert second.build().titles("archive") == ["Other"]
    assert first.build().titles("archive") == ["C", "B", "A"]


# ---- cost


def test_each_excerpt_is_made_once_however_many_pages_show_it(tmp_path, monkeypatch):
    from sphinx_blogarchive.excerpt.store import Excerpts

    made = []
    original = Excerpts._make
    monkeypatch.setattr(
        Excerpts, "_make", lambda self, post: made.append(post.docname) or original(self, post)
    )
    lineage(tmp_path).build()
    assert sorted(made) == ["posts/a", "posts/b", "posts/c"]


def calls_for(count):
    """Return how many functions are called to plan a blog of *count* posts and as many tags."""
    from datetime import UTC, datetime, timedelta

    from sphinx_blogarchive.model.plan import PAGE_KINDS, Plan, neighbours
    from sphinx_blogarchive.model.post import Post
    from sphinx_blogarchive.model.terms import Vocabulary

    day = datetime(2024, 1, 1, tzinfo=UTC)
    made = [
        Post(f"p{n}", f"P{n}", f"P{n}", day - timedelta(n % 300), tags=(f"t{n}", f"t{n + 1}"))
        for n in range(count)
    ]
    calls = 0

    def count_calls(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count_calls)
    try:
        words = Vocabulary([], made, {})
        plan = Plan(made, words, root="", kinds=PAGE_KINDS, size=8, documents=(), paginated=())
        neighbours(plan)
    finally:
        sys.setprofile(None)
    return calls


def test_planning_grows_linearly_with_posts_and_tags():
    assert calls_for(800) < 2.5 * calls_for(400)


@pytest.mark.parametrize("name", ["封面.png", "a b.png", "100%.png", "a%20b.png"])
def test_a_picture_in_markdown_may_have_any_name(blog, name):
    blog.write(f"posts/{name}", png(1))
    blog.post("a", f"![A picture]({name.replace('%', '%25').replace(' ', '%20')})")
    built = blog.build()
    (source,) = built.page("posts/a").xpath("//img[@alt='A picture']/@src")
    assert (built.out / "posts" / unquote(source)).resolve().is_file()
    assert not built.warnings


def test_a_picture_may_be_encoded_in_the_name_of_its_file(blog):
    blog.write("posts/a%20b.png", png(1))
    blog.post("a", "![A picture](a%20b.png)")
    assert not blog.build().warnings


def test_no_legend_depends_on_what_was_read_before(blog, tmp_path):
    blog.conf('language = "zh_CN"\n')
    blog.write("pic.png", png(1))
    text = ":date: 2024-03-05\n\nT\n=\n\n.. figure:: /pic.png\n\n   A caption: :math:`x`.\n"
    blog.write("posts/figured.rst", text)
    out = tmp_path / "out"
    # a process that has read nothing yet
    command = [sys.executable, "-m", "sphinx", "-q", str(blog.src), str(out)]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run(command, env=environ, check=True)
    page = parse(out / "posts" / "figured.html")
    assert page.xpath("//figcaption")
    assert not page.xpath("//*[contains(@class, 'legend')]")
