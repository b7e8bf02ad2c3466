"""Old and permanent addresses of documents: which of them can be had, and by whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from .addresses import Address, file_at
from .slugs import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

#: Folders of files that pages show.
_TAKEN = frozenset({"_static", "_images", "_sources", "_downloads", "_modules", "_avatars"})


class Claim(NamedTuple):
    """An address that is to lead to a document."""

    docname: str
    #: Where it was written: ``redirect_from``, or ``id`` of one that follows from that.
    field: str
    #: As it was written.
    written: str
    address: Address


class Problem(NamedTuple):
    """What is wrong with an address, and the remedy."""

    docname: str
    field: str
    written: str
    #: Goes on from the address.
    message: str


class Move(NamedTuple):
    """A redirect for lists that hosts read."""

    #: Decoded, as :attr:`Address.path`.
    path: str
    query: str
    outside: bool
    #: The document that it leads to.
    docname: str
    #: Whether a page does the same.
    served: bool


@dataclass(frozen=True, slots=True)
class Site:
    """The addresses that the site has anyway."""

    #: Files of pages by docname.
    pages: Mapping[str, str]
    #: Other files, with what they are.
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Redirects:
    """What became of the addresses."""

    #: Documents that pages lead to, by file.
    pages: dict[str, str] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)
    #: Permanent addresses that work, by docname; those that are the document's own are empty.
    permanent: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def settle(
    claims: Iterable[Claim], site: Site, *, pages: bool, listed: Callable[[Address], bool]
) -> Redirects:
    """Decide which document each address leads to; of two that want one, the first gets it.

    :param pages: whether pages are written.
    :param listed: says whether a list for the host will have an address.
    """
    found = Redirects()
    ground = _Ground(site)
    for claim in claims:
        docname, _, _, address = claim
        file = address.file
        own = bool(file) and file == site.pages[docname]
        if own and claim.field == "id":
            found.permanent[docname] = ""
        elif problem := _OWN if own else _problem(claim, ground, listed):
            found.problems.append(Problem(*claim[:3], problem))
        else:
            works = bool(file) and pages
            if claim.field == "id" and (works or listed(address)):
                found.permanent[docname] = address.path
            if works:
                found.pages[file] = docname
            if ground.take(claim):
                found.moves.extend(_moves(claim, ground, served=works))
    return found


_OWN = "is the page's own address; leave it out"


def _problem(claim: Claim, ground: _Ground, listed: Callable[[Address], bool]) -> str:
    """Return why *claim* can't be granted, and the remedy; nothing if it can."""
    if obstacle := ground.obstacle(claim):
        remedy = "leave it out"
        if claim.field == "id":
            remedy = "choose another id, or another blogarchive_permalink"
        return f"{obstacle}; {remedy}"
    if claim.address.file or listed(claim.address):
        return ""
    return (
        "can't be served by a page; redirect it at your host, or set blogarchive_redirect_files "
        "to a kind of list that can have it"
    )


class _Owner(NamedTuple):
    """What a file or a folder is there for."""

    file: str
    shown: str
    #: The document that the file leads to; empty if it is no redirect.
    docname: str = ""


class _Ground:
    """Who has which files and folders, as file systems see it that don't tell case apart."""

    def __init__(self, site: Site) -> None:
        #: Files of pages.
        self.pages = frozenset(site.pages.values())
        self._files: dict[str, _Owner] = {}
        self._folders: dict[str, _Owner] = {}
        self._claims: dict[Address, Claim] = {}
        for file, shown in site.files.items():
            self._add(_Owner(file, shown))
        for docname, file in site.pages.items():
            self._add(_Owner(file, f"the page of {docname}"))

    def _add(self, owner: _Owner) -> None:
        name = folded(owner.file)
        self._files.setdefault(name, owner)
        for folder in _folders(name):
            self._folders.setdefault(folder, owner)

    def take(self, claim: Claim) -> bool:
        """Give an address to a document; say whether it hadn't got that yet."""
        key = _key(claim.address)
        if key in self._claims:
            return False
        self._claims[key] = claim
        if file := claim.address.file:
            self._add(_Owner(file, _shown(claim), claim.docname))
        return True

    def obstacle(self, claim: Claim) -> str:
        """Say what stands in the way of *claim*; nothing if nothing does."""
        if first := self._claims.get(_key(claim.address)):
            return "" if first.docname == claim.docname else f"is {_shown(first)} already"
        file = claim.address.file
        if file.partition("/")[0] in _TAKEN:
            return "lies in a folder that is kept for files of pages"
        return self._in_the_way(claim, file) if file else ""

    def _in_the_way(self, claim: Claim, file: str) -> str:
        name = folded(file)
        if found := self._files.get(name):
            if found.docname == claim.docname:
                return ""
            if found.file == file:
                return f"is {found.shown}, which goes before"
            return (
                f"differs in case alone from {found.file!r}, {found.shown}, and many servers "
                "can't tell"
            )
        if found := self._folders.get(name):
            return f"can't be a file, for {found.file!r}, {found.shown}, needs a folder there"
        owners = (self._files.get(folder) for folder in _folders(name))
        if found := next(filter(None, owners), None):
            return f"needs a folder where the file {found.file!r} is, {found.shown}"
        return ""


def _folders(file: str) -> list[str]:
    names = file.split("/")[:-1]
    return ["/".join(names[: count + 1]) for count in range(len(names))]


def _shown(claim: Claim) -> str:
    kind = "the permanent address" if claim.field == "id" else "an old address"
    return f"{kind} of {claim.docname}"


def _key(address: Address) -> Address:
    """Return the same for all addresses that one file serves."""
    file = address.file
    return Address(file) if file else address


def _moves(claim: Claim, ground: _Ground, *, served: bool) -> Iterable[Move]:
    address = claim.address
    paths = [address.path]
    shown = "" if address.query else file_at(address.path)
    if shown.endswith("/index.html"):
        folder = shown.removesuffix("/index.html")
        paths = [folder, f"{folder}/"]
        if f"{folder}.html" in ground.pages and not address.outside:
            # hosts show that at "x" too, and some obey the list before they look
            del paths[0]
    for path in paths:
        yield Move(path, address.query, address.outside, claim.docname, served)
