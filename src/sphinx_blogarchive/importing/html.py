"""Bodies in HTML become Markdown; what Markdown has nothing for stays HTML."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from . import lines
from .extras import require
from .formulas import MORE, protect_formulas_of_html
from .paragraphs import find_paragraphs
from .protect import OPEN, Vault, cleaned

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# each stops where another of its kind begins, or many that aren't closed would take for ever
_PRE = re.compile(
    r"<pre\b(?P<attributes>[^<>]*)>(?P<code>(?:(?!</?pre\b).)*+)</pre\s*>",
    re.DOTALL | re.IGNORECASE,
)
_CODE = re.compile(
    r"<code\b(?P<attributes>[^<>]*)>(?P<code>(?:(?!</?code\b).)*+)</code\s*>",
    re.DOTALL | re.IGNORECASE,
)
_MORE = re.compile(
    r"<p>\s*<!--\s*more\b(?:(?!<!--|-->).)*+-->\s*</p>|<!--\s*more\b(?:(?!<!--|-->).)*+-->",
    re.DOTALL | re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>\n?", re.IGNORECASE)
_OPEN_TAG = re.compile(r"<(?=[A-Za-z/!?][^<>]*+(?:<|\Z))")
_MOST_OPEN = 500
_TAG = re.compile(r"</?[A-Za-z!][^>]*>")
_LANGUAGE = re.compile(
    r"""(?:\b(?:lang|language|brush|highlight-source)[-:=]\s*["']?|data-lang(?:uage)?=["'])([\w+#.-]+)""",
    re.IGNORECASE,
)
_ONE_CLASS = re.compile(r"""\bclass=["']?([\w+#-]+)["'\s>]?""", re.IGNORECASE)
#: What Markdown has nothing for, and what browsers show of it is kept so.
_KEPT = ("audio", "details", "embed", "form", "iframe", "math", "object", "svg", "video")
#: What is no text, and what can do anything.
_LEFT_OUT = ("script", "style", "noscript", "link", "meta")
#: A break at the end of a paragraph, where Markdown has a backslash.
_LAST_BREAK = re.compile(r"(?<!\\)\\(?=\n[ \t]*(?:\n|\Z)|\s*\Z)")
_NO_CLASSES = frozenset(
    {"prettyprint", "line-numbers", "hljs", "highlight", "code", "wp-block-code"}
)


def convert(body: str, *, paragraphs: bool) -> tuple[str, list[str]]:
    """Return HTML as Markdown, not yet mended, and what was changed.

    :param paragraphs: see :attr:`.Dialect.paragraphs`.
    :raises ImportFailure: if a package is missing.
    """
    vault = Vault()
    changed: list[str] = []
    text = _PRE.sub(lambda found: _block(found, vault), cleaned(body))
    text = _CODE.sub(lambda found: _code(found, vault), text)
    text = _MORE.sub(f"<div>{vault.keep(MORE, 'block')}</div>", text, count=1)
    text = protect_formulas_of_html(_MORE.sub("", text), vault)
    text = _calmed(text)
    soup = require("bs4").BeautifulSoup(text, "html.parser")
    _leave_out(soup, changed)
    _footnotes(soup, vault)
    if paragraphs:
        find_paragraphs(soup)
    _keep(soup, vault, changed)
    text = lines.set_apart(_converter().convert_soup(soup))
    text = _LAST_BREAK.sub("", text)
    return _tight(vault.restore(text)).strip("\n"), changed


def _calmed(text: str) -> str:
    """Make text of what begins like a tag and never ends, if there is more than chance makes.

    Python's parser looks for the end of each of them, through all that follows.
    """
    return _OPEN_TAG.sub("&lt;", text) if len(_OPEN_TAG.findall(text)) > _MOST_OPEN else text


def _tight(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n(?=\n)", "\n", text))


def _plain(markup: str) -> str:
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", markup)))


def _block(found: re.Match[str], vault: Vault) -> str:
    inner = re.match(r"\s*<code\b([^>]*)>", found["code"], re.IGNORECASE)
    attributes = (inner[1] if inner else "") + " " + found["attributes"]
    code = _plain(found["code"]).strip("\n").rstrip()
    ticks = "`" * max([3, *(len(run) + 1 for run in re.findall("`{3,}", code))])
    block = f"{ticks}{_language(attributes)}\n{code}\n{ticks}"
    return f"<div>{vault.keep(block, 'block')}</div>"


def _language(attributes: str) -> str:
    if found := _LANGUAGE.search(attributes):
        return found[1]
    found = _ONE_CLASS.search(attributes)
    return found[1] if found and found[1].lower() not in _NO_CLASSES else ""


def _code(found: re.Match[str], vault: Vault) -> str:
    code = _plain(found["code"])
    if "\n" in code.strip():
        return _block(found, vault)
    if not code.strip():
        return code
    ticks = "`" * (max((len(run) for run in re.findall("`+", code)), default=0) + 1)
    space = " " if code.startswith("`") or code.endswith("`") else ""
    return vault.keep(f"{ticks}{space}{code}{space}{ticks}")


def _leave_out(soup: BeautifulSoup, changed: list[str]) -> None:
    counted = Counter(tag.name for tag in soup.find_all(_LEFT_OUT))
    for tag in soup.find_all(_LEFT_OUT):
        tag.decompose()
    changed += [
        f"{'an element' if number == 1 else f'{number} elements'} <{name}> left out"
        for name, number in sorted(counted.items())
    ]


def _footnotes(soup: BeautifulSoup, vault: Vault) -> None:
    """Make footnotes of what sources mark as such, by ``data-footnote`` and a number."""
    for attribute, form in (("data-footnote", "[^{}]"), ("data-footnote-text", "[^{}]: ")):
        for tag in soup.find_all(
            ["sup", "div"], attrs={attribute: re.compile(r"\A[1-9][0-9]{0,3}\Z")}
        ):
            tag.insert(0, vault.keep(form.format(tag[attribute])))
            if tag.name == "sup":
                tag.unwrap()


def _keep(soup: BeautifulSoup, vault: Vault, changed: list[str]) -> None:
    """Keep what Markdown has nothing for as the HTML that it is."""
    for tag in [*soup.find_all(_KEPT), *filter(_is_complex, soup.find_all("table"))]:
        if any(parent.name in (*_KEPT, "table") for parent in tag.parents):
            continue
        markup = str(tag)
        if OPEN in markup:
            changed.append(f"formulas and code within <{tag.name}> stay as they were written")
        markup = re.sub(r"\n\s*\n", "\n", vault.restore(markup))
        # what begins with a tag that may stand within lines needs one that can't
        block = markup if tag.name in ("table", "details", "form") else f"<div>\n{markup}\n</div>"
        tag.replace_with(soup.new_string(vault.keep(block, "block"))) if _within_text(
            tag
        ) else tag.replace_with(_in_div(soup, vault.keep(block, "block")))


def _within_text(tag: Tag) -> bool:
    return tag.parent is not None and tag.parent.name in ("p", "span", "a", "td", "li")


def _in_div(soup: BeautifulSoup, text: str) -> Tag:
    div = soup.new_tag("div")
    div.string = text
    return div


def _is_complex(table: Tag) -> bool:
    """Say whether a table of Markdown couldn't hold *table*."""
    if table.find(["table", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3", "h4"]):
        return True
    cells = table.find_all(["td", "th"])
    spans = (str(cell.get(name, "1")) for cell in cells for name in ("colspan", "rowspan"))
    return any(span not in ("", "1") for span in spans) or any(
        OPEN + "b" in str(cell) for cell in cells
    )


def _converter() -> Any:
    markdownify = require("markdownify")

    class Converter(markdownify.MarkdownConverter):  # type: ignore[misc, name-defined]
        """Escapes less than usual, for formulas and code are kept already."""

        def escape(self, text: str, parent_tags: set[str]) -> str:
            text = escape(text or "")
            return text.replace("|", r"\|") if parent_tags & {"td", "th"} else text

        def convert_div(self, el: Tag, text: str, parent_tags: set[str]) -> str:
            return text if "_inline" in parent_tags else f"\n\n{text.strip()}\n\n"

        convert_center = convert_section = convert_article = convert_figure = convert_div

        def convert_u(self, el: Tag, text: str, parent_tags: set[str]) -> str:
            return f"<{el.name}>{text}</{el.name}>" if text.strip() else text

        convert_sub = convert_sup = convert_mark = convert_kbd = convert_ins = convert_u
        convert_small = convert_abbr = convert_u

        def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
            return f"<del>{text}</del>" if text.strip() else text

        convert_s = convert_strike = convert_del

        def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
            if not el.get("src"):
                return str(el.get("alt", ""))
            shown = " ".join(
                f'{name}="{html.escape(str(el[name]))}"'
                for name in ("src", "alt", "title", "width", "height")
                if el.get(name)
            )
            return f"<img {shown}>"

        def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
            name = el.get("name") or el.get("id")
            if name and not el.get("href"):
                return f'<a id="{html.escape(str(name))}"></a>{text}'
            return str(super().convert_a(el, text, parent_tags))

    return Converter(
        heading_style="ATX",
        bullets="-",
        newline_style="BACKSLASH",
        autolinks=False,
        table_infer_header=True,
    )


_SPECIAL = re.compile(r"([\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|&(?=#?\w+;)|\$)")
#: Brackets that, with backslashes, would be taken for a formula's.
_LIKE_TEX = re.compile(r"\\\[(?=(?:(?!\\\]).){0,2000}?(?!\\\])[\\^_={}])", re.DOTALL)
_AT_START = re.compile(
    r"^(\s*)([-+>#%:]|\d{1,9}(?=[.)](?:\s|$)))(?=\s|\d|[.)#+:-]|$)", re.MULTILINE
)


def escape(text: str) -> str:
    """Return plain text so that Markdown takes it for nothing else."""
    text = _LIKE_TEX.sub("&#91;", _SPECIAL.sub(r"\\\1", text))
    return _AT_START.sub(
        lambda found: (
            f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}"
        ),
        text,
    )
