"""Builds that fail, build a part only or begin anew leave nothing stale behind."""

from __future__ import annotations

import shutil

import pytest
from sphinx.application import Sphinx

from tests.helpers import Blog, Built
from tests.incremental.sample import CONF, assert_clean, assert_same, run

pytestmark = pytest.mark.slow


def stop_at(event, docname="", priority=999):
    """Return a function that has a writer stop the build at *event*, for one document if named.

    A name may end in a slash: that of a folder.
    After an exception of another kind Sphinx itself begins anew.
    """

    def handler(app, *args):
        read = app.env.current_document.docname
        in_folder = docname.endswith("/") and read.startswith(docname)
        if not docname or docname in args or docname == read or in_folder:
            raise KeyboardInterrupt

    return lambda app: app.connect(event, handler, priority=priority)


def application(blog):
    """Return one that is ready to build; only where docutils has been prepared."""
    return Sphinx(
        blog.src,
        blog.src,
        blog.root / "html",
        blog.root / "html.doctrees",
        "html",
        status=None,
        warning=None,
    )


def edit(blog):
    blog.edit("posts/ring/index.md", "# On rings", "# On the rings")
    blog.edit("posts/lattice/index.md", "tags: [order]", "tags: [algebra]")
    blog.write("posts/fresh.md", "---\ndate: 2024-07-01\ntags: [math]\n---\n# Fresh\n")
    blog.remove("posts/design.md")


STOPS = {
    "before reading": ("env-before-read-docs", ""),
    "while reading": ("doctree-read", "posts/lattice/index"),
    "while reading a generated page": ("doctree-read", "tag/"),
    "after reading": ("env-updated", ""),
    "after numbering": ("env-get-updated", ""),
    "before writing": ("write-started", ""),
    "while writing a generated page": ("html-page-context", "archive"),
    "while writing a post": ("html-page-context", "posts/ring/index"),
    "after all pages": ("html-collect-pages", ""),
}


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_an_interrupted_build_is_completed_by_the_next(sample, stop):
    edit(sample)
    with pytest.raises(KeyboardInterrupt):
        run(sample, prepare=stop_at(*stop))
    assert_clean(sample, sample.build())


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_an_interrupted_first_build_is_completed_by_the_next(sample, stop):
    shutil.rmtree(sample.root / "html")
    shutil.rmtree(sample.root / "html.doctrees")
    with pytest.raises(KeyboardInterrupt):
        run(sample, prepare=stop_at(*stop))
    assert_clean(sample, sample.build())


def test_a_change_of_an_option_of_html_survives_an_interruption(sample):
    sample.conf(CONF + 'html_title = "Another"\n')
    with pytest.raises(KeyboardInterrupt):
        run(sample, prepare=stop_at("html-page-context", "archive"))
    assert_clean(sample, sample.build())


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_edits_undone_after_an_interruption_leave_what_was_before(kept, sample, tmp_path, stop):
    shutil.copytree(sample.src, tmp_path / "src")
    edit(sample)
    with pytest.raises(KeyboardInterrupt):
        run(sample, prepare=stop_at(*stop))
    shutil.rmtree(sample.src)
    shutil.copytree(tmp_path / "src", sample.src, copy_function=shutil.copyfile)
    assert_same(sample.build().files(), kept.files)


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "posts/ring/index.html",
        "tag/math.html",
        "_images/cover.png",
        "_sources/index.md.txt",
        "_static",
        "searchindex.js",
        "objects.inv",
        ".buildinfo",
        ".",
    ],
)
def test_lost_output_is_written_again(kept, sample, name):
    path = sample.root / "html" / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert_same(sample.build().files(), kept.files)


@pytest.mark.parametrize("name", ["index.doctree", "tag/math.doctree", "blogarchive", "."])
def test_lost_doctrees_are_made_again(kept, sample, name):
    path = sample.root / "html.doctrees" / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert_same(sample.build().files(), kept.files)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1}', '{"version": 1, "pages": 3}'])
def test_a_damaged_memory_of_the_last_build_does_no_harm(sample, text):
    # of pages, of cards, records and texts of posts, of code, and of the search index
    memory = [*(sample.root / "html.doctrees" / "blogarchive").glob("html-*.json")]
    assert len(memory) == 6
    for found in memory:
        found.write_text(text, encoding="utf-8")
    sample.edit("posts/ring/index.md", "# On rings", "# On the rings")
    assert_clean(sample, sample.build())


def test_reading_all_anew_leaves_what_a_clean_build_leaves(sample):
    edit(sample)
    assert_clean(sample, run(sample, fresh=True))


def test_writing_all_anew_leaves_what_a_clean_build_leaves(sample):
    edit(sample)
    assert_clean(sample, run(sample, force=True))


def test_a_full_build_completes_that_of_one_file(sample):
    edit(sample)
    run(sample, only=["posts/ring/index.md"])
    assert_clean(sample, sample.build())


def test_a_full_build_completes_that_of_one_file_with_a_globbing_toctree(sample):
    sample.edit("index.md", "{toctree}\n", "{toctree}\n:glob:\n\nposts/*\n")
    sample.build()
    edit(sample)
    run(sample, only=["posts/ring/index.md"])
    assert_clean(sample, sample.build())


def test_a_build_of_one_file_writes_that_file(sample):
    edit(sample)
    run(sample, only=["posts/ring/index.md"])
    built = sample.build(out="clean")
    page = (sample.root / "html/posts/ring/index.html").read_bytes()
    assert page == built.files()["posts/ring/index.html"]


@pytest.mark.parametrize("event", ["env-before-read-docs", "env-updated", "write-started"])
def test_two_applications_in_one_process_do_not_meet(sample, tmp_path, event):
    other = Blog(tmp_path)
    other.post("only", "# Only\n", tags="[lone]")
    other.write("index.md", "# Other\n\n```{archive}\n```\n")
    edit(sample)
    built = []

    def nest(app):
        inner = application(other)

        def handler(*args):
            if not built:
                inner.build()
                built.append(Built(other.root / "html", [], 0, inner.env))

        app.connect(event, handler)

    outer = run(sample, prepare=nest)
    assert_same(outer.files(), sample.build(out="clean").files())
    assert_clean(other, built[0])


def test_an_application_can_build_twice(sample):
    def build_first(app):
        app.build()
        edit(sample)

    assert_clean(sample, run(sample, prepare=build_first))
