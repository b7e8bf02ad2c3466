"""What is told of an author before their posts: an ``h-card``, by https://microformats.org/wiki/h-card."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from ..avatars import is_address
from ..indices import card
from ..links import has_pages
from ..movable import relative_uri
from ..nodes import element, make, picture

if TYPE_CHECKING:
    from .scene import Scene

#: Width of the picture on the page of an author.
_AVATAR = 96


def introduction(scene: Scene, name: str) -> list[nodes.Node]:
    """Return picture, life and site of the author *name*, as far as they are known."""
    found = card(scene.domain, name)
    if found is None or scene.builder.name == "gettext":
        return []
    if not has_pages(scene.builder):
        texts = [nodes.paragraph("", found.about)] if found.about else []
        return [*texts, *([nodes.paragraph("", "", _site(found.url))] if found.url else [])]
    text: list[nodes.Node] = [make("data", classes="p-name", value=found.name)]
    if found.about:
        text.append(make("p", nodes.Text(found.about), classes="p-note"))
    if found.url:
        link = make("a", nodes.Text(_shown(found.url)), href=found.url, rel="me", classes="u-url")
        text.append(make("p", link))
    image = [portrait(scene, found.avatar, _AVATAR)] if found.avatar else []
    return [make("div", *image, make("div", *text), classes="h-card blogarchive-author")]


def portrait(scene: Scene, avatar: str, size: int) -> element:
    """Return the picture *avatar* as the page of *scene* finds it.

    :param avatar: an address, or a path from the root of the site.
    """
    if not is_address(avatar):
        avatar = relative_uri(scene.builder.get_target_uri(scene.page), avatar)
    return picture(avatar, size, "u-photo blogarchive-avatar")


def _site(url: str) -> nodes.reference:
    return nodes.reference("", _shown(url), refuri=url)


def _shown(url: str) -> str:
    """Return what readers see of an address: ``example.org/ada``."""
    return re.sub(r"^(https?://(www\.)?|mailto:)", "", url).rstrip("/") or url
