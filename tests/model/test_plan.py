from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.plan import (
    PAGE_KINDS,
    Neighbours,
    Paginated,
    Plan,
    neighbours,
    numbered,
)
from sphinx_blogarchive.model.post import newest_first
from sphinx_blogarchive.model.query import Query
from sphinx_blogarchive.model.terms import Term
from tests.model.samples import post, posts, vocabulary

DOCUMENTS = st.sets(
    st.sampled_from(
        ["index", "about", "tag", "tag/index", "tag/c", "archive/2024", "archive/2023/page/2"]
    )
)


def plan(found=(), declared=(), **options):
    """Return the plan of a blog."""
    settings = {"root": "", "kinds": PAGE_KINDS, "size": 3, "documents": (), "paginated": ()}
    ordered = sorted(found, key=newest_first)
    return Plan(ordered, vocabulary(ordered, declared), **{**settings, **options})


def listed(blog, first):
    """Return the posts on all pages of a listing, page after page."""
    pages = sorted((p for p in blog.pages.values() if p.first == first), key=lambda p: p.number)
    return [docname for page in pages for docname in page.posts]


SERIES = [post(f"p{n}", f"2024-01-{n + 1:02}", tags=("t",)) for n in range(7)]


@pytest.mark.parametrize(
    ("first", "page"),
    [
        ("archive/2024", "archive/2024/page/2"),
        ("index", "page/2"),
        ("news/index", "news/page/2"),
        ("tag/index-term", "tag/index-term/page/2"),
    ],
)
def test_where_page_two_is(first, page):
    assert numbered(first, 2) == page


@given(
    st.sets(st.tuples(st.sampled_from(["index", "a", "a/b", "b/index"]), st.integers(1, 30))),
)
def test_pages_of_different_listings_or_numbers_have_different_names(pages):
    assert len({numbered(first, number) for first, number in pages}) == len(pages)


@given(posts(), st.integers(1, 5))
def test_each_post_is_on_exactly_one_page_of_each_of_its_listings(found, size):
    blog = plan(found, size=size)
    expected = Counter()
    for one in found:
        day = one.published.date()
        expected["archive", one.docname] += 1
        expected[f"archive/{day.year}", one.docname] += 1
        expected[f"archive/{day.year}/{day.month:02}", one.docname] += 1
        for kind in ("tag", "category", "author", "series"):
            for name in blog.vocabulary.names(kind, one):
                slug = blog.vocabulary.find(kind, name).slug
                expected[f"{kind}/{slug}", one.docname] += 1
    actual = Counter((p.first, docname) for p in blog.pages.values() for docname in p.posts)
    assert actual == expected


@given(posts(), st.integers(1, 5), DOCUMENTS)
def test_no_page_has_the_name_or_the_address_of_a_document(found, size, documents):
    blog = plan(found, size=size, documents=documents)
    assert not blog.pages.keys() & documents
    assert not {f"{docname}/index" for docname in blog.pages} & documents


@given(posts(), st.integers(1, 5), st.sampled_from(["", "blog/", "a/b/"]))
def test_all_pages_are_in_the_folder_of_pages(found, size, root):
    blog = plan(found, size=size, root=root)
    assert all(docname.startswith(root) for docname in blog.pages)
    assert {d.removeprefix(root) for d in blog.pages} == plan(found, size=size).pages.keys()


@given(posts(), st.integers(1, 5))
def test_names_of_pages_differ_on_every_file_system(found, size):
    pages = plan(found, size=size).pages
    assert len({docname.casefold() for docname in pages}) == len(pages)


@given(posts(), st.integers(1, 5))
def test_pages_are_full_but_for_the_last_which_is_never_empty(found, size):
    for page in plan(found, size=size).pages.values():
        if page.kind not in ("archive", "series") and page.key:
            assert 1 <= len(page.posts) <= size
            assert len(page.posts) == size or page.number == page.total


@given(posts(), st.integers(1, 5))
def test_pages_that_go_on_know_their_place(found, size):
    blog = plan(found, size=size)
    assert blog.pagination.keys() == {d for d, page in blog.pages.items() if page.total > 1}
    for docname, place in blog.pagination.items():
        assert place.docname(place.number) == docname
        assert all(place.docname(n + 1) in blog.pages for n in range(place.total))


@given(posts(), st.sets(st.sampled_from(PAGE_KINDS)))
def test_only_wanted_kinds_of_pages_are_generated(found, kinds):
    assert {page.kind for page in plan(found, kinds=kinds).pages.values()} <= kinds


@given(posts(), st.sets(st.sampled_from(PAGE_KINDS)), DOCUMENTS)
def test_a_link_leads_to_a_page_or_a_document_that_is_there(found, kinds, documents):
    blog = plan(found, kinds=kinds, documents=documents)
    for page in plan(found).pages.values():
        target = blog.docname(page.kind, page.key)
        assert not target or target in blog.pages.keys() | documents


