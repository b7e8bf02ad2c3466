"""Fields of posts: what ABlog calls them, and what they are here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from . import dates
from .documents import picture, split

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from ...model import Told
    from .documents import Document

Changes = dict[str, tuple[str, str] | None]
#: Fields that our posts haven't got. In front matter they stay, for nobody reads them.
_GONE = {
    "location": "a post has no location here",
    "exclude": "",
    "external_link": "lists lead to the post itself, not to",
    "canonical_link": "a page names its own address as the one that counts, not",
}


def convert(
    document: Document,
    fields: Mapping[str, str],
    *,
    zone: tzinfo,
    suffix: str,
    directive: bool,
) -> tuple[Changes, list[Told]]:
    """Return what has to change in the *fields* of a post, and what is to be told of it.

    :param suffix: what follows a docname in addresses: ``.html`` or ``/``.
    :param directive: whether they are options of ``post``, where each must be known.
    """
    changes, told = _date(document, fields, zone, directive=directive)
    for name, reason in _GONE.items():
        if name in fields:
            if directive:
                changes[name] = None
            if reason:
                what = f"{name}: {fields[name]}: {reason} {_address(fields, name)}"
                told.append(("left out", what.rstrip()))
    tags = fields.get("tags", "")
    if not directive and re.search(r"[\"']", tags):
        changes["tags"] = ("tags", ", ".join(split(tags)))
    if "nocomments" in fields:
        changes["nocomments"] = ("comments", "false")
    if "redirect" in fields:
        old = ", ".join(f"{name.strip('/')}{suffix}" for name in split(fields["redirect"]))
        changes["redirect"] = ("redirect_from", old) if old else None
    _change_language(fields, changes, told)
    if "image" in fields:
        changes["image"], problem = _image(document, fields["image"].strip())
        told += [("left out", problem)] if problem else []
    if fields.get("excerpt", "").strip() and not fields["excerpt"].strip().isdigit():
        changes["excerpt"] = None
    return changes, told


def _date(
    document: Document, fields: Mapping[str, str], zone: tzinfo, *, directive: bool
) -> tuple[Changes, list[Told]]:
    post = document.post
    written = fields.get("date", "").strip()
    if post is not None and post.date is not None:
        day = dates.iso(post.date, zone, timed=post.timed)
        return ({} if _same_date(written, day) else {"date": ("date", day)}), []
    changes: Changes = {"draft": ("draft", "" if directive else "true")}
    if post is not None and post.bad_date:
        changes["date"] = None
        return changes, [("look at", f"its date {written!r} is none; it is a draft")]
    return changes, []


def _change_language(fields: Mapping[str, str], changes: Changes, told: list[Told]) -> None:
    if "language" not in fields:
        return
    language, problem = _language(fields["language"])
    if language != fields["language"].strip():
        changes["language"] = ("language", language) if language else None
    told += [("left out", problem)] if problem else []


def _address(fields: Mapping[str, str], name: str) -> str:
    return fields[name].strip() if name.endswith("_link") else ""


def _same_date(written: str, day: str) -> bool:
    return written.replace("T", " ").removesuffix(":00") == day or written == day


def language_tag(name: str) -> str:
    """Return the tag of a language that is told by its tag or by its name in English; or ''."""
    try:
        Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        names = Locale("en").languages.items()
        return next((tag for tag, each in names if each.lower() == name.strip().lower()), "")
    return name.replace("_", "-")


def _language(written: str) -> tuple[str, str]:
    names = split(written)
    if not names:
        return "", ""
    tags = [tag for name in names if (tag := language_tag(name))]
    if not tags:
        return "", f"language: {written}: it is no language that is known"
    if len(names) > 1:
        return tags[0], f"language: {written}: a post has one here, the first"
    # ``en_GB`` is understood as it is
    return written.strip() if tags[0] == names[0].replace("_", "-") else tags[0], ""


def _image(document: Document, written: str) -> tuple[tuple[str, str] | None, str]:
    number = int(written) if written.isdigit() and len(written) < 4 else 0
    if number <= 1:
        return None, ""  # the first stands for the post by itself
    address, alt = picture(document, number)
    if address and alt and "*" not in address and not address.lower().endswith(".svg"):
        return ("image", address), ""
    why = "it has no alternative text" if address else "there is none"
    return None, f"image: {written}: the picture doesn't stand for the post, for {why}"
