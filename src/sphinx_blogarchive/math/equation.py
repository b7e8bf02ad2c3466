"""What the environment keeps of a numbered equation, and how its number is shown."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

# Characters that TeX acts upon, or that end a label.
_ACTIVE = re.compile(r"[\\{}%#~^$&\s,]")


class Equation(NamedTuple):
    """One labelled equation. Stored as a plain tuple, so the order of the fields is the format.

    Attributes:
        node_id: the id to link to.
        number: its number in the document, from 1; 0 if it has a tag instead.
        tag: TeX of its explicit tag, empty without one.
        block_id: the id under which Sphinx counts the whole block.
        letter: what tells the rows of one block apart where Sphinx numbers blocks; may be empty.
        tex_label: the label that LaTeX is told; differs where one equation has several.
    """

    node_id: str
    number: int
    tag: str
    block_id: str
    letter: str
    tex_label: str


def block_number(env: BuildEnvironment, docname: str, block_id: str) -> str:
    """The number that Sphinx gives a block by ``math_numfig``; empty if it gives none."""
    if not (env.config.numfig and env.config.math_numfig):
        return ""
    numbers = env.toc_fignumbers.get(docname, {}).get("displaymath", {}).get(block_id, ())
    # As sphinx.util.math.get_node_equation_number writes it.
    return str(env.config.math_numsep.join(".".join(map(str, numbers)).rsplit(".", 1)))


def shown_number(
    env: BuildEnvironment, docname: str, block_id: str, number: int, letter: str = ""
) -> str:
    """The number that a reader sees, without parentheses.

    A block that Sphinx gives no figure number, since no toctree leads to its document, shows
    its number in the document.
    """
    figure = block_number(env, docname, block_id)
    return f"{figure}{letter}" if figure else str(number)


def equation_number(env: BuildEnvironment, docname: str, equation: Equation) -> str:
    """What a reader sees as its number, without parentheses; TeX if it is a tag."""
    if equation.tag:
        return equation.tag
    return shown_number(env, docname, equation.block_id, equation.number, equation.letter)


def displayed_number(env: BuildEnvironment, docname: str, node: nodes.math_block) -> str:
    """The number that a block shows on its own page.

    Args:
        env: the environment, with all documents read.
        docname: the document that the block is from.
        node: the block or a copy, before or after post-transforms, with or without its ids.

    Returns:
        The number without parentheses; empty if the block has none, or if its rows carry them as
        tags in their TeX.
    """
    number = node.get("number")
    if not number:
        return ""
    block_id = node.get("equation-id") or next(iter(node["ids"]), "")
    return shown_number(env, docname, block_id, number)


def row_letter(index: int) -> str:
    """``a`` to ``z``, then ``aa`` and so on, for an index from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def label_id(label: str, taken: Container[str]) -> str:
    """The id of an equation: Sphinx's own where that tells labels apart, else with a short hash.

    Args:
        label: the label, as written.
        taken: ids that the document has already.
    """
    node_id = nodes.make_id(f"equation-{label}")
    faithful = label.isascii() and any(map(str.isalnum, label))
    if faithful and node_id not in taken:
        return node_id
    # Outside of ASCII, docutils drops or replaces characters: 式1 and 公式1 would be one.
    candidate = f"{node_id}-{short_hash(label)}"
    while candidate in taken:
        candidate += "-n"
    return candidate


def short_hash(text: str) -> str:
    """Eight hexadecimal digits that tell names apart, the same in every build."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def number_id(number: int, taken: Container[str]) -> str:
    """The id of an equation without a label."""
    candidate = f"equation-{number}"
    while candidate in taken:
        candidate += "-n"
    return candidate


def scoped(docname: str, label: str) -> str:
    """A label as LaTeX knows it, after ``equation:``: no two documents' labels meet."""
    return f"{tex_safe(docname)}:{tex_safe(label)}"


def tex_safe(text: str) -> str:
    r"""A name that may stand in a ``\label``."""
    return _ACTIVE.sub(lambda match: f"-{ord(match[0]):x}-", text)


def in_text(number: str) -> list[nodes.Node]:
    """A number as nodes; it is TeX if it comes from a tag."""
    parts = re.split(r"\$([^$]*)\$", number)
    if any(set(part) & set("\\{}$") for part in parts[::2]):
        return [nodes.math("", rf"\text{{{number}}}")]
    return [
        nodes.math("", part) if index % 2 else nodes.Text(part)
        for index, part in enumerate(parts)
        if part
    ]


def in_formula(number: str, *, parentheses: bool) -> str:
    """A number as TeX within a formula."""
    shown = f"({number})" if parentheses else number
    return shown if re.fullmatch(r"[\d.()]*", shown) else rf"\text{{{shown}}}"


def reference_text(
    env: BuildEnvironment, number: str, location: nodes.Node, *, bare: bool = False
) -> list[nodes.Node]:
    """What a reference shows: the number in the form of ``math_eqref_format``, or bare."""
    if bare:
        return in_text(number)
    form = env.config.math_eqref_format or "({number})"
    try:
        before, after = form.format(number="\0").split("\0", 1)
    except (IndexError, KeyError, ValueError) as error:
        logger.warning("invalid math_eqref_format: %r", error, location=location)
        before, after = "(", ")"
    return [nodes.Text(before), *in_text(number), nodes.Text(after)]


def latex_link(name: str, text: nodes.Element | None) -> nodes.Element:
    """A link by LaTeX's own means, since Sphinx's writer gives equations no other target.

    Args:
        name: as `scoped` gives it.
        text: what to show; the number, in parentheses, without it.
    """
    if text is None:
        tex = rf"\eqref{{equation:{name}}}"
        return nodes.inline("", "", nodes.raw("", tex, format="latex"))
    before = nodes.raw("", rf"\hyperref[equation:{name}]{{", format="latex")
    return nodes.inline("", "", before, text, nodes.raw("", "}", format="latex"))


def set_tex(node: nodes.Element, tex: str) -> None:
    """Replace the text of a formula."""
    node.children = []
    node += nodes.Text(tex)
