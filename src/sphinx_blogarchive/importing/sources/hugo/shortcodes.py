"""Shortcodes of Hugo in bodies become Markdown, as far as Hugo itself brings them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ...folders.extras import without_names
from ...folders.held import fenced, link, outside_code, picture
from ...html import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...model import Told
    from ...protect import Vault

_ESCAPED = re.compile(r"\{\{(?P<open>[<%])/\*(?P<inner>.*?)\*/(?P<close>[>%])\}\}", re.DOTALL)
_PAIR = re.compile(
    r"\{\{[<%]-?\s*(?P<name>[\w/.-]+)(?P<arguments>(?:\s(?:\"[^\"]*\"|`[^`]*`|[^\"`{}])*)?)-?[>%]\}\}"
    r"(?P<inner>(?:(?!\{\{[<%]-?\s*(?P=name)\b).)*?)"
    r"\{\{[<%]-?\s*/\s*(?P=name)\s*-?[>%]\}\}",
    re.DOTALL,
)
_ONE = re.compile(
    r"\{\{[<%]-?\s*(?P<name>[\w/.-]+)(?P<arguments>(?:\s(?:\"[^\"]*\"|`[^`]*`|[^\"`{}])*)?)/?\s*-?[>%]\}\}"
)
_ARGUMENT = re.compile(r"(?:([\w-]+)\s*=\s*)?(?:\"((?:\\.|[^\"\\])*)\"|`([^`]*)`|([^\s\"`]+))")
_PLACE = re.compile(r"^(#{1,6}[ \t].*?)[ \t]*\{#[\w:.-]+[^{}\n]*\}[ \t]*$", re.MULTILINE)
_KINDS = {"note": "note", "info": "note", "tip": "tip", "success": "tip", "warning": "warning"}
_KINDS |= {"danger": "danger", "caution": "caution", "important": "important", "error": "danger"}
_SITES = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
    "instagram": "https://www.instagram.com/p/",
    "bilibili": "https://www.bilibili.com/video/",
}


class Shortcodes:
    """Reads shortcodes, which may name other texts."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Know the addresses of *texts* by their files."""
        self._known: dict[str, str] = {}
        for name, where in texts.items():
            inner = re.sub(r"(?:/_?index)?(?:\.[\w-]+)?\.\w+\Z", "", name.removeprefix("content"))
            for each in (inner, posixpath.basename(inner)):
                self._known.setdefault(each.lower(), where)

    def body(self, text: str, name: str) -> tuple[str, list[Told]]:
        """Return the text of the file *name* as Markdown, and what isn't as it was."""
        told: list[Told] = []

        def change(text: str, vault: Vault) -> str:
            text = without_names(text, _PLACE, told)
            text = _ESCAPED.sub(lambda found: vault.keep(_unescaped(found)), text)
            for _ in range(4):  # one within the other
                text, count = _PAIR.subn(lambda found: self._pair(found, told, vault), text)
                if not count:
                    break
            return _ONE.sub(lambda found: self._one(found, told, vault, name), text)

        if "{{" in text or "{#" in text:
            text = outside_code(text, change, lambda code: _ESCAPED.sub(_unescaped, code))
        return text, told

    def _pair(self, found: re.Match[str], told: list[Told], vault: Vault) -> str:
        name, inner = found["name"].lower(), found["inner"]
        first, named = _arguments(found["arguments"])
        if name in ("highlight", "code"):
            language = named.get("lang", first[0] if first else "")
            return f"\n\n{vault.keep(fenced(vault.restore(inner), language), 'fence')}\n\n"
        if name in ("math", "katex", "mathjax", "raw", "rawhtml"):
            return inner
        if name in ("notice", "admonition", "callout", "alert", "hint", "tip", "note", "warning"):
            kind = named.get("type") or next(iter(first), "") or name
            title = named.get("title") or " ".join(first[1:2])
            start = f":::{_KINDS.get(kind.lower(), 'note')} {title}".rstrip()
            return f"\n\n{start}\n\n{inner.strip()}\n\n:::\n\n"
        if name in ("details", "expand"):
            title = named.get("summary") or named.get("title") or next(iter(first), "Details")
            return f"\n\n:::details {title}\n\n{inner.strip()}\n\n:::\n\n"
        told.append(("look at", f"the shortcode {name!r} stands as it was"))
        ends = (
            found[0][: found.start("inner") - found.start()],
            found[0][found.end("inner") - found.start() :],
        )
        return f"{vault.keep(ends[0])}{inner}{vault.keep(ends[1])}"

    def _one(self, found: re.Match[str], told: list[Told], vault: Vault, file: str) -> str:
        name = found["name"].lower()
        first, named = _arguments(found["arguments"])
        if name in ("ref", "relref"):
            return self._address(named.get("path") or next(iter(first), ""), told, file)
        if name in ("figure", "img", "image") and (
            src := named.get("src") or next(iter(first), "")
        ):
            below = [f"**{escape(named['title'])}**" if named.get("title") else ""]
            below += [named.get("caption", ""), escape(named.get("attr", ""))]
            alt = named.get("alt") or named.get("caption") or named.get("title") or ""
            shown = picture(src, escape(alt))
            if named.get("link"):
                shown = f"[{shown}]({named['link']})"
            caption = " ".join(filter(None, below))
            return f"\n\n{shown}\n\n{caption}\n\n" if caption else shown
        if name in ("tweet", "x") and named.get("user"):
            address = f"https://x.com/{named['user']}/status/{named.get('id', '')}"
        elif name == "gist" and len(first) > 1:
            address = f"https://gist.github.com/{first[0]}/{first[1]}"
        elif name in _SITES and (number := named.get("id") or next(iter(first), "")):
            address = _SITES[name] + number
        else:
            told.append(("look at", f"the shortcode {name!r} stands as it was"))
            return vault.keep(found[0])
        told.append(("changed", f"a link stands for the embedded {address}"))
        return link(address)

    def _address(self, written: str, told: list[Told], file: str) -> str:
        path, sign, fragment = written.partition("#")
        if not path:
            return sign + fragment
        plain = re.sub(r"(?:/_?index)?\.(?:md|html|markdown)\Z", "", path).rstrip("/").lower()
        above = posixpath.dirname(file.removeprefix("content"))
        for each in (plain, posixpath.normpath(f"{above}/{plain}").lower(), f"/{plain}"):
            if each in self._known:
                return self._known[each] + sign + fragment
        told.append(("look at", f"links to {path!r}, which isn't there"))
        return f"/{path.lstrip('/')}"


def _unescaped(found: re.Match[str]) -> str:
    return f"{{{{{found['open']}{found['inner']}{found['close']}}}}}"


def _arguments(written: str) -> tuple[list[str], dict[str, str]]:
    first: list[str] = []
    named: dict[str, str] = {}
    for name, *parts in _ARGUMENT.findall(written.strip().removesuffix("/")):
        value = next(filter(None, parts), "").replace('\\"', '"')
        if name:
            named[name.lower()] = value
        else:
            first.append(value)
    return first, named
