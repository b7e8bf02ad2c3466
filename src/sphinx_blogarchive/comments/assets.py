"""Scripts and sheets for comments, as the pages of a site need them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..digests import digest
from ..model.commenting import is_local

if TYPE_CHECKING:
    from ..domain import BlogDomain
    from ..model.commenting import Commenting

#: Names within ``_static``.
CORE = "blogarchive-comments.js"
SHEET = "blogarchive-comments.css"
RECENT = "blogarchive-recent.js"
ADAPTER = "blogarchive-comments-{name}.js"
CLIENT = "blogarchive-client"
_FOLDER = Path(__file__).parent / "static"


class File(NamedTuple):
    """A file for the folder ``_static``."""

    content: bytes
    digest: str


def client_files(commenting: Commenting) -> dict[str, str]:
    """Return what is copied of the client: paths from the source folder, by name."""
    client = commenting.client
    wanted = {f"{CLIENT}.js": client.script, f"{CLIENT}.css": client.style}
    return {name: path for name, path in wanted.items() if path and is_local(path)}


def files(domain: BlogDomain) -> dict[str, File]:
    """Return the files that the blog's pages need, by name."""
    commenting = domain.settings.commenting
    found = {SHEET: _FOLDER / SHEET}
    if commenting.provider:
        adapter = ADAPTER.format(name=commenting.name)
        srcdir = Path(domain.env.srcdir)
        found[CORE] = _FOLDER / CORE
        found[adapter] = srcdir / commenting.provider if commenting.is_own else _FOLDER / adapter
        if "recent" in commenting.supplies:
            found[RECENT] = _FOLDER / RECENT
        found |= {name: srcdir / path for name, path in client_files(commenting).items()}
    contents = {name: path.read_bytes() for name, path in found.items()}
    return {name: File(content, digest(content)) for name, content in contents.items()}
