"""What leads from post to post: links, and nearness; computed once a build."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from .addresses import addresses
from .digests import digest
from .graph import Targets
from .model.naming import Wishes, wishes
from .model.related import related

if TYPE_CHECKING:
    from .domain import BlogDomain


class Connections:
    """The connections of the posts that are to be seen, each by docname."""

    def __init__(self, domain: BlogDomain) -> None:
        """Look at what was read of the blog, which must not change any more."""
        self._domain = domain
        self._parts = domain.settings.post_parts

    @cached_property
    def wishes(self) -> Wishes:
        """What posts say of posts that are related, or aren't."""
        hidden = {name: why.title for name, why in self._domain.hidden.items()}
        return wishes(self._domain.plan.posts.values(), hidden)

    @cached_property
    def links(self) -> dict[str, tuple[str, ...]]:
        """The documents that each document links to in its text."""
        domain = self._domain
        posts = domain.plan.posts.values()
        keys = {key: docname for docname, key in domain.citation_keys[0].items()}
        targets = Targets(domain.builder, domain.env, posts, keys, addresses(domain))
        return targets.graph(domain.links)

    @cached_property
    def backlinks(self) -> dict[str, tuple[str, ...]]:
        """The documents that link to each post: posts, newest first, then others by name.

        Empty if no page shows them.
        """
        if "backlinks" not in self._parts:
            return {}
        posts = self._domain.plan.posts
        found: defaultdict[str, list[str]] = defaultdict(list)
        for source in (*posts, *sorted(self.links.keys() - posts.keys())):
            for target in self.links.get(source, ()):
                if target in posts:
                    found[target].append(source)
        return {target: tuple(sources) for target, sources in found.items()}

    @cached_property
    def related(self) -> dict[str, tuple[str, ...]]:
        """The posts near to each post; empty if no page shows them."""
        if "related" not in self._parts:
            return {}
        domain = self._domain
        if domain.build is not None and domain.build.before.related[0] == self.related_of:
            return domain.build.before.related[1]
        return related(
            domain.plan.posts.values(),
            domain.plan.vocabulary,
            links=self.links,
            named=self.wishes.related,
            unwanted=self.wishes.unrelated,
            choice=domain.settings.choice,
            language=str(domain.env.config.language),
        )

    @cached_property
    def related_of(self) -> str:
        """A digest of all that :attr:`related` follows from; nothing if no page shows them.

        To compute it takes a tenth of the time.
        """
        if "related" not in self._parts:
            return ""
        domain = self._domain
        names = domain.plan.vocabulary.names
        posts = [
            (
                post.docname,
                post.title,
                post.gist,
                post.language,
                post.related is False,
                [names(kind, post) for kind in ("tag", "category", "series")],
            )
            for post in domain.plan.posts.values()
        ]
        asked = (self.links, self.wishes.related, self.wishes.unrelated)
        return digest(
            posts,
            *(sorted((name, [*found]) for name, found in each.items()) for each in asked),
            domain.settings.choice,
            domain.env.config.language,
        )
