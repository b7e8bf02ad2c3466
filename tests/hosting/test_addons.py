"""What Read the Docs adds to pages, and the places that the theme has for it."""

from __future__ import annotations

import pytest

from tests.chromium import STRICT, serve, visit
from tests.helpers import Blog

OURS = 'html_theme = "blogarchive"\n'
ASKED = f"{OURS}html_theme_options = {{'readthedocs_search': True}}\n"
SCRIPT = "//script[contains(@src, 'blogarchive-readthedocs.js')]"


@pytest.fixture
def host(monkeypatch):
    """The environment of Read the Docs."""
    monkeypatch.setenv("READTHEDOCS", "True")


@pytest.fixture
def blog(tmp_path):
    blog = Blog(tmp_path)
    blog.conf(OURS)
    blog.post("a", "# A\n")
    return blog


@pytest.mark.usefixtures("host")
@pytest.mark.parametrize("page", ["index", "posts/a", "tag", "search", "404"])
def test_pages_say_which_data_they_understand_and_have_a_place_for_the_menu(blog, page):
    tree = blog.build().page(page)
    version = tree.xpath("//head/meta[@name='readthedocs-addons-api-version']/@content")
    assert version == ["1"]
    assert len(tree.xpath("//footer//readthedocs-flyout")) == 1


def test_elsewhere_nothing_is_said_of_the_host(blog):
    blog.conf(ASKED)
    built = blog.build()
    assert [
        n for n in built.files() if n.endswith(".html") and "readthedocs-" in built.text(n)
    ] == []


def test_the_scheme_is_said_of_readers_who_chose_none(blog):
    assert blog.build().page("index").get("data-theme") == "auto"


@pytest.mark.usefixtures("host")
@pytest.mark.parametrize(("conf", "count"), [(OURS, 0), (ASKED, 1)])
def test_search_is_handed_over_where_that_is_asked_for(blog, conf, count):
    blog.conf(conf)
    built = blog.build()
    assert built.warnings == []
    assert len(built.page("posts/a").xpath(SCRIPT)) == count


@pytest.mark.usefixtures("host")
def test_other_themes_are_left_alone(blog):
    blog.conf()
    built = blog.build()
    assert "readthedocs" not in built.text("index.html")


# ---- in a browser

#: What the script of the host does: the data when it has come, and a search that can be opened.
ADDONS = """(enabled) => {
  window.opened = 0;
  document.addEventListener("readthedocs-search-show", () => (window.opened += 1));
  const data = { addons: { search: { enabled } } };
  const detail = { data: () => data };
  document.dispatchEvent(new CustomEvent("readthedocs-addons-data-ready", { detail }));
}"""
BOX = "aside form.blogarchive-search input"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory):
    """A blog that hands its search over, served."""
    blog = Blog(tmp_path_factory.mktemp("addons"))
    blog.conf(ASKED)
    blog.post("a", "# A lattice\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READTHEDOCS", "True")
        built = blog.build()
    with serve(built.out, policy=STRICT) as base:
        yield base


@pytest.fixture
def look(hosted, chromium):
    """Return a function that opens a page, and says whether the host has a search, if at all."""
    with visit(chromium, hosted + "index.html") as seen:

        def opened(enabled=None):
            if enabled is not None:
                seen.page.evaluate(ADDONS, enabled)
            return seen.page

        yield opened
        assert seen.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize(
    "use",
    [
        lambda page: page.click(BOX),
        lambda page: page.keyboard.press("Control+k"),
        lambda page: (page.focus(BOX), page.keyboard.press("l")),
    ],
    ids=["click", "shortcut", "typing"],
)
def test_a_box_that_is_used_opens_the_search_of_the_host(look, use):
    page = look(enabled=True)
    use(page)
    page.wait_for_function("() => window.opened === 1")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


@pytest.mark.browser
def test_who_passes_by_with_the_keyboard_opens_nothing(look):
    page = look(enabled=True)
    page.focus(BOX)
    page.keyboard.press("Tab")
    assert page.evaluate("window.opened") == 0


@pytest.mark.browser
@pytest.mark.parametrize("enabled", [False, None])
def test_without_a_search_of_the_host_the_box_searches_by_itself(look, enabled):
    page = look(enabled)
    page.click(BOX)
    page.keyboard.type("latt")
    page.locator("[role=option]", has_text="A lattice").wait_for()


@pytest.mark.browser
def test_the_scheme_is_said_as_the_host_reads_it(look):
    page = look()
    scheme = "document.documentElement.dataset.theme"
    assert page.evaluate(scheme) == "auto"
    page.click(".scheme-switch")
    assert page.evaluate(scheme) == "dark"
    page.click(".scheme-switch")
    assert page.evaluate(scheme) == "auto"
