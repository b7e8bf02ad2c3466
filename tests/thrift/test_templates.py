"""Templates are compiled once, and anew when they have changed."""

from __future__ import annotations

from contextlib import nullcontext
from unittest import mock

import pytest
from jinja2 import Environment

from tests import helpers


@pytest.fixture
def blog(blog, monkeypatch):
    # the tests' own way to keep them
    monkeypatch.setattr(helpers, "quick", lambda: (nullcontext(),))
    blog.conf('templates_path = ["_templates"]\n')
    blog.write(
        "_templates/page.html", '{% extends "!page.html" %}{% block body %}one{% endblock %}'
    )
    return blog


def compiled(blog):
    """Return how many templates are compiled for the pages of a build, and a page."""
    with mock.patch.object(
        Environment, "_generate", autospec=True, side_effect=Environment._generate
    ) as generate:
        built = blog.build()
    names = {call.args[2] for call in generate.call_args_list}
    return names, built.text("index.html")


def test_templates_are_compiled_once(blog):
    assert "page.html" in compiled(blog)[0]
    blog.edit("index.md", "#", "# New")
    assert "page.html" not in compiled(blog)[0]


def test_a_template_that_has_changed_is_compiled_anew(blog):
    compiled(blog)
    blog.edit("_templates/page.html", "one", "another")
    names, page = compiled(blog)
    assert "page.html" in names
    assert "another" in page
