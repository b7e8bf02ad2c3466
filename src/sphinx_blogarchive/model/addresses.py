"""Addresses of a site as writers give them, and the files that hosts show there."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from .slugs import RESERVED

_CONTROL = re.compile(r"[\0-\x1f\x7f]")
_URL = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_PAGE = re.compile(r"\.html?\Z", re.IGNORECASE)
#: Endings that say that no page of HTML is meant: programs, XHTML, feeds.
_NO_PAGE = re.compile(
    r"\.(?:php\d?|phtml|aspx?|jspx?|cgi|cfm|shtml?|xhtml?|xml|rss|atom|json)\Z", re.IGNORECASE
)
#: What not every file system takes in a name.
_UNSAFE = re.compile(r'[<>:"|?*]|[. ]\Z')


class Address(NamedTuple):
    """An address of this site, or of another path of its host."""

    #: Decoded, without a slash in front: from the root of the site, or of the host if *outside*.
    path: str
    #: As it was written, without the question mark.
    query: str = ""
    #: Whether it lies beside the site on the same host.
    outside: bool = False

    @property
    def file(self) -> str:
        """The file that a host shows at this address; empty if no file can be shown there."""
        shown = "" if self.query or self.outside else file_at(self.path)
        return shown if all(map(_portable, shown.split("/"))) else ""


def file_at(path: str) -> str:
    """Return the file that hosts show at *path*; empty if it can't be one of HTML."""
    if not path or path.endswith("/"):
        return f"{path}index.html"
    if _PAGE.search(path):
        return path
    return "" if _NO_PAGE.search(path) else f"{path}/index.html"


def _portable(name: str) -> bool:
    stem = name.lower().partition(".")[0]
    reserved = stem in RESERVED - {"index", "page"}
    return not _UNSAFE.search(name) and not reserved and len(name.encode()) <= 240


def parse(written: str, base: str) -> Address:
    """Understand an address that a writer gives.

    :param written: a path from the root of the site, or of the host if it begins with a slash
        and the site lies below it, or a URL of the host; percent-encoded or not.
    :param base: the URL of the site; may be empty.
    :raises ValueError: if it can't be an address here; says why, and what to do.
    """
    text = written.strip()
    if not text:
        raise ValueError("is empty; leave it out")
    if "#" in text:
        raise ValueError("has a '#', and what follows is never sent to a server; leave that out")
    absolute = _URL.match(text) is not None
    rest, _, query = (_below_host(text, base) if absolute else text).partition("?")
    path = _decoded(rest)
    if _CONTROL.search(path + query):
        raise ValueError("has a control character; leave it out")
    if "\\" in path:
        raise ValueError("has a backslash; write '/'")
    root = unquote(urlsplit(base).path).rstrip("/") + "/"
    outside = False
    if path.startswith("/"):
        below = f"{path}/".startswith(root)
        outside = absolute and not below
        path = path[len(root) :] if below else path[1:]
    folders = path.removesuffix("/").split("/") if path else []
    if "" in folders:
        raise ValueError("has two slashes in a row; write one")
    if any(name in (".", "..") for name in folders):
        raise ValueError("has a '.' or '..' for a folder; write the path from the site's root")
    return Address(path, query, outside)


def _below_host(text: str, base: str) -> str:
    try:
        url, host = urlsplit(text), urlsplit(base).netloc
    except ValueError:
        raise ValueError("is no URL; write the path alone") from None
    if not host:
        raise ValueError("is a URL, and html_baseurl isn't set; write the path alone")
    if url.scheme.lower() not in ("", "http", "https") or url.netloc.lower() != host.lower():
        raise ValueError(
            f"is not an address of {host}, and only its own host can redirect from it; write the "
            "path alone if the old host leads here, else leave it out"
        )
    return (url.path or "/") + (f"?{url.query}" if url.query else "")


def _decoded(path: str) -> str:
    try:
        return unquote(path, errors="strict")
    except UnicodeDecodeError:
        raise ValueError("is not encoded as UTF-8; write the characters themselves") from None
