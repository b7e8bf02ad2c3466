"""Comments and numbers of readers, as the snapshot has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.commenting import Commenting, key
from ..model.post import Post
from ..model.stats import Numbers, Recent, Stats
from ..model.stats.writing import dump
from .model import Note
from .texts import is_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from .model import Entry

#: How many of the newest comments there are for lists of them.
_RECENT = 10


#: Comments and numbers of what is no published post, of which a build would warn.
OTHERS = "stats.unpublished.json"


def snapshots(
    docnames: Mapping[str, Entry], permalink: str, now: datetime
) -> tuple[dict[str, str], list[Note]]:
    """Return ``stats.json``, and the file of what it can't hold, as far as there are any.

    :param permalink: ``blogarchive_permalink``, from which keys of posts follow.
    """
    shown: dict[str, Numbers] = {}
    others: dict[str, Numbers] = {}
    newest: list[Recent] = []
    notes: list[Note] = []
    for docname, entry in docnames.items():
        if not entry.comments and entry.views is None:
            continue
        # pages have none of the fields of posts
        identifier = entry.id if entry.kind == "post" else ""
        own = key(Commenting(), Post(docname, "", "", None, id=identifier), permalink)
        count = len(entry.comments) if entry.comments else None
        numbers = Numbers(count, entry.views, entry.comments)
        if entry.kind == "post" and is_out(entry, now):
            shown[own] = numbers
            newest += (
                Recent(own, each.id, each.author, each.date, each.text)
                for each in entry.comments
                if each.date
            )
            continue
        others[own] = numbers
        if entry.comments:
            what = f"its comments ({count}) are in {OTHERS}: only published posts show any"
            notes.append(Note("look at", entry.source, what))
    newest.sort(key=lambda each: each.date.timestamp() if each.date else 0.0, reverse=True)
    files = {
        "stats.json": Stats(None, shown, tuple(newest[:_RECENT])),
        OTHERS: Stats(None, others),
    }
    return {name: dump(stats) for name, stats in files.items() if stats.posts}, notes
