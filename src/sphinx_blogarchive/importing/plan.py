"""From an old blog to the files of a project: data to data, nothing is written."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from ..model.dates import build_time
from . import addresses, project
from .counts import snapshots
from .identifiers import feed_id, is_used
from .links import Places, inside
from .model import ImportFailure, Note
from .naming import Names
from .texts import fields_of, is_draft, is_out, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from .model import Blog, Entry, Options, Project

    Progress = Callable[[Iterable[Any], int], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user wants of the new project."""

    #: What it will be built with, ``html`` or ``dirhtml``: old addresses may be those of pages.
    builder: str = "html"
    #: For which hosts lists of redirects are written.
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A project that could be written."""

    #: Texts by path from its root.
    texts: dict[str, str]
    #: Files to be copied, likewise.
    copies: dict[str, Path]
    #: What ``conf.py`` says, by option.
    settings: dict[str, Any]
    #: How many of each thing come along, in order.
    counts: dict[str, int]
    #: How many were left out, by what they are.
    left_out: dict[str, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    #: What it is to be built with.
    builder: str = "html"


def plan(
    blog: Blog, options: Options, wishes: Wishes, progress: Progress = lambda items, _: items
) -> Planned:
    """Plan the project.

    :param progress: hands on what it is given, of which there are so many, and shows it.
    :raises ImportFailure: if something is missing without which there can't be any.
    """
    if blog.project:
        return _as_it_was(blog, blog.project)
    blog = replace(blog, address=(options.address or blog.address).rstrip("/"))
    parts = urlsplit(blog.address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ImportFailure(
            "the address of the old blog isn't known; give it with --address https://example.org"
        )
    zone = ZoneInfo(blog.zone) if blog.zone else ZoneInfo("UTC")
    docnames = _docnames(blog, zone)
    now = build_time(os.environ, datetime.now(UTC))
    places = _places(blog, docnames, options, now)
    notes = [*blog.notes, *_notes(docnames), *_attach(blog, places)]
    kept = addresses.keep(blog, docnames, places, wishes.builder, wishes.hosts, ["index"])
    author = project.one_author(blog)
    blog = replace(blog, feed_id=blog.feed_id if is_used(blog, docnames.values()) else "")
    texts: dict[str, str] = {}
    redirected = 0
    for docname, entry in progress(docnames.items(), len(docnames)):
        redirects = kept.redirects.get(docname, [])
        redirected += bool(redirects)
        identifier, problem = feed_id(blog, entry)
        notes += problem
        fields = fields_of(entry, zone, redirects, feed_id=identifier, author=author)
        path = docname + _suffix(entry)
        texts[path], found = text_of(entry, path, blog.dialect, places, fields)
        notes += found
    stats, found = snapshots(docnames, kept.permalink, now)
    notes += [*found, *kept.notes]
    pages = {name: entry for name, entry in docnames.items() if entry.kind == "page"}
    settings = project.settings(
        blog,
        list(docnames.values()),
        kept.permalink,
        author,
        has_files=bool(places.copies),
        hosts=wishes.hosts,
        pages=[name for name, entry in pages.items() if not is_draft(entry)],
    )
    texts |= stats
    # what is told of in the report
    told = {"the formula ": "blogarchive.math", "reStructuredText: ": "docutils"}
    suppressed = [
        kind for start, kind in told.items() if any(note.what.startswith(start) for note in notes)
    ]
    if suppressed:
        settings["suppress_warnings"] = suppressed
    texts["conf.py"] = project.conf(settings)
    texts["index.md"] = project.index(blog, pages)
    counts = _counts(docnames, places, kept.kept, redirected)
    left_out = dict(blog.left_out)
    copies = dict(places.copies)
    return Planned(texts, copies, settings, counts, left_out, tuple(notes), wishes.builder)


def _as_it_was(blog: Blog, project: Project) -> Planned:
    """Return the plan of what stays a project of Sphinx."""
    return Planned(
        dict(project.texts),
        dict(project.copies),
        dict(project.settings),
        dict(project.counts),
        dict(blog.left_out),
        blog.notes,
        project.builder,
    )


def _suffix(entry: Entry) -> str:
    return ".rst" if entry.format == "rst" else ".md"


def _docnames(blog: Blog, zone: ZoneInfo) -> dict[str, Entry]:
    """Give each entry a document; older ones first, so that a newer one changes none of theirs."""

    def age(entry: Entry) -> tuple[bool, float, str, str]:
        date = entry.date
        return (date is None, date.timestamp() if date else 0.0, entry.id.zfill(12), entry.source)

    names = Names()
    local = (
        replace(entry, date=entry.date.astimezone(zone) if entry.date else None)
        for entry in sorted(blog.entries, key=age)
    )
    return {names.docname(entry): entry for entry in local}


def _places(blog: Blog, docnames: Mapping[str, Entry], options: Options, now: datetime) -> Places:
    places = Places(blog.address, options.files)
    places.documents |= {"": "index.md", "blog": "index.md"}
    # what isn't to be seen yet can't be linked to; the old address leads there once it is
    shown = {docname: entry for docname, entry in docnames.items() if is_out(entry, now)}
    used = _used_terms(entry for entry in shown.values() if entry.kind == "post")
    for term in blog.terms:
        at = places.key(term.address) if term.address else None
        if at and (term.kind, term.name) in used:
            places.terms[at] = (term.kind, term.name)
    for docname, entry in docnames.items():
        keys = filter(None, map(places.key, _named(entry, places)))
        if docname in shown:
            for at in keys:
                places.documents.setdefault(at, docname + _suffix(entry))
        else:
            places.later.update(keys)
    return places


def _named(entry: Entry, places: Places) -> Iterator[str]:
    """Yield addresses by which bodies mean *entry*."""
    base = entry.base or entry.address or f"{places.root}/"
    yield from filter(None, (entry.address, *entry.redirect_from))
    yield from (urljoin(base, name) for name in entry.names)


def _used_terms(posts: Iterable[Entry]) -> set[tuple[str, str]]:
    """Return kind and name of the terms that have pages, as far as roles lead there."""
    return {
        (kind, name)
        for post in posts
        for kind, names in (
            ("author", post.authors),
            ("category", post.categories),
            ("tag", post.tags),
        )
        for name in names
    }


def _attach(blog: Blog, places: Places) -> list[Note]:
    """Have the files that the old blog knows of come along."""
    missing: list[str] = []
    notes: list[Note] = []
    for attachment in blog.attachments:
        at = places.key(attachment.address)
        given = attachment.file
        where = None
        if at and given is not None and inside(given, given.parent):
            where = places.add_file(at, given)
        elif at:
            where = places.file(at)
        if where is None:
            missing.append(attachment.source or attachment.address)
            continue
        for name in attachment.names:
            if other := places.key(name):
                places.files.setdefault(other, where)
    if missing and len(missing) == len(blog.attachments):
        what = f"none of its {len(missing):,} files is at hand; give their folder with --files"
        return [Note("look at", "files", what)]
    notes += (Note("look at", each, "this file isn't at hand") for each in missing)
    return notes


def _notes(docnames: Mapping[str, Entry]) -> Iterable[Note]:
    for entry in docnames.values():
        if entry.kind == "post" and entry.date is None:
            yield Note("changed", entry.source, "it has no date, and is a draft")
        elif entry.password:
            yield Note("changed", entry.source, "it needed a password, and is a draft")
        elif entry.status == "private":
            yield Note("changed", entry.source, "it was private, and is a draft")


def _counts(
    docnames: Mapping[str, Entry], places: Places, kept: int, redirected: int
) -> dict[str, int]:
    entries = docnames.values()
    posts = [entry for entry in entries if entry.kind == "post"]
    drafts = sum(is_draft(entry) for entry in entries)
    found = {
        "posts": len(posts),
        "pages": len(docnames) - len(posts),
        "drafts among them": drafts,
        "tags": len({name for entry in posts for name in entry.tags}),
        "categories": len({name for entry in posts for name in entry.categories}),
        "authors": len({name for entry in posts for name in entry.authors}),
        "comments": sum(len(entry.comments) for entry in entries),
        "views": sum(entry.views or 0 for entry in entries),
        "files": len(places.copies),
        "addresses kept": kept,
        "addresses that lead on": redirected,
    }
    return {name: number for name, number in found.items() if number}
