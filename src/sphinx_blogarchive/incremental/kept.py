"""What was made of posts for one output folder, kept beside the doctrees for the next build."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..files import write
from .manifest import beside, version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

    from .manifest import Entry
    from .outdated import Build


class Kept:
    """Things that follow from what the pages of posts show: as long as these are as they were.

    They are plain data for JSON, and looked for when all pages are written.
    """

    def __init__(self, app: Sphinx, build: Build, name: str) -> None:
        """Begin with those of the last build.

        :param name: what tells them from others.
        """
        self._build = build
        self._path = beside(app, f"-{name}.json")
        # each version of us may make other ones
        self._version = version(app)
        self._made: dict[str, Any] = {}
        build.kept.append(self)

    def find(self, docname: str) -> Any:
        """Return what was made of a post, if the same would be made again; else ``None``."""
        if docname in self._made:
            return self._made[docname]
        state, made = self._before.get(docname, ("", None))
        if not state or state != self._build.unchanged(docname) or docname in self._build.written:
            return None
        self._made[docname] = made
        return made

    def add(self, docname: str, made: Any) -> None:
        """Keep what was made in this build."""
        self._made[docname] = made

    @cached_property
    def _before(self) -> dict[str, tuple[str, Any]]:
        """By docname: the state of the page, and what was made."""
        try:
            data = json.loads(self._path.read_bytes())
            if data["version"] != self._version:
                return {}
            return {name: (state, made) for name, (state, made) in data["posts"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def save(self, pages: Mapping[str, Entry]) -> None:
        """Write the file, if anything in it has changed.

        :param pages: what is known of the pages as they are now.
        """
        posts = {
            name: (pages[name].state, made) for name, made in self._made.items() if name in pages
        }
        if posts != self._before:
            data = {"version": self._version, "posts": posts}
            write(self._path, json.dumps(data, ensure_ascii=False).encode())
