"""Old addresses: kept as permanent ones where the pattern makes them, else led on from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..model.addresses import Address, parse
from ..model.plan import PAGE_KINDS
from ..model.redirect_lists import can_list
from ..model.redirects import Claim, Site, settle
from .model import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .links import Places
    from .model import Blog, Entry

#: What Sphinx and we make at the root of a site.
_MADE = ("404", "feeds", "genindex", "search", *PAGE_KINDS)
_PATTERN = "p/{id}"


@dataclass(slots=True)
class Kept:
    """What becomes of old addresses."""

    #: ``blogarchive_permalink``.
    permalink: str = _PATTERN
    #: Addresses for ``redirect_from``, by docname.
    redirects: dict[str, list[str]] = field(default_factory=dict)
    #: How many posts keep their address without a redirect of their own.
    kept: int = 0
    notes: list[Note] = field(default_factory=list)


def keep(
    blog: Blog,
    docnames: Mapping[str, Entry],
    places: Places,
    builder: str,
    hosts: Sequence[str],
    others: Iterable[str],
) -> Kept:
    """Decide how each old address stays.

    :param builder: ``html`` or ``dirhtml``, by which files follow from documents.
    :param hosts: lists of redirects that are written, see ``blogarchive_redirect_files``.
    :param others: further documents that there are.
    """
    found = Kept()
    pattern = blog.permalink.strip("/")
    if pattern and any(_is_made(pattern, entry, places) for entry in docnames.values()):
        found.permalink = pattern
    claims = list(_claims(found.permalink, docnames, places, found, hosts))
    pages = {name: _file(name, builder) for name in [*docnames, *others]}
    files = {_file(name, builder): "a page of the site" for name in _MADE}
    files = {file: what for file, what in files.items() if file not in pages.values()}
    files.update((path, "a file of the old blog") for path in places.files)
    outcome = settle(
        claims,
        Site(pages, files),
        pages=True,
        listed=lambda address: can_list(hosts, address),
    )
    lost = {(problem.docname, problem.written) for problem in outcome.problems}
    for problem in outcome.problems:
        if not problem.message.startswith("is the page's own"):
            source = docnames[problem.docname].source
            found.notes.append(Note("look at", source, f"{problem.written} {problem.message}"))
    for claim in claims:
        if claim.field == "id":
            found.kept += places.key(docnames[claim.docname].address) == places.key(
                f"{places.root}/{claim.written}"
            )
        elif (claim.docname, claim.written) not in lost:
            found.redirects.setdefault(claim.docname, []).append(claim.written)
    return found


def _is_made(pattern: str, entry: Entry, places: Places) -> bool:
    if not entry.id or not entry.address or entry.kind != "post":
        return False
    return places.key(entry.address) == places.key(
        f"{places.root}/{pattern.replace('{id}', entry.id)}"
    )


def _claims(
    pattern: str,
    docnames: Mapping[str, Entry],
    places: Places,
    found: Kept,
    hosts: Sequence[str],
) -> Iterator[Claim]:
    out = {name: entry for name, entry in docnames.items() if entry.status == "published"}
    for name, entry in out.items():
        if entry.kind == "post" and entry.id:
            written = pattern.replace("{id}", entry.id)
            yield Claim(name, "id", written, parse(written, ""))
    for name, entry in out.items():
        done = {places.key(f"{places.root}/{pattern.replace('{id}', entry.id)}")}
        if entry.kind == "page" or not entry.id:
            done = set()
        for address in (entry.address, *entry.redirect_from, *_queries(entry, hosts)):
            key = places.key(address) if address else None
            if not key or key in done:
                continue
            done.add(key)
            slash = "/" if address.partition("?")[0].endswith("/") and "?" not in key else ""
            try:
                yield Claim(name, "redirect_from", key + slash, parse(key + slash, ""))
            except ValueError as error:
                found.notes.append(Note("look at", entry.source, f"the old address {key} {error}"))


def _queries(entry: Entry, hosts: Sequence[str]) -> Iterator[str]:
    """Yield short addresses from which only a host can lead on: ``/?p=12``."""
    if can_list(hosts, Address("", "p=12")):
        yield from (name for name in entry.names if "?" in name)


def _file(docname: str, builder: str) -> str:
    if builder == "html" or docname == "index" or docname.endswith("/index"):
        return f"{docname}.html"
    return f"{docname}/index.html"
