"""What is copied is what the standard library copies."""

from __future__ import annotations

import copy

import pytest
from sphinx.environment import _CurrentDocument

from sphinx_blogarchive.thrift.blank import deepcopy

_KEPT = [{}, {"default_role": "any"}, {"c_namespace_stack": [["a"]]}, {"of an extension": ["b"]}]


def _told(document):
    return {name: getattr(document, name) for name in document.__slots__}


@pytest.mark.parametrize("kept", _KEPT)
def test_a_copy_is_equal_and_shares_nothing_that_changes(kept):
    document = _CurrentDocument(docname="a")
    document.update(copy.deepcopy(kept))
    expected = copy.deepcopy(_told(document))
    copied = deepcopy(document)
    assert type(copied) is _CurrentDocument
    for value in _told(document).values():
        if isinstance(value, list | dict):
            for inner in value if isinstance(value, list) else value.values():
                inner.append("new")
            value.clear()
    assert _told(copied) == expected
