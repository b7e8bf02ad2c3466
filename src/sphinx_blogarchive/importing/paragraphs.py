"""Paragraphs of HTML that was written without them, as PHP's ``autop`` functions find them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .protect import OPEN

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag
    from bs4.element import PageElement

#: What stands between paragraphs.
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "audio",
        "blockquote",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "iframe",
        "li",
        "main",
        "nav",
        "object",
        "ol",
        "p",
        "pre",
        "script",
        "section",
        "style",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
    ]
)
#: In which paragraphs are looked for; in the others a line break is one alone.
_HOLDERS = frozenset({"[document]", "article", "blockquote", "center", "div", "section"})
_BLANK = re.compile(r"\n[ \t\u3000]*\n\s*")


def find_paragraphs(soup: BeautifulSoup) -> None:
    """Put paragraphs and line breaks into *soup*, where empty lines and line breaks are."""
    for holder in [soup, *soup.find_all(_HOLDERS - {"[document]"})]:
        run: list[PageElement] = []
        for child in [*holder.children, None]:
            if child is not None and getattr(child, "name", None) not in BLOCKS:
                run.append(child)
                continue
            if run and any(str(each).strip() for each in run):
                _wrap(soup, run)
            run = []


def _wrap(soup: BeautifulSoup, run: list[PageElement]) -> None:
    """Put what stands in *run*, between two blocks, into paragraphs."""
    paragraphs: list[Tag] = [soup.new_tag("p")]
    run[0].insert_before(paragraphs[0])
    for node in run:
        node.extract()
        if getattr(node, "name", None) is not None or type(node).__name__ != "NavigableString":
            paragraphs[-1].append(node)
            continue
        for number, part in enumerate(_BLANK.split(str(node))):
            if number:
                paragraphs.append(soup.new_tag("p"))
                paragraphs[-2].insert_after(paragraphs[-1])
            lines = part.split("\n")
            for line_number, line in enumerate(lines):
                if line_number and not _at_edge(lines, line_number, paragraphs[-1]):
                    paragraphs[-1].append(soup.new_tag("br"))
                if line.strip(" \t\u3000") or (line and len(run) > 1):
                    paragraphs[-1].append(line.strip("\u3000") if line.strip() else " ")
    for paragraph in paragraphs:
        if not paragraph.get_text(strip=True) and not paragraph.find(True):
            paragraph.decompose()


def _at_edge(lines: list[str], number: int, paragraph: Tag) -> bool:
    """Say whether a line break is one that a tag stands beside, which is no break."""
    if number == len(lines) - 1 and not lines[number].strip():
        return not paragraph.contents
    last = paragraph.contents[-1] if paragraph.contents else None
    return last is None or getattr(last, "name", "") == "br" or OPEN in str(last)[-8:-7]
