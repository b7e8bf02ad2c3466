"""HTML that is the same on all pages but for addresses and the link to the page itself."""

from __future__ import annotations

import re

from .notices import ROOT

_LINK = re.compile(f'href="{ROOT}([^"]*)"')


class Rendered:
    """Such a piece, fitted to pages. Most of them lie in one folder, and are not linked to."""

    def __init__(self, html: str) -> None:
        """Take *html* with :data:`~.notices.ROOT` before the addresses within the site."""
        self.html = html
        #: The addresses that it links to, from the root of the site.
        self.linked = frozenset(_LINK.findall(html))
        self._fitted: dict[str, str] = {}

    def on(self, root: str, uri: str | None) -> str:
        """Return it as it stands on a page.

        :param root: the way from there to the root of the site.
        :param uri: the address of the page from that root; ``None`` for one not linked to.
        """
        if uri in self.linked:
            own = f'href="{ROOT}{uri}"'
            return self.html.replace(own, f'aria-current="page" {own}').replace(ROOT, root)
        if root not in self._fitted:
            self._fitted[root] = self.html.replace(ROOT, root)
        return self._fitted[root]
