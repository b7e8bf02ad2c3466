"""What the site has of comments in files of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..domain import blog_domain
from ..ending import on_success
from ..files import write
from ..links import is_web_site
from ..records import citable

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from ..domain import BlogDomain
    from ..incremental.outdated import Build

#: Which posts there are by their keys, for scripts that are told of comments on others.
MAP = "blogarchive-comments.json"


def copy(app: Sphinx, builder: Builder) -> None:
    """``write-started``: pages that link to a file hold a digest of it, so it comes first."""
    domain = blog_domain(app.env)
    if not is_web_site(builder) or domain.build is None or not is_wanted(domain):
        return
    claimed = domain.build.claimed
    for name, file in domain.comment_files.items():
        path = f"_static/{name}"
        target = Path(app.outdir, path)
        # the writer's own stays
        if path not in claimed or not target.is_file():
            domain.build.extra.add(path)
            write(target, file.content)


def is_wanted(domain: BlogDomain) -> bool:
    """Say whether anything is shown of comments or readers."""
    return bool(domain.settings.commenting.provider or domain.stats.posts or domain.stats.recent)


def has_map(domain: BlogDomain) -> bool:
    """Say whether there is a map of keys."""
    return "recent" in domain.settings.commenting.supplies


@on_success
def write_map(app: Sphinx, domain: BlogDomain, build: Build) -> None:
    """``build-finished``: write the map of keys; one that isn't written is swept away."""
    if not is_web_site(app.builder) or not has_map(domain) or MAP in build.owned:
        return
    build.extra.add(MAP)
    write(Path(app.outdir, MAP), as_map(domain).encode())


def as_map(domain: BlogDomain) -> str:
    """Return the addresses from the root of the site, and titles, of published posts by key."""
    keys, builder = domain.comment_keys, domain.builder
    # of two posts with one key, the newer one is found by it
    found = {
        keys[post.docname]: [builder.get_target_uri(post.docname), post.label]
        for post in reversed(citable(domain))
    }
    lines = (f"{_json(key)}: {_json(found[key])}" for key in sorted(found))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
