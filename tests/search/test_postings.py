"""Which documents have a term, as text."""

from __future__ import annotations

import json

import pytest

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
