"""The ``archive`` directive: which posts it lists, in which order and form."""

from __future__ import annotations

import pytest

from tests.helpers import Blog

#: Options of the directive, and the posts that it then lists, by the first letter of their titles.
QUERIES = {
    "": "CFEDBA",
    ":tag: x": "BA",
    ":tag: x, 数学": "CBA",
    ":tag: x,数学": "CBA",
    ":tag: x、数学": "CBA",
    ":tag: [x, 数学]": "CBA",
    ":tag: x, y\n:match: any": "CBA",
    ":tag: x, y\n:match: all": "A",
    ":tag: C++": "D",
    ":tag: C#": "E",
    ":category: Notes": "C",
    ":category: 甲": "A",
    ":author: Bob": "B",
    ":author: Ada, Bob": "BA",
    ":series: S": "BA",
    ":tag: y\n:category: Notes": "C",
    ":tag: y\n:category: 甲, Notes": "CA",
    ":tag: x, y\n:author: Ada\n:match: all": "A",
    ":year: 2022": "BA",
    ":year: 2022, 2024": "FEBA",
    ":month: 5": "CA",
    ":month: 2022-05": "A",
    ":month: 2022/05, 2024-01": "FEA",
    ":year: 2023\n:month: 5": "C",
    ":after: 2023": "CFED",
    ":after: 2023-12": "FED",
    ":after: 2024-01-01": "FE",
    ":before: 2022": "BA",
    ":before: 2022-05": "A",
    ":before: 2022-05-10": "A",
    ":before: 2022-05-09": "",
    ":after: 2022-06\n:before: 2023-05": "CB",
    ":order: newest": "CFEDBA",
    ":order: oldest": "ABCDEF",
    ":order: updated": "DEFCBA",
    ":order: title": "ABDECF",
    ":order: part\n:series: S": "BA",
    ":order: part\n:series: S\n:limit: 1": "B",
    ":limit: 2": "CF",
    ":limit: 100": "CFEDBA",
    ":tag: x\n:limit: 1": "B",
    ":order: oldest\n:limit: 2": "AB",
    ":tag: ex": "BA",
}


def write_posts(blog: Blog) -> None:
    blog.post(
        "a",
        "# Alpha\n\nFirst.\n",
        date="2022-05-10",
        tags="x, y",
        category="甲",
        author="Ada",
        series="S",
        part=2,
    )
    blog.post("b", "# beta\n", date="2022-06-01", tags="x", author="Bob", series="S", part=1)
    blog.post(
        "c", "# Gamma\n", date="2023-05-20", tags="[y, 数学]", category="Notes", pinned="true"
    )
    blog.post("d", "# delta\n", date="2023-12-31 23:30", tags="C++", updated="2024-06-01")
    blog.post("e", "# Epsilon\n", date="2024-01-01 08:00", tags="C#")
    blog.post("f", "# zeta\n", date="2024-01-01", order=1)


LETTERS = {"Alpha": "A", "beta": "B", "Gamma": "C", "delta": "D", "Epsilon": "E", "zeta": "F"}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("queries"))
    blog.conf('blogarchive_tags = {"x": {"aliases": ["ex"]}}\n')
    write_posts(blog)
    for number, options in enumerate(QUERIES):
        text = f"# Query\n\n```{{archive}}\n:style: list\n{options}\n```\n"
        blog.write(f"q/{number}.md", f"---\norphan: true\n---\n{text}")
        body = "\n   ".join(["   :style: list", *options.split("\n")]).rstrip()
        blog.write(f"r/{number}.rst", f":orphan:\n\nQuery\n=====\n\n.. archive::\n{body}\n")
    return blog.build()


@pytest.mark.parametrize("number", range(len(QUERIES)), ids=list(QUERIES))
@pytest.mark.parametrize("markup", ["q", "r"])
def test_the_options_choose_posts_and_their_order(built, markup, number):
    wanted = list(QUERIES.values())[number]
    assert "".join(LETTERS[title] for title in built.titles(f"{markup}/{number}")) == wanted


