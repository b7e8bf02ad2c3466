"""Names and addresses as Pelican makes them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from ...folders.slugs import ascii_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from .settings import Settings

_FIELD = re.compile(r"\{(\w+)(?:\[\w*\])?(?::([^{}]*))?\}")
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>")


def slug(name: str, settings: Settings, kind: str = "SLUG") -> str | None:
    """Return *name* as it is in addresses; ``None`` if only Unidecode could tell.

    :param kind: ``SLUG``, or ``TAG``, ``CATEGORY`` or ``AUTHOR``, which may have their own rules.
    """
    text: str | None = unicodedata.normalize("NFKC", _TAG.sub("", name)[:1000])
    if not settings.values.flag("SLUGIFY_USE_UNICODE", default=False):
        text = ascii_of(text or "")
        if text is None:
            return None
    rules = settings.substitutions.get(kind) or settings.substitutions["SLUG"]
    for pattern, new in rules:
        try:
            text = pattern.sub(unicodedata.normalize("NFKC", new), text or "")
        except (re.error, IndexError):
            continue
    if not settings.values.flag("SLUGIFY_PRESERVE_CASE", default=False):
        text = (text or "").lower()
    return (text or "").strip()


def filled(pattern: str, known: Mapping[str, str], date: datetime | None) -> str:
    """Return the path that *pattern* makes."""

    def value(found: re.Match[str]) -> str:
        name, form = found[1], found[2] or ""
        if name in ("date", "modified"):
            if date is None:
                return ""
            # forms that systems have beyond those that all have
            plain = re.sub(r"%-([dmHMSjyIe])", r"%\1", form)
            made = f"{date:{plain}}" if re.fullmatch(r"[\w%./ ,_+-]*", plain) else ""
            return re.sub(r"\b0(?=\d)", "", made) if "%-" in form and made else made
        text = known.get(name, "")
        return f"{int(text):{form}}" if re.fullmatch(r"0?\dd", form) and text.isdecimal() else text

    return _FIELD.sub(value, pattern)


def within(root: str, path: str) -> str:
    """Return an address from the root of the host of a *path* below *root*."""
    return f"{root}/{quote(path.lstrip('/'), safe='/%?=&;,:@+~!$()*')}"


def tag_uri(address: str, path: str, date: datetime) -> str:
    """Return the identifier that Pelican's feeds give a post.

    :param address: of the blog.
    :param path: of the post below that, as Pelican has it: not encoded.
    """
    parts = urlsplit(urljoin(f"{address}/", path))
    return f"tag:{parts.hostname},{date:%Y-%m-%d}:{parts.path}"
