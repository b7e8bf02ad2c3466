"""Which old and permanent addresses can be had, and by whom."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.model.addresses import Address, parse
from sphinx_blogarchive.model.redirects import Claim, Move, Site, settle

SITE = Site(
    {"index": "index.html", "posts/a": "posts/a.html", "posts/b": "posts/b.html"},
    {"CNAME": "of html_extra_path", "search.html": "a page of the site"},
)


def old(docname, path):
    return Claim(docname, "redirect_from", path, parse(path, ""))


def permanent(docname, path):
    return Claim(docname, "id", path, parse(path, ""))


def settled(*claims, site=SITE, pages=True, listed=lambda _: False):
    return settle(claims, site, pages=pages, listed=listed)


def messages(*claims, **options):
    return [problem.message for problem in settled(*claims, **options).problems]


def test_an_old_address_gets_a_page():
    found = settled(old("posts/a", "old/x.html"), old("posts/b", "2019/y"))
    assert found.pages == {"old/x.html": "posts/a", "2019/y/index.html": "posts/b"}
    assert found.problems == []


def test_a_permanent_address_works_if_it_has_a_page():
    found = settled(permanent("posts/a", "p/7"))
    assert found.pages == {"p/7/index.html": "posts/a"}
    assert found.permanent == {"posts/a": "p/7"}


def test_a_permanent_address_that_is_the_pages_own_needs_no_redirect():
    site = Site({"p/7": "p/7/index.html"})
    found = settled(permanent("p/7", "p/7"), site=site)
    assert (found.pages, found.permanent, found.problems) == ({}, {"p/7": ""}, [])


def test_of_two_documents_that_want_an_address_the_first_gets_it():
    found = settled(old("posts/a", "old"), old("posts/b", "/old/"))
    assert found.pages == {"old/index.html": "posts/a"}
    (problem,) = found.problems
    assert problem.docname == "posts/b"
    assert problem.message == "is an old address of posts/a already; leave it out"


def test_one_document_may_say_an_address_in_several_ways():
    claims = [permanent("posts/a", "p/7"), *(old("posts/a", f"p/7{x}") for x in ("", "/", "/"))]
    found = settled(*claims)
    assert found.pages == {"p/7/index.html": "posts/a"}
    assert found.problems == []
    assert [move.path for move in found.moves] == ["p/7", "p/7/"]


def test_an_address_in_two_cases_is_no_mistake_if_both_lead_to_one_document():
    found = settled(old("posts/a", "Old"), old("posts/a", "old"))
    assert found.problems == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("posts/a.html", "is the page's own address"),
        ("posts/b.html", "is the page of posts/b, which goes before"),
        ("/", "is the page of index, which goes before"),
        ("search.html", "is a page of the site, which goes before"),
        ("Posts/B.html", "differs in case alone from 'posts/b.html', the page of posts/b"),
        ("Posts/A.html", "differs in case alone from 'posts/a.html', the page of posts/a"),
        ("CNAME/", "needs a folder where the file 'CNAME' is, of html_extra_path"),
        ("posts/b.html/", "needs a folder where the file 'posts/b.html' is"),
        ("_static/x", "lies in a folder that is kept"),
    ],
)
def test_what_the_site_has_anyway_goes_before(path, told):
    found = settled(old("posts/a", path))
    (problem,) = found.problems
    assert problem.message.startswith(told)
    assert problem.message.endswith("; leave it out")
    assert (found.pages, found.moves) == ({}, [])


def test_a_file_gives_way_to_a_folder():
    site = Site({"index": "index.html", "a": "x.html/a.html"})
    (message,) = messages(old("index", "x.html"), site=site)
    assert message.startswith("can't be a file, for 'x.html/a.html', the page of a, needs a folder")


def test_two_old_addresses_may_not_be_a_file_and_a_folder():
    claims = old("posts/a", "x.html/y"), old("posts/b", "x.html")
    assert messages(*claims)[0].startswith("can't be a file, for 'x.html/y/index.html', an old")
    assert messages(*reversed(claims))[0].startswith("needs a folder where the file 'x.html' is")


def test_a_permanent_address_that_is_taken_is_none():
    site = Site({"p/7": "p/7/index.html", "posts/a": "posts/a/index.html"})
    found = settled(permanent("posts/a", "p/7"), site=site)
    assert found.permanent == {}
    assert found.problems[0].message == (
        "is the page of p/7, which goes before; choose another id, or another blogarchive_permalink"
    )


@pytest.mark.parametrize("path", ["x.php", "/?p=7", "a:b"])
def test_what_no_page_can_serve_needs_a_list(path):
    (message,) = messages(old("posts/a", path))
    assert "can't be served by a page" in message
    assert "blogarchive_redirect_files" in message
    found = settled(old("posts/a", path), listed=lambda _: True)
    assert found.problems == []
    assert found.pages == {}
    assert {(move.docname, move.served) for move in found.moves} == {("posts/a", False)}


def test_two_documents_may_not_want_one_address_in_a_list_either():
    claims = old("posts/a", "?p=7"), old("posts/b", "/?p=7")
    assert len(messages(*claims, listed=lambda _: True)) == 1


def test_without_pages_a_permanent_address_works_if_a_list_has_it():
    claim = permanent("posts/a", "p/7")
    assert settled(claim, pages=False).permanent == {}
    found = settled(claim, pages=False, listed=lambda _: True)
    assert found.permanent == {"posts/a": "p/7"}
    assert found.pages == {}


def paths(*claims, site=SITE):
    return [move.path for move in settled(*claims, site=site, listed=lambda _: True).moves]


def test_a_list_has_a_folder_with_and_without_a_slash():
    assert paths(old("posts/a", "old/x")) == ["old/x", "old/x/"]
    assert paths(old("posts/a", "old/index.html")) == ["old", "old/"]


def test_a_list_has_a_file_as_it_is():
    assert paths(old("posts/a", "old.html"), old("posts/a", "x.php")) == ["old.html", "x.php"]


def test_a_list_leaves_alone_what_a_host_takes_for_a_page():
    # it shows posts/b.html at posts/b
    assert paths(old("posts/a", "posts/b/")) == ["posts/b/"]


def test_a_list_has_what_lies_beside_the_site():
    claim = Claim("posts/a", "redirect_from", "…", Address("x", outside=True))
    found = settled(claim, listed=lambda _: True)
    assert found.moves == [
        Move("x", "", True, "posts/a", False),
        Move("x/", "", True, "posts/a", False),
    ]
