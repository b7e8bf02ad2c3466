"""The labels that ABlog makes, and where they lead here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .documents import Document, is_published
from .references import References, Target, slugify
from .terms import OURS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime


def references(
    documents: Iterable[Document],
    used: Mapping[str, Collection[str]],
    shown: Mapping[str, Mapping[str, str]],
    declared: Mapping[str, Collection[str]],
    root: str,
    feed: str,
    now: datetime,
    suffixes: tuple[str, ...],
) -> References:
    """Return where references lead.

    :param used: names of terms that posts have which are out, by kind.
    :param shown: what terms are called, by kind and name.
    :param declared: names of authors, locations and languages that ``conf.py`` has.
    :param root: ``blog_path``.
    :param feed: the URL of the feed; empty if there is none.
    """
    documents = list(documents)
    below = f"{root}/" if root else ""
    labels = {
        "blog-posts": Target("document", root or "index", "Posts"),
        "blog-drafts": Target("text", "", "Drafts"),
        "blog-archives": Target("role", "all", "Archives", "archive"),
        "blog-tags": Target("document", f"{below}tag", "Tags"),
        "blog-authors": Target("document", f"{below}author", "Authors"),
        "blog-categories": Target("document", f"{below}category", "Categories"),
        "blog-locations": Target("text", "", "Locations"),
        "blog-languages": Target("text", "", "Languages"),
        "blog-feed": Target("address", feed, "Feed") if feed else Target("text", "", "Feed"),
    }
    terms = [document.post.terms for document in documents if document.post]
    for each in (declared, *terms):
        for kind, names in each.items():
            prefix = OURS.get(kind, kind)
            for name in names:
                title = shown.get(kind, {}).get(name, name)
                there = name in used.get(kind, ())
                target = Target("text", "", title)
                if there and kind in OURS:
                    target = Target("role", name, title, prefix)
                if there or f"{prefix}-{slugify(name)}" not in labels:
                    labels[f"{prefix}-{slugify(name)}"] = target
    years = {str(each.post.date.year) for each in documents if each.post and each.post.date}
    labels |= {f"archive-{year}": Target("role", year, year, "archive") for year in years}
    hidden = [each for each in documents if each.post and not is_published(each.post, now)]
    for document in documents:
        if document.post and is_published(document.post, now):
            labels[document.label.lower()] = Target(
                "document", document.docname, document.post.title
            )
    own: set[str] = set()
    for document in documents:
        if document not in hidden:
            own |= document.labels
    titles = {each.docname: each.post.title for each in hidden if each.post}
    within = {label: titles[each.docname] for each in hidden for label in each.labels}
    within |= {each.label.lower(): titles[each.docname] for each in hidden}
    within = {label: title for label, title in within.items() if label not in own}
    return References(labels, own, titles, within, suffixes)
