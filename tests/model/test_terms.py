from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_blogarchive.model.terms import KINDS, Term, normalize
from tests.model.samples import NAMES, post, posts, vocabulary

ALIASES = st.lists(st.sampled_from(NAMES), max_size=3).map(tuple)
TERMS = st.lists(
    st.builds(
        Term("tag", "", declared=True)._replace,
        name=st.sampled_from(NAMES).map(normalize),
        aliases=ALIASES,
        title=st.sampled_from(["", "A title"]),
    ),
    max_size=6,
)


@given(st.text())
def test_a_normal_name_stays_as_it_is(name):
    assert normalize(normalize(name)) == normalize(name)


def test_case_tells_names_apart_and_composition_does_not():
    assert normalize("C") != normalize("c")
    assert normalize(" e\u0301tude \n in C ") == "étude in C"


@given(posts(), TERMS)
def test_each_post_is_under_each_of_its_terms_once(found, declared):
    blog = vocabulary(found, declared)
    for kind in KINDS:
        for one in found:
            under = [t.name for t in blog.of(kind) for d in blog.posts(t) if d == one.docname]
            assert sorted(under) == sorted(blog.names(kind, one))
            assert len(under) == len(set(under))


@given(posts(), TERMS)
@example([], [Term("tag", "C", aliases=("c",)), Term("tag", "c", aliases=("C",))])
@example([], [Term("tag", "C", aliases=("c",)), Term("tag", "c", aliases=("C++",))])
@example([], [Term("tag", "C", aliases=("C",))])
def test_every_name_means_one_term_that_means_itself(found, declared):
    blog = vocabulary(found, declared)
    for name in NAMES:
        meant = blog.canonical("tag", name)
        assert blog.canonical("tag", meant) == meant
    assert all(blog.find(t.kind, t.name) == t for t in blog.terms.values())


@given(posts(), TERMS)
def test_each_declared_name_and_alias_can_be_found(found, declared):
    blog = vocabulary(found, declared)
    for term in declared:
        assert blog.find("tag", term.name)
        assert all(blog.find("tag", alias) for alias in term.aliases)


@given(posts(), TERMS)
def test_terms_of_a_kind_have_slugs_of_their_own(found, declared):
    blog = vocabulary(found, declared)
    for kind in KINDS:
        slugs = [term.slug.casefold() for term in blog.of(kind)]
        assert all(slugs)
        assert len(set(slugs)) == len(slugs)


@given(posts(), st.randoms(use_true_random=False))
def test_slugs_do_not_depend_on_the_order_of_posts(found, random):
    shuffled = sorted(found, key=lambda _: random.random())
    slugs = [{key: t.slug for key, t in vocabulary(p).terms.items()} for p in (found, shuffled)]
    assert slugs[0] == slugs[1]


@given(posts())
def test_a_term_lists_its_posts_in_the_order_given(found):
    blog = vocabulary(found)
    order = [p.docname for p in sorted(found, key=lambda p: p.date, reverse=True)]
    dates = {p.docname: p.date.date() for p in found}
    for term in blog.terms.values():
        listed = blog.posts(term)
        assert set(listed) <= set(order)
        assert [dates[d] for d in listed] == sorted((dates[d] for d in listed), reverse=True)


def test_posts_with_an_alias_are_under_the_term():
    declared = [Term("tag", "js", aliases=("JavaScript",))]
    blog = vocabulary([post("a", tags=("JavaScript",)), post("b", tags=("js",))], declared)
    assert [t.name for t in blog.of("tag")] == ["js"]
    assert blog.posts(blog.find("tag", "JavaScript")) == ["a", "b"]


def test_a_post_with_a_name_and_its_alias_has_one_term():
    blog = vocabulary([], [Term("tag", "js", aliases=("JavaScript",))])
    assert blog.names("tag", post("a", tags=("js", "JavaScript"))) == ("js",)


def test_an_alias_of_an_alias_means_the_term():
    declared = [Term("tag", "a", aliases=("b",)), Term("tag", "b", aliases=("c",))]
    blog = vocabulary([post("p", tags=("c",))], declared)
    assert blog.find("tag", "c").name == "a"
    assert [t.name for t in blog.of("tag")] == ["a"]


def test_of_two_terms_that_are_aliases_of_each_other_the_first_stands():
    declared = [Term("tag", "a", aliases=("b",)), Term("tag", "b", aliases=("a",))]
    blog = vocabulary([post("p", tags=("b",))], declared)
    assert [(t.name, blog.posts(t)) for t in blog.of("tag")] == [("a", ["p"])]


def test_an_alias_that_two_terms_claim_is_that_of_the_first():
    declared = [Term("tag", "a", aliases=("x",)), Term("tag", "b", aliases=("x",))]
    assert vocabulary([], declared).canonical("tag", "x") == "a"


def test_an_alias_means_nothing_among_terms_of_another_kind():
    blog = vocabulary([], [Term("tag", "js", aliases=("JavaScript",))])
    assert blog.canonical("category", "JavaScript") == "JavaScript"


def test_aliases_may_be_written_in_any_composition():
    blog = vocabulary([], [Term("tag", "study", aliases=("e\u0301tude",))])
    assert blog.find("tag", "étude").name == "study"


def test_a_home_completes_what_the_configuration_says():
    declared = [
        Term("author", "Ada", title="Ada L.", url="https://ada.example", slug="ada", declared=True),
        Term("author", "Ada", title="", aliases=("A. L.",), home="about", declared=True),
    ]
    ada = vocabulary([], declared).find("author", "A. L.")
    assert (ada.title, ada.url, ada.slug, ada.home) == (
        "Ada L.",
        "https://ada.example",
        "ada",
        "about",
    )


def test_a_home_under_another_name_is_that_of_the_term():
    declared = [Term("tag", "js", aliases=("JavaScript",)), Term("tag", "JavaScript", home="js")]
    blog = vocabulary([], declared)
    assert [(t.name, t.home) for t in blog.of("tag")] == [("js", "js")]


def test_slugs_of_the_writer_go_by_name_in_any_composition():
    blog = vocabulary([post("a", tags=("étude",))], slugs={"e\u0301tude": "study"})
    assert blog.find("tag", "étude").slug == "study"


def test_the_slug_of_a_term_goes_before_that_of_the_map():
    blog = vocabulary([], [Term("tag", "a", slug="own")], {"a": "map"})
    assert blog.find("tag", "a").slug == "own"


def test_names_whose_slugs_met_are_told():
    blog = vocabulary([post("a", tags=("C", "c"))])
    assert blog.meetings == [("tag", ("C", "c"))]


def test_names_of_two_kinds_do_not_meet():
    blog = vocabulary([post("a", tags=("C",), categories=("c",))])
    assert blog.meetings == []
    assert blog.find("tag", "C").slug == blog.find("category", "c").slug == "c"


def test_the_title_is_shown_or_else_the_name():
    assert Term("tag", "js", title="JavaScript").shown == "JavaScript"
    assert Term("tag", "js").shown == "js"


def test_an_empty_blog_has_no_terms():
    blog = vocabulary()
    assert blog.terms == {}
    assert blog.find("tag", "") is None
