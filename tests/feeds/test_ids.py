"""Identifiers of posts in feeds."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from sphinx_blogarchive.model.feeds.ids import (
    check_iri,
    check_template,
    doubles,
    entry_id,
    feed_id,
)
from sphinx_blogarchive.model.post import Post

POST = Post("posts/2024/fourier/index", "T", "T", datetime(2024, 3, 5, tzinfo=UTC), id="12")
DEFAULT = "urn:uuid:{uuid}"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("tag:example.org,{date}:{id}", "tag:example.org,2024-03-05:12"),
        ("https://e.org/archives/{id}/", "https://e.org/archives/12/"),
        ("https://e.org/{year}/{month}/{day}/{slug}/", "https://e.org/2024/03/05/fourier/"),
        ("x:{docname}", "x:posts/2024/fourier/index"),
    ],
)
def test_a_template_is_filled_in(template, expected):
    assert entry_id(template, "P", POST) == expected


def test_a_post_without_an_identifier_goes_by_its_docname():
    assert entry_id("x:{id}", "P", POST._replace(id="")) == f"x:{POST.docname}"


def test_names_in_any_script_make_an_iri():
    check_iri(entry_id("x:{docname}", "P", POST._replace(docname='posts/数 "学')))


def test_the_usual_identifier_is_a_uuid_of_project_and_post():
    found = {
        entry_id(DEFAULT, project, post)
        for project in ("P", "Q")
        for post in (POST, POST._replace(id=""), POST._replace(id="13"))
    }
    assert len(found) == 6
    assert all(UUID(name.removeprefix("urn:uuid:")).version == 5 for name in found)


def test_the_usual_identifier_stays_when_a_post_with_an_id_moves_or_changes():
    moved = POST._replace(docname="a", title="U", date=datetime(2020, 1, 1, tzinfo=UTC))
    assert entry_id(DEFAULT, "P", moved) == entry_id(DEFAULT, "P", POST)


def test_the_usual_identifier_never_changes_between_versions():
    assert entry_id(DEFAULT, "P", POST) == "urn:uuid:d061bc63-d8aa-540b-a487-e049e87260f4"
    assert feed_id("P", "tag", "a") == "urn:uuid:577cfd88-be12-509b-a767-9391369e7a96"


def test_each_feed_has_its_own():
    found = {feed_id("P", kind, name) for kind in ("tag", "series") for name in ("a", "b")}
    assert len(found | {feed_id("P", "blog", "")}) == 5


@pytest.mark.parametrize("text", ["x:1", "https://e.org/ä/%20", "tag:e.org,2024:1", "urn:a:b"])
def test_an_iri_is_taken(text):
    check_iri(text)


@pytest.mark.parametrize("text", ["", "x", "/a", "x:", "x: y", "x:<y>", "x:%zz", "1:x", "x:a\nb"])
def test_what_is_no_iri_is_refused(text):
    with pytest.raises(ValueError, match="no IRI"):
        check_iri(text)


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("x:{", "braces"),
        ("x:{name}", r"field \{name\}"),
        ("x:{}", "field"),
        ("x:{id!r}", "format"),
        ("x:{id:>9}", "format"),
        ("x:{date}", "all posts of a day"),
        ("{id}", "no IRI"),
        ("x: {id}", "no IRI"),
    ],
)
def test_a_wrong_template_is_refused(template, problem):
    with pytest.raises(ValueError, match=problem):
        check_template(template)


def test_the_older_of_two_keeps_an_identifier():
    newer = POST._replace(docname="a", date=datetime(2025, 1, 1, tzinfo=UTC))
    other = POST._replace(docname="b", id="13")
    assert doubles("x:{id}", "P", [newer, POST, other]) == {"a": POST.docname}
