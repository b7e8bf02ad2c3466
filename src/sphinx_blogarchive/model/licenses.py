"""Licences of texts, by their SPDX identifiers: https://spdx.org/licenses/."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The identifier, ours, of a text that nobody else may use.
RESERVED = "all-rights-reserved"
#: What looks like an identifier; other texts are a licence in the writer's own words.
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*|[cC][cC][ _-].*")


class License(NamedTuple):
    """What readers may do with a text."""

    #: What readers see, such as ``CC BY-NC-SA 4.0``.
    name: str
    #: Where it can be read; empty if nowhere.
    url: str = ""
    #: The writer's own words, in place of ours.
    text: str = ""
    #: The SPDX identifier, or :data:`RESERVED`; empty for a licence of the writer's own.
    id: str = ""
    #: The name in full; empty if there is none but *name*.
    full: str = ""

    @property
    def attribution(self) -> bool:
        """Whether others may use the text if they name its author."""
        return self.id.startswith("CC-BY")


_ELEMENTS = {
    "BY": "Attribution",
    "NC": "NonCommercial",
    "ND": "NoDerivatives",
    "SA": "ShareAlike",
}
_KINDS = ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND")
_PORTS = {"1.0": "Generic", "2.0": "Generic", "2.5": "Generic", "3.0": "Unported"}
_VERSIONS = (*_PORTS, "4.0")
#: Others that are used for texts and for the code in them.
_OTHERS = (
    "0BSD",
    "AGPL-3.0-only",
    "AGPL-3.0-or-later",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "EUPL-1.2",
    "GFDL-1.2-only",
    "GFDL-1.2-or-later",
    "GFDL-1.3-only",
    "GFDL-1.3-or-later",
    "GPL-2.0-only",
    "GPL-2.0-or-later",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "ISC",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unlicense",
    "WTFPL",
)


def _all() -> Iterator[License]:
    site = "https://creativecommons.org"
    for version in _VERSIONS:
        for kind in _KINDS:
            # the first version put the elements in another order
            path = "by-nd-nc" if (kind, version) == ("BY-NC-ND", "1.0") else kind.lower()
            words = "-".join(_ELEMENTS[element] for element in kind.split("-"))
            if version != "4.0":
                words = words.replace("NoDerivatives", "NoDerivs")
            yield License(
                f"CC {kind} {version}",
                f"{site}/licenses/{path}/{version}/",
                id=f"CC-{kind}-{version}",
                full=f"Creative Commons {words} {version} {_PORTS.get(version, 'International')}",
            )
    yield License(
        "CC0 1.0",
        f"{site}/publicdomain/zero/1.0/",
        id="CC0-1.0",
        full="Creative Commons CC0 1.0 Universal",
    )
    for identifier in _OTHERS:
        yield License(identifier, f"https://spdx.org/licenses/{identifier}.html", id=identifier)
    yield License("All rights reserved", id=RESERVED)


#: Licences by identifier in lower case.
_KNOWN: Mapping[str, License] = {license_.id.lower(): license_ for license_ in _all()}


def find(text: str) -> License | None:
    """Return the licence that *text* names; ``CC BY 4.0`` and ``cc-by-4.0`` mean one."""
    return _KNOWN.get(re.sub(r"[\s_]+", "-", text.strip()).lower())


def check(text: str) -> None:
    """Want an identifier that is known, or a licence in the writer's own words.

    :raises ValueError: with the remedy, if *text* looks like an identifier and isn't one.
    """
    if text and find(text) is None and _ID.fullmatch(text):
        raise ValueError(f"no licence that we know; {remedy(text)}, or a sentence of your own")


def remedy(text: str) -> str:
    """Return what to write in place of the unknown identifier *text*."""
    plain = re.sub(r"[\s_]+", "-", text.strip()).lower()
    # the last version of what was meant, for many leave the version out
    latest = [f"{plain}-4.0"] if f"{plain}-4.0" in _KNOWN else []
    near = latest or difflib.get_close_matches(plain, _KNOWN, n=1)
    return f"write {_KNOWN[near[0]].id}" if near else "write for example CC-BY-4.0"


def of(text: str) -> License | None:
    """Return the licence that *text* names or is; ``None`` if it is empty."""
    if not text:
        return None
    return find(text) or License(text, text=text)
