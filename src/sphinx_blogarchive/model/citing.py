"""A citation as a line of text, by formats in the manner of each language."""

from __future__ import annotations

import difflib
import re
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .citation import Citation
    from .names import Name

#: By language; what stands in double brackets is left out where something in it is unknown.
FORMATS: Mapping[str, str] = {
    # GB/T 7714-2015
    "zh": "[[{authors}. ]]{title}[EB/OL]. {blog}, {year} ({updated})[[. {url}]].",
    # APA, 7th edition
    "en": "[[{authors} ]]({year}, {month_day}). {title}. {blog}.[[ {url}]]",
    "es": "[[{authors} ]]({year}, {month_day}). {title}. {blog}.[[ {url}]]",
    # SIST 02
    "ja": '[[{authors}. ]]"{title}". {blog}. {updated}[[. {url}]].',
    "ko": "[[{authors}. ]]“{title}.” {blog}, {day}[[. {url}]].",
    # ISO 690
    "de": "[[{authors}: ]]{title}. In: {blog}, {day}[[. URL: {url}]].",
    "fr": "[[{authors}. ]]{title}. {blog}, {day}[[. {url}]].",
    # GOST R 7.0.5
    "ru": "[[{authors} ]]{title} // {blog}. {day}[[. URL: {url}]].",
}
#: What a format may hold.
FIELDS = (
    "authors",
    "title",
    "blog",
    "url",
    "date",
    "updated",
    "year",
    "day",
    "month_day",
    "series",
    "part",
    "license",
    "key",
)
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
#: A full stop after what ends a sentence already.
_DOUBLED = re.compile(r"([?!\uff1f\uff01。…]|(?<!\.)\.)\.(?!\.)")
#: GB/T 7714 names so many authors, APA so many.
_MOST_GB = 3
_MOST_APA = 20

Style = Literal["gb", "apa", "inverted", "natural"]
_STYLES: Mapping[str, Style] = {
    "zh": "gb",
    "en": "apa",
    "es": "apa",
    "de": "inverted",
    "fr": "inverted",
    "ru": "inverted",
}


def check(template: str) -> None:
    """Want a format whose fields are known.

    :raises ValueError: with the remedy.
    """
    try:
        found = [(name, spec, how) for _, name, spec, how in Formatter().parse(template)]
    except ValueError:
        raise ValueError("has a brace without its other one; write {{ or }} for a brace") from None
    for name, spec, how in found:
        if name is None:
            continue
        if name not in FIELDS:
            near = difflib.get_close_matches(name, FIELDS, n=1)
            remedy = f"write {{{near[0]}}}" if near else "the fields are " + ", ".join(FIELDS)
            raise ValueError(f"has the unknown field {{{name}}}; {remedy}")
        if spec or how:
            raise ValueError(f"has more than a name in {{{name}}}; write {{{name}}}")


def choose(language: str, formats: Mapping[str, str]) -> tuple[str, str]:
    """Return the language, of those that have a format, that is nearest to *language*; and it.

    :param formats: those of the writer, by language, which go before :data:`FORMATS`.
    """
    known = {_tag(name): text for name, text in (*FORMATS.items(), *formats.items())}
    # "zh" of the writer's is meant for "zh-cn" too
    tag = _tag(language)
    while tag and tag not in known:
        tag = tag.rpartition("-")[0]
    tag = tag or "en"
    return tag, known[tag]


def text(citation: Citation, formats: Mapping[str, str]) -> str:
    """Return *citation* as a line of text, in the manner of the post's language.

    :param formats: those of the writer, by language.
    """
    language, template = choose(citation.language, formats)
    style = _STYLES.get(language.partition("-")[0], "natural")
    locale = _locale(language)
    day = citation.published.date()
    values = {
        "authors": people([author.name for author in citation.authors], style),
        "title": citation.title_text,
        "blog": citation.blog.title,
        "url": citation.cited_url,
        "date": day.isoformat(),
        "updated": (citation.updated.date() if citation.updated else day).isoformat(),
        "year": f"{day.year:04}",
        # to find out how takes longer than all else
        "day": format_date(day, "long", locale=locale) if "{day}" in template else "",
        "month_day": _month_day(day.month, day.day, language) if "month_day" in template else "",
        "series": citation.series.title if citation.series else "",
        "part": "" if citation.part is None else str(citation.part),
        "license": citation.license.title if citation.license else "",
        "key": citation.key,
    }

    def known(found: re.Match[str]) -> str:
        names = [name for _, name, _, _ in Formatter().parse(found[1]) if name]
        return found[1] if all(values[name] for name in names) else ""

    line = " ".join(_OPTIONAL.sub(known, template).format(**values).split())
    return _DOUBLED.sub(r"\1", line)


def people(names: Sequence[Name], style: Style) -> str:
    """Return the authors in a style: GB/T 7714, APA, families first, or as names are said."""
    match style:
        case "gb":
            shown = [_gb(name) for name in names[:_MOST_GB]]
            if len(names) > _MOST_GB:
                shown.append("等" if names[0].eastern else "et al")
            return ", ".join(shown)
        case "apa":
            if len(names) > _MOST_APA:
                first = ", ".join(map(_apa, names[: _MOST_APA - 1]))
                return f"{first}, . . . {_apa(names[-1])}"
            shown = [_apa(name) for name in names]
            return ", & ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))
        case "inverted":
            return "; ".join(name.sortable for name in names)
        case "natural":
            return ", ".join(name.natural for name in names)


def _gb(name: Name) -> str:
    if name.literal or name.eastern:
        return name.natural
    family = " ".join(filter(None, [name.particle, name.family])).upper()
    given = " ".join(name.initials)
    return " ".join(filter(None, [family, given, name.suffix.rstrip(".")]))


def _apa(name: Name) -> str:
    if name.literal or name.eastern:
        return name.natural
    family = " ".join(filter(None, [name.particle, name.family]))
    initials = " ".join(
        "-".join(f"{letter}." for letter in each.split("-")) for each in name.initials
    )
    return ", ".join(filter(None, [family, initials, name.suffix]))


@lru_cache(maxsize=1024)
def _month_day(month: int, day: int, language: str) -> str:
    # in a year that has all days
    return format_skeleton("MMMMd", date(2000, month, day), locale=_locale(language))


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def _tag(language: str) -> str:
    return language.replace("_", "-").lower()
