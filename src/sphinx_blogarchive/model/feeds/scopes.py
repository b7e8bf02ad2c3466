"""Which feeds a blog has: a function of its plan and its options."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..terms import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ..plan import Plan
    from ..post import Post

#: The feed of the whole blog.
BLOG = "blog"
#: What there can be feeds of.
SCOPES = (BLOG, *KINDS)
#: The formats, as readers know them, and the names of their files unless others are chosen.
FORMATS = {"atom": "Atom", "rss": "RSS", "json": "JSON Feed"}
FILES = {"atom": "atom.xml", "rss": "rss.xml", "json": "feed.json"}


class Scope(NamedTuple):
    """What one feed is of, whatever its format."""

    #: One of :data:`SCOPES`, and the name of the term.
    kind: str
    name: str
    #: What readers call the term; empty for the whole blog.
    title: str
    #: The page that its entries are listed on; empty if there is none.
    docname: str
    #: Docnames of its posts, newest first.
    posts: tuple[str, ...]
    #: Paths of the files by format, from the root of the site.
    paths: Mapping[str, str]


def scopes(
    plan: Plan,
    posts: Sequence[Post],
    *,
    home: str,
    root: str,
    wanted: Collection[str],
    files: Mapping[str, str],
) -> list[Scope]:
    """Return the feeds of a blog: of all of it, then of terms, in order of kinds and names.

    :param posts: those that may be in them, newest first.
    :param home: docname of the front page.
    :param root: folder of generated files, ending in a slash if it isn't empty.
    :param wanted: which of :data:`SCOPES`.
    :param files: names of the files by format; they may have folders.
    """
    published = [post.docname for post in posts]
    found: list[Scope] = []
    if BLOG in wanted:
        paths = {key: root + name for key, name in files.items()}
        found.append(Scope(BLOG, "", "", home, tuple(published), paths))
    shown = set(published)
    folders = {root}
    for kind in KINDS:
        for term in plan.vocabulary.of(kind) if kind in wanted else ():
            docnames = [name for name in plan.vocabulary.posts(term) if name in shown]
            if not docnames:
                continue
            page = plan.docname(kind, term.name)
            folder = f"{page.removesuffix('index').rstrip('/')}/"
            # the front page, or one that is the home of several terms
            if not page or folder == "/" or folder in folders:
                folder = f"{root}{kind}/{term.slug}/"
            folders.add(folder)
            paths = {key: folder + name for key, name in files.items()}
            found.append(Scope(kind, term.name, term.shown, page, tuple(docnames), paths))
    return found
