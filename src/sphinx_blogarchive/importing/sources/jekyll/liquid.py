"""Liquid in bodies, and what only kramdown knows, become Markdown as all know it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...folders.extras import without_abbreviations, without_names
from ...folders.held import fenced, link, outside_code
from ...html import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...model import Told
    from ...protect import Vault

_RAW = re.compile(
    r"\{%-?\s*raw\s*-?%\}((?:(?!\{%-?\s*(?:end)?raw\b).)*+)\{%-?\s*endraw\s*-?%\}", re.DOTALL
)
_COMMENT = re.compile(
    r"\{%-?\s*comment\s*-?%\}(?:(?!\{%-?\s*(?:end)?comment\b).)*+\{%-?\s*endcomment\s*-?%\}",
    re.DOTALL,
)
_HIGHLIGHT = re.compile(
    r"\{%-?\s*highlight\s+([\w+#.-]+)[^%]*%\}((?:(?!\{%-?\s*(?:end)?highlight\b).)*+)\{%-?\s*endhighlight\s*-?%\}",
    re.DOTALL,
)
_TAG = re.compile(r"\{%-?\s*(\w+)\s*((?:[^%]|%(?!\}))*?)\s*-?%\}")
_VALUE = re.compile(r"\{\{-?\s*([^{}]*?)\s*-?\}\}")
_PATH = re.compile(
    r"""["']([^"']*)["']\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+)"""
)
_TOC = re.compile(
    r"^[ \t]*(?:[-*+]|\d+\.)[ \t][^\n]*\n\{:[ \t]*(?:\.no_toc[ \t]*)?toc[^}\n]*\}[ \t]*$",
    re.MULTILINE,
)
_LIST = re.compile(
    r"(?:^[ \t]*|(?<=\S)[ \t]*)\{:(?![ \t]*\})[^{}\n]*\}[ \t]*$|(?<=[)*_\ufdd1])\{:[^{}\n]+\}",
    re.MULTILINE,
)
_EXTENSION = re.compile(r"\{::[^{}\n]*\}")
_PLACE = re.compile(r"^(#{1,6}[ \t].*?)[ \t]*\{#[\w:.-]+\}[ \t]*$", re.MULTILINE)
_FORMULA = re.compile(r"\$\$([^$\n]+)\$\$")


class Liquid:
    """Reads Liquid, which may name other texts."""

    def __init__(self, texts: Mapping[str, str], root: str, address: str, separator: str) -> None:
        """Know the addresses of *texts* by their files.

        :param separator: what ends an excerpt; empty for the first empty line.
        """
        self._files, self._root, self._address = dict(texts), root, address
        self._separator = separator
        self._posts = {
            re.sub(r"\A(?:.*/)?_posts/|\.\w+\Z", "", name): where
            for name, where in texts.items()
            if "_posts/" in name
        }

    def body(self, text: str, name: str, title: str) -> tuple[str, list[Told]]:
        """Return the text of the file *name* as Markdown, and what isn't as it was."""
        told: list[Told] = []
        if self._separator.strip() and "more" not in self._separator:
            text = text.replace(self._separator, "\n\n<!--more-->\n\n", 1)

        def change(text: str, vault: Vault) -> str:
            text = _RAW.sub(lambda found: vault.keep(found[1]), text)
            text = _COMMENT.sub("", text)
            text = _HIGHLIGHT.sub(
                lambda found: (
                    f"\n\n{vault.keep(fenced(vault.restore(found[2]), found[1]), 'fence')}\n\n"
                ),
                text,
            )
            text = _TAG.sub(lambda found: self._tag(found, told, vault), text)
            text = _VALUE.sub(lambda found: self._value(found, told, vault, title), text)
            return _plain(text, told) if not name.endswith((".html", ".htm")) else text

        return outside_code(text, change, lambda code: _RAW.sub(r"\1", code)), told

    def _tag(self, found: re.Match[str], told: list[Told], vault: Vault) -> str:
        name, rest = found[1], found[2].strip("\"' ")
        if name == "post_url":
            where = self._posts.get(rest) or self._posts.get(rest.rpartition("/")[2])
            if where:
                return where
            told.append(("look at", f"links to the post {rest!r}, which isn't there"))
            return f"{self._root}/{rest}"
        if name == "link":
            return self._files.get(rest.lstrip("/")) or f"{self._root}/{rest.lstrip('/')}"
        if name == "gist" and rest:
            address = f"https://gist.github.com/{rest.split()[0]}"
            told.append(("changed", f"a link stands for the embedded {address}"))
            return f"\n\n{link(address)}\n\n"
        told.append(("look at", f"the tag {name!r} of Liquid stands as it was"))
        return vault.keep(found[0])

    def _value(self, found: re.Match[str], told: list[Told], vault: Vault, title: str) -> str:
        written = found[1]
        if path := _PATH.fullmatch(written):
            return f"{self._root}/{path[1].lstrip('/')}"
        if written == "page.title":
            return escape(title)
        if written == "site.baseurl":
            return self._root
        if written == "site.url":
            return self._address.removesuffix(self._root) if self._root else self._address
        told.append(("look at", f"the expression {found[0]!r} stands as it was"))
        return vault.keep(found[0])


def _plain(text: str, told: list[Told]) -> str:
    """Return Markdown without what only kramdown knows."""
    text = without_names(_TOC.sub("", text), _PLACE, told)
    text, count = _LIST.subn("", text)
    text, further = _EXTENSION.subn("", text)
    if count + further:
        told.append(("changed", "attributes of kramdown, {: … }, are gone"))
    text = without_abbreviations(text, told)
    text = re.sub(r"^\^[ \t]*$", "", text, flags=re.MULTILINE)
    return "\n".join(map(_formulas, text.split("\n")))


def _formulas(line: str) -> str:
    """Return a line in which a formula between words is one of the line."""
    rest = _FORMULA.sub("", line)
    if rest == line or not rest.strip(" \t>"):
        return line
    return _FORMULA.sub(lambda found: f"${found[1].strip()}$", line)
