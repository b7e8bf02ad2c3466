"""Options of the blocks: right ones, and wrong ones with what is wrong."""

from __future__ import annotations

import dataclasses

import pytest

from sphinx_blogarchive.config import Settings
from tests.model.samples import refusal

OPTIONS = {field.name: field for field in dataclasses.fields(Settings)}


def said(option, value):
    return refusal(OPTIONS[option].metadata["check"], value)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("notices", ["news", "notices/**"]),
        ("license", "cc by 4.0"),
        ("license", {"name": "House"}),
        ("membership", {"login": "/login"}),
        ("links", [{"name": "A", "url": "https://a.example", "image": "a.png"}]),
        ("navigation", ["about", "tag:C++", {"title": "T", "target": "https://e.org"}]),
    ],
)
def test_right_values_are_taken(option, value):
    assert said(option, value) == ""


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("license", "CC-BY", "write CC-BY-4.0"),
        ("license", {"url": "/l"}, "has no name"),
        ("license", {"name": "H", "txt": "T"}, "unknown key 'txt'; write text"),
        ("license", 4, "give an identifier"),
        ("membership", ["login"], "is no dictionary"),
        ("membership", {"signup": "/"}, "unknown key 'signup'"),
        ("links", {"name": "A"}, "is no list"),
        ("links", ["https://a.example"], "which is no link"),
        ("links", [{"name": "A"}], "has no url"),
        ("links", [{"name": "A", "url": "/", "descripton": ""}], "write description"),
        ("navigation", "about", "is no list"),
        ("navigation", [{"title": "T"}], "has no target"),
        ("navigation", [3], "give a docname"),
        ("tag_cloud", 0, "give 1 or more"),
        ("block_terms", 0, "give 1 or more"),
    ],
)
def test_wrong_values_are_refused_with_the_remedy(option, value, says):
    assert says in said(option, value)
