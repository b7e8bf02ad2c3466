"""Everything that can stand above the cut is right on a listing, or leads into the post."""

from __future__ import annotations

import pytest
from lxml import html

from tests.helpers import Blog
from tests.rich import write_rich
from tests.site import Site, problems

#: Where the post is shown, and the way from there to the folder of the site.
PAGES = {
    "page/2": "../",
    "archive/2023": "../",
    "archive/2023/02": "../../",
}


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("constructs"))
    write_rich(blog)
    return blog


@pytest.fixture(scope="module")
def built(blog):
    return blog.build()


def test_nothing_warns(built):
    assert built.warnings == []


def test_the_site_is_sound(built):
    assert problems(built.out) == []


def summary(built, page, post):
    entries = built.page(page).xpath("//*[contains(@class, 'h-entry')]")
    for entry in entries:
        if entry.xpath(f".//a[contains(@class, 'u-url') and contains(@href, 'posts/{post}.')]"):
            return entry.xpath(".//div[contains(@class, 'p-summary')]")[0]
    raise LookupError(post)


def content(built, post):
    return built.page(f"posts/{post}").xpath("//div[@class='e-content']")[0]


@pytest.fixture(params=list(PAGES))
def parts(built, request):
    return summary(built, request.param, "2023/parts"), PAGES[request.param]


@pytest.fixture
def links(built):
    found = {}
    for a in summary(built, "tag/数学", "2023/links").iter("a"):
        found.setdefault(a.text_content(), a)
    return found


@pytest.fixture
def citing(built):
    return summary(built, "tag/rest", "2023/citing")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("about", "../about.html"),
        ("About", "../about.html#about-me"),
        ("below", "../posts/2023/links.html#below"),
        ("Deeper", "../posts/2023/links.html#there-2023"),
        ("Below", "../posts/2023/links.html#below-label-2023"),
        ("wave", "../about.html#term-wave"),
        ("the web", "https://example.org/"),
    ],
)
def test_links_lead_where_they_lead_in_the_post(built, links, text, target):
    if text == "About":
        hrefs = [
            a.get("href")
            for a in summary(built, "tag/数学", "2023/links").iter("a")
            if a.text_content() == "About"
        ]
        assert hrefs == ["../about.html", target]
    else:
        assert links[text].get("href") == target


def test_links_within_the_site_are_internal(links):
    assert "internal" in links["below"].get("class")
    assert "external" in links["the web"].get("class")


def test_footnotes_lead_to_the_note_in_the_post(built, links):
    assert links["[1]"].get("href") == "../posts/2023/links.html#one"
    footnotes = summary(built, "tag/数学", "2023/links").xpath(".//*[@class='footnote']")
    assert footnotes == []


def test_footnotes_and_citations_of_rest_lead_to_the_post(citing):
    found = {a.text_content(): a.get("href") for a in citing.iter("a")}
    assert found["[1]"] == "../posts/2023/citing.html#f"
    assert found["[Ref23]"] == "../posts/2023/citing.html#ref23"


def test_downloads_are_the_file_of_the_post(built, links):
    wanted = {
        a.get("href").removeprefix("../../")
        for a in content(built, "2023/links").xpath(".//a[contains(@class, 'download')]")
    }
    assert links["data.csv"].get("href").removeprefix("../") in wanted
    assert links["the file"].get("href") == links["data.csv"].get("href")


def test_images_are_those_of_the_post(built):
    for year in ("2023", "2024"):
        (shown,) = summary(built, "tag/数学", f"{year}/links").iter("img")
        (own,) = content(built, f"{year}/links").iter("img")
        assert shown.get("src").removeprefix("../") == own.get("src").removeprefix("../../")


def test_figures_keep_caption_number_and_legend(citing):
    (figure,) = citing.iter("figure")
    caption = figure.xpath(".//figcaption")[0]
    assert caption.xpath(".//*[@class='caption-number']")[0].text == "Fig. 1 "
    assert caption.xpath(".//*[@class='legend']")[0].text_content().strip() == "The legend."
    assert figure.xpath(".//img/@alt") == ["A dot"]


def test_numref_shows_the_number_in_the_post(citing):
    (link,) = [a for a in citing.iter("a") if a.text_content() == "Fig. 1"]
    assert link.get("href") == "../posts/2023/citing.html#pic"


def test_substitutions_and_inline_targets_are_text(citing):
    text = " ".join(citing.text_content().split())
    assert "a substitution, a target" in text
    assert "An inline target" in text


