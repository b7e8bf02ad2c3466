"""The variable ``blogarchive`` of templates: what blocks show, as seen from one page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..words import _
from .data import same_language
from .notices import ROOT, Notice
from .rendered import Rendered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..model.licenses import License
    from .site import Site

#: An address beyond the site, or one that is complete.
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#")
#: ``%(author)s``.
_FIELD = re.compile(r"%\((\w+)\)s")
#: What there is of the site, for :meth:`Page.__getattr__`.
_OF_SITE = frozenset(
    {
        "archive",
        "authors",
        "categories",
        "feeds",
        "footer",
        "links",
        "live_comments",
        "membership",
        "navigation",
        "random_posts",
        "recent_comments",
        "recent_posts",
        "series",
        "tag_cloud",
        "tags",
    }
)


class Page:
    """The blocks on one page.

    It has all the data of :class:`~.site.Site`: ``recent_posts``, ``categories``, …
    """

    def __init__(self, site: Site, pagename: str, context: dict[str, Any]) -> None:
        """Show *site* to the templates of *pagename*.

        :param context: the variables of its templates, perhaps not yet complete.
        """
        self._site = site
        self._pagename = pagename
        self._context = context
        self._for_all = False

    def __getattr__(self, name: str) -> Any:
        """Return data of the site."""
        if name in _OF_SITE:
            return getattr(self._site, name)
        raise AttributeError(name)

    # ---- words and addresses

    @staticmethod
    def word(text: str) -> str:
        """Return *text*, a word of ours in English, in the language of the project."""
        return str(_(text))

    @staticmethod
    def pieces(text: str) -> list[str]:
        """Return a word of ours with fields in pieces: text, a field's name, text and so on."""
        return _FIELD.split(str(_(text)))

    @property
    def root(self) -> str:
        """The way from the page to the root of the site, ending in a slash."""
        if self._for_all:
            return ROOT
        # 404 pages have their own idea of it
        way: str = self._context["pathto"]("_static", True)
        return way.removesuffix("_static") or "./"

    def href(self, target: Any) -> str:
        """Return the address of *target*, relative to the page.

        :param target: a docname, or an item of the data that has one or an address of its own.
        """
        docname = target if isinstance(target, str) else getattr(target, "docname", "")
        if not docname and not isinstance(target, str):
            return self.file(target.url)
        return self.root + self._site.builder.get_target_uri(docname)

    def file(self, path: str) -> str:
        """Return the address of *path*, which is one already or goes from the root of the site."""
        return path if _ADDRESS.match(path) else self.root + path

    def is_current(self, target: Any) -> bool:
        """Say whether the page is *target*, or one on which its list goes on.

        :param target: a docname, or an item of the data.
        """
        docname = target if isinstance(target, str) else getattr(target, "docname", "")
        page = self._site.domain.plan.pages.get(self._pagename)
        return bool(docname) and docname in (self._pagename, page.first if page else "")

    # ---- what is the page's own

    @property
    def license(self) -> License | None:
        """The licence of the post, else of the site; ``None`` if there is none."""
        return self._site.license_of(self._site.domain.plan.posts.get(self._pagename))

    @property
    def of_post(self) -> bool:
        """Whether the page is a post that has a licence of its own."""
        post = self._site.domain.plan.posts.get(self._pagename)
        return bool(post and post.license)

    @property
    def language(self) -> str:
        """BCP 47 tag of the post's language; empty where it is that of the site."""
        post = self._site.domain.plan.posts.get(self._pagename)
        if post is None or same_language(post.language, self._site.language):
            return ""
        return post.language

    @property
    def notices(self) -> list[Notice]:
        """The notices."""
        return [
            notice if self._for_all else Notice(notice.title, self._fit(Rendered(notice.html)))
            for notice in self._site.notices.written()
        ]

    # ---- once for all pages

    def once(self, name: str, caller: Callable[[], str]) -> str:
        """Return what *caller* wrote for the first page that asked for *name*.

        ``{% call blogarchive.once("mine") %}…{% endcall %}`` in a template spares writing a
        block again that is the same on all pages but for the way to the root and for which
        link leads to the page itself. Addresses in it have to come from :meth:`href`.
        """
        rendered = self._site.rendered
        if name not in rendered:
            before, self._for_all = self._for_all, True
            try:
                rendered[name] = Rendered(caller())
            finally:
                self._for_all = before
        return rendered[name].html if self._for_all else self._fit(rendered[name])

    def alike(self, name: str, *inputs: object, caller: Callable[[], str]) -> str:
        """Return what *caller* wrote for the first page with the same *inputs*, for our theme.

        Pages differ in the way to the root too, and in the entries of the navigation they are.
        """
        page = self._site.domain.plan.pages.get(self._pagename)
        here = {self._pagename, page.first if page else ""} & self._site.navigated
        key = (name, self.root, frozenset(here), *map(str, inputs))
        known = self._site.alike
        if key not in known:
            known[key] = caller()
        return known[key]

    def _fit(self, rendered: Rendered) -> str:
        return rendered.on(self.root, self._site.builder.get_target_uri(self._pagename))

    def runs(self, templates: Iterable[str], has_contents: object) -> list[tuple[str, list[str]]]:
        """Part the *templates* of a sidebar into runs, for our theme.

        :param has_contents: whether there is anything in the table of contents of the page.
        :return: each with a name for :meth:`once`; empty where it is the page's own.
        """
        own = {"contents"} if has_contents else set()
        own |= {"license"} if self.of_post else set()
        own |= {"search"} if self._pagename == "search" else set()
        return self._site.placing.runs(tuple(templates), frozenset(own))
