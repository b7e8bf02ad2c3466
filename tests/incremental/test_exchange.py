"""Pieces of files are exchanged where each is there once."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.incremental.exchange import Exchange

#: Beginnings that have much in common, and that have nothing in common.
BEGINNINGS = {
    "alike": (b"<nav class='block' id='one'", b"<nav class='block' id='two'"),
    "not": (b"a", b"b"),
}


@pytest.fixture(params=BEGINNINGS.values(), ids=BEGINNINGS)
def pieces(request):
    return [(begin + b">old", begin + b">new one") for begin in request.param]


def rewritten(text, pieces):
    found = Exchange(pieces).within(text)
    return found and text[: found[0]] + found[1]


def test_pieces_are_exchanged_wherever_they_are(pieces):
    (one, new_one), (two, new_two) = pieces
    assert rewritten(b".".join([b"", two, one, b""]), pieces) == b".".join(
        [b"", new_two, new_one, b""]
    )


def test_what_is_before_the_first_is_not_given_again(pieces):
    start, text = Exchange(pieces).within(b"Before" + pieces[0][0] + pieces[1][0])
    assert (start, text) == (6, pieces[0][1] + pieces[1][1])


@pytest.mark.parametrize("times", [(1, 0), (0, 1), (2, 1), (1, 2), (2, 0), (0, 0)])
def test_a_file_without_one_of_them_or_with_one_twice_is_left_alone(pieces, times):
    text = b".".join(old * count for (old, _new), count in zip(pieces, times, strict=True))
    assert rewritten(text, pieces) is None