def test_only_parts_for_this_builder_are_shown(citing):
    assert "Only in HTML." in citing.text_content()
    assert "LaTeX" not in citing.text_content()


def test_the_title_of_the_post_is_no_part_of_the_excerpt(built):
    for post in ("links", "citing", "parts"):
        page = "archive/2023"
        headings = summary(built, page, f"2023/{post}").xpath(".//h3|.//h2|.//h1")
        assert [h.text for h in headings] in ([], ["A section"])


def test_headings_are_demoted_below_that_of_the_card(parts):
    element, _ = parts
    levels = [(h.tag, h.text_content()) for h in element.xpath(".//h1|.//h2|.//h3|.//h4|.//h5")]
    assert levels == [("h3", "A section"), ("h4", "A deeper one")]


def test_tables_keep_caption_number_and_cells(parts):
    element, root = parts
    table = element.xpath(".//table")[0]
    assert table.xpath(".//*[@class='caption-number']")[0].text == "Table 1 "
    assert [cell.text_content() for cell in table.xpath(".//td")] == ["A table", "Table 1"]
    assert table.xpath(".//td//a/@href") == [f"{root}posts/2023/parts.html#tab"] * 2


def test_code_keeps_caption_number_and_highlighting(parts):
    element, _ = parts
    numbers = element.xpath(".//*[@class='code-block-caption']//*[@class='caption-number']")
    assert [number.text for number in numbers] == ["Listing 1 ", "Listing 2 "]
    assert element.xpath(".//div[contains(@class, 'highlight-python')]//span[@class='hll']")


def test_numbers_are_those_of_the_post(built, parts):
    element, _ = parts
    own = content(built, "2023/parts").xpath(".//*[@class='caption-number']")
    shown = element.xpath(".//*[@class='caption-number']")
    assert [number.text for number in shown] == [number.text for number in own]


def test_admonitions_nest(parts):
    element, _ = parts
    inner = element.xpath(".//div[contains(@class, 'tip')]/div[contains(@class, 'note')]")
    assert inner[0].text_content().split() == ["Note", "Nested."]


def test_tabs_have_ids_of_their_own_that_belong_together(parts):
    element, _ = parts
    labels = element.xpath(".//label[contains(@class, 'sd-tab-label')]")
    inputs = element.xpath(".//input[@type='radio']")
    panels = element.xpath(".//div[contains(@class, 'sd-tab-content')]")
    assert [label.get("for") for label in labels] == [one.get("id") for one in inputs]
    assert len({one.get("name") for one in inputs}) == 1
    assert all(one.get("id").startswith("blogarchive-") for one in inputs)
    assert [label.get("data-sync-id") for label in labels] == ["linux", "mac"]
    if labels[0].get("aria-controls"):  # since sphinx-design 0.7
        assert [one.get("aria-controls") for one in labels] == [one.get("id") for one in panels]


def test_dropdowns_cards_and_grids_are_complete(parts):
    element, root = parts
    assert element.xpath(".//details/summary//span[@class='sd-summary-text']")[0].text == (
        "More of it"
    )
    cards = element.xpath(".//div[contains(@class, 'sd-card ')]")
    assert len(cards) == 3
    stretched = element.xpath(".//a[contains(@class, 'sd-stretched-link')]/@href")
    assert stretched == [f"{root}about.html", f"{root}posts/2023/parts.html#tab"]
    assert element.xpath(".//a[contains(@class, 'sd-btn')]/@href") == [f"{root}about.html#about-me"]


def test_equations_bear_the_numbers_of_the_post(built, parts):
    element, _ = parts
    own = content(built, "2023/parts").xpath(".//span[@class='eqno']")
    shown = element.xpath(".//span[@class='eqno']")
    assert [eq.text_content() for eq in shown] == [
        eq.text_content().removesuffix("¶") for eq in own[:3]
    ]


def test_references_to_equations_lead_into_the_post(parts):
    element, root = parts
    found = {
        a.text_content(): a.get("href")
        for a in element.xpath(".//a")
        if "equation" in a.get("href")
    }
    post = f"{root}posts/2023/parts.html#equation-"
    assert found == {
        "(1)": f"{post}euler",
        "(2)": f"{post}ab",
        "(3)": f"{post}cd",
        "(4)": f"{post}late",
    }


