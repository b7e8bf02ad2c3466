"""What is shown of comments on each post, and of its readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..links import is_web_site
from ..reading.visibility import is_hidden

if TYPE_CHECKING:
    from ..domain import BlogDomain

#: The part of a post that holds them, and the id of that section.
PART = "comments"
ANCHOR = "blogarchive-comments"


class Standing(NamedTuple):
    """What a site shows of one post."""

    key: str
    #: How many comments and views there were; ``None`` where that isn't known, or not wanted.
    comments: int | None = None
    views: int | None = None
    #: Whether the service is asked for either.
    asks_comments: bool = False
    asks_views: bool = False
    #: Whether readers can comment, and whether there are comments in the page.
    has_form: bool = False
    has_thread: bool = False
    #: Whether the page has a section for comments.
    has_section: bool = False

    @property
    def shows_comments(self) -> bool:
        """Whether there is a number of comments, or will be."""
        return self.comments is not None or self.asks_comments

    @property
    def shows_views(self) -> bool:
        """Whether there is a number of views, or will be."""
        return self.views is not None or self.asks_views

    @property
    def is_shown(self) -> bool:
        """Whether anything is shown of it."""
        return self.shows_comments or self.shows_views or self.has_section

    @property
    def is_live(self) -> bool:
        """Whether a script is needed for it."""
        return self.asks_comments or self.asks_views or self.has_form


def standing(domain: BlogDomain, docname: str) -> Standing:
    """Return what is shown of a post: nothing but of published ones, on pages of a site."""
    key = domain.comment_keys[docname]
    post = domain.plan.posts[docname]
    if not is_web_site(domain.builder) or is_hidden(post.draft, post.date, domain.now):
        return Standing(key)
    commenting = domain.settings.commenting
    supplies = commenting.supplies
    known = domain.stats.posts.get(key)
    has_thread = bool(known and known.thread)
    has_part = PART in domain.settings.post_parts
    has_form = has_part and post.comments and "form" in supplies
    comments = known.comments if known and commenting.counts else None
    return Standing(
        key,
        # of a closed post whose comments nobody made, nothing is said
        comments if post.comments or comments else None,
        known.views if known and commenting.views else None,
        asks_comments=post.comments and "counts" in supplies,
        asks_views="views" in supplies,
        has_form=has_form,
        has_thread=has_thread,
        has_section=has_part and (has_thread or has_form),
    )
