"""What is written without asking the translator, and when it is asked after all."""

from __future__ import annotations

import pytest

TRANSLATOR = """
from sphinx.writers.html5 import HTML5Translator

class Own(HTML5Translator):
    def {method}(self, *args, **kwargs):
        return {made}

def setup(app):
    app.set_translator("html", Own)
"""
#: Signs that mean something in HTML.
AWKWARD = """R&D "<b>" a@b"""


@pytest.fixture
def signs(blog):
    """A blog with such signs, and with markup, in what surrounds posts."""
    for number, title in enumerate([AWKWARD, "*Two* `lite  ral`", "Three $x < 1$"], 1):
        blog.post(
            f"p{number}",
            f"# {title}\n\nText.\n\n```{{update}} 2024-05-0{number}\nNow $y$ & more.\n```\n",
            date=f"2024-01-0{number}",
            tags=f"'{AWKWARD}, other'",
            author="'Ada & Co'",
            series=f"'{AWKWARD}'",
            part=number,
        )
    return blog


@pytest.mark.parametrize("theme", ["blogarchive", "basic"])
def test_it_is_what_a_translator_would_write(signs, theme):
    signs.conf(f"html_theme = {theme!r}\n")
    quick = signs.build(out="quick").files()
    own = TRANSLATOR.format(method="starttag", made="super().starttag(*args, **kwargs)")
    signs.conf(f"html_theme = {theme!r}\n" + own)
    asked = signs.build(out="asked").files()
    names = [name for name in quick if name.endswith(".html")]
    assert {name: quick[name] for name in names} == {name: asked[name] for name in names}
    assert len(names) > 10


@pytest.mark.parametrize(
    ("method", "made"),
    [
        ("starttag", "super().starttag(*args, **kwargs).replace('>', ' data-own=\"\">', 1)"),
        ("visit_reference", 'self.body.append(\'<a data-own="" href="#">\')'),
    ],
)
def test_a_translator_with_ways_of_its_own_is_asked(signs, method, made):
    signs.conf("html_theme = 'basic'\n" + TRANSLATOR.format(method=method, made=made))
    page = signs.build().page("posts/p1")
    (tag,) = page.xpath("//*[contains(@class, 'blogarchive-tag')]//a[. = 'other']")
    assert "data-own" in tag.attrib