def test_mathematics_is_loaded_where_it_is_shown_and_nowhere_else(built):
    def loads(name):
        return bool(built.page(name).xpath("//script[contains(@src, 'mathjax')]"))

    assert all(loads(name) for name in (*PAGES, "posts/2023/parts"))
    assert not any(loads(name) for name in ("tag", "archive/2024/04", "posts/2024/two"))


def test_raw_html_ends_where_the_excerpt_ends(built, parts):
    element, _ = parts
    (raw,) = element.xpath(".//div[@class='warm']")
    assert "Open" in raw.text_content()
    assert raw.xpath("./ancestor::div[contains(@class, 'p-summary')]")
    assert element.getparent().xpath("./following-sibling::*")[0].get("class").endswith("footer")


def test_raw_html_keeps_no_ids_and_moves_its_links(citing):
    (link,) = citing.xpath(".//a[text()='here']")
    assert link.get("href") == "../posts/2023/citing.html#below"
    assert citing.xpath(".//*[@id='raw']") == []


def test_lists_quotes_definitions_and_terms_are_complete(parts):
    element, _ = parts
    assert element.xpath(".//blockquote/div/p/em")[0].text == "markup"
    assert element.xpath(".//dl/dt")[0].text == "Term"
    assert element.xpath(".//ol/li/ol/li")[0].text_content() == "Two"
    assert element.xpath(".//table[@class='hlist']")
    assert element.xpath(".//p[@class='attribution']")
    assert element.xpath(".//p[@class='rubric']")[0].text == "A rubric"
    assert element.xpath(".//dl[contains(@class, 'function')]/dt//em/span")[0].text_content() == "x"


def test_an_excerpt_twice_on_a_page_has_its_ids_once_each(tmp_path):
    blog = Blog(tmp_path)
    write_rich(blog)
    listing = "```{archive}\n:series: Fourier\n```\n\n"
    blog.write("about.md", f"(about-me)=\n\n# About\n\n{listing * 3}")
    blog.edit("posts/2023/links.md", "{term}`wave`, ", "")
    blog.edit("posts/2024/links.md", "{term}`wave`, ", "")
    built = blog.build()
    assert built.warnings == []
    page = Site(built.out).pages["about.html"]
    assert page.ids.most_common(1)[0][1] == 1
    assert problems(built.out) == []


def test_two_posts_with_the_same_labels_do_not_meet_on_a_listing(blog):
    blog = Blog(blog.root / "labels")
    figure = "```{figure} dot.png\n:name: fig-%s\nCaption.\n```\n"
    body = f"$$\nx = 1\n$$ (same)\n\n{figure}\nAs {{eq}}`same`.\n"
    blog.write("posts/dot.png", b"")
    for name in ("one", "two"):
        blog.post(name, f"# {name}\n\n{body % name}")
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    built = blog.build()
    assert built.warnings == []
    assert problems(built.out) == []
    links = built.page("index").xpath("//a[text()='(1)']/@href")
    assert links == ["posts/one.html#equation-same", "posts/two.html#equation-same"]


RAW = {
    "unclosed": ("<div><b>Text.", "<div><b>Text.</b></div>"),
    "unopened": ("</div></section>Text.", "Text."),
    "crossed": ("<b><i>Text.</b></i>", "<b><i>Text.</i></b>"),
    "script": ("<script>alert(1)</script>Text.", "Text."),
    "handler-with-gt": ('<a title="a > b" href="#x">Text.</a>', None),
    "comment": ("<!-- remark -->Text.", "Text."),
    "unfinished": ("Text. <b", None),
}


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("raw"))
    for name, (text, _) in RAW.items():
        blog.write(
            f"posts/{name}.rst",
            f":date: 2024-01-01\n\n{name}\n{'=' * 20}\n\n.. raw:: html\n\n   {text}\n",
        )
    blog.write("index.md", "# Home\n\n```{archive}\n```\n\nAfter.\n")
    return blog.build()


@pytest.mark.parametrize("name", list(RAW))
def test_raw_html_of_any_shape_stays_within_its_card(raw, name):
    wanted = RAW[name][1]
    element = summary(raw, "index", name)
    assert "Text." in element.text_content()
    if wanted is not None:
        shown = "".join(html.tostring(node, encoding="unicode") for node in element)
        assert ((element.text or "") + shown).strip() == wanted


