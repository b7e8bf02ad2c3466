"""How to cite a post: a line of text, and an entry for BibTeX, folded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes

from ..bibliography.files import paths
from ..hypertext import alike
from ..listing.scene import enumerated
from ..model import bibtex, citing
from ..movable import relative_uri
from ..nodes import make
from ..records import citation as record
from ..words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..listing.scene import Scene
    from ..model.post import Post
    from ..nodes import element


def citation(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return how *post* is cited; nothing for one that can't be yet."""
    domain = scene.domain
    found = record(domain, post.docname)
    if found is None:
        return []
    line = citing.text(found, domain.settings.citation_formats)
    url = found.cited_url
    before, there, after = line.partition(url) if url else (line, "", "")
    here = scene.builder.get_target_uri(scene.page)
    files = paths(domain)
    draw = partial(_section, [*files.values()])
    values = [before, there, after, bibtex.entry(found)]
    values += [relative_uri(here, quote(path)) for path in files]
    return [alike(domain.site.templates, ("citation", bool(there)), draw, *values)]


def _section(
    formats: Sequence[str], before: str, url: str, after: str, entry: str, *hrefs: str
) -> element:
    link = [make("a", nodes.Text(url), href=url)] if url else []
    parts: list[nodes.Node] = [
        make("summary", nodes.Text(str(_("Cite this post")))),
        make("p", nodes.Text(before), *link, nodes.Text(after)),
        make("div", make("pre", nodes.Text(entry)), classes="highlight-bibtex"),
    ]
    if formats:
        shown = zip(formats, hrefs, strict=True)
        files = [make("a", nodes.Text(name), href=href) for name, href in shown]
        parts.append(make("p", nodes.Text(str(_("All posts:")) + " "), *enumerated([*files])))
    # no landmark: the summary names it
    folded = make("details", *parts)
    return make("section", folded, classes="blogarchive-citation no-search")
