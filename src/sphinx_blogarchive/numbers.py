"""Numbers of figures, tables and equations in posts that stand in no toctree.

Sphinx numbers along the toctree alone, and a blog needs none: without this, ``:numref:`` to a
figure of a post fails, and its equations show no number where ``numfig`` is on.
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
        if env.toc_fignumbers.get(docname):
            continue
        numbers: dict[str, dict[str, tuple[int, ...]]] = {}
        counter: Counter[str] = Counter()
        for figtype, identifier in found:
            counter[figtype] += 1
            numbers.setdefault(figtype, {})[identifier] = (counter[figtype],)
        if numbers:
            env.toc_fignumbers[docname] = numbers
    return []
