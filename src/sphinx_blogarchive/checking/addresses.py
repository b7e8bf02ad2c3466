"""Documents that would have one address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.slugs import folded
from .finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .facts import Facts


def alike(facts: Facts) -> Iterator[Finding]:
    """Yield documents whose names differ in case, or in how accents are encoded, alone.

    One system tells them apart, another one doesn't, or one of them only breaks links.
    """
    owners: dict[str, str] = {}
    for docname, path in sorted(facts.documents.items()):
        # the builder dirhtml makes the same page of both
        name = folded(docname.removesuffix("/index"))
        if (first := owners.setdefault(name, docname)) != docname:
            message = f"{docname} has the address of {first} on some hosts"
            yield Finding(path, 1, "address", message, "give one of the files another name")
