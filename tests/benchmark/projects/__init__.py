"""The same posts as projects of several programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .hugo import Hugo
from .material import Material
from .nikola import Nikola
from .pelican import Pelican
from .sphinx import ABlog, ABlogBare, Ours, Plain

if TYPE_CHECKING:
    from .base import Project

THEMES = ("basic", "alabaster", "furo")


def projects() -> dict[str, Project]:
    """Return all projects by name, none of them written yet."""
    found: list[Project] = [
        Plain("plain"),
        ABlog("ablog"),
        ABlogBare("ablog-bare"),
        Ours("ours"),
    ]
    for theme in THEMES:
        found.append(Ours(f"ours-{theme}", theme=theme))
        if theme != "basic":
            found.append(Plain(f"plain-{theme}", theme=theme))
    found += [Hugo("hugo"), Pelican("pelican"), Material("material"), Nikola("nikola")]
    return {project.name: project for project in found}
