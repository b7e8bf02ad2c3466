"""Numbers of comments and of views: where they are shown, and what is known of them."""

from __future__ import annotations

import pytest

from tests.comments.support import GISCUS, ISSO, WALINE, conf, talking, with_class
from tests.site import problems

COMMENTS, VIEWS = "blogarchive-comments-count", "blogarchive-views"


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    return talking(tmp_path_factory, WALINE)


@pytest.fixture(scope="module")
def built(blog):
    return blog.build()


def entry(built, page, post):
    """Return what a listing has of *post*."""
    (found,) = (
        each
        for each in with_class(built.page(page), "h-entry")
        if each.xpath(f".//a[contains(@class, 'u-url') and contains(@href, 'posts/{post}.')]")
    )
    return found


def of(tree, name):
    found = [each for each in tree.iter() if name in (each.get("class") or "").split()]
    return found[0] if found else None


def number(tree, name):
    """Return value, text, and whether it is waited for."""
    holder = of(tree, name)
    (data,) = holder.iter("data")
    pending = data.get("data-pending") or holder.get("data-pending")
    return data.get("value"), data.text, pending == "true"


def byline(built, post):
    (line,) = with_class(built.page(f"posts/{post}"), "blogarchive-by")
    return line


def test_it_is_built_without_a_warning(built):
    assert built.warnings == []
    assert problems(built.out) == []


@pytest.mark.parametrize("style", ["cards", "byline"])
def test_cards_and_entries_with_a_byline_hold_the_numbers(built, style):
    tree = entry(built, style, "known")
    assert number(tree, COMMENTS) == ("30", "30", False)
    assert number(tree, VIEWS) == ("79067", "79067", False)


@pytest.mark.parametrize("style", ["list", "table", "series", "calendar", "full"])
def test_short_lists_tables_and_books_do_not(built, style):
    assert with_class(built.page(style), COMMENTS) == with_class(built.page(style), VIEWS) == []


def test_the_line_under_the_title_of_a_post_holds_them(built):
    assert number(byline(built, "known"), COMMENTS) == ("30", "30", False)
    assert number(byline(built, "known"), VIEWS) == ("79067", "79067", False)


def test_a_number_says_what_it_counts(built):
    tree = entry(built, "cards", "known")
    assert of(tree, COMMENTS).text_content() == "Comments 30"
    assert of(tree, VIEWS).text_content() == "Views 79067"


def test_the_number_of_comments_leads_to_them(built):
    assert of(entry(built, "cards", "known"), COMMENTS).get("href") == (
        "posts/known.html#blogarchive-comments"
    )
    assert of(byline(built, "known"), COMMENTS).get("href") == "#blogarchive-comments"
    assert built.page("posts/known").get_element_by_id("blogarchive-comments") is not None


def test_a_number_that_is_not_known_keeps_its_room(built):
    tree = entry(built, "cards", "new")
    assert number(tree, COMMENTS) == ("0", "0", True)
    assert number(tree, VIEWS) == ("0", "0", True)


def test_what_stands_between_is_hidden_with_a_number_that_is_not_known(built):
    line = byline(built, "new")
    assert of(line, VIEWS).text_content() == " | Views 0"
    assert not of(line, VIEWS).getprevious().tail


@pytest.mark.parametrize("page", ["cards", "byline"])
def test_a_number_tells_scripts_its_key(built, page):
    (data,) = of(entry(built, page, "known"), COMMENTS).iter("data")
    assert data.get("data-comments") == "/p/1"
    (data,) = of(entry(built, page, "known"), VIEWS).iter("data")
    assert data.get("data-views") == "/p/1"


def test_of_a_closed_post_the_snapshots_number_stands_and_nobody_is_asked(built):
    tree = entry(built, "cards", "counted")
    assert number(tree, COMMENTS) == ("2", "2", False)
    assert of(tree, COMMENTS).xpath(".//@data-comments") == []


def test_a_number_leads_nowhere_if_there_is_nothing_to_read(built):
    assert of(entry(built, "cards", "counted"), COMMENTS).tag == "span"


def test_of_a_closed_post_without_comments_nothing_is_said_but_its_views(built):
    tree = entry(built, "cards", "silent")
    assert of(tree, COMMENTS) is None
    assert of(tree, VIEWS) is not None


def test_a_page_without_a_section_counts_its_view_by_its_byline(built):
    assert byline(built, "silent").xpath(".//@data-hit") == ["true"]
    assert byline(built, "known").xpath(".//@data-hit") == []


def test_a_list_counts_no_views(built):
    assert built.page("cards").xpath("//@data-hit") == []


def test_what_the_service_lacks_is_shown_of_the_snapshot_alone(blog):
    conf(blog, ISSO)
    built = blog.build(out="isso")
    assert of(entry(built, "cards", "new"), VIEWS) is None
    tree = of(entry(built, "cards", "known"), VIEWS)
    assert tree.xpath(".//@data-views") == []
    assert number(entry(built, "cards", "known"), VIEWS) == ("79067", "79067", False)


def test_without_a_service_the_snapshot_is_shown(blog):
    conf(blog, {})
    built = blog.build(out="none")
    assert number(entry(built, "cards", "known"), COMMENTS) == ("30", "30", False)
    assert of(entry(built, "cards", "new"), COMMENTS) is None
    assert built.page("cards").xpath("//@data-comments | //@data-views") == []


def test_numbers_that_are_not_wanted_are_nowhere(blog):
    conf(blog, {**WALINE, "counts": False, "views": False})
    built = blog.build(out="declined")
    for page in ("cards", "posts/known"):
        assert built.page(page).xpath("//data[@data-comments or @data-views]") == []
        assert with_class(built.page(page), COMMENTS) == with_class(built.page(page), VIEWS) == []


def test_drafts_and_posts_of_the_future_are_told_to_nobody(blog):
    conf(blog, WALINE)
    blog.post("draft", "# Draft\n", draft="true", comments_key="/p/1x")
    built = blog.build(out="drafts", blogarchive_drafts=True)
    blog.remove("posts/draft.md")
    told = "//main//*[@data-comments or @data-views or @data-hit]"
    assert built.page("posts/draft").xpath(told) == []
    assert "/p/1x" not in built.text("blogarchive-comments.json")


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "json", "text", "latex"])
def test_nothing_of_it_is_in_what_is_no_web_site(blog, builder):
    conf(blog, WALINE)
    built = blog.build(builder, out=builder)
    texts = [text for name, text in built.files().items() if not name.endswith((".epub", ".css"))]
    assert not any(b"79067" in text or b"blogarchive-comments" in text for text in texts)


@pytest.mark.parametrize("theme", ["furo", "pydata_sphinx_theme"])
def test_other_themes_show_the_same(blog, theme):
    conf(blog, WALINE, f"html_theme = {theme!r}\n")
    built = blog.build(out=theme)
    assert number(entry(built, "cards", "known"), COMMENTS) == ("30", "30", False)
    assert number(byline(built, "known"), VIEWS) == ("79067", "79067", False)


def test_feeds_hold_no_numbers(built):
    for name in ("atom.xml", "rss.xml", "feed.json"):
        assert "79067" not in built.text(name)
        assert "Well said" not in built.text(name)


def test_a_provider_of_a_form_alone_shows_no_numbers_by_itself(blog):
    conf(blog, GISCUS)
    built = blog.build(out="giscus")
    assert of(entry(built, "cards", "new"), COMMENTS) is None
    assert built.page("cards").xpath("//script[contains(@src, 'blogarchive-comments')]") == []
