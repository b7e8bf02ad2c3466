"""Letters of many scripts, and both directions."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

STYLE = "(e, name) => getComputedStyle(e)[name]"
ARABIC = """\
---
date: 2024-03-05
---
# مقال

نص قصير *مهم* مع $x^2$ و `code`.

## قسم

> اقتباس

- واحد

| ا | ب |
|---|--:|
| 1 | 2 |

```python
print("long, long, long, long, long, long, long, long, long, long, long, long, long, long")
```
"""


@pytest.fixture
def arabic(show):
    conf = 'html_theme_options = {"tagline": "سطر"}\nhtml_baseurl = ""\n'
    return lambda **options: show(ARABIC, conf=conf, language="ar", **options).page


def test_a_page_from_right_to_left_is_as_wide_as_the_window(arabic):
    page = arabic()
    assert page.locator("html").get_attribute("dir") == "rtl"
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        left = page.evaluate("""[...document.querySelectorAll("main *, header *")]
          .filter((e) => e.getBoundingClientRect().left < -1
            && !e.closest("pre, .blogarchive-hidden, .table-wrapper")).length""")
        assert left == 0


def test_its_sidebar_is_at_the_left(arabic):
    page = arabic()
    main, sidebar = (page.locator(name).bounding_box() for name in ("main", ".sidebar"))
    assert sidebar["x"] < main["x"]


def test_its_code_and_formulas_run_from_left_to_right(arabic):
    page = arabic()
    for name in ("pre", "main math", "main code"):
        assert page.locator(name).first.evaluate(STYLE, "direction") == "ltr", name


def test_its_quotations_have_their_bar_at_the_right(arabic):
    quotation = arabic().locator("blockquote")
    assert quotation.evaluate(STYLE, "borderRightWidth") != "0px"
    assert quotation.evaluate(STYLE, "borderLeftWidth") == "0px"


def test_a_post_in_another_language_says_so_wherever_it_stands(english, look):
    page = look(english.url("front")).page
    links = page.locator("a[href*='posts/zh']")
    languages = links.evaluate_all("all => all.map((a) => a.closest('[lang]').lang)")
    assert len(languages) > 1
    assert set(languages) == {"zh-CN"}
    page.goto(english.base + "posts/zh/")
    assert page.locator("main h1").evaluate("h => h.closest('[lang]').lang") == "zh-CN"
    assert (
        page.locator(".page-contents li").first.evaluate("h => h.closest('[lang]').lang") == "zh-CN"
    )


def test_chinese_lines_have_room_and_letters_of_both_scripts_keep_apart(demo, look):
    text = look(demo.url("mathematics")).page.locator(".e-content p").first
    size, height = (
        float(text.evaluate(STYLE, name).removesuffix("px")) for name in ("fontSize", "lineHeight")
    )
    assert height / size >= 1.8
    assert text.evaluate(STYLE, "textAutospace") == "normal"
    assert text.evaluate(STYLE, "lineBreak") == "strict"


def test_lines_in_latin_letters_are_closer(english, look):
    text = look(english.url("mathematics")).page.locator(".e-content p").first
    size, height = (
        float(text.evaluate(STYLE, name).removesuffix("px")) for name in ("fontSize", "lineHeight")
    )
    assert 1.5 <= height / size < 1.8


def test_a_chinese_post_in_an_english_blog_is_set_as_chinese(english, look):
    page = look(english.base + "posts/zh/").page
    text = page.locator(".e-content p").first
    size, height = (
        float(text.evaluate(STYLE, name).removesuffix("px")) for name in ("fontSize", "lineHeight")
    )
    assert height / size >= 1.8
    assert page.locator("main em").evaluate(STYLE, "fontStyle") == "normal"
    assert "dot" in page.locator("main em").evaluate(STYLE, "textEmphasis")


def test_code_is_never_spaced(demo, look):
    page = look(demo.url("code")).page
    assert page.locator("main pre").first.evaluate(STYLE, "textAutospace") == "no-autospace"


def test_emphasis_in_english_slants(english, look):
    em = look(english.url("mathematics")).page.locator("main em").first
    assert em.evaluate(STYLE, "fontStyle") == "italic"
