"""How to cite a post: a line of text, and an entry for BibTeX, folded."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes

from ..bibliography.files import paths
from ..listing.scene import enumerated
from ..model import bibtex, citing
from ..movable import relative_uri
from ..nodes import make
from ..records import citation as record
from ..words import _

if TYPE_CHECKING:
    from ..listing.scene import Scene
    from ..model.post import Post


def citation(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return how *post* is cited; nothing for one that can't be yet."""
    domain = scene.domain
    found = record(domain, post.docname)
    if found is None:
        return []
    line = citing.text(found, domain.settings.citation_formats)
    parts: list[nodes.Node] = [
        make("summary", nodes.Text(str(_("Cite this post")))),
        make("p", *_linked(line, found.cited_url)),
        make("div", make("pre", nodes.Text(bibtex.entry(found))), classes="highlight-bibtex"),
    ]
    here = scene.builder.get_target_uri(scene.page)
    files: list[nodes.Element] = [
        make("a", nodes.Text(shown), href=relative_uri(here, quote(path)))
        for path, shown in paths(domain).items()
    ]
    if files:
        parts.append(make("p", nodes.Text(str(_("All posts:")) + " "), *enumerated(files)))
    # no landmark: the summary names it
    folded = make("details", *parts)
    return [make("section", folded, classes="blogarchive-citation no-search")]


def _linked(line: str, url: str) -> list[nodes.Node]:
    before, there, after = line.partition(url) if url else (line, "", "")
    link = [make("a", nodes.Text(url), href=url)] if there else []
    return [nodes.Text(before), *link, nodes.Text(after)]
