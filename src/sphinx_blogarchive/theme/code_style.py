"""The colours of code: Pygments styles for the theme's two schemes.

Each colour has a contrast of 4.5 and more (https://www.w3.org/TR/WCAG22/#contrast-minimum) to the
ground of code, emphasised lines included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygments.style import Style
from pygments.token import (
    Comment,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    String,
    Token,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def _styles(
    quiet: str, keyword: str, string: str, number: str, name: str, builtin: str, wrong: str
) -> Mapping[Any, str]:
    return {
        Token: "",
        Comment: f"italic {quiet}",
        Comment.Preproc: f"noitalic {builtin}",
        Keyword: keyword,
        Keyword.Constant: number,
        Keyword.Type: builtin,
        Operator.Word: keyword,
        Name.Attribute: builtin,
        Name.Builtin: builtin,
        Name.Class: f"bold {name}",
        Name.Constant: number,
        Name.Decorator: name,
        Name.Entity: number,
        Name.Exception: builtin,
        Name.Function: name,
        Name.Label: name,
        Name.Namespace: name,
        Name.Tag: keyword,
        Name.Variable.Global: builtin,
        Number: number,
        String: string,
        String.Escape: builtin,
        String.Interpol: builtin,
        String.Regex: builtin,
        String.Symbol: number,
        Generic.Deleted: wrong,
        Generic.Emph: "italic",
        Generic.Error: wrong,
        Generic.Heading: f"bold {name}",
        Generic.Inserted: string,
        Generic.Output: quiet,
        Generic.Prompt: f"bold {quiet}",
        Generic.Strong: "bold",
        Generic.Subheading: f"bold {name}",
        Generic.Traceback: wrong,
    }


class Light(Style):
    """Dark letters on a light ground."""

    background_color = "#f4f5f7"
    styles = _styles("#535c66", "#96174f", "#145a2d", "#0b4c8c", "#5a2ca0", "#70430a", "#a11616")


class Dark(Style):
    """Light letters on a dark ground."""

    background_color = "#23272c"
    styles = _styles("#a9b2bc", "#ff9fb6", "#8fd6a4", "#93c1f8", "#d0b8f8", "#ebba72", "#ff9f96")
