"""What is known of a project before its documents are looked at."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from ....model.dates import build_time
from ...model import ImportFailure, Options

if TYPE_CHECKING:
    from datetime import tzinfo

    from .configuration import Configuration
    from .files import Files

MARKDOWN = frozenset({"myst_parser", "myst_nb", "recommonmark"})
_FORM = "%d %B %Y"
_BUILDS = ("Makefile", "make.bat", "tox.ini", "noxfile.py")


@dataclass(frozen=True)
class Facts:
    """A project's files and configuration, and what follows from these."""

    files: Files
    conf: Configuration
    options: Options

    @property
    def zone(self) -> tzinfo:
        """The zone of its dates."""
        return self.options.zone or UTC

    @cached_property
    def now(self) -> datetime:
        """The present moment."""
        return build_time(os.environ, datetime.now(UTC))

    @property
    def form(self) -> str:
        """The form of its dates, as ``strptime`` takes it."""
        return self.conf.text_of("post_date_format") or _FORM

    @property
    def root(self) -> str:
        """The folder of pages that ABlog makes; it may be empty."""
        return self.conf.text_of("blog_path", "blog").strip("/")

    @property
    def below(self) -> str:
        """The same, ending in a slash if it isn't empty."""
        return f"{self.root}/" if self.root else ""

    @property
    def base(self) -> str:
        """The address of the site, without a slash at its end; it may be empty."""
        return (self.options.address or self.conf.text_of("blog_baseurl")).rstrip("/")

    @property
    def feed(self) -> str:
        """The address of the feed; empty if there is none."""
        return f"{self.base}/{self.below}atom.xml" if self.base else ""

    @cached_property
    def builder(self) -> str:
        """With what pages get the addresses that they have: ``html`` or ``dirhtml``."""
        chosen = self.options.builder or self.conf.text_of("ablog_builder")
        if chosen in ("html", "dirhtml"):
            return chosen
        makes = (
            name
            for name in self.files.names
            if posixpath.basename(name) in _BUILDS or name.endswith((".yml", ".yaml"))
        )
        # what the command of ABlog takes by itself
        ablog = any(re.search(r"\bablog +build\b", self.peek(name)) for name in makes)
        return "dirhtml" if ablog else "html"

    @property
    def suffix(self) -> str:
        """What follows docnames in addresses."""
        return ".html" if self.builder == "html" else "/"

    @cached_property
    def patterns(self) -> list[str]:
        """Patterns of docnames of posts."""
        return _patterns(self.conf.texts_of("blog_post_pattern"))

    @property
    def has_markdown(self) -> bool:
        """Whether there is a parser of Markdown."""
        return not MARKDOWN.isdisjoint(self.conf.texts_of("extensions"))

    @cached_property
    def suffixes(self) -> dict[str, str]:
        """Suffixes of documents, and which parser they are for."""
        value = self.conf.values.get("source_suffix", ".rst")
        found: dict[str, str] = {}
        if isinstance(value, dict):
            found = {str(key): str(each or "restructuredtext") for key, each in value.items()}
        else:
            for each in self.conf.texts_of("source_suffix") or [".rst"]:
                is_markdown = each in (".md", ".markdown", ".myst")
                found[each] = "markdown" if is_markdown else "restructuredtext"
        if self.has_markdown:
            found.setdefault(".md", "markdown")
        return found

    def declared(self, kind: str) -> list[str]:
        """Return the names of authors, locations or languages that ``conf.py`` has."""
        return self.conf.texts_of(f"blog_{kind}s")

    def default(self, kind: str) -> list[str]:
        """Return the terms of posts that name none."""
        return self.conf.texts_of(f"blog_default_{kind}")

    def called(self, kind: str) -> dict[str, str]:
        """Return what authors, locations or languages are called, by name."""
        known = self.conf.values.get(f"blog_{kind}s")
        told = known.items() if isinstance(known, dict) else ()
        return {
            str(name): value[0]
            for name, value in told
            if isinstance(value, tuple | list) and value and isinstance(value[0], str)
        }

    def peek(self, name: str) -> str:
        """Return the text of a file; nothing if it can't be read as one."""
        try:
            return self.files.text(name)
        except (UnicodeDecodeError, ImportFailure):
            return ""


def _patterns(globs: list[str]) -> list[str]:
    """Return patterns of docnames for patterns of files."""
    found: list[str] = []
    for each in globs:
        plain = re.sub(r"\.(?:rst|md|txt|ipynb|\*|\w{2,8})\Z", "", each.strip().removeprefix("./"))
        plain = f"{plain}**" if plain.endswith("/") else plain
        found.append(plain)
        # in files' patterns "**/" may be no folder at all
        if "**/" in plain:
            found.append(plain.replace("**/", ""))
    return list(dict.fromkeys(filter(None, found)))
