"""Pictures that stand for pages."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.model.pictures import Picture, is_shown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a.png", True),
        ("deep/a.JPG", True),
        ("https://e.example/a.webp?v=1", True),
        ("https://e.example/a", False),
        ("a.svg", False),
        ("a.pdf", False),
        ("", False),
    ],
)
def test_networks_show_a_picture_by_its_kind(source, expected):
    assert is_shown(source) is expected


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        (Picture("a.png", "", 300, 157), True),
        (Picture("a.png", "", 299, 157), False),
        (Picture("a.png", "", 400, 401), False),
        (Picture("a.png"), False),
        (Picture("https://e.example/a.png"), True),
    ],
)
def test_a_large_card_takes_a_large_picture(picture, expected):
    assert picture.is_large is expected
