"""Files of a project beside its documents and ``conf.py``, so far as they know of ABlog."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ...model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .facts import Facts

#: A template that looks something up in ABlog.
_ASKS = re.compile(r"\{[{%][^}]*\bablog\b(?!/)")
_NAMED = re.compile(r"\bablog\b")
_REQUIRED = re.compile(r"^ablog(?:\[[^\]\n]*\])?(?=[ \t]*(?:[<>=~!;#].*)?$).*$", re.MULTILINE)
_FOLDERS = ("html_static_path", "templates_path", "html_extra_path")
#: Files that are told of where they name it.
_TOLD = frozenset(
    {"Makefile", "make.bat", "pyproject.toml", "setup.cfg", "setup.py", "tox.ini", "noxfile.py"}
    | {"environment.yml", "environment.yaml", "Pipfile", ".readthedocs.yml", ".readthedocs.yaml"}
    | {".gitlab-ci.yml", ".travis.yml", "netlify.toml"}
)
ASIDE = ".ablog"


def aside(facts: Facts) -> dict[str, str]:
    """Return templates that ask ABlog, under names by which they have no effect."""
    folders = [f"{posixpath.normpath(each)}/" for each in facts.conf.texts_of("templates_path")]
    return {
        f"{name}{ASIDE}": text
        for name in facts.files.names
        if name.endswith(".html")
        and name.startswith(tuple(folders))
        and _ASKS.search(text := facts.peek(name))
    }


def own_templates(facts: Facts) -> set[str]:
    """Return the other templates, by path from their folder."""
    asking = aside(facts)
    folders = [f"{posixpath.normpath(each)}/" for each in facts.conf.texts_of("templates_path")]
    return {
        name.removeprefix(folder)
        for folder in folders
        for name in facts.files.names
        if name.startswith(folder) and f"{name}{ASIDE}" not in asking
    }


def empty_folders(facts: Facts) -> dict[str, str]:
    """Return files that keep folders which ``conf.py`` names: Sphinx warns where one is missing."""
    found = {}
    for option in _FOLDERS:
        for each in facts.conf.texts_of(option):
            folder = posixpath.normpath(each)
            is_below = not folder.startswith(("..", "/")) and folder != "."
            empty = not any(name.startswith(f"{folder}/") for name in facts.files.names)
            if is_below and empty and (facts.files.root / folder).is_dir():
                found[f"{folder}/.gitkeep"] = ""
    return found


def requirements(facts: Facts) -> dict[str, str]:
    """Return files that required ABlog, and require us."""
    found = {}
    for name in facts.files.names:
        if re.fullmatch(r"requirements[\w.-]*\.(?:txt|in)", posixpath.basename(name)):
            text = facts.peek(name)
            new = _REQUIRED.sub("sphinx-blogarchive", text)
            if new != text:
                found[name] = new
    return found


def notes(facts: Facts) -> Iterator[Note]:
    """Yield what is to be told of such files."""
    for name in facts.files.links:
        yield Note("left out", name, "a link, which isn't followed")
    for name in sorted(aside(facts)):
        what = f"this template asks ABlog; it is {name}, and has no effect"
        yield Note("look at", name.removesuffix(ASIDE), what)
    for name in sorted(requirements(facts)):
        yield Note("changed", name, "it requires sphinx-blogarchive, not ablog")
    for name in facts.files.names:
        base = posixpath.basename(name)
        if base in _TOLD or (name.startswith(".github/") and base.endswith((".yml", ".yaml"))):
            rows = facts.peek(name).splitlines()
            if found := [n for n, row in enumerate(rows, 1) if _NAMED.search(row)]:
                yield Note("look at", f"{name}:{found[0]}", "it names ablog")
        elif name.endswith(".ipynb") and re.search(r"blogpost|\.\. post::", facts.peek(name)):
            what = "a notebook stays as it is; see that its date is an ISO date"
            yield Note("look at", name, what)
