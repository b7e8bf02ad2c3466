"""The style sheet that other themes need for listings and posts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_FOLDER = Path(__file__).parent / "static"


def add_static_files(app: Sphinx) -> None:
    """Have the style sheet copied and linked."""
    app.add_css_file("blogarchive.css")
    # later than the configuration is compared with that of the last build, which must not
    # hold the path of this machine
    app.connect("builder-inited", _add_folder)


def _add_folder(app: Sphinx) -> None:
    app.config.html_static_path = [*app.config.html_static_path, str(_FOLDER)]
