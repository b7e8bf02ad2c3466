"""The handlers that make posts of documents while these are read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util import get_filetype

from ..diagnostics import Category, warn
from ..digests import digest
from ..domain import Reading, blog_domain
from ..excerpt.cut import cut
from ..excerpt.summary import gist, readable, summary
from ..model.length import first_words
from ..model.post import Post
from ..model.schema import KEYS, Problem, Raw, is_declared, read
from ..model.updates import latest
from . import frontmatter
from .heading import as_text, has_heading, write_title
from .measure import measure
from .places import Places
from .shapes import shape
from .standing import FIELDS, note_standing
from .updates import refuse, updates
from .visibility import may_be_post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..domain import BlogDomain


def note_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """``source-read``: keep the front matter, which the parser may not hand on as written."""
    domain = blog_domain(app.env)
    front = frontmatter.read(source[0])
    domain.reading = Reading(front)
    path = app.env.doc2path(docname)
    if get_filetype(app.config.source_suffix, path) == "markdown":
        for line, written in front.wrong.items():
            remedy = (
                "write '---' on a line of its own under it, too"
                if line == 1
                else "put quotes around a text with a colon or another sign of YAML's, and close "
                "all brackets and quotes"
            )
            message = f"front matter: {written!r} can't be read; {remedy}"
            warn(Category.FIELD, message, (docname, line))
        source[0] = frontmatter.without(source[0], front.wrong)
    if front.values:
        source[0] = frontmatter.quote_impossible_dates(source[0])
    domain.reading.heading_from_title = (
        isinstance(front.values.get("title"), str)
        and bool(front.values["title"])
        and may_be_post(domain, docname, front.values)
        and not has_heading(frontmatter.body(source[0]))
    )
    if domain.reading.heading_from_title:
        source[0] = frontmatter.replace_title(source[0], as_text(str(front.values["title"])))
    write_title(app.env, wanted=domain.reading.heading_from_title)


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``, after Sphinx's own collectors: record the post."""
    env = app.env
    domain = blog_domain(env)
    docname = env.docname
    reading, domain.reading = domain.reading, Reading()
    if not app.project.is_generated(docname):  # type: ignore[attr-defined]
        _collect(domain, docname, doctree, reading)
    if docname in domain.homes:
        env.metadata[docname]["orphan"] = ""  # each link to the term leads there
    outline = (env.titles[docname], env.longtitles[docname], env.tocs[docname])
    domain.outlines[docname] = digest(shape(outline))


def _collect(domain: BlogDomain, docname: str, doctree: nodes.document, reading: Reading) -> None:
    raw = {**_metadata(domain, docname, reading), **reading.directive}
    places = Places(Path(domain.env.doc2path(docname)), reading)
    if domain.is_notice(docname):
        _note_notice(domain, docname, raw, reading, places)
        _note_other(domain, docname, doctree, raw, reading, places)
        refuse(doctree)
        return
    if not _is_post(domain, docname, raw, reading, places):
        _note_other(domain, docname, doctree, raw, reading, places)
        refuse(doctree)
        return
    values, problems = read(raw, domain.settings.zone)
    if reading.heading_from_title:
        values.pop("title", None)  # it is the heading now, with its markup
    problems += _mistakes(reading, {problem.field for problem in problems})
    for problem in problems:
        warn(problem.category, problem.message, places.of(problem.field))
    note_standing(domain, docname, doctree, values, places)
    if "date" not in values and not values.get("draft"):
        if not any(problem.field == "date" for problem in problems) and not reading.front.broken:
            warn(
                Category.DATE,
                "this post has no date, so it stands in no list; write 'date: YYYY-MM-DD', or "
                "'post: false' if it is no post",
                places.of("post"),
            )
        domain.env.metadata[docname]["orphan"] = ""  # one mistake, one warning
        domain.moved[docname] = values.get("redirect_from", ())
        return
    domain.posts[docname] = _post(domain, docname, doctree, values)
    domain.env.metadata[docname]["orphan"] = ""  # posts are found by lists, they need no toctree
    domain.enumerables[docname] = _enumerables(domain, doctree)


def _note_notice(
    domain: BlogDomain, docname: str, raw: dict[str, Raw], reading: Reading, places: Places
) -> None:
    # other pages show it: no toctree needs to name it, and readers don't search for it
    domain.env.metadata[docname].update({"orphan": "", "nosearch": ""})
    try:
        declared = bool(reading.directive_line) or is_declared(raw)
    except ValueError:
        declared = True
    if declared:
        message = (
            "this is a notice by its place (blogarchive_notices), and can't be a post; move it, "
            "or take out what declares it one"
        )
        warn(Category.POST, message, places.of("post" if "post" in raw else "blogpost"))


