r"""Labels of equations and what refers to them, so that each means one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .protect import Vault

_LABEL = re.compile(r"\\label\s*\{([^{}]*)\}")
_REFERENCE = re.compile(r"\\(eq)?ref\s*\{([^{}]*)\}")


def settle(text: str, vault: Vault) -> tuple[str, list[str]]:
    r"""Take away labels that are given twice, and references to what has no number.

    :return: the text, and what was changed.
    """
    notes: list[str] = []
    known: set[str] = set()

    def label(found: re.Match[str]) -> str:
        name = found[1].strip()
        if not name or name in known:
            notes.append(f"the label {name!r} of an equation is given twice; the first one stands")
            return ""
        known.add(name)
        return found[0]

    def reference(found: re.Match[str]) -> str:
        name = found[2].strip()
        if name in known:
            return found[0]
        notes.append(f"nothing has the label {name!r}, so that {found[0]} is shown as (???)")
        return "(???)" if found[1] else "???"

    pieces = vault.pieces
    for place, piece in enumerate(pieces):
        if _is_formula(piece) and "\\label" in piece:
            inline = piece.startswith("$") and not piece.startswith("$$")
            pieces[place] = _LABEL.sub("" if inline else label, piece)
    for place, piece in enumerate(pieces):
        if _is_formula(piece) and "ref" in piece:
            pieces[place] = _REFERENCE.sub(reference, piece)
    return _REFERENCE.sub(reference, text) if "ref" in text else text, notes


def _is_formula(piece: str) -> bool:
    return piece.startswith(("$", "\\begin"))
