"""Several builders on one folder of doctrees don't disturb each other."""

from __future__ import annotations

import pytest

from tests.incremental.sample import assert_clean, assert_same, png

pytestmark = pytest.mark.slow

# Sphinx itself asks for a folder of its own for gettext
OTHERS = ("dirhtml", "singlehtml", "epub", "text", "latex", "texinfo", "man", "xml", "json")
SHARED = "html.doctrees"


def comparable(built):
    """Return the files that don't hold the time of the build."""
    return {
        name: data
        for name, data in built.files().items()
        if not name.endswith((".epub", ".pickle", "last_build"))
    }


@pytest.mark.parametrize("builder", OTHERS)
def test_another_builder_between_leaves_html_as_it_was(kept, sample, builder):
    sample.build(builder, doctrees=SHARED)
    assert_same(sample.build().files(), kept.files)


@pytest.mark.parametrize("builder", OTHERS)
def test_shared_doctrees_make_what_own_ones_make(sample, builder):
    shared = sample.build(builder, doctrees=SHARED)
    own = sample.build(builder, out="own")
    assert_same(comparable(shared), comparable(own))


@pytest.mark.parametrize("builder", ["dirhtml", "text", "latex", "epub", "singlehtml"])
def test_edits_that_another_builder_saw_first_reach_html(sample, builder):
    sample.edit("posts/ring/index.md", "# On rings", "# On the rings")
    sample.edit("posts/lattice/index.md", "tags: [order]", "tags: [algebra]")
    sample.write("posts/lattice/hasse.png", png(77))
    sample.write("posts/fresh.md", "---\ndate: 2024-07-01\ntags: [math]\n---\n# Fresh\n")
    sample.remove("posts/design.md")
    sample.build(builder, doctrees=SHARED)
    assert_clean(sample, sample.build())


def test_a_picture_that_another_builder_saw_first_reaches_html(sample):
    sample.write("posts/lattice/hasse.png", png(78))
    sample.build("text", doctrees=SHARED)
    assert_clean(sample, sample.build())


def test_an_included_file_that_another_builder_saw_first_reaches_html(sample):
    sample.write("posts/part.txt", "One.\n")
    sample.edit("posts/design.md", "Short", "```{include} part.txt\n```\n\nShort")
    sample.build()
    sample.write("posts/part.txt", "Two.\n")
    sample.build("text", doctrees=SHARED)
    assert_clean(sample, sample.build())


def test_a_due_post_that_another_builder_saw_first_reaches_html(sample):
    summer = 1735689600 + 200 * 86400
    sample.build("latex", doctrees=SHARED, epoch=summer)
    assert_clean(sample, sample.build(epoch=summer), epoch=summer)


def test_two_folders_of_one_builder_are_kept_apart(kept, sample):
    sample.build(out="second", doctrees=SHARED)
    sample.edit("posts/design.md", "tags: [design]", "tags: [plan]")
    sample.build(out="second", doctrees=SHARED)
    built = sample.build()
    assert_clean(sample, built)
    assert_same(sample.build(out="second", doctrees=SHARED).files(), built.files())


def test_builders_of_pages_agree_after_edits(sample):
    sample.build("dirhtml", doctrees=SHARED)
    sample.edit("posts/ring/index.md", "# On rings", "# On the rings")
    sample.remove("posts/note.md")
    sample.build(doctrees=SHARED)
    assert_clean(sample, sample.build("dirhtml", doctrees=SHARED), "dirhtml")
