"""What a host tells the builds that it runs itself, by environment variables.

Only hosts that build a site where they serve it are asked: what a build service says (GitHub
Actions, GitLab CI) holds for one of many places to which it could be deployed. Cloudflare Pages
tells the address of the deployment alone, which is another one each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..model.site import normal

if TYPE_CHECKING:
    from collections.abc import Mapping


class Host(NamedTuple):
    """A host, and what it says of the build that it runs."""

    name: str
    #: Where the site will be; empty if it doesn't say.
    address: str = ""
    #: Whether the build shows what a pull request would change.
    preview: bool = False
    #: The language that it takes the site to be in; empty if it doesn't say.
    language: str = ""


READ_THE_DOCS = "Read the Docs"
NETLIFY = "Netlify"


def host(environ: Mapping[str, str]) -> Host | None:
    """Return the host that runs this build, by its *environ*; ``None`` where it is none of them.

    See https://docs.readthedocs.com/platform/stable/reference/environment-variables.html and
    https://docs.netlify.com/build/configure-builds/environment-variables/.
    """
    if environ.get("READTHEDOCS") == "True":
        return Host(
            READ_THE_DOCS,
            _address(environ.get("READTHEDOCS_CANONICAL_URL", "")),
            preview=environ.get("READTHEDOCS_VERSION_TYPE") == "external",
            language=environ.get("READTHEDOCS_LANGUAGE", ""),
        )
    if environ.get("NETLIFY") == "true":
        context = environ.get("CONTEXT", "")
        variable = "URL" if context == "production" else "DEPLOY_PRIME_URL"
        address = _address(environ.get(variable, ""))
        return Host(NETLIFY, address, preview=context == "deploy-preview")
    return None


def _address(value: str) -> str:
    """Return an address with a slash at its end; nothing if it is none."""
    try:
        return normal(value.strip())
    except ValueError:
        return ""


def is_same_language(one: str, other: str) -> bool:
    """Say whether two codes name one language: ``zh-cn`` and ``zh_CN`` do, ``zh`` doesn't."""
    return _folded(one) == _folded(other)


def _folded(language: str) -> str:
    return language.replace("_", "-").lower()
