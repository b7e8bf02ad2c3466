"""Entries for BibTeX and biblatex: http://tug.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf.

Text stays UTF-8. Braces are counted by BibTeX whether a backslash stands before them or not, so
that none of the text's own may remain; letters of a title that are to stay large stand in braces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .citation import Citation
    from .names import Name
    from .runs import Runs

_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "%&#_$"},
}
_SIGN = re.compile(r"[\\{}~^%&#_$]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Names of languages that babel and polyglossia know, by BCP 47 tag or its beginning.
_LANGUAGES = {
    "ar": "arabic",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "en-gb": "british",
    "en-us": "american",
    "eo": "esperanto",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "he": "hebrew",
    "hu": "hungarian",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "nb": "norwegian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "pt-br": "brazilian",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
    "uk": "ukrainian",
    "vi": "vietnamese",
    "zh": "chinese",
}


def entry(citation: Citation) -> str:
    """Return the entry of a post, ending in a newline."""
    day = citation.published
    fields = {
        "author": " and ".join(_name(author.name) for author in citation.authors),
        "title": title(citation.title),
        "howpublished": _protected(citation.blog.title),
        "year": f"{day.year:04}",
        "month": "",  # in its place, without braces
        "day": str(day.day),
        "url": _address(citation.cited_url),
        "series": _protected(citation.series.title) if citation.series else "",
        "number": str(citation.part) if citation.series and citation.part is not None else "",
        "keywords": ", ".join(escape(word.replace(",", " ")) for word in citation.keywords),
        "langid": _language(citation.language),
    }
    lines = [
        f"  month = {_MONTHS[day.month - 1]}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields.items()
        if value or name == "month"
    ]
    return "\n".join([f"@misc{{{citation.key},", *lines, "}", ""])


def database(entries: Iterable[str]) -> str:
    """Return *entries* as a file; see :func:`entry`."""
    return "\n".join(entries)


def escape(text: str) -> str:
    """Return *text* as TeX."""
    return _SIGN.sub(lambda found: _SIGNS[found[0]], text)


def title(runs: Runs) -> str:
    """Return a title as TeX, with formulas, and words that styles must not write small in braces.

    Of the first word the first letter stays large by itself.
    """
    shown = (
        _formula(run.text) if run.math else _protected(run.text, first=place == 0)
        for place, run in enumerate(runs)
    )
    return "".join(shown).strip()


def _protected(text: str, *, first: bool = True) -> str:
    # whole words: a brace within one would break ligatures and kerning
    parts = re.split(r"(\s+)", text)
    return "".join(
        " " if part.isspace() else _word(part, first=first and place == 0)
        for place, part in enumerate(parts)
    )


def _word(word: str, *, first: bool) -> str:
    small = word[1:] if first else word
    return escape(word) if small == small.lower() else _braced(escape(word))


def _braced(tex: str) -> str:
    # "{\…}" would be a special character, whose letters are written small after all
    return f"{{{{{tex}}}}}" if tex.startswith("\\") else f"{{{tex}}}"


def _formula(tex: str) -> str:
    tex = tex.replace(r"\{", r"\lbrace ").replace(r"\}", r"\rbrace ")
    depth = 0
    for brace in re.findall(r"[{}]", tex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            break
    # a formula that no TeX can read is shown as it was written
    return f"{{${tex}$}}" if depth == 0 else _braced(escape(tex))


def _name(name: Name) -> str:
    if not name.literal and not name.eastern:
        return escape(name.sortable)
    # in one piece, for classic styles would turn a Chinese name round
    shown = escape(name.natural)
    return f"{{{shown}}}" if re.search(r"[\s,]", shown) else shown


def _address(url: str) -> str:
    # written as it is by \url, biblatex and hyperref, where escapes would become part of it
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")


def _language(tag: str) -> str:
    tag = tag.replace("_", "-").lower()
    return _LANGUAGES.get(tag) or _LANGUAGES.get(tag.partition("-")[0], "")
