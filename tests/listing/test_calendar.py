"""Lists of posts as calendars."""

from __future__ import annotations

import html5lib
import pytest

from tests.helpers import walk


def tables(built, docname, place=0):
    """Return the months of one calendar on a page."""
    return built.page(docname).xpath("//div[@class='blogarchive-months']")[place].xpath("./table")


def captions(found):
    return [table.xpath("string(./caption)") for table in found]


def cell(table, day):
    """Return the cell of a day."""
    [found] = [
        td
        for td in table.xpath(".//td")
        if td.text == str(day) or td.xpath("string((.//span[@aria-hidden])[1])") == str(day)
    ]
    return found


def names(td):
    """Return what a screen reader says of the links in a cell."""
    return ["".join(a.xpath(".//text()[not(ancestor::*[@aria-hidden])]")) for a in td.xpath(".//a")]


def test_there_is_a_table_for_each_month_with_posts_newest_first(indexed):
    assert captions(tables(indexed, "calendar")) == [
        "May 2024",
        "March 2024",
        "February 2022",
        "February 2021",
        "December 2009",
    ]


def test_a_month_leads_to_its_page(indexed):
    links = [table.xpath("string(./caption/a/@href)") for table in tables(indexed, "calendar")]
    assert links[0] == "archive/2024/05.html"


def test_the_columns_are_headed_by_the_days_of_the_week(indexed):
    heads = tables(indexed, "calendar")[0].xpath("./thead//th")
    assert {head.get("scope") for head in heads} == {"col"}
    shown = [head.xpath("string(./span[@aria-hidden])") for head in heads]
    said = [head.xpath("string(./span[not(@aria-hidden)])") for head in heads]
    assert (shown[0], said[0], said[-1]) == ("Mo", "Monday", "Sunday")


@pytest.mark.parametrize(
    ("language", "shown", "said"),
    [("zh_CN", "周一", "星期一"), ("de", "Mo.", "Montag"), ("en_US", "Su", "Sunday")],
)
def test_weeks_begin_as_in_the_language_of_the_project(blog, language, shown, said):
    blog.post("one", "# One\n", date="2024-09-01")
    blog.write("index.md", "# Home\n\n```{archive}\n:style: calendar\n```\n")
    built = blog.build(language=language)
    [september] = tables(built, "index")
    first = september.xpath("./thead//th[1]/span")
    assert [span.text for span in first] == [shown, said]
    # a Sunday
    row = 1 if language == "en_US" else 7
    assert cell(september, 1).xpath("count(preceding-sibling::td)") == row - 1


def test_a_day_with_a_post_is_a_link_that_says_date_and_title(indexed):
    may = tables(indexed, "calendar")[0]
    td = cell(may, 20)
    assert names(td) == ["20 May 2024: A note."]
    assert td.xpath(".//a/@href") == ["posts/note.html"]
    assert td.get("title") == "A note."
    assert td.xpath(".//*[@lang]/@lang") == ["fr"]


def test_a_day_without_posts_is_a_number(indexed):
    td = cell(tables(indexed, "calendar")[0], 21)
    assert (td.text, len(td)) == ("21", 0)


def test_a_day_with_several_posts_leads_to_each(indexed):
    td = cell(tables(indexed, "calendar")[1], 3)
    assert [a.xpath("string(./span[@aria-hidden])") for a in td.xpath(".//a")] == ["3", "+1", "+2"]
    assert sorted(names(td)) == [f"3 Mar 2024: Post {n}" for n in (1, 2, 3)]


def test_titles_keep_their_markup(indexed):
    td = cell(tables(indexed, "calendar")[1], 9)
    assert td.xpath(".//em/text()") == ["9"]


def test_filters_limits_and_groups_hold(indexed):
    # the limit leaves the newest four of the year
    page = indexed.page("calendar")
    headings = page.xpath("//h2[contains(@class, 'blogarchive-group')]")
    assert [heading.text_content() for heading in headings] == ["Essays", "Notes"]
    essays, notes = tables(indexed, "calendar", 1), tables(indexed, "calendar", 2)
    assert captions(essays) == ["March 2024"]
    assert captions(notes) == ["May 2024", "March 2024"]
    links = [a for table in [*essays, *notes] for a in table.xpath(".//td//a")]
    assert len(links) == 4


def test_machines_read_it_as_a_feed_of_entries(indexed):
    items = walk(indexed.microformats("calendar")["items"])
    entries = [item["properties"] for item in items if item["type"] == ["h-entry"]]
    assert len(entries) == 13 + 4
    [march] = [entry for entry in entries[:13] if entry.get("name") == ["Post 9"]]
    assert march["published"] == ["2024-03-09"]
    assert march["url"] == ["https://example.org/blog/posts/p9.html"]


def test_a_calendar_goes_on_over_further_pages(blog):
    for n in range(1, 5):
        blog.post(f"p{n}", f"# {n}\n", date=f"2024-0{n}-01")
    blog.write("index.md", "# Home\n\n```{archive}\n:style: calendar\n:paginate: 2\n```\n")
    built = blog.build()
    assert built.warnings == []
    assert captions(tables(built, "index")) == ["April 2024", "March 2024"]
    assert captions(tables(built, "page/2")) == ["February 2024", "January 2024"]


def test_it_is_no_style_for_all_lists(blog):
    [warning] = blog.build(blogarchive_listing_style="calendar").warnings
    assert "'calendar' is unknown; choose one of cards, byline, list, table" in warning


@pytest.mark.parametrize(
    "docname", ["calendar", "archive", "tag", "series", "author", "author/ada"]
)
def test_the_markup_is_valid(indexed, docname):
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(indexed.text(f"{docname}.html"))
    # the frame of the theme "basic" is not ours
    codes = {code for _place, code, _facts in parser.errors}
    assert codes <= {"unknown-doctype", "non-void-element-with-trailing-solidus"}


def test_in_text_the_posts_stand_by_month(indexed_blog):
    lines = indexed_blog.build("text", doctrees="doctrees").text("calendar.txt").splitlines()
    assert [line for line in lines if line][2:5] == [
        "**May 2024**",
        "* A note. (20 May 2024)",
        "**March 2024**",
    ]
