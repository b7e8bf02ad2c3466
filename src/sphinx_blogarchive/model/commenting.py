"""How readers comment: what the setting says, and the keys of posts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .providers import ALL, PROVIDERS, Client, Provider, Supply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .post import Post

__all__ = ["PROVIDERS", "Client", "Commenting", "Provider", "Supply", "encoded", "key"]

LOADS = ("scroll", "consent", "at once")
COLOR_SCHEMES = ("auto", "light", "dark")
#: Where the snapshot is looked for, from the folder of ``conf.py``.
SNAPSHOT = "stats.json"
#: What templates of keys are filled in with.
KEY_FIELDS = ("id", "docname")

#: What stands for itself in a key. Commas divide keys in requests, and services decode percents.
_OTHER = re.compile(r"[^A-Za-z0-9._/-]")
#: A key as a writer may choose it, to match what a service has already.
KEY = re.compile(r"[!-$&-+\--~]+")
_FIELD = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class Commenting:
    """The option ``blogarchive_comments``, checked, with everything filled in."""

    #: Key of :data:`PROVIDERS`, ``""`` for none, or the path of an adapter that ends in ``.js``.
    provider: str = ""
    #: ``https://…`` without a slash in the end; empty where the provider has its own.
    server: str = ""
    client: Client = field(default_factory=Client)
    load: str = LOADS[0]
    counts: bool = True
    views: bool = True
    #: How many of the newest comments are shown; 0 for none.
    recent: int = 5
    login: bool = True
    #: BCP 47 tag; empty for the language of the page.
    language: str = ""
    color_scheme: str = COLOR_SCHEMES[0]
    #: Path of the snapshot from the folder of ``conf.py``; empty for none.
    snapshot: str = SNAPSHOT
    #: Whether *snapshot* was named, so that it has to be there.
    snapshot_is_named: bool = False
    #: Template of keys; empty for the usual ones.
    key: str = ""
    #: What the provider wants to know besides.
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_own(self) -> bool:
        """Whether the adapter is the writer's own."""
        return self.provider.endswith(".js")

    @property
    def name(self) -> str:
        """The provider's name in file names and for scripts: that of an own adapter's file."""
        return self.provider.rpartition("/")[2].removesuffix(".js")

    @property
    def supplies(self) -> frozenset[Supply]:
        """What is had from the provider: what it has and the setting doesn't decline."""
        if not self.provider:
            return frozenset()
        has = ALL - {"login"} if self.is_own else PROVIDERS[self.provider].supplies
        wanted = {
            "counts": self.counts,
            "views": self.views,
            "recent": self.recent > 0,
            "form": self.is_own or bool(self.client.script),
            "login": self.login,
        }
        return frozenset(each for each in has if wanted[each])

    @property
    def membership(self) -> dict[str, str]:
        """Addresses of pages where readers ``register`` and ``login``, if the service has any."""
        if "login" not in self.supplies:
            return {}
        provider = PROVIDERS[self.provider]
        places = {"register": provider.register, "login": provider.login}
        return {name: self.server + path for name, path in places.items() if path}

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Commenting:
        """Return what the checked option *value* says."""
        chosen = dict(value)
        chosen["server"] = server = str(value.get("server", "")).rstrip("/")
        provider = PROVIDERS.get(chosen.get("provider", ""))
        options = chosen.setdefault("options", {})
        client = chosen.get("client") or {}
        given = Client(client) if isinstance(client, str) else Client(**client)
        if provider is not None and not given.script:
            known = {**{key: options.get(key, "") for key in provider.needs}, "server": server}
            usual = provider.client
            # a style of one's own goes with the usual script
            given = Client(
                usual.script.format(**known),
                given.script_integrity,
                given.style or usual.style.format(**known),
                given.style_integrity,
            )
        chosen["client"] = given
        return cls(**chosen, snapshot_is_named="snapshot" in value)


def is_local(place: str) -> bool:
    """Say whether *place* is a path from the source folder, no address."""
    return not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", place)


def key(commenting: Commenting, post: Post, permalink: str) -> str:
    """Return the key by which services and snapshots know *post*.

    ASCII without percents, commas and spaces. It hangs on the title nowhere, nor on the builder.

    :param permalink: the option ``blogarchive_permalink``: a path with ``{id}``, or nothing.
    """
    if post.comments_key:
        return post.comments_key
    fields = {"id": post.id, "docname": post.docname}
    template = commenting.key
    if template and all(fields[name] for name in _FIELD.findall(template)):
        return _FIELD.sub(lambda found: encoded(fields[found[1]]), template)
    if post.id:
        return "/" + encoded((permalink or "p/{id}").lstrip("/").replace("{id}", post.id))
    return "/" + encoded(post.docname)


def encoded(text: str) -> str:
    """Return *text* in ASCII, so that no two texts become one: ``my post`` is ``my~20~post``."""
    return _OTHER.sub(lambda sign: f"~{ord(sign[0]):x}~", text)


def doubles(keys: Mapping[str, str]) -> dict[str, str]:
    """Return the documents whose key an earlier one has, and that one.

    :param keys: by docname, in the order that decides who is earlier.
    """
    owners: dict[str, str] = {}
    found = {docname: owners.setdefault(own, docname) for docname, own in keys.items()}
    return {docname: owner for docname, owner in found.items() if docname != owner}


def check_key_template(template: str) -> None:
    """Raise ``ValueError`` with the remedy if *template* is none of keys."""
    for name in _FIELD.findall(template):
        if name not in KEY_FIELDS:
            raise ValueError(f"has {{{name}}} in the key; the fields are {{id}} and {{docname}}")
    rest = _FIELD.sub("", template)
    if re.search(r"[{}]", rest):
        raise ValueError(f"has a brace too many in the key {template!r}; write for example /{{id}}")
    if not _FIELD.search(template):
        raise ValueError(f"gives all posts the key {template!r}; put {{id}} or {{docname}} into it")
    if rest and not KEY.fullmatch(rest):
        raise ValueError(
            f"has the key {template!r}; write letters a to z, digits and signs such as / - . _ =, "
            "without spaces, commas and percents"
        )
