"""Bodies in reStructuredText, so that Sphinx makes of them what the old program made of them.

======== =============================================================
blocks   directives, comments and literal blocks, found and replaced
known    what Sphinx knows of directives and roles
mended   directives and code that Sphinx takes otherwise
links    links, targets, roles and footnotes
headings titles of sections, and a style for the title above them
check    what docutils will complain of nevertheless
======== =============================================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..markdown import Mended
from ..protect import Vault, cleaned
from .blocks import change_directives
from .check import problems
from .headings import even, headline
from .links import Links
from .mended import Mender

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..inline import Target, Use

__all__ = ["mend_rst"]


def mend_rst(
    body: str,
    title: str,
    document: str,
    resolve: Callable[[str, Use], Target],
    labels: dict[str, str],
) -> tuple[str, Mended]:
    """Mend a body; return its headline, and the rest.

    :param title: what stands above it; a first heading that says the same is left out.
    :param document: its file, and the owner of its labels.
    :param resolve: finds out where a link leads.
    :param labels: documents by the labels that they define, of which each can be had once.
    """
    vault, mender = Vault(), Mender(resolve)
    text = change_directives(cleaned(body).expandtabs(8), mender.change, vault)
    text, used, titles = even(text, title)
    links = Links(resolve, document, labels, titles)
    text = links.change(text, vault)
    text = re.sub(r"\n[ \t]*\n(?:[ \t]*\n)+", "\n\n", text)
    text = vault.restore(text).strip("\n") + "\n"
    head = headline(title, used)
    text = text if text.strip() else ""
    changed = tuple(dict.fromkeys([*mender.changed, *links.changed]))
    found = tuple(problems(head + text))
    return head, Mended(text, changed, frozenset(mender.fences.unknown), unshown=found)
