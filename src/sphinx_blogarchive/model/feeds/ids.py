"""Identifiers of entries and of feeds: the same for ever, whatever the address of the site."""

from __future__ import annotations

import re
import uuid
from string import Formatter
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..post import Post

#: What a template may name.
FIELDS = ("id", "docname", "slug", "date", "year", "month", "day", "uuid")
#: Those that tell posts apart.
_OWN = frozenset({"id", "docname", "slug", "uuid"})
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "sphinx-blogarchive")
#: An IRI with a scheme, as far as it matters to those who compare it with others.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[^\s<>\"{}|\\^`%\0-\x1f\x7f-\x9f]|%[0-9A-Fa-f]{2})+")
_SAFE = "!$&'()*+,/:;=@~"


def check_iri(text: str) -> None:
    """Want an identifier that a feed may have.

    :raises ValueError: with the remedy.
    """
    if not _IRI.fullmatch(text):
        raise ValueError(
            "no IRI; write for example https://example.org/archives/12/ or "
            "tag:example.org,2024-03-05:12, without spaces"
        )


def check_template(template: object) -> None:
    """Want a template of identifiers.

    :raises ValueError: with what is wrong, and the remedy.
    """
    if not isinstance(template, str):
        raise ValueError('is no text; write for example "tag:example.org,{date}:{id}"')
    try:
        found = list(Formatter().parse(template))
    except ValueError as error:
        raise ValueError(f"has braces that don't match ({error})") from None
    names = [name for _, name, _, _ in found if name is not None]
    for name in names:
        if name not in FIELDS:
            raise ValueError(f"has the field {{{name}}}; the fields are {', '.join(FIELDS)}")
    if any(form or conversion for _, _, form, conversion in found):
        raise ValueError("has a format after a field; write its name alone, as in {id}")
    if not _OWN.intersection(names):
        raise ValueError("gives all posts of a day one id; add {id}, {docname}, {slug} or {uuid}")
    try:
        check_iri(template.format_map(dict.fromkeys(FIELDS, "1")))
    except ValueError as error:
        raise ValueError(f"makes {error}") from None


def entry_id(template: str, project: str, post: Post) -> str:
    """Return the identifier of *post* by *template*, which is right."""
    day = post.published.date()
    place = post.docname.removesuffix("/index")
    fields = {
        "id": post.id or post.docname,
        "docname": post.docname,
        "slug": place.rpartition("/")[2],
        "date": day.isoformat(),
        "year": f"{day.year:04}",
        "month": f"{day.month:02}",
        "day": f"{day.day:02}",
    }
    shown = {name: quote(value, safe=_SAFE) for name, value in fields.items()}
    return template.format_map({**shown, "uuid": post_uuid(project, post)})


def post_uuid(project: str, post: Post) -> str:
    """Return the UUID of *post*, which follows from its permanent identifier, or its docname."""
    return _uuid(project, "id", post.id) if post.id else _uuid(project, "docname", post.docname)


def spare_id(project: str, post: Post) -> str:
    """Return the identifier of a post whose own is that of another: no two have this one."""
    return f"urn:uuid:{_uuid(project, 'docname', post.docname)}"


def feed_id(project: str, kind: str, name: str) -> str:
    """Return the identifier of the feed of the term *name*, or of the whole blog."""
    return f"urn:uuid:{_uuid(project, 'feed', kind, name)}"


def _uuid(*parts: str) -> str:
    # what YAML and names of files may hold of surrogates has no UTF-8
    name = "\n".join(parts).encode("utf-8", "surrogatepass")
    return str(uuid.uuid5(_SPACE, name.decode("latin-1")))


def doubles(template: str, project: str, posts: Iterable[Post]) -> dict[str, str]:
    """Return the posts whose identifier an older one has, which is the value, by docname."""
    owners: dict[str, str] = {}
    found: dict[str, str] = {}
    for post in sorted(posts, key=lambda post: (post.published.timestamp(), post.docname)):
        identifier = post.feed_id or entry_id(template, project, post)
        owner = owners.setdefault(identifier, post.docname)
        if owner != post.docname:
            found[post.docname] = owner
    return found
