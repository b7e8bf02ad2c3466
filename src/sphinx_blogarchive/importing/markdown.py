"""Bodies in Markdown, so that MyST makes of them what the old program made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from . import equations, lines
from .anchors import anchors
from .fences import Fences
from .footnotes import footnotes
from .formulas import protect_formulas
from .html import convert
from .htmlblocks import html_blocks
from .inline import Inline, Target
from .protect import Vault, cleaned, protect_code
from .tables import tables
from .unshown import unshown

if TYPE_CHECKING:
    from collections.abc import Callable

    from .inline import Use
    from .model import Dialect

#: Roles that sources may write on purpose.
_ROLES = "abbr|archive|author|category|kbd|math|series|sub|sup|tag"
_ROLE = re.compile(rf"(?<!\\)((?:\\\\)*)\{{(?!(?:{_ROLES})\}})([A-Za-z][\w:+-]*)\}}(?=\ufdd0i|`)")
#: What MyST alone takes for a link, to a file or a document.
_PATH = re.compile(r"(?<!\\)((?:\\\\)*)<(?=(?:path|project|inv|myst):)", re.IGNORECASE)


_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Mended:
    """A body as MyST reads it."""

    text: str
    #: What isn't as it was, in half sentences.
    changed: tuple[str, ...] = ()
    #: Languages of code that Pygments doesn't know.
    languages: frozenset[str] = frozenset()
    #: Whether headings are on other levels than before.
    moved: bool = False
    #: What is said of formulas that the site can't show.
    unshown: tuple[str, ...] = ()


def mend(body: str, title: str, dialect: Dialect, resolve: Callable[[str, Use], Target]) -> Mended:
    """Mend a body.

    :param title: what stands above it; a first heading that says the same is left out.
    :param resolve: finds out where a link leads.
    """
    vault, fences = Vault(), Fences()
    changed: list[str] = []
    text = protect_code(cleaned(body), vault, fences.fence)
    text = html_blocks(text, vault, changed, loose=dialect.loose)
    # HTML may have brought code
    text = protect_code(text, vault, fences.fence)
    text = protect_formulas(text, vault)
    text, numbered = equations.settle(text, vault)
    text = lines.set_apart(text)
    text, moved = lines.headings(text, title, loose=dialect.loose)
    known = anchors(vault.restore_inline(text)) if "#" in text else frozenset()

    def within(written: str, use: Use) -> Target:
        if use == "link" and written[:1] == "#" and unquote(written[1:]) in known:
            return Target("address", written)
        return resolve(written, use)

    text = lines.rules(text)
    text = tables(text, lambda row: vault.change(row, _for_cell), loose=dialect.loose)
    text, noted = footnotes(text, inline=dialect.inline_footnotes)
    if dialect.breaks:
        text = lines.breaks(text)
    text = lines.escape_myst(text)
    text = Inline(within, linkify=dialect.linkify).rewrite(text)
    text = _PATH.sub(r"\1\\<", _ROLE.sub(r"\1\\{\2}", text))
    formulas = tuple(unshown(vault.pieces))
    vault.change_all(lambda piece: at_old_addresses(piece, resolve))
    text = vault.restore(text)
    code = (
        f"of code marked {_short(info)!r} the language alone stays" for info in fences.shortened
    )
    changes = (*changed, *numbered, *noted, *code)
    return Mended(_ended(text), changes, frozenset(fences.unknown), moved, formulas)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def mend_html(
    body: str, title: str, dialect: Dialect, resolve: Callable[[str, Use], Target]
) -> Mended:
    """Mend a body in HTML; see :func:`mend`."""
    text, changed = convert(body, paragraphs=dialect.paragraphs)
    plain = replace(dialect, breaks=False, linkify=False, loose=False, inline_footnotes=False)
    mended = mend(text, title, plain, resolve)
    return replace(mended, changed=tuple(dict.fromkeys((*changed, *mended.changed))))


def relink(body: str, resolve: Callable[[str, Use], Target]) -> Mended:
    """Have the links of a body that is MyST already lead to where things are now."""
    vault = Vault()
    text = protect_code(cleaned(body), vault, _as_it_was)
    text = protect_formulas(text, vault, exact=True)

    def beyond(written: str, use: Use) -> Target:
        return Target("address", written) if written[:1] == "#" else resolve(written, use)

    text = Inline(beyond, linkify=False).rewrite(text)
    return Mended(_ended(vault.restore(text)))


_SOURCE = re.compile(r"""(\b(?:src|href|poster)\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)


def at_old_addresses(piece: str, resolve: Callable[[str, Use], Target]) -> str:
    """Return HTML that stays, whose links can't be resolved when the site is built."""
    if not piece.startswith("<") or piece.startswith("<!--"):
        return piece

    def address(found: re.Match[str]) -> str:
        written = unescape(found[2][1:-1])
        if not written or written.startswith("#"):
            return found[0]
        return f'{found[1]}"{escape(resolve(written, "raw").text)}"'

    return _SOURCE.sub(address, piece)


def _as_it_was(mark: str, info: str, code: str) -> str:
    return (
        f"{mark} {info}\n{code}\n{mark}"
        if info[:1] not in ("", "{")
        else f"{mark}{info}\n{code}\n{mark}"
    )


def _ended(text: str) -> str:
    text = text.strip("\n")
    return f"{text}\n" if text.strip() else ""


def _for_cell(piece: str) -> str:
    """Return code or a formula so that no bar in it parts cells."""
    return re.sub(r"(?<!\\)\|", r"\\vert " if piece.startswith("$") else r"\\|", piece)
