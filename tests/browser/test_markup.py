"""The markup of every kind of page, as a checker of HTML reads it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import html5lib
import lxml.html
import pytest

from tests.browser.sites import PAGES

pytestmark = pytest.mark.browser

#: Elements that are landmarks where they stand below the body or have a name.
LANDMARKS = (
    "//nav | //aside[not(ancestor::main)] | //search"
    " | //section[@aria-label or @aria-labelledby] | //*[@role='region' or @role='search']"
)
HEADINGS = "//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"


@pytest.fixture(params=PAGES)
def source(request, site):
    return site.files[request.param].read_bytes()


@pytest.fixture
def tree(source):
    return lxml.html.fromstring(source)


def test_a_page_is_parsed_without_an_error(source):
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(source, transport_encoding="utf-8")
    assert parser.errors == []


def test_ids_are_unique(tree):
    assert [name for name, count in Counter(tree.xpath("//@id")).items() if count > 1] == []


def test_there_is_one_heading_of_the_first_level_and_none_is_skipped(tree):
    levels = [int(heading.tag[1]) for heading in tree.xpath(HEADINGS)]
    assert levels.count(1) == len(tree.xpath("//h1")) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_landmarks_have_names_of_their_own(tree):
    names = []
    for element in tree.xpath(LANDMARKS):
        label = element.get("aria-label")
        if label is None and (by := element.get("aria-labelledby")):
            label = tree.get_element_by_id(by).text_content().strip()
        names.append((element.tag, label))
    assert [name for name, count in Counter(names).items() if count > 1] == []
    # a search that is the only one needs no name
    assert [tag for tag, label in names if not label and tag != "search"] == []
    assert len(tree.xpath("//main")) == 1


def test_there_is_no_style_and_no_script_in_the_page_itself(tree):
    assert tree.xpath("//@style") == []
    assert tree.xpath("//style") == []
    # what is no script, but data, is not run
    assert tree.xpath("//script[not(@src)][not(@type='application/ld+json')]") == []
    assert tree.xpath("//@*[starts-with(name(), 'on')]") == []
    assert tree.xpath("//@href[starts-with(., 'javascript:')]") == []


def test_the_head_tells_what_the_page_is(tree):
    assert tree.get("lang")
    assert tree.xpath("string(//head/title)")
    assert len(tree.xpath("//meta[@name='description'][@content!='']")) == 1
    assert len(tree.xpath("//link[@rel='canonical'][starts-with(@href, 'https://')]")) == 1
