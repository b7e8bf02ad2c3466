"""Posts in lists, as HTML: each is written once, however many pages show it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ..fragments import fragment
from ..links import itself
from ..movable import ANYWHERE, HERE, IN_HTML, relative
from ..nodes import piece
from .kept import Card, KeptCards
from .scene import Scene

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docutils import nodes
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    from ..model.post import Post
    from ..nodes import written

    Draw = Callable[[Scene, Post, int, str], nodes.Element]

#: Begins the ids in a card, until it is known which place it has on a page.
_PREFIX = "\ufdd4"


class Cards:
    """The cards of one build."""

    def __init__(self, builder: Builder, path: Path) -> None:
        """Begin without any; see :class:`.kept.KeptCards`."""
        self._builder = builder
        self.kept = KeptCards(path)
        self._cards: dict[tuple[str, str, int], Card] = {}

    def on(
        self, scene: Scene, style: str, post: Post, level: int, prefix: str, draw: Draw
    ) -> written:
        """Return the card of *post* for the page of *scene*.

        :param level: that of its heading.
        :param prefix: begins the ids in it; unique on the page.
        :param draw: returns the tree of a card, of which there is one for each style and level.
        """
        key = (post.docname, style, level)
        if (card := self._cards.get(key)) is None:
            kind = f"{style} {level}"
            if (card := self.kept.find(scene.domain, post.docname, kind)) is None:
                card = self._write(scene, post, level, draw)
                self.kept.add(post.docname, kind, card)
            self._cards[key] = card
        return piece(partial(_place, card, prefix), card.links)

    def _write(self, scene: Scene, post: Post, level: int, draw: Draw) -> Card:
        anywhere = Scene(scene.domain, scene.builder, ANYWHERE)

        def write(**state: Any) -> tuple[nodes.Element, Any]:
            tree = draw(anywhere, post, level, _PREFIX)
            return tree, fragment(self._builder, post.docname, [tree], HERE, **state)

        tree, translator = write(pictures_written=1)
        html = first = "".join(translator.body)
        pictures = translator.pictures_written - 1
        if pictures:
            first = "".join(write(pictures_written=0)[1].body)
        return Card(
            html,
            first,
            pictures,
            getattr(translator, "_has_maths_elements", False),
            frozenset(build.links(tree)) if (build := scene.domain.build) else frozenset(),
        )


def _place(card: Card, prefix: str, translator: HTML5Translator) -> str:
    """Return *card* as it stands on the page that *translator* writes."""
    builder: Any = translator.builder
    here = builder.get_target_uri(builder.current_docname)
    before = getattr(translator, "pictures_written", 0)
    html = card.html if before else card.first
    state = vars(translator)
    state["pictures_written"] = before + card.pictures
    if card.has_mathematics:
        state["_has_maths_elements"] = True
    # the same address is there several times: of the title, and of the link to read more
    known: dict[str, str] = {}

    def lead(found: Any) -> str:
        to = found[1]
        if to not in known:
            known[to] = relative(here, to) or itself(builder)
        return known[to]

    return IN_HTML.sub(lead, html).replace(_PREFIX, prefix)
