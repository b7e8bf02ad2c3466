"""Scripts are small, and do nothing that a strict policy forbids."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.comments.fake import STATIC

SCRIPTS = sorted(STATIC.glob("*.js"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_is_small(script):
    most = 3.2 if script.stem == "blogarchive-comments" else 1.2
    assert len(gzip.compress(script.read_bytes(), 9)) < most * 1024


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_makes_no_markup_and_no_code_of_text(script):
    text = script.read_text("utf-8")
    assert not re.search(
        r"(?:inner|outer)HTML|insertAdjacentHTML|\beval\b|new Function|import", text
    )
    assert not re.search(r"document\.write|createContextualFragment|DOMParser|console\.", text)
