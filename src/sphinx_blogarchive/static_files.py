"""The style sheet that other themes need for listings and posts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .theme.lookup import is_ours

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_FOLDER = Path(__file__).parent / "static"


def add_static_files(app: Sphinx) -> None:
    """Have the style sheet copied and linked."""
    # later than the configuration is compared with that of the last build, which must not
    # hold the path of this machine
    app.connect("builder-inited", _add)


def _add(app: Sphinx) -> None:
    # our own theme builds upon it; others know nothing of it, so that it comes after theirs (200)
    app.add_css_file("blogarchive.css", priority=150 if is_ours(app.builder) else 500)
    app.config.html_static_path = [*app.config.html_static_path, str(_FOLDER)]
