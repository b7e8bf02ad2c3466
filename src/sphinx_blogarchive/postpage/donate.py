"""How readers can support the blog: folded, with pictures that are the site's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes

from ..config import option_place
from ..diagnostics import Category, warn
from ..digests import digest
from ..domain import blog_domain
from ..movable import relative_uri
from ..nodes import make
from ..reading.stamps import is_file
from ..reading.visibility import is_hidden
from ..theme.translator.pictures import fit, size_of
from ..words import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..domain import BlogDomain
    from ..listing.scene import Scene
    from ..model.post import Post

#: Stands for the posts among the documents that a picture belongs to; no document's name.
_OWNER = "/blogarchive_donate"
#: Width at which a picture is shown, in CSS pixels: a code can be read from it.
_WIDTH = 200


def donate(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return ways to support the blog; nothing where none is configured, or in a book."""
    if not _is_shown(scene.domain, post) or scene.builder.name == "epub":
        return []
    option = scene.domain.settings.donate
    methods = [_method(scene, method) for method in option.get("methods", ())]
    paragraphs = (" ".join(text.split()) for text in re.split(r"\n\s*\n", option.get("text", "")))
    content: list[nodes.Node] = [make("p", nodes.Text(text)) for text in paragraphs if text]
    if items := [item for item in methods if item.children]:
        content.append(make("ul", *items))
    if not content:
        return []
    summary = make("summary", nodes.Text(str(_("Support this blog"))))
    # no landmark: the summary names it
    folded = make("details", summary, *content)
    return [make("section", folded, classes="blogarchive-donate no-search")]


def _method(scene: Scene, method: dict[str, str]) -> nodes.Element:
    """Return an item of a list; empty if what it was to show isn't there."""
    name, url = method["name"], method.get("url", "")
    path = _path(scene.env, method.get("image", ""))
    is_there = path in scene.env.images  # it may have come since that was noted
    if not is_there and not url:
        return make("li")
    content: list[nodes.Node] = []
    if is_there:
        picture = _picture(scene, path, method.get("alt") or _code_for(name))
        # else by itself it leads to the picture in full size
        source = picture["attributes"]["src"]
        content.append(picture if url else make("a", picture, href=source))
    content.append(make("span", nodes.Text(name)))
    if url:
        content = [make("a", *content, href=url, rel="nofollow noopener")]
    return make("li", *content)


def _code_for(name: str) -> str:
    return str(_("QR code: %(name)s")) % {"name": name}


def _picture(scene: Scene, path: str, alt: str) -> nodes.Element:
    """Return a picture, and have it copied when all pages are written.

    No node of docutils', some versions of which write sizes as styles.
    """
    builder: Any = scene.builder
    name = builder.images[path] = scene.env.images[path][1]
    here = builder.get_target_uri(scene.page)
    source = relative_uri(here, f"{builder.imagedir}/{quote(name)}")
    sizes = {}
    if size := size_of(Path(scene.env.srcdir, path)):
        shown = fit(size, _WIDTH, 0) if size.ratio or size.width > _WIDTH else size
        sizes = {"width": str(shown.width), "height": str(shown.height)}
    return make("img", src=source, alt=alt, loading="lazy", decoding="async", **sizes)


def _path(env: BuildEnvironment, image: str) -> str:
    """Return the path of a picture below the source folder; '' if there is no such file."""
    if not image:
        return ""
    path, absolute = env.relfn2path(f"/{image.lstrip('/')}")
    return path if is_file(Path(absolute)) else ""


def _is_shown(domain: BlogDomain, post: Post) -> bool:
    return post.donate and bool(domain.settings.donate)


def note_pictures(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-updated``, before pictures get their names: have those be copied that posts show."""
    domain = blog_domain(env)
    env.images.purge_doc(_OWNER)
    seen = (
        post
        for post in domain.posts.values()
        if domain.settings.drafts or not is_hidden(post.draft, post.date, domain.now)
    )
    if "donate" not in domain.settings.post_parts or not any(
        _is_shown(domain, post) for post in seen
    ):
        return
    for method in domain.settings.donate.get("methods", ()):
        image = method.get("image", "")
        if path := _path(env, image):
            env.images.add_file(_OWNER, path)
        elif image:
            message = (
                f"blogarchive_donate: there is no picture {image!r}; give its path from the "
                "source folder"
            )
            warn(Category.CONFIG, message, option_place(app, "blogarchive_donate"))


def state(domain: BlogDomain) -> str:
    """Return a digest of the pictures: their names as they are copied, and what is in them."""
    files = [
        (path, name, Path(domain.env.srcdir, path).read_bytes())
        for path, (docnames, name) in sorted(domain.env.images.items())
        if _OWNER in docnames
    ]
    return digest(*files)
