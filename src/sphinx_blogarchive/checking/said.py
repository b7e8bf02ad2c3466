"""What Sphinx and we warn of while the blog is built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .finding import Finding
from .terms import are_near

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .facts import Facts

_WARNING = re.compile(
    r"(?:(?P<path>.*?)(?::(?P<line>\d+))?: )??"
    r"(?:WARNING|ERROR|CRITICAL|SEVERE): (?P<text>.*)",
    re.DOTALL,
)
_TYPE = re.compile(r" \[([\w.-]+)\]\Z")
#: What to do about the warnings of others, by their types or the beginnings of these.
_REMEDIES = {
    "docutils": "correct the markup there",
    "image": "put the file there, or correct its name",
    "download": "put the file there, or correct its name",
    "myst.xref_missing": "correct the target, or take the link out",
    "myst.header": "begin with '#', and leave out no level",
    "myst": "correct the markup there",
    "ref": "correct the target, or take the link out",
    "toc.not_included": "name it in a toctree, or write 'orphan: true' in front of it",
    "toc": "correct the entry of the toctree",
    "misc.highlighting_failure": "name the language in which the code is, or 'text'",
}


def warnings(facts: Facts) -> Iterator[Finding]:
    """Yield the warnings, each once."""
    for text in _messages(facts.said):
        if (found := _WARNING.fullmatch(text)) is None:
            continue
        message = found["text"].strip()
        kind = _TYPE.search(message)
        category = kind[1] if kind else "sphinx"
        message = " ".join((message[: kind.start()] if kind else message).split())
        if category.startswith("blogarchive."):
            category = category.removeprefix("blogarchive.")
            message, _, remedy = message.partition("; ")
            if category == "slug" and _are_near_duplicates(message, facts):
                continue
        else:
            remedy = _remedy(category)
        yield Finding(found["path"] or "", int(found["line"] or 0), category, message, remedy)


def _are_near_duplicates(message: str, facts: Facts) -> bool:
    """Say whether names that would have had one address are told of one by one."""
    return any(
        are_near(group) and all(repr(name) in message for name in group) for group in facts.met
    )


def _messages(lines: Iterable[str]) -> Iterator[str]:
    """Yield each warning with the lines that belong to it."""
    held: list[str] = []
    for line in lines:
        if _WARNING.match(line) and held:
            yield "\n".join(held)
            held = []
        if line.strip():
            held.append(line)
    if held:
        yield "\n".join(held)


def _remedy(category: str) -> str:
    fits = (name for name in _REMEDIES if f"{category}.".startswith(f"{name}."))
    return _REMEDIES.get(max(fits, key=len, default=""), "see what Sphinx says of it")
