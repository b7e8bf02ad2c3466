"""The sheets and scripts that pages link to with a digest of their content."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..digests import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

#: Templates among them, too.
_PATTERNS = ("*.css", "*.js", "*.css.jinja", "*.js.jinja", "*.css_t", "*.js_t")


def assets(app: Sphinx) -> str:
    """Return a digest of all sheets and scripts that are copied into the site."""
    return digest(
        *((str(path.name), path.read_bytes()) for folder in _folders(app) for path in _in(folder))
    )


def _folders(app: Sphinx) -> Iterator[Path]:
    theme = getattr(app.builder, "theme", None)
    yield from (Path(folder, "static") for folder in (theme.get_theme_dirs() if theme else ()))
    yield from (Path(app.confdir, entry) for entry in app.config.html_static_path)


def _in(folder: Path) -> Iterator[Path]:
    if folder.is_file():
        yield folder
    for pattern in _PATTERNS:
        yield from sorted(folder.rglob(pattern))
