"""Addresses that can be moved: relative to the root of the site until a page is known for them.

They stand in texts between two marks that no text holds.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin

from sphinx.util import osutil

HERE = "\ufdd0"
_END = "\ufdd1"
#: An address in a text.
MOVABLE = re.compile(f"{HERE}([^{_END}]*){_END}")
#: Likewise, or one that was made longer than it was marked; ends with the attribute that it is in.
IN_HTML = re.compile(f'{HERE}([^{_END}"]*){_END}?')
#: Stands for the docname of a page that isn't known yet.
ANYWHERE = HERE


def marked(to: str) -> str:
    """Return *to*, relative to the root of the site, as one that can be moved."""
    return f"{HERE}{to}{_END}"


def relative(base: str, to: str) -> str:
    """Return the address *to*, seen from *base*; both are relative to the root of the site."""
    path, hash_, anchor = to.partition("#")  # which ``relative_uri`` would drop
    return relative_uri(base, path) + hash_ + anchor


def relative_uri(base: str, to: str) -> str:
    """Do what Sphinx's function does; pages of one folder ask for the same ways again and again."""
    if base == to or "#" in base or "#" in to:
        return osutil.relative_uri(base, to)
    # any other page of the folder
    return _from(base[: base.rfind("/") + 1] + HERE, to)


_from = lru_cache(maxsize=1 << 16)(osutil.relative_uri)


def joined(base: str, to: str) -> str:
    """Do what ``urljoin`` does with *to*, an address that was found on the page *base*.

    :raises ValueError: *to* is none.
    """
    if not base or not _PATH.match(to) or _ODD.search(base):
        return urljoin(base, to)
    return _on(base[: base.rfind("/") + 1] + HERE, to)


@lru_cache(maxsize=1 << 16)
def _on(base: str, to: str) -> str:
    return urljoin(base, to)


#: Begins what doesn't depend on the page's own name.
_PATH = re.compile(r"[\w.]")
#: What parts an address that is more than a path.
_ODD = re.compile("[:;?#]|//")
