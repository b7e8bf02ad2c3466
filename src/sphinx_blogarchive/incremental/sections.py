"""Numbers of sections that are no longer numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def forget_numbers(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-get-updated``, before Sphinx numbers: take the numbers off what had some.

    Sphinx puts numbers on titles and tables of contents, and never takes one off a document
    that isn't read again, though its toctree isn't ``:numbered:`` any more.
    """
    for docname in env.toc_secnumbers:
        if docname in env.titles:
            env.titles[docname].attributes.pop("secnumber", None)
        if docname in env.tocs:
            for node in env.tocs[docname].findall(nodes.reference):
                node.attributes.pop("secnumber", None)
    return []
