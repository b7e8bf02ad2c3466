"""What search engines read in the head of a post's page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from .citation import Citation, Collection

#: What could end the element that the data stands in, or begin a comment there; in XHTML too.
_MARKUP = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def scholar(citation: Citation) -> Iterator[tuple[str, str]]:
    """Yield names and contents of ``meta`` elements.

    As https://scholar.google.com/intl/en/scholar/inclusion.html#indexing asks for them.
    """
    yield "citation_title", citation.title_text
    for author in citation.authors:
        yield "citation_author", author.shown
    day = citation.published.strftime("%Y/%m/%d")
    yield "citation_publication_date", day.zfill(10)
    yield "citation_online_date", day.zfill(10)
    if citation.language:
        yield "citation_language", citation.language
    for word in citation.keywords:
        yield "citation_keywords", word
    if citation.url:
        yield "citation_public_url", citation.url


def json_ld(citation: Citation) -> str:
    """Return the post as JSON-LD, fit to stand in a ``script``: https://schema.org/BlogPosting."""
    data = json.dumps(_posting(citation), ensure_ascii=False)
    for sign, escape in _MARKUP.items():
        data = data.replace(sign, escape)
    return data


def _posting(citation: Citation) -> dict[str, Any]:
    title = citation.title_text
    url = citation.url
    parts = [{"@type": "Blog", **_named(citation.blog)}]
    if citation.series:
        parts.append({"@type": "CreativeWorkSeries", **_named(citation.series)})
    fields = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "@id": url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": url} if url else None,
        "url": url,
        "headline": title,
        "description": citation.description,
        "image": citation.image,
        "datePublished": _moment(citation.published, timed=citation.timed),
        "dateModified": _updated(citation),
        "inLanguage": citation.language,
        "author": [
            {"@type": "Person", **_filled(name=author.shown, url=author.url)}
            for author in citation.authors
        ],
        "articleSection": list(citation.categories),
        "keywords": list(citation.tags),
        "license": citation.license.url if citation.license else "",
        "wordCount": citation.words,
        "commentCount": citation.comments,
        "isPartOf": parts,
        "position": citation.part if citation.series else None,
    }
    return _filled(**fields)


def _updated(citation: Citation) -> str:
    moment = citation.updated
    return _moment(moment, timed=(moment.hour, moment.minute) != (0, 0)) if moment else ""


def _moment(moment: datetime, *, timed: bool) -> str:
    return moment.isoformat(timespec="seconds") if timed else moment.date().isoformat()


def _named(whole: Collection) -> dict[str, str]:
    return _filled(name=whole.title, url=whole.url)


def _filled(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", None, [])}
