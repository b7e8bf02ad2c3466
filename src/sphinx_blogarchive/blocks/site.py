"""What the blocks show in one build, computed when it is asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from .. import words
from ..avatars import Avatars
from ..classes import Classes
from ..comments.recent import recent_comments
from ..digests import digest
from ..hypertext import has_usual
from ..links import has_pages, is_web_site
from ..model import licenses
from ..model.feeds.scopes import BLOG, FORMATS
from ..model.licenses import License
from ..words import _
from . import data
from .navigation import Navigation, NavigationItem
from .notices import Notices
from .placing import Placing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sphinx.builders import Builder

    from ..domain import BlogDomain
    from ..hypertext import Template
    from ..model.citation import Citation
    from ..model.post import Post
    from .rendered import Rendered


#: Blocks whose digest tells nothing: they show the page itself, the same always, or notices.
UNCHANGING = frozenset({"contents", "notices", "search"})


class Site:
    """The data of the blocks, for one builder, in one build."""

    def __init__(self, domain: BlogDomain, builder: Builder) -> None:
        """Begin without anything.

        :param domain: the blog, all of whose documents are read.
        """
        self.domain = domain
        self.builder = builder
        self.settings = domain.settings
        self.language = str(domain.env.config.language)
        self.notices = Notices(builder, domain.notices if has_pages(builder) else [])
        self.placing = Placing(builder)
        self.avatars = Avatars(builder)
        #: Pieces that are the same on pages of a kind.
        self.alike: dict[object, str] = {}
        #: Tags that lead to sheets and scripts.
        self.file_tags: dict[object, str] = {}
        #: The classes on the page that is being written.
        self.classes = Classes()
        #: Items of lists, by what draws them, folder and docname; see :mod:`..listing.titled`.
        self.items: dict[tuple[object, str, str], str] = {}
        #: Pieces of the pages of posts; see :func:`..hypertext.alike`.
        self.templates: dict[object, Template] = {}
        #: Blocks that are the same on each page, by name.
        self.rendered: dict[str, Rendered] = {}
        #: Records of posts, once nothing changes any more; ``None`` until all is read.
        self.citations: dict[str, Citation | None] | None = None
        self._digests: dict[str, str] = {}
        self._states: dict[frozenset[str], str] = {}

    @cached_property
    def is_usual(self) -> bool:
        """Whether pages are written by translators with usual ways."""
        return has_usual(self.builder)

    @cached_property
    def posts(self) -> list[Post]:
        """All posts, newest first; none where they have no pages to lead to."""
        return list(self.domain.plan.posts.values()) if has_pages(self.builder) else []

    def _items(self, posts: Iterable[Post]) -> list[data.PostItem]:
        def write(day: date) -> str:
            return words.day(day, self.language, self.settings.date_format)

        return [data.post_item(post, self.language, write) for post in posts]

    @cached_property
    def recent_posts(self) -> list[data.PostItem]:
        """The newest posts."""
        return self._items(self.posts[: self.settings.recent_posts])

    @cached_property
    def random_posts(self) -> list[data.PostItem]:
        """Posts chosen at random among the older ones; see :func:`.data.random_posts`."""
        newest, count = self.settings.recent_posts, self.settings.random_posts
        return self._items(data.random_posts(self.posts, newest, count))

    @cached_property
    def recent_comments(self) -> list[data.CommentItem]:
        """The newest comments of the snapshot."""
        return recent_comments(self.domain)

    @cached_property
    def live_comments(self) -> int:
        """How many of the newest comments a script asks the service for; 0 if it doesn't."""
        commenting = self.settings.commenting
        is_live = is_web_site(self.builder) and "recent" in commenting.supplies
        return commenting.recent if is_live else 0

    @cached_property
    def feeds(self) -> list[NavigationItem]:
        """The feeds of the whole blog, and the page that lists all feeds."""
        if not is_web_site(self.builder) or not self.posts:
            return []
        found = [
            NavigationItem(FORMATS[key], url=quote(path))
            for feed in self.domain.feeds
            if feed.kind == BLOG
            for key, path in feed.paths.items()
        ]
        if docname := self.domain.plan.docname("feeds"):
            found.append(NavigationItem(str(_("All feeds")), docname))
        return found

    def _terms(self, kind: str, most: int | None = None) -> list[data.TermItem]:
        if not self.posts:
            return []
        return data.term_items(self.domain.plan, kind, self.language, most)

    def _latest(self, kind: str) -> list[data.TermItem]:
        """Return the terms with the newest posts, and what leads to all, if there are more."""
        found = self._terms(kind, self.settings.block_terms)
        count, everything = len(self.domain.plan.vocabulary.used(kind)), self.docname(kind)
        if found and len(found) < count and everything:
            found.append(data.TermItem(str(_("Show all")), everything, count))
        return found

    @cached_property
    def categories(self) -> list[data.TermItem]:
        """The categories with the newest posts."""
        return self._latest("category")

    @cached_property
    def tags(self) -> list[data.TermItem]:
        """The tags that have posts."""
        return self._terms("tag")

    @cached_property
    def tag_cloud(self) -> list[data.TermItem]:
        """The most used tags, with weights."""
        return data.cloud(self.tags, self.settings.tag_cloud)

    @cached_property
    def series(self) -> list[data.TermItem]:
        """The series with the newest posts."""
        return self._latest("series")

    @cached_property
    def authors(self) -> list[data.TermItem]:
        """The authors of the newest posts."""
        place = self.avatars.place
        return [replace(item, avatar=place(item.avatar)) for item in self._latest("author")]

    @cached_property
    def archive(self) -> list[data.YearItem]:
        """The years and months that have posts, newest first."""

        def month(day: date) -> str:
            return words.month(day, self.language)

        return data.archive(self.domain.plan, self.posts, month)

    @cached_property
    def links(self) -> list[data.LinkItem]:
        """The sites of friends."""
        return data.links(self.settings.links)

    @cached_property
    def membership(self) -> data.Membership | None:
        """Where readers register and log in; ``None`` if they can't."""
        # a service for comments has such pages, too
        options = {**self.settings.commenting.membership, **self.settings.membership}
        register, login = options.get("register", ""), options.get("login", "")
        if not (register or login):
            return None
        return data.Membership(register, login, self.docname("archive"))

    @cached_property
    def license(self) -> License | None:
        """The licence of the site; ``None`` if there is none."""
        chosen = self.settings.license
        if isinstance(chosen, dict):
            return License(chosen["name"], chosen.get("url", ""), chosen.get("text", ""))
        return self.in_words(licenses.of(chosen))

    def license_of(self, post: Post | None) -> License | None:
        """Return the licence of *post*, else of the site; ``None`` if there is none."""
        own = licenses.of(post.license) if post else None
        return self.in_words(own) or self.license

    @staticmethod
    def in_words(license_: License | None) -> License | None:
        """Return *license_* with a name in the language of the readers."""
        if license_ is not None and license_.id == licenses.RESERVED:
            text = str(_("All rights reserved."))
            return License(str(_("All rights reserved")), text=text, id=license_.id)
        return license_

    def docname(self, kind: str, key: str = "") -> str:
        """Return the docname of a generated page, or of a term's home; '' if there is none."""
        return self.domain.plan.docname(kind, key) if has_pages(self.builder) else ""

    def _no_navigation(self) -> Navigation:
        env = self.domain.env

        def title(docname: str) -> str:
            return env.titles[docname].astext() if docname in env.titles else docname

        return Navigation(self.domain.plan, env.found_docs, title)

    @cached_property
    def footer_with_problems(self) -> Navigation:
        """The links in the footer of our theme, and what is wrong with its option."""
        found = self._no_navigation()
        found.add(getattr(self.builder, "theme_options", {}).get("footer_links") or ())
        return found

    @cached_property
    def footer(self) -> list[NavigationItem]:
        """The links in the footer of our theme."""
        return self.footer_with_problems.items

    @cached_property
    def navigation_with_problems(self) -> Navigation:
        """The navigation, and what is wrong with the option."""
        env = self.domain.env
        found = self._no_navigation()
        if self.settings.navigation:
            found.add(self.settings.navigation)
        else:
            found.add_usual(str(env.config.root_doc), str(_("Home")))
        return found

    @cached_property
    def navigation(self) -> list[NavigationItem]:
        """The entries of the navigation."""
        return self.navigation_with_problems.items if has_pages(self.builder) else []

    @cached_property
    def navigated(self) -> frozenset[str]:
        """The docnames that entries of the navigation lead to."""
        return frozenset(item.docname for item in self.navigation if item.docname)

    # ---- which page shows what of it

    def state(self, pagename: str) -> str:
        """Return a digest of what the blocks on *pagename* show, apart from notices."""
        names = self.placing.on(pagename)
        if names not in self._states:
            self._states[names] = digest(*((name, self.digest(name)) for name in sorted(names)))
        return self._states[names]

    def digest(self, name: str) -> str:
        """Return a digest of what the block *name* shows, notices apart."""
        if name not in self._digests:
            attribute = name.replace("-", "_")
            shown = "" if name in UNCHANGING else getattr(self, attribute)
            self._digests[name] = digest(repr(shown))
        return self._digests[name]

    def notices_on(self, pagename: str) -> list[str]:
        """Return the docnames of the notices that *pagename* shows."""
        return self.notices.docnames if "notices" in self.placing.on(pagename) else []
