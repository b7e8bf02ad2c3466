"""Citations as lines of text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sphinx_blogarchive.model.citation import Author, Citation, Collection
from sphinx_blogarchive.model.citing import FIELDS, FORMATS, check, choose, text
from sphinx_blogarchive.model.names import split
from sphinx_blogarchive.model.runs import Run

POST = Citation(
    "brandt2024-rings",
    (Run("On rings"),),
    datetime(2024, 3, 5, tzinfo=UTC),
    Collection("Notes"),
    updated=datetime(2024, 4, 1, tzinfo=UTC),
    authors=(Author("Ada Lee Brandt", split("Ada Lee Brandt")),),
    url="https://example.org/r.html",
    language="en",
)


def by(*names, **changes):
    return POST._replace(authors=tuple(Author(n, split(n)) for n in names), **changes)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Brandt, A. L. (2024, March 5). On rings. Notes. https://example.org/r.html"),
        (
            "zh-CN",
            "BRANDT A L. On rings[EB/OL]. Notes, 2024 (2024-04-01). https://example.org/r.html.",
        ),
        ("ja", 'Ada Lee Brandt. "On rings". Notes. 2024-04-01. https://example.org/r.html.'),
        (
            "de-AT",
            "Brandt, Ada Lee: On rings. In: Notes, 5. März 2024. URL: https://example.org/r.html.",
        ),
    ],
)
def test_the_line_follows_the_language(language, line):
    assert text(POST._replace(language=language), {}) == line


def test_a_language_without_a_format_gets_the_english_one():
    assert text(POST._replace(language="pt-BR"), {}) == text(POST, {})


@pytest.mark.parametrize("language", FORMATS)
def test_what_is_unknown_leaves_no_trace(language):
    line = text(POST._replace(authors=(), url="", language=language), {})
    assert ". ." not in line
    assert "[[" not in line
    assert "http" not in line
    assert line[0].isalnum() or line[0] in '("“'


def test_gb_names_three_authors():
    line = text(by("林知远", "周沐", "欧阳修", "鲁迅", language="zh"), {})
    assert line.startswith("林知远, 周沐, 欧阳修, 等. ")


def test_apa_joins_the_last_author_with_an_ampersand():
    line = text(by("Ada Brandt", "Jean-Paul Sartre"), {})
    assert line.startswith("Brandt, A., & Sartre, J.-P. (2024")


def test_a_title_that_ends_a_sentence_gets_no_full_stop():
    assert "Why? Notes." in text(POST._replace(title=(Run("Why?"),)), {})


def test_a_format_of_the_writer_goes_before():
    assert (
        text(POST, {"en": "{key}: {title}, {day}"}) == "brandt2024-rings: On rings, March 5, 2024"
    )


def test_braces_in_a_title_are_no_fields():
    assert text(POST._replace(title=(Run("{url}"),)), {"en": "{title}"}) == "{url}"


def test_the_nearest_format_is_chosen():
    assert choose("zh_TW", {"zh": "a", "zh-CN": "b"}) == ("zh", "a")
    assert choose("zh_CN", {"zh": "a", "zh-CN": "b"}) == ("zh-cn", "b")


@pytest.mark.parametrize("template", FORMATS.values())
def test_the_formats_are_good(template):
    check(template)


@pytest.mark.parametrize(
    ("template", "remedy"),
    [
        ("{titel}", "write {title}"),
        ("{title", "write {{ or }}"),
        ("{}", FIELDS[0]),
        ("{title!r}", "write {title}"),
        ("{title:>9}", "write {title}"),
        ("{title.x}", "title"),
    ],
)
def test_a_wrong_format_is_told_with_the_remedy(template, remedy):
    with pytest.raises(ValueError, match="has ") as error:
        check(template)
    assert remedy in str(error.value)
