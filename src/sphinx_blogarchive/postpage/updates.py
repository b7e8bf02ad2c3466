"""What was changed in a post: told in its place, and in front of the text, the newest first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .. import words
from ..domain import blog_domain
from ..listing.scene import Scene
from ..model.updates import newest_first
from ..nodes import make, update
from ..words import _

if TYPE_CHECKING:
    from ..model.post import Post
    from ..model.runs import Runs
    from ..model.updates import Update

#: Updates that are listed at once; where there are more, all are folded.
_AT_ONCE = 3


class ShowUpdates(SphinxPostTransform):
    """Write out each update, for the builder at hand.

    In excerpts too, where it finds none: see :func:`..excerpt.cut.cut`.
    """

    # when all within is resolved (10), and before the post is framed (910)
    default_priority = 890

    def run(self, **kwargs: Any) -> None:
        """Look at each update."""
        domain = blog_domain(self.env)
        builder = domain.builder
        if builder.name == "gettext":
            return  # what is in it is to be translated, and nothing else
        scene = Scene(domain, builder, self.env.docname)
        for node in list(self.document.findall(update)):
            write = _block if builder.format == "html" else _plain
            node.replace_self(write(scene, node))


def _block(scene: Scene, node: update) -> list[nodes.Node]:
    label: list[nodes.Node] = []
    if node["moment"]:
        at = datetime.fromisoformat(node["moment"])
        text = nodes.Text(str(_("Updated")) + " ")
        classes = "blogarchive-label no-search"
        label = [make("p", text, _time(scene, at, timed=node["timed"]), classes=classes)]
    return [make("div", *label, *node.children, classes="blogarchive-update", role="note")]


def _plain(scene: Scene, node: update) -> list[nodes.Node]:
    place = nodes.target()  # takes over the ids
    if not node["moment"]:
        return [place, *node.children]
    at = datetime.fromisoformat(node["moment"])
    label = f"{_('Updated')} {_day(scene, at)}"
    paragraph = nodes.paragraph("", "", nodes.strong(label, label), classes=["blogarchive-label"])
    return [place, paragraph, *node.children]


def updates(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return the list of updates of *post*, in HTML; nothing if there is none."""
    items = [_item(scene, update) for update in newest_first(post.updates)]
    if not items:
        return []
    label = str(_("Updates"))
    content: list[nodes.Node] = [make("ul", *items, aria_label=label)]
    if len(items) > _AT_ONCE:
        count = str(_("Updates: %(count)s")) % {"count": len(items)}
        content = [make("details", make("summary", nodes.Text(count)), *content)]
    else:
        content.insert(0, make("p", nodes.Text(label), classes="blogarchive-label"))
    return [make("section", *content, classes="blogarchive-updates no-search")]


def _item(scene: Scene, update: Update) -> nodes.Element:
    when = _time(scene, update.at, timed=update.timed)
    link = make("a", when, href=f"#{update.anchor}")
    text: list[nodes.Node] = []
    if update.text:
        text = [nodes.Text(" "), make("span", *_inline(update.text))]
    return make("li", link, *text)


def plain_updates(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return the list of updates of *post*, for builders without pages of HTML."""
    found = newest_first(post.updates)
    if not found:
        return []
    items = [nodes.list_item("", _plain_item(scene, update)) for update in found]
    label = str(_("Updates"))
    head = nodes.paragraph("", "", nodes.strong(label, label), classes=["blogarchive-label"])
    listed = nodes.bullet_list("", *items, bullet="*", classes=["blogarchive-updates"])
    return [head, listed]


def _plain_item(scene: Scene, update: Update) -> nodes.paragraph:
    day = _day(scene, update.at)
    when: nodes.Node = nodes.Text(day)
    if scene.builder.format in ("html", "latex", "texinfo"):
        when = nodes.reference("", day, internal=True, refid=update.anchor)
    rest = [nodes.Text(": "), *_inline(update.text)] if update.text else []
    return nodes.paragraph("", "", when, *rest)


def _inline(runs: Runs) -> list[nodes.Node]:
    return [nodes.math(run.text, run.text) if run.math else nodes.Text(run.text) for run in runs]


def _day(scene: Scene, at: datetime) -> str:
    return words.day(at, scene.language, scene.domain.settings.date_format)


def _time(scene: Scene, at: datetime, *, timed: bool) -> nodes.Element:
    shown = at.isoformat(timespec="minutes") if timed else at.date().isoformat()
    return make("time", nodes.Text(_day(scene, at)), datetime=shown)
