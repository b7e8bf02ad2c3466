"""Names as programs in Python have them in addresses: in ASCII, by Unidecode if it is there."""

from __future__ import annotations

import re
import unicodedata
from importlib import import_module

#: What has an accent that can't be taken off, and signs that others stand for.
_OTHERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "đ": "d"}
    | {"Đ": "D", "ł": "l", "Ł": "L", "ð": "d", "þ": "th", "ı": "i", "’": "'", "‘": "'"}
    | {"“": '"', "”": '"', "–": "-", "—": "--", "…": "...", "\u00a0": " ", "«": "<<", "»": ">>"}
)
#: More than one sign with no bound may take a time that no text is worth.
_BOUNDLESS = re.compile(r"(?<!\\)(?:[*+]|\{\d*,\})")
_REPEATED_GROUP = re.compile(r"\)\s*(?:[*+]|\{)")


def ascii_of(text: str) -> str | None:
    """Return *text* in ASCII, as Unidecode has it; ``None`` if that would be needed."""
    if text.isascii():
        return text
    try:
        return str(import_module("unidecode").unidecode(text))
    except ImportError:
        plain = unicodedata.normalize("NFKD", text.translate(_OTHERS))
        plain = "".join(each for each in plain if not unicodedata.combining(each))
        return plain if plain.isascii() else None


def pattern_of(written: str) -> re.Pattern[str] | None:
    """Return a pattern of someone else's; ``None`` if it is none, or could take forever."""
    if len(written) > 500 or _REPEATED_GROUP.search(written):
        return None
    if len(_BOUNDLESS.findall(written)) > 4:
        return None
    try:
        return re.compile(written)
    except (re.error, RecursionError, OverflowError):
        return None
