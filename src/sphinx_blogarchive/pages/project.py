"""The project's documents, generated ones among them, hidden ones not.

The source of a generated page is a small JSON file beside the doctrees, read by
:mod:`.parser`; to Sphinx it is a document like any other.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, cast

from sphinx.project import Project

from ..compat import StrPath
from ..reading.visibility import hidden_documents

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ..domain import BlogDomain

#: Suffix of the sources of generated pages; no file of a writer's has it.
SUFFIX = ".blogarchive-page"
FILETYPE = "blogarchive-page"


class BlogProject(Project):
    """A project with generated documents beside those found in the source folder."""

    #: The blog; not there in a project that was pickled.
    blog: BlogDomain | None = None
    #: Folder of the sources of generated pages.
    sources: Path
    #: The documents that the writer wrote, hidden ones not.
    real_docnames: set[str]
    #: Absolute paths by docname, of the writer's documents and of generated ones: each is asked
    #: for several times in a build, and a path is taken apart when it is first used.
    _paths: tuple[dict[str, StrPath], dict[str, StrPath]]

    @classmethod
    def adopt(cls, project: Project, blog: BlogDomain, sources: Path) -> BlogProject:
        """Make *project* one of ours. Sphinx has no way to choose the class of its project."""
        project.__class__ = cls
        adopted = cast("BlogProject", project)
        adopted.blog = blog
        adopted.sources = sources
        adopted._paths = {}, {}  # noqa: SLF001 (one of ours)
        # the project of the last build had the generated documents among its own
        adopted.real_docnames = set(project.docnames) - blog.pages.keys()
        return adopted

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what belongs to this process, and the ways between paths and documents.

        These are found again with the files; to load them takes as long as a tenth of all the rest.
        """
        kept = {key: value for key, value in self.__dict__.items() if key != "blog"}
        return kept | {"_path_to_docname": {}, "_paths": ({}, {})}

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Find all documents: the writer's that may be seen, and the generated ones.

        Those of the last build are among them until the blog is planned anew.
        """
        self._paths = {}, {}
        # the folder of doctrees may be within that of the sources
        found = super().discover([*exclude_paths, f"**{SUFFIX}"], include_paths)
        if self.blog is not None:
            found.difference_update(hidden_documents(self.blog, set(found)))
            self.real_docnames = set(found)
            found.update(self.generated())
        return found

    def generated(self) -> set[str]:
        """Return the generated documents of the last build, without any whose source was lost."""
        pages = self.blog.pages if self.blog is not None else {}
        # of thousands of names in each build, paths would take their time
        below = f"{self.sources}/"
        return {name for name in pages if os.path.exists(below + name + SUFFIX)}  # noqa: PTH110

    def is_generated(self, docname: str) -> bool:
        """Say whether *docname* is a generated page."""
        return (
            self.blog is not None
            and docname in self.blog.pages
            and docname not in self.real_docnames
        )

    def doc2path(self, docname: str, absolute: bool) -> StrPath:
        """Return the path of a document's source; of a generated one, beside the doctrees."""
        is_generated = self.is_generated(docname)
        paths = self._paths[is_generated]
        if absolute and docname in paths:
            return paths[docname]
        if is_generated:
            name = docname + SUFFIX
            # a relative path goes into the search index, where it must not say where we build
            path = StrPath(self.sources, name) if absolute else StrPath(name)
        else:
            path = super().doc2path(docname, absolute)
        # of a document that isn't there yet the suffix is guessed
        if absolute and docname in self.docnames:
            paths[docname] = path
        return path
