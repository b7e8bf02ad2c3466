"""The part of a post where readers comment, and where comments of a snapshot stand."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes

from ..model.commenting import PROVIDERS
from ..nodes import make
from ..records import permanent_address
from ..words import _
from .counts import number
from .standing import ANCHOR, standing
from .thread import thread

if TYPE_CHECKING:
    from ..listing.scene import Scene
    from ..model.commenting import Commenting
    from ..model.post import Post
    from .standing import Standing

_TITLE = f"{ANCHOR}-title"


def section(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return the part; nothing where nobody has commented and nobody can."""
    found = standing(scene.domain, post.docname)
    if not found.has_section:
        return []
    content: list[nodes.Node] = [_heading(found)]
    if found.has_thread:
        content += thread(scene, post)
    if not found.has_form:
        content.append(_remark(str(_("Comments are closed.")), "closed"))
    if found.has_form:
        content += _client(scene.domain.settings.commenting, alone=not found.has_thread)
    made = make(
        "section",
        *content,
        classes=ANCHOR,
        aria_labelledby=_TITLE,
        data_key=found.key,
        data_title=post.label,
        data_url=permanent_address(scene.domain, scene.page),
        data_lang=(post.language or scene.language).replace("_", "-"),
        data_hit="true" if found.asks_views else "",
    )
    made["ids"] = [ANCHOR]
    return [made]


def _heading(found: Standing) -> nodes.Node:
    title: list[nodes.Node] = [nodes.Text(str(_("Comments")))]
    if found.shows_comments:
        title += [nodes.Text(" "), number(found)]
    heading = make("h2", *title, classes="no-search")
    heading["ids"] = [_TITLE]
    return heading


def _remark(text: str, name: str) -> nodes.Node:
    return make("p", nodes.Text(text), classes=f"{ANCHOR}-{name} no-search")


def _client(commenting: Commenting, *, alone: bool) -> list[nodes.Node]:
    """Return the place of the service's client.

    :param alone: whether there is nothing else to see there without scripts.
    """
    parts: list[nodes.Node] = []
    if commenting.load == "consent":
        button = make("button", nodes.Text(str(_("Show comments"))), type="button")
        parts.append(
            make(
                "p",
                nodes.Text(_consent(commenting) + " "),
                button,
                classes=f"{ANCHOR}-consent no-search",
                hidden="hidden",
            )
        )
    needs = [_remark(str(_("Comments need JavaScript.")), "needs")] if alone else []
    parts.append(make("div", *needs, classes=f"{ANCHOR}-client no-search"))
    return parts


def _consent(commenting: Commenting) -> str:
    """Return what readers agree to."""
    text = _(
        "Comments are loaded from %(hosts)s, which then learns your IP address and which page you "
        "are reading."
    )
    return str(text) % {"hosts": ", ".join(hosts(commenting)) or service(commenting)}


def hosts(commenting: Commenting) -> list[str]:
    """Return the hosts that are asked for anything."""
    client = commenting.client
    found = (urlsplit(url).netloc for url in (commenting.server, client.script, client.style))
    return sorted({host for host in found if host})


def service(commenting: Commenting) -> str:
    """Return what readers know the service by."""
    known = PROVIDERS.get(commenting.provider)
    return known.name if known else commenting.name
