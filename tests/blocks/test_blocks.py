"""What each block shows, and when it shows nothing."""

from __future__ import annotations

import pytest

from tests.blocks.support import BLOCKS, CONF, SIDEBAR, block, links, sidebar, texts, write_blog
from tests.site import problems

POST = "posts/p5"
#: What has nothing to show as yet.
EMPTY = {"recent-comments"}


@pytest.fixture(scope="module")
def page(built):
    return built.page(POST)


def test_nothing_is_warned_about(built):
    assert built.warnings == []


def test_ids_links_and_markup_are_right(built):
    assert problems(built.out) == []


@pytest.mark.parametrize("name", sorted({*BLOCKS} - EMPTY - {"notices"}))
def test_each_block_is_named_by_its_heading(page, name):
    found = block(page, name)
    (heading,) = found.xpath("./h2")
    assert heading.get("id") == f"blogarchive-block-{name}"
    # posts have a landmark of that name below their text
    assert found.get("aria-labelledby") == (heading.get("id") if name != "license" else None)


@pytest.mark.parametrize("name", sorted({*BLOCKS} - EMPTY - {"notices", "license", "search"}))
def test_lists_of_links_are_navigation(page, name):
    assert block(page, name).tag == "nav"


@pytest.mark.parametrize("name", sorted(EMPTY))
def test_what_there_is_none_of_has_no_block(page, name):
    assert block(page, name) is None


def test_blocks_without_content_leave_nothing(blog):
    blog.conf(sidebar(*({*BLOCKS} - {"search"})))
    blog.write("about.md", "Untitled, without anything.\n")
    assert b"blogarchive-block" not in (blog.build().out / "about.html").read_bytes()


def test_contents_lead_to_the_sections(page):
    found = links(block(page, "contents"))
    assert ("Section of 5", "#section-of-5") in found


def test_a_page_with_one_heading_has_no_contents(built):
    assert block(built.page("posts/note"), "contents") is None


def test_recent_posts_are_the_newest(page):
    found = links(block(page, "recent-posts"))
    assert found == [("Only words.", "../posts/note.html"), ("Title 5 <&", "../posts/p5.html")]


def test_the_link_to_the_page_itself_is_marked(page):
    marked = block(page, "recent-posts").xpath(".//a[@aria-current='page']/@href")
    assert marked == ["../posts/p5.html"]


def test_a_link_to_a_post_in_another_language_says_so(blog):
    write_blog(blog, CONF + sidebar("recent-posts") + "blogarchive_recent_posts = 4\n")
    found = block(blog.build().page("index"), "recent-posts").xpath(".//a")
    # p3 is in English, as the site is
    assert [a.get("lang") for a in found] == [None, None, "zh", None]


def test_random_posts_are_none_of_the_newest(page):
    found = {href for _, href in links(block(page, "random-posts"))}
    assert len(found) == 2
    assert found <= {f"../posts/p{number}.html" for number in (1, 2, 3, 4)}


def test_categories_have_counts(page):
    assert texts(block(page, "categories"), ".//li") == ["Essays (3)", "Notes (2)"]


def test_categories_lead_to_their_pages(page):
    assert links(block(page, "categories"))[0] == ("Essays", "../category/essays.html")


def test_tags_are_weighed(page):
    found = block(page, "tag-cloud").xpath(".//li")
    classes = [item.get("class").removeprefix("blogarchive-weight-") for item in found]
    assert list(zip(texts(block(page, "tag-cloud"), ".//li"), classes, strict=True)) == [
        ("all (5)", "5"),
        ("even (2)", "1"),
        ("odd (3)", "3"),
    ]


def test_counts_of_tags_are_for_screen_readers(page):
    hidden = block(page, "tag-cloud").xpath(".//a/span[@class='blogarchive-hidden']")
    assert [" ".join(span.text.split()) for span in hidden] == ["(5)", "(2)", "(3)"]


def test_the_cloud_holds_as_many_tags_as_are_wanted(blog):
    write_blog(blog, CONF + sidebar("tag-cloud") + "blogarchive_tag_cloud = 2\n")
    found = texts(block(blog.build().page("index"), "tag-cloud"), ".//li")
    assert found == ["all (5)", "odd (3)"]


