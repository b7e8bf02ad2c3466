"""Which documents have a term, as text."""

from __future__ import annotations

import json

import pytest

from sphinx_blogarchive.search.patching import IrregularError, patched
from sphinx_blogarchive.search.postings import as_lists, from_lists, pack, put, read, written

#: Terms of five documents; keywords may have any character.
TERMS = [
    {"ring", "机器", "𠮷野", "2024"},
    {"ring", 'a "b"', "c:[1]", "}"},
    {"ring", "back\\slash\\", '\\"', "\\\\u0022", "x],"},
    {"机器", "zeta", "line\nend", '":3'},
    set(),
]


def numbered(terms):
    postings = {}
    put(postings, [(number, pack(words)) for number, words in enumerate(terms)])
    return postings


def as_sphinx(postings):
    """Return what Sphinx would write."""
    return json.dumps(as_lists(postings), separators=(",", ":"), sort_keys=True)[1:-1]


def test_the_index_has_the_number_or_the_list_of_numbers():
    assert as_lists(numbered([{"a"}, {"a", "b"}])) == {"a": [0, 1], "b": 1}
    assert written(numbered(TERMS)) == as_sphinx(numbered(TERMS))


def of_text(postings, numbers):
    return read(written(postings), numbers)


def of_lists(postings, numbers):
    return from_lists(as_lists(postings), numbers)


@pytest.mark.parametrize("left", [of_text, of_lists])
def test_documents_leave_the_index_and_others_come(left):
    # the second is edited, the third is gone, and one is new before the last
    after = [TERMS[0], {"ring", "new"}, TERMS[3], {"机器", "zeta", "newer"}, TERMS[4]]
    postings = left(numbered(TERMS), ["0", "", "", "2", "4"])
    put(postings, [(1, pack(after[1])), (3, pack(after[3]))])
    assert as_lists(postings) == as_lists(numbered(after))


def test_an_empty_index_is_read():
    assert of_text({}, []) == {}


WORDS = [{"ring", "机器", "2024", "a"}, {"ring", "study=studi", "b"}, {"机器", "机", "zeta", "b"}]


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize(
    "after", [set(), {"ring"}, {"0", "机器", "机床", "zz", "𠮷野"}, {"b", "a", "ring", "zeta"}]
)
def test_other_terms_for_a_document_are_what_all_anew_would_be(number, after):
    expected = [*WORDS[:number], after, *WORDS[number + 1 :]]
    text = patched(written(numbered(WORDS)), range(3), {number: pack(after)})
    assert text == written(numbered(expected))


@pytest.mark.parametrize("having", [{0}, {1}, {2}, {0, 1}, {0, 1, 2}, set()])
@pytest.mark.parametrize("odd", ['x":2', 'x":[2]', '":1":2', "a", "[2]"])
def test_others_have_other_numbers_when_documents_come_and_go(having, odd):
    terms = [words | ({odd} if number in having else set()) for number, words in enumerate(WORDS)]
    new = {"ring", "new", "机器"}
    expected = [*terms[:2], {"a", "b"}, terms[2], new]
    try:
        text = patched(
            written(numbered([{"gone", "a"}, *terms])),
            [None, 0, 1, 3],
            {2: pack({"a", "b"}), 4: pack(new)},
        )
    except IrregularError:
        return
    assert text == written(numbered(expected))


def test_the_place_of_a_number_is_not_taken_for_a_number():
    # the second document has "1" and "11"
    terms = [{"1"}, {"1", "11", "x1"}, set(), {"1"}, *[set()] * 7, {"1", "c"}]
    text = patched(written(numbered(terms)), range(12), {1: pack({"11", "1c"}), 11: pack({"1"})})
    assert text == written(numbered([*terms[:1], {"11", "1c"}, *terms[2:11], {"1"}]))


@pytest.mark.parametrize("odd", [":[1]", "x[1]", ':1"', "[1", "é:[1]", "y:1]", 'z":'])
@pytest.mark.parametrize("having", [{0}, {1}, {0, 1}])
def test_terms_that_look_like_numbers_are_not_taken_for_them(odd, having):
    terms = [{"a", "b", *([odd] if number in having else [])} for number in range(2)]
    try:
        text = patched(written(numbered(terms)), range(2), {1: pack({"c"})})
    except IrregularError:
        return
    assert text == written(numbered([terms[0], {"c"}]))
