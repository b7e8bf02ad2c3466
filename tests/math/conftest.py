"""A project in a temporary folder, with the mathematics of the extension and nothing else of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sphinx.testing.util import SphinxTestApp

CONF = r"""
extensions = ["myst_parser", *EXTENSIONS]
myst_enable_extensions = ["dollarmath", "amsmath"]
exclude_patterns = ["_build"]
html_theme = "basic"
mathjax_path = "mathjax.js"
latex_engine = "xelatex"
html_copy_source = False
# What none of this is about.
suppress_warnings = ["epub.unknown_project_files"]


def setup(app):
    from sphinx_blogarchive.math import setup_math

    setup_math(app)
"""


@dataclass
class Built:
    """One build: where it went, what it said, and the application."""

    app: SphinxTestApp
    out: Path
    warnings: str

    def read(self, name: str) -> str:
        return (self.out / name).read_text(encoding="utf-8")

    def body(self, name: str) -> str:
        """The part of an HTML page that its document makes."""
        text = self.read(name)
        begin, end = '<div class="body" role="main">', '<div class="clearer">'
        match = re.search(f"{begin}(.*?){end}", text, re.DOTALL)
        return match[1] if match else text

    @property
    def lines(self) -> list[str]:
        return self.warnings.splitlines()


@dataclass
class Project:
    """Sources, and ways to build them."""

    root: Path

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.root / "src" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def build(
        self,
        builder: str = "html",
        *,
        strict: bool = False,
        where: str = "_build",
        parallel: int = 0,
        extensions: tuple[str, ...] = (),
        **config: Any,
    ) -> Built:
        source = self.root / "src"
        conf = CONF.replace("*EXTENSIONS", repr(extensions)[1:-1])
        if not (source / "conf.py").exists() or (source / "conf.py").read_text() != conf:
            self.write({"conf.py": conf})
        app = SphinxTestApp(
            builder,
            srcdir=source,
            builddir=self.root / where,
            confoverrides=config,
            parallel=parallel,
        )
        try:
            app.build()
        finally:
            # At once: two applications in one process would warn of each other's nodes.
            app.cleanup()
        warnings = re.sub(r"\x1b\[[0-9;]*m", "", app.warning.getvalue())
        if strict:
            assert warnings == ""
        return Built(app, Path(app.outdir), warnings)


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


@pytest.fixture
def build(project):
    """Write documents and build them: `build({"index.md": …}, "html", strict=True)`."""

    def run(files: dict[str, str], builder: str = "html", **options: Any) -> Built:
        project.write(files)
        return project.build(builder, **options)

    return run
