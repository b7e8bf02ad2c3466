"""Links within the site that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from .facts import Facts


def dead(facts: Facts) -> Iterator[Finding]:
    """Yield links to what isn't there."""
    for link in facts.links:
        ids = _ids(facts, link.path)
        if ids is None:
            message = f"{link.written} leads to nothing in the site"
            yield Finding(*link.place, "link", message, "correct it, or take the link out")
        elif link.fragment and link.fragment not in ids and link.fragment != "top":
            message = f"{link.written} leads to a page that has no {link.fragment!r} in it"
            yield Finding(*link.place, "link", message, "correct what follows the '#'")


def _ids(facts: Facts, path: str) -> AbstractSet[str] | None:
    """Return the ids at *path*, as hosts look for files."""
    if not path or path.endswith("/"):
        return facts.ids(f"{path}index.html")
    for name in (path, f"{path}.html", f"{path}/index.html"):
        if (ids := facts.ids(name)) is not None:
            return ids
    return None
