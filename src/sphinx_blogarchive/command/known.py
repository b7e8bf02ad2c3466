"""What is known of the posts of a project without parsing them: enough to begin the next one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx.util import get_filetype

from ..domain import blog_domain
from ..model.filing import Filing
from ..model.schema import read as read_fields
from ..model.terms import Vocabulary
from ..reading import frontmatter
from ..reading.heading import first_heading
from ..reading.visibility import may_be_post

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sphinx.application import Sphinx

    from ..domain import BlogDomain
    from ..model.schema import Raw

_DIRECTIVE = re.compile(
    r"^[ \t]*(?:\.\. post::|[`:~]{3,}\{post\})[ \t]*(?P<date>[^\n]*)\n"
    r"(?P<options>(?:[ \t]*:[\w-]+:[^\n]*(?:\n|\Z))*)",
    re.MULTILINE,
)
_FIELD = re.compile(r"^[ \t]*:([\w-]+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
#: A title and the line under it.
_UNDERLINED = re.compile(r"^(\S[^\n]*)\n([=~*#^\"'+-])\2+[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Known:
    """What a post says of itself."""

    docname: str
    date: datetime | None = None
    id: str = ""
    series: str = ""
    part: int | None = None


def known_posts(app: Sphinx) -> list[Known]:
    """Return all posts of *app*, drafts and those of the future too, in order of docnames."""
    domain, env = blog_domain(app.env), app.env
    env.find_files(app.config, app.builder)
    settings = domain.settings
    filing = Filing(settings.series_patterns, Vocabulary(settings.declared(), (), {}))
    found = []
    for docname in sorted(env.found_docs):
        path = env.doc2path(docname)
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        markdown = get_filetype(app.config.source_suffix, path) == "markdown"
        raw = fields(text, markdown=markdown)
        if raw is None or not (raw.get("post") == "" or may_be_post(domain, docname, dict(raw))):
            continue
        found.append(_known(domain, filing, docname, text, raw))
    return found


def fields(text: str, *, markdown: bool) -> Mapping[str, Raw] | None:
    """Return the fields that a document gives, as written.

    :return: ``post`` is empty if it has that directive; ``None`` if it says nothing of itself.
    """
    front = frontmatter.read(text)
    values: dict[str, Raw] = dict(front.values)
    if not front.lines and not markdown:
        values.update(_FIELD.findall(_head(text)))
    if directive := _DIRECTIVE.search(text):
        values.update(_FIELD.findall(directive["options"]))
        if date := directive["date"].strip():
            values["date"] = date
        values["post"] = ""
    return values or None


def _head(text: str) -> str:
    """Return the field list that a document in reStructuredText may begin with."""
    found = re.match(r"\s*((?::[\w-]+:[^\n]*\n)+)", text)
    return found[1] if found else ""


def _known(
    domain: BlogDomain, filing: Filing, docname: str, text: str, raw: Mapping[str, Raw]
) -> Known:
    values, _ = read_fields(raw, domain.settings.zone)
    title = values.get("title") or first_heading(frontmatter.body(text)) or ""
    if not title and (found := _UNDERLINED.search(text)):
        title = found[1].strip()
    series, part = filing.find(title, values.get("series", ""), values.get("part"))
    return Known(docname, values.get("date"), values.get("id", ""), series, part)


# ---- what follows of it for the next post


def next_id(posts: list[Known]) -> str:
    """Return the number after the largest among identifiers."""
    return str(max((int(p.id) for p in posts if re.fullmatch("[0-9]+", p.id)), default=0) + 1)


def next_part(posts: list[Known], name: str, vocabulary: Vocabulary) -> int:
    """Return the number after the largest among the parts of the series *name*."""
    wanted = vocabulary.canonical("series", name)
    parts = [p for p in posts if vocabulary.canonical("series", p.series) == wanted]
    # where none has a number, they count as they come
    return max((p.part for p in parts if p.part is not None), default=len(parts)) + 1


def shape(docname: str, date: datetime) -> str:
    """Return the folder of a post, with marks for parts of its date: ``posts/%Y``, say.

    A post may be the ``index`` of a folder of its own.
    """
    path = PurePosixPath(docname)
    parents = path.parent.parent if path.name == "index" else path.parent
    marks = ["%Y", "%m", "%d"]
    found = []
    for part in parents.parts:
        if marks and part == date.strftime(marks[0]):
            found.append(marks.pop(0))
        else:
            found.append(part.replace("%", "%%"))
    return "/".join(found)