def test_the_pages_of_a_small_blog():
    found = [post("posts/a", "2024-05-01", tags=("C",)), post("posts/b", "0800-01-02")]
    assert set(plan(found).pages) == {
        "archive",
        "archive/2024",
        "archive/2024/05",
        "archive/0800",
        "archive/0800/01",
        "tag",
        "tag/c",
        "category",
        "author",
        "series",
        "feeds",
    }


def test_an_empty_blog_has_its_indices():
    assert set(plan().pages) == {"archive", "tag", "category", "author", "series", "feeds"}


def test_a_declared_tag_without_posts_has_no_page():
    blog = plan(declared=[Term("tag", "unused", declared=True)])
    assert blog.docname("tag", "unused") == ""


def test_the_archive_of_all_is_on_one_page():
    assert listed(plan(SERIES, size=2), "archive") == [p.docname for p in SERIES[::-1]]


def test_pinned_posts_come_first_on_a_tag_and_keep_their_place_in_time():
    found = [*SERIES, post("pinned", "2024-01-01", tags=("t",), pinned=True)]
    blog = plan(found)
    assert listed(blog, "tag/t")[0] == "pinned"
    assert listed(blog, "archive/2024")[-2:] == ["p0", "pinned"]


def test_a_series_stands_in_the_order_of_its_parts():
    found = [post(f"p{n}", f"2024-01-{9 - n:02}", series="S", part=n) for n in range(5)]
    assert listed(plan(found), "series/s") == [p.docname for p in found]


def test_a_document_stands_for_the_whole_listing_and_links_lead_to_it():
    blog = plan(SERIES, documents={"tag/t"})
    assert listed(blog, "tag/t") == []
    assert blog.docname("tag", "t") == "tag/t"


def test_a_document_named_index_in_the_folder_of_a_page_stands_for_it():
    blog = plan(SERIES, documents={"tag/index"})
    assert "tag" not in blog.pages
    assert blog.docname("tag") == "tag/index"


def test_a_document_with_the_name_of_page_two_leaves_the_others():
    blog = plan(SERIES, documents={"tag/t/page/2"})
    assert {d for d, p in blog.pages.items() if p.first == "tag/t"} == {"tag/t", "tag/t/page/3"}


def test_a_home_takes_the_place_of_the_generated_page():
    home = Term("tag", "t", home="topics/t", declared=True)
    blog = plan(SERIES, [home], documents={"topics/t"})
    assert "tag/t" not in blog.pages
    assert blog.docname("tag", "t") == "topics/t"
    assert {"topics/t/page/2", "topics/t/page/3"} <= blog.pages.keys()
    assert blog.pagination["topics/t"].total == 3


def test_a_home_stands_though_its_kind_is_not_generated():
    home = Term("tag", "t", home="topics/t", declared=True)
    blog = plan(SERIES, [home], documents={"topics/t"}, kinds=())
    assert blog.docname("tag", "t") == "topics/t"
    assert blog.pages.keys() == {"topics/t/page/2", "topics/t/page/3"}


def test_a_listing_on_a_document_goes_on_over_pages():
    listing = Paginated("index", Query(order="oldest"), 2)
    blog = plan(SERIES, documents={"index"}, paginated=[listing], kinds=())
    assert {d: page.posts for d, page in blog.pages.items()} == {
        "page/2": ("p2", "p3"),
        "page/3": ("p4", "p5"),
        "page/4": ("p6",),
    }


def test_a_listing_that_fits_on_its_document_has_no_further_pages():
    listing = Paginated("index", Query(), 7)
    blog = plan(SERIES, documents={"index"}, paginated=[listing], kinds=())
    assert blog.pages == {}
    assert blog.pagination == {}


@given(posts(), st.integers(1, 5))
def test_a_listing_on_a_document_shows_each_post_once(found, size):
    listing = Paginated("index", Query(), size)
    blog = plan(found, documents={"index"}, paginated=[listing], kinds=())
    rest = listed(blog, "index")
    assert len(rest) == len(set(rest)) == max(0, len(found) - size)


@given(posts())
def test_who_goes_from_newer_to_older_meets_each_post_once(found):
    around = neighbours(plan(found))
    met = [name for name, place in around.items() if not place.newer]
    while met and around[met[-1]].older:
        met.append(around[met[-1]].older)
    assert met == [p.docname for p in sorted(found, key=newest_first)]


@given(posts())
def test_the_neighbour_of_a_neighbour_is_the_post_itself(found):
    around = neighbours(plan(found))
    for name, place in around.items():
        assert not place.newer or around[place.newer].older == name
        assert not place.older or around[place.older].newer == name


def test_pinned_posts_keep_their_place_among_neighbours():
    found = [post("a", "2024-01-01"), post("b", "2024-01-02", pinned=True), post("c", "2024-01-03")]
    assert neighbours(plan(found))["b"] == Neighbours("a", "c")


def test_a_blog_without_posts_has_no_neighbours():
    assert neighbours(plan()) == {}