def _note_other(
    domain: BlogDomain,
    docname: str,
    doctree: nodes.document,
    raw: dict[str, Raw],
    reading: Reading,
    places: Places,
) -> None:
    """Keep what a document that is no post says in fields that any may have."""
    names = ("redirect_from", *FIELDS)
    values, problems = read({key: raw[key] for key in raw if key in names}, domain.settings.zone)
    problems += (found for found in _mistakes(reading, set()) if found.field in names)
    for problem in problems:
        warn(problem.category, problem.message, places.of(problem.field))
    if "redirect_from" in values:
        domain.moved[docname] = values["redirect_from"]
    note_standing(domain, docname, doctree, values, places)


def _mistakes(reading: Reading, noted: set[str]) -> Iterator[Problem]:
    """Yield what is wrong with the form of the fields; *noted* are those that are warned of."""
    for key in reading.front.nested:
        if key in KEYS:
            message = f"{key}: holds nested values; write a text, or a list of texts"
            yield Problem(Category.VALUE, key, message)
    for key in reading.front.twice:
        if key in KEYS:
            yield Problem(Category.FIELD, key, f"{key} stands twice; keep one of them")
    for key in reading.directive:
        # front matter is shared with others; an option of the directive can only be ours
        if key not in KEYS and key not in noted:
            message = f"unknown option {key!r} of 'post'; leave it out"
            yield Problem(Category.FIELD, key, message)


def _metadata(domain: BlogDomain, docname: str, reading: Reading) -> dict[str, Raw]:
    """Return the fields in front of the document, whatever its markup."""
    if reading.front.lines:
        return reading.front.values
    metadata: dict[str, Any] = domain.env.metadata[docname]
    return {
        name: [str(item) for item in value] if isinstance(value, list) else str(value)
        for name, value in metadata.items()
        if isinstance(value, str | int | float | list)
    }


def _is_post(
    domain: BlogDomain, docname: str, raw: dict[str, Raw], reading: Reading, places: Places
) -> bool:
    if reading.directive_line:
        return True
    try:
        is_declared(raw)
    except ValueError as error:
        warn(Category.POST, str(error), places.of("post" if "post" in raw else "blogpost"))
    return may_be_post(domain, docname, raw)


def _post(
    domain: BlogDomain, docname: str, doctree: nodes.document, values: dict[str, Any]
) -> Post:
    excerpt = cut(doctree, values.get("excerpt"), domain.settings.excerpt_length)
    if len(excerpt.marks) > 1:
        line = excerpt.marks[1].line
        message = "a second mark for the end of the excerpt; the first one counts"
        warn(Category.EXCERPT, message, (docname, line) if line else docname)
    heading = _heading(domain, docname, doctree)
    title = values.pop("title", "") or heading
    label = title or first_words(" ".join(map(readable, excerpt.blocks)))
    label = label or str(values["date"].date() if "date" in values else docname)
    if not heading:
        _name(domain, docname, label)
    if not values.get("authors") and domain.settings.default_author:
        values["authors"] = (domain.settings.default_author,)
    for field in ("date", "updated"):
        if field in values:
            values[field] = values[field].astimezone(domain.settings.zone)
    values.setdefault("date", None)
    changes = updates(doctree, values["date"], timed=values.get("timed", False))
    values["updated"] = latest(values.get("updated"), changes)
    return Post(
        docname,
        title,
        label,
        cut=excerpt.cut,
        summary=summary(excerpt.blocks),
        gist=gist(excerpt.blocks),
        measure=measure(doctree),
        excerpt_digest=digest(shape(excerpt.blocks)),
        updates=changes,
        **values,
    )


def _heading(domain: BlogDomain, docname: str, doctree: nodes.document) -> str:
    if next(iter(doctree.findall(nodes.section)), None) is None:
        return ""
    return domain.env.titles[docname].astext()


def _name(domain: BlogDomain, docname: str, label: str) -> None:
    """Give a note without a heading a name, for links, toctrees and the window's title."""
    env = domain.env
    title = nodes.title(label, label)
    env.titles[docname] = env.longtitles[docname] = title
    if not env.tocs[docname].children:
        reference = nodes.reference(
            "", "", nodes.Text(label), internal=True, refuri=docname, anchorname=""
        )
        entry = addnodes.compact_paragraph("", "", reference)
        env.tocs[docname] = nodes.bullet_list("", nodes.list_item("", entry))
        env.toc_num_entries[docname] = 1


def _enumerables(domain: BlogDomain, doctree: nodes.document) -> tuple[tuple[str, str], ...]:
    """Return what Sphinx would number in *doctree*, in its order."""
    std = domain.env.domains.standard_domain
    kind = std.get_enumerable_node_type
    return tuple(
        (figtype, node["ids"][0])
        for node in doctree.findall(nodes.Element)
        if node["ids"] and (figtype := kind(node)) and std.get_numfig_title(node)
    )
