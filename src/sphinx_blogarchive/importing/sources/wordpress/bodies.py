"""Blocks and shortcodes in bodies of WordPress become plain HTML, as far as they are known."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

from ....services.htmltext import text_of_html
from ...protect import Vault, cleaned
from . import media

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...model import Told
    from .export import Item


_BRUSHES = (
    "code|sourcecode|source|highlight|crayon|cc|bash|cpp|c|csharp|css|go|html|java|javascript|js|"
    "php|plain|python|py|r|ruby|shell|sql|xml"
)
_CODE = re.compile(
    r"(?P<element><(?P<tag>pre|code|script|style)\b[^<>]*>"
    r"(?:(?!</?(?P=tag)\b).)*+</(?P=tag)\s*>)"
    r"|(?P<escaped>\[(?P<inner>\[[A-Za-z/][^\[\]\n]*\])\])"
    rf"|\[(?P<name>{_BRUSHES})(?P<attributes>\s[^\]\n]*)?\]"
    r"(?P<code>(?:(?!\[/?(?P=name)[\]\s]).)*+)\[/(?P=name)\]",
    re.DOTALL | re.IGNORECASE,
)
_PRE = re.compile(r"<pre\b([^>]*)>", re.IGNORECASE)
_CLASS = re.compile(r"""\sclass=(["'])([^"']*)\1""")
_TEX = re.compile(
    r"\$latex\s(?P<inline>(?:\\.|[^$\\])+?)\$"
    r"|\[(?P<name>latex|tex|math|katex|mathjax)(?P<attributes>\s[^\]\n]*)?\]"
    r"(?P<tex>(?:(?!\[/?(?P=name)[\]\s]).)*+)\[/(?P=name)\]",
    re.DOTALL,
)
#: Size and colours, which WordPress.com takes behind a formula.
_LOOKS = re.compile(r"(?:&(?:amp;|#0?38;)?(?:s|bg|fg)=[\w-]+)+\s*\Z")
_LANGUAGE_OF_BLOCK = re.compile(
    r'(<!-- wp:[\w-]+/[\w-]+ \{(?:(?!"language":|-->)[^\n])*+"language":"([\w+#.-]+)"'
    r"(?:(?!-->)[^\n])*+-->\s*<pre)\b"
)
_REUSED = re.compile(r'<!-- wp:block \{"ref":(\d{1,12})[^\n]*?\} /-->')
_ALONE = re.compile(r"<!-- wp:([a-z][\w/-]*)(?: \{(?:(?!-->)[^\n])*?\})? /-->")
_BLOCK = re.compile(r"<!-- /?wp:[a-z](?:(?!<!--|-->).)*+-->", re.DOTALL)
_SHORTCODE = re.compile(
    r"(?<!\[)\[([A-Za-z][\w-]{1,40})(?P<attributes>(?:\s[^\[\]\n]*)?)/?\](?!\(|\])"
)
_FOOTNOTE = re.compile(
    r'<sup data-fn="([\w-]+)"[^>]*>\s*<a\b[^>]*>(.*?)</a>\s*</sup>', re.DOTALL | re.IGNORECASE
)


class Bodies:
    """Makes HTML of the bodies of all items."""

    def __init__(self, items: Iterable[Item]) -> None:
        """Know the files and the blocks that bodies use."""
        items = list(items)
        self._files = media.Files(items)
        self._reused = {
            item.text("wp:post_id"): item.text("content:encoded")
            for item in items
            if item.text("wp:post_type") == "wp_block"
        }

    def picture(self, number: str) -> tuple[str, str]:
        """Return address and text alternative of a picture; empty for none."""
        return self._files.picture(number)

    def body(self, item: Item) -> tuple[str, list[Told]]:
        """Return the body of *item* as HTML, and what isn't as it was."""
        told: list[Told] = []
        vault = Vault()
        text = cleaned(item.text("content:encoded"))
        for _ in range(3):  # blocks may use blocks
            text = _REUSED.sub(self._reuse, text)
        text = _LANGUAGE_OF_BLOCK.sub(r'\1 class="language-\2"', text)
        text = _CODE.sub(lambda found: vault.keep(_code(found)), text)
        text = _TEX.sub(_formula, text)
        text = _footnotes(text, item)
        if pages := len(re.findall(r"<!--\s*nextpage\s*-->", text)):
            told.append(("changed", f"its {pages + 1} pages are one"))
        text = re.sub(r"<!--\s*(?:nextpage|noteaser)\s*-->", "\n\n", text)
        dynamic = {found[1] for found in _ALONE.finditer(text)} - {"more", "nextpage"}
        told += (
            ("left out", f"the block {name!r}, which WordPress filled in when shown")
            for name in sorted(dynamic)
        )
        text = _BLOCK.sub("", text)
        text = self._files.shortcodes(text, item, told)
        told += (
            ("look at", f"the shortcode {name!r} of a plugin or a theme stands as it was")
            for name in sorted(_unknown(text))
        )
        return vault.restore(text), told

    def _reuse(self, found: re.Match[str]) -> str:
        return self._reused.get(found[1], '<!-- wp:block {"lost":true} /-->')


def _code(found: re.Match[str]) -> str:
    if found["escaped"]:
        return found["inner"]
    if found["element"]:
        return _PRE.sub(lambda tag: f"<pre{_CLASS.sub(_own_classes, tag[1])}>", found[0], count=1)
    attributes = media.attributes_of(found["attributes"] or "")
    name = found["name"].lower()
    language = attributes.get("language") or attributes.get("lang") or attributes.get("", "")
    if not language and name not in ("code", "sourcecode", "source", "highlight", "crayon", "cc"):
        language = name
    language = f' class="language-{language}"' if re.fullmatch(r"[\w+#.-]+", language) else ""
    code = html.escape(html.unescape(re.sub(r"</?p>|<br\s*/?>", "", found["code"])), quote=False)
    return f"<pre{language}>{code.strip(chr(10))}</pre>"


def _own_classes(found: re.Match[str]) -> str:
    """Return the classes of a block of code that may name its language."""
    own = [
        name for name in found[2].split() if not name.startswith(("wp-", "has-", "is-", "align"))
    ]
    return f' class="{" ".join(own)}"' if own else ""


def _formula(found: re.Match[str]) -> str:
    tex = _LOOKS.sub("", found["inline"] or found["tex"] or "").strip()
    if tex.startswith("$") and tex.endswith("$"):
        return tex
    tex = tex.removeprefix(r"\displaystyle").strip() or tex
    attributes = found["attributes"] or ""
    is_display = "display" in attributes and "false" not in attributes
    return rf"\[{tex}\]" if is_display else rf"\({tex}\)"


def _footnotes(text: str, item: Item) -> str:
    """Have the footnotes of blocks stand as :mod:`...html` makes footnotes of."""
    try:
        rows = json.loads(item.fields.get("footnotes", "") or "[]")
        texts = {str(row["id"]): str(row["content"]) for row in rows}
    except (ValueError, TypeError, KeyError, RecursionError):
        texts = {}
    numbers: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        if found[1] not in texts:
            return f"<sup>{text_of_html(found[2])}</sup>"
        return f'<sup data-footnote="{numbers.setdefault(found[1], len(numbers) + 1)}"></sup>'

    text = _FOOTNOTE.sub(number, text)
    listed = "".join(
        f'<div data-footnote-text="{count}">{texts[each]}</div>' for each, count in numbers.items()
    )
    if "<!-- wp:footnotes /-->" in text:
        return text.replace("<!-- wp:footnotes /-->", listed, 1)
    return f"{text}\n{listed}" if listed else text


def _unknown(text: str) -> set[str]:
    """Return the names of what looks like shortcodes."""
    return {
        found[1]
        for found in _SHORTCODE.finditer(text)
        if "=" in found["attributes"] or found[0].endswith("/]") or f"[/{found[1]}]" in text
    }
