"""The part of a post where readers comment, and what its page loads for it."""

from __future__ import annotations

import json

import pytest

from tests.comments.support import (
    GISCUS,
    ISSO,
    SERVER,
    WALINE,
    conf,
    scripts,
    section,
    talking,
    with_class,
)

ANYWHERE = ("posts/known", "posts/new", "posts/closed", "posts/silent", "cards")


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    return talking(tmp_path_factory, WALINE)


@pytest.fixture(scope="module")
def built(blog):
    return blog.build()


def classes(tree):
    """Return the classes of what is in a section."""
    return [child.get("class", "").split(" ")[0] for child in tree]


def test_a_section_has_a_heading_with_the_number_and_a_place_for_the_service(built):
    found = section(built, "posts/new")
    heading, client = found
    assert (heading.tag, heading.text_content()) == ("h2", "Comments 0")
    assert heading.get("id") == found.get("aria-labelledby")
    assert classes(found)[1:] == ["blogarchive-comments-client"]
    assert client.text_content() == "Comments need JavaScript."


def test_a_section_tells_scripts_what_it_is_about(built):
    assert {
        name: value for name, value in section(built, "posts/new").items() if name[:5] == "data-"
    } == {
        "data-key": "/posts/new",
        "data-title": "New & old",
        "data-url": "https://example.org/blog/posts/new.html",
        "data-lang": "zh-CN",
        "data-hit": "true",
    }


def test_the_address_of_a_post_with_an_id_is_its_permanent_one(built):
    assert section(built, "posts/known").get("data-url") == "https://example.org/blog/p/1"


def test_comments_of_a_snapshot_come_before_the_place_for_new_ones(built):
    found = section(built, "posts/known")
    assert classes(found)[1:] == ["blogarchive-thread", "blogarchive-comments-client"]
    assert "Well said." in found[1].text_content()


def test_where_there_are_comments_to_read_nobody_is_asked_for_scripts(built):
    assert section(built, "posts/known")[2].text_content() == ""


def test_the_section_is_the_last_thing_on_its_page_beside_the_main_content(built):
    found = section(built, "posts/known")
    assert [each.tag for each in found.iterancestors()][:3] == ["div", "div", "div"]
    assert list(found.iterancestors("main")) == []
    assert found.getnext() is None


def test_a_closed_post_keeps_its_discussion_and_says_so(built):
    found = section(built, "posts/closed")
    assert classes(found)[1:] == ["blogarchive-thread", "blogarchive-comments-closed"]
    assert found[2].text_content() == "Comments are closed."
    assert found.xpath(".//@data-comments") == []


@pytest.mark.parametrize("post", ["counted", "silent"])
def test_a_closed_post_without_a_discussion_has_no_section(built, post):
    assert section(built, f"posts/{post}") is None


def test_without_a_service_a_discussion_is_closed(blog):
    conf(blog, {})
    built = blog.build(out="none")
    assert classes(section(built, "posts/known"))[1:] == [
        "blogarchive-thread",
        "blogarchive-comments-closed",
    ]
    assert section(built, "posts/new") is None
    assert all(scripts(built, page) == [] for page in ANYWHERE)


def test_with_consent_readers_are_told_whom_they_will_ask(blog):
    conf(blog, {**WALINE, "load": "consent"})
    found = section(blog.build(out="consent"), "posts/new")
    _heading, consent, _client = found
    assert consent.get("hidden") is not None
    assert consent.text.startswith("Comments are loaded from comments.example.org, which")
    (button,) = consent
    assert (button.get("type"), button.text) == ("button", "Show comments")


def test_all_hosts_that_are_asked_are_named(blog):
    conf(blog, {**WALINE, "load": "consent", "client": "https://unpkg.com/w@1.2.3/w.js"})
    digest = "sha384-" + "A" * 64
    client = {"script": "https://unpkg.com/w@1.2.3/w.js", "script_integrity": digest}
    conf(blog, {**WALINE, "load": "consent", "client": client})
    _heading, consent, _client = section(blog.build(out="hosts"), "posts/new")
    assert "from comments.example.org, unpkg.com," in consent.text


def test_a_writer_can_put_it_elsewhere_or_leave_it_out(blog):
    conf(blog, WALINE, 'blogarchive_post_parts = ["comments", "related"]\n')
    found = section(blog.build(out="before"), "posts/new")
    assert found is not None
    conf(blog, WALINE, 'blogarchive_post_parts = ["related"]\n')
    built = blog.build(out="without")
    assert section(built, "posts/new") is None
    assert built.page("posts/new").xpath("//main//a[contains(@href, '#blogarchive-com')]") == []


@pytest.mark.parametrize("theme", ["furo", "pydata_sphinx_theme"])
def test_other_themes_have_it_at_the_end_of_the_post(blog, theme):
    conf(blog, WALINE, f"html_theme = {theme!r}\n")
    built = blog.build(out=theme)
    found = section(built, "posts/new")
    assert next(found.iterancestors("article")).get("class").startswith("h-entry")
    assert [each.get("src").partition("?")[0] for each in scripts(built, "posts/new")] == [
        "../_static/blogarchive-comments-waline.js",
        "../_static/blogarchive-comments.js",
    ]


def test_a_search_finds_what_was_said_and_not_what_is_around_it(built):
    text = built.text("searchindex.js")
    terms = json.loads(text[text.index("(") + 1 : text.rindex(")")])["terms"]
    assert "said" in terms
    assert not terms.keys() & {"javascript", "comment", "close", "closed", "12"}


