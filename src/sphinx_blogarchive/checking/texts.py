"""Excerpts, descriptions, and pictures in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .facts import Facts


def excerpts(facts: Facts) -> Iterator[Finding]:
    """Yield posts whose excerpt ends in the midst of the text, for nobody says where."""
    for text in facts.texts:
        if text.broken_off:
            yield Finding(
                *text.place,
                "excerpt",
                "nothing says where the excerpt ends, so its length does",
                "put <!-- more --> after it (.. more:: in reStructuredText), or set 'excerpt'",
            )


def descriptions(facts: Facts) -> Iterator[Finding]:
    """Yield posts of which search engines have nothing to show."""
    for text in facts.texts:
        if not text.described:
            yield Finding(
                *text.place,
                "description",
                "there is no sentence for search engines, and no text to take one from",
                "write one: 'description: …'",
            )


def pictures(facts: Facts) -> Iterator[Finding]:
    """Yield pictures that tell nothing to those who can't see them."""
    for picture in facts.pictures:
        if not (picture.alt or "").strip():
            remedy = (
                "say it in 'image_alt'"
                if picture.of_post
                else "say it in the brackets of ![…](…), or in the option 'alt'"
            )
            message = f"nothing says in words what {picture.name} shows"
            yield Finding(*picture.place, "alt", message, remedy)
