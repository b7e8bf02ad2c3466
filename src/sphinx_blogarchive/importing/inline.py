"""Links, pictures and addresses in running text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from .protect import OPEN

if TYPE_CHECKING:
    from collections.abc import Callable


class Target(NamedTuple):
    """Where a link leads now."""

    #: A document, a file beside it, an address, a role with a name, or nowhere.
    kind: Literal["document", "file", "address", "role", "nowhere"]
    #: The path from the document, or the address; of a role its name and what it names.
    text: str
    #: The name that a role wants.
    name: str = ""


Use = Literal["link", "picture", "raw"]
#: Finds out where an address leads: as it was written, and what it is used for.
Resolve = "Callable[[str, Use], Target]"

_DESTINATION = r"<[^<>\n]*>|(?:[^\s()<>\\]|\\.|\([^\s()]*\))*"
_TITLE = r"""(?:[ \t]+(?P<{0}>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))?"""
_TOKEN = re.compile(
    r"(?P<escape>\\.)"
    r"|(?P<blank>\n[ \t]*\n)"
    r"|(?P<definition>(?<![^\n]) {0,3}\[(?P<label>[^\]\n^][^\]\n]*)\]:[ \t]*(?:\n[ \t]*(?=\S))?"
    rf"(?P<where>{_DESTINATION})"
    rf"{_TITLE.format('title1')}[ \t]*(?![^\n]))"
    r"|(?P<image>!\[)|(?P<open>\[)"
    rf"|(?P<close>\]\([ \t]*(?P<to>{_DESTINATION}){_TITLE.format('title2')}[ \t]*\))"
    r"|(?P<end>\])"
    r"|<(?P<auto>https?://[^<>\s]*)>"
    r"|(?P<tag></?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)"
    r"|(?P<url>https?://[A-Za-z0-9][\w@:%.+~#?&/=;,!$*()-]*)",
    re.IGNORECASE | re.ASCII,
)
_ATTRIBUTE = re.compile(r"""([A-Za-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_BLOCK_TAG = re.compile(r" {0,3}</?(?!a\b|img\b|br\b)[A-Za-z]", re.IGNORECASE)
_LENGTH = re.compile(r"\d+(?:\.\d+)?(?:px|%|em|rem)?")


@dataclass(slots=True)
class _Open:
    """A bracket, or a tag of a link, that something may close."""

    place: int
    kind: Literal["[", "![", "<a>"]
    target: Target | None = None


class Inline:
    """Rewrites running text, in which code and formulas are kept already."""

    def __init__(self, resolve: Callable[[str, Use], Target], *, linkify: bool) -> None:
        """Rewrite by *resolve*.

        :param linkify: whether an address in text becomes a link by itself.
        """
        self._resolve = resolve
        self._linkify = linkify
        self._defined: set[str] = set()

    def rewrite(self, text: str) -> str:
        """Return *text* with links that lead to where things are now."""
        out: list[str] = []
        opened: list[_Open] = []
        place = 0
        for found in _TOKEN.finditer(text):
            out.append(text[place : found.start()])
            place = found.end()
            kind = found.lastgroup or ""
            if found["blank"] is not None:
                opened.clear()
                out.append(found[0])
            elif found["definition"] is not None:
                out.append(self._definition(found))
            elif found["image"] or found["open"]:
                opened.append(_Open(len(out), "![" if found["image"] else "["))
                out.append(found[0])
            elif found["close"] is not None:
                self._close(found, out, opened)
            elif found["auto"] is not None:
                out.append(self._address(found["auto"], found[0]))
            elif found["tag"] is not None:
                self._tag(found, text, out, opened)
            elif found["url"] is not None:
                out.append(self._url(found["url"], opened))
            else:
                if kind == "end" and opened and opened[-1].kind != "<a>":
                    opened.pop()
                out.append(found[0])
        out.append(text[place:])
        return "".join(out)

    def _definition(self, found: re.Match[str]) -> str:
        label = " ".join(found["label"].split()).casefold()
        if label in self._defined:
            return ""  # the first one counts
        self._defined.add(label)
        target = self._resolve(_written(found["where"]), "link")
        text = target.text if target.kind != "role" else found["where"]
        title = f" {found['title1']}" if found["title1"] else ""
        return f"[{found['label']}]: {destination(text) or '<>'}{title}"

    def _close(self, found: re.Match[str], out: list[str], opened: list[_Open]) -> None:
        opener = opened.pop() if opened and opened[-1].kind != "<a>" else None
        if opener is None:
            out.append(found[0])
            return
        use: Use = "picture" if opener.kind == "![" else "link"
        target = self._resolve(_written(found["to"]), use)
        title = f" {found['title2']}" if found["title2"] else ""
        self._end(out, opener.place, target, title)

    def _end(self, out: list[str], start: int, target: Target, title: str) -> None:
        """End the link that began at *start*, where its bracket is."""
        inner = "".join(out[start + 1 :])
        if target.kind == "nowhere":
            out[start] = ""
        elif target.kind == "role" and not re.search(rf"[`<>{OPEN}\n]", inner):
            out[start:] = [f"{{{target.text}}}`{inner} <{target.name}>`"]
        else:
            text = target.text if target.kind != "role" else ""
            out.append(f"]({destination(text)}{title})")

    def _address(self, url: str, otherwise: str) -> str:
        target = self._resolve(url, "link")
        if target.kind in ("document", "file"):
            return f"[{_shown(url)}]({destination(target.text)})"
        return otherwise

    def _url(self, url: str, opened: list[_Open]) -> str:
        rest = ""
        while url[-1] in ".,;:!?*" or (url[-1] == ")" and url.count(")") > url.count("(")):
            url, rest = url[:-1], url[-1] + rest
        if opened or not self._linkify:
            return url + rest
        return self._address(url, f"<{url}>") + rest

    def _tag(self, found: re.Match[str], text: str, out: list[str], opened: list[_Open]) -> None:
        tag = found["tag"]
        name = re.match(r"</?([A-Za-z0-9-]+)", tag)
        start = text.rfind("\n\n", 0, found.start()) + 2
        first_line = text[start if start > 1 else 0 : found.start()].lstrip("\n")
        in_block = _BLOCK_TAG.match(first_line) or (not first_line and _BLOCK_TAG.match(tag))
        shown = name[1].lower() if name else ""
        attributes = {
            key.lower(): html.unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(tag)
        }
        if shown == "img" and not in_block and attributes.get("src"):
            out.append(self.picture(attributes))
        elif shown == "a" and not tag.startswith("</") and not in_block and "href" in attributes:
            target = self._resolve(attributes["href"], "link")
            is_ours = target.kind in ("document", "file", "role")
            opened.append(_Open(len(out), "<a>", target if is_ours else None))
            out.append("[" if is_ours else tag)
        elif tag.lower() == "</a>" and opened and opened[-1].kind == "<a>":
            opener = opened.pop()
            if opener.target is None:
                out.append(tag)
            else:
                self._end(out, opener.place, opener.target, "")
        else:
            out.append(tag)

    def picture(self, attributes: dict[str, str]) -> str:
        """Return a picture of HTML as one of Markdown."""
        target = self._resolve(attributes["src"], "picture")
        alt = re.sub(r"([\[\]])", r"\\\1", " ".join(attributes.get("alt", "").split()))
        if target.kind == "nowhere":
            return alt
        title = attributes.get("title", "").replace('"', "'")
        title = f' "{title}"' if title and title != attributes.get("alt") else ""
        lengths = [
            f"{key}={value if not value.isdigit() else f'{value}px'}"
            for key in ("width", "height")
            if _LENGTH.fullmatch(value := attributes.get(key, ""))
        ]
        size = f"{{{' '.join(lengths)}}}" if lengths else ""
        return f"![{alt}]({destination(target.text)}{title}){size}"


def _written(text: str) -> str:
    """Return a destination without what Markdown needs around it."""
    if text.startswith("<"):
        text = text[1:-1]
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text))


def destination(address: str) -> str:
    """Return *address* as it stands in a link."""
    if not re.search(r"[\s()<>]", address):
        return address
    return f"<{address.replace('<', '%3C').replace('>', '%3E')}>"


def _shown(url: str) -> str:
    return re.sub(r"([\\\[\]*_`$])", r"\\\1", url)
