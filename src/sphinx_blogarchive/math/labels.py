"""Which documents have a label or an id: what is derived from the labels of all documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Self

from .equation import Equation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class LabelIndex(NamedTuple):
    """The way back from labels and ids to documents; the same in whatever order those were read.

    Attributes:
        owners: the names of the documents that have a label, sorted; labels are sorted too.
        id_owners: the first document, by name, that has an equation of an id.
    """

    owners: dict[str, list[str]]
    id_owners: dict[str, str]

    @classmethod
    def of(
        cls, documents: Mapping[str, Mapping[str, Any]], blocks: Mapping[str, Iterable[str]]
    ) -> Self:
        """Build it from the stored data of the domain."""
        owners: dict[str, list[str]] = {}
        id_owners: dict[str, str] = {}
        for docname in sorted({*documents, *blocks}):
            labels = documents.get(docname, {})
            for label in labels:
                owners.setdefault(label, []).append(docname)
            ids = (Equation(*fields).node_id for fields in labels.values())
            for node_id in (*ids, *blocks.get(docname, ())):
                id_owners.setdefault(node_id, docname)
        return cls(dict(sorted(owners.items())), id_owners)
