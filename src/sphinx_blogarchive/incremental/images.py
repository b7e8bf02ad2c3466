"""Names of copied pictures that don't depend on the order in which documents were read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..compat import note_image_names

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def name_images(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``: of pictures with one name, let the first by path keep it.

    Sphinx numbers them as they come, which differs between a clean build and a later one.

    :return: the documents whose pictures have other names now.
    """
    taken: set[str] = set()
    changed: set[str] = set()
    for path in sorted(env.images):
        docnames, old = env.images[path]
        name = Path(path)
        unique, count = name.name, 0
        while unique in taken:
            count += 1
            unique = f"{name.stem}{count}{name.suffix}"
        taken.add(unique)
        if unique != old:
            env.images[path] = (docnames, unique)
            changed |= docnames
    note_image_names(env, taken)
    return sorted(changed & env.found_docs)
