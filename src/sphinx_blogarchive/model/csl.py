"""Items for processors of CSL: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .citation import Citation
    from .names import Name


def item(citation: Citation) -> dict[str, Any]:
    """Return the item of a post."""
    day = citation.published
    fields = {
        "id": citation.key,
        "type": "post-weblog",
        "title": citation.title_text,
        "author": [_name(author.name) for author in citation.authors],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "container-title": citation.blog.title,
        "collection-title": citation.series.title if citation.series else "",
        "collection-number": citation.part if citation.series else None,
        "URL": citation.cited_url,
        "language": citation.language,
        "abstract": citation.description,
        "keyword": ", ".join(citation.keywords),
    }
    return {name: value for name, value in fields.items() if value not in ("", None, [])}


def entry(citation: Citation) -> str:
    """Return the item of a post as JSON, indented as within a list."""
    text = json.dumps(item(citation), ensure_ascii=False, indent=1)
    # there are none within strings
    return " " + text.replace("\n", "\n ")


def database(entries: Iterable[str]) -> str:
    """Return *entries* as a file; see :func:`entry`."""
    return "[\n" + ",\n".join(entries) + "\n]\n"


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}
