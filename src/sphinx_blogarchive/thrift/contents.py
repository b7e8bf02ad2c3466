"""Tables of contents that are loaded when they are asked for, and pickled anew only then.

They are more than half of what it takes to load the environment and to write it, and a build after
an edit asks for those of the pages that it writes.
"""

from __future__ import annotations

import pickle
from collections import UserDict
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_PROTOCOL = pickle.HIGHEST_PROTOCOL


class Contents(UserDict[str, nodes.bullet_list]):
    """Tables of contents by docname, some of them pickled."""

    data: dict[str, Any]

    def __getitem__(self, docname: str) -> nodes.bullet_list:
        """Return that of *docname*, the same one from now on."""
        found = self.data[docname]
        if isinstance(found, bytes):
            found = self.data[docname] = pickle.loads(found)  # noqa: S301 (our own)
        return found  # type: ignore[no-any-return]

    def __getstate__(self) -> dict[str, Any]:
        """Return each of them pickled; those that weren't asked for are as they were."""
        return {
            "data": {
                docname: found if isinstance(found, bytes) else pickle.dumps(found, _PROTOCOL)
                for docname, found in self.data.items()
            }
        }


def load_asked_for(app: Sphinx) -> None:
    """``builder-inited``: keep the tables of contents of the environment so."""
    env: Any = app.env
    if type(env.tocs) is dict:
        env.tocs = Contents(env.tocs)


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """``env-purge-doc``, before Sphinx: forget that of *docname* without loading it.

    It may hold nodes of an extension that isn't there any more.
    """
    tables: Any = env.tocs
    if isinstance(tables, Contents):
        tables.data.pop(docname, None)
