"""What docutils complains of in a text, before Sphinx does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import docutils.core
from docutils import nodes
from docutils.parsers.rst import roles

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What only Sphinx knows, and what isn't read here.
_OTHER = re.compile(
    r"Unknown (?:directive type|interpreted text role)|No (?:directive|role) entry|"
    r'"\w+" directive disabled|Problem with "|Error in "|Interpreted text role "'
)
_MOST = 5
#: How many elements may be within each other; a list has two for each of its levels.
_DEEPEST = 200
#: What begins markup in a paragraph, which docutils reads again and again from its beginning.
_MARKS = re.compile(r"[`*|_]+")
_MOST_MARKS = 1_500


def problems(text: str) -> Iterator[str]:
    """Yield what is wrong with *text*; nothing is read but that.

    :raises RecursionError: if it is nested deeper than Sphinx can write.
    """
    blocks = re.split(r"\n[ \t]*\n", text)
    if any(len(_MARKS.findall(block)) > _MOST_MARKS for block in blocks):
        yield "reStructuredText: a paragraph has too much in it to be looked at"
        return
    settings: dict[str, Any] = {
        "_disable_config": True,
        "file_insertion_enabled": False,
        "halt_level": 5,
        "report_level": 5,
        "doctitle_xform": False,
        "syntax_highlight": "none",
        "line_length_limit": 1_000_000,
        "input_encoding": "unicode",
    }
    # what a text defines stays where it is
    defined: dict[str, Any] = vars(roles)["_roles"]
    known = dict(defined)
    try:
        tree = docutils.core.publish_doctree(text, settings_overrides=settings)
    except RecursionError:
        raise
    except Exception as error:  # noqa: BLE001 (whatever it is, it is no blog's fault)
        yield f"reStructuredText: it can't be read ({type(error).__name__})"
        return
    finally:
        defined.clear()
        defined.update(known)
    if _depth(tree) > _DEEPEST:
        raise RecursionError
    messages = [*tree.parse_messages, *tree.transform_messages]
    found = [
        f"reStructuredText: {' '.join(each.children[0].astext().split())}"
        f" (line {each.get('line', '?')})"
        for each in messages
        if each["level"] > 1 and each.children
        if not _OTHER.match(each.children[0].astext())
    ]
    yield from dict.fromkeys(found[:_MOST])


def _depth(tree: nodes.Node) -> int:
    deepest, level = 0, [tree]
    while level := [child for node in level for child in node.children]:
        deepest += 1
    return deepest
