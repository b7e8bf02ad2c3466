"""Posts that cite each other by their keys, with sphinxcontrib-bibtex.

It asks for all entries when documents are read, and what a post is called is known only then.
So entries of posts that are cited join its own between reading and the moment when it decides
what each bibliography shows, and leave it at once, before it is stored. Nothing is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..diagnostics import without_repeats
from ..domain import blog_domain
from ..model import bibtex
from ..records import citations

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: What stands for the blog among the files; there is no such one.
_FILE = Path("blog.bib")


class CitationNodes(dict[str, nodes.Element]):
    """The citations of one bibliography: its own, and those of posts, made when asked for."""

    def __init__(self, own: dict[str, nodes.Element], kind: type[nodes.Element], id_: str) -> None:
        """Begin with its *own*; others are of *kind*, and their ids begin with *id_*."""
        super().__init__(own)
        self.own = own
        self.kind = kind
        self.id_ = id_

    def __missing__(self, key: str) -> nodes.Element:
        """Make the node of a post."""
        self[key] = self.kind(ids=[f"{self.id_}-{nodes.make_id(key)}"])
        return self[key]


def allow_no_files(app: Sphinx) -> None:
    """``builder-inited``, first: posts can be cited where there are no files to cite from."""
    if "bibtex_bibfiles" in app.config and app.config.bibtex_bibfiles is None and _cite(app.env):
        app.config.bibtex_bibfiles = []


def _cite(env: BuildEnvironment) -> Any:
    wanted = blog_domain(env).settings.bibliography
    return env.domains["cite"] if wanted and "cite" in env.domains else None


def offer(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``, before the bibliographies are made: add posts that are cited."""
    cite = _cite(env)
    if cite is None:
        return []
    own = list(cite.bibdata.bibfiles)
    for key, value in cite.bibliographies.items():
        if isinstance(value.citation_nodes, CitationNodes):  # from the last build
            files = [path for path in value.bibfiles if path != _FILE]
            value = value._replace(bibfiles=files, citation_nodes=value.citation_nodes.own)  # noqa: PLW2901
        if list(value.bibfiles) == own:
            kind = nodes.citation if value.list_ == "citation" else nodes.list_item
            made = CitationNodes(value.citation_nodes, kind, key.id_)
            value = value._replace(bibfiles=[*own, _FILE], citation_nodes=made)  # noqa: PLW2901
        cite.bibliographies[key] = value
    _add(env, cite)
    return []


def _add(env: BuildEnvironment, cite: Any) -> None:
    from pybtex.database import parse_string  # noqa: PLC0415 (only there if it is used)
    from sphinxcontrib.bibtex.bibfile import BibFile  # noqa: PLC0415

    domain = blog_domain(env)
    domain.forget()
    cited = {target.key for ref in cite.citation_refs for target in ref.targets}
    prefixes = {"", *(value.keyprefix for value in cite.bibliographies.values())}
    records = [
        bibtex.entry(record)
        for record in citations(domain)
        if any(prefix + record.key in cited for prefix in prefixes)
        # what the writer calls so goes before
        and record.key not in cite.bibdata.data.entries
    ]
    found = parse_string(bibtex.database(records), "bibtex").entries
    cite.bibdata.bibfiles[_FILE] = BibFile(0.0, dict.fromkeys(found.keys()))
    for key in found:
        cite.bibdata.data.entries[key] = found[key]
    domain.forget()  # drafts are dropped only later


def take_back(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``, when the bibliographies are made: leave the writer's files alone."""
    cite = _cite(env)
    if cite is not None and (file := cite.bibdata.bibfiles.pop(_FILE, None)):
        for key in file.keys:
            del cite.bibdata.data.entries[key]
        blog_domain(env).cited = _sight(cite)
    return []


def take_up(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``, last: make the bibliographies of what was read again in the meantime."""
    cite = _cite(env)
    if cite is not None and _sight(cite) != blog_domain(env).cited:
        offer(app, env)
        with without_repeats():
            cite.env_updated()
        take_back(app, env)
    return []


def _sight(cite: Any) -> object:
    return sorted(cite.bibliographies), sorted(map(repr, cite.citation_refs)), len(cite.citations)
