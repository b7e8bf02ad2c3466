"""What an output folder holds, remembered beside the doctrees.

One environment serves several builders and folders, so that it can't remember this itself.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..files import write

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: To be raised when the shape of the file changes.
_VERSION = 4


@dataclass(slots=True)
class Entry:
    """A page as it was written."""

    #: Digest of all that it shows from beyond its own source, but for blocks.
    state: str
    #: The documents that it links to.
    links: list[str]
    #: Whether it has references that lead nowhere, and might lead somewhere later.
    dangling: bool = False
    #: Digest of what its blocks show.
    blocks: str = ""


@dataclass(slots=True)
class Manifest:
    """What an output folder holds."""

    pages: dict[str, Entry] = field(default_factory=dict)
    #: Paths of files, relative to the folder.
    files: list[str] = field(default_factory=list)
    #: Paths of pages that no document has: the index, the search, those of extensions.
    extra: list[str] = field(default_factory=list)
    #: Blocks that are the same on all pages, as these show them: digest and HTML, by name.
    blocks: dict[str, tuple[str, str]] = field(default_factory=dict)
    #: The related posts of each post, after a digest of all that they follow from.
    related: tuple[str, dict[str, tuple[str, ...]]] = ("", {})


def beside(app: Sphinx, end: str) -> Path:
    """Return a place beside the doctrees for what is known of the output folder of *app*."""
    key = hashlib.sha256(str(app.outdir).encode()).hexdigest()[:12]
    return Path(app.doctreedir, "blogarchive", f"{app.builder.name}-{key}{end}")


def _path(app: Sphinx) -> Path:
    return beside(app, ".json")


def version(app: Sphinx) -> str:
    """Return our own version."""
    return str(app.extensions[__name__.partition(".")[0]].version)


def _version(app: Sphinx) -> str:
    """Return what differs for each version of us, for each may write pages otherwise."""
    return f"{_VERSION}, {version(app)}"


def load(app: Sphinx) -> Manifest | None:
    """Return what the output folder of *app* holds; ``None`` if that isn't known."""
    try:
        data = json.loads(_path(app).read_text(encoding="utf-8"))
        if data["version"] != _version(app):
            return None
        pages = {name: Entry(*entry) for name, entry in data["pages"].items()}
        blocks = {name: (state, html) for name, (state, html) in data["blocks"].items()}
        of, near = data["related"]
        related = of, {docname: tuple(names) for docname, names in near.items()}
        return Manifest(pages, data["files"], data["extra"], blocks, related)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def save(app: Sphinx, manifest: Manifest) -> None:
    """Remember *manifest* for the output folder of *app*."""
    pages = {
        name: [entry.state, entry.links, entry.dangling, entry.blocks]
        for name, entry in manifest.pages.items()
    }
    data = {
        "version": _version(app),
        "pages": pages,
        "files": manifest.files,
        "extra": manifest.extra,
        "blocks": manifest.blocks,
        "related": manifest.related,
    }
    write(_path(app), json.dumps(data, ensure_ascii=False, sort_keys=True).encode())
