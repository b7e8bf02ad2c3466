"""The handlers that make posts of documents while these are read."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from ..diagnostics import Category, warn
from ..domain import Reading, blog_domain
from ..excerpt.cut import body, cut, marks
from ..model.length import first_words
from ..model.post import Post
from ..model.schema import Raw, is_declared, read
from . import frontmatter

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..domain import BlogDomain


def note_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """``source-read``: keep the front matter, which the parser may not hand on as written."""
    domain = blog_domain(app.env)
    domain.reading = Reading(frontmatter.read(source[0]))
    if domain.reading.front.values:
        source[0] = frontmatter.quote_impossible_dates(source[0])


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``, after Sphinx's own collectors: record the post."""
    env = app.env
    domain = blog_domain(env)
    docname = env.docname
    reading, domain.reading = domain.reading, Reading()
    if not app.project.is_generated(docname):  # type: ignore[attr-defined]
        _collect(domain, docname, doctree, reading)
    outline = (env.titles[docname], env.longtitles[docname], env.tocs[docname])
    text = "".join(node.pformat() for node in outline)
    domain.outlines[docname] = hashlib.sha256(text.encode()).hexdigest()[:16]


def _collect(domain: BlogDomain, docname: str, doctree: nodes.document, reading: Reading) -> None:
    raw = {**_metadata(domain, docname, reading), **reading.directive}
    places = _Places(domain, docname, reading)
    if not _is_post(domain, docname, raw, reading, places):
        return
    values, problems = read(raw, domain.settings.zone)
    for problem in problems:
        warn(problem.category, problem.message, places.of(problem.field))
    if "date" not in values and not values.get("draft"):
        if not any(problem.field == "date" for problem in problems) and not reading.front.broken:
            warn(
                Category.DATE,
                "this post has no date, so it stands in no list; write 'date: YYYY-MM-DD', or "
                "'post: false' if it is no post",
                places.of("post"),
            )
        domain.env.metadata[docname]["orphan"] = ""  # one mistake, one warning
        return
    domain.posts[docname] = _post(domain, docname, doctree, values)
    domain.env.metadata[docname]["orphan"] = ""  # posts are found by lists, they need no toctree
    domain.enumerables[docname] = _enumerables(domain, doctree)


def _metadata(domain: BlogDomain, docname: str, reading: Reading) -> dict[str, Raw]:
    """Return the fields in front of the document, whatever its markup."""
    if reading.front.values:
        return reading.front.values
    metadata: dict[str, Any] = domain.env.metadata[docname]
    return {
        name: [str(item) for item in value] if isinstance(value, list) else str(value)
        for name, value in metadata.items()
        if isinstance(value, str | int | float | list)
    }


def _is_post(
    domain: BlogDomain, docname: str, raw: dict[str, Raw], reading: Reading, places: _Places
) -> bool:
    if reading.directive_line:
        return True
    try:
        declared = is_declared(raw)
    except ValueError as error:
        warn(Category.POST, str(error), places.of("post"))
        declared = None
    return domain.is_post_by_place(docname) if declared is None else declared


class _Places:
    """Where the fields of a document stand, for warnings."""

    def __init__(self, domain: BlogDomain, docname: str, reading: Reading) -> None:
        self._domain = domain
        self._docname = docname
        self._reading = reading

    def of(self, field: str) -> tuple[str, int]:
        reading = self._reading
        if field in reading.directive:
            return self._docname, self._search(field, reading.directive_line)
        if field in reading.front.lines:
            return self._docname, reading.front.lines[field]
        if reading.directive_line:
            return self._docname, reading.directive_line
        return self._docname, 1 if reading.front.values else self._search(field, 1)

    def _search(self, field: str, start: int) -> int:
        """Return the line of ``:field:`` or ``field:``, from *start* on; else *start*."""
        try:
            text = Path(self._domain.env.doc2path(self._docname)).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return start
        for number, line in enumerate(text.splitlines()[start - 1 :], start):
            if re.match(rf"\s*:?{re.escape(field)}:", line):
                return number
        return start


def _post(
    domain: BlogDomain, docname: str, doctree: nodes.document, values: dict[str, Any]
) -> Post:
    found = marks(body(doctree))
    if len(found) > 1:
        location = (docname, found[1].line) if found[1].line else docname
        message = "a second mark for the end of the excerpt; the first one counts"
        warn(Category.EXCERPT, message, location)
    excerpt = cut(doctree, values.get("excerpt"), domain.settings.excerpt_length)
    title = values.pop("title", "") or _heading(domain, docname, doctree)
    label = title or first_words(" ".join(node.astext() for node in excerpt.blocks))
    if not title:
        label = label or str(values["date"].date() if "date" in values else docname)
        _name(domain, docname, label)
    if not values.get("authors") and domain.settings.default_author:
        values["authors"] = (domain.settings.default_author,)
    for field in ("date", "updated"):
        if field in values:
            values[field] = values[field].astimezone(domain.settings.zone)
    values.setdefault("date", None)
    digest = hashlib.sha256("".join(_shape(node) for node in excerpt.blocks).encode())
    return Post(
        docname, title, label, cut=excerpt.cut, excerpt_digest=digest.hexdigest()[:16], **values
    )


def _shape(node: nodes.Node) -> str:
    return node.pformat() if isinstance(node, nodes.Element) else node.astext()


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
        if node["ids"] and (figtype := kind(node)) and figtype != "displaymath"
    )
