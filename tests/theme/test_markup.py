"""What Sphinx writes for the theme ``blogarchive``."""

from __future__ import annotations

import re

import pytest

from sphinx_blogarchive.theme.lookup import NAME
from sphinx_blogarchive.theme.squeeze import squeezed
from sphinx_blogarchive.theme.translator import styles
from tests.site import problems

THEME = f"""\
html_theme = "{NAME}"
html_sidebars = {{"**": []}}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'

#: All that Sphinx and docutils write a ``style`` for.
STYLED = """\
# Styled

| one | two |
|:----|----:|
| 1 | 2 |

```{list-table} Listed
:widths: 1 3
:width: 80%

* - a
  - b
```

```{list-table} Narrow
:width: 320px

* - a
  - b
```

```{figure} a.svg
:figwidth: 200px
:width: 50%

Caption.
```

```{image} a.svg
:width: 8em
```

```{hlist}
- one
- two
```

```{eval-rst}
:field: value

.. field-indent: 3em
```
"""


@pytest.fixture
def themed(blog):
    """A blog in the theme."""
    blog.conf(THEME)
    blog.write("a.svg", SVG)
    return blog


def shown(blog, text, docname="page"):
    """Return the tree of a page with *text*, which must not be warned about."""
    blog.write(f"{docname}.md", f"---\norphan: true\n---\n# Page\n\n{text}")
    built = blog.build()
    assert built.warnings == []
    return built.page(docname)


def test_nothing_has_a_style_attribute(themed):
    assert shown(themed, STYLED).xpath("//@style") == []


def test_it_is_well_formed(themed):
    shown(themed, STYLED)
    assert problems(themed.root / "html") == []


def test_pages_in_other_themes_are_as_sphinx_writes_them(themed):
    themed.conf()
    page = shown(themed, STYLED)
    assert len(page.xpath("//@style")) > 4
    assert page.xpath("//*[@tabindex] | //*[@loading] | //th[@scope]") == []


def test_a_theme_that_inherits_from_it_has_its_markup(themed):
    themed.write("themes/mine/theme.toml", f'[theme]\ninherit = "{NAME}"\n')
    themed.conf(THEME.replace(NAME, "mine") + 'html_theme_path = ["themes"]\n')
    assert shown(themed, STYLED).xpath("//@style") == []


def test_a_translator_of_another_extension_is_kept(themed):
    themed.conf(
        THEME
        + """
from sphinx.writers.html5 import HTML5Translator

class Loud(HTML5Translator):
    def visit_strong(self, node):
        self.body.append(self.starttag(node, "strong", "", CLASS="loud"))

def setup(app):
    app.set_translator("html", Loud)
