"""Emphasis and joined lines in documents, and in all that is made of them."""

from __future__ import annotations

import shutil

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.helpers import Blog

POST = """\
# 题**“交叉熵”**为

第一行，
第二行**“交叉熵”**
为*「重点」*です[^1]
见[此处](https://example.org/)
吧。

```{note}
里面**注意:**这里
```

::::{grid} 1
:::{grid-item-card} 卡**“片”**名
卡里**(一)**是
:::
::::

| 甲 | 乙 |
|---|---|
| **(二)**是 | `*` |

一 `代码`
二 $x$
三 word
四
~~五~~
六

[^1]: 脚注
    下一行
"""
RST = """\
.. post:: 2024-01-02

题
==

第一行
第二行\\ **强调**
第三行
word
"""
CONF = """
language = "zh_CN"
suppress_warnings = ["myst.strikethrough"]
myst_enable_extensions = ["colon_fence", "dollarmath", "strikethrough"]
"""
#: A parser derived from MyST's, as MyST-NB has one, which reads some documents by itself.
DERIVED = """\
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser


class Parser(MystParser):
    supported = ("own",)

    def parse(self, inputstring, document):
        if "by MyST" in inputstring:
            return super().parse(inputstring, document)
        parser = create_md_parser(document.settings.env.myst_config, SphinxRenderer)
        parser.options["document"] = document
        parser.render(inputstring + "\\n\\nread by itself")


def setup(app):
    app.add_source_parser(Parser)
    app.add_source_suffix(".own", "own")
"""


def new_blog(root):
    blog = Blog(root)
    blog.conf(CONF)
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    blog.post("md", body=POST)
    blog.write("posts/rest.rst", RST)
    for number in range(5):
        blog.post(f"more{number}", body=f"# More\n\n看**“{number}”**吧\n下一行\n")
    return blog


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return new_blog(tmp_path_factory.mktemp("emphasis"))


@pytest.fixture(scope="module")
def built(project):
    return project.build()


@pytest.fixture(scope="module")
def body(built):
    assert built.warnings == []
    return built.page("posts/md").find_class("h-entry")[0]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".//h1//strong", "“交叉熵”"),
        (".//p/strong", "“交叉熵”"),
        (".//p/em", "「重点」"),
        (".//*[contains(@class, 'note')]//strong", "注意:"),
        (".//*[contains(@class, 'sd-card-title')]//strong", "“片”"),
        (".//*[contains(@class, 'sd-card-text')]//strong", "(一)"),
        (".//td//strong", "(二)"),
    ],
)
def test_emphasis_is_found_in_every_part_of_a_post(body, path, text):
    assert body.xpath(path)[0].text_content() == text


def test_lines_are_joined_through_inline_markup_and_past_footnotes(body):
    text = body.xpath(".//div[contains(@class, 'e-content')]/p")[0].text_content()
    assert text == "第一行，第二行“交叉熵”为「重点」です[1]见此处吧。"


def test_lines_stay_apart_at_code_formulas_and_words(body):
    text = body.xpath(".//div[contains(@class, 'e-content')]/p[code]")[0].text_content()
    assert text == "一 代码\n二 \\(x\\)\n三 word\n四五六"


def test_lines_of_footnotes_are_joined(body):
    assert "脚注下一行" in body.find_class("footnote")[0].text_content()


def test_lines_of_restructuredtext_are_joined(built):
    content = built.page("posts/rest").find_class("e-content")[0]
    assert content.text_content().strip() == "第一行第二行强调第三行\nword"


def test_code_keeps_its_lines(blog):
    blog.post("code", body="# Code\n\n```text\n中文\n中文\n```\n\n> 引\n> 文\n")
    page = blog.build().page("posts/code")
    assert page.xpath("//pre")[0].text_content() == "中文\n中文\n"
    assert page.xpath("//blockquote")[0].text_content().strip() == "引文"


def test_excerpts_in_lists_show_both(built):
    shown = built.page("index").xpath("//*[contains(@class, 'p-summary')]")
    texts = [node.text_content() for node in shown]
    assert any("第二行“交叉熵”为「重点」です" in text for text in texts)
    assert not any("**" in text for text in texts)


def test_feeds_and_metadata_hold_both(built):
    feed = built.text("atom.xml")
    assert "第一行，第二行<strong>“交叉熵”</strong>为" in feed.replace("&lt;", "<").replace(
        "&gt;", ">"
    )
    description = built.page("posts/md").xpath("//meta[@name='description']/@content")[0]
    assert description.startswith("第一行，第二行“交叉熵”为「重点」です")


def test_parallel_reads_leave_the_same(project, built):
    parallel = project.build(out="parallel", jobs=2)
    assert parallel.files() == built.files()


@pytest.mark.parametrize("option", ["cjk_emphasis", "cjk_join_lines"])
def test_each_can_be_switched_off_alone_and_documents_are_read_anew(tmp_path, option):
    blog = new_blog(tmp_path)
    blog.build()
    blog.conf(f"{CONF}blogarchive_{option} = False\n")
    again = blog.build()
    content = again.page("posts/more1").find_class("e-content")[0]
    expected = {"cjk_emphasis": "看**“1”**吧下一行", "cjk_join_lines": "看“1”吧\n下一行"}
    assert content.text_content().strip() == expected[option]
    shutil.rmtree(tmp_path / "html.doctrees")
    assert blog.build(out="clean", doctrees="html.doctrees").files() == again.files()


def test_english_documents_are_the_same_with_and_without(tmp_path):
    blog = Blog(tmp_path)
    blog.post("plain", body='# A *“b”*c\n\nOne **"two"**three\nfour — *(five)*six\n_seven_.\n')
    on = blog.build()
    blog.conf("blogarchive_cjk_emphasis = False\nblogarchive_cjk_join_lines = False\n")
    off = blog.build(out="off")
    assert on.text("posts/plain.html") == off.text("posts/plain.html")


@pytest.mark.parametrize("first", [True, False])
def test_parsers_of_other_extensions_derived_from_mysts_have_it_too(tmp_path, first):
    blog = Blog(tmp_path)
    names = ["sphinx_blogarchive", "derived"] if first else ["derived", "sphinx_blogarchive"]
    path = f"import sys\nsys.path.insert(0, {str(blog.src)!r})\n"
    blog.conf(f"{path}extensions = {['myst_parser', *names]}\n")
    blog.write("derived.py", DERIVED)
    blog.write("posts/a.own", "# A\n\n看**“书”**吧\n")
    blog.write("posts/b.own", "# B by MyST\n\n看**“书”**吧\n")
    built = blog.build()
    assert "read by itself" in built.page("posts/a").text_content()
    assert "read by itself" not in built.page("posts/b").text_content()
    for name in ("a", "b"):
        assert [node.text for node in built.page(f"posts/{name}").iter("strong")] == ["“书”"]


def test_translations_are_found_and_joined_as_well(tmp_path):
    blog = Blog(tmp_path)
    blog.conf('language = "ja"\nlocale_dirs = ["locale"]\ngettext_compact = False\n')
    blog.post("x", body="# X\n\n第一行\n第二行\n\n术语\n: 第三行\n  第四行\n")
    with (blog.build("gettext").out / "posts/x.pot").open("rb") as file:
        catalog = read_po(file, locale="ja")
    for message in catalog:
        if message.id and "行" in message.id:
            message.string = "訳**「文」**で\n続き"
    path = blog.src / "locale/ja/LC_MESSAGES/posts/x.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalog)
    shown = blog.build().page("posts/x").find_class("e-content")[0].text_content()
    assert shown.count("訳「文」で続き") == 2
