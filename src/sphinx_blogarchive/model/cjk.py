"""Characters of Chinese, Japanese and Korean, and lines that break between them."""

from __future__ import annotations

import re
import unicodedata

#: Parts of Hangul syllables, which are neither wide nor narrow to Unicode, and signs of the Book
#: of Changes and the Canon of Supreme Mystery, which are wide since its version 16.
_MORE = re.compile(
    "[\u1160-\u11ff\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\ud7b0-\ud7fb"
    "\U0001d300-\U0001d356\U0001d360-\U0001d376]"
)
#: Ideographs, and places for those of later versions.
_PLANES = re.compile("[\U00020000-\U0003fffd]")
#: Blocks in which wide characters are shown as emoji …
_EMOJI = re.compile("[\u231a-\u2b55\U0001f004-\U0001faff]")
#: … but for these: angle brackets, ideographs in squares and circles.
_NO_EMOJI = re.compile(
    "[\u2329\u232a\U0001f200\U0001f202\U0001f210-\U0001f219"
    "\U0001f21b-\U0001f22e\U0001f230\U0001f231\U0001f237\U0001f23b\U0001f240-\U0001f248"
    "\U0001f260-\U0001f265]"
)
#: What Chinese shares with other scripts, and sets without a space.
_SHARED = frozenset("‘’“”—…")
_VARIATION = "".join(map(chr, (*range(0xFE00, 0xFE0F), *range(0xE0100, 0xE01F0))))
_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def is_cjk(char: str) -> bool:
    """Say whether *char* is a CJK character as the CJK-friendly amendments to CommonMark have it.

    That is a wide, fullwidth or halfwidth one but no emoji, or Hangul.
    https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md
    """
    if char < "\u1100":
        return False
    if _MORE.match(char) or _PLANES.match(char):
        return True
    if unicodedata.category(char) == "Cn":  # nothing there yet, and no width to rely on
        return False
    width = unicodedata.east_asian_width(char)
    if width == "W":
        return not _EMOJI.match(char) or bool(_NO_EMOJI.match(char))
    return width in {"F", "H"}


def _is_unspaced(char: str) -> bool:
    return is_cjk(char) and "HANGUL" not in unicodedata.name(char, "")


def _goes_unspaced(char: str) -> bool:
    return char in _SHARED or _is_unspaced(char)


def needless_breaks(text: str) -> list[tuple[int, int]]:
    """Return where *text* breaks a line, and should show no space for it.

    Chinese and Japanese have no spaces between words; Korean has. Quotation marks, dashes and
    ellipses are of no script: they go with what is on the other side of the break.

    Returns:
        The start and end of each such break, in order, with the blanks around it.
    """
    found = []
    for run in _BREAK.finditer(text):
        around = (text[: run.start()].rstrip(_VARIATION)[-1:], text[run.end() :][:1])
        if any(map(_is_unspaced, around)) and all(map(_goes_unspaced, around)):
            found.append(run.span())
    return found
