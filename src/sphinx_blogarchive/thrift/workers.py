"""How the work of a parallel build is shared.

Sphinx's main process resolves all pages and gives them to others to be written; where writing takes
longer than resolving, the trees of all others wait in memory, and so does the main process in the
end. To read a single document Sphinx starts a process, which sends back the whole environment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sphinx.builders
from sphinx.util.parallel import ParallelTasks

from .replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.application import Sphinx


class SharedTasks(ParallelTasks):
    """Pages to be written: in the main process, too, while the others are busy and some wait."""

    def __init__(self, nproc: int, phased: Any) -> None:
        """Begin without any.

        :param nproc: how many other processes there are.
        :param phased: what says that Sphinx resolves, and not writes.
        """
        super().__init__(nproc)
        self._phased = phased

    def add_task(
        self,
        task_func: Callable[[Any], Any] | Callable[[], Any],
        arg: Any = None,
        result_func: Callable[[Any, Any], Any] | None = None,
    ) -> None:
        """Have *task_func* write *arg*, a list of pages."""
        self.look()
        if self._pworking < self.nproc or not self._precvs_waiting:
            super().add_task(task_func, arg, result_func)
            return
        write: Any = task_func
        phase = self._phased.phase
        for page in arg:
            write([page])
            self.look()
        self._phased.phase = phase
        if result_func is not None:
            result_func(arg, None)

    def look(self) -> None:
        """Give the others more to do, if they have done what they had."""
        self._join_one()


class _Writing:
    """The pages that a builder is writing."""

    def __init__(self, phased: Any) -> None:
        self._phased = phased
        self._tasks: SharedTasks | None = None

    def begin(self, nproc: int) -> SharedTasks:
        self._tasks = SharedTasks(nproc, self._phased)
        return self._tasks

    def end(self) -> None:
        self._tasks = None

    def look(self, *_: object) -> None:
        """``doctree-resolved``: the main process has one more page."""
        if self._tasks is not None:
            self._tasks.look()


def share_work(app: Sphinx) -> None:
    """``builder-inited``: have *app* share its work so, and read a single document by itself."""
    builder: Any = app.builder
    read_one_by_one = builder._read_serial
    read_in_parallel, write_in_parallel = builder._read_parallel, builder._write_parallel
    # Sphinx 8 has the phase in the application
    writing = _Writing(app if "phase" in vars(app) else builder)

    def read(docnames: list[str], nproc: int) -> None:
        if len(docnames) > 1:
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
