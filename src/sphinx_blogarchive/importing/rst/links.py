"""Links, targets, roles and footnotes in running text."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils.nodes import make_id

from ..inline import Target
from .known import ROLES, unmarked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..inline import Use
    from ..protect import Vault

_LITERAL = re.compile(r"(?<![\w`])``(?=\S)(?:[^`\n]|\n(?![ \t]*\n)|`(?!`))*?(?<=\S)``(?![\w`])")
_ROLE = re.compile(
    r"(?<![\w`\\]):(?P<role>[A-Za-z][\w.+:-]*):`(?P<text>(?:\\.|[^`\\])+)`"
    r"|(?<![\w`\\:])`(?P<text2>(?:\\.|[^`\\\n])+)`:(?P<role2>[A-Za-z][\w.+:-]*):(?!`)"
)
_OWN_ROLE = re.compile(r"^[ ]*\.\.[ ]role::[ ]+([\w.+:-]+)", re.MULTILINE)
_LINK = re.compile(
    r"(?<![\w`\\])`(?P<text>(?:\\.|[^`<>\\])*?)\s*<(?P<where>(?:\\.|[^`<>\\])+)>`(?P<mark>__?)(?!\w)"
)
_NAME = r"(?:`[^`\n]+`|(?:\\:|[^:`\n])+)"
_TARGET = re.compile(
    rf"^(?P<start>[ ]*)\.\.[ ]_(?P<name>{_NAME}):"
    r"(?:[ ]+(?P<where>\S.*(?:\n(?P=start)[ ]+\S.*)*))?[ ]*$",
    re.MULTILINE,
)
_ANONYMOUS = re.compile(r"^(?P<start>[ ]*(?:\.\.[ ]__:|__)[ ]+)(?P<where>\S+)[ ]*$", re.MULTILINE)
_PHRASE = re.compile(r"(?<![\w`\\:])`((?:\\.|[^`<>\\])+)`_(?![\w_])")
_WORD = re.compile(r"(?<![\w\\:`|_*./-])([^\W_]+(?:[-_.:+][^\W_]+)*)_(?![\w_`])")
_NOTE = re.compile(r"^(?P<start>[ ]*)\.\.[ ]\[(?P<label>#?[\w.-]+|\*)\][ ]*", re.MULTILINE)


class Links:
    """Rewrites running text, in which code is kept already."""

    def __init__(
        self,
        resolve: Callable[[str, Use], Target],
        document: str,
        labels: dict[str, str],
        titles: Iterable[str],
    ) -> None:
        """Let links lead where *resolve* says; *document* owns its *labels*.

        :param titles: of sections, which links can lead to.
        """
        self._beyond, self._document, self._labels = resolve, document, labels
        self._places = {make_id(unmarked(title)) for title in titles}
        self.changed: list[str] = []

    def _resolve(self, written: str, use: Use) -> Target:
        if written[:1] == "#" and written[1:] in self._places:
            return Target("address", written)
        return self._beyond(written, use)

    def change(self, text: str, vault: Vault) -> str:
        """Return *text* with links that lead to where things are now."""
        text = _LITERAL.sub(lambda found: vault.keep(found[0]), text)
        own = {name.lower() for name in _OWN_ROLE.findall(text)}
        text = _ROLE.sub(lambda found: self._role(found, own, vault), text)
        text = self._footnotes(text)
        named: dict[str, str] = {}
        self._places |= {make_id(found["name"].strip("`")) for found in _TARGET.finditer(text)}
        text = _TARGET.sub(lambda found: self._target(found, named), text)
        text = _ANONYMOUS.sub(self._anonymous, text)
        referred = {_name(each) for each in [*_PHRASE.findall(text), *_WORD.findall(text)]}
        text = _LINK.sub(lambda found: self._link(found, named, referred, vault), text)
        if not named:
            return text

        def refer(found: re.Match[str]) -> str:
            to = named.get(_name(found[1]))
            return vault.keep(_made(to, found[1])) if to is not None else found[0]

        return _WORD.sub(refer, _PHRASE.sub(refer, text))

    def _role(self, found: re.Match[str], own: set[str], vault: Vault) -> str:
        name, text = found["role"] or found["role2"], found["text"] or found["text2"]
        if name.lower() in ROLES or name.lower() in own:
            return vault.keep(found[0])
        self.changed.append(f"the role {name!r}, which isn't known, shows its text alone")
        return vault.keep(text)

    def _footnotes(self, text: str) -> str:
        """Give citations, of which a project can have one a name, the form of footnotes."""

        def note(found: re.Match[str]) -> str:
            label = found["label"]
            if label in ("*", "#"):
                return found[0]
            bare = label.lstrip("#")
            is_used = bare in used
            if not is_used:  # of which Sphinx would warn
                unused.append(bare)
                return found[0]
            if label.isdecimal() or label.startswith("#"):
                return found[0]
            self.changed.append(f"the citation [{label}] is a footnote")
            cited[label] = f"[#{re.sub(r'[^A-Za-z0-9]+', '-', label).strip('-') or 'note'}]"
            return f"{found['start']}.. {cited[label]} "

        cited: dict[str, str] = {}
        unused: list[str] = []
        used = {*re.findall(r"\[#?([\w.-]+)\]_", text), *_WORD.findall(text)}
        text = _NOTE.sub(note, text)
        if unused:
            text = _listed(text, unused)
        for label, new in cited.items():
            text = text.replace(f"[{label}]_", f"{new}_")
        return text

    def _target(self, found: re.Match[str], named: dict[str, str]) -> str:
        name = found["name"].strip("`").replace("\\:", ":")
        where = "".join((found["where"] or "").split())
        if not where:
            key = _name(name)
            owner = self._labels.setdefault(key, self._document)
            if owner == self._document:
                return found[0]
            new = f"{name}-{PurePosixPath(self._document).stem}".replace(":", "-")
            named[key] = f"`{{}} <{new}_>`_"
            return f"{found['start']}.. _{new}:"
        if where.endswith("_"):  # the name of another
            return found[0]
        target = self._resolve(where, "link")
        if target.kind == "address":
            return f"{found['start']}.. _{found['name']}: {_escaped(target.text)}"
        named[_name(name)] = _role_of(target)
        return ""

    def _anonymous(self, found: re.Match[str]) -> str:
        if found["where"].endswith("_"):
            return found[0]
        target = self._resolve(found["where"], "link")
        text = (
            target.text if target.kind == "address" else self._resolve(found["where"], "raw").text
        )
        return found["start"] + _escaped(text)

    def _link(
        self, found: re.Match[str], named: dict[str, str], referred: set[str], vault: Vault
    ) -> str:
        text, where = " ".join(found["text"].split()), "".join(found["where"].split())
        if where.endswith("_") and not where.endswith("\\_"):  # the name of a target
            to = named.get(_name(where[:-1].strip("`")))
            return vault.keep(_made(to, text)) if to is not None else found[0]
        where = re.sub(r"\\(.)", r"\1", where)
        target = self._resolve(where, "link")
        is_referred = found["mark"] == "_" and _name(text) in referred
        if target.kind == "address":
            mark = "_" if is_referred else "__"
            shown = text or where.replace("_", "\\_").replace("*", "\\*")
            return vault.keep(f"`{shown} <{_escaped(target.text)}>`{mark}")
        form = _role_of(target)
        if is_referred:
            named[_name(text)] = form
        return vault.keep(_made(form, text))


def _listed(text: str, labels: list[str]) -> str:
    """Return *text* in which the footnotes *labels* are items of a list of definitions."""
    out: list[str] = []
    indent = -1
    for line in text.split("\n"):
        found = _NOTE.match(line)
        if indent >= 0 and line.strip() and len(line) - len(line.lstrip()) <= indent:
            out.append("")
            indent = -1
        if found and found["label"].lstrip("#") in labels:
            indent = len(found["start"])
            out += ["", f"{found['start']}[{found['label'].lstrip('#')}]"]
            out.append(f"{found['start']}   {line[found.end() :]}".rstrip())
        else:
            out.append(line)
    return "\n".join(out)


def _role_of(target: Target) -> str:
    """Return a link to *target*, with ``{}`` for its text; of the bare form if that is empty."""
    if target.kind == "document":
        return f":doc:`{{}} <{PurePosixPath(target.text).with_suffix('').as_posix()}>`"
    if target.kind == "file":
        return f":download:`{{}} <{unquote(target.text)}>`"
    if target.kind == "role":
        return f":{target.text}:`{{}} <{target.name}>`"
    return "{}"


def _made(form: str, text: str) -> str:
    text = " ".join(text.split())
    if text:
        return form.replace("{}", text, 1)
    return re.sub(r"`\{\} <(.*)>`", r"`\1`", form)


def _name(text: str) -> str:
    return " ".join(re.sub(r"\\(.)", r"\1", text).lower().split())


def _escaped(address: str) -> str:
    """Return an address that isn't taken for the name of a target."""
    return re.sub(r"_\Z", r"\\_", address)
