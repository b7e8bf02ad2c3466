"""Two sites in the theme, as readers meet them, and a browser that looks at them."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from tests.browser import sites
from tests.chromium import STRICT, serve, visit
from tests.shared import once


@pytest.fixture(scope="session")
def demo(built_demo):
    """The documentation: Chinese, a file for each page."""
    with serve(built_demo, policy=STRICT) as base:
        yield sites.Site(built_demo, base, sites.DEMO)


@pytest.fixture(scope="session")
def english(shared_folder):
    """A small blog: English, a folder for each page, below a path."""
    out = once(shared_folder / "english", sites.build_english)
    with serve(out, policy=STRICT, base="/blog/") as base:
        yield sites.Site(out, base, sites.ENGLISH, dirhtml=True)


@pytest.fixture(scope="session", params=["demo", "english"])
def site(request):
    """Each of the two."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def look(chromium):
    """Return a function that opens a page, until the test ends; options are those of visit()."""
    with ExitStack() as stack:
        yield lambda url, **options: stack.enter_context(visit(chromium, url, **options))


@pytest.fixture
def show(blog, chromium):
    """Return a function that shows a page made of conf and text, until the test ends."""
    with ExitStack() as stack:

        def shown(text, *, conf="", page="index.html", language="en", **options):
            blog.conf(f'html_theme = "blogarchive"\nlanguage = {language!r}\n{conf}')
            blog.write("index.md", text)
            built = blog.build()
            base = stack.enter_context(serve(built.out, policy=STRICT))
            seen = stack.enter_context(visit(chromium, base + page, **options))
            seen.built = built
            return seen

        yield shown
