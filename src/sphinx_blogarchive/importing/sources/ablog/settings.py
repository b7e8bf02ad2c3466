"""ABlog's options in ours: values to values, with what is to be told of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ....config import POST_PARTS
from . import dates

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...model import Told
    from .configuration import Configuration

#: Options of ABlog and of its command, with what is told of those that mean nothing here.
_NOTHING: dict[str, str] = {
    "ablog_builder": "",
    "ablog_doctrees": "the command blogarchive build has its own place for them",
    "ablog_website": "the command blogarchive build takes the folder as an argument",
    "blog_default_language": "the language of the project is that of its posts",
    "blog_default_location": "posts have no location here",
    "blog_feed_subtitle": "the description of the front page is shown in feeds",
    "blog_languages": "a post has a language tag here, and languages have no pages",
    "blog_locations": "posts have no location here",
    "disqus_drafts": "drafts have no comments here",
    "disqus_pages": "pages that are no posts have no comments here",
    "fontawesome_css_file": "ours needs no font; if yours does, add it to html_css_files",
    "fontawesome_included": "",
    "fontawesome_link_cdn": "ours needs no font; if yours does, add it to html_css_files",
    "github_pages": "pages are published otherwise here, see the guide on hosting",
    "post_always_section": "a post is a document here",
    "post_auto_image": "the first picture of some size stands for a post by itself",
    "post_auto_orphan": "",
    "post_date_format_short": "dates look the same everywhere here",
    "post_redirect_refresh": "redirects lead on at once here",
    "skip_injecting_base_ablog_templates": "",
}
#: All options that :mod:`.rewriting` looks for.
NAMES = (
    *_NOTHING,
    *("blog_archive_titles", "blog_authors", "blog_baseurl", "blog_default_author"),
    *("blog_feed_archives", "blog_feed_fulltext", "blog_feed_length", "blog_feed_templates"),
    *("blog_feed_titles", "blog_path", "blog_post_pattern", "blog_title", "disqus_shortname"),
    *("post_auto_excerpt", "post_date_format", "post_show_prev_next"),
)
#: Options that have but another name here, whatever their value.
RENAMED = {"blog_baseurl": "html_baseurl", "blog_path": "blogarchive_path"}


@dataclass(slots=True)
class Answer:
    """What an option becomes."""

    settings: dict[str, Any] = field(default_factory=dict)
    told: Told | None = None


def answer(name: str, value: Any, conf: Configuration, made: dict[str, Any]) -> Answer:
    """Return what the option *name* of ABlog becomes.

    :param made: our settings that follow from documents too, by name.
    """
    if name in _NOTHING:
        reason = _NOTHING[name] if value not in (None, False, "", {}, 0) else ""
        return Answer(told=("left out", f"{name}: {reason}") if reason else None)
    if name in _MADE:
        return Answer({key: made[key] for key in _MADE[name] if key in made})
    return _ANSWERS[name](value, conf)


#: Options whose answers follow from documents too.
_MADE = {
    "blog_authors": ("blogarchive_authors",),
    "blog_post_pattern": ("blogarchive_post_patterns",),
    "disqus_shortname": ("blogarchive_comments",),
}


def _base(value: Any, conf: Configuration) -> Answer:
    chosen = "html_baseurl" in conf.values or "html_baseurl" in conf.computed
    return Answer({} if chosen or not value else {"html_baseurl": value})


def _path(value: Any, _: Configuration) -> Answer:
    return Answer({"blogarchive_path": str(value).strip("/")})


def _title(value: Any, conf: Configuration) -> Answer:
    if "html_title" in conf.values or "html_title" in conf.computed:
        if value == conf.values.get("html_title"):
            return Answer()
        return Answer(told=("changed", "blog_title: the blog is called by html_title"))
    if not isinstance(value, str) or value == conf.values.get("project"):
        return Answer()
    return Answer({"html_title": value})


def _author(value: Any, _: Configuration) -> Answer:
    names = [value] if isinstance(value, str) else value
    if not names or not all(isinstance(each, str) for each in names):
        return Answer()
    what = "blog_default_author: posts that name none have one author, the first"
    told: Told | None = ("look at", what) if len(names) > 1 else None
    return Answer({"blogarchive_default_author": names[0]}, told)


def _titles(value: Any, _: Configuration) -> Answer:
    return Answer({"blogarchive_listing_style": "list"} if value else {})


def _archives(value: Any, _: Configuration) -> Answer:
    what = "blog_feed_archives: years have no feeds here"
    if not value:
        return Answer()
    return Answer({"blogarchive_feeds": ["blog", "tag", "category", "author"]}, ("left out", what))


def _fulltext(value: Any, _: Configuration) -> Answer:
    return Answer({} if value else {"blogarchive_feed_content": "summary"})


def _feed_titles(value: Any, _: Configuration) -> Answer:
    what = "blog_feed_titles: feeds have excerpts"
    return Answer(told=("changed", what) if value else None)


def _length(value: Any, _: Configuration) -> Answer:
    if isinstance(value, int) and value > 0:
        return Answer({"blogarchive_feed_length": value})
    return Answer(told=("changed", "blog_feed_length: feeds have the twenty newest posts"))


def _templates(value: Any, _: Configuration) -> Answer:
    if not isinstance(value, dict) or value in ({}, {"atom": {}}):
        return Answer()
    first = "atom" if "atom" in value else next(iter(value))
    gone = [f"{name}.xml" for name in value if name != first]
    lost = f"; there is no {', '.join(gone)}" if gone else ""
    told: Told = ("left out", f"blog_feed_templates: feeds have no templates{lost}")
    name = re.sub(r"[^\w.-]", "", str(first))
    settings = {} if first == "atom" else {"blogarchive_feed_formats": {"atom": f"{name}.xml"}}
    return Answer(settings, told)


def _excerpt(value: Any, _: Configuration) -> Answer:
    if value == 0:
        return Answer({"blogarchive_listing_style": "list"})
    what = (
        "post_auto_excerpt: excerpts end by length, blogarchive_excerpt_length, not by paragraphs"
    )
    return Answer(told=("changed", what) if value != 1 else None)


def _date_format(value: Any, _: Configuration) -> Answer:
    pattern = dates.babel(value) if isinstance(value, str) else ""
    if pattern:
        return Answer({"blogarchive_date_format": pattern})
    return Answer(told=("changed", "post_date_format: dates look as usual in the language"))


def _neighbours(value: Any, _: Configuration) -> Answer:
    parts = [part for part in POST_PARTS if part != "neighbours"]
    return Answer({} if value else {"blogarchive_post_parts": parts})


_ANSWERS: dict[str, Callable[[Any, Configuration], Answer]] = {
    "blog_archive_titles": _titles,
    "blog_baseurl": _base,
    "blog_default_author": _author,
    "blog_feed_archives": _archives,
    "blog_feed_fulltext": _fulltext,
    "blog_feed_length": _length,
    "blog_feed_templates": _templates,
    "blog_feed_titles": _feed_titles,
    "blog_path": _path,
    "blog_title": _title,
    "post_auto_excerpt": _excerpt,
    "post_date_format": _date_format,
    "post_show_prev_next": _neighbours,
}
