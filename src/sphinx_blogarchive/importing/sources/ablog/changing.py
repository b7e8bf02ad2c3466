"""What changes in one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...model import Note
from . import documents as docs
from . import fields, matter
from .directives import NAMES, Directives
from .markup import Change

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from .documents import Document
    from .facts import Facts
    from .references import References

#: What identifiers leave as it is, see :mod:`.....model.feeds.ids`.
_SAFE = "!$&'()*+,/:;=@~"


@dataclass(frozen=True, slots=True)
class Changing:
    """Changes documents, one at a time."""

    facts: Facts
    references: References
    #: Names of terms that posts have which are out, by kind.
    known: Mapping[str, Collection[str]]

    def change(self, document: Document) -> tuple[list[str], list[Note]]:
        """Return the lines of *document* as they are to be, and what is to be told of them."""
        references, facts = self.references, self.facts
        directives = Directives(
            document, references, self.known, facts.form, facts.zone, facts.suffix
        )
        references.substitutions, references.told = {}, []

        def inline(text: str, _line: int, markup: str) -> str:
            change = references.in_rst if markup == "rst" else references.in_myst
            return change(text, document.docname)

        lines = document.lines
        changes, notes = self._fields(document)
        body = document.matter.body if document.markdown else 0
        wanted = Change(NAMES, directives.change, inline)
        new = [*lines[:body], *docs.change(document, lines[body:], wanted, body + 1)]
        if changes:
            new = matter.edited(new, matter.read(new, markdown=document.markdown), changes)
        if references.substitutions:
            rows = sorted(references.substitutions.items())
            while not new[-1].strip():
                new.pop()
            new += ["", *(f".. |{name}| replace:: {text}" for name, text in rows), ""]
        notes += directives.notes
        notes += self._absent(document)
        told = dict.fromkeys(references.told)
        return new, [*notes, *(Note("changed", document.path, what) for what in told)]

    def _fields(self, document: Document) -> tuple[fields.Changes, list[Note]]:
        """Return what changes in front of *document*."""
        changes: fields.Changes = {}
        notes: list[Note] = []
        if document.declared and not document.directives:
            changes, told = fields.convert(
                document,
                document.matter.values,
                zone=self.facts.zone,
                suffix=self.facts.suffix,
                directive=False,
            )
            notes += (Note(fate, document.path, what) for fate, what in told)
        elif document.not_declared:
            changes = {"post": ("post", "false")}
            what = "by its place it would be a post, which it wasn't; it says 'post: false'"
            notes.append(Note("changed", document.path, what))
        return changes | self._identifiers(document), notes

    def _identifiers(self, document: Document) -> fields.Changes:
        """Return identifiers that the patterns for all posts don't make."""
        facts = self.facts
        if not document.post or not facts.base:
            return {}
        found: fields.Changes = {}
        name = document.docname
        plain = name.removesuffix("index").rstrip("/") if name.endswith("index") else name
        if facts.suffix == "/":
            short = name.removesuffix("index") if f"/{name}".endswith("/index") else f"{name}/"
            uri = quote(short)
        else:
            uri = f"{quote(name)}.html"
        if uri != f"{quote(name, safe=_SAFE)}{facts.suffix}":
            found["feed_id"] = ("feed_id", f"{facts.base}/{uri}")
        if plain != name and facts.conf.text_of("disqus_shortname"):
            # Disqus was told of folders
            found["comments_key"] = ("comments_key", f"/{quote(plain)}/" if plain else "/")
        return found

    def _absent(self, document: Document) -> Iterator[Note]:
        post = document.post
        if post and not post.date:
            what = "a draft has no page: see it with -D blogarchive_drafts=1"
            yield Note("changed", document.path, what)
        elif post and not docs.is_published(post, self.facts.now):
            what = "a post of the future has no page before its day"
            yield Note("changed", document.path, what)
