"""What can be wrong with the addresses of a server and of a client, each with its remedy."""

from __future__ import annotations

import base64
import binascii
import difflib
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ...model.commenting import PROVIDERS, Client, Commenting, is_local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from urllib.parse import SplitResult

_EXAMPLE = '"https://comments.example.org"'
_LOOPBACK = re.compile(r"localhost|127(?:\.\d+){3}|::1|.*\.localhost")
_CLIENT_KEYS = Client._fields
#: Hosts of anyone's packages, whose addresses can name a version.
_CDN = re.compile(
    r"(?:.*\.)?(?:unpkg\.com|jsdelivr\.net|esm\.sh|skypack\.dev|cdnjs\.cloudflare\.com|jspm\.io"
    r"|bootcdn\.(?:net|cn)|staticfile\.(?:net|org)|npmmirror\.com|jsdmirror\.com|zstatic\.net)"
)
_EXACT = re.compile(r"\d+\.\d+\.\d+")
_DIGESTS = {"sha256": 32, "sha384": 48, "sha512": 64}
_COMMAND = "openssl dgst -sha384 -binary FILE | openssl base64 -A"


def server_problem(name: str, server: str) -> str:
    """Return what is wrong with the address of the server of the provider *name*; or nothing."""
    provider = PROVIDERS.get(name)
    shown = provider.name if provider else name
    if not server:
        needs = provider is not None and provider.server
        return f"has no server for {shown}; give its address, such as {_EXAMPLE}" if needs else ""
    if provider is not None and not provider.server:
        return f"has the server {server!r}, and {shown} has its own; take it out"
    try:
        _check(server)
    except ValueError as error:
        return f"has the server {server!r}, {error}"
    url = urlsplit(server)
    folders = url.path.strip("/").split("/")
    inner = provider.inner if provider else ()
    ends = [place for place, folder in enumerate(folders) if folder in inner]
    if ends or url.query or url.fragment or url.path.endswith((".js", ".html")):
        root = _shorn(url, (ends or [len(folders) - 1])[0])
        return f"has the server {server!r}, which is something on it; write {root!r}"
    return ""


def _shorn(url: SplitResult, folders: int) -> str:
    kept = url.path.strip("/").split("/")[:folders]
    return "/".join([f"{url.scheme}://{url.netloc}", *kept])


def _check(address: str) -> None:
    """Want an address at which a browser may ask for something."""
    if re.search(r"[\s\0-\x1f\x7f\"'<>\\]", address):
        raise ValueError(f"which has a sign that no address has; give for example {_EXAMPLE}")
    try:
        url = urlsplit(address)
        host, _port = url.hostname or "", url.port
    except ValueError:
        raise ValueError(f"which is no address; give for example {_EXAMPLE}") from None
    if address.startswith("//"):
        raise ValueError(f"which has no scheme; write {f'https:{address}'!r}")
    if "://" not in address:
        raise ValueError(f"which has no scheme; write {f'https://{address}'!r}")
    if not host or url.scheme not in ("http", "https"):
        raise ValueError(f"which is no address; give for example {_EXAMPLE}")
    if url.username is not None:
        raise ValueError("which tells every reader a name and password; leave out what is before @")
    if url.scheme == "http" and not _LOOPBACK.fullmatch(host):
        secure = f"https{address.removeprefix('http')}"
        raise ValueError(f"which browsers don't ask from secure pages; write {secure!r}")


def client_problems(name: str, good: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the client of the provider *name*.

    :param good: the other keys of the option, which are right.
    """
    given = good.get("client", {})
    record = {"script": given} if isinstance(given, str) else given
    problems = list(_record_problems(name, record, good))
    provider = PROVIDERS.get(name)
    if provider and not provider.client.script and not record.get("script") and given != "":
        problems.append(
            f"has no client for {provider.name}, which we may not bring along, so that nobody can "
            "write; save dist/waline.umd.js and dist/waline.css of the package @waline/client in "
            'the source folder and name them by "client": {"script": …, "style": …}, or write '
            '"client": "" to do without'
        )
    return problems


def _record_problems(
    name: str, record: Mapping[str, Any], good: Mapping[str, Any]
) -> Iterator[str]:
    provider = PROVIDERS.get(name)
    for key, item in record.items():
        if key not in _CLIENT_KEYS:
            near = difflib.get_close_matches(str(key), _CLIENT_KEYS, n=1)
            allowed = near[0] if near else ", ".join(_CLIENT_KEYS)
            yield f"has the unknown key {key!r} in its client; write {allowed}"
        elif not isinstance(item, str):
            yield f"has {item!r} as {key} of its client; give text"
        elif key.startswith("style") and item and provider and not provider.styled:
            yield f"has {item!r} as {key}, and {provider.name} takes no style sheet; take it out"
        elif key.endswith("integrity"):
            place = record.get(key.removesuffix("_integrity"))
            yield from _integrity_problems(key, item, place)
        elif item:
            yield from _place_problems(key, item, record.get(f"{key}_integrity", ""), good)


def _integrity_problems(key: str, item: str, place: Any) -> Iterator[str]:
    for each in item.split():
        kind, _, rest = each.partition("-")
        try:
            size = len(base64.b64decode(rest.partition("?")[0], validate=True))
        except binascii.Error:
            size = 0
        if size != _DIGESTS.get(kind):
            yield f"has {item!r} as {key}; give sha384- and what `{_COMMAND}` tells"
            return
    if item and not place:
        yield f"has {key} and no {key.removesuffix('_integrity')}; give the address that it is of"


def is_below(path: str) -> bool:
    """Say whether *path* stays within the folder that it starts from."""
    return not path.startswith("/") and "\\" not in path and ".." not in path.split("/")


def _place_problems(key: str, place: str, digest: Any, good: Mapping[str, Any]) -> Iterator[str]:
    if is_local(place):
        if not is_below(place):
            yield f"has the {key} {place!r}; give its path from the source folder"
        elif not place.endswith(suffix := ".css" if key == "style" else ".js"):
            yield f"has the {key} {place!r}; give the path of a file that ends in {suffix}"
        return
    try:
        _check(place)
    except ValueError as error:
        yield f"has the {key} {place!r}, {error}"
        return
    if place.endswith("/dist/waline.js"):
        other = f"{place.removesuffix('.js')}.umd.js"
        yield f"has the {key} {place!r}, which is a module, and no script; write {other!r}"
        return
    if _is_trusted(place, good):
        return
    url = urlsplit(place)
    is_package = _CDN.fullmatch(url.hostname or "") is not None
    if (is_package or "@" in url.path) and not _EXACT.search(url.path):
        yield (
            f"has the {key} {place!r}, which can be another one each day; name an exact version, "
            f"such as …@1.2.3/…, and give {key}_integrity too"
        )
    elif not digest:
        yield (
            f"has the {key} {place!r} of another host, and nothing that says it is the one you "
            f"chose; give {key}_integrity, which is sha384- and what `{_COMMAND}` tells, or save "
            "the file in the source folder and give its path"
        )


def _is_trusted(place: str, good: Mapping[str, Any]) -> bool:
    """Say whether *place* is on a host that the page asks for comments anyway."""
    usual = Commenting.of({key: item for key, item in good.items() if key != "client"}).client
    hosts = {urlsplit(url).netloc for url in (str(good.get("server", "")), usual.script) if url}
    return urlsplit(place).netloc in hosts
