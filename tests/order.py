"""Which tests come first, and which of them one process runs, where several do.

What is made once for a file of tests, or for a folder, is so made in one process: with a test here
and a test there, each process would start the servers of comments, and build all blogs to search.
"""

from __future__ import annotations

import pytest

#: Folders whose tests share what takes long to make.
TOGETHER = ("tests/comments/real", "tests/search")
#: What takes longest, so that no process is left with it in the end.
FIRST = (
    *("tests/comments/real/", "tests/hosting/test_readthedocs.py", "tests/test_documentation.py"),
    *("tests/search/", "tests/incremental/", "tests/browser/"),
)


def pytest_collection_modifyitems(items):
    """Put first what takes longest."""

    def place(item):
        starts = (item.nodeid.startswith(start) for start in FIRST)
        return next((number for number, starts_so in enumerate(starts) if starts_so), len(FIRST))

    items.sort(key=place)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Hand out files, and some folders, as a whole, in their order."""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file = nodeid.partition("::")[0]
            folder = file.rpartition("/")[0]
            return folder if folder in TOGETHER else file

    if config.getoption("dist") != "load":
        return None
    config.option.loadscopereorder = False
    return Together(config, log)
