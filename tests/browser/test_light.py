"""What a page asks for, how much it is, and that it keeps still and to itself."""

from __future__ import annotations

import gzip
from functools import cache
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.sites import PAGES
from tests.chromium import visit

pytestmark = pytest.mark.browser

#: Bytes, gzipped.
KB = 1024
PACKED = {".woff2", ".png", ".jpg"}
SHIFTS = """
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""
#: Scroll to the end, a screen at a time, and back.
READ = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
  for (let top = 0; top < document.body.scrollHeight; top += 2 * innerHeight) {
    scrollTo({ top, behavior: "instant" });
    await frame();
  }
  scrollTo({ top: 0, behavior: "instant" });
  await frame();
}"""
#: Wait for the pictures that are shown.
PICTURES = """() => Promise.allSettled([...document.images].filter((image) =>
  image.checkVisibility()).map((image) => image.decode())).then(() => null)"""


def weights(site, seen):
    """Return the sizes of all that was asked for, by path."""
    sizes = {}
    for url in dict.fromkeys(seen.requests):
        path = unquote(urlsplit(url).path).removeprefix(unquote(urlsplit(site.base).path))
        file = site.out / (f"{path}index.html" if path.endswith("/") or not path else path)
        data = file.read_bytes()
        sizes[path or "index.html"] = len(
            data if file.suffix in PACKED else gzip.compress(data, mtime=0)
        )
    return sizes


@pytest.fixture(scope="module")
def loaded(site, chromium):
    """Return a function that tells what a page asked for, and what the browser said of it."""

    @cache
    def load(name):
        with visit(chromium, site.url(name)) as seen:
            seen.page.evaluate(READ)
            seen.page.evaluate("() => document.fonts.ready.then(() => null)")
            seen.page.evaluate(PICTURES)
            seen.draws()
            return weights(site, seen), seen.complaints, seen.foreign

    return load


def of(sizes, suffix):
    return sum(size for path, size in sizes.items() if path.endswith(suffix))


def is_picture(path):
    return "_images/" in path


@pytest.mark.parametrize("name", ["month", "tag", "code", "archive", "search", "404"])
def test_a_page_without_formulas_is_light(loaded, name):
    sizes, *_ = loaded(name)
    if any("math" in path for path in sizes):
        pytest.skip("this one has formulas")
    own = {path: size for path, size in sizes.items() if not is_picture(path)}
    assert sum(own.values()) <= 20 * KB, own
    assert len(own) <= 8, own


@pytest.mark.parametrize("name", ["front", "mathematics"])
def test_a_page_with_formulas_is_light(loaded, name):
    sizes, *_ = loaded(name)
    assert any(path.endswith("math.css") for path in sizes)
    own = {path: size for path, size in sizes.items() if not is_picture(path)}
    assert sum(own.values()) <= 100 * KB, own
    assert sum(own.values()) - of(own, ".woff2") <= 30 * KB, own
    assert len(own) <= 10, own


@pytest.mark.parametrize("name", PAGES)
def test_scripts_and_sheets_are_small(loaded, name):
    sizes, *_ = loaded(name)
    assert of(sizes, ".js") <= 8 * KB
    design = sizes.pop("_static/blogarchive-design.css", 0)
    assert of(sizes, ".css") <= 12 * KB, sizes
    # what the site uses of sphinx-design, on pages that have its components
    assert design <= 4 * KB


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_to_its_policy_and_its_host_and_is_without_errors(loaded, name):
    _, complaints, foreign = loaded(name)
    assert complaints == []
    assert foreign == []


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_still(site, look, name, width):
    seen = look("", width=width)
    seen.page.add_init_script(SHIFTS)
    seen.page.goto(site.url(name))
    seen.page.evaluate(READ)
    assert seen.page.evaluate("window.shifts") <= 0.01


@pytest.mark.parametrize("name", ["front", "search"])
def test_the_search_index_is_asked_for_when_search_is_used(english, look, name):
    seen = look(english.url(name))
    seen.page.wait_for_load_state("networkidle")
    assert seen.asked("searchindex.js") == 0
    box = seen.page.locator("main input[name=q], .sidebar input[name=q]").first
    box.press_sequentially("sums")
    seen.page.wait_for_selector("[role=option], #search-results h2")
    assert seen.asked("searchindex.js") == 1
