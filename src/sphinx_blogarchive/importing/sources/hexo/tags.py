"""Tags of Hexo's templates in bodies become Markdown, as far as Hexo itself brings them."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...folders.held import fenced, link, outside_code, picture, quotation
from ...html import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...folders.tree import Tree
    from ...model import Told
    from ...protect import Vault

_RAW = re.compile(
    r"\{%-?\s*raw\s*-?%\}((?:(?!\{%-?\s*(?:end)?raw\b).)*+)\{%-?\s*endraw\s*-?%\}", re.DOTALL
)
_BLOCK = re.compile(
    r"\{%-?\s*(?P<name>codeblock|code|blockquote|quote|pullquote|cq|centerquote|note)"
    r"(?P<arguments>\s.*?)?\s*-?%\}(?P<inner>.*?)\{%-?\s*end(?P=name)\s*-?%\}",
    re.DOTALL,
)
_TAG = re.compile(r"\{%-?\s*(?P<name>\w+)(?P<arguments>\s.*?)?\s*-?%\}", re.DOTALL)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_EXPRESSION = re.compile(r"\{\{[^{}\n]*\}\}")
_SITES = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
    "gist": "https://gist.github.com/",
    "jsfiddle": "https://jsfiddle.net/",
    "iframe": "",
}
_NOTES = {"default": "note", "primary": "note", "success": "tip", "info": "note"}
_NOTES |= {"warning": "warning", "danger": "danger", "error": "danger"}


class Tags:
    """Reads tags, which may name other posts and files."""

    def __init__(
        self, tree: Tree, source: str, posts: Mapping[str, tuple[str, str]], root: str
    ) -> None:
        """Know address and title of *posts* by their names."""
        self._tree, self._source, self._posts, self._root = tree, source, posts, root

    def body(self, text: str, where: str) -> tuple[str, list[Told]]:
        """Return *text* with Markdown instead of tags, and what isn't as it was."""
        if "{%" not in text and "{{" not in text and "{#" not in text:
            return text, []
        told: list[Told] = []

        def change(text: str, vault: Vault) -> str:
            text = _RAW.sub(lambda found: vault.keep(found[1]), text)
            text = _BLOCK.sub(lambda found: self._block(found, vault), text)
            text = _COMMENT.sub("", text)
            text = _TAG.sub(lambda found: self._tag(found, told, vault, where), text)
            if _EXPRESSION.search(text):
                told.append(("look at", "an expression {{ … }} stands as it was written"))
            return text

        return outside_code(text, change, lambda code: _RAW.sub(r"\1", code)), told

    def _block(self, found: re.Match[str], vault: Vault) -> str:
        name, inner = found["name"], found["inner"].strip("\n")
        words = _words(found["arguments"])
        if name in ("codeblock", "code"):
            return _code(words, vault.restore(inner))
        if name == "note":
            return f"\n\n:::{_NOTES.get(words[0] if words else '', 'note')}\n\n{inner}\n\n:::\n\n"
        return f"\n\n{quotation(inner, _source(words) if name[-5:] == 'quote' else '')}\n\n"

    def _tag(self, found: re.Match[str], told: list[Told], vault: Vault, where: str) -> str:
        name, words = found["name"], _words(found["arguments"])
        if name in ("post_link", "post_path") and words:
            return self._post(name, words, told)
        if name in ("asset_img", "asset_path", "asset_link", "img", "image") and words:
            return self._asset(name, words, where)
        if name == "link" and len(words) > 1:
            place = next((n for n, word in enumerate(words) if "/" in word), len(words) - 1)
            return link(words[place], escape(" ".join(words[:place])))
        if name in _SITES and words:
            address = words[0] if "://" in words[0] else _SITES[name] + words[0]
            told.append(("changed", f"a link stands for the embedded {address}"))
            return f"\n\n<{address}>\n\n"
        if name == "include_code":
            return self._included(words, told, found[0])
        told.append(("look at", f"the tag {name!r} of a plugin or a theme stands as it was"))
        return vault.keep(found[0])

    def _post(self, name: str, words: list[str], told: list[Told]) -> str:
        target, _, fragment = words[0].partition("#")
        address, title = self._posts.get(target, ("", ""))
        if not address:
            told.append(("look at", f"links to the post {target!r}, which isn't there"))
            return escape(" ".join(words[1:])) or target
        address += f"#{fragment}" if fragment else ""
        if name == "post_path":
            return address
        shown = [each for each in words[1:] if each not in ("true", "false")]
        return link(address, escape(" ".join(shown) or title))

    def _asset(self, name: str, words: list[str], where: str) -> str:
        place = 0
        if name in ("img", "asset_img", "image"):
            named = (n for n, word in enumerate(words) if re.search(r"\.\w{2,5}\Z|/", word))
            place = next(named, 0)
        address = words[place]
        if name.startswith("asset") and "://" not in address:
            address = where.rpartition("/")[0] + "/" + quote(address)
        if name == "asset_path":
            return address
        rest = [word for word in words[place + 1 :] if not re.fullmatch(r"\d+(?:px|%)?", word)]
        if name == "asset_link":
            return link(address, escape(" ".join(rest)) or words[place])
        # a title and a text alternative in quotation marks, the one within the other
        parts = re.findall(r"'([^']*)'|\"([^\"]*)\"", " ".join(rest))
        alt = next(filter(None, parts[-1]), "") if parts else " ".join(rest)
        return picture(address, alt)

    def _included(self, words: list[str], told: list[Told], tag: str) -> str:
        language = next((word[5:] for word in words if word.startswith("lang:")), "")
        paths = [word for word in words if "." in word and not word.startswith(("lang:", "/"))]
        name = f"{self._source}/downloads/code/{paths[-1]}" if paths else ""
        if not name or ".." in name or not self._tree.has(name):
            told.append(("left out", f"the code of {tag}, which isn't at hand"))
            return ""
        language = language or name.rpartition(".")[2]
        return f"\n\n{fenced(self._tree.text(name), language)}\n\n"


def _code(words: list[str], code: str) -> str:
    language = next((word[5:] for word in words if word.startswith("lang:")), "")
    shown = [word for word in words if not re.match(r"\w+:(?!//)", word)]
    address = next((word for word in shown if "://" in word), "")
    title = " ".join(word for word in shown if word != address)
    above = link(address, escape(title)) if address else escape(title)
    return f"\n\n{above}\n\n{fenced(code, language)}\n\n".replace("\n\n\n\n", "\n\n")


def _source(words: list[str]) -> str:
    address = next((word for word in words if "://" in word), "")
    place = words.index(address) if address else len(words)
    author, after = (
        escape(" ".join(words[:place]).rstrip(", ")),
        escape(" ".join(words[place + 1 :])),
    )
    if not address:
        return author
    linked = link(address, after)
    return f"{author}, {linked}" if author else linked


def _words(written: str | None) -> list[str]:
    written = (written or "").strip()
    if not re.search(r"[\"']", written):
        return written.split()
    try:
        return shlex.split(written)
    except ValueError:
        return written.split()
