"""Series: their pages, where each post stands in one, and what is wrong with the numbers."""

from __future__ import annotations

import pytest

from tests.helpers import Blog

PATTERN = 'blogarchive_series_patterns = {"Road": r"^Road[:：](.+?)、"}\n'
LONG = 60


def write_series(blog):
    blog.post("a", "# A *a*\n\nSome words.\n", date="2022-01-01", series="S", part=2)
    blog.post("b", "A note.\n", date="2022-02-01", series="S", part="一")
    blog.post("c", "# C\n", date="2022-03-01", series="S", part=4, language="fr")
    blog.post("d", "# D\n", date="2022-04-01", series="S", part=5, draft="true")
    blog.post("e", "# E\n", date="2022-05-01", series="S", part=3)
    blog.post("f", "# F\n", date="2022-06-01", series="S")
    blog.post("alone", "# Alone\n", date="2022-07-01", series="One")
    blog.post("other", "# Other\n", date="2022-08-01")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("series"))
    write_series(blog)
    built = blog.build()
    assert built.warnings == []
    return built


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    """A series of many parts, which titles tell."""
    blog = Blog(tmp_path_factory.mktemp("long"))
    blog.conf(PATTERN)
    for n in range(1, LONG + 1):
        blog.post(f"p{n}", f"# Road：{n}、Title\n", date="2023-01-01", order=-n)
    built = blog.build()
    assert built.warnings == []
    return built


def box(built, docname):
    """Return what a post's page has of its series, after the text."""
    found = built.page(docname).xpath("//nav[contains(@class, 'blogarchive-series')]")
    return found[0] if found else None


def parts(element):
    """Return number, text and address of each item in the lists of parts of *element*."""
    items = element.xpath(".//*[contains(@class, 'blogarchive-parts')]/li")
    return [
        (li.get("value"), li.xpath("string(./span[1])"), (li.xpath(".//a/@href") or [None])[0])
        for li in items
    ]


def in_byline(built, docname):
    """Return the line about the series under the title of a post."""
    found = built.page(docname).xpath("//*[contains(@class, 'blogarchive-in-series')]")
    return found[0].text_content() if found else None


# ---- on the page of a post


def test_a_post_says_under_its_title_which_part_of_which_series_it_is(built):
    assert in_byline(built, "posts/a") == "Part 2 of 4 of S"
    [link] = built.page("posts/a").xpath("//*[contains(@class, 'blogarchive-in-series')]/a")
    assert link.get("href") == "../series/s.html"


def test_a_post_without_a_number_among_numbered_ones_names_its_series_alone(built):
    assert in_byline(built, "posts/f") == "Part of S"


def test_a_post_in_no_series_says_nothing_of_one(built):
    assert in_byline(built, "posts/other") is None
    assert box(built, "posts/other") is None


def test_the_only_post_of_a_series_leads_to_its_page_and_nowhere_else(built):
    assert in_byline(built, "posts/alone") == "Part of One"
    assert box(built, "posts/alone").xpath(".//a/@href") == ["../series/one.html"]


def test_after_the_text_it_says_its_number_again(built):
    assert box(built, "posts/a").xpath("./p[2]")[0].text_content() == "Part 2 of 4"


def test_the_parts_of_a_series_are_folded_with_their_numbers(built):
    [details] = box(built, "posts/a").xpath("./details")
    assert details.get("open") is None
    assert details.xpath("string(./summary)") == "All 5 parts"
    assert parts(details) == [
        ("1", "A note.", "b.html"),
        ("2", "A a", None),
        ("3", "E", "e.html"),
        ("4", "C", "c.html"),
        (None, "F", "f.html"),
    ]


def test_parts_without_a_number_stand_in_a_list_without_numbers(built):
    lists = box(built, "posts/a").xpath(".//*[contains(@class, 'blogarchive-parts')]")
    assert [element.tag for element in lists] == ["ol", "ul"]


def test_the_post_itself_is_marked_among_the_parts(built):
    [here] = box(built, "posts/a").xpath(".//*[@aria-current='page']")
    assert here.text_content() == "A a"


def test_titles_keep_their_markup_and_their_language(built):
    folded = box(built, "posts/b").xpath("./details")[0]
    assert folded.xpath(".//em/text()") == ["a"]
    assert [span.get("lang") for span in folded.xpath(".//li[@value='4']/span")] == ["fr"]


