"""When comments are seen to, within a build of Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import files, scripts, snapshot_check
from .anchors import note_ids
from .setting.settle import settle

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_comments(app: Sphinx) -> None:
    """Connect all of it."""
    # after the other options are checked (500)
    app.connect("config-inited", settle, priority=600)
    app.connect("doctree-read", note_ids)
    app.connect("env-get-updated", snapshot_check.check)
    # after what the last build left is swept away (500)
    app.connect("write-started", files.copy, priority=600)
    app.connect("html-page-context", scripts.add)
    app.connect("build-finished", files.write_map, priority=400)
