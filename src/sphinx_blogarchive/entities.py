"""Characters that HTML has entities for."""

from __future__ import annotations


def encoded(text: str) -> str:
    """Return *text* with the entities that docutils writes.

    A table for ``str.translate`` would be asked about each character that isn't ASCII.
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text.replace("@", "&#64;") if "@" in text else text
