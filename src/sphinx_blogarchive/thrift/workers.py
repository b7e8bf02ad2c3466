"""How the work of a parallel build is shared.

Sphinx's main process resolves all pages and gives them to others to be written; where writing takes
longer than resolving, the trees of all others wait in memory, and so does the main process in the
end. A process that reads documents sends back the whole environment, with all that the main process
had when it began: Sphinx starts one for each few documents, even for a single one.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import sphinx.builders
from sphinx.util.parallel import ParallelTasks

from .colours import Colours, colours_of
from .lexers import Lexers
from .replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx

#: Portions for each process that reads; the second is there for those that are done early.
_PORTIONS = 2


class SharedTasks(ParallelTasks):
    """Pages to be written: in the main process, too, while the others are busy and some wait."""

    def __init__(self, nproc: int, phased: Any, colours: Colours | None = None) -> None:
        """Begin without any.

        :param nproc: how many other processes there are.
        :param phased: what says that Sphinx resolves, and not writes.
        :param colours: blocks of code; the other processes send back those that they coloured.
        """
        super().__init__(nproc)
        self._phased = phased
        self._colours = colours

    def add_task(
        self,
        task_func: Callable[[Any], Any] | Callable[[], Any],
        arg: Any = None,
        result_func: Callable[[Any, Any], Any] | None = None,
    ) -> None:
        """Have *task_func* write *arg*, a list of pages."""
        self.look()
        write: Any = task_func
        if self._pworking < self.nproc or not self._precvs_waiting:
            super().add_task(partial(self._write, write), arg, partial(self._done, result_func))
            return
        phase = self._phased.phase
        for page in arg:
            write([page])
            self.look()
        self._phased.phase = phase
        if result_func is not None:
            result_func(arg, None)

    def _write(self, write: Callable[[Any], Any], pages: Any) -> tuple[Any, dict[str, str]]:
        if self._colours is None:
            return write(pages), {}
        self._colours.new = {}
        return write(pages), self._colours.new

    def _done(
        self, tell: Callable[[Any, Any], Any] | None, pages: Any, found: tuple[Any, dict[str, str]]
    ) -> None:
        result, coloured = found
        if self._colours is not None:
            self._colours.take(coloured)
        if tell is not None:
            tell(pages, result)

    def look(self) -> None:
        """Give the others more to do, if they have done what they had."""
        self._join_one()


class _Writing:
    """The pages that a builder is writing."""

    def __init__(self, phased: Any, builder: Any) -> None:
        self._phased = phased
        self._builder = builder
        self._tasks: SharedTasks | None = None
        self._lexers = Lexers()

    def begin(self, nproc: int) -> SharedTasks:
        self._tasks = SharedTasks(nproc, self._phased, colours_of(self._builder))
        return self._tasks

    def end(self) -> None:
        self._tasks = None

    def look(self, app: Sphinx, doctree: nodes.document, *_: object) -> None:
        """``doctree-resolved``: the main process has one more page."""
        if self._tasks is not None:
            self._lexers.load(doctree, colours_of(self._builder))
            self._tasks.look()


def portions(docnames: Sequence[str], nproc: int) -> list[Sequence[str]]:
    """Return *docnames* in as few portions as *nproc* processes can share evenly."""
    size = -(-len(docnames) // (_PORTIONS * nproc)) or 1
    return [docnames[at : at + size] for at in range(0, len(docnames), size)]


def share_work(app: Sphinx) -> None:
    """``builder-inited``: have *app* share its work so, and read a single document by itself."""
    builder: Any = app.builder
    read_one_by_one = builder._read_serial
    read_in_parallel, write_in_parallel = builder._read_parallel, builder._write_parallel
    # Sphinx 8 has the phase in the application
    writing = _Writing(app if "phase" in vars(app) else builder, builder)

    def read(docnames: list[str], nproc: int) -> None:
        if len(docnames) > 1:
            with replaced(sphinx.builders, make_chunks=portions):
                read_in_parallel(docnames, nproc)
        else:
            read_one_by_one(docnames)

    def write(docnames: Sequence[str], nproc: int) -> None:
        with replaced(sphinx.builders, ParallelTasks=writing.begin):
            try:
                write_in_parallel(docnames, nproc)
            finally:
                writing.end()

    builder._read_parallel, builder._write_parallel = read, write
    app.connect("doctree-resolved", writing.look)
