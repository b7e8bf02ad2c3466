"""What becomes of ABlog's directives: ``post``, ``postlist``, ``update``, and of toctrees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ...model import Note
from . import dates, fields
from .documents import Document, split
from .markup import Directive

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import tzinfo

    from ...model import Fate
    from .markup import Replacement
    from .references import References

NAMES = frozenset({"post", "postlist", "update", "toctree"})
_ENTRY = re.compile(r"(?:.+?)\s*(?<!\\)<([^<>]+)>$")
_FILTERS = {"tags": "tag", "category": "category", "author": "author"}
#: What can be chosen in ``postlist`` for looks alone.
_LOOKS = ("format", "date", "list-style", "expand")


@dataclass(slots=True)
class Directives:
    """Changes the directives of one document."""

    document: Document
    references: References
    #: Names of terms that published posts have, by kind: see :data:`.documents.KINDS`.
    known: Mapping[str, Collection[str]]
    form: str
    zone: tzinfo
    suffix: str
    posts: int = 0
    notes: list[Note] = field(default_factory=list)

    def change(self, directive: Directive) -> Replacement | None:
        """Return what stands in place of *directive*; ``None`` leaves it."""
        match directive.name:
            case "post":
                return self._post(directive)
            case "postlist":
                return self._postlist(directive)
            case "update":
                return self._update(directive)
        return self._toctree(directive)

    def note(self, fate: Fate, what: str, line: int = 0) -> None:
        """Note what isn't as it was."""
        where = self.document.path
        self.notes.append(Note(fate, f"{where}:{line}" if line else where, what))

    def _post(self, directive: Directive) -> Replacement | None:
        self.posts += 1
        if self.posts > 1:
            what = "a second post in one document, which holds one here; it is part of the first"
            self.note("look at", what, directive.line)
            excluded = directive.option("exclude") is not None
            return () if excluded else (directive.content,)
        options = dict(directive.options)
        options["date"] = directive.argument
        changes, told = fields.convert(
            self.document, options, zone=self.zone, suffix=self.suffix, directive=True
        )
        for fate, what in told:
            self.note(fate, what, directive.line)
        if not changes and not directive.content:
            return None
        day = changes.pop("date", ("", directive.argument))
        made: list[tuple[str, str]] = []
        for name, value in directive.options:
            change = changes.pop(name, (name, value))
            made += [change] if change else []
        made += [change for change in changes.values() if change]
        after: tuple[str, ...] = directive.content
        if directive.content and "excerpt" not in options:
            plain = _plain(directive.content)
            made += [("excerpt", plain)] if plain else []
            self.note("changed", "its excerpt is text without markup", directive.line)
        if directive.option("exclude") is not None:
            after = ()
        head = Directive("post", day[1] if day else "", tuple(made))
        return (head, after) if after else (head,)

    def _postlist(self, directive: Directive) -> Replacement:
        options: list[tuple[str, str]] = []
        count = directive.argument.strip()
        if count.isdigit() and int(count):
            options.append(("limit", count))
        options += self._filters(directive)
        if directive.option("sort") is not None:
            options.append(("order", "oldest"))
            if count:
                what = f"the {count} newest posts, oldest first, are the {count} oldest now"
                self.note("look at", what, directive.line)
        style = "byline" if directive.option("excerpts") is not None else "list"
        options.append(("style", style))
        if looks := [name for name in _LOOKS if directive.option(name) is not None]:
            what = f"{', '.join(looks)} of a list of posts: it looks as all lists do"
            self.note("left out", what, directive.line)
        return (Directive("archive", "", tuple(options)),)

    def _filters(self, directive: Directive) -> list[tuple[str, str]]:
        """Return the options that choose posts; ABlog ignores names that no post has."""
        options: list[tuple[str, str]] = []
        every = False
        for name, ours in _FILTERS.items():
            names = split(directive.option(name) or "")
            there = [each for each in names if each in self.known[name]]
            if missing := [each for each in names if each not in there]:
                what = f"{name}: no post has {', '.join(missing)}, which doesn't choose any more"
                self.note("changed", what, directive.line)
            if there:
                options.append((ours, ", ".join(there)))
                every = every or len(there) > 1
        if every:
            options.append(("match", "all"))
        for name in ("location", "language"):
            if chosen := directive.option(name):
                what = f"{name}: {chosen}: posts aren't chosen by that; the list may have more"
                self.note("look at", what, directive.line)
        return options

    def _update(self, directive: Directive) -> Replacement | None:
        found = dates.read(directive.argument, self.form, self.zone)
        if found is None:
            self.note("look at", f"the date {directive.argument!r} of an update is none",
                      directive.line)  # fmt: skip
            return (Directive("admonition", f"Updated on {directive.argument}",
                              content=directive.content),)  # fmt: skip
        moment, timed = found
        post = self.document.post
        day = dates.iso(moment, self.zone, timed=timed)
        if post is None or (post.date and moment.date() < post.date.date()):
            why = "a document that is no post" if post is None else "a time before its post"
            self.note("changed", f"an update of {why} is a box", directive.line)
            return (Directive("admonition", f"Updated on {day}", content=directive.content),)
        kept = tuple(option for option in directive.options if option[0] == "name")
        if day == directive.argument.strip() and kept == directive.options:
            return None
        return (replace(directive, argument=day, options=kept),)

    def _toctree(self, directive: Directive) -> Replacement | None:
        kept = []
        for line in directive.content:
            entry = _ENTRY.match(line.strip())
            name = entry[1] if entry else line.strip()
            where = self.references.resolved(name, self.document.docname)
            if where in self.references.hidden:
                what = f"the toctree names {where} no more, which isn't out and needs none"
                self.note("changed", what, directive.line)
            else:
                kept.append(line)
        if len(kept) == len(directive.content):
            return None
        return (replace(directive, content=tuple(kept)),)


def _plain(content: Collection[str]) -> str:
    """Return running text without markup, in one line."""
    text = " ".join(line.strip() for line in content if not re.match(r"\s*(?:\.\.|:\w+:)", line))
    text = re.sub(r":[\w:-]+:`([^`<]*?)(?:\s*<[^`>]*>)?`", r"\1", text)
    text = re.sub(r"`+([^`<]*?)(?:\s*<[^`>]*>)?`+_*", r"\1", text)
    text = re.sub(r"\*{1,2}(\S(?:[^*]*\S)?)\*{1,2}", r"\1", text)
    return " ".join(text.split())
