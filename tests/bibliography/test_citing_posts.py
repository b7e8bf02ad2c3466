"""Posts that cite each other with sphinxcontrib-bibtex."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.incremental.sample import assert_clean

pytest.importorskip("sphinxcontrib.bibtex")

CONF = 'extensions.append("sphinxcontrib.bibtex")\n'
BIBLIOGRAPHY = "\n```{bibliography}\n:filter: docname in docnames\n```\n"
CITING = f"# Citing\n\nBy {{cite}}`brandt2024-one`.\n{BIBLIOGRAPHY}"


@pytest.fixture
def citing(blog):
    blog.conf(CONF)
    blog.post("one", "# One & all\n\nText.\n", author="Ada Brandt")
    blog.post("citing", CITING, date="2024-04-01")
    blog.post("other", "# Other\n\nText.\n", date="2024-05-01")
    return blog


def entries(built, docname="posts/citing"):
    page = built.page(docname)
    (article,) = page.xpath("//article")
    found = article.xpath(".//*[contains(@class, 'citation')][@role='doc-biblioentry']")
    return [" ".join(node.text_content().split()) for node in found]


def test_a_post_is_cited_by_its_key(citing):
    built = citing.build()
    assert built.warnings == []
    (entry,) = entries(built)
    assert "Ada Brandt. One & all. Example, March 2024." in entry
    assert "https://example.org/blog/posts/one.html" in entry


def test_the_reference_leads_to_the_entry(citing):
    page = citing.build().page("posts/citing")
    (reference,) = page.xpath("//*[contains(@class, 'bibtex-citation')]//a")
    (target,) = page.xpath(f"//*[@id='{reference.get('href')[1:]}']")
    assert "One & all" in target.text_content()


def test_files_of_the_writers_are_cited_beside_posts(citing):
    citing.write("refs.bib", "@misc{ref, title={A reference}, year=2020}\n")
    citing.conf(CONF + 'bibtex_bibfiles = ["refs.bib"]\n')
    citing.edit("posts/citing.md", "`brandt2024-one`", "`brandt2024-one,ref`")
    built = citing.build()
    assert built.warnings == []
    assert len(entries(built)) == 2


def test_an_entry_of_the_writers_goes_before(citing):
    citing.write("refs.bib", "@misc{brandt2024-one, title={Another}, year=2020}\n")
    citing.conf(CONF + 'bibtex_bibfiles = ["refs.bib"]\n')
    (entry,) = entries(citing.build())
    assert "Another" in entry


def test_posts_that_nobody_cites_are_in_no_bibliography(citing):
    citing.write("all.md", "---\norphan: true\n---\n# All\n\n```{bibliography}\n:all:\n```\n")
    citing.post("citing", "# Citing\n\nBy {cite}`brandt2024-one`.\n", date="2024-04-01")
    page = citing.build().page("all")
    assert len(page.xpath("//*[@role='doc-biblioentry']")) == 1


def test_an_unknown_key_is_warned_of_as_ever(citing):
    citing.edit("posts/citing.md", "brandt2024-one", "brandt2024-none")
    assert any('could not find bibtex key "brandt2024-none"' in w for w in citing.build().warnings)


def test_drafts_are_not_cited(citing):
    citing.edit("posts/one.md", "author:", "draft: true\nauthor:")
    assert any("could not find bibtex key" in warning for warning in citing.build().warnings)


def test_without_the_extension_nothing_is_asked_of_it(blog):
    blog.post("one", "# One\n\nText.\n")
    assert blog.build().warnings == []


EDITS = {
    "nothing": lambda blog: None,
    "title": lambda blog: blog.edit("posts/one.md", "One & all", "The one"),
    "author": lambda blog: blog.edit("posts/one.md", "Brandt", "Brandt Jr."),
    "other post": lambda blog: blog.edit("posts/other.md", "# Other", "# Another"),
    "citing post": lambda blog: blog.edit("posts/citing.md", "By ", "After "),
    "no citation": lambda blog: blog.edit("posts/citing.md", "{cite}`brandt2024-one`", "nothing"),
    "cited post gone": lambda blog: blog.remove("posts/one.md"),
    "second citing post": lambda blog: blog.post("more", CITING, date="2024-06-01"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_leaves_what_a_clean_build_leaves(citing, edit):
    citing.build()
    EDITS[edit](citing)
    assert_clean(citing, citing.build())


def test_a_cited_post_is_written_with_the_post_that_cites_it_alone(citing):
    citing.conf(CONF + 'blogarchive_pages = []\nblogarchive_post_parts = ["citation"]\n')
    citing.build()
    folder = citing.build().out / "posts"
    before = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.html")}
    citing.edit("posts/one.md", "One & all", "The one")
    citing.build()
    after = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.html")}
    written = {name for name, time in after.items() if time != before[name]}
    assert written == {"one.html", "citing.html"}


def test_what_is_kept_between_builds_holds_no_post_as_an_entry(citing):
    citing.build()
    built = citing.build()
    data = built.env.domaindata["cite"]["bibdata"]
    assert list(data.bibfiles) == []
    assert list(data.data.entries) == []


def test_a_document_that_is_read_again_keeps_its_bibliography(tmp_path):
    blog = Blog(tmp_path)
    blog.conf(CONF)
    blog.post("one", "# One\n\nText.\n", author="Ada Brandt", tags="[a]")
    text = "# All\n\n```{toctree}\n:glob:\ntag/*\n```\n\nBy {cite}`brandt2024-one`.\n"
    blog.write("index.md", text + "\n```{bibliography}\n```\n")
    built = blog.build()
    assert built.warnings == []
    assert built.page("index").xpath("//*[@role='doc-biblioentry']")


@pytest.mark.slow
def test_two_processes_leave_what_one_leaves(citing):
    one = citing.build()
    two = citing.build(out="two", jobs=2)
    assert one.files() == two.files()
