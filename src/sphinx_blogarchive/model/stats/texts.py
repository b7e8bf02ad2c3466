"""What commenters wrote, made fit for any page: text alone, and addresses that were looked at."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import urlsplit

from ..dates import parse as read_date

#: What no page can hold: halves of characters, what is none, and controls but tab and line feed.
#: https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr((plane << 16) + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_BREAK = re.compile("\r\n?|\x85|\u2028")
_MAIL = r"[^\s@<>()\"']+@[^\s@<>()\"']+\.[^\s@<>()\"']+"
_IS_MAIL = re.compile(rf"\W*(?:mailto:)?{_MAIL}\W*", re.IGNORECASE)
#: Mail addresses, addresses of computers, and digests.
_PRIVATE = re.compile(
    rf"{_MAIL}"
    r"|(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)"
    r"|(?<![0-9a-f:])(?:(?:[0-9a-f]{0,4}:){3,7}|::)[0-9a-f]{0,4}(?![0-9a-f:])"
    r"|(?<![0-9a-f])[0-9a-f]{32,}(?![0-9a-f])",
    re.IGNORECASE,
)
_NO_ADDRESS = re.compile(r"[\s\"'<>\\^`{|}]")
#: Zones lie so far apart at most: the moment has to be one in each.
_FARTHEST = timedelta(hours=24) - timedelta(minutes=1)
_ZONE = re.compile(r"(?:z|[+-]\d\d(?::?\d\d){0,2}(?:\.\d+)?)", re.IGNORECASE)
_LONGEST = 2000


def illegal(text: str) -> str:
    """Return the first character of *text* that no page can hold; empty if all can be held."""
    found = None if _is_plain(text) else _ILLEGAL.search(_BREAK.sub("\n", text))
    return found[0] if found else ""


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def clean(text: str) -> str:
    """Return *text* as a page can hold it: lines end in a line feed, illegal characters are gone.

    The half of a character leaves U+FFFD, for something stood there.
    """
    if _is_plain(text):
        return text.strip()
    shown = _ILLEGAL.sub(_replacement, _BREAK.sub("\n", text))
    return shown.strip()


def _replacement(found: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= found[0] <= "\udfff" else ""


def is_mail(text: str) -> bool:
    """Say whether *text* is a mail address, which is nobody's business."""
    return len(text) < _LONGEST and _IS_MAIL.fullmatch(text) is not None


def name(text: str) -> str:
    """Return the name of a commenter as it is shown: one line; empty for a mail address."""
    shown = " ".join(clean(text).split())
    return "" if is_mail(shown) else shown


def vetted(address: str) -> str:
    """Return *address* if a link may lead there, else nothing.

    Addresses of sites alone: ``http`` or ``https``, a host, no password, nothing unseen.
    """
    address = address.strip()
    if len(address) > _LONGEST or _NO_ADDRESS.search(address) or illegal(address):
        return ""
    hidden = ("Cf", "Co", "Cn")
    if not address.isascii() and any(unicodedata.category(sign) in hidden for sign in address):
        return ""  # what turns the direction of text around hides where a link leads
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return ""
    fits = parts.scheme in ("http", "https") and host and "@" not in parts.netloc
    return address if fits else ""


def moment(text: str) -> tuple[datetime, bool]:
    """Read a moment in ISO 8601.

    :return: the moment in UTC, to the second, and whether a zone was named.
    :raises ValueError: with a remedy.
    """
    value, _timed = read_date(text, UTC)
    try:
        for offset in (_FARTHEST, -_FARTHEST):
            value.astimezone(timezone(offset))
        value = value.astimezone(UTC).replace(microsecond=0)
    except (OverflowError, ValueError):
        raise ValueError("give a date of our time") from None
    rest = re.split("[t ]", text.strip().lower(), maxsplit=1)[1:]
    return value, bool(rest and _ZONE.search(rest[0]))


def written(value: datetime) -> str:
    """Return a moment as the file holds it: in UTC, ``2026-11-22T10:00:00Z``."""
    if value.tzinfo is None:
        value = value.replace(tzinfo=UTC)
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)


def shortened(text: str, longest: int = 60) -> str:
    """Return *text* for a message: one line, not long, and nothing private in it."""
    # no more than can be seen is looked at: looking costs time
    hidden = _PRIVATE.sub("(hidden)", text[: 4 * longest])
    cut = hidden if len(hidden) <= longest else f"{hidden[: longest - 1]}…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut)