def test_the_archive_is_folded_but_for_the_newest_year(page):
    found = block(page, "archive").xpath("./details")
    assert [(texts(year, "./summary"), year.get("open") is not None) for year in found] == [
        (["2021 (4)"], True),
        (["2020 (2)"], False),
    ]


def test_the_archive_leads_to_months_and_years(page):
    found = links(block(page, "archive"))
    assert found[-3:] == [
        ("February 2020", "../archive/2020/02.html"),
        ("January 2020", "../archive/2020/01.html"),
        ("All of 2020", "../archive/2020.html"),
    ]


def test_series_have_counts(page):
    assert texts(block(page, "series"), ".//li") == ["Parts (2)"]


@pytest.fixture
def serial(blog):
    """Four series, the later in the alphabet the older."""
    for number, name in enumerate("DCBA"):
        blog.post(f"{name}1", date=f"2024-05-0{number + 1}", series=name)
        blog.post(f"{name}2", date=f"2024-06-0{number + 1}", series=name)
    blog.post("D3", date="2024-07-01", series="D")
    return blog


def test_series_are_those_with_the_newest_posts_and_lead_to_all(serial):
    serial.conf(sidebar("series") + "blogarchive_block_terms = 2\n")
    found = block(serial.build().page("index"), "series")
    assert texts(found, ".//li") == ["A (2)", "D (3)", "Show all (4)"]
    assert links(found)[-1] == ("Show all", "./series.html")


def test_series_lead_to_no_list_of_all_that_isnt_there(serial):
    serial.conf(sidebar("series") + "blogarchive_block_terms = 2\nblogarchive_pages = []\n")
    assert texts(block(serial.build().page("index"), "series"), ".//li") == ["A (2)", "D (3)"]


def test_all_series_are_there_if_there_is_room(serial):
    serial.conf(sidebar("series") + "blogarchive_block_terms = 4\n")
    found = texts(block(serial.build().page("index"), "series"), ".//li")
    assert found == ["A (2)", "B (2)", "C (2)", "D (3)"]


def test_authors_have_counts_and_a_picture_with_its_size(page):
    found = block(page, "authors")
    (picture,) = found.xpath(".//img")
    assert texts(found, ".//li") == ["Ada L. (5)"]
    assert (picture.get("src"), picture.get("width"), picture.get("height")) == (
        "../_images/cover.png",
        "32",
        "32",
    )


def test_links_lead_to_friends(page):
    found = block(page, "links")
    assert links(found)[0] == ("Friend & Co", "https://friend.example/?a=1&b=2")
    assert texts(found, ".//li")[0] == "Friend & Co Knows <all>"


def test_membership_leads_to_both_forms_and_the_archive(page):
    assert links(block(page, "membership")) == [
        ("Register", "https://example.org/join"),
        ("Log in", "https://example.org/in"),
        ("All posts", "../archive.html"),
    ]


def test_search_asks_the_search_page(page):
    found = block(page, "search")
    (form,) = found.xpath(".//form")
    assert (found.tag, form.get("action"), form.get("method")) == (
        "search",
        "../search.html",
        "get",
    )
    (label,) = found.xpath(".//label")
    assert found.xpath(".//input[@name='q']/@id") == [label.get("for")]


def test_without_generated_pages_nothing_is_linked(blog):
    write_blog(blog, CONF + SIDEBAR + "blogarchive_pages = []\n")
    page = blog.build().page(POST)
    for name in ("categories", "tag-cloud", "archive", "series", "authors"):
        assert links(block(page, name)) == []
    assert texts(block(page, "categories"), ".//li") == ["Essays (3)", "Notes (2)"]


@pytest.mark.parametrize("theme", ["alabaster", "pydata_sphinx_theme", "blogarchive"])
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_blocks_are_the_same_in_other_themes(built, blog, theme, builder):
    write_blog(blog)
    other = blog.build(builder, html_theme=theme)
    name = POST if builder == "html" else f"{POST}/index"
    assert other.warnings == []
    for each in BLOCKS:
        if each not in (*EMPTY, "notices"):
            assert texts(block(other.page(name), each), ".") == texts(
                block(built.page(POST), each), "."
            )


