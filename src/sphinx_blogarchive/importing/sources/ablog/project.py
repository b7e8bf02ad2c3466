"""A project of ABlog's becomes one of ours: conf.py and documents edited, files as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

from ...model import Note, Project
from . import beside, labels, ours
from . import documents as docs
from .changing import Changing
from .documents import KINDS, Document
from .pages import pages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from .facts import Facts

#: Kinds of terms that ABlog's options tell more of.
_DECLARED = ("author", "location", "language")
_MARKDOWN = ("markdown", "myst", "myst-nb")


def project(facts: Facts) -> tuple[Project, list[Note]]:
    """Return the project as it is to be, and what is to be told of it.

    :raises ImportFailure: if something in it can't be read
    """
    notes = list(beside.notes(facts))
    documents = list(_documents(facts, notes))
    by_place = Matcher(facts.patterns)
    for document in documents:
        docs.look(document, by_place, facts.form, facts.zone)
    out = {
        kind: docs.published_names(documents, kind, facts.now, facts.default(kind))
        for kind in KINDS
    }
    texts = _changed(facts, documents, out, notes)
    aside = beside.aside(facts)
    texts |= {**aside, **beside.empty_folders(facts), **beside.requirements(facts)}
    texts |= _new(facts, documents, out)
    wanted, told = ours.settings(facts, documents)
    texts["conf.py"], more = ours.rewritten(facts, wanted)
    copies = {
        name: facts.files.root / name
        for name in facts.files.names
        if name not in texts and f"{name}{beside.ASIDE}" not in aside
    }
    counts = _counts(documents, texts, len(copies))
    return Project(texts, copies, wanted, counts, facts.builder), [*notes, *told, *more]


def _documents(facts: Facts, notes: list[Note]) -> Iterator[Document]:
    """Yield the documents; add what isn't in UTF-8 to *notes*."""
    excluded = Matcher(facts.conf.texts_of("exclude_patterns"))
    for name in facts.files.names:
        suffix = next((each for each in facts.suffixes if name.endswith(each)), "")
        if not suffix or suffix == ".ipynb" or excluded(name):
            continue
        try:
            text = facts.files.text(name)
        except UnicodeDecodeError:
            notes.append(Note("look at", name, "it isn't in UTF-8, and stays as it is"))
            continue
        plain = text.removeprefix("\ufeff")
        markdown = facts.suffixes[suffix] in _MARKDOWN
        yield Document(name, name[: -len(suffix)], markdown, plain, bom=plain != text)


def _changed(
    facts: Facts,
    documents: list[Document],
    out: Mapping[str, Collection[str]],
    notes: list[Note],
) -> dict[str, str]:
    """Return the documents that change, by path."""
    references = labels.references(
        documents,
        out,
        {kind: facts.called(kind) for kind in _DECLARED},
        {kind: facts.declared(kind) for kind in _DECLARED},
        facts.root,
        facts.feed,
        facts.now,
        tuple(facts.suffixes),
    )
    changing = Changing(facts, references, out)
    found = {}
    for document in documents:
        lines, told = changing.change(document)
        notes += told
        if lines != document.lines:
            found[document.path] = document.with_lines(lines)
    return found


def _new(
    facts: Facts, documents: list[Document], out: Mapping[str, Collection[str]]
) -> dict[str, str]:
    """Return documents for pages of ABlog's."""
    dates = (each.post.date for each in documents if each.post)
    title = facts.conf.text_of("blog_title") or facts.conf.text_of("project") or "Blog"
    found = pages(
        facts.root,
        title,
        {date.year for date in dates if date and date <= facts.now},
        {
            kind: {facts.called(kind).get(name, name) for name in out[kind]}
            for kind in ("location", "language")
        },
        {each.docname for each in documents},
        facts.suffix,
        markdown=".rst" not in facts.suffixes,
    )
    return {name: text for name, text in found.items() if name not in facts.files.names}


def _counts(documents: list[Document], texts: Mapping[str, str], kept: int) -> dict[str, int]:
    posts = [each.post for each in documents if each.post]
    found = {
        "posts": len(posts),
        "drafts among them": sum(not post.date for post in posts),
        "other documents": len(documents) - len(posts),
        "tags": len({name for post in posts for name in post.terms["tags"]}),
        "categories": len({name for post in posts for name in post.terms["category"]}),
        "authors": len({name for post in posts for name in post.terms["author"]}),
        "documents that were changed": sum(each.path in texts for each in documents),
        "files as they were": kept,
    }
    return {name: number for name, number in found.items() if number}
