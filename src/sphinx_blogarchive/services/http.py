"""Requests that fail in one sentence."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from . import ServiceError
from .values import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Keys of one request, in bytes: servers refuse longer addresses.
CHUNK = 6000
#: More than the comments of any post, and what a computer can hold.
_LARGEST = 32 * 2**20
_PIECE = 2**16
_REDIRECTS = 3


class NotFoundError(ServiceError):
    """The server has nothing at the address."""


class Http:
    """A server that answers with JSON."""

    def __init__(self, server: str, *, site: str = "", seconds: float = 20) -> None:
        """Prepare to ask.

        :param server: ``https://…`` without a slash in the end.
        :param site: address of the blog: servers may answer none but those that come from there.
        :param seconds: that an answer may take.
        """
        self._server = server
        self._seconds = seconds
        self._session = requests.Session()
        # no password of ~/.netrc is meant for it
        self._session.auth = _nobody
        self._headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        self._headers["User-Agent"] = "sphinx-blogarchive"
        if urlsplit(site).scheme in {"http", "https"}:
            self._headers["Referer"] = site

    def get(self, path: str, /, **query: str | int) -> Any:
        """Return what the server answers to GET.

        :raises ServiceError: if it is no JSON, or none comes
        """
        asked = "&".join(f"{name}={quote(str(value), safe='/,')}" for name, value in query.items())
        return self._ask("GET", f"{path}?{asked}", None)

    def post(self, path: str, content: Any) -> Any:
        """Return what the server answers to POST with *content* as JSON.

        :raises ServiceError: if it is no JSON, or none comes
        """
        return self._ask("POST", path, content)

    def _ask(self, method: str, path: str, content: Any) -> Any:
        until = time.monotonic() + self._seconds
        address = self._server + path
        try:
            for _ in range(_REDIRECTS + 1):
                with self._session.request(
                    method,
                    address,
                    json=content,
                    headers=self._headers,
                    timeout=self._seconds,
                    allow_redirects=False,
                    stream=True,
                ) as response:
                    if not response.is_redirect:
                        return _json(response.status_code, self._read(response, until))
                    address = self._followed(address, response.headers["Location"])
        except requests.Timeout:
            raise self._slow() from None
        except requests.exceptions.SSLError as error:
            raise ServiceError(f"has no good certificate ({_reason(error)})") from None
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise ServiceError(f"can't be reached ({_reason(error)})") from None
        raise ServiceError("redirects again and again")

    def _read(self, response: requests.Response, until: float) -> bytes:
        found = bytearray()
        # hands out what there is, so that a server that drips is noticed
        read = getattr(response.raw, "read1", response.raw.read)
        try:
            while piece := read(_PIECE):
                found += piece
                if len(found) > _LARGEST:
                    raise ServiceError(f"answered with more than {_LARGEST >> 20} MB")
                if time.monotonic() > until:
                    raise self._slow()
        except (HTTPError, OSError) as error:
            if "timed out" in str(error):
                raise self._slow() from None
            raise ServiceError("broke off in the middle of its answer") from None
        return bytes(found)

    def _slow(self) -> ServiceError:
        return ServiceError(f"took more than {self._seconds:g} seconds to answer")

    @staticmethod
    def _followed(address: str, location: str) -> str:
        """Return where a redirect leads, which must be the same host."""
        target = urljoin(address, location)
        old, new = urlsplit(address), urlsplit(target)
        if new.hostname != old.hostname or new.scheme not in {old.scheme, "https"}:
            shown = said(f"{new.scheme}://{new.netloc.rpartition('@')[2]}")
            raise ServiceError(f"redirects to {shown}; if that is right, name it in conf.py")
        return target


def chunks(keys: Sequence[str], size: int = CHUNK) -> Iterator[list[str]]:
    """Yield *keys* in lists that fit into one request each."""
    chunk: list[str] = []
    length = 0
    for key in keys:
        # at most three bytes for each that is quoted, and a comma or quotes
        needed = len(quote(key, safe="/")) + 4
        if chunk and length + needed > size:
            yield chunk
            chunk, length = [], 0
        chunk.append(key)
        length += needed
    if chunk:
        yield chunk


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _json(status: int, content: bytes) -> Any:
    start = content[:200].decode("utf-8", "replace")
    if status == requests.codes.not_found:
        raise NotFoundError(f"answered with HTTP 404: {said(start) or 'nothing'}")
    if status != requests.codes.ok:
        raise ServiceError(f"answered with HTTP {status}: {said(start) or 'nothing'}")
    try:
        return json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        raise ServiceError(f"answered with no JSON but {said(start) or 'nothing'}") from None


def _reason(error: Exception) -> str:
    """Return the innermost reason, without the objects that urllib3 tells it of."""
    inner: Any = error
    while True:
        below = getattr(inner, "reason", None) or next(
            (each for each in getattr(inner, "args", ()) if isinstance(each, Exception)), None
        )
        if not isinstance(below, Exception):
            break
        inner = below
    line = getattr(inner, "strerror", None) or str(inner) or type(inner).__name__
    system = re.search(r"\[Errno -?\d+\] ([^()]+)", line)
    return said(system[1] if system else re.sub(r"^HTTPS?Connection.*?: ", "", line))
