"""Where links of the old blog lead in the new one."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

from .inline import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from .inline import Use
    from .model import Entry

#: What a server runs or keeps to itself: passwords of databases are in such files.
_PROGRAM = re.compile(
    r"\.(?:php\d?|phtml|phar|inc|cgi|asp|aspx|jsp|sql|db|sqlite3?|dat|env|ini|log|bak|old|swp)\Z",
    re.IGNORECASE,
)
#: What a link may lead to, as HyperDown has it and all others who mean well.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "ftp", "tel", "magnet", "data"})
#: Percent-encoded: nothing that stands in a URL is touched.
_SAFE = "/:?#[]@!$&'()*+,;=%~-._"


@dataclass(slots=True)
class Met:
    """What was met while the links of one entry were resolved."""

    #: Addresses of the old blog that nothing is known of.
    unknown: dict[str, None] = field(default_factory=dict)
    #: Those of posts that aren't out: drafts, and those whose day is still to come.
    later: dict[str, None] = field(default_factory=dict)
    #: Files of the old blog that aren't at hand.
    missing: dict[str, None] = field(default_factory=dict)
    #: Places within documents that aren't there any more.
    places: dict[str, None] = field(default_factory=dict)
    #: Schemes that no link may have.
    unsafe: dict[str, None] = field(default_factory=dict)


class Places:
    """What is where: by the path from the root of the old blog."""

    def __init__(self, address: str, folder: Path | None) -> None:
        """Know the *address* of the old blog, and the *folder* of its files."""
        parts = urlsplit(address)
        self.address = address.rstrip("/")
        self._host = _host(parts.netloc)
        #: The path of the old blog on its host, decoded, without a slash at its end.
        self.root = unquote(parts.path).rstrip("/")
        self._folder = folder.resolve() if folder else None
        #: Documents with their suffix, by key.
        self.documents: dict[str, str] = {}
        #: Keys of posts that readers can't see yet.
        self.later: set[str] = set()
        #: Files of the new project by key, from its root.
        self.files: dict[str, str] = {}
        #: Kinds and names of terms, by key.
        self.terms: dict[str, tuple[str, str]] = {}
        #: Files to be copied: where they go, and what they are.
        self.copies: dict[str, Path] = {}
        #: Documents by the labels of reStructuredText that they define.
        self.labels: dict[str, str] = {}

    def key(self, written: str) -> str | None:
        """Return the path of an address below the root of the old blog; ``None`` elsewhere.

        Decoded, without slashes around it, and with its query.
        """
        try:
            parts = urlsplit(written.strip())
        except ValueError:
            return None
        if parts.scheme not in ("", "http", "https") or (
            parts.netloc and _host(parts.netloc) != self._host
        ):
            return None
        path = unquote(parts.path)
        if path != self.root and not path.startswith(f"{self.root}/"):
            return None
        path = path[len(self.root) :].strip("/")
        path = re.sub(r"(?:^|/)index\.(?:html?|php)\Z", "", path)
        return f"{path}?{parts.query}" if parts.query else path

    def find(self, table: Mapping[str, str], key: str) -> str | None:
        """Return what *table* has under *key*, with its query or without."""
        path, _, query = key.partition("?")
        found = table.get(key)
        return found if found is not None or not query or not path else table.get(path)

    def file(self, key: str) -> str | None:
        """Return the file of the project that was at *key*; it may be looked for on the disk."""
        path = key.partition("?")[0]
        if (known := self.files.get(path)) is not None or self._folder is None or not path:
            return known
        if _PROGRAM.search(path) or not is_portable(path):
            return None
        names = path.split("/")
        for start in range(min(3, len(names))):
            candidate = self._folder.joinpath(*names[start:])
            if inside(candidate, self._folder):
                return self.add_file(path, candidate)
        return None

    def add_file(self, path: str, file: Path) -> str | None:
        """Have *file* copied to where it was at *path*; return where it goes."""
        if not is_portable(path):
            return None
        self.files[path] = where = f"files/{path}"
        self.copies[where] = file
        return where

    def resolver(self, entry: Entry, document: str, met: Met) -> Callable[[str, Use], Target]:
        """Return what resolves the links of *entry*, which becomes *document*."""
        base = entry.base or entry.address or f"{self.root}/"
        base = urljoin(f"{self.address}/", base)
        start = posixpath.dirname(document)

        def relative(path: str) -> str:
            return _in_link(posixpath.relpath(path, start or "."))

        def resolve(written: str, use: Use) -> Target:
            written = written.strip()
            if target := _by_itself(written, posixpath.basename(document), met):
                return target
            try:
                address, _, fragment = urljoin(base, written).partition("#")
            except ValueError:
                return Target("nowhere", "")
            if (key := self.key(address)) is not None:
                return self._own(key, address, fragment, relative, use, met)
            shown = f"https:{written}" if written.startswith("//") else written
            if not _SCHEME.match(shown):  # elsewhere on the host, where no path of ours leads
                shown = urljoin(base, written)
            return Target("address", _encoded(shown))

        return resolve

    def _own(
        self,
        key: str,
        address: str,
        fragment: str,
        relative: Callable[[str], str],
        use: Use,
        met: Met,
    ) -> Target:
        full = _encoded(urljoin(f"{self.address}/", address)) if self.address else address
        if use == "raw":  # it can't be resolved when the site is built, but stays where it was
            known = self.file(key) or self.find(self.documents, key)
            return Target("address", full if known is None else _encoded(urlsplit(address).path))
        if (document := self.find(self.documents, key)) is not None:
            if use == "link":
                if fragment and not fragment.startswith(("comment", "respond", "more")):
                    met.places[f"#{fragment}"] = None
                return Target("document", relative(document))
        elif (file := self.file(key)) is not None:
            return Target("file", relative(file))
        elif (term := self.terms.get(key.partition("?")[0])) is not None:
            return Target("role", *term)
        elif key in self.later:
            met.later[full] = None
        elif use == "picture" or re.search(r"\.(?!html?$|php$)[A-Za-z0-9]{1,5}(?:\?|$)", key):
            met.missing[full] = None
        else:
            met.unknown[full] = None
        return Target("address", full + (f"#{fragment}" if fragment else ""))


def _by_itself(written: str, own: str, met: Met) -> Target | None:
    """Return where a link leads that no base matters to; ``None`` for all others.

    :param own: the document itself, where a definition leads that has to lead somewhere.
    """
    if not written:
        return Target("nowhere", "")
    if written.startswith("#"):
        met.places[written] = None
        return Target("nowhere", own)
    scheme = _SCHEME.match(written)
    if scheme is None or scheme[1].lower() in ("http", "https"):
        return None
    if scheme[1].lower() in _SAFE_SCHEMES:
        return Target("address", _encoded(written))
    met.unsafe[scheme[1]] = None
    return Target("nowhere", "")


def _in_link(path: str) -> str:
    """Return a path as it stands in a link: other scripts are read as they are."""
    return re.sub(r"[\s%#?<>\"\\^`{|}()\[\]]", lambda sign: quote(sign[0]), path)


def _encoded(address: str) -> str:
    return re.sub(r"[\s<>\"{}|\\^`]", lambda sign: quote(sign[0]), address)


def _host(netloc: str) -> str:
    return netloc.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")


def inside(path: Path, folder: Path) -> bool:
    """Say whether *path* is a file within *folder*, wherever links lead."""
    try:
        return path.is_file() and path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False


def is_portable(path: str) -> bool:
    """Say whether all systems can have a file at *path*, and none outside of its folder."""
    names = path.split("/")
    return all(
        name
        and name.strip(". ")
        and not re.search(r'[\0-\x1f<>:"|?*\\]|[. ]\Z', name)
        and len(name.encode()) <= 240
        and not name.startswith(".")
        for name in names
    )
