"""Shortcodes, directives and links of Nikola become what others know."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from ...folders import pymarkdown
from ...folders.held import fenced, link, outside_code, picture
from ...folders.rest import Rest, embedded
from ...html import escape
from ...protect import Vault
from ...rst.blocks import Directive, change_directives

if TYPE_CHECKING:
    from ...folders.tree import Tree
    from ...model import Told
    from .places import Places

_RAW = re.compile(r"\{\{%\s*raw\s*%\}\}(.*?)\{\{%\s*/raw\s*%\}\}", re.DOTALL)
_PAIR = re.compile(
    r"\{\{%\s*(?P<name>[\w/-]+)(?P<arguments>(?:\s(?:\"[^\"]*\"|'[^']*'|[^\"'{}%])*)?)%\}\}"
    r"(?P<inner>(?:(?!\{\{%\s*(?P=name)\b).)*?)\{\{%\s*/(?P=name)\s*%\}\}",
    re.DOTALL,
)
_ONE = re.compile(
    r"\{\{%\s*(?P<name>[\w-]+)(?P<arguments>(?:\s(?:\"[^\"]*\"|'[^']*'|[^\"'{}%])*)?)%\}\}"
)
_ARGUMENT = re.compile(r"(?:([\w-]+)\s*=\s*)?(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=]+))")
_TEASER = re.compile(r"<!--\s*(?:TEASER_END|END_TEASER)(?::.*?)?\s*-->", re.IGNORECASE)
#: Where an address is meant, not shown.
_LINK = re.compile(
    r"(?<![\w/])(?P<before>[<\"'(]|:[ ]+)link://(?P<kind>\w+)(?P<value>(?:/[^\s<>\"')\]#?]*)?)",
    re.IGNORECASE,
)
#: Addresses from the root of the blog, which need not be that of its host.
_ROOTED = re.compile(
    r"(?P<before>\]\(<?|\b(?:href|src)\s*=\s*[\"']|(?<=[\s`])<|^[ ]*\.\.[ ]_[^:\n]+:[ ]+"
    r"|^\[[^\]\n]+\]:[ ]+|\A<)"
    r"(?=/(?!/))",
    re.MULTILINE,
)
_GIST = re.compile(r"\[:gist:\s*([\w/-]+)[^\]\n]*\]")
_DOC = re.compile(r":doc:`(?P<text>[^`<]*?)\s*(?:<(?P<slug>[^`<>]+)>)?`")
_LITERAL = re.compile(r"(``(?:[^`\n]|`(?!`))+``)")


class Shortcodes:
    """Changes bodies, which may name other texts and files."""

    def __init__(self, tree: Tree, places: Places) -> None:
        """Read listings from *tree*; know *places*."""
        self._tree, self._places = tree, places
        self.told: list[Told] = []

    def body(self, text: str, form: str) -> tuple[str, list[Told]]:
        """Return a body in ``markdown``, ``html`` or ``rst``, and what isn't as it was."""
        self.told = []
        if form == "rst":
            return self._rest(text), self.told
        if form == "html":
            return self._outside(text, Vault(), form), self.told

        def change(text: str, vault: Vault) -> str:
            return self._outside(text, vault, form)

        whole = pymarkdown.plain(change, self.told)
        text = outside_code(pymarkdown.code(text), whole, lambda code: _RAW.sub(r"\1", code))
        return text, self.told

    def _outside(self, text: str, vault: Vault, form: str) -> str:
        text = _RAW.sub(lambda found: vault.keep(found[1]), text)
        text = self._shortcodes(self._links(text), vault, form)
        text = _GIST.sub(lambda found: self._embed("gist", found[1], form), text)
        text = _TEASER.sub("\n\n<!--more-->\n\n", text, count=1)
        text = _TEASER.sub("", text)
        return vault.restore(text) if form == "html" else text

    def _shortcodes(self, text: str, vault: Vault, form: str) -> str:
        for _ in range(4):  # one within the other
            text, count = _PAIR.subn(lambda found: self._shortcode(found, vault, form), text)
            if not count:
                break
        return _ONE.sub(lambda found: self._shortcode(found, vault, form), text)

    def _shortcode(self, found: re.Match[str], vault: Vault, form: str) -> str:
        name = found["name"].lower()
        inner = found["inner"].strip() if "inner" in found.groupdict() else ""
        first, named = _arguments(found["arguments"])
        one = first[0] if first else ""
        if name == "doc":
            shown = re.fullmatch(r"(.*?)\s*<([^<>]+)>", inner, re.DOTALL)
            return self._doc(shown[1] if shown else "", shown[2] if shown else inner, form)
        if name == "listing" and (file := named.get("fname") or one):
            language = named.get("language") or " ".join(first[1:2])
            return self._block(self._listing(file, language, form), vault, form)
        if name in ("thumbnail", "figure", "image") and (src := named.get("uri") or one):
            return self._block(_picture(self._address(src), named, inner, form), vault, form)
        number = named.get("id") or named.get("gistID") or one
        if address := embedded(name, number):
            return self._embed(name, number, form) if address else ""
        if name in ("post-list", "post_list"):
            self.told.append(("left out", "a list of posts; a directive archive makes one"))
            return ""
        self.told.append(("look at", f"the shortcode {name!r} stands as it was"))
        return vault.keep(found[0].replace("\\", "\\\\") if form == "rst" else found[0])

    def _block(self, text: str, vault: Vault, form: str) -> str:
        return f"\n\n{vault.keep(text, 'fence')}\n\n" if form == "markdown" else f"\n\n{text}\n\n"

    def _embed(self, name: str, number: str, form: str) -> str:
        address = embedded(name, number)
        self.told.append(("changed", f"a link stands for the embedded {address}"))
        if form == "rst":
            return f"`{address} <{address}>`__"
        return link(address) if form == "markdown" else f'<a href="{address}">{address}</a>'

    def _doc(self, shown: str, slug: str, form: str) -> str:
        slug, sign, fragment = slug.strip().partition("#")
        address, title = self._places.by_slug(slug)
        text = " ".join(shown.split()) or title or slug
        if not address:
            self.told.append(("look at", f"links to the text {slug!r}, which isn't there"))
            return text
        address += sign + fragment
        if form == "rst":
            return f"`{text} <{address}>`__"
        return (
            link(address, escape(text)) if form == "markdown" else f'<a href="{address}">{text}</a>'
        )

    def _listing(self, file: str, language: str, form: str) -> str:
        name = self._places.listing(file)
        if not name:
            self.told.append(("left out", f"the code of {file}, which isn't at hand"))
            return ""
        code, language = self._tree.text(name).strip("\n"), language or name.rpartition(".")[2]
        if form == "rst":
            return f".. code-block:: {language}\n\n{textwrap.indent(code, '   ')}"
        if form == "markdown":
            return fenced(code, language)
        shown = code.replace("&", "&amp;").replace("<", "&lt;")
        return f'<pre><code class="language-{language}">{shown}</code></pre>'

    def _links(self, text: str) -> str:
        def address(found: re.Match[str]) -> str:
            made = self._places.link(found["kind"].lower(), found["value"].strip("/"))
            if not made:
                shown = found[0][len(found["before"]) :]
                self.told.append(("look at", f"the link {shown} leads to what isn't known"))
            return found["before"] + (made or "/")

        root = self._places.root
        text = _ROOTED.sub(lambda found: found["before"] + root, text) if root else text
        return _LINK.sub(address, text)

    def _address(self, written: str) -> str:
        return self._links(f"<{written}>")[1:-1]

    # ---- reStructuredText

    def _rest(self, text: str) -> str:
        vault = Vault()
        text = _RAW.sub(lambda found: vault.keep(found[1]), text.expandtabs(8))
        rest = Rest(self._tree, self.told, lambda found: self._directive(found, vault))
        text = change_directives(text, rest.change, vault)
        parts = _LITERAL.split(text)
        for place in range(0, len(parts), 2):
            part = _DOC.sub(self._role, self._links(parts[place]))
            parts[place] = self._shortcodes(part, vault, "rst")
        return vault.restore("".join(parts))

    def _role(self, found: re.Match[str]) -> str:
        slug = found["slug"]
        return self._doc(found["text"] if slug else "", slug or found["text"], "rst")

    def _directive(self, found: Directive, vault: Vault) -> str | None:
        name = found.name.lower()
        if name in ("image", "figure", "thumbnail"):
            return self._picture(found, name)
        if name == "listing":
            file, _, language = found.argument.partition(" ")
            return self._listing(file, language.strip(), "rst")
        if name == "slides":
            files = [line.strip() for line in found.content.split("\n") if line.strip()]
            self.told.append(("changed", f"{len(files)} slides stand one below the other"))
            return "\n\n".join(f".. image:: {self._address(file)}" for file in files)
        if name in ("post-list", "post_list"):
            self.told.append(("left out", "a list of posts; a directive archive makes one"))
            return ""
        if name == "raw" and "html" in found.argument.split():
            found.content = self._links(found.content)
            return found.written()
        return None

    def _picture(self, found: Directive, name: str) -> str:
        found.argument = self._address(found.argument)
        if name == "thumbnail":
            found.name = "figure" if found.content.strip() else "image"
            # pictures are shown as they are, and lead to themselves
            found.options.setdefault("target", found.argument)
            if "scale" not in found.options:
                found.options.setdefault("width", "400px")
        elif "target" in found.options:
            found.options["target"] = self._address(found.options["target"])
        return found.written()


def _picture(src: str, named: dict[str, str], inner: str, form: str) -> str:
    alt = named.get("alt") or named.get("title") or ""
    if form == "rst":
        options = {"alt": alt, "target": src}
        kind = "figure" if inner else "image"
        return Directive(kind, src, inner, {k: v for k, v in options.items() if v}).written()
    if form == "html":
        return f'<p><a href="{src}"><img src="{src}" alt="{alt}"></a></p>\n{inner}'
    shown = f"[{picture(src, escape(alt))}]({src})"
    return f"{shown}\n\n{inner}" if inner else shown


def _arguments(written: str) -> tuple[list[str], dict[str, str]]:
    first: list[str] = []
    named: dict[str, str] = {}
    for name, *parts in _ARGUMENT.findall(written.strip()):
        value = next(filter(None, parts), "")
        if name:
            named[name] = value
        else:
            first.append(value)
    return first, named
