"""The address of a site in the world."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_START = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_SAFE = "!$%&'()*+,/:;=@~"


def normal(address: str) -> str:
    """Return the address of a site with a slash at its end, its path encoded.

    :raises ValueError: if it is none; says why.
    """
    if re.search(r"\s", address):
        raise ValueError("has a space in it")
    if _START.match(address) is None:
        raise ValueError("doesn't begin with https:// and the name of a host")
    if re.search("[?#]", address):
        raise ValueError("goes on after its path, with a '?' or a '#'")
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"can't be read ({error})") from None
    if re.search(r"\.html?/?\Z", parts.path, re.IGNORECASE):
        raise ValueError("is that of a page")
    path = quote(parts.path.rstrip("/"), safe=_SAFE)
    return f"{parts.scheme}://{parts.netloc}{path}/"
