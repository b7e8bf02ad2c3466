"""A page with whole posts is written again when, and only when, what it shows has changed."""

from __future__ import annotations

import pytest

from tests.incremental.sample import assert_clean
from tests.incremental.test_written import rebuild

RING, CODE = "posts/ring/index.md", "posts/code.rst"


def change(name, old, new):
    return lambda blog: blog.edit(name, old, new)


EDITS = {
    "below the cut": change(CODE, "The rest.", "The whole rest."),
    "equation of another post": change(RING, "a(b+c) = ab+ac", "1 = 1\n$$\n\n$$\na(b+c) = ab+ac"),
    "title of what is linked to": change("posts/lattice/index.md", "## Bounds", "## Limits"),
    "figure of another post": change("posts/lattice/index.md", ":name: hasse", ":name: other"),
    "author": change(CODE, ":author: Bob", ":author: Cy"),
    "post more": lambda blog: blog.post("more", "# More\n\nText.\n", tags="[code]"),
    "post gone": lambda blog: blog.remove(CODE),
    "list gone": change("book.md", ":style: full", ":style: list"),
    "file that is included": lambda blog: blog.write("posts/script.py", "print(2)\n"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", list(EDITS))
def test_it_shows_what_a_clean_build_shows(sample, name):
    EDITS[name](sample)
    assert_clean(sample, sample.build())


@pytest.mark.parametrize(
    ("name", "old", "new", "written"),
    [
        (CODE, "The rest.", "All the rest.", True),
        ("posts/design.md", "Short, and", "Brief, and", False),
        ("about.md", "all of it", "all", False),
    ],
)
def test_it_is_written_if_a_text_has_changed(sample, name, old, new, written):
    sample.build()
    sample.edit(name, old, new)
    _documents, pages, _built = rebuild(sample)
    assert ("book.html" in pages) is written