def test_without_numbers_parts_are_numbered_by_their_dates(blog):
    for name, date in (("x", "2022-03-01"), ("y", "2022-01-01"), ("z", "2022-02-01")):
        blog.post(name, f"# {name}\n", date=date, series="S")
    built = blog.build()
    assert built.warnings == []
    assert [in_byline(built, f"posts/{name}") for name in "yzx"] == [
        f"Part {n} of 3 of S" for n in (1, 2, 3)
    ]


def test_a_series_without_a_page_is_named_without_a_link(blog):
    blog.conf('blogarchive_pages = ["archive"]\n')
    blog.post("x", "# X\n", series="S", part=1)
    blog.post("y", "# Y\n", series="S", part=2)
    built = blog.build()
    assert in_byline(built, "posts/x") == "Part 1 of 2 of S"
    assert box(built, "posts/x").xpath("./p//a") == []


# ---- a long series


def test_a_long_series_is_listed_around_the_post_with_a_link_to_all_of_it(long):
    details = box(long, "posts/p30").xpath("./details")[0]
    assert [int(number) for number, *_ in parts(details)] == list(range(20, 41))
    [rest] = details.xpath("./p/a")
    assert (rest.text_content(), rest.get("href")) == ("All 60 parts", "../series/road.html")


def test_the_page_of_a_long_series_has_all_parts(long):
    listed = parts(long.page("series/road"))
    assert [int(number) for number, *_ in listed] == list(range(1, LONG + 1))
    assert not long.has("series/road/page/2")


# ---- the page of a series


def test_the_page_of_a_series_lists_parts_with_number_date_and_reading_time(built):
    items = built.page("series/s").xpath("//li[contains(@class, 'h-entry')]")
    assert [(li.get("value"), li.xpath("string(.//time/@datetime)")) for li in items] == [
        ("1", "2022-02-01"),
        ("2", "2022-01-01"),
        ("3", "2022-05-01"),
        ("4", "2022-03-01"),
        (None, "2022-06-01"),
    ]
    assert all("1 min read" in li.text_content() for li in items)


def test_machines_read_the_parts_of_a_series(built):
    entries = built.entries("series/s")
    assert [entry["properties"]["url"][0].rpartition("/")[2] for entry in entries] == [
        "b.html",
        "a.html",
        "e.html",
        "c.html",
        "f.html",
    ]
    assert entries[1]["properties"]["name"] == ["A a"]
    assert entries[1]["properties"]["published"] == ["2022-01-01"]


def test_the_home_of_a_series_introduces_it_and_lists_all_parts(blog):
    blog.conf("blogarchive_posts_per_page = 1\n")
    write_series(blog)
    blog.write("home.md", "---\norphan: true\n---\n# Home\n\n```{series} S\nIntroduced.\n```\n")
    built = blog.build()
    assert built.warnings == []
    assert "Introduced." in built.page("home").text_content()
    assert [number for number, *_ in parts(built.page("home"))] == ["1", "2", "3", "4", None]
    assert not built.has("home/page/2")


def test_the_home_of_a_series_may_hold_a_list_that_goes_on(blog):
    write_series(blog)
    text = "# Home\n\n```{series} S\n```\n\n```{archive}\n:paginate: 3\n```\n"
    blog.write("home.md", f"---\norphan: true\n---\n{text}")
    built = blog.build()
    assert built.warnings == []
    assert built.has("home/page/2")
    assert len(parts(built.page("home"))) == 5


def test_a_list_anywhere_may_be_in_the_style_of_a_series(blog):
    write_series(blog)
    blog.write("index.md", "# Home\n\n```{archive}\n:series: S\n:style: series\n```\n")
    built = blog.build()
    assert built.warnings == []
    assert [number for number, *_ in parts(built.page("index"))] == [None, "3", "4", "1", "2"]


# ---- numbers in titles


def test_titles_tell_series_and_part_by_a_pattern(blog):
    blog.conf(PATTERN)
    blog.post("x", "# Road：二、X\n", date="2022-01-01")
    blog.post("y", "# Road：１、Y\n", date="2022-02-01")
    blog.post("z", "# Z\n", date="2022-03-01", series="Road", part=3)
    built = blog.build()
    assert built.warnings == []
    assert [href for *_, href in parts(built.page("series/road"))] == [
        "../posts/y.html",
        "../posts/x.html",
        "../posts/z.html",
    ]
    assert in_byline(built, "posts/x") == "Part 2 of 3 of Road"


