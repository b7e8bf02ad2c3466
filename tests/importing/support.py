"""Imports run in tests, and what the old server of the invented blog served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_blogarchive.command import main
from tests.helpers import Blog, Built
from tests.incremental.sample import png

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Imported:
    """A project that was imported."""

    folder: Path
    built: Built | None = None

    def text(self, name: str) -> str:
        """Return the text of a file of the project."""
        return (self.folder / name).read_text(encoding="utf-8")

    @property
    def report(self) -> str:
        """The report of the import."""
        return self.text("import-report.txt")

    def post(self, identifier: int) -> str:
        """Return the text of the post with a permanent identifier."""
        for path in sorted(self.folder.glob("posts/*/*.md")):
            text = path.read_text(encoding="utf-8")
            if f"\nid: {identifier}\n" in text:
                return text
        raise LookupError(identifier)

    def build(self, builder: str = "html") -> Built:
        """Build the project beside it."""
        blog = Blog.__new__(Blog)
        blog.root, blog.src = self.folder.parent / f"{self.folder.name}-{builder}", self.folder
        return blog.build(builder)


def run(*arguments: object) -> int:
    """Run ``blogarchive import``."""
    return main(["import", *map(str, arguments)])


def files(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_texts(root: Path, texts: dict[str, str], pictures: tuple[str, ...] = ()) -> Path:
    """Write the files of an old blog into the folder *root*."""
    for name in (*texts, *pictures):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        if name in texts:
            (root / name).write_text(texts[name], encoding="utf-8")
        else:
            (root / name).write_bytes(png(30))
    return root


def write_uploads(folder: Path) -> Path:
    """Write the folder that the old server served: uploads, and what it kept to itself."""
    uploads = folder / "usr/uploads/2024/01"
    uploads.mkdir(parents=True)
    (uploads / "tu.png").write_bytes(png(128))
    (uploads / "a b").write_text("text", encoding="utf-8")
    (folder / "config.inc.php").write_text("<?php 'password'", encoding="utf-8")
    return folder
