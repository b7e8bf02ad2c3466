"""HTML of pieces of documents, for wherever they are to stand."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sphinx.util.docutils import new_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator


@contextmanager
def as_if_writing(
    builder: Any, docname: str, root: str, *, numbered: bool = False
) -> Iterator[None]:
    """Have *builder* write as for the page of *docname*; it may be busy with another one.

    :param root: the way from where the text is to stand to the root of the site.
    :param numbered: whether the text shows numbers of sections and figures by itself.
    """
    env = builder.env
    meanwhile = {
        "imgpath": f"{root}{builder.imagedir}",
        "dlpath": f"{root}_downloads",
        "current_docname": docname,
        "secnumbers": env.toc_secnumbers.get(docname, {}) if numbered else {},
        "fignumbers": env.toc_fignumbers.get(docname, {}) if numbered else {},
    }
    before = {name: getattr(builder, name, None) for name in meanwhile}
    vars(builder).update(meanwhile)
    try:
        yield
    finally:
        vars(builder).update(before)


def fragment(
    builder: Any,
    docname: str,
    blocks: Iterable[nodes.Node],
    root: str,
    *,
    numbered: bool = False,
    **state: Any,
) -> HTML5Translator:
    """Return a translator that has written *blocks*, which are taken from where they were.

    The rest is as for :func:`as_if_writing`.

    :param builder: one that makes HTML.
    :param state: attributes of the translator, as they are when it begins.
    """
    if not hasattr(builder, "docsettings"):  # nothing else was written
        builder.prepare_writing(set())
    document = new_document("", builder.docsettings)
    document += list(blocks)
    with as_if_writing(builder, docname, root, numbered=numbered):
        builder.post_process_images(document)
        visitor: HTML5Translator = builder.create_translator(document, builder)
        vars(visitor).update(state)
        document.walkabout(visitor)
    return visitor
