"""``conf.py`` and the front page of a project for an old blog."""

from __future__ import annotations

import re
from collections import Counter
from gettext import translation
from typing import TYPE_CHECKING, Any

from ..model.slugs import assign, folded, slugify
from ..model.terms import normalize
from ..words import CATALOG, FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .model import Blog, Entry, Term

#: More pages than that have no room in the head of a site.
_MOST_PAGES = 6
_OPTIONS = {"tag": "tags", "category": "categories", "author": "authors", "series": "series"}


def one_author(blog: Blog) -> str:
    """Return the author of most posts, for those that name none."""
    counted = Counter(entry.authors for entry in blog.entries if entry.kind == "post")
    best = counted.most_common(1)
    return best[0][0][0] if best and len(best[0][0]) == 1 else ""


def declared(blog: Blog, entries: Iterable[Entry]) -> dict[str, dict[str, dict[str, str]]]:
    """Return what ``conf.py`` has to say of terms, by option and name.

    Their slugs stay what they were; where two names would have one, each gets its own.
    """
    used: dict[str, set[str]] = {kind: set() for kind in _OPTIONS}
    for entry in entries:
        used["tag"].update(map(normalize, entry.tags))
        used["category"].update(map(normalize, entry.categories))
        used["author"].update(map(normalize, entry.authors))
        used["series"].update(filter(None, [normalize(entry.series)]))
    found: dict[str, dict[str, dict[str, str]]] = {}
    for kind, option in _OPTIONS.items():
        known = {normalize(term.name): term for term in blog.terms if term.kind == kind}
        names = sorted(used[kind])
        wanted = {name: _slug(known[name]) for name in names if name in known}
        given = {name: slug for name, slug in wanted.items() if slug}
        doubled = Counter(map(folded, given.values()))
        given = {name: slug for name, slug in given.items() if doubled[folded(slug)] == 1}
        slugs, meetings = assign(names, given)
        told = {name for meeting in meetings for name in meeting}
        infos = {}
        for name in names:
            term = known.get(name)
            info = {"slug": slugs[name]} if name in told or slugs[name] != slugify(name) else {}
            if term and term.description.strip():
                info["description"] = " ".join(term.description.split())
            if term and term.url and kind == "author":
                info["url"] = term.url
            if info:
                infos[name] = info
        if infos:
            found[option] = infos
    return found


def _slug(term: Term) -> str:
    """Return the slug that *term* had, if a page can have it."""
    slug = term.slug.strip()
    return slug if slug and slugify(slug).casefold() == slug.casefold() else ""


def settings(
    blog: Blog,
    entries: Sequence[Entry],
    permalink: str,
    author: str,
    *,
    has_files: bool,
    hosts: Sequence[str],
    pages: Sequence[str],
) -> dict[str, Any]:
    """Return what ``conf.py`` says, by option, in order.

    :param pages: docnames of pages that everyone may see.
    """
    found: dict[str, Any] = {
        "project": blog.title or "Blog",
        "author": author or blog.title or "Blog",
        "language": blog.language.replace("-", "_") if blog.language else None,
        "extensions": ["sphinx_blogarchive"],
        "html_theme": "blogarchive",
        "html_title": blog.title or None,
        "html_baseurl": f"{blog.address}/",
        # what the old blog served is served where it was
        "html_extra_path": ["files"] if has_files else None,
        "blogarchive_timezone": blog.zone or None,
        "blogarchive_permalink": permalink if permalink != "p/{id}" else None,
        "blogarchive_feed_id": blog.feed_id or None,
        "blogarchive_feed_formats": dict(blog.feeds) or None,
        "blogarchive_redirect_files": list(hosts) or None,
        "blogarchive_default_author": author or None,
    }
    found["blogarchive_navigation"] = _navigation(blog, entries, pages)
    terms = declared(blog, entries)
    found.update({f"blogarchive_{option}": terms[option] for option in sorted(terms)})
    return {name: value for name, value in found.items() if value is not None}


def _navigation(
    blog: Blog, entries: Sequence[Entry], pages: Sequence[str]
) -> list[str | dict[str, str]] | None:
    """Return the navigation, if it has pages beside what is usual, and not too many."""
    if not 0 < len(pages) <= _MOST_PAGES:
        return None
    language = blog.language.replace("-", "_")
    words = translation(CATALOG, FOLDER, [language], fallback=True)
    usual = {
        "index": words.gettext("Home"),
        "archive": words.gettext("Archive"),
        # by their names alone these would be all categories, and all tags
        "/category": words.gettext("Categories")
        if any(entry.categories for entry in entries)
        else "",
        "/tag": words.gettext("Tags") if any(entry.tags for entry in entries) else "",
    }
    items = [{"title": title, "target": target} for target, title in usual.items() if title]
    return [*items, *pages]


def python(settings: Mapping[str, Any]) -> str:
    """Return *settings* as lines of Python."""
    return "".join(f"{name} = {_literal(value)}\n" for name, value in settings.items())


def _literal(value: Any, indent: str = "") -> str:
    if isinstance(value, dict) and indent.count(" ") < 8:
        inner = indent + "    "
        lines = (f"{inner}{_text(key)}: {_literal(item, inner)},\n" for key, item in value.items())
        short = "{" + ", ".join(f"{_text(k)}: {_literal(v)}" for k, v in value.items()) + "}"
        flat = all(isinstance(item, str) for item in value.values())
        return short if flat and len(short) < 80 else "{\n" + "".join(lines) + indent + "}"
    if isinstance(value, list):
        short = "[" + ", ".join(map(_literal, value)) + "]"
        rows = "".join(f"    {_literal(item)},\n" for item in value)
        return short if len(short) < 80 else f"[\n{rows}]"
    return _text(value) if isinstance(value, str) else repr(value)


def _text(value: str) -> str:
    quoted = repr(value)
    if quoted.startswith("'") and '"' not in value:
        quoted = '"' + quoted[1:-1].replace("\\'", "'") + '"'
    return quoted


def conf(settings: Mapping[str, Any]) -> str:
    """Return the text of ``conf.py``."""
    about = 'Configuration of the blog, made by "blogarchive import"; change what you like.'
    return f'"""{about}"""\n\n{python(settings)}'


def index(blog: Blog, pages: Mapping[str, Entry]) -> str:
    """Return the text of the front page."""
    title = re.sub(r"([\\`*_\[\]<$])", r"\\\1", blog.title or "Blog")
    names = "".join(f"{name}\n" for name, page in pages.items() if page.status == "published")
    about = f"{' '.join(blog.description.split())}\n\n" if blog.description.strip() else ""
    about = re.sub(r"([\\`*_\[\]<$])", r"\\\1", about)
    return (
        f"# {title}\n\n{about}```{{toctree}}\n:hidden:\n\n{names}archive\ncategory\ntag\n```\n\n"
        "```{archive}\n:paginate:\n```\n"
    )