def test_a_series_with_a_pattern_counts_as_declared(blog):
    blog.conf(f"{PATTERN}blogarchive_strict_terms = True\n")
    blog.post("x", "# Road：1、X\n")
    blog.write("index.md", "# Home\n\n{series}`Road`\n")
    assert blog.build().warnings == []


def test_a_wrong_pattern_is_one_warning(blog):
    blog.conf('blogarchive_series_patterns = {"S": "Part"}\n')
    blog.post("x", "# Part 1\n")
    [warning] = blog.build().warnings
    assert "conf.py:9" in warning
    assert "into a group" in warning
    assert warning.endswith("[blogarchive.config]")


# ---- mistakes


def test_a_gap_is_warned_of_at_the_part_after_it(blog):
    blog.post("x", "# X\n", series="S", part=1)
    blog.post("y", "# Y\n", series="S", part=3)
    [warning] = blog.build().warnings
    assert "posts/y.md:4: WARNING: part: 3 of series 'S'" in warning
    assert "part 2 is missing" in warning
    assert warning.endswith("[blogarchive.series]")


def test_a_double_is_warned_of_at_the_later_post(blog):
    blog.post("x", "# X\n", date="2024-01-01", series="S", part=1)
    blog.write("posts/y.rst", "Y\n=\n\n.. post:: 2024-02-01\n   :series: S\n   :part: 1\n")
    [warning] = blog.build().warnings
    assert "posts/y.rst:6: WARNING: part: 1 of series 'S' is that of posts/x too" in warning


def test_a_gap_in_titles_is_warned_of_at_the_title(blog):
    blog.conf(PATTERN)
    blog.post("x", "# Road：1、X\n")
    blog.post("y", "\n\n# Road：3、Y\n")
    [warning] = blog.build().warnings
    assert "posts/y.md:6: WARNING: part: 3" in warning


@pytest.mark.parametrize(
    "hidden",
    [
        "---\ndate: 2024-01-01\ndraft: true\nseries: Road\npart: 2\n---\n# Y\n",
        "---\ndate: 2099-01-01\n---\n# Road：2、Y\n",
        "---\ndate: 2099-01-01\ntitle: Road：2、Y\n---\nText.\n",
        "# Road：2、Y\n\n```{post} 2099-01-01\n```\n",
    ],
)
def test_a_part_that_is_still_hidden_is_not_missing(blog, hidden):
    blog.conf(PATTERN)
    blog.post("x", "# X\n", series="Road", part=1)
    blog.write("posts/y.md", hidden)
    blog.post("z", "# Z\n", series="Road", part=3)
    assert blog.build().warnings == []
    blog.edit("index.md", "Home", "Home again")
    assert blog.build().warnings == []


def test_a_page_that_is_no_post_fills_no_gap(blog):
    blog.post("x", "# X\n", series="S", part=1)
    blog.write("page.md", "---\ndraft: true\nseries: S\npart: 2\n---\n# Y\n")
    blog.post("z", "# Z\n", series="S", part=3)
    assert len(blog.build().warnings) == 1


# ---- other builders


def test_texts_and_books_say_which_part_a_post_is(blog):
    write_series(blog)
    blog.write("index.md", "# Home\n\n```{toctree}\nposts/a\nposts/f\n```\n")
    assert "Part 2 of 4 of S" in blog.build("text").text("posts/a.txt")
    assert "Part 2 of 4 of S" in blog.build("latex").text("example.tex")


def test_lists_of_parts_have_their_numbers_in_texts(blog):
    blog.post("x", "# X\n", series="S", part=2)
    blog.post("y", "# Y\n", series="S", part=3)
    blog.post("z", "# Z\n", series="S", part=7)
    blog.post("u", "# U\n", series="S")
    text = blog.build("text").text("series/s.txt")
    lines = [line for line in text.splitlines() if "min read" in line]
    shown = [" ".join(line.split()[:2]) for line in lines]
    assert shown == ["2. X", "3. Y", "7. Z", "* U"]


@pytest.mark.parametrize("builder", ["latex", "man", "texinfo", "epub", "singlehtml", "dirhtml"])
def test_every_builder_takes_a_series_without_a_warning(blog, builder):
    write_series(blog)
    blog.conf('copyright = "2024, Ada"\n')
    blog.write("index.md", "# Home\n\n```{toctree}\nseries/s\nposts/a\n```\n")
    assert blog.build(builder).warnings == []
