"""Bodies of Pelican's texts: its links, its marks of summaries and tags of its plugins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...folders import pymarkdown
from ...folders.held import fenced, link, outside_code, picture
from ...folders.rest import Rest, embedded
from ...html import escape
from ...protect import Vault
from ...rst.blocks import Directive, change_directives

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...folders.tree import Tree
    from ...model import Told

#: Gives the address of what is meant: the kind of the link, and its value.
Find = "Callable[[str, str], str]"
_LINK = re.compile(
    r"(?P<lt><)?(?P<q>[\"'])?[{|](?P<what>filename|attach|static|tag|category|author|index)[}|]"
    # blanks are part of an address where it ends otherwise; Python-Markdown has them unmarked too
    r"(?P<value>(?(lt)[^<>\n]*|(?(q)[^\"'\n]*|(?:[^()<>\n\"']*(?=\))|[^\s<>\"')\]]*))))"
)
_BEGIN = re.compile(r"<!--\s*PELICAN_BEGIN_SUMMARY\s*-->", re.IGNORECASE)
_END = re.compile(r"<!--\s*PELICAN_END_SUMMARY\s*-->", re.IGNORECASE)
_TAG = re.compile(r"\{%-?[ \t]*(\w+)((?:[^%{}\n]|%(?!\}))*)%\}")
_PAIR = re.compile(
    r"\{%\s*(?P<name>codeblock|blockquote|pullquote|math)\b(?P<rest>[^%]*)%\}"
    r"(?P<inner>.*?)\{%\s*end(?P=name)\s*%\}",
    re.DOTALL,
)
_LITERAL = re.compile(r"(``(?:[^`\n]|`(?!`))+``)")


def links(text: str, find: Callable[[str, str], str]) -> str:
    """Return *text* with addresses instead of ``{filename}`` and the like."""

    def found(link: re.Match[str]) -> str:
        start = (link["lt"] or "") + (link["q"] or "")
        return start + find(link["what"], link["value"])

    return _LINK.sub(found, text)


def markdown(
    text: str, tree: Tree, folder: str, find: Callable[[str, str], str]
) -> tuple[str, list[Told]]:
    """Return a body in Markdown as others take it, and what isn't as it was.

    :param folder: where texts are, from the root.
    """
    told: list[Told] = []

    def change(text: str, vault: Vault) -> str:
        text = _summary(links(text, find), told)
        text = _PAIR.sub(lambda found: _pair(found, told, vault), text)
        return _TAG.sub(lambda found: _tag(found, told, vault, tree, folder), text)

    return outside_code(pymarkdown.code(text), pymarkdown.plain(change, told)), told


def html(text: str, find: Callable[[str, str], str]) -> tuple[str, list[Told]]:
    """Return a body in HTML likewise."""
    told: list[Told] = []
    return _summary(links(text, find), told), told


def rest(text: str, tree: Tree, find: Callable[[str, str], str]) -> tuple[str, list[Told]]:
    """Return a body in reStructuredText likewise."""
    told: list[Told] = []

    def change(found: Directive) -> str | None:
        if found.name.lower() in ("image", "figure"):
            found.argument = links(found.argument, find)
            if "target" in found.options:
                found.options["target"] = links(found.options["target"], find)
            return found.written()
        if found.name.lower() == "raw" and "html" in found.argument.split():
            found.content = links(found.content, find)
            return found.written()
        return None

    vault = Vault()
    text = change_directives(text.expandtabs(8), Rest(tree, told, change).change, vault)
    parts = _LITERAL.split(text)
    parts[::2] = [links(part, find) for part in parts[::2]]
    return vault.restore("".join(parts)), told


def _summary(text: str, told: list[Told]) -> str:
    """Have the mark of an excerpt where a summary ends."""
    begin = _BEGIN.search(text)
    if begin and text[: begin.start()].strip():
        told.append(("changed", "its excerpt begins with the text, not where its summary did"))
    text = _END.sub("\n\n<!--more-->\n\n", _BEGIN.sub("", text), count=1)
    return _END.sub("", text)


def _pair(found: re.Match[str], told: list[Told], vault: Vault) -> str:
    inner = found["inner"].strip("\n")
    if found["name"] == "codeblock":
        language = re.search(r"lang:([\w+#.-]+)", found["rest"])
        block = fenced(vault.restore(inner), language[1] if language else "")
        return f"\n\n{vault.keep(block, 'fence')}\n\n"
    if found["name"] == "math":
        return f"${inner}$"
    return "\n\n" + "\n".join(f"> {line}".rstrip() for line in inner.split("\n")) + "\n\n"


def _tag(found: re.Match[str], told: list[Told], vault: Vault, tree: Tree, folder: str) -> str:
    """Return what stands for a tag of the plugin liquid_tags."""
    name, rest = found[1], found[2].strip().removesuffix("-").strip()
    words = rest.split()
    if name == "img" and (place := _source(words)) is not None:
        titles = re.findall(r"\"([^\"]*)\"|'([^']*)'", rest)
        shown = [a or b for a, b in titles] or [" ".join(words[place + 1 :])]
        alt = re.sub(r"^(?:\d+\s*)+", "", shown[-1])
        return picture(words[place], escape(alt))
    if name in ("include_code", "include") and words:
        path = f"{folder}/code/{words[0]}".lstrip("/")
        if ".." not in path and tree.has(path):
            language = re.search(r"lang:([\w+#.-]+)", rest)
            info = language[1] if language else words[0].rpartition(".")[2]
            block = fenced(tree.text(path), info)
            return f"\n\n{vault.keep(block, 'fence')}\n\n"
    if words and (address := embedded(name, words[0])):
        told.append(("changed", f"a link stands for the embedded {address}"))
        return f"\n\n{link(address)}\n\n"
    told.append(("look at", f"the tag {name!r} of a plugin stands as it was"))
    return vault.keep(found[0])


def _source(words: list[str]) -> int | None:
    return next((n for n, word in enumerate(words) if re.search(r"/|\.\w{2,5}\Z", word)), None)
