"""The documents of a project, and what ABlog takes of them for posts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import dates, matter
from .markup import Change, Directive
from .myst import myst
from .rst import rst

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import datetime, tzinfo

    from .matter import Matter

_LABEL = re.compile(r"^[ \t]*\.\.[ \t]+_(`?)(.+?)\1:[ \t]*$", re.MULTILINE)
_MYST_LABEL = re.compile(r"^\(([^()\n]+)\)=[ \t]*$", re.MULTILINE)
_PICTURE = re.compile(
    r"^[ \t]*(?:\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?(?:image|figure)::[ \t]*(\S+)"
    r"|[`:~]{3,}\{(?:image|figure)\}[ \t]*(\S+))|!\[[^\]\n]*\]\(<?([^)>\s]+)",
    re.MULTILINE,
)
_ALT = re.compile(r"\n[ \t]*:alt:[ \t]*(\S.*)|!\[([^\]\n]+)\]\(")
_UNDERLINE = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*$")
#: What a title may be long.
_LONGEST = 500
#: Kinds of terms, as the options of ``post`` call them.
KINDS = ("tags", "category", "author", "location", "language")


@dataclass(frozen=True, slots=True)
class Post:
    """A post, as ABlog sees it."""

    title: str
    #: ``None`` for a draft.
    date: datetime | None
    timed: bool = False
    #: Whether what is written for a date is none.
    bad_date: bool = False
    #: Names by kind, see :data:`KINDS`.
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: Documents that lead to it.
    redirects: tuple[str, ...] = ()


@dataclass(slots=True)
class Document:
    """A document."""

    #: From the root of the project.
    path: str
    docname: str
    markdown: bool
    #: Without what marks its encoding.
    text: str
    bom: bool = False
    matter: Matter = field(default_factory=matter.Matter)
    #: Its ``post`` directives.
    directives: list[Directive] = field(default_factory=list)
    #: Whether its front matter makes it a post.
    declared: bool = False
    #: Whether its place would make it a post, though ABlog takes it for none.
    not_declared: bool = False
    labels: set[str] = field(default_factory=set)
    title: str = ""
    post: Post | None = None

    @property
    def lines(self) -> list[str]:
        """Its lines."""
        return self.text.replace("\r\n", "\n").split("\n")

    def with_lines(self, lines: list[str]) -> str:
        """Return the text of the file with other lines."""
        text = "\n".join(lines)
        if "\r\n" in self.text:
            text = text.replace("\n", "\r\n")
        return ("\ufeff" if self.bom else "") + text

    @property
    def label(self) -> str:
        """What ``ref`` calls it if it is a post."""
        folder, _, name = self.docname.rpartition("/")
        return folder.rpartition("/")[2] if name == "index" and folder else name


def change(document: Document, lines: list[str], wanted: Change, first: int = 1) -> list[str]:
    """Return *lines* of the body of *document*, changed."""
    return (myst if document.markdown else rst)(lines, wanted, first)


def look(document: Document, patterns: Callable[[str], bool], form: str, zone: tzinfo) -> None:
    """Find out what *document* is.

    :param patterns: says whether its place makes it a post.
    :param form: ``post_date_format``.
    """
    lines = document.lines
    document.matter = matter.read(lines, markdown=document.markdown)
    found: list[Directive] = []

    def keep(directive: Directive) -> None:
        found.append(directive)

    document.directives = found
    body = lines[document.matter.body :] if document.markdown else lines
    text: list[str] = []

    def note(running: str, _line: int, _markup: str) -> str:
        text.append(running)
        return running

    change(document, body, Change(frozenset({"post"}), keep, note))
    running = "\n".join(text)
    labels = _LABEL.findall(running)
    document.labels = {" ".join(name.lower().split()) for _, name in labels}
    document.labels |= {each.strip().lower() for each in _MYST_LABEL.findall(running)}
    document.title = _title(body, markdown=document.markdown)
    by_place = patterns(document.docname)
    values = document.matter.values
    says_no = values.get("blogpost", "").lower() in ("false", "no", "off", "0")
    document.declared = document.matter.there and not says_no and ("blogpost" in values or by_place)
    document.not_declared = by_place and not document.declared and not found and not says_no
    if found:
        options = dict(found[0].options)
        document.post = _post(document, options, found[0].argument, form, zone)
    elif document.declared:
        document.post = _post(document, values, values.get("date", ""), form, zone)


def _post(
    document: Document, options: Mapping[str, str], written: str, form: str, zone: tzinfo
) -> Post:
    date = dates.read(written, form, zone) if written.strip() else None
    return Post(
        options.get("title", "").strip() or document.title or document.docname,
        date[0] if date else None,
        timed=date[1] if date else False,
        bad_date=bool(written.strip()) and date is None,
        terms={kind: split(options.get(kind, "")) for kind in KINDS},
        redirects=split(options.get("redirect", "")),
    )


def split(text: str) -> tuple[str, ...]:
    """Part names at commas, as ABlog does."""
    plain = text.strip()
    plain = plain[1:-1] if plain.startswith("[") and plain.endswith("]") else plain
    names = (" ".join(name.strip().strip("\"'").split()) for name in plain.split(","))
    return tuple(dict.fromkeys(filter(None, names)))


def _title(lines: list[str], *, markdown: bool) -> str:
    for above, line, below in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        text = line.strip()
        if markdown and (heading := re.match(r"#[ \t]+(.+?)[ \t]*#*$", text)):
            return _plain(heading[1])
        if text and _UNDERLINE.match(below) and not _UNDERLINE.match(line) and line[0] != ":":
            is_title = _UNDERLINE.match(above) or line[0] not in " \t"
            if is_title and not text.startswith((".. ", "---")):
                return _plain(text)
    return ""


def _plain(text: str) -> str:
    """Return *text* without the usual marks of either markup."""
    text = text[:_LONGEST]
    text = re.sub(r":[\w:-]+:`([^`<]*?)(?:\s*<[^`>]*>)?`|\{[\w:-]+\}`([^`<]*?)(?:\s*<[^`>]*>)?`",
                  lambda found: found[1] or found[2] or "", text)  # fmt: skip
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"`([^`<]*?)\s*<[^`>]*>`_+", r"\1", text)
    return re.sub(r"\\(.)|[`*]", lambda found: found[1] or "", text).strip()


def picture(document: Document, number: int) -> tuple[str, str]:
    """Return the address of a picture in *document* by its *number*, and its alternative text."""
    for count, found in enumerate(_PICTURE.finditer(document.text.replace("\r\n", "\n")), 1):
        if count == number:
            start = found.start()
            near = document.text.replace("\r\n", "\n")[start : start + 1000].partition("\n\n")[0]
            alt = _ALT.search(near)
            return found[1] or found[2] or found[3], (alt[1] or alt[2]).strip() if alt else ""
    return "", ""


def is_published(post: Post | None, now: datetime) -> bool:
    """Say whether *post* is out."""
    return post is not None and post.date is not None and post.date <= now


def published_names(
    documents: Iterable[Document], kind: str, now: datetime, default: Collection[str]
) -> Collection[str]:
    """Return the terms of a kind that posts have which are out.

    :param default: what those have that name none.
    """
    return {
        name
        for document in documents
        if document.post and is_published(document.post, now)
        for name in document.post.terms.get(kind) or default
    }
