"""The text of a new post: ours, or made of a template of the project's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from docutils.utils import column_width
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from ..reading import frontmatter
from .failure import Failure

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int | bool | list[str]

_MARKUP = re.compile(r"([\\*`|]|_(?!\w)|(?<!\w)_)")


def front(fields: Mapping[str, Value]) -> str:
    """Return *fields* as lines of YAML, without fences, lists in one line each.

    ``date`` stands as it is written; every other text is quoted where YAML would take it for
    something else.
    """
    return "".join(
        f"{key}: {value if key == 'date' else quoted(value)}\n" for key, value in fields.items()
    )


def quoted(value: Value) -> str:
    """Return a value as YAML in one line."""
    text: str = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=10**9)
    return text.removesuffix("\n").removesuffix("\n...")


def markdown(fields: Mapping[str, Value]) -> str:
    """Return a post in Markdown without a text; its title is in its front matter."""
    return f"---\n{front(fields)}---\n\n"


def rst(fields: Mapping[str, Value]) -> str:
    """Return a post in reStructuredText without a text."""
    title = heading(str(fields["title"]))
    return f"{title}\n{'=' * max(column_width(title), 4)}\n\n{directive(fields)}\n"


def heading(title: str) -> str:
    """Return reStructuredText that shows *title* as it is."""
    text = _MARKUP.sub(r"\\\1", title)
    return text if text[0].isalnum() or text[0] == "\\" else f"\\{text}"


def directive(fields: Mapping[str, Value]) -> str:
    """Return the directive ``post`` with *fields* as its options."""
    lines = [f".. post:: {fields['date']}\n"]
    for key, value in fields.items():
        if key not in ("date", "title"):
            text = ", ".join(value) if isinstance(value, list) else str(value)
            text = text.lower() if isinstance(value, bool) else text.replace("\\", "\\\\")
            lines.append(f"   :{key}: {text}\n")
    return "".join(lines)


def render(template: str, fields: Mapping[str, Value], others: Mapping[str, Value]) -> str:
    """Return what Jinja makes of *template*.

    It knows the names of *fields* and *others*, ``front`` (the lines of the front matter),
    ``directive`` (for reStructuredText), and the filters ``yaml`` and ``rst``.

    :raises ValueError: if Jinja can't; says why.
    """
    environment = SandboxedEnvironment(
        undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    environment.filters.update(yaml=quoted, rst=lambda text: heading(str(text)))
    known = {**others, **fields, "front": front(fields), "directive": directive(fields)}
    try:
        return environment.from_string(template).render(known)
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        raise ValueError(f"{f'line {line}: ' if line else ''}{error}") from None


def check_front(text: str, name: str) -> None:
    """Fail if the front matter of *text*, made of the template *name*, can't be read.

    :raises Failure: with the line
    """
    wrong = frontmatter.read(text).wrong
    for line, written in wrong.items():
        raise Failure(
            f"{name} makes front matter that can't be read, {written!r} in line {line}; write "
            "{{ title|yaml }} there, which quotes what has to be"
        )
