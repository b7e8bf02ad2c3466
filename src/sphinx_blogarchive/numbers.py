"""Numbers of figures, tables and listings in posts that stand in no toctree.

Sphinx numbers along the toctree alone, and a blog needs none: without this, ``:numref:`` to a
figure of a post fails. (Equations are numbered by :mod:`.math`.)
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .domain import blog_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def number_posts(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-get-updated``, after Sphinx has numbered: number each other post by itself, from 1."""
    if not env.config.numfig:
        return []
    for docname, found in sorted(blog_domain(env).enumerables.items()):
        numbers = env.toc_fignumbers.get(docname, {})
        counter: Counter[str] = Counter()
        given = set(numbers)
        for figtype, identifier in found:
            if figtype not in given:
                counter[figtype] += 1
                numbers.setdefault(figtype, {})[identifier] = (counter[figtype],)
        if numbers:
            env.toc_fignumbers[docname] = numbers
    return []
