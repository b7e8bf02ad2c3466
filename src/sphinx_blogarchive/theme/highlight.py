"""One sheet for the colours of code, for both schemes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lookup import is_ours

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.highlighting import PygmentsBridge

_RULE = re.compile(r"^(?P<selector>[^{]+?)\s*\{\s*(?P<body>[^}]*)\}", re.MULTILINE)
#: Colours of the line numbers come from the theme; a formatter gives them to every page.
_PLAIN = re.compile(r"^(pre|td\.linenos|span\.linenos)")


def join_schemes(app: Sphinx) -> None:
    """``builder-inited``: have Sphinx write the sheets of both Pygments styles as one."""
    builder = app.builder
    if not is_ours(builder):
        return
    light: PygmentsBridge = builder.highlighter  # type: ignore[attr-defined]
    dark: PygmentsBridge | None = builder.dark_highlighter  # type: ignore[attr-defined]
    sheet = joined(light.get_stylesheet(), (dark or light).get_stylesheet())
    light.get_stylesheet = lambda: sheet  # type: ignore[method-assign]
    builder.dark_highlighter = None  # type: ignore[attr-defined]


def joined(light: str, dark: str) -> str:
    """Return the sheets of two Pygments styles as one that follows ``color-scheme``.

    Each colour becomes ``light-dark()``, by
    https://drafts.csswg.org/css-color-5/#light-dark; what isn't a colour is the light style's.
    """
    sheets = [_declarations(light), _declarations(dark)]
    selectors = dict.fromkeys([*sheets[0], *sheets[1]])
    rules = []
    for selector in selectors:
        first, second = (sheet.get(selector, {}) for sheet in sheets)
        body = []
        for name in dict.fromkeys([*first, *second]):
            if name in ("color", "background-color", "background"):
                pair = (first.get(name, "inherit"), second.get(name, "inherit"))
                body.append(_colour("background-color" if name == "background" else name, *pair))
            elif name in first and not name.startswith(("border", "line-height")):
                body.append(f"{name}:{first[name]}")
        if body := [part for part in body if part]:
            rules.append(f"{selector}{{{';'.join(body)}}}")
    return "\n".join(rules) + "\n"


def _colour(name: str, light: str, dark: str) -> str:
    fallback = "currentcolor" if name == "color" else "transparent"
    plain = [fallback if value in ("inherit", "transparent") else value for value in (light, dark)]
    if plain == [fallback, fallback]:
        return ""
    return f"{name}:{plain[0] if plain[0] == plain[1] else f'light-dark({plain[0]},{plain[1]})'}"


def _declarations(sheet: str) -> dict[str, dict[str, str]]:
    result: dict[str, dict[str, str]] = {}
    for rule in _RULE.finditer(re.sub(r"/\*.*?\*/", "", sheet)):
        selector = re.sub(r"\s+", " ", rule["selector"].strip())
        # the ground and the text of a block are the theme's, in both schemes
        if _PLAIN.match(selector) or selector == ".highlight":
            continue
        pairs = (part.partition(":") for part in rule["body"].split(";") if ":" in part)
        result[selector] = {name.strip(): value.strip() for name, _colon, value in pairs}
    return result
