"""A blog from a Sphinx project: ``extensions = ["sphinx_blogarchive"]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import avatars, hypertext
from .bibliography import setup_bibliography
from .blocks import setup_blocks
from .books import setup_books
from .bundled import setup_bundled
from .check import check
from .comments.events import setup_comments
from .config import register as register_options
from .directives.archive import ArchiveDirective
from .directives.post import MoreDirective, PostDirective
from .directives.term import TermDirective
from .directives.toctree import BlogTocTree
from .directives.update import UpdateDirective
from .domain import BlogDomain
from .excerpt.piece import KeepPieces
from .feeds import setup_feeds
from .graph import note_links
from .hosting import setup_hosting
from .ids import OwnIds, UniqueIds
from .incremental import setup_incremental
from .links import LinksWithinOnePage
from .listing.expand import ExpandListings
from .math import setup_math
from .mathml import setup_mathml
from .metadata import setup_metadata
from .model.terms import KINDS
from .nodes import register as register_nodes
from .numbers import number_posts
from .pages.lifecycle import hide_source, install, taken_over, update, withhold
from .pages.parser import PageParser
from .pages.project import FILETYPE, SUFFIX
from .postpage.compose import ComposePosts
from .postpage.donate import note_pictures
from .postpage.share import add_script
from .postpage.updates import ShowUpdates
from .reading.breaks import JoinLines
from .reading.collect import collect, note_source
from .reading.emphasis import setup_emphasis
from .reading.encoded import DecodePictures
from .reading.legends import DropEmptyLegends
from .redirects import setup_redirects
from .report import report
from .search import setup_search
from .static_files import add_static_files
from .theme import setup_theme
from .thrift import setup_thrift
from .thrift.messages import unheard_unsaid
from .words import add_catalogue

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0.dev0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything with Sphinx."""
    # which notes each thing that is registered
    with unheard_unsaid():
        _register(app)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _register(app: Sphinx) -> None:
    register_options(app)
    setup_thrift(app)
    setup_hosting(app)
    setup_bundled(app)
    setup_emphasis(app)
    setup_math(app)
    setup_mathml(app)
    setup_search(app)
    register_nodes(app)
    hypertext.register(app)
    add_catalogue(app)

    # what writers write
    app.add_domain(BlogDomain)
    app.add_directive("post", PostDirective)
    app.add_directive("more", MoreDirective)
    app.add_directive("update", UpdateDirective)
    app.add_directive("archive", ArchiveDirective)
    for kind in KINDS:
        app.add_directive(kind, TermDirective)
    for name, role in BlogDomain.roles.items():
        app.add_role(name, role)
    app.add_directive("toctree", BlogTocTree, override=True)

    # reading: documents become posts
    app.connect("source-read", note_source, priority=900)
    for early in (OwnIds, DecodePictures, DropEmptyLegends, JoinLines, KeepPieces):
        app.add_transform(early)
    # after Sphinx's collectors of titles, pictures and metadata (500)
    app.connect("doctree-read", collect, priority=900)
    app.connect("doctree-read", note_links, priority=950)

    # reading: posts become pages
    app.add_source_suffix(SUFFIX, FILETYPE)
    app.add_source_parser(PageParser)
    app.connect("builder-inited", install)
    app.connect("env-get-outdated", taken_over)
    app.connect("env-before-read-docs", withhold)
    app.connect("env-updated", update, priority=900)
    # after Sphinx numbers sections and figures (500)
    app.connect("env-get-updated", number_posts, priority=800)
    app.connect("env-check-consistency", check)
    app.connect("env-check-consistency", avatars.check)

    # writing
    for transform in (UniqueIds, LinksWithinOnePage, ShowUpdates, ExpandListings, ComposePosts):
        app.add_post_transform(transform)
    app.connect("html-page-context", hide_source, priority=900)
    app.connect("html-page-context", add_script)
    # before pictures get their names (920)
    app.connect("env-updated", note_pictures, priority=40)
    app.connect("html-collect-pages", avatars.copy)
    add_static_files(app)
    setup_blocks(app)
    setup_bibliography(app)
    setup_books(app)
    setup_comments(app)
    setup_feeds(app)
    setup_metadata(app)
    setup_redirects(app)
    setup_theme(app)

    setup_incremental(app)
    # when all is written
    app.connect("build-finished", report, priority=900)
