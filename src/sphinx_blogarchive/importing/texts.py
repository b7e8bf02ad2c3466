"""What the file of a post or a page holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .front import Value, field_list, front_matter, heading, moment
from .links import Met
from .markdown import Mended, mend, mend_html, relink
from .model import ImportFailure, Note
from .rst import mend_rst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime, tzinfo

    from .inline import Target, Use
    from .links import Places
    from .model import Dialect, Entry


def text_of(
    entry: Entry,
    document: str,
    dialect: Dialect,
    places: Places,
    fields: Mapping[str, Value | None],
) -> tuple[str, list[Note]]:
    """Return the text of the file *document*, and what isn't as it was.

    :param fields: its front matter.
    """
    met = Met()
    resolve = places.resolver(entry, document, met)
    head = ""
    mended: Mended
    if entry.format == "rst":
        try:
            head, mended = mend_rst(entry.body, entry.title, document, resolve, places.labels)
        except RecursionError:
            message = f"{entry.source}: its reStructuredText is nested too deep"
            raise ImportFailure(message) from None
    elif entry.format == "myst":
        mended = relink(entry.body, resolve)
    elif entry.format == "html":
        mended = _of_html(entry, dialect, resolve)
    else:
        mended = mend(entry.body, entry.title, dialect, resolve)
    fields = dict(fields)
    if entry.image:
        target = resolve(entry.image, "picture")
        fields["image"] = target.text
    notes = [*_notes(entry, mended, met)]
    if entry.format == "rst":
        return field_list(fields) + head + mended.text, notes
    title = f"{heading(entry.title)}\n\n" if entry.title.strip() else ""
    return front_matter(fields) + title + mended.text, notes


def _of_html(entry: Entry, dialect: Dialect, resolve: Callable[[str, Use], Target]) -> Mended:
    try:
        return mend_html(entry.body, entry.title, dialect, resolve)
    except RecursionError:
        raise ImportFailure(f"{entry.source}: its HTML is nested too deep") from None


def fields_of(
    entry: Entry, zone: tzinfo, redirects: Sequence[str], *, feed_id: str, author: str
) -> dict[str, Value | None]:
    """Return the front matter of *entry*: what isn't so by itself.

    :param feed_id: the identifier that its feed gives it by the blog's pattern.
    :param author: the author of all that name none.
    """
    is_post = entry.kind == "post"
    authors = [] if list(entry.authors) == [author] else list(entry.authors)
    return {
        "date": moment(entry.date, zone, timed=entry.timed) if entry.date and is_post else None,
        "updated": moment(entry.updated, zone, timed=entry.timed)
        if entry.updated and is_post
        else None,
        "id": (int(entry.id) if re.fullmatch(r"[1-9]\d{0,8}", entry.id) else entry.id)
        if is_post
        else None,
        "feed_id": entry.feed_id if is_post and entry.feed_id != feed_id else None,
        "draft": True if is_draft(entry) else None,
        "orphan": None if is_post else True,
        "pinned": True if entry.pinned and is_post else None,
        "order": entry.order if is_post else None,
        "authors": authors if is_post else None,
        "categories": list(entry.categories) if is_post else None,
        "tags": list(entry.tags) if is_post else None,
        "series": entry.series if is_post else None,
        "part": entry.part if is_post and entry.series else None,
        "language": entry.language,
        "license": entry.license if is_post else None,
        "image_alt": entry.image_alt if entry.image else None,
        "description": " ".join(entry.description.split()),
        "excerpt": entry.excerpt.strip() if is_post else None,
        "comments": None if entry.comments_open or not is_post else False,
        "redirect_from": list(redirects),
    }


def is_draft(entry: Entry) -> bool:
    """Say whether *entry* isn't for all readers."""
    dateless = entry.kind == "post" and entry.date is None
    return entry.status != "published" or entry.password or dateless


def is_out(entry: Entry, now: datetime) -> bool:
    """Say whether readers can see *entry*: a post whose day is still to come isn't there yet."""
    early = entry.kind == "post" and entry.date is not None and entry.date > now
    return not is_draft(entry) and not early


def _notes(entry: Entry, mended: Mended, met: Met) -> Iterator[Note]:
    where = entry.source
    for what in mended.changed:
        yield Note("changed", where, what)
    for what in mended.unshown:
        yield Note("look at", where, what)
    if mended.moved:
        yield Note("changed", where, "its headings begin on the second level, below its title")
    for language in sorted(mended.languages):
        yield Note("changed", where, f"code in {language!r}, which Pygments doesn't know, is plain")
    yield from _links(where, met)
    for name, value in sorted(entry.extra.items()):
        shown = " ".join(value.split())
        shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
        yield Note("left out", where, f"the field {name} = {shown!r}")


def _links(where: str, met: Met) -> Iterator[Note]:
    for address in met.missing:
        yield Note("look at", where, f"the file {address} isn't at hand; the old address stays")
    for address in met.unknown:
        yield Note("look at", where, f"links to {address}, where nothing is known to be")
    for address in met.later:
        yield Note("changed", where, f"links to {address}, which isn't out; the old address stays")
    for place in met.places:
        yield Note("changed", where, f"a link to the place {place} leads there no more")
    for scheme in met.unsafe:
        yield Note("left out", where, f"a link with {scheme}:, which no page may have")
