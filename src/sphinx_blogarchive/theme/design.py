"""Of sphinx-design's sheet, what the documents use: it is larger than all others together."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..digests import digest
from ..domain import blog_domain
from .lookup import is_ours

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from ..domain import BlogDomain

#: The sheet that takes the place of sphinx-design's.
SHEET = "blogarchive-design.css"
#: Theirs, whose place differs between versions.
WHOLE = "sphinx-design.min.css"
_CLASS = re.compile(r"\bsd-[\w-]+")
_SELECTED = re.compile(r"\.(sd-[\w-]+)")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
#: Families of classes that components are written with in the end, which no doctree tells yet:
#: the word after ``sd-``. With a component that isn't here, the whole sheet is taken.
_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "accordion": ("accordion", "dropdown", "summary", "card", "octicon", "fade"),
    "aside": ("aside",),
    "card": ("card", "cards", "stretched", "hide"),
    "dropdown": ("dropdown", "summary", "card", "octicon", "fade"),
    "grid": ("container", "row", "col"),
    "step": ("step", "steps"),
    "steps": ("step", "steps"),
    "tab": ("tab",),
}
#: Classes of components that are as they are for some options alone.
_OPTIONAL = frozenset({"sd-d-flex-column", "sd-sphinx-override"})


def used(doctree: nodes.document) -> tuple[str, ...]:
    """Return the classes of sphinx-design in *doctree*, and its components by their names."""
    found: set[str] = set()
    for node in doctree.findall(nodes.Element):
        if classes := node.attributes.get("classes"):
            found.update(name for name in classes if name.startswith("sd-"))
        if component := node.attributes.get("design_component"):
            found.add(str(component))
        if isinstance(node, nodes.raw):
            found.update(_CLASS.findall(node.astext()))
    return tuple(sorted(found))


def note(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``: note what the document uses."""
    if found := used(doctree):
        blog_domain(app.env).designs[app.env.docname] = found


def install(app: Sphinx) -> None:
    """``builder-inited``: link the sheet; pages that need none leave it out."""
    if is_ours(app.builder):
        app.add_css_file(SHEET, priority=190)


def write(app: Sphinx, builder: Builder) -> None:
    """``write-started``: write the sheet, before pages show its digest in their links to it."""
    if is_ours(builder) and (whole := _whole(app)) is not None:
        folder = Path(builder.outdir, "_static")
        folder.mkdir(parents=True, exist_ok=True)
        found = blog_domain(app.env).designs.values()
        classes = {name for names in found for name in names}
        css = subset(whole.read_text(encoding="utf-8"), classes)
        (folder / SHEET).write_text(css, encoding="utf-8")


def _whole(app: Sphinx) -> Path | None:
    folders = (Path(app.confdir, folder) for folder in app.config.html_static_path)
    return next((folder / WHOLE for folder in folders if (folder / WHOLE).is_file()), None)


def keep(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """``html-collect-pages``: say that the sheet is part of the site; adds no page."""
    build = blog_domain(app.env).build
    if build is not None and is_ours(app.builder) and _whole(app) is not None:
        build.extra.add(f"_static/{SHEET}")
    return iter(())


def state(domain: BlogDomain, docnames: Iterable[str]) -> str:
    """Return what decides the sheet; nothing where none of *docnames* uses it."""
    if domain.designs.keys().isdisjoint(docnames):
        return ""
    return digest(sorted({name for found in domain.designs.values() for name in found}))


def subset(css: str, classes: Collection[str]) -> str:
    """Return the rules of *css* for *classes*, with the variables and animations that they name.

    :param classes: classes, with ``sd-`` before them, and names of components.
    """
    components = {name.partition("-")[0] for name in classes if not name.startswith("sd-")}
    if not components <= _FAMILIES.keys():
        return css
    families = {family for name in components for family in _FAMILIES[name]}

    def wanted(selector: str) -> bool:
        found = _SELECTED.findall(selector)
        return bool(found) and all(
            name in classes or name in _OPTIONAL or name.split("-")[1] in families for name in found
        )

    rules = [(head, body) for head, body in _rules(css) if not head.startswith(("@key", ":root"))]
    kept = "\n".join(_kept(rules, wanted))
    animations = [
        f"{head}{{{body}}}"
        for head, body in _rules(css)
        if head.startswith("@keyframes") and head.split()[-1] in kept
    ]
    values: dict[str, list[str]] = {}
    for head, body in _rules(css):
        if head == ":root":
            for name, _colon, value in (line.partition(":") for line in body.split(";")):
                values.setdefault(name, []).append(value)
    named = _named(kept, values)
    root = ";".join(f"{name}:{value}" for name in values if name in named for value in values[name])
    return "\n".join(filter(None, [f":root{{{root}}}" if root else "", kept, *animations])) + "\n"


def _kept(rules: Iterable[tuple[str, str]], wanted: Callable[[str], bool]) -> Iterator[str]:
    for head, body in rules:
        if head.startswith("@"):
            if inner := "".join(_kept(_rules(body), wanted)):
                yield f"{head}{{{inner}}}"
        elif selectors := [part for part in head.split(",") if wanted(part)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _named(css: str, values: dict[str, list[str]]) -> set[str]:
    """Return the variables that *css* names, and those that their values name."""
    found: set[str] = set()
    queue = _VARIABLE.findall(css)
    while queue:
        name = queue.pop()
        if name not in found:
            found.add(name)
            queue += _VARIABLE.findall(";".join(values.get(name, ())))
    return found


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield the rules of *css*: what stands before the braces, and within them."""
    depth = start = middle = 0
    for place, sign in enumerate(css):
        if sign == "{":
            depth += 1
            if depth == 1:
                middle = place
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:middle].strip(), css[middle + 1 : place]
                start = place + 1
