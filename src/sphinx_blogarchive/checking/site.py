"""The address of the site, and what its host installs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .facts import Facts

_NOBODYS = re.compile(
    r"(?:.*\.)?(?:example\.(?:org|com|net)|localhost|example|test|invalid)|127\..*|0\.0\.0\.0|\[::1\]"
)
_REQUIREMENT = re.compile(
    r"(sphinx-blogarchive|sphinx|myst-parser)(?![\w.-])\s*(?:\[[^]]*\])?([^;]*).*", re.IGNORECASE
)
_PINNED = re.compile(r"===?|@")
#: Files of hosts that tell a build the address themselves.
_TELLING = (".readthedocs.yaml", ".readthedocs.yml", "netlify.toml")


def address(facts: Facts) -> Iterator[Finding]:
    """Yield what is wrong with the address of the site."""
    remedy = 'set html_baseurl in conf.py, as in "https://blog.example.org/"'
    if facts.address:
        host = urlsplit(facts.address).hostname or ""
        if _NOBODYS.fullmatch(host):
            message = f"html_baseurl = {facts.address!r} is an address that nobody can visit"
            yield Finding(facts.conf, facts.address_line, "site", message, remedy)
        return
    told = any(
        "html_baseurl" in text or name.endswith(_TELLING) for name, text in facts.hosting.items()
    )
    warned = any("html_baseurl" in line for line in facts.said)
    if not told and not warned:
        message = "the site doesn't know its address, so that it has no feeds and no sitemap"
        yield Finding(facts.conf, 1, "site", message, remedy)


def requirements(facts: Facts) -> Iterator[Finding]:
    """Yield requirements that a host may meet with another version tomorrow."""
    for path, text in sorted(facts.required.items()):
        for number, line in enumerate(text.splitlines(), 1):
            found = _REQUIREMENT.fullmatch(line.split("#")[0].strip())
            if found and not _PINNED.search(found[2]):
                yield Finding(
                    path,
                    number,
                    "requirements",
                    f"{found[1]} isn't pinned, so that any day another version may build the blog",
                    f"write the version that you have: {found[1]}==…",
                )