def test_the_words_are_in_the_language_of_the_site(blog):
    conf(blog, WALINE, 'language = "zh_CN"\n')
    found = section(blog.build(out="zh"), "posts/new")
    assert found[0].text.strip() == "评论"


# ---- what is loaded


def told(built, page):
    return {
        name.removeprefix("data-"): value
        for name, value in scripts(built, page)[-1].items()
        if name.startswith("data-")
    }


def test_scripts_are_deferred_adapters_before_what_needs_them(built):
    found = scripts(built, "index")
    assert [each.get("src").partition("?")[0] for each in found] == [
        "_static/blogarchive-comments-waline.js",
        "_static/blogarchive-recent.js",
        "_static/blogarchive-comments.js",
    ]
    assert all(each.get("defer") is not None and not each.text for each in found)


def test_scripts_are_told_the_setting(built):
    found = {key: value for key, value in told(built, "posts/new").items() if key[:5] != "word-"}
    assert found.pop("client-script").startswith("../_static/blogarchive-client.js?v=")
    assert found == {
        "provider": "waline",
        "server": SERVER,
        "root": "../",
        "load": "scroll",
        "counts": "true",
        "views": "true",
        "recent": "5",
        "color-scheme": "auto",
        "map": "blogarchive-comments.json",
    }


def test_scripts_are_told_where_the_root_is_from_each_page(built):
    assert told(built, "index")["root"] == "./"
    assert told(built, "archive/2024")["root"] == "../"


def test_scripts_are_told_options_as_data(blog):
    setting = {**GISCUS, "language": "zh_TW", "color_scheme": "dark", "load": "at once"}
    conf(blog, setting)
    found = told(blog.build(out="giscus"), "posts/new")
    assert json.loads(found["options"]) == GISCUS["options"]
    assert found["client-script"] == "https://giscus.app/client.js"
    assert (found["language"], found["color-scheme"]) == ("zh-TW", "dark")
    assert found["load"] == "at once"
    assert not found.keys() & {"server", "counts", "views", "recent", "map"}


def test_pages_that_show_nothing_of_it_load_nothing(blog):
    conf(blog, GISCUS)
    built = blog.build(out="giscus")
    assert [page for page in ANYWHERE if scripts(built, page)] == ["posts/known", "posts/new"]


def test_a_sheet_is_linked_where_something_is_shown(blog):
    conf(blog, {**GISCUS, "recent": 0})
    built = blog.build(out="giscus")
    linked = "//link[contains(@href, 'blogarchive-comments.css')]"
    assert [page for page in ANYWHERE if built.page(page).xpath(linked)] == [
        "posts/known",
        "posts/new",
        "posts/closed",
        "cards",
    ]


def test_only_what_is_needed_is_copied(built):
    ours = ("_static/blogarchive-comments", "_static/blogarchive-client", "_static/blogarchive-rec")
    assert sorted(name for name in built.files() if name.startswith(ours)) == [
        "_static/blogarchive-client.js",
        "_static/blogarchive-comments-waline.js",
        "_static/blogarchive-comments.css",
        "_static/blogarchive-comments.js",
        "_static/blogarchive-recent.js",
    ]


def test_an_adapter_of_ones_own_is_copied_and_linked(blog):
    blog.write("js/mine.js", "// mine\n")
    conf(blog, {"provider": "js/mine.js", "options": {"a": [1]}, "views": False})
    built = blog.build(out="own")
    assert built.text("_static/blogarchive-comments-mine.js") == "// mine\n"
    found = told(built, "posts/new")
    assert (found["provider"], found["options"]) == ("mine", '{"a":[1]}')
    assert "views" not in found


def test_an_adapter_of_ones_own_can_stand_in_for_one_of_ours(blog):
    blog.write("js/isso.js", "// better\n")
    conf(blog, {"provider": "js/isso.js"})
    built = blog.build(out="own")
    assert built.text("_static/blogarchive-comments-isso.js") == "// better\n"


def test_a_site_without_comments_has_nothing_of_it(blog):
    conf(blog, {"snapshot": ""})
    built = blog.build(out="nothing")
    assert not [name for name in built.files() if "comments" in name]
    assert not [
        page for page in ANYWHERE if b"blogarchive-comments" in built.files()[f"{page}.html"]
    ]


# ---- the map of keys


def test_the_map_leads_from_keys_to_pages_and_titles(built):
    assert json.loads(built.text("blogarchive-comments.json")) == {
        "/p/1": ["posts/known.html", "Known"],
        "/posts/closed": ["posts/closed.html", "Closed"],
        "/posts/counted": ["posts/counted.html", "Counted"],
        "/posts/new": ["posts/new.html", "New & old"],
        "/posts/silent": ["posts/silent.html", "Silent"],
    }


def test_the_map_has_addresses_as_the_builder_makes_them(blog):
    conf(blog, ISSO)
    built = blog.build("dirhtml", out="dirhtml")
    assert json.loads(built.text("blogarchive-comments.json"))["/p/1"] == ["posts/known/", "Known"]


def test_there_is_no_map_where_nobody_tells_of_the_newest_comments(blog):
    conf(blog, {**ISSO, "recent": 0})
    assert "blogarchive-comments.json" not in blog.build(out="isso").files()


def test_no_style_or_script_is_written_into_a_page(built):
    tree = built.page("posts/known")
    for part in with_class(tree, "blogarchive-comments"):
        assert part.xpath(".//script | .//style | .//@style | .//@onclick") == []
