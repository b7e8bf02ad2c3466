"""Which metadata a page has already, from its writer, its theme or another extension."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateError

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_IN_TEMPLATES = re.compile(
    r"<meta\s[^>]*?(?:name|property)\s*=\s*[\"']"
    r"(description|robots|(?:og|article|twitter):[\w:]+)[\"']",
    re.IGNORECASE,
)
#: What uses other templates, and their names; to parse templates for them would take far longer.
_USES = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)%\}", re.DOTALL)
_NAMES = re.compile(r"\"([^\"]+)\"|'([^']+)'")


def in_tags(tags: str) -> dict[str, str]:
    """Return what the ``meta`` elements in *tags* say, by name or property in small letters."""
    return dict(_in_tags(tags)) if tags else {}


@lru_cache(maxsize=2)  # most pages begin with the same
def _in_tags(tags: str) -> dict[str, str]:
    found = _Tags()
    found.feed(tags)
    found.close()
    return found.contents


def in_templates(app: Sphinx, template: str) -> frozenset[str]:
    """Return names and properties that pages have from *template*, and from those it uses."""
    known: dict[str, frozenset[str]] = app.env.domains["blogarchive"].given  # type: ignore[attr-defined]
    if template not in known:
        known[template] = frozenset(_look(app.builder, template))
    return known[template]


def _look(builder: Any, template: str) -> set[str]:
    environment = getattr(getattr(builder, "templates", None), "environment", None)
    if not isinstance(environment, Environment) or environment.loader is None:
        return set()
    found: set[str] = set()
    seen: set[str] = set()
    queue = [template]
    while queue:
        if (name := queue.pop()) in seen:
            continue
        seen.add(name)
        try:
            source = environment.loader.get_source(environment, name)[0]
        except TemplateError:
            continue  # who renders it will hear of it
        queue += (
            "".join(quoted) for used in _USES.findall(source) for quoted in _NAMES.findall(used)
        )
        found |= {match.lower() for match in _IN_TEMPLATES.findall(source)}
    return found


class _Tags(HTMLParser):
    """Collects the names and contents of ``meta`` elements."""

    def __init__(self) -> None:
        super().__init__()
        self.contents: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        name = attributes.get("property") or attributes.get("name")
        if tag == "meta" and name:
            self.contents[name.lower()] = attributes.get("content") or ""
