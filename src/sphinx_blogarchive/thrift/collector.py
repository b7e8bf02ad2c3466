"""When Python looks for garbage: between two documents.

Trees of documents hold a million objects that refer to each other, so that none goes by itself.
Python would look for garbage as soon as there are so many new objects, in the midst of a document,
and find most of them in use; it would keep those for old ones, and go through them again and
again. When a document has been read, or written, nearly all that is new is garbage.
"""

from __future__ import annotations

import atexit
import gc
from contextlib import ExitStack, contextmanager, suppress
from io import BufferedRandom, BufferedWriter, TextIOWrapper
from typing import TYPE_CHECKING, Any

from sphinx.builders import Builder

from .memory import Forgetful
from .replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: New objects after which Python looks by itself within a document: few documents make so many.
_WITHIN = 60_000
#: The same where trees wait for other processes to write them, and are in use after their turn.
_WAITING = 10_000
#: New objects that are worth to be looked at between documents.
_BETWEEN = 1000
#: How many times only those are looked at before those that have outlived that are, too.
_TIMES = 32
#: What holds text or bytes that may not be in a file yet.
_FILES = {TextIOWrapper, BufferedWriter, BufferedRandom}


class _Collector:
    """Python's garbage collector in one build."""

    def __init__(self, threshold: tuple[int, ...], *, is_alone: bool) -> None:
        """Begin with the *threshold* that was set.

        :param is_alone: whether nobody else has objects that the collector is to leave alone.
        """
        self._threshold = threshold
        self._is_alone = is_alone
        self._looks = bool(threshold[0]) and gc.isenabled()
        self._looked = 0
        self._wait_for(_WITHIN)

    def _wait_for(self, young: int) -> None:
        if self._threshold[0]:
            gc.set_threshold(max(young, self._threshold[0]), *self._threshold[1:])

    def look(self) -> None:
        """Look for garbage, if there may be much: a document is done."""
        if self._looks and gc.get_count()[0] > _BETWEEN:
            self._looked += 1
            gc.collect(int(self._looked % _TIMES == 0))

    def leave_alone(self) -> None:
        """Leave alone what there is: nearly all that outlives the reading is needed to the end."""
        if self._is_alone and self._looks:
            # but trees that were just read
            gc.collect(1)
            gc.freeze()

    def begin_writing(self, app: Sphinx) -> None:
        """Leave alone what there is when pages are to be written.

        What other processes that write share would be copied for each of them as soon as the
        collector goes through it.
        """
        self.leave_alone()
        if app.builder.parallel_ok:
            self._looks = False
            self._wait_for(_WAITING)


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
    """Have Python look for garbage so, unless somebody has told it not to look at all.

    What is there when the build of *app* begins it leaves alone, unless somebody has such things
    already.
    """
    atexit.unregister(_leave)
    atexit.register(_leave)
    before = gc.get_threshold()
    is_alone = not gc.get_freeze_count()
    with ExitStack() as put_back:
        put_back.callback(gc.set_threshold, *before)
        if is_alone:
            gc.freeze()
            put_back.callback(gc.unfreeze)
        collector = _Collector(before, is_alone=is_alone)
        for event, listener in (
            ("env-updated", lambda *_: collector.leave_alone()),
            ("write-started", lambda *_: collector.begin_writing(app)),
        ):
            connected = app.connect(event, listener, priority=0)
            put_back.callback(app.disconnect, connected)
        read, take = Builder.read_doc, Forgetful.pop

        def read_doc(*args: Any, **options: Any) -> None:
            # from when it returns nothing holds the tree
            read(*args, **options)
            collector.look()

        def pop(*args: Any) -> Any:
            # Sphinx looks there for a page's tree first of all: the page before is written
            collector.look()
            return take(*args)

        put_back.enter_context(replaced(Builder, read_doc=read_doc))
        put_back.enter_context(replaced(Forgetful, pop=pop))
        yield


def _leave() -> None:
    """End the process without taking apart what a build has left: all memory is given back then.

    Python looks for garbage some times more and frees each object, for a third of a build in which
    nothing has changed. Files that nobody has closed are written, as they would be.
    """
    for file in [thing for thing in gc.get_objects() if type(thing) in _FILES]:
        with suppress(OSError, ValueError):
            file.flush()
    gc.freeze()
