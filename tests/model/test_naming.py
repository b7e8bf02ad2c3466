"""Which posts a writer means who names some."""

from __future__ import annotations

from datetime import UTC

import pytest

from sphinx_blogarchive.model.naming import wishes
from sphinx_blogarchive.model.schema import read
from tests.model.samples import post

OTHERS = [
    post("posts/ring/index", title="On rings", id="r1"),
    post("posts/lattice", title="格、理想与 Lattices"),
    post("posts/twin-a", title="Twins"),
    post("posts/twin-b", title="Twins"),
    post("posts/note", title="", label="Just a note…"),
    post("notes", title="Notes"),
]
HIDDEN = {"posts/draft": "To come", "posts/future": ""}


def asked(*names, source="posts/own", **fields):
    return wishes([*OTHERS, post(source, related=names, **fields)], HIDDEN)


NAMES = {
    "docname": ("posts/lattice", "posts/lattice"),
    "docname from the root": ("/posts/lattice", "posts/lattice"),
    "docname beside": ("lattice", "posts/lattice"),
    "docname above": ("../notes", "notes"),
    "file": ("posts/lattice.md", "posts/lattice"),
    "folder": ("ring", "posts/ring/index"),
    "folder with a slash": ("posts/ring/", "posts/ring/index"),
    "identifier": ("r1", "posts/ring/index"),
    "title": ("格、理想与 Lattices", "posts/lattice"),
    "title in other case": ("on Rings", "posts/ring/index"),
    "first words of a note": ("Just a note…", "posts/note"),
    "draft": ("draft", "posts/draft"),
    "title of a draft": ("To come", "posts/draft"),
}


@pytest.mark.parametrize(("name", "docname"), NAMES.values(), ids=NAMES)
def test_a_post_has_several_names(name, docname):
    found = asked(name)
    assert (found.related, found.problems) == ({"posts/own": (docname,)}, [])


WRONG = {
    "nothing like it": ("xyzzy", "there is no post 'xyzzy'; write the docname, id or title of one"),
    "nearly a title": ("On ring", "there is no post 'On ring'; write 'On rings'"),
    "nearly a docname": ("posts/latice", "there is no post 'posts/latice'; write 'posts/lattice'"),
    "two": ("Twins", "several posts are called 'Twins'; write one of posts/twin-a, posts/twin-b"),
    "itself": ("own", "'own' is this post itself; leave it out"),
    "nothing at all": ("/", "there is no post '/'; write the docname, id or title of one"),
}


@pytest.mark.parametrize(("name", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_name_is_told_with_the_remedy(name, message):
    found = asked(name, "lattice")
    assert found.related == {"posts/own": ("posts/lattice",)}
    assert [(p.field, p.name, p.message) for p in found.problems] == [("related", name, message)]


def test_part_of_a_title_with_commas_is_told_to_be_an_item_of_a_list():
    found = wishes([post("a", title="Hello, world"), post("b", related=("Hello, word",))], {})
    assert found.problems[0].message.endswith("write a list, ['Hello, world']")


def test_what_is_unrelated_is_named_likewise():
    found = asked(unrelated=("r1", "nobody"))
    assert found.unrelated == {"posts/own": ("posts/ring/index",)}
    assert [(p.field, p.name) for p in found.problems] == [("unrelated", "nobody")]


def test_what_is_both_is_not_wanted():
    found = asked("ring", unrelated=("r1",))
    assert found.related == {}
    assert found.problems[0].message == "'ring' is unrelated too; take it out of one of them"


@pytest.mark.parametrize("value", [False, ()])
def test_who_names_nobody_wants_nobody(value):
    assert wishes([post("a", related=value)], {}).related == {}


WRITTEN = {
    "one": ("posts/a", ("posts/a",)),
    "several": ("a, b", ("a", "b")),
    "commas of other scripts": ("格、理想\uff0c与", ("格、理想\uff0c与",)),
    "a list": (["Hello, world", "b"], ("Hello, world", "b")),
    "a list in one line": ('["Hello, world", "b"]', ("Hello, world", "b")),
    "an identifier that looks false": ("0", ("0",)),
    "false": ("false", False),
    "no": ("No", False),
    "true": ("true", ()),
    "nothing": ("", ()),
}


@pytest.mark.parametrize(("written", "value"), WRITTEN.values(), ids=WRITTEN)
def test_names_are_read_as_they_are_written(written, value):
    assert read({"related": written}, UTC) == ({"related": value}, [])
