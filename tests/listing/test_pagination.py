"""Listings that go on over further pages."""

from __future__ import annotations

import pytest

from tests.helpers import Blog


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("pagination"))
    for number in range(1, 20):
        blog.post(
            f"p{number:02}",
            f"# Post {number}\n",
            date=f"2024-01-{number:02}",
            tags="x" if number <= 17 else "y",
        )
    archive = "# {}\n\n```{{archive}}\n{}\n```\n\n```{{toctree}}\n:hidden:\n\n{}\n```\n"
    blog.write("index.md", archive.format("Home", ":paginate:", "news\nblog/index\nten"))
    blog.write("news.md", archive.format("News", ":paginate: 10\n:tag: x", ""))
    blog.write("blog/index.md", archive.format("Blog", ":paginate: 6\n:limit: 13", ""))
    blog.write("ten.md", archive.format("Ten", ":paginate: 10\n:tag: y", ""))
    return blog.build()


def numbers(built, docname):
    return [int(title.removeprefix("Post ")) for title in built.titles(docname)]


def test_nothing_warns(built):
    assert built.warnings == []


def test_a_page_holds_eight_posts_by_default(built):
    assert numbers(built, "index") == [*range(19, 11, -1)]
    assert numbers(built, "page/2") == [*range(11, 3, -1)]
    assert numbers(built, "page/3") == [3, 2, 1]
    assert not built.has("page/4")
    assert not built.has("page/1")


def test_the_directive_can_give_the_size(built):
    assert numbers(built, "news") == [*range(17, 7, -1)]
    assert numbers(built, "news/page/2") == [*range(7, 0, -1)]


def test_a_limit_holds_for_all_pages_together(built):
    assert [numbers(built, name) for name in ("blog/index", "blog/page/2", "blog/page/3")] == [
        [19, 18, 17, 16, 15, 14],
        [13, 12, 11, 10, 9, 8],
        [7],
    ]


def test_a_listing_that_fits_has_no_further_page_and_no_pager(built):
    assert not (built.out / "ten").exists()
    assert built.page("ten").xpath("//nav[contains(@class, 'blogarchive-pager')]") == []


def test_pages_of_terms_and_dates_are_paginated(built):
    assert numbers(built, "tag/x/page/3") == [1]
    assert numbers(built, "archive/2024/page/3") == [3, 2, 1]
    assert numbers(built, "archive/2024/01/page/2") == [*range(11, 3, -1)]


def test_the_whole_archive_is_one_page(built):
    assert numbers(built, "archive") == [*range(19, 0, -1)]
    assert not (built.out / "archive/page").exists()


def pager(built, docname):
    nav = built.page(docname).xpath("//nav[contains(@class, 'blogarchive-pager')]")[0]
    return [(node.text_content(), node.get("href")) for node in nav.xpath(".//a|.//span")]


def test_the_pager_leads_to_all_pages(built):
    assert pager(built, "page/2") == [
        ("Newer", "../index.html"),
        ("1", "../index.html"),
        ("2", None),
        ("3", "3.html"),
        ("Older", "3.html"),
    ]


def test_the_pager_of_the_first_page_has_nothing_newer(built):
    assert pager(built, "blog/index") == [
        ("1", None),
        ("2", "page/2.html"),
        ("3", "page/3.html"),
        ("Older", "page/2.html"),
    ]


def test_the_pager_marks_the_page_that_is_shown(built):
    nav = built.page("page/2").xpath("//nav[contains(@class, 'blogarchive-pager')]")[0]
    assert [node.text for node in nav.xpath(".//*[@aria-current='page']")] == ["2"]


def test_further_pages_bear_the_title_and_their_number(built):
    assert built.page("news/page/2").xpath("string(//h1/text())") == "News – page 2"


def test_long_pagers_leave_out_pages_in_the_middle(blog):
    blog.conf("blogarchive_posts_per_page = 1\nblogarchive_pages = []\n")
    for number in range(1, 10):
        blog.post(f"p{number}", f"# {number}\n", date=f"2024-01-0{number}")
    blog.write("index.md", "# Home\n\n```{archive}\n:paginate:\n```\n")
    built = blog.build()
    nav = built.page("page/5").xpath("//nav[contains(@class, 'blogarchive-pager')]")[0]
    shown = [node.text_content() for node in nav.xpath(".//li")]
    assert shown == ["Newer", "1", "2", "…", "4", "5", "6", "…", "8", "9", "Older"]


