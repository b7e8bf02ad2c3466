"""Maps of sites: one, or several with an index."""

from __future__ import annotations

from itertools import chain
from xml.etree import ElementTree as ET

import pytest

from sphinx_blogarchive.model.sitemap import LARGEST, MOST, Entry, files

ROOT = "https://example.org/"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(text):
    return [loc.text for loc in ET.fromstring(text).iter(f"{SPACE}loc")]


def entries(count):
    return [Entry(f"{ROOT}{number:06}") for number in range(count)]


def test_a_few_pages_are_in_one_map():
    ((name, text),) = files([Entry(f"{ROOT}b"), Entry(f"{ROOT}a", "2024-01-01")], ROOT)
    assert name == "sitemap.xml"
    assert addresses(text) == [f"{ROOT}a", f"{ROOT}b"]
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns=')


def test_no_page_needs_no_map():
    assert list(files([], ROOT)) == []


def test_signs_of_markup_are_escaped():
    ((_, text),) = files([Entry(f"{ROOT}?a=1&b=<2>")], ROOT)
    assert addresses(text) == [f"{ROOT}?a=1&b=<2>"]


@pytest.mark.parametrize(("count", "maps"), [(MOST, 1), (MOST + 1, 2)])
def test_a_map_has_as_many_pages_as_it_may(count, maps):
    found = list(files(entries(count), ROOT))
    assert len(found) == (1 if maps == 1 else maps + 1)


def test_more_are_in_several_maps_with_an_index():
    found = dict(files(entries(5), ROOT, most=2))
    assert [*found] == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    parts = [addresses(found[name]) for name in [*found][:3]]
    assert [*chain.from_iterable(parts)] == [entry.address for entry in entries(5)]
    assert addresses(found["sitemap.xml"]) == [f"{ROOT}{name}" for name in [*found][:3]]
    assert ET.fromstring(found["sitemap.xml"]).tag == f"{SPACE}sitemapindex"


def test_no_map_is_larger_than_it_may_be():
    long = [Entry(f"{ROOT}{'界' * 100}{number}") for number in range(20)]
    found = list(files(long, ROOT, largest=2000))
    assert len(found) > 2
    assert all(len(text.encode()) <= 2000 for name, text in found if name != "sitemap.xml")
    assert LARGEST == 50 * 1024 * 1024
