"""What ``conf.py`` says of us, so that the project means what it meant to ABlog."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ...model import Note
from . import terms
from .beside import own_templates
from .documents import KINDS, Document
from .rewriting import Rewriting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .facts import Facts


def settings(facts: Facts, documents: Iterable[Document]) -> tuple[dict[str, Any], list[Note]]:
    """Return our options that follow from documents and options together, and what to tell."""
    documents = list(documents)
    conf = facts.conf
    used: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
    for document in documents:
        for kind, names in (document.post.terms if document.post else {}).items():
            used[kind].update(dict.fromkeys(names))
    declared, told = terms.declared(used, conf.values.get("blog_authors") or {})
    notes = [Note("look at", "conf.py", what) for what in told]
    found: dict[str, Any] = {"blogarchive_post_patterns": facts.patterns, **declared}
    if "blog_path" not in conf.computed:
        found["blogarchive_path"] = facts.root
    if not conf.values.get("blog_feed_fulltext") and "blog_feed_fulltext" not in conf.computed:
        found["blogarchive_feed_content"] = "summary"
    if isinstance(facts.options.zone, ZoneInfo):
        found["blogarchive_timezone"] = str(facts.options.zone)
    if facts.base:
        found["blogarchive_feed_id"] = f"{facts.base}/{{docname}}{facts.suffix}"
    elif line := conf.computed.get("blog_baseurl"):
        what = "blog_baseurl is computed: give it with --address, for identifiers in feeds to stay"
        notes.append(Note("look at", f"conf.py:{line}", what))
    if conf.text_of("disqus_shortname"):
        found["blogarchive_comments"] = _disqus(conf.text_of("disqus_shortname"))
        notes += _unknown_to_disqus(documents)
    return found, notes


def _disqus(shortname: str) -> dict[str, Any]:
    return {"provider": "disqus", "key": "/{docname}/", "options": {"shortname": shortname}}


def _unknown_to_disqus(documents: Iterable[Document]) -> Iterator[Note]:
    for document in documents:
        if document.post and not re.fullmatch(r"[\w./-]+", document.docname, re.ASCII):
            what = "Disqus knows its comments by another name; see comments_key"
            yield Note("look at", document.path, what)


def added(facts: Facts) -> tuple[dict[str, Any], list[Note]]:
    """Return options of others that keep the project as it was, and what to tell."""
    conf = facts.conf
    found: dict[str, Any] = {}
    notes: list[Note] = []
    extensions = set(conf.texts_of("extensions"))

    def is_set(name: str) -> bool:
        return name in conf.values or name in conf.computed

    if extensions & {"myst_parser", "myst_nb"} and not is_set("myst_enable_extensions"):
        found["myst_enable_extensions"] = []
    markdown = [name for name in facts.files.names if name.endswith(".md")]
    no_markdown = not facts.has_markdown and ".md" not in facts.suffixes
    if no_markdown and markdown and "exclude_patterns" not in conf.computed:
        found["exclude_patterns"] = [*conf.texts_of("exclude_patterns"), *markdown]
        what = f"Markdown is for documents now; {len(markdown)} such files stay out"
        notes.append(Note("changed", "conf.py", what))
    if facts.base and not conf.values.get("blog_baseurl") and not is_set("html_baseurl"):
        found["html_baseurl"] = f"{facts.base}/"
    if "recommonmark" in extensions:
        what = "recommonmark can't stand beside MyST; take it out, and what belongs to it"
        notes.append(Note("look at", "conf.py", what))
    return found, notes


def rewritten(facts: Facts, wanted: dict[str, Any]) -> tuple[str, list[Note]]:
    """Return the text of ``conf.py``, and what to tell of it.

    :param wanted: what :func:`settings` gives.
    """
    more, notes = added(facts)
    rewriting = Rewriting(facts.conf, "conf.py", own_templates(facts))
    return rewriting.done(wanted, more), [*notes, *rewriting.notes]
