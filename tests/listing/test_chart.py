"""The chart of the posts a month."""

from __future__ import annotations

import pytest
from lxml import etree


def years(built, docname):
    """Return the years in the first chart of a page, gaps included."""
    figure = built.page(docname).xpath("//figure[contains(@class, 'blogarchive-chart')]")[0]
    return figure.xpath("./ul/li")


def drawn(year):
    """Return tooltip, place, height and address of each bar of a year."""
    result = []
    for bar in year.xpath("./svg/*"):
        box = bar.xpath("./rect")[0]
        title = bar.xpath("string(./title)")
        result.append((title, float(box.get("x")), float(box.get("height")), bar.get("href")))
    return result


def test_the_archive_begins_with_a_chart_of_all_years(indexed):
    texts = [year.xpath("normalize-space(./*[last()])") for year in years(indexed, "archive")]
    shown = ["2009, 1 post", "", "2021, 1 post", "2022, 1 post", "2023, 0 posts", "2024, 10 posts"]
    assert texts == shown


def test_years_with_posts_lead_to_their_pages(indexed):
    links = [year.xpath("./a/@href") for year in years(indexed, "archive")]
    assert links == [
        ["archive/2009.html"],
        [],
        ["archive/2021.html"],
        ["archive/2022.html"],
        [],
        ["archive/2024.html"],
    ]


def test_a_long_time_without_posts_is_one_gap(indexed):
    assert years(indexed, "archive")[1].text_content() == "…"


def test_a_month_with_posts_is_a_bar_that_leads_to_it(indexed):
    march, may = drawn(years(indexed, "archive")[-1])
    assert march[0] == "March 2024: 9 posts"
    assert march[2:] == (60, "archive/2024/03.html")
    assert may[0] == "May 2024: 1 post"
    assert may[2:] == (7, "archive/2024/05.html")
    assert may[1] - march[1] == 20


def test_bars_are_no_stops_for_keys_and_silent_for_ears(indexed):
    page = indexed.page("archive")
    assert {a.get("tabindex") for a in page.xpath("//svg/a")} == {"-1"}
    assert {svg.get("aria-hidden") for svg in page.xpath("//figure//svg")} == {"true"}


def test_the_caption_tells_the_scale(indexed):
    [caption] = indexed.page("archive").xpath("//figcaption")
    assert caption.text_content() == "Posts by month; the highest bar stands for 9 posts."


def test_nothing_in_it_needs_a_style_or_a_script(indexed):
    [figure] = indexed.page("archive").xpath("//figure")
    assert figure.xpath(".//@style | .//style | .//script") == []


def test_drawings_are_well_formed(indexed):
    for drawing in indexed.text("archive.html").split("<svg ")[1:]:
        etree.fromstring(f"<svg {drawing.partition('</svg>')[0]}</svg>")


def test_a_directive_has_a_chart_if_it_is_asked_for(indexed):
    assert len(indexed.page("calendar").xpath("//figure")) == 1


def test_a_chart_counts_the_posts_of_the_choice_on_all_its_pages(blog):
    for n in range(1, 6):
        tag = "x" if n < 5 else "y"
        blog.post(f"p{n}", f"# {n}\n", date=f"2024-0{n}-01", tags=tag)
    blog.write("index.md", "# Home\n\n```{archive}\n:tag: x\n:paginate: 2\n:chart:\n```\n")
    built = blog.build()
    assert built.warnings == []
    [year] = years(built, "index")
    assert [bar[0] for bar in drawn(year)] == [
        f"{month} 2024: 1 post" for month in ("January", "February", "March", "April")
    ]
    assert built.page("page/2").xpath("//figure") == []


def test_a_chart_without_pages_to_lead_to_has_no_links(blog):
    blog.conf('blogarchive_pages = ["archive"]\n')
    blog.post("one", "# One\n")
    [year] = years(blog.build(), "archive")
    assert year.xpath(".//a") == []
    assert drawn(year)[0][0] == "March 2024: 1 post"


def test_a_list_without_posts_has_no_chart(blog):
    blog.write("index.md", "# Home\n\n```{archive}\n:chart:\n```\n")
    built = blog.build()
    assert built.warnings == []
    assert built.page("index").xpath("//figure") == []


def test_a_value_for_the_option_is_warned_about(blog):
    blog.write("index.md", "# Home\n\n```{archive}\n:chart: bars\n```\n")
    [warning] = blog.build().warnings
    assert "index.md:3: WARNING: chart: 'bars' is too much" in warning
    assert "[blogarchive.archive]" in warning


@pytest.mark.parametrize("builder", ["epub", "text", "latex"])
def test_books_and_texts_have_no_chart(indexed_blog, builder):
    built = indexed_blog.build(builder, doctrees="doctrees")
    files = [path for path in built.out.rglob("*") if path.suffix in (".xhtml", ".txt", ".tex")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    assert "Long ago" in text
    assert "highest bar" not in text
