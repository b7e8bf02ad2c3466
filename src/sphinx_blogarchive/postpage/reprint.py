"""What readers may do with a post, and where it will stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..nodes import make
from ..records import permanent_address
from ..words import _

if TYPE_CHECKING:
    from ..listing.scene import Scene
    from ..model.post import Post


def reprint(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return the licence of *post* and its permanent address; nothing if it has no licence."""
    license_ = scene.domain.site.license_of(post)
    if license_ is None:
        return []
    name: nodes.Node = nodes.Text(license_.name)
    if license_.url:
        name = make("a", name, rel="license", href=license_.url)
    rows = [_row(str(_("License")), name)]
    if url := permanent_address(scene.domain, scene.page):
        rows.append(_row(str(_("Permanent link")), make("a", nodes.Text(url), href=url)))
    if license_.text:
        rows.append(make("p", nodes.Text(license_.text)))
    elif license_.attribution:
        ask = _("If you reprint this post, name its author and link to this page.")
        rows.append(make("p", nodes.Text(str(ask))))
    # no landmark: the block in the sidebar is one, and of the same name
    return [make("section", *rows, classes="blogarchive-license no-search")]


def _row(label: str, value: nodes.Node) -> nodes.Node:
    head = make("span", nodes.Text(label), classes="blogarchive-label")
    return make("p", head, nodes.Text(" "), value)
