"""Ways to hand a post on: plain links to services, and what the reader's own browser has."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..hypertext import alike, in_tag
from ..model.sharing import SERVICES, quoted, quoted_link, usual
from ..nodes import make
from ..records import permanent_address
from ..words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..listing.scene import Scene
    from ..model.post import Post
    from ..nodes import element

_SCRIPT = "blogarchive-share.js"
_CLASS = "blogarchive-share"


def share(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return links to services, and buttons that a script shows; nothing in a book."""
    if not post.share or scene.builder.name == "epub":
        return []
    url = permanent_address(scene.domain, scene.page)
    draw = partial(_section, scene)
    values = in_tag(post.label), url, quoted(post.label), quoted(url)
    if not all(values):
        return [draw(*values)]
    return [alike(scene.domain.site.templates, "share", draw, *values)]


def _section(scene: Scene, title: str, url: str, quoted_title: str, quoted_url: str) -> element:
    label = str(_("Share"))
    items = [
        make("li", make("a", nodes.Text(name), href=to, rel="nofollow noopener"))
        for name, to in (_links(scene, quoted_url, quoted_title) if url else ())
    ]
    items += [
        _button(str(_("Share…")), data_share="true"),
        _button(str(_("Copy link")), data_copy="true"),
    ]
    told = {"data_copied": str(_("Copied")), "data_failed": str(_("Failed"))}
    return make(
        "section",
        make("span", nodes.Text(label), classes="blogarchive-label"),
        make("ul", *items, aria_label=label),
        make("span", role="status", **told),
        classes=f"{_CLASS} no-search",
        data_title=title,
        data_url=url,
    )


def _links(scene: Scene, url: str, title: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the address of each service.

    :param url: that of the post, quoted, as its *title* is.
    """
    chosen = scene.domain.settings.share
    for item in usual(scene.language) if chosen is None else chosen:
        if isinstance(item, str):
            service = SERVICES[item]
            yield _in_words(service.name), quoted_link(service.template, url, title)
        else:
            yield item["name"], quoted_link(item["url"], url, title)


def _in_words(name: str) -> str:
    """Return the name of a service as readers know it, where it has several."""
    names = {
        "Douban": _("Douban"),
        "Email": _("Email"),
        "Hatena": _("Hatena"),
        "Qzone": _("Qzone"),
        "Weibo": _("Weibo"),
    }
    return str(names.get(name, name))


def _button(text: str, **attributes: str) -> element:
    button = make("button", nodes.Text(text), type="button", **attributes)
    return make("li", button, hidden="hidden")


def add_script(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``: pages with such buttons need the script."""
    if f'class="{_CLASS} ' in context.get("body", ""):
        # no module: browsers don't run these on pages that are opened from a disk
        app.add_js_file(_SCRIPT, loading_method="defer")
