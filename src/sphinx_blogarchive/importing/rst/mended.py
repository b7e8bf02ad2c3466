"""Directives that Sphinx takes otherwise than docutils alone, and those that it doesn't know."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..fences import Fences, has_errors
from ..markdown import at_old_addresses
from .known import CODE, CONTAINERS, LEAVES

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..inline import Target, Use
    from .blocks import Directive

_KEPT = ("name", "class", "caption")
_SPEC = re.compile(r"\d+(?:-\d*)?(?:,\d+(?:-\d*)?)*")


class Mender:
    """Makes other directives of directives, and collects what isn't as it was."""

    def __init__(self, resolve: Callable[[str, Use], Target]) -> None:
        """Let links lead where *resolve* says."""
        self._resolve = resolve
        self.fences = Fences()
        self.changed: list[str] = []

    def change(self, found: Directive) -> str | None:
        """Return what *found* becomes; ``None`` if it stays."""
        name = found.name.lower()
        if name in CODE:
            return self._code(found)
        if name in ("image", "figure"):
            return self._picture(found)
        return self._other(found, name)

    def _other(self, found: Directive, name: str) -> str | None:
        if name == "class":  # which describes classes of Python there
            return replace(found, name="rst-class").written()
        if name in ("raw", "csv-table") and found.options.keys() & {"file", "url"}:
            where = found.options.get("file") or found.options.get("url")
            self.changed.append(f"the directive {found.name!r} took {where}, and is left out")
            return ""
        if name == "raw" and "html" in found.argument.split():
            content = at_old_addresses(found.content, self._resolve)
            return replace(found, content=content).written()
        if not name or name in LEAVES or name in CONTAINERS:
            return None  # what has no name is a comment
        self.changed.append(f"the directive {found.name!r}, which isn't known, is shown as it was")
        return f"::\n\n{textwrap.indent(found.raw, '   ')}"

    def _code(self, found: Directive) -> str:
        info, options = found.argument, found.options
        if not found.content.strip() and "\n" in info:  # an empty line before code is missing
            info, _, found.content = info.partition("\n")
        code = found.content
        language = self.fences.language(info) or "text"
        shown: dict[str, str] = {}
        if has_errors(language, code):
            shown["force"] = ""
        numbers = [options[key] for key in ("number-lines", "linenos") if key in options]
        if numbers and numbers[0] != "none":
            shown["linenos"] = ""
        first = next((each for each in [options.get("linenostart", ""), *numbers] if each), "")
        if "linenos" in shown and first.isdecimal() and first != "1":
            shown["lineno-start"] = first
        lines = options.get("emphasize-lines") or ",".join(options.get("hl_lines", "").split())
        if _SPEC.fullmatch(lines := lines.replace(" ", "")):
            count = len(code.split("\n"))
            if max(map(int, re.findall(r"\d+", lines))) <= count:
                shown["emphasize-lines"] = lines
        shown |= {key: options[key] for key in _KEPT if options.get(key)}
        others = options.keys() - {*_KEPT, "number-lines", "linenos", "linenostart", "hl_lines"}
        if others := others - {"emphasize-lines", "force"}:
            self.changed.append(f"options of code blocks are gone: {', '.join(sorted(others))}")
        return replace(found, name="code-block", argument=language, options=shown).written()

    def _picture(self, found: Directive) -> str | None:
        where = "".join(found.argument.split("\n"))
        target = self._resolve(where.replace("\\ ", " "), "picture")
        if target.kind == "nowhere":
            self.changed.append(f"a picture that leads nowhere, {where!r}, is left out")
            return ""
        path = unquote(target.text) if target.kind == "file" else target.text
        options = dict(found.options)
        led = options.get("target", "")
        if led and not re.search(r"_\Z", led):
            options["target"] = self._resolve(led, "raw").text
        if target.kind != "file" and "scale" in options:
            del options["scale"]
            self.changed.append(f"the scale of {where}, whose size isn't known, is gone")
        path = path.replace(" ", "\\ ")
        return replace(found, argument=path, options=options).written()