@pytest.mark.parametrize("theme", ["alabaster", "furo", "pydata_sphinx_theme"])
def test_ids_links_and_markup_are_right_in_folders_and_other_themes(blog, theme):
    write_blog(blog)
    found = problems(blog.build("dirhtml", html_theme=theme).out)
    # alabaster labels its search box by an id that it doesn't have
    assert [problem for problem in found if "'searchlabel'" not in problem] == []


def test_furo_takes_blocks_beside_its_own(blog):
    write_blog(
        blog,
        CONF + 'html_sidebars = {"**": ["sidebar/brand.html", "blogarchive/recent-posts.html"]}\n',
    )
    built = blog.build(html_theme="furo")
    assert built.warnings == []
    assert len(links(block(built.page(POST), "recent-posts"))) == 2


def test_a_template_of_the_users_goes_before_ours(blog):
    write_blog(blog, CONF + SIDEBAR + 'templates_path = ["_templates"]\n')
    blog.write(
        "_templates/blogarchive/recent-posts.html",
        "<p id='mine'>{% for post in blogarchive.recent_posts %}"
        "<a href='{{ blogarchive.href(post) }}'>{{ post.title|e }}</a>{% endfor %}</p>",
    )
    page = blog.build().page(POST)
    assert block(page, "recent-posts") is None
    (mine,) = page.xpath("//*[@id='mine']")
    assert links(mine)[0] == ("Only words.", "../posts/note.html")


def test_a_template_of_the_users_may_be_written_once_for_all_pages(blog):
    write_blog(blog, sidebar("mine") + 'templates_path = ["_templates"]\n')
    blog.write(
        "_templates/blogarchive/mine.html",
        "<p id='mine'>{{ pagename }}{% call blogarchive.once('mine') %}"
        '<a href="{{ blogarchive.href(blogarchive.tags[0]) }}">{{ pagename }}</a>'
        "{% endcall %}</p>",
    )
    built = blog.build()
    assert built.warnings == []
    found = {name: built.page(name).xpath("//*[@id='mine']")[0] for name in (POST, "index")}
    # both show what was written for one of them, each with its own way there
    assert len({mine.xpath("string(a)") for mine in found.values()}) == 1
    assert [mine.xpath("string(a/@href)") for mine in found.values()] == [
        "../tag/all.html",
        "./tag/all.html",
    ]


def test_a_block_of_the_users_is_written_for_each_page_between_others(blog):
    write_blog(blog, 'html_theme = "blogarchive"\ntemplates_path = ["_templates"]\n')
    blog.write("_templates/blogarchive/recent-posts.html", "<p id='mine'>{{ pagename }}</p>")
    built = blog.build()
    for name in (POST, "index"):
        page = built.page(name)
        assert page.xpath("string(//*[@id='mine'])") == name
        (before, after) = (block(page, "search"), block(page, "tag-cloud"))
        assert page.xpath("//aside")[0].index(before) < page.xpath("//aside")[0].index(after)


def test_pages_of_data_are_left_alone(blog):
    write_blog(blog)
    assert blog.build("json").warnings == []


@pytest.mark.parametrize("builder", ["singlehtml", "epub"])
def test_other_builders_take_blocks_without_a_warning(blog, builder):
    write_blog(blog)
    assert blog.build(builder, copyright="2024, Ada").warnings == []


def test_a_block_that_does_not_exist_is_warned_about_and_left_out(blog):
    blog.conf(sidebar("recent_posts", "search"))
    built = blog.build()
    (warning,) = built.warnings
    assert f"{blog.src / 'conf.py'}:" in warning
    assert "'blogarchive/recent_posts.html', which is no block" in warning
    assert "write blogarchive/recent-posts.html [blogarchive.config]" in warning
    assert block(built.page("index"), "search") is not None


def test_patterns_of_sidebars_that_meet_are_warned_about_once(blog):
    blog.conf(
        'html_sidebars = {"**": ["blogarchive/search.html"], '
        '"posts/*": ["blogarchive/search.html"]}\n'
    )
    blog.post("p")
    built = blog.build()
    # by Sphinx, for the post; other themes and builders look at the patterns as often
    assert len([w for w in built.warnings if "page posts/p matches" in w]) == 1
