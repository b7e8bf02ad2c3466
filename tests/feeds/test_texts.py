"""The texts of posts in feeds: whole, and free of their pages."""

from __future__ import annotations

import json
import re

import lxml.html
import pytest

from tests.feeds.conftest import BASE
from tests.incremental.sample import png

PROGRAM = 'def f():\n\n    return 1 < 2  # "&"\n'


@pytest.fixture(params=["feeds", "dir_feeds"])
def site(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def rich(site):
    return site.text("rich")


def test_every_address_is_absolute_and_leads_somewhere(site):
    rich = site.text("rich")
    found = [*rich.xpath("//@href"), *rich.xpath("//@src"), *rich.xpath("//@poster")]
    assert len(found) > 10
    assert {address for address in found if not address.startswith(BASE)} == set()
    # the film isn't there, nor what raw HTML says of another builder's pages
    lost = {address for address in found if not site.leads(address)}
    assert {address.rpartition("/")[2] for address in lost} <= {"film.mp4", "plain.html"}


def test_nothing_in_it_needs_the_page(rich):
    names = {name for element in rich.iter() for name in element.attrib}
    assert not {"id", "class", "style", "onplay"} & (names - {"class"})
    assert {e.tag for e in rich.xpath("//*[@class]")} == {"code"}
    assert not rich.xpath("//script | //style | //input | //label | //details | //nav | //section")
    assert "¶" not in rich.text_content()


def test_the_title_is_not_in_it(rich):
    assert not rich.xpath("//h1")
    assert [h.text_content() for h in rich.xpath("//h2")] == ["Second"]


def test_code_keeps_its_lines_and_says_its_language(rich):
    (code,) = rich.xpath("//pre/code[@class]")
    assert (code.text_content(), code.get("class")) == (PROGRAM, "language-python")
    assert code.xpath("ancestor::figure/figcaption")[0].text_content() == "Listing 1 A program"


def test_a_note_bears_the_number_that_it_is_referred_to_by(rich):
    (reference,) = rich.xpath("//p//sup/a")
    (note,) = [p for p in rich.xpath("//p") if "A note with code" in p.text_content()]
    assert note.text_content() == f"{reference.text} A note with code."


def test_equations_bear_the_numbers_of_the_page(site):
    page = site.built.page("posts/rich" if site.built.has("posts/rich") else "posts/rich/index")
    link = site.text("rich").xpath("//a[text()='(1)']")[0]
    numbers = [m.xpath(".//mtext")[-1].text for m in site.text("rich").xpath("//math[@display]")]
    assert numbers == ["(1)", "(3)"]
    anchor = link.get("href").partition("#")[2]
    assert page.xpath(f"//*[@id='{anchor}']")


def test_rows_of_equations_bear_theirs(rich):
    rows = rich.xpath("//mtable")[0]
    assert [e.text for e in rows.xpath(".//mtext")] == ["(2)", "(3)"]


def test_formulas_are_mathml_that_knows_its_tex(rich):
    formulas = rich.xpath("//math")
    assert formulas[0].get("alttext") == "a = b"
    assert not rich.xpath("//annotation")


def test_a_formula_that_cannot_be_converted_is_shown_as_tex(rich):
    assert r"\undefined{1}" in [code.text_content() for code in rich.xpath("//pre/code")]


def test_a_figure_has_its_number_its_words_and_its_size(rich):
    (figure,) = rich.xpath("//figure[.//img]")
    (picture,) = figure.xpath(".//img")
    assert (picture.get("alt"), picture.get("width"), picture.get("height")) == (
        "A diagram",
        "40",
        "20",
    )
    assert figure.xpath("./figcaption")[0].text_content() == "Fig. 1 It has lines."


def test_below_a_path_in_chinese_pictures_have_sizes_and_links_are_encoded(blog):
    blog.write("posts/a.png", png(1, 40, 20))
    blog.post("one", "# One\n\n![](a.png)\n\n<!-- more -->\n\nMore.\n")
    built = blog.build(html_baseurl="https://example.org/博客", blogarchive_feed_content="summary")
    (entry,) = json.loads(built.text("feed.json"))["items"]
    text = lxml.html.fragment_fromstring(entry["content_html"], create_parent="div")
    (picture,) = text.xpath(".//img")
    assert (picture.get("width"), picture.get("height")) == ("40", "20")
    assert text.xpath(".//a/@href") == [entry["url"]]
    assert entry["url"].isascii()


def test_a_picture_of_a_chosen_width_keeps_its_shape(rich):
    (picture,) = rich.xpath("//img[contains(@src, 'wide')]")
    assert (picture.get("width"), picture.get("height")) == ("20", "10")


def test_a_reference_by_number_is_the_text_of_the_page(rich):
    assert "Fig. 1" in [a.text_content() for a in rich.xpath("//a")]


def test_what_is_folded_or_behind_a_tab_is_to_be_seen(rich):
    texts = [p.text_content() for p in rich.xpath("//p")]
    start = texts.index("First tab")
    assert texts[start : start + 6] == [
        "First tab",
        "One",
        "Second tab",
        "Two",
        "What is folded",
        "Unfolded",
    ]


def test_an_admonition_is_set_apart_under_its_name(rich):
    (quote,) = rich.xpath("//blockquote")
    assert quote.xpath("./p[1]/strong")[0].text == "Note"
    assert quote.xpath("./p[2]")[0].text_content() == "Mind this."


def test_tables_and_tasks_are_there(rich):
    assert [cell.text_content() for cell in rich.xpath("//table//td")] == ["1", "2"]
    assert [item.text_content() for item in rich.xpath("//li")] == ["☑ done"]


def test_a_film_can_be_played(rich):
    (film,) = rich.xpath("//video")
    assert film.get("src").endswith("film.mp4")
    assert "controls" in film.attrib


def test_characters_that_xml_forbids_are_not_in_it(site):
    assert site.html("note").startswith("<p>Just a note with <math")
    for path in site.built.out.rglob("*"):
        if path.name in ("atom.xml", "rss.xml", "feed.json"):
            assert not re.search(rb"[\x00-\x08\x0e-\x1f]|\\u00[01]", path.read_bytes())


def test_the_theme_makes_no_difference(feeds, dir_feeds):
    def neutral(site):
        html = re.sub(r'"https://example.org/blog/posts/[^"]*"', '""', site.html("rich"))
        html = re.sub(r'"https://example.org/blog/tags/[^"]*"', '""', html)
        # ours says of headings of tables what they head
        return re.sub(r"\s+", "", html.replace(' scope="col"', ""))

    assert neutral(feeds) == neutral(dir_feeds)


def test_formulas_can_be_tex(sample):
    built = sample.build(out="tex", blogarchive_feed_math="tex", blogarchive_feeds=["blog"])
    text = built.text("feed.json")
    assert r"note with \\(x\\)" in text
    assert r"\\begin{align}" in text
    assert "<math" not in text


def test_feeds_can_have_excerpts_alone(blog):
    blog.conf('blogarchive_feed_content = "summary"\n')
    body = "# One\n\nIn [short](#more) $x$.\n\n<!-- more -->\n\n## More\n\nAt length.\n"
    blog.post("one", body)
    (item,) = json.loads(blog.build().text("feed.json"))["items"]
    assert "At length" not in item["content_html"]
    assert f'<a href="{BASE}posts/one.html#more">short</a>' in item["content_html"]
    assert item["content_html"].endswith(f'<p><a href="{BASE}posts/one.html">Read more</a></p>')
