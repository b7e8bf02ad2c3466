"""Parts of a build, and which modules do them."""

from __future__ import annotations

import re
from functools import cache

#: Name of a part and, as patterns of paths, the modules that do it; the first that matches counts.
PARTS = (
    ("starting: imports", r"<frozen importlib|/importlib/"),
    ("reading: Markdown to trees", r"/(markdown_it|mdit_py_plugins|myst_parser|yaml)/"),
    ("reading: settings of docutils", r"docutils/frontend|/optparse"),
    ("reading: what posts hold, links", r"blogarchive/(reading|directives|graph|model/schema)"),
    ("formulas", r"/math_core|blogarchive/(mathml|math)/"),
    (
        "search index",
        r"/(sphinx/search|snowballstemmer)/|blogarchive/search/|incremental/search",
    ),
    ("highlighting of code", r"/pygments/|sphinx/highlighting"),
    ("transforms of Sphinx and docutils", r"/(docutils/transforms|sphinx/transforms)/"),
    (
        "environment: titles, links, references",
        r"sphinx/(environment|domains)/|docutils/utils|sphinx/util/nodes",
    ),
    ("sidebars", r"blogarchive/blocks/"),
    ("feeds", r"blogarchive/(model/)?feeds/"),
    ("machines: metadata, bibliographies", r"blogarchive/(metadata|bibliography|redirects)/"),
    (
        "lists and excerpts",
        r"blogarchive/(listing|excerpt|pages|indices|links|nodes|postpage|numbers)",
    ),
    ("what pages show, for later builds", r"blogarchive/(incremental|digests|records)"),
    (
        "the blog as a whole",
        r"blogarchive/(domain|connections|addresses|model|check|stored|config)",
    ),
    (
        "HTML of pages",
        (
            r"/(docutils|sphinx)/writers/|sphinx/(builders/|theming)|theme/translator/"
            r"|blogarchive/(hypertext|fragments|entities|movable)"
        ),
    ),
    ("templates", r"/jinja2/|sphinx/jinja2glue|\.(html|jinja)$|blogarchive/theme/|<template>"),
    ("sphinx-design", r"/sphinx_design/"),
    ("the rest of ours", r"sphinx_blogarchive/(?!thrift/|walk)"),
    ("ABlog", r"/ablog/"),
    ("parsing: docutils", r"docutils/parsers/"),
    ("keeping trees: pickling", r"pickle"),
)
REST = "all else"
#: What many parts call: its time is that of its callers.
_SHARED = re.compile(
    r"docutils/(nodes|statemachine|utils/__init__|core|io|readers)|/(babel|markupsafe)/"
    r"|sphinx/(util|locale|events|application|addnodes|errors)"
    r"|sphinx_blogarchive/(thrift/|walk)|/lib/python3\.\d+/(?!site-packages)|^~$|^<"
)


@cache
def part(path: str) -> str | None:
    """Return the part that a module does, or None for one that works for others."""
    path = path.replace("\\", "/")
    for name, pattern in PARTS:
        if re.search(pattern, path):
            return name
    return None if _SHARED.search(path) else REST
