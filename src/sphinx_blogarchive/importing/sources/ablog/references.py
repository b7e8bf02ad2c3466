"""References by the labels that ABlog makes, and to what isn't out yet."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

_RST = re.compile(
    r"(?<!`)``\S(?:(?!\n[ \t]*\n).){0,400}?(?<=\S)``(?=$|[^`\w])"
    r"|(?<![\w`:]):(?:std:)?(?P<role>ref|any|doc|numref):`(?P<body>[^`]+)`(?!`)",
    re.DOTALL,
)
_MYST = re.compile(
    r"\{(?:std:)?(?P<role>ref|any|doc|numref)\}`(?P<body>[^`]+)`(?!`)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:[^`\n]|\n(?![ \t]*\n)|(?!(?P=ticks)(?!`))`+)+(?P=ticks)(?!`)"
    r"|(?<!!)\[(?P<text>[^\[\]\n]*)\]\((?P<to>[^()\s]+)\)"
)
_EXPLICIT = re.compile(r"(.+?)\s*(?<!\\)<([^<>]+)>$", re.DOTALL)
_TABLE = re.compile(r"[ \t]*=+(?:[ \t]+=+)+[ \t]*$")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads now."""

    kind: Literal["document", "role", "address", "text"]
    #: Docname, name of the term, or address.
    where: str
    #: What it shows unless it says so itself.
    title: str
    role: str = ""


@dataclass(slots=True)
class References:
    """Where labels of ABlog's lead, and what can't be led to."""

    #: By label, in lower case.
    labels: Mapping[str, Target]
    #: Labels that the project itself has.
    own: set[str]
    #: Titles of documents that aren't out, by docname.
    hidden: Mapping[str, str]
    #: Labels in these, with the title of the document.
    hidden_labels: Mapping[str, str]
    suffixes: tuple[str, ...] = (".rst", ".md")
    #: Substitutions that stand for references in tables, which can't get wider.
    substitutions: dict[str, str] = field(default_factory=dict)
    #: What was changed.
    told: list[str] = field(default_factory=list)

    def in_rst(self, text: str, docname: str) -> str:
        """Return *text* of reStructuredText with references that lead somewhere."""
        lines = text.split("\n")
        borders = [n for n, line in enumerate(lines) if _TABLE.match(line)]

        def replaced(found: re.Match[str]) -> str:
            if not found["role"]:
                return found[0]
            title, name = _parted(found["body"])
            target = self._find(found["role"], name, docname)
            if target is None:
                return found[0]
            made = _as_rst(target, title)
            line = text.count("\n", 0, found.start())
            in_table = lines[line].lstrip().startswith("|") or (
                borders and borders[0] < line < borders[-1]
            )
            return self._fitted(made, found[0]) if in_table else made

        return _RST.sub(replaced, text)

    def in_myst(self, text: str, docname: str) -> str:
        """Return *text* of MyST with references that lead somewhere."""

        def replaced(found: re.Match[str]) -> str:
            if found["role"]:
                title, name = _parted(found["body"])
                target = self._find(found["role"], name, docname)
            elif found["to"] and "://" not in found["to"]:
                title, name = found["text"], found["to"].removeprefix("#")
                role = "doc" if name.endswith(self.suffixes) else "any"
                target = self._find(role, name.partition("#")[0], docname)
            else:
                return found[0]
            return _as_myst(target, title) if target else found[0]

        return _MYST.sub(replaced, text)

    def resolved(self, name: str, docname: str) -> str:
        """Return the docname that *name* means in the document *docname*."""
        for suffix in self.suffixes:
            name = name.removesuffix(suffix)
        if name.startswith("/"):
            return posixpath.normpath(name[1:] or ".")
        return posixpath.normpath(posixpath.join(posixpath.dirname(docname), name))

    def _find(self, role: str, name: str, docname: str) -> Target | None:
        if role in ("doc", "any"):
            where = self.resolved(name, docname)
            if where in self.hidden:
                self.told.append(f"a link to {where}, which isn't out, is text")
                return Target("text", "", self.hidden[where])
        if role == "doc":
            return None
        label = " ".join(name.lower().split())
        if label in self.hidden_labels:
            self.told.append(f"a link to {label}, which isn't out, is text")
            return Target("text", "", self.hidden_labels[label])
        if label in self.own or role == "numref":
            return None
        target = self.labels.get(label)
        if target and target.kind == "text":
            self.told.append(f"a link to {label}, of which there is no page, is text")
        return target

    def _fitted(self, made: str, was: str) -> str:
        """Return something as wide as what was there."""
        if len(made) <= len(was):
            return made.ljust(len(was))
        plain = re.sub(r"[^\w]+", "-", was).strip("-")
        name = f"{plain:-<{len(was) - 2}}"[: len(was) - 2]
        number = 1
        while self.substitutions.get(name, made) != made:
            number += 1
            name = f"{name[: -len(str(number))]}{number}"
        self.substitutions[name] = made
        return f"|{name}|"


def _parted(body: str) -> tuple[str, str]:
    body = " ".join(body.split())
    if found := _EXPLICIT.match(body):
        return found[1], found[2].strip()
    return "", body.removeprefix("!").removeprefix("~")


def _safe(text: str) -> bool:
    return not re.search(r"[`<>\\]", text)


def _as_rst(target: Target, title: str) -> str:
    plain = title or re.sub(r"([\\`*|]|_(?!\w))", r"\\\1", target.title)
    shown = title or target.title
    if target.kind == "document" and _safe(shown):
        return f":doc:`{title} </{target.where}>`" if title else f":doc:`/{target.where}`"
    if target.kind == "role" and _safe(shown) and _safe(target.where):
        return _role(":{}:", target, title)
    if target.kind == "address" and _safe(shown):
        return f"`{shown} <{target.where}>`__"
    return plain


def _as_myst(target: Target, title: str) -> str:
    plain = title or re.sub(r"([\\`*_\[\]<$])", r"\\\1", target.title)
    shown = title or target.title
    if target.kind == "document":
        if title and not re.fullmatch(r"[\w\s.,;:!?'()-]+", title):
            return f"[{title}](/{target.where})"
        shown = f"{title} </{target.where}>" if title else f"/{target.where}"
        return f"{{doc}}`{shown}`"
    if target.kind == "role" and _safe(shown) and _safe(target.where):
        return _role("{{{}}}", target, title)
    if target.kind == "address":
        return f"[{plain}](<{target.where}>)"
    return plain


def _role(form: str, target: Target, title: str) -> str:
    titled = title or target.role == "archive"
    body = f"{title or target.title} <{target.where}>" if titled else target.where
    return f"{form.format(target.role)}`{body}`"


def slugify(name: str) -> str:
    """Return what ABlog makes of a name in addresses and labels."""
    text = unicodedata.normalize("NFKD", name)
    text = re.sub(r"[^\w\s-]", "", text).strip().lower()
    return re.sub(r"[-\s]+", "-", text)