"""
    )
    page = shown(themed, "**Strong**\n\n" + STYLED)
    assert page.xpath("//strong/@class") == ["loud"]
    assert page.xpath("//@style") == []


# ---- styles


@pytest.mark.parametrize(
    ("style", "classes"),
    [
        ("width: 40%", ["w-40"]),
        ("width: 33.4%;", ["w-33"]),
        ("width: 0.2%", ["w-1"]),
        ("width: 140%", ["w-100"]),
        ("width: 200px", ["em-12"]),
        ("width: 30em", ["em-30"]),
        ("width: 5000px", ["em-60"]),
        ("width: 2in; text-align: center", ["em-12", "text-center"]),
        ("--field-indent: 3em;", []),
    ],
)
def test_a_style_becomes_classes(style, classes):
    attributes = {"style": style}
    assert styles.replace(attributes, sized=False) == classes
    assert attributes == {}


@pytest.mark.parametrize(
    ("style", "attributes"),
    [
        ("width: 8em;", {"width": "128"}),
        ("width: 30pt; height: 10mm;", {"width": "40", "height": "38"}),
        ("height: 50%;", {}),
        ("display: none", {"hidden": "hidden"}),
    ],
)
def test_a_style_of_a_picture_becomes_attributes(style, attributes):
    given = {"style": style}
    assert styles.replace(given, sized=True) == []
    assert given == attributes


def test_a_style_that_nothing_else_can_say_stays():
    attributes = {"style": "width: 40%; color: red; min-width: 3em"}
    assert styles.replace(attributes, sized=False) == ["w-40"]
    assert attributes == {"style": "color: red; min-width: 3em"}


def test_the_sheet_has_a_rule_for_each_width(themed):
    shown(themed, STYLED)
    sheet = (themed.root / "html/_static/blogarchive-widths.css").read_text()
    rules = set(re.findall(r"\.((?:w|em)-\d+)\s*\{", sheet))
    assert rules == {f"w-{n}" for n in range(1, 101)} | {f"em-{n}" for n in range(1, 61)}
    assert sheet == squeezed(styles.sheet())


def test_widths_of_columns_are_classes(themed):
    page = shown(themed, STYLED)
    assert page.xpath("//table[caption]//col/@class") == ["w-25", "w-75"]


# ---- tables


def test_a_table_scrolls_in_a_box_that_a_keyboard_can_reach(themed):
    (box,) = shown(themed, "| one | two |\n|---|---|\n| 1 | 2 |\n").xpath("//table/..")
    assert dict(box.attrib) == {
        "aria-label": "Table",
        "class": "table-wrapper",
        "role": "group",
        "tabindex": "0",
    }


def test_the_box_of_a_table_has_the_name_of_its_caption(themed):
    page = shown(themed, "```{list-table} Sizes & “names”\n* - a\n```\n")
    assert page.xpath("//table/../@aria-label") == ["Sizes & “names”"]


GRID = """\
```{list-table}
:header-rows: 1
:stub-columns: 1

* -
  - head
* - stub
  - cell
```
"""


def test_headings_of_a_table_say_what_they_are_of(themed):
    page = shown(themed, GRID)
    heads = {head.text_content().strip(): head.get("scope") for head in page.xpath("//th")}
    assert heads == {"head": "col", "stub": "row"}


def test_an_empty_corner_of_a_table_is_no_heading(themed):
    page = shown(themed, GRID)
    assert [cell.tag for cell in page.xpath("//thead//tr/*")] == ["td", "th"]


def test_lists_side_by_side_are_no_table(themed):
    page = shown(themed, "```{hlist}\n:columns: 2\n\n- one\n- two\n- three\n```\n")
    lists = page.xpath("//div[@class='hlist']/ul")
    assert [[item.text_content() for item in ul] for ul in lists] == [["one", "two"], ["three"]]
    assert page.xpath("//table") == []


# ---- code


@pytest.mark.parametrize(
    "text",
    [
        "```python\nx = 1\n```\n",
        "```{code-block} python\n:linenos:\n:emphasize-lines: 1\n\nx = 1\n```\n",
        "```{parsed-literal}\n**x**\n```\n",
        "```{eval-rst}\n.. productionlist::\n   one: two\n   two: one\n```\n",
        "```{eval-rst}\n>>> 1\n1\n```\n",
    ],
)
def test_a_keyboard_can_reach_code(themed, text):
    (block,) = shown(themed, text).xpath("//pre")
    assert block.get("tabindex") == "0"


def test_a_keyboard_can_reach_code_beside_a_table_of_numbers(themed):
    themed.conf(THEME + 'html_codeblock_linenos_style = "table"\n')
    page = shown(themed, "```{code-block} python\n:linenos:\n\nx = 1\n```\n")
    assert page.xpath("//td[@class='code']//pre/@tabindex") == ["0"]
    assert page.xpath("//td[@class='linenos']//pre/@tabindex") == []


# ---- posts


def test_the_heading_of_a_post_is_that_of_its_article(themed):
    themed.post("one", "# One\n\nText.\n\n## Two\n\nText.\n")
    page = themed.build().page("posts/one")
    assert page.xpath("//article/div[@id='one']/h1//span/text()") == ["One"]
    assert page.xpath("//article//section/@id") == ["two"]
    assert problems(themed.root / "html") == []


def test_a_post_without_a_heading_is_an_article_to_screen_readers_alone(themed):
    themed.write("index.md", "# Home\n\n```{archive}\n```\n")
    themed.post("note", "A note.\n", tags="a")
    themed.post("one", "# One\n\nText.\n", tags="a")
    built = themed.build()
    assert built.page("posts/note").xpath("//article") == []
    (entry,) = built.page("posts/note").xpath("//*[@role='article']")
    assert "h-entry" in entry.get("class").split()
    cards = built.page("index").xpath("//*[contains(@class, 'blogarchive-card ')]")
    assert {card.tag: card.get("role") for card in cards} == {"article": None, "div": "article"}
    assert problems(built.out) == []


@pytest.mark.parametrize("posts", [1, 3])
def test_each_section_has_a_heading(themed, posts):
    for number in range(posts):
        themed.post(f"{number}", f"# {number}\n\nText.\n\n## More\n", tags="a")
    built = themed.build()
    headings = "*[self::h1 or self::h2 or self::h3 or self::h4]"
    page = built.page("posts/0")
    assert page.xpath(f"//main//section[not(.//{headings})]") == []
    assert page.xpath(f"//main//article[not(.//{headings})]") == []


# ---- lists, notes, signatures


def test_the_text_of_a_task_is_the_label_of_its_box(themed):
    page = shown(themed, "- [x] write *it*\n- [ ] send it\n- no task\n")
    labels = page.xpath("//li//label[input[@type='checkbox']]")
    assert [label.text_content().strip() for label in labels] == ["write it", "send it"]


def test_sources_are_items_of_a_list(themed):
    page = shown(
        themed, "```{eval-rst}\n[A]_ [B]_\n\n.. [A] First.\n\n.. [B] Second.\n\nText.\n```\n"
    )
    (sources,) = page.xpath("//*[@role='list']")
    assert [item.get("role") for item in sources] == ["listitem", "listitem"]
    assert page.xpath("//*[@role='doc-biblioentry']") == []


def test_the_caption_of_a_toctree_is_no_heading_without_a_level(themed):
    page = shown(themed, "```{toctree}\n:caption: Pages\n\nSphinx <https://example.org/>\n```\n")
    assert page.xpath("//*[@role='heading'][not(@aria-level)]") == []
    assert page.xpath("//p[@class='caption']/span/text()") == ["Pages"]


def test_a_table_of_contents_has_the_name_of_its_section(themed):
    page = shown(themed, "```{contents}\n:local:\n```\n\n## One\n\n```{contents}\n```\n\n### Two\n")
    assert page.xpath("//nav[contains(@class, 'contents')]/@aria-label") == ["Page", "One"]


def test_labels_of_tabs_have_no_attributes_that_labels_may_not_have(themed):
    tabs = "````{tab-set}\n```{tab-item} One\nText.\n```\n````\n"
    (label,) = shown(themed, tabs).xpath("//label")
    assert label.get("aria-controls") is None
    assert label.get("for")


def test_parameters_one_a_line_are_a_list(themed):
    themed.conf(THEME + "maximum_signature_line_length = 1\n")
    signature = "```{py:function} f[T](a: int, b: int = 1) -> None\nText.\n```\n"
    page = shown(themed, signature)
    lists = page.xpath("//dt//ul[@class='sig-list']")
    texts = [[item.text_content() for item in ul] for ul in lists]
    assert texts == [["T,"], ["a: int,", "b: int = 1,"]]
    assert page.xpath("//dt//dl | //dt//dd") == []
    assert problems(themed.root / "html") == []
