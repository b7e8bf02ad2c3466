"""What documents show of the bibliographies of sphinxcontrib-bibtex."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

#: Its domains. What it knows of all documents is shown by those that cite or list it.
DOMAINS = frozenset({"cite", "footcite"})


class Cited:
    """What is cited, and where it is listed."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Look at *env*, which must not change any more."""
        self._listed: defaultdict[str, list[object]] = defaultdict(list)
        self._by_key: defaultdict[str, list[object]] = defaultdict(list)
        self._keys: defaultdict[str, list[str]] = defaultdict(list)
        data: dict[str, Any] = env.domaindata.get("cite", {})
        for citation in data.get("citations", ()):
            place = citation.bibliography_key.docname
            # as an entry, and as what others show of it where they cite it
            shown = (place, citation.citation_id, citation.key, _shown(citation))
            self._listed[place].append(shown)
            self._by_key[citation.key].append(shown)
        for reference in data.get("citation_refs", ()):
            self._keys[reference.docname] += [target.key for target in reference.targets]

    def by(self, docnames: Iterable[str]) -> list[object]:
        """Return what is shown where *docnames* cite and list something."""
        return [
            (self._listed[name], [self._by_key[key] for key in self._keys[name]])
            for name in docnames
            if name in self._listed or name in self._keys
        ]


def _shown(citation: Any) -> tuple[object, ...]:
    entry, formatted, tooltip = (
        citation.entry,
        citation.formatted_entry,
        citation.tooltip_entry,
    )
    return (
        formatted.label,
        repr(formatted.text),
        repr(tooltip.text) if tooltip else "",
        repr(entry.fields),
        repr(entry.persons),
    )