def test_queries_that_are_right_cause_no_warning(built):
    assert built.warnings == []


def test_a_listing_without_posts_says_so(built):
    number = list(QUERIES).index(":before: 2022-05-09")
    page = built.page(f"q/{number}")
    assert page.xpath("//p[@class='blogarchive-none']")[0].text_content() == "No posts."
    assert built.entries(f"q/{number}") == []


# ---- forms


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("forms"))
    write_posts(blog)
    for style in ("cards", "byline", "list", "table"):
        text = f"# Style\n\n```{{archive}}\n:style: {style}\n:order: oldest\n```\n"
        blog.write(f"{style}.md", f"---\norphan: true\n---\n{text}")
    for name, by in {
        "year": "year",
        "month": "month",
        "tag": "tag",
        "category": "category",
        "author": "author",
        "series": "series",
        "nested": "year, month",
    }.items():
        text = f"# Group\n\n```{{archive}}\n:style: list\n:group: {by}\n```\n"
        blog.write(f"by-{name}.md", f"---\norphan: true\n---\n{text}")
    blog.write(
        "deep.md",
        "---\norphan: true\n---\n# One\n\n## Two\n\n```{archive}\n:group: year\n```\n",
    )
    return blog.build()


def test_forms_cause_no_warning(forms):
    assert forms.warnings == []


@pytest.mark.parametrize("style", ["cards", "byline", "list", "table"])
def test_every_style_is_a_feed_with_an_entry_for_each_post(forms, style):
    assert forms.titles(style) == ["Alpha", "beta", "Gamma", "delta", "Epsilon", "zeta"]
    first = forms.entries(style)[0]["properties"]
    assert first["url"] == ["https://example.org/blog/posts/a.html"]
    assert first["published"] == ["2022-05-10"]


def test_cards_are_those_of_sphinx_design(forms):
    card = forms.page("cards").xpath("//article")[0]
    assert {"sd-card", "h-entry"} <= set(card.get("class").split())
    assert card.xpath("./div[contains(@class, 'sd-card-body')]")


def test_a_card_has_a_badge_of_day_month_and_year(forms):
    badge = forms.page("cards").xpath("//article[1]//time")[0]
    assert badge.text_content().split() == ["10", "May", "2022"]


def test_a_byline_names_author_and_date(forms):
    line = forms.page("byline").xpath("//article[1]/p[contains(@class, 'blogarchive-by')]")[0]
    assert line.text_content() == "By Ada | May 10, 2022 | 甲 | x, y"


def test_a_list_is_one_item_for_each_post(forms):
    assert len(forms.page("list").xpath("//ul[contains(@class, 'blogarchive-list')]/li")) == 6


def test_a_table_has_a_head_and_a_row_for_each_post(forms):
    table = forms.page("table").xpath("//table")[0]
    heads = [cell.text_content() for cell in table.xpath("./thead/tr/th[@scope='col']")]
    assert heads == ["Date", "Title", "Category", "Tags"]
    first = [cell.text_content() for cell in table.xpath("./tbody/tr[1]/td")]
    assert first == ["May 10, 2022", "Alpha", "甲", "x, y"]
    assert len(table.xpath("./tbody/tr")) == 6


def groups(built, docname):
    found = {}
    heading = ""
    for node in built.page(docname).xpath("//*[contains(@class,'blogarchive-group')]|//li"):
        if node.tag != "li":
            heading = node.text_content()
            found.setdefault(heading, "")
        elif "h-entry" in node.get("class", ""):
            found[heading] += LETTERS[node.xpath("./a")[0].text_content()]
    return found


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        ("year", {"2023": "CD", "2024": "FE", "2022": "BA"}),
        (
            "month",
            {
                "May 2023": "C",
                "January 2024": "FE",
                "December 2023": "D",
                "June 2022": "B",
                "May 2022": "A",
            },
        ),
        ("tag", {"C#": "E", "C++": "D", "x": "BA", "y": "CA", "数学": "C", "Others": "F"}),
        ("category", {"Notes": "C", "甲": "A", "Others": "FEDB"}),
        ("author", {"Ada": "A", "Bob": "B", "Others": "CFED"}),
        ("series", {"S": "BA", "Others": "CFED"}),
    ],
)
def test_posts_are_grouped_under_headings(forms, by, wanted):
    assert groups(forms, f"by-{by}") == wanted


