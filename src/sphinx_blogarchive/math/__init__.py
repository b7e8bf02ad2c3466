r"""Mathematics of a blog: equations numbered when they are built, labels by document.

`setup_math` registers all of it. An equation is read in `tex` and `layout` (strings alone),
numbered in `numbering` when its document has been read, known to the rest of the project through
`domain`, and written by `references` and `latex`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .domain import ScopedMathDomain
from .equation import displayed_number
from .latex import LatexEquations
from .references import EquationNumbers, UniqueIds, math_domain
from .transforms import EquationReferences

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["ScopedMathDomain", "displayed_number", "math_domain", "setup_math"]


def setup_math(app: Sphinx) -> None:
    """Register the domain, the transforms and the handlers."""
    app.add_domain(ScopedMathDomain, override=True)
    app.add_transform(EquationReferences)
    app.add_post_transform(EquationNumbers)
    app.add_post_transform(LatexEquations)
    app.add_post_transform(UniqueIds)
    # After whoever reads more documents when all others have been read.
    app.connect("env-updated", _derive, priority=950)
    # After Sphinx has given the documents under toctrees their numbers (500).
    app.connect("env-get-updated", _fill_in_numbers, priority=800)


def _derive(app: Sphinx, env: BuildEnvironment) -> None:
    math_domain(env).derive()


def _fill_in_numbers(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Give blocks that no toctree leads to the numbers that their documents give them.

    Sphinx's writers know no other source of a number under ``math_numfig``. Rows need none:
    their numbers are in their TeX.
    """
    if env.config.numfig and env.config.math_numfig:
        for docname, blocks in math_domain(env).data["blocks"].items():
            plain = {block_id: (number,) for block_id, number in blocks.items() if number}
            if plain:
                figures = env.toc_fignumbers.setdefault(docname, {})
                figures["displaymath"] = plain | figures.get("displaymath", {})
    return []
