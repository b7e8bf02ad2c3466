"""HTML of our own elements and of what is in them, without asking a translator about each node.

Around the text of a short post, and in lists, most nodes are elements of ours, texts, and links
between documents. What else is among them the translator writes; and everything, if it has ways of
its own with tags, links or texts.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.writers._html_base import HTMLTranslator
from sphinx.util.docutils import new_document
from sphinx.writers.html5 import HTML5Translator

from .entities import encoded
from .nodes import VOID, element, piece, written
from .theme.translator.markup import CleanMarkup

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from sphinx.application import Sphinx

    #: HTML before, between and after values, and the places of these.
    Template = tuple[list[str], list[int]]

#: Tags of which the theme's translator makes something else, or more.
_ASKED = frozenset({"article", "img", "label", "pre", "section", "th"})
#: All that a link between documents has.
_OF_LINKS = frozenset({*nodes.reference.list_attributes, "internal", "refuri"})
_METHODS = ("attval", "encode", "starttag", "visit_Text", "visit_reference", "depart_reference")
_HANDLERS = frozenset(_METHODS)
_SPACE = re.compile("[\n\r\t\v\f]")
#: Stands around the place of a value, while a template is made.
_MARK = "\ufdd5"


def register(app: Sphinx) -> None:
    """Tell the writers about elements; other writers than those of HTML write what is in them."""
    others: Any = dict.fromkeys(("latex", "text", "man", "texinfo"), (_pass, _pass))
    app.add_node(element, html=(_visit, None), **others)


def closed(trees: Sequence[nodes.Node], links: Collection[str]) -> list[nodes.Node]:
    """Return *trees*, which are written for HTML alone, as a node that nobody looks into.

    :param links: the documents that they link to.
    """
    return [piece(partial(html_of, trees), links)] if trees else []


def alike(
    known: dict[object, Template], name: object, draw: Callable[..., nodes.Node], *values: str
) -> written:
    """Return a piece that differs from page to page in *values* alone.

    It is drawn once, unless the translator has ways of its own.

    :param known: keeps the pieces of a build, for one translator, by *name*.
    :param draw: returns the tree, given *values*, of which it must look at none.
    """
    return piece(partial(_filled, known, name, draw, values))


def _filled(
    known: dict[object, Template],
    name: object,
    draw: Callable[..., nodes.Node],
    values: Sequence[str],
    translator: HTML5Translator,
) -> str:
    if not writes_as_usual(translator):
        return html_of([draw(*values)], translator)
    if name not in known:
        marks = [f"{_MARK}{place}{_MARK}" for place in range(len(values))]
        parts = html_of([draw(*marks)], translator).split(_MARK)
        known[name] = parts[::2], [int(place) for place in parts[1::2]]
    texts, places = known[name]
    shown = [*map(encoded, values)]
    filled = [text + shown[place] for text, place in zip(texts, places, strict=False)]
    return "".join(filled) + texts[-1]


def html_of(trees: Iterable[nodes.Node], translator: HTML5Translator) -> str:
    """Return the HTML that *translator* makes of *trees*."""
    body = translator.body
    start = len(body)
    for tree in trees:
        tree.walkabout(translator)
    html = "".join(body[start:])
    del body[start:]
    return html


def _visit(self: HTML5Translator, node: element) -> None:
    _write(self, node, usual=writes_as_usual(self))
    raise nodes.SkipNode


def writes_as_usual(translator: HTML5Translator) -> bool:
    """Say whether *translator* writes tags, links and texts as Sphinx does, at this place."""
    kind: Any = type(translator)
    return (
        is_usual(kind)
        # what other extensions add is an attribute of the translator itself
        and _HANDLERS.isdisjoint(vars(translator))
        and not translator.protect_literal_text
    )


def has_usual(builder: Any) -> bool:
    """Say whether the translators of *builder* do so, where it is about to write pages."""
    if not hasattr(builder, "docsettings"):
        return False
    document = new_document("", builder.docsettings)
    return writes_as_usual(builder.create_translator(document, builder))


@lru_cache(maxsize=8)
def is_usual(translator: type[Any], methods: tuple[str, ...] = _METHODS) -> bool:
    """Say whether *methods* of a *translator* write what those of Sphinx and docutils do.

    :param methods: by default those that write tags, links and texts.
    """
    if not issubclass(translator, HTML5Translator):
        return False  # docutils' own writes links in its own way
    known = {HTMLTranslator, HTML5Translator, CleanMarkup}
    makers = (
        next(base for base in translator.__mro__ if method in vars(base)) for method in methods
    )
    return (
        known.issuperset(makers)
        and translator.special_characters is HTMLTranslator.special_characters
    )


class _Asked(Exception):  # noqa: N818 (no error)
    """A translator is needed."""


class _Nobody:
    """Stands in for a translator that writes tags, links and texts as usual."""

    def __init__(self) -> None:
        self.body: list[str] = []

    def __getattr__(self, name: str) -> Any:
        raise _Asked


def without_translator(tree: element) -> str:
    """Return the HTML of *tree*, as usual translators write it; '' if one has to be asked."""
    nobody: Any = _Nobody()
    try:
        _write(nobody, tree, usual=True)
    except _Asked:
        return ""
    return "".join(nobody.body)


def start_tag(translator: HTML5Translator, node: nodes.Element, tag: str, classes: str) -> str:
    """Return the start tag of *node*, of which nothing is told but *classes* and its own."""
    if node["ids"] or node["classes"] or not writes_as_usual(translator):
        return translator.starttag(node, tag, "", CLASS=classes)
    return f'<{tag} class="{classes}">'


def _pass(_: object, __: nodes.Node) -> None:
    return


def _write(translator: HTML5Translator, node: element, *, usual: bool) -> None:
    # in a dictionary: nodes ask themselves about each key first
    body, told = translator.body, node.attributes
    tag = told["tag"]
    if usual and tag not in _ASKED and not told["ids"]:
        body.append(_start(tag, told["classes"], told["attributes"]))
    else:
        empty = tag in VOID
        body.append(translator.starttag(node, tag, "", empty=empty, **told["attributes"]))
        tag = told["tag"]  # which may have become another one
    for child in node.children:
        if usual and isinstance(child, nodes.Text):
            body.append(encoded(child.astext()))
        elif isinstance(child, element):
            _write(translator, child, usual=usual)
        elif isinstance(child, written):
            body.append(child.attributes["write"](translator))
        elif usual and isinstance(child, nodes.reference) and _is_plain(child):
            classes = [*child["classes"], "reference", "internal"]
            body.append(_start("a", classes, {"href": child["refuri"]}))
            body.append(encoded(child.astext()) + "</a>")
        else:
            child.walkabout(translator)
    if tag not in VOID:
        body.append(f"</{tag}>")


def _is_plain(link: nodes.reference) -> bool:
    """Say whether *link* has nothing but text, and leads to another document."""
    told = link.attributes
    return (
        type(link) is nodes.reference
        and told.keys() <= _OF_LINKS
        and bool(told.get("internal") and told.get("refuri"))
        and not told["ids"]
        and all(type(child) is nodes.Text for child in link.children)
    )


def _start(tag: str, classes: Iterable[str], attributes: Mapping[str, str]) -> str:
    """Return a start tag as docutils writes it."""
    if not attributes and not classes and tag not in VOID:
        return f"<{tag}>"
    if classes:
        attributes = {**attributes, "class": " ".join(dict.fromkeys(classes))}
    parts = [f' {name}="{encoded(in_tag(value))}"' for name, value in sorted(attributes.items())]
    return f"<{tag}{''.join(parts)}{' /' if tag in VOID else ''}>"


def in_tag(value: str) -> str:
    """Return *value* as docutils writes it in a start tag, but for signs that HTML needs."""
    # no such sign is printable
    return value if value.isprintable() else _SPACE.sub(" ", value)
