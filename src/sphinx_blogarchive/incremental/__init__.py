"""What an incremental build leaves is byte for byte what a clean build leaves.

Sphinx writes a page anew when its own source changed. A page also shows things of others:
their titles, numbers and targets, the toctree, lists of posts. :mod:`.facts` computes what
each document offers to others, :mod:`.manifest` remembers what each page showed of it when
it was written, and :mod:`.outdated` compares the two. The rest mends where Sphinx itself
leaves traces of earlier builds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .code import keep_code, save_code
from .images import name_images
from .names import note_names, settle_names
from .outdated import find_outdated, note_missing, note_written, remember
from .patches import note_context, patch
from .references import NoteReferences
from .sections import forget_numbers
from .sweep import note_page, sweep
from .watched import find_changed, watch

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup_incremental"]


def setup_incremental(app: Sphinx) -> None:
    """Connect all of it to a build."""
    app.add_post_transform(NoteReferences)
    # after the post is recorded (900)
    app.connect("doctree-read", watch, priority=950)
    app.connect("doctree-read", note_names, priority=950)
    app.connect("env-updated", settle_names, priority=50)
    # when posts that are hidden have been dropped, and their pictures with them (900)
    app.connect("env-updated", name_images, priority=920)
    app.connect("env-get-outdated", find_changed)
    app.connect("env-get-updated", forget_numbers, priority=400)
    app.connect("env-get-updated", find_outdated, priority=990)
    app.connect("write-started", sweep)
    app.connect("missing-reference", note_missing, priority=990)
    app.connect("doctree-resolved", note_written)
    app.connect("html-page-context", note_page)
    # last, when all that blocks ask for is there
    app.connect("html-page-context", note_context, priority=999)
    app.connect("html-collect-pages", patch)
    app.connect("build-finished", remember)
    app.connect("builder-inited", keep_code, priority=999)
    app.connect("build-finished", save_code)
