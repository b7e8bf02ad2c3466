"""The page that lists all feeds, for people."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..domain import blog_domain
from ..links import has_pages, link
from ..model.collation import order
from ..model.feeds.scopes import BLOG, FORMATS
from ..nodes import feed_list, make
from ..records import site_address
from ..words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..domain import BlogDomain
    from ..model.feeds.scopes import Scope

#: msgids of headings: those of the pages that list the terms.
_HEADINGS = {"tag": "Tags", "category": "Categories", "author": "Authors", "series": "Series"}


class ListFeeds(SphinxPostTransform):
    """Write out the list."""

    # as with lists of posts
    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        """Look for its place."""
        domain = blog_domain(self.env)
        for node in list(self.document.findall(feed_list)):
            if has_pages(domain.builder):
                node.replace_self(_written(domain, self.env.docname))
            else:
                node.parent.remove(node)  # feeds are the site's


def _written(domain: BlogDomain, page: str) -> list[nodes.Node]:
    how = _(
        "A feed tells you of new posts, without an account and without e-mail: copy its address "
        "into a feed reader, which looks from time to time whether there is something new."
    )
    result: list[nodes.Node] = [make("p", nodes.Text(str(how)))]
    language = str(domain.env.config.language)
    groups = {kind: list(found) for kind, found in groupby(domain.feeds, lambda feed: feed.kind)}
    if whole := groups.pop(BLOG, None):
        formats = _("The formats hold the same; take one that your reader knows.")
        if len(whole[0].paths) > 1:
            result.append(make("p", nodes.Text(str(formats))))
        result.append(_addresses(domain, whole[0]))
    for kind, scopes in groups.items():
        heading = make("h2", nodes.Text(str(_(_HEADINGS[kind]))))
        scopes.sort(key=lambda scope: (order(scope.title, language), scope.name))
        items = [make("li", *_of_term(domain, page, scope)) for scope in scopes]
        result += [heading, make("ul", *items, classes="blogarchive-feeds")]
    return result


def _addresses(domain: BlogDomain, scope: Scope) -> nodes.Element:
    """Return the addresses of the blog's feeds in full, to be copied."""
    items = []
    for key, path in scope.paths.items():
        address = site_address(domain.env.config) + quote(path)
        shown = make("a", nodes.Text(address), href=address)
        items.append(make("li", nodes.Text(f"{FORMATS[key]}: "), shown))
    return make("ul", *items, classes="blogarchive-feeds")


def _of_term(domain: BlogDomain, page: str, scope: Scope) -> Iterator[nodes.Node]:
    yield link(domain.builder, page, scope.docname, nodes.Text(scope.title), classes=[])
    between = ": "
    for key, path in scope.paths.items():
        yield nodes.Text(between)
        label = f"{scope.title}: {FORMATS[key]}"
        address = site_address(domain.env.config) + quote(path)
        yield make("a", nodes.Text(FORMATS[key]), href=address, aria_label=label)
        between = " · "
