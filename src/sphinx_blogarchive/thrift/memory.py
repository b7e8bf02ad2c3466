"""What is kept in memory, and how often Python looks for garbage in it.

Trees of documents hold a million objects that refer to each other. Sphinx keeps all that it has
read until they are written, and Python's garbage collector goes through them again and again,
and finds little: a build takes a tenth longer for it, and a third more memory.
"""

from __future__ import annotations

import atexit
import gc
from contextlib import contextmanager, suppress
from io import BufferedRandom, BufferedWriter, TextIOWrapper
from itertools import islice
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..walk import nodes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: New objects after which the collector looks at the young ones; Python's own figure is 700.
_YOUNG = 10_000
#: How many documents are kept as they are on disk: those that pages ask for again and again.
_KEPT = 16
#: How many nodes a small document has at most, and how many such ones are kept until written.
_SMALL, _SMALL_KEPT = 30, 2000
#: What holds text or bytes that may not be in a file yet.
_FILES = {TextIOWrapper, BufferedWriter, BufferedRandom}


class _Few(dict[str, bytes]):
    """Keeps the last documents that were asked for."""

    def __setitem__(self, docname: str, serialised: bytes) -> None:
        """Keep one more, and forget the oldest."""
        super().__setitem__(docname, serialised)
        if len(self) > _KEPT:
            del self[next(iter(self))]


class _Forgetful(dict[str, Any]):
    """Keeps no document that was read but small ones: it is on disk when it is to be written.

    To load a generated page, which has little but a list to come, takes longer than to keep it.
    """

    def __init__(self, few: _Few) -> None:
        """Forget it as it was before, too, in *few*."""
        super().__init__()
        self._few = few

    def __setitem__(self, docname: str, tree: Any) -> None:
        """Forget it, unless it is small."""
        self._few.pop(docname, None)
        self.pop(docname, None)
        if len(self) < _SMALL_KEPT and _is_small(tree):
            super().__setitem__(docname, tree)


def _is_small(tree: nodes.document) -> bool:
    return next(islice(nodes_of(tree, nodes.Node), _SMALL, None), None) is None


def keep_few(app: Sphinx, *_: Any) -> None:
    """``env-before-read-docs``: leave documents on disk, and keep few of them in memory."""
    env: Any = app.env
    env._pickled_doctree_cache = few = _Few()
    env._write_doc_doctree_cache = _Forgetful(few)


def load_undisturbed(app: Sphinx) -> None:
    """Have *app* load its environment while the garbage collector doesn't look; all is needed."""
    private: Any = app
    load = private._init_env

    def init_env(*args: Any) -> BuildEnvironment:
        is_on = gc.isenabled()
        gc.disable()
        try:
            return load(*args)  # type: ignore[no-any-return]
        finally:
            if not gc.get_freeze_count():
                # all of it is old at once, and not gone through as the youngest there are
                gc.freeze()
                gc.unfreeze()
            if is_on:
                gc.enable()

    private._init_env = init_env


@contextmanager
def calm_collector(app: Sphinx) -> Iterator[None]:
    """Have the garbage collector look seldom, unless somebody has told it not to look at all.

    What is there when the build of *app* begins it leaves alone, unless somebody has such things
    already; and so what is there when other processes begin to write pages: it would be copied for
    each of them as soon as the collector goes through it.
    """

    def leave_alone(*_: Any) -> None:
        if app.builder.parallel_ok:
            # trees that were just read are garbage, and not to be kept
            gc.collect(1)
            gc.freeze()

    before = gc.get_threshold()
    if before[0]:
        gc.set_threshold(max(_YOUNG, before[0]), *before[1:])
    is_first = not gc.get_freeze_count()
    listener = None
    if is_first:
        gc.freeze()
        listener = app.connect("write-started", leave_alone)
    atexit.unregister(_leave)
    atexit.register(_leave)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if listener is not None:
            app.disconnect(listener)
            gc.unfreeze()


def _leave() -> None:
    """End the process without taking apart what a build has left: all memory is given back then.

    Python looks for garbage some times more and frees each object, for a third of a build in which
    nothing has changed. Files that nobody has closed are written, as they would be.
    """
    for file in [thing for thing in gc.get_objects() if type(thing) in _FILES]:
        with suppress(OSError, ValueError):
            file.flush()
    gc.freeze()
