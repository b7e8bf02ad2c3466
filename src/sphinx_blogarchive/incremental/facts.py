"""What a document offers that others may show, as digests."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..digests import digest
from ..domain import blog_domain
from ..links import documents_below
from ..model.terms import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from ..model.post import Post

#: Domains whose data is told apart by document, or shown only on pages that are always written.
_BY_DOCUMENT = frozenset({"std", "math", "citation", "index", "changeset", "blogarchive"})


def stable(value: Any) -> Any:
    """Return *value* with dictionaries and sets in an order that is the same in each process."""
    if isinstance(value, dict):
        return sorted((repr(stable(key)), stable(item)) for key, item in value.items())
    if isinstance(value, set | frozenset):
        return sorted(repr(stable(item)) for item in value)
    if isinstance(value, list | tuple):
        return [stable(item) for item in value]
    if hasattr(value, "__dict__"):
        return stable(vars(value))
    return repr(value)


class Facts:
    """Digests of the whole environment, as it is after reading."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Look at *env*, which must not change any more."""
        self._env = env
        self._domain = blog_domain(env)

    @cached_property
    def reachable(self) -> set[str]:
        """The documents that the toctree of the root document leads to."""
        return documents_below(self._env, self._env.config.root_doc)

    @cached_property
    def shared(self) -> str:
        """What every page may show, for themes show the toctree everywhere."""
        env = self._env
        others = {name: data for name, data in env.domaindata.items() if name not in _BY_DOCUMENT}
        reachable = sorted(self.reachable)
        return digest(
            stable([(name, env.toctree_includes.get(name)) for name in reachable]),
            [(name, self.of.get(name)) for name in reachable],
            stable(others),
        )

    @cached_property
    def of(self) -> dict[str, str]:
        """What each document offers: title, outline, targets, numbers, names of its pictures."""
        env = self._env
        offers: defaultdict[str, list[object]] = defaultdict(list)
        for docname in env.all_docs:
            offers[docname] += [
                self._domain.outlines.get(docname),
                stable(env.toc_secnumbers.get(docname)),
                stable(env.toc_fignumbers.get(docname)),
                stable({k: v[1:] for k, v in self._slugs(docname)}),
            ]
        for docname, offer in self._offers():
            offers[docname].append(offer)
        return {docname: digest(*found) for docname, found in offers.items()}

    def _slugs(self, docname: str) -> Iterable[tuple[str, tuple[Any, ...]]]:
        slugs: Any = self._env.metadata[docname].get("myst_slugs", {})
        return slugs.items()  # type: ignore[no-any-return]

    def _offers(self) -> Iterable[tuple[str, object]]:
        """Yield each thing that can be linked to by name, with the document that holds it."""
        env = self._env
        std = env.domaindata["std"]
        for store in ("labels", "anonlabels", "objects", "terms", "progoptions"):
            for name, value in sorted(std.get(store, {}).items(), key=repr):
                yield value[0], (store, name, value)
        for name, value in sorted(env.domaindata["citation"]["citations"].items()):
            yield value[0], ("citation", name, value[1])
        yield from equation_offers(env)
        for path, (docnames, name) in sorted(env.images.items()):
            for docname in docnames:
                yield docname, ("image", path, name)
        plan = self._domain.plan
        for kind in KINDS:
            for term in plan.vocabulary.of(kind):
                if docname := plan.docname(kind, term.name):
                    yield docname, ("term", kind, term.name, term.shown)

    def own(self, docname: str) -> str:
        """Return a digest of what *docname* shows of the blog by itself, apart from links."""
        domain = self._domain
        plan = domain.plan
        parts: list[object] = [plan.pagination.get(docname)]
        if docname in plan.posts:
            near = domain.neighbours[docname]
            parts += [self._shown[docname], near]
            parts += [
                self._shown.get(name)
                for name in (near.older, near.newer, near.previous_part, near.next_part)
            ]
        parts += [self._shown[name] for name in domain.shown_on(docname)]
        if (page := plan.pages.get(docname)) is not None and page.kind in KINDS and not page.key:
            parts += [
                (term.shown, plan.docname(term.kind, term.name), len(plan.vocabulary.posts(term)))
                for term in plan.vocabulary.of(page.kind)
            ]
        return digest(*parts)

    @cached_property
    def _shown(self) -> dict[str, str]:
        return {docname: self._digest(post) for docname, post in self._domain.plan.posts.items()}

    def _digest(self, post: Post) -> str:
        plan = self._domain.plan
        terms = [
            (term.shown, plan.docname(kind, term.name))
            for kind in KINDS
            for name in plan.vocabulary.names(kind, post)
            if (term := plan.vocabulary.find(kind, name))
        ]
        return digest(post, terms)


def equation_offers(env: BuildEnvironment) -> Iterable[tuple[str, object]]:
    """Yield the equations of each document, and whether their labels mean them elsewhere too."""
    documents = env.domaindata["math"]["documents"]
    first: dict[str, str] = {}
    for docname, labels in sorted(documents.items()):
        for label in labels:
            first.setdefault(label, docname)
    for docname, labels in documents.items():
        for label, value in sorted(labels.items()):
            yield docname, ("equation", label, tuple(value), first[label] == docname)
