"""Blogs made for tests: written to a folder, built in this process, read as a browser would."""

from __future__ import annotations

import logging
import os
import re
import shutil
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache, partialmethod
from importlib.metadata import entry_points
from io import StringIO
from typing import TYPE_CHECKING, Any
from unittest import mock

import lxml.html
import mf2py
from jinja2 import BytecodeCache
from jinja2.sandbox import SandboxedEnvironment
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import translators
from sphinx.util.console import strip_escape_sequences
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

#: The date of every build that names none: 2025-01-01 in UTC.
EPOCH = 1735689600

CONF = """\
project = "Example"
author = "Ada"
extensions = ["sphinx_blogarchive"]
html_theme = "basic"
html_baseurl = "https://example.org/blog/"
epub_uid = "example"
version = "1"
suppress_warnings = ["epub.unknown_project_files"]
"""


INSTALLED = cache(entry_points)


class Compiled(BytecodeCache):
    """Keeps compiled templates for all builds of this process: a third of a small build's time."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, Any]] = {}
        self._texts: dict[tuple[Any, ...], Any] = {}

    def text(self, environment: Any, source: Any, *args: Any, **kwargs: Any) -> Any:
        """Compile a template that has no name, as Sphinx has some for files that it copies."""
        if args or kwargs or not isinstance(source, str):
            return COMPILE(environment, source, *args, **kwargs)
        # the lexer is another for each syntax
        how = (source, environment.lexer, environment.autoescape, *sorted(environment.extensions))
        if how not in self._texts:
            self._texts[how] = COMPILE(environment, source)
        return self._texts[how]

    def load_bytecode(self, bucket: Any) -> None:
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Any) -> None:
        self._kept[bucket.key] = (bucket.checksum, bucket.code)


COMPILE = SandboxedEnvironment.compile
COMPILED = Compiled()


def compiled(environment: Any, *args: Any, **kwargs: Any) -> Any:
    """Compile a template once."""
    return COMPILED.text(environment, *args, **kwargs)


@contextmanager
def unheard() -> Iterator[None]:
    """Have no words made of what a small build tells a thousand times, below warnings."""
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def quick() -> tuple[AbstractContextManager[Any], ...]:
    """Return what spares a build that which is the same in all builds of this process."""
    return (
        mock.patch.object(
            SandboxedEnvironment,
            "__init__",
            partialmethod(SandboxedEnvironment.__init__, bytecode_cache=COMPILED),
        ),
        mock.patch.object(SandboxedEnvironment, "compile", compiled),
        # which themes are installed; it takes opening a file for each distribution
        mock.patch("sphinx.theming.entry_points", INSTALLED),
        unheard(),
    )


@dataclass
class Built:
    """What one build left, and what it said."""

    out: Path
    warnings: list[str]
    status: int
    env: Any = field(repr=False)

    def text(self, name: str) -> str:
        """Return the text of a file."""
        return (self.out / name).read_text(encoding="utf-8")

    def page(self, docname: str, suffix: str = ".html") -> lxml.html.HtmlElement:
        """Return the tree of the page of *docname*."""
        return lxml.html.fromstring((self.out / f"{docname}{suffix}").read_bytes())

    def has(self, docname: str) -> bool:
        """Say whether *docname* has a page."""
        return (self.out / f"{docname}.html").exists()

    def microformats(self, docname: str) -> dict[str, Any]:
        """Return what a reader of microformats finds on the page of *docname*."""
        url = f"https://example.org/blog/{docname}.html"
        return mf2py.parse(doc=self.text(f"{docname}.html"), url=url)

    def entries(self, docname: str) -> list[dict[str, Any]]:
        """Return the ``h-entry`` items of the first ``h-feed`` on the page of *docname*."""
        items = self.microformats(docname)["items"]
        feeds = [item for item in walk(items) if "h-feed" in item["type"]]
        return [c for c in feeds[0].get("children", []) if "h-entry" in c["type"]] if feeds else []

    def titles(self, docname: str) -> list[str]:
        """Return the titles in the first listing on the page of *docname*, in their order."""
        return [entry["properties"].get("name", [""])[0] for entry in self.entries(docname)]

    def files(self) -> dict[str, bytes]:
        """Return all files by path."""
        return {
            path.relative_to(self.out).as_posix(): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file()
        }


def walk(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return microformats *items* and all that they hold."""
    found = []
    for item in items:
        found.append(item)
        found += walk(item.get("children", []))
    return found


class Blog:
    """A project in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.src = root / "src"
        self.src.mkdir(parents=True)
        self.conf()
        self.write("index.md", "# Home\n")

    def conf(self, extra: str = "") -> None:
        """Write ``conf.py``: the usual one, with *extra* lines."""
        self.write("conf.py", CONF + extra)

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file."""
        path = self.src / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text, encoding="utf-8")
        return path

    def post(self, name: str, body: str = "Text.\n", **fields: object) -> Path:
        """Write ``posts/<name>.md`` with *fields* as front matter (``date`` has a default)."""
        fields = {"date": "2024-03-05", **fields}
        front = "".join(f"{key}: {value}\n" for key, value in fields.items() if value is not None)
        return self.write(f"posts/{name}.md", f"---\n{front}---\n{body}")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace *old*, which must be there, in a file."""
        path = self.src / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def remove(self, name: str) -> None:
        """Remove a file or a folder."""
        path = self.src / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    def build(
        self,
        builder: str = "html",
        *,
        out: str = "",
        doctrees: str = "",
        jobs: int = 1,
        epoch: int = EPOCH,
        **confoverrides: Any,
    ) -> Built:
        """Build into ``<root>/<out>``, by default a folder named as the builder.

        :param doctrees: folder of the doctrees; by default one for each *out*.
        :param epoch: seconds since 1970 that the build takes for the present.
        """
        out = out or builder
        status, warning = StringIO(), StringIO()
        epoch_set = mock.patch.dict(os.environ, {"SOURCE_DATE_EPOCH": str(epoch)})
        # Sphinx keeps the words of the first language for all later applications
        own_words = mock.patch.dict(translators, clear=True)
        # themes append to lists that are defaults, for all later applications
        own_defaults = mock.patch.object(Config, "config_values", deepcopy(Config.config_values))
        # as sphinx-build does it
        isolated = (epoch_set, own_words, own_defaults, patch_docutils(self.src))
        with ExitStack() as stack:
            for context in (*isolated, *quick(), docutils_namespace()):
                stack.enter_context(context)
            app = Sphinx(
                self.src,
                self.src,
                self.root / out,
                self.root / (doctrees or f"{out}.doctrees"),
                builder,
                confoverrides=confoverrides,
                status=status,
                warning=warning,
                parallel=jobs,
            )
            app.build()
            said = messages(strip_escape_sequences(warning.getvalue()))
            return Built(self.root / out, said, app.statuscode, app.env)


def messages(text: str) -> list[str]:
    """Return the warnings in *text*, one by one."""
    lines = [line for line in text.splitlines() if line.strip()]
    found: list[str] = []
    for line in lines:
        if found and not re.search(r"(WARNING|ERROR|CRITICAL|SEVERE): ", line):
            found[-1] += "\n" + line
        else:
            found.append(line)
    return found
