"""Where posts can be shared, and addresses that services read as they were meant."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.sharing import SERVICES, USUAL, check, link, usual
from tests.model.samples import refusal

URL = "https://example.org/博客/a b.html?x=1&y={title}#z"
TITLE = 'C++ & C#: 100% 「数学」 "{url}" +1\n/?'
#: What cuts an address short, or means something else in it, unless it is encoded.
_SIGNS = set('&#+ "<>\n')


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_gets_the_address(name):
    found = link(SERVICES[name].template, URL, TITLE)
    assert URL in unquote(found)


@pytest.mark.parametrize("name", sorted(SERVICES.keys() - {"facebook", "linkedin"}))
def test_each_service_that_takes_one_gets_the_title(name):
    assert TITLE in unquote(link(SERVICES[name].template, URL, TITLE))


@pytest.mark.parametrize("name", SERVICES)
def test_nothing_of_the_post_stands_in_an_address_as_it_is(name):
    template = SERVICES[name].template
    found = link(template, URL, TITLE)
    for sign in _SIGNS:
        assert found.count(sign) == template.count(sign)


def test_a_query_is_read_as_it_was_meant():
    query = parse_qs(urlsplit(link(SERVICES["weibo"].template, URL, TITLE)).query)
    assert query == {"url": [URL], "title": [TITLE]}


@given(st.text(), st.text())
def test_any_title_comes_back(url, title):
    query = urlsplit(link("https://a.example/?u={url}&t={title}", url, title)).query
    found = parse_qs(query, keep_blank_values=True)
    assert found == {"u": [url], "t": [title]}


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_is_as_a_writer_could_write_it(name):
    check(SERVICES[name].template)


@pytest.mark.parametrize("names", USUAL.values())
def test_the_usual_ones_exist(names):
    assert set(names) <= SERVICES.keys()


@pytest.mark.parametrize(
    ("language", "first"),
    [("en", "email"), ("zh_CN", "weibo"), ("zh", "weibo"), ("zh-TW", "facebook"),
     ("zh_Hant", "facebook"), ("ja", "x"), ("fr", "email"), ("", "email")],
)  # fmt: skip
def test_a_blog_offers_what_is_usual_in_its_language(language, first):
    assert usual(language)[0] == first


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("javascript:alert({url})", "which is no address; begin with https://"),
        ("/share?u={url}", "which is no address; begin with https://"),
        ("https://a.example/", "without {url}; write it where the address of the post goes"),
        ("https://a.example/?u={url}&t={text}", "with {text}; there are {url} and {title}"),
        ("https://a.example/?u={url}&t={}", "with {}; there are {url} and {title}"),
    ],
)
def test_a_wrong_address_is_refused_with_the_remedy(template, why):
    assert refusal(check, template) == why