def test_pages_with_raw_html_of_any_shape_are_balanced(raw):
    assert raw.warnings == []
    page = Site(raw.out).pages["index.html"]
    assert page.unbalanced == []
    assert len(raw.page("index").xpath("//div[contains(@class, 'h-feed')]/article")) == len(RAW)
    assert raw.page("index").xpath("//div[contains(@class, 'h-feed')]/following-sibling::p")


def test_raw_html_within_quotes_and_lists_ends_there(blog):
    blog = Blog(blog.root / "nested")
    raw = ".. raw:: html\n\n"
    blog.write(
        "posts/one.rst",
        f":date: 2024-01-01\n\nOne\n===\n\n   Quote.\n\n   {raw}      <div><b>Open\n\n"
        f"- Item.\n\n  {raw}     <i>Open</div>\n\n- Other.\n\n.. more::\n",
    )
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    built = blog.build()
    assert Site(built.out).pages["index.html"].unbalanced == []
    element = summary(built, "index", "one")
    assert [node.tag for node in element] == ["blockquote", "ul"]


def test_tags_and_roles_of_ours_lead_to_their_pages_from_an_excerpt(blog):
    blog = Blog(blog.root / "roles")
    blog.post("deep/down/one", "# One\n\n{tag}`x` {archive}`2024`\n", tags="x")
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    built = blog.build()
    assert [a.get("href") for a in summary(built, "index", "deep/down/one").iter("a")] == [
        "tag/x.html",
        "archive/2024.html",
    ]


def test_links_of_an_excerpt_in_dirhtml_lead_to_the_post(blog):
    blog = Blog(blog.root / "dirhtml")
    blog.post("a/one", "# One\n\n[two](two.md) [below](#below)\n\n## Below\n\nText.\n")
    blog.post("a/two", "# Two\n", date="2020-01-01")
    built = blog.build("dirhtml")
    links = built.page("archive/2024/index").xpath("//div[contains(@class,'p-summary')]//a/@href")
    assert links == ["../../posts/a/two/", "../../posts/a/one/#below"]


def test_figures_of_a_kind_that_another_extension_adds_are_shown_without_a_number(blog):
    blog = Blog(blog.root / "kinds")
    blog.conf(
        "numfig = True\n"
        "import sys\n"
        f"sys.path.insert(0, {str(blog.src)!r})\n"
        'extensions.append("blogarchive_test_kinds")\n'
        'suppress_warnings += ["ref.ref"]\n'
    )
    blog.write(
        "blogarchive_test_kinds.py",
        "from docutils import nodes\n"
        "from docutils.parsers.rst import Directive\n"
        "class plate(nodes.General, nodes.Element): pass\n"
        "class Plate(Directive):\n"
        "    def run(self):\n"
        "        node = plate('', nodes.title('', 'Caption'), ids=['plate'])\n"
        "        self.state.document.note_explicit_target(node)\n"
        "        return [node]\n"
        "def nothing(translator, node): pass\n"
        "def skip(translator, node): raise nodes.SkipNode\n"
        "def setup(app):\n"
        "    app.add_directive('plate', Plate)\n"
        "    app.add_enumerable_node(plate, 'plate', html=(skip, None))\n",
    )
    blog.post("one", "# One\n\n```{plate}\n```\n\nText.\n")
    built = blog.build()
    assert built.entries("archive/2024")[0]["properties"]["summary"] == ["Text."]


def test_a_mistake_in_an_excerpt_is_told_although_a_list_shows_it_first(blog):
    # the list is written before the post; its page is the post's name's neighbour
    blog.write("a.md", "---\norphan: true\n---\n# A\n\n```{archive}\n```\n\n$$ a $$ (x)\n")
    blog.write("b.md", "---\norphan: true\n---\n# B\n\n$$ b $$ (x)\n")
    blog.post("p", "# P\n\nSee {eq}`x`.\n")
    (warning,) = blog.build().warnings
    assert "posts/p.md:6: WARNING: several documents have an equation x" in warning


def test_a_link_to_a_heading_below_the_cut_shows_that_heading(tmp_path):
    blog = Blog(tmp_path)
    # deeper than the headings that other documents can link to
    blog.conf("myst_heading_anchors = 1\n")
    blog.post("a", "# A\n\nSee [](#deep-one).\n\n<!-- more -->\n\n## Deep one\n\nText.\n")
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    (link,) = blog.build().page("index").xpath("//*[contains(@class, 'p-summary')]//a")
    assert (link.text_content(), link.get("href")) == ("Deep one", "posts/a.html#deep-one")
