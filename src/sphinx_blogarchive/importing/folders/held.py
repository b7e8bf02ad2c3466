"""Code out of the way while shortcodes are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..protect import Vault, cleaned, protect_code

if TYPE_CHECKING:
    from collections.abc import Callable

_INLINE = re.compile(r"(?<!`)(`+)(?!`)((?:[^`\n]|\n(?![ \t]*\n)|(?!\1(?!`))`+)+)\1(?!`)")


def outside_code(
    text: str, change: Callable[[str, Vault], str], within: Callable[[str], str] = str
) -> str:
    """Return *text* with *change* made to all of it but code.

    :param change: gets a text with signs in place of code, and what it may keep more in.
    :param within: is made to code.
    """
    vault = Vault()

    def fence(mark: str, info: str, code: str) -> str:
        return f"{mark}{info}\n{within(code)}\n{mark}"

    text = protect_code(cleaned(text), vault, fence)
    text = _INLINE.sub(lambda found: vault.keep(within(found[0])), text)
    return vault.restore(change(text, vault))


def fenced(code: str, language: str) -> str:
    """Return a block of code in Markdown."""
    ticks = "`" * max([3, *(len(run) + 1 for run in re.findall("`{3,}", code))])
    info = language if re.fullmatch(r"[\w+#.-]+", language) else ""
    return f"{ticks}{info}\n{code.strip(chr(10)).rstrip()}\n{ticks}"


def picture(address: str, alt: str = "", caption: str = "") -> str:
    """Return a picture in Markdown, with a line below it."""
    shown = re.sub(r"([\[\]])", r"\\\1", " ".join(alt.split()))
    where = f"<{address}>" if re.search(r"[\s()]", address) else address
    below = f"\n\n{caption.strip()}" if caption.strip() else ""
    return f"![{shown}]({where}){below}"


def link(address: str, shown: str = "") -> str:
    """Return a link in Markdown."""
    if not shown.strip():
        return f"<{address}>"
    where = f"<{address}>" if re.search(r"[\s()]", address) else address
    return f"[{' '.join(shown.split())}]({where})"


def quotation(text: str, source: str = "") -> str:
    """Return a quotation in Markdown."""
    lines = text.strip("\n").split("\n")
    lines += ["", f"— {source}"] if source.strip() else []
    return "\n".join(f"> {line}".rstrip() for line in lines)
