"""The colours of code can be told from their ground."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.theme.code_style import Dark, Light

#: The ground of an emphasised line in each scheme: see ``.hll`` in the sheet.
EMPHASISED = {Light: "#dee4ec", Dark: "#303840"}


def luminance(colour: str) -> float:
    """By https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour.lstrip("#")[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("style", [Light, Dark])
def test_every_colour_has_contrast(style):
    colours = {part["color"] for _token, part in style if part["color"]}
    for ground in (style.background_color, EMPHASISED[style]):
        assert all(contrast(colour, ground) >= 4.5 for colour in colours)
