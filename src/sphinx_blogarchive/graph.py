"""Which document links to which, by what writers wrote in their texts.

Lists, toctrees, and what is generated around posts don't count. References are looked up in what
Sphinx knows of names; nobody is asked to resolve them, so nothing is warned of twice.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from sphinx.util import docname_join

from .math.references import math_domain
from .reading.outgoing import Link, outgoing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .domain import BlogDomain
    from .model.post import Post


def note_links(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``: keep what a document of the writer's links to.

    Notices don't count: they are part of the frame of many pages.
    """
    domain: BlogDomain = app.env.domains["blogarchive"]  # type: ignore[assignment]
    docname = app.env.docname
    if app.project.is_generated(docname) or domain.is_notice(docname):  # type: ignore[attr-defined]
        return
    if found := outgoing(doctree, docname):
        domain.links[docname] = found


#: An address that is nothing but a path, with nothing in it that leads elsewhere.
_PATH = re.compile(r"[\w%](?:[\w%-]|[./](?![./]))*", re.ASCII)
#: Roles of Sphinx's own for what posts may define beside terms.
_OBJECTS = ("token", "confval", "envvar")


class Targets:
    """The documents that links lead to, when all have been read."""

    def __init__(
        self,
        builder: Builder,
        env: BuildEnvironment,
        posts: Collection[Post],
        keys: Mapping[str, str],
        addresses: Mapping[str, str],
    ) -> None:
        """Prepare for one build.

        :param posts: those that are to be seen.
        :param keys: docnames of posts by their keys in bibliographies.
        :param addresses: docnames by old and permanent addresses.
        """
        self._builder = builder
        self._env = env
        self._posts = posts
        self._keys = keys
        self._addresses = addresses
        self._std: dict[str, Any] = env.domaindata["std"]

    def graph(self, links: Mapping[str, Collection[Link]]) -> dict[str, tuple[str, ...]]:
        """Return the documents that each document links to, others than itself, each once."""
        found: dict[str, tuple[str, ...]] = {}
        for source in sorted(links):
            targets = dict.fromkeys(self.find(source, link) for link in links[source])
            if known := tuple(t for t in targets if t not in ("", source)):
                found[source] = known
        return found

    def find(self, source: str, link: Link) -> str:
        """Return the document that *link* leads to; '' if there is none."""
        return self._finders.get(link.kind, self._object)(source, link)

    @cached_property
    def _finders(self) -> Mapping[str, Callable[[str, Link], str]]:
        return {
            "doc": self._document,
            "ref": self._label,
            "keyword": self._label,
            "numref": self._numbered,
            "term": self._term,
            "eq": self._equation,
            "citation": self._citation,
            "cite": lambda _, link: self._keys.get(link.target, ""),
            "uri": self._uri,
            "any": self._any,
        }

    def _document(self, _: str, link: Link) -> str:
        return link.target if link.target in self._env.all_docs else ""

    def _label(self, _: str, link: Link) -> str:
        return self._in("anonlabels" if link.explicit else "labels", link.target)

    def _numbered(self, _: str, link: Link) -> str:
        return self._in("labels", link.target) or self._in("anonlabels", link.target)

    def _term(self, source: str, link: Link) -> str:
        return self._object(source, link) or self._in("terms", link.target.lower())

    def _equation(self, source: str, link: Link) -> str:
        found = math_domain(self._env).locate(source, link.target)
        return found[0] if found else ""

    def _citation(self, _: str, link: Link) -> str:
        entry = self._env.domaindata["citation"]["citations"].get(link.target)
        return str(entry[0]) if entry else ""

    def _object(self, _: str, link: Link) -> str:
        """Return the document with an object of Sphinx's standard domain, such as a setting."""
        kinds = self._env.domains.standard_domain.objtypes_for_role(link.kind) or []
        found = (self._in("objects", (kind, link.target)) for kind in kinds)
        return next(filter(None, found), "")

    def _any(self, source: str, link: Link) -> str:
        """Return what a link leads to that doesn't say what it means, in the order of MyST's."""
        _, target, explicit = link
        return (
            self._label(source, Link("ref", target.lower(), explicit))
            or self._document(source, Link("doc", docname_join(source, target)))
            or self._term(source, Link("term", target))
            or next(
                filter(None, (self._object(source, Link(kind, target)) for kind in _OBJECTS)), ""
            )
            or self._equation(source, Link("eq", target))
            or self._citation(source, Link("citation", target))
        )

    def _in(self, store: str, key: object) -> str:
        entry = self._std.get(store, {}).get(key)
        return str(entry[0]) if entry else ""

    def _uri(self, _: str, link: Link) -> str:
        # most lead elsewhere, and to tell where posts are takes a while
        address = _plain(link.target)
        return self._by_address.get(address, "") if address.startswith(self._host) else ""

    @cached_property
    def _host(self) -> str:
        return urlsplit(str(self._env.config.html_baseurl or "")).netloc.lower()

    @cached_property
    def _by_address(self) -> dict[str, str]:
        """Posts by address, without scheme, and what has moved by the old ones."""
        base = self._env.config.html_baseurl
        if not base:
            return {}
        found = {_plain(url): docname for url, docname in self._addresses.items()}
        folder = urljoin(base, "-").removesuffix("-")
        for post in self._posts:
            uri = self._builder.get_target_uri(post.docname)
            # of thousands of addresses, most are put together at once
            address = folder + uri if _PATH.fullmatch(uri) else urljoin(base, uri)
            found[_plain(address)] = post.docname
        return found


def _plain(address: str) -> str:
    """Return *address* without what it may have or not: scheme, query, fragment, ``index.html``."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.netloc.lower() + unquote(parts.path).removesuffix("index.html").rstrip("/")