def test_groups_nest(forms):
    headings = forms.page("by-nested").xpath("//*[contains(@class, 'blogarchive-group')]")
    assert [(node.tag, node.text_content()) for node in headings][:3] == [
        ("h2", "2023"),
        ("h3", "May 2023"),
        ("h3", "December 2023"),
    ]


def test_the_heading_of_a_group_leads_to_its_page(forms):
    links = forms.page("by-nested").xpath("//*[contains(@class, 'blogarchive-group')]/a/@href")
    assert links[:2] == ["archive/2023.html", "archive/2023/05.html"]


def test_headings_continue_those_of_the_page(forms):
    body = forms.page("deep").xpath("//div[@class='body']")[0]
    tags = [node.tag for node in body.iter("h1", "h2", "h3", "h4", "h5")]
    assert tags[:4] == ["h1", "h2", "h3", "h4"]


def test_the_style_of_listings_can_be_set_for_the_site(blog):
    blog.conf('blogarchive_listing_style = "table"\n')
    blog.post("one", "# One\n")
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    built = blog.build()
    for docname in ("index", "archive/2024"):
        assert built.page(docname).xpath("//div[contains(@class,'h-feed')]//table")


def test_dates_follow_the_language_of_the_project(blog):
    blog.conf('language = "zh_CN"\n')
    blog.post("one", "# One\n")
    blog.write("index.md", "# Home\n\n```{archive}\n:style: list\n```\n")
    built = blog.build()
    assert built.page("index").xpath("//time")[0].text_content() == "2024年3月5日"


def test_dates_follow_the_format_of_the_site(blog):
    blog.conf('blogarchive_date_format = "dd.MM.yyyy"\n')
    blog.post("one", "# One\n")
    blog.write("index.md", "# Home\n\n```{archive}\n:style: list\n```\n")
    assert blog.build().page("index").xpath("//time")[0].text_content() == "05.03.2024"


def test_a_filter_by_an_unknown_term_lists_nothing_and_warns_with_the_nearest(blog):
    blog.post("one", "# One\n", tags="python")
    blog.write("index.md", "# Home\n\n```{archive}\n:tag: pyhton\n```\n")
    built = blog.build()
    assert built.entries("index") == []
    assert len(built.warnings) == 1
    assert "index.md:3: WARNING: there is no tag 'pyhton'; write 'python'" in built.warnings[0]
    assert "[blogarchive.term]" in built.warnings[0]


def test_a_warning_of_a_tag_like_none_says_how_there_can_be_one(blog):
    blog.post("a", tags="python")
    blog.write("index.md", "# Home\n\n{tag}`nowhere`\n")
    (warning,) = blog.build().warnings
    assert warning.endswith(
        "index.md:3: WARNING: there is no tag 'nowhere'; give it to a post, declare it by the "
        "directive 'tag', or take it out [blogarchive.term]"
    )


def test_of_a_known_and_an_unknown_tag_the_known_counts(blog):
    blog.post("one", "# One\n", tags="python")
    blog.write("index.md", "# Home\n\n```{archive}\n:tag: python, nosuch\n```\n")
    built = blog.build()
    assert built.titles("index") == ["One"]
    assert len(built.warnings) == 1


def test_a_filter_by_a_declared_term_without_posts_is_no_mistake(blog):
    blog.conf('blogarchive_tags = ["later"]\n')
    blog.write("index.md", "# Home\n\n```{archive}\n:tag: later\n```\n")
    built = blog.build()
    assert built.warnings == []
    assert built.page("index").xpath("//p[@class='blogarchive-none']")