def test_pages_of_dirhtml_link_to_one_another(blog):
    blog.conf("blogarchive_posts_per_page = 1\nblogarchive_pages = []\n")
    for number in range(1, 4):
        blog.post(f"p{number}", f"# {number}\n", date=f"2024-01-0{number}")
    blog.write("index.md", "# Home\n\n```{archive}\n:paginate:\n```\n")
    built = blog.build("dirhtml")
    page = built.page("page/2/index")
    links = page.xpath("//nav[contains(@class, 'blogarchive-pager')]//a/@href")
    assert links == ["../../", "../../", "../3/", "../3/"]


def test_only_the_first_of_two_listings_on_a_page_goes_on(blog):
    for number in range(1, 4):
        blog.post(f"p{number}", f"# {number}\n", date=f"2024-01-0{number}")
    listing = "```{archive}\n:paginate: 2\n```\n\n"
    blog.write("index.md", f"# Home\n\n{listing}{listing}")
    built = blog.build()
    assert len(built.warnings) == 1
    assert "index.md:7" in built.warnings[0]
    assert "[blogarchive.archive]" in built.warnings[0]
    assert built.titles("page/2") == ["1"]
    feeds = built.page("index").xpath("//div[contains(@class, 'h-feed')]")
    assert [len(feed.xpath(".//article")) for feed in feeds] == [2, 3]


def test_a_listing_beside_a_paginated_one_has_no_pager(blog):
    for number in range(1, 4):
        blog.post(f"p{number}", f"# {number}\n", date=f"2024-01-0{number}")
    blog.write(
        "index.md", "# Home\n\n```{archive}\n:limit: 1\n```\n\n```{archive}\n:paginate: 2\n```\n"
    )
    page = blog.build().page("index")
    assert len(page.xpath("//nav[contains(@class, 'blogarchive-pager')]")) == 1


def test_other_builders_list_all_posts_at_once(blog):
    for number in range(1, 6):
        blog.post(f"p{number}", f"# Post {number}\n", date=f"2024-01-0{number}")
    blog.write("index.md", "# Home\n\n```{archive}\n:paginate: 2\n```\n")
    text = blog.build("text").text("index.txt")
    assert [line for line in text.splitlines() if "Post" in line] == [
        f"* Post {number} (Jan {number}, 2024)" for number in range(5, 0, -1)
    ]


def test_a_document_of_the_writers_at_the_place_of_a_further_page_wins(blog):
    for number in range(1, 4):
        blog.post(f"p{number}", f"# {number}\n", date=f"2024-01-0{number}")
    blog.write("index.md", "# Home\n\n```{archive}\n:paginate: 1\n```\n")
    blog.write("page/2.md", "---\norphan: true\n---\n# Mine\n")
    built = blog.build()
    assert built.page("page/2").xpath("string(//h1/text())") == "Mine"
    assert built.titles("page/3") == ["1"]


@pytest.mark.parametrize("first", ["archive", "tag"])
def test_the_listing_of_a_home_goes_on_before_any_other_on_the_page(blog, first):
    for number in range(1, 11):
        blog.post(f"p{number:02}", f"# P{number}\n", date=f"2024-01-{number:02}", tags="x")
    parts = {"archive": "```{archive}\n:paginate: 2\n```\n", "tag": "```{tag} x\n```\n"}
    both = sorted(parts, key=lambda name: name != first)
    blog.write("x.md", "---\norphan: true\n---\n# X\n\n" + "\n".join(parts[name] for name in both))
    built = blog.build()
    assert [w for w in built.warnings if "paginate" not in w] == []
    assert len(built.warnings) == 1
    assert built.titles("x/page/2") == ["P2", "P1"]
    feeds = built.page("x").find_class("h-feed")
    assert sorted(len(feed.find_class("h-entry")) for feed in feeds) == [8, 10]
