r"""Mathematics in bodies, as MathJax finds it: kept, and written as MyST reads it.

TeX is never changed: ``\\\\`` stays ``\\\\``. Only what MyST takes for the end of a formula, empty
lines, goes.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from mdit_py_plugins.amsmath import ENVIRONMENTS

from .protect import OPEN

if TYPE_CHECKING:
    from .protect import Vault

_NAMES = "|".join(ENVIRONMENTS)
#: No formula is longer, and none goes on beyond an empty line unless its end is plain.
_TEX = rf"(?:\\.|[^\\${OPEN}])"
_LINE = rf"(?:\\[^\n]|[^\\$\n{OPEN}]|\\?\n(?![ \t]*\n))"
_TOKEN = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`)(?P<inner>(?:[^`\n]|\n(?![ \t]*\n)|(?!(?P=ticks)(?!`))`+)+)"
    r"(?P=ticks)(?!`))"
    r"|(?P<comment><!--(?:(?!<!--|-->).)*+-->)"
    r"|(?P<tag></?[A-Za-z][^<>]*>|<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>)"
    rf"|(?P<env>\\begin\{{(?P<name>{_NAMES})(?P<star>\*?)\}}"
    rf"(?:[^{OPEN}\\]|\\(?!(?:begin|end)\{{(?P=name)(?P=star)\}})){{0,60000}}+"
    r"\\end\{(?P=name)(?P=star)\})"
    rf"|(?P<display>\$\$(?P<block>{_TEX}{{1,8000}}?)\$\$)"
    rf"|\\\\\[(?P<square>[^{OPEN}]{{1,8000}}?)\\\\\]"
    rf"|\\\\\((?P<round>[^\n{OPEN}]{{1,3000}}?)\\\\\)"
    rf"|\\\[(?P<square1>[^{OPEN}]{{1,8000}}?)\\\]"
    rf"|\\\((?P<round1>[^\n{OPEN}]{{1,3000}}?)\\\)"
    r"|(?P<escape>\\[^\n])"
    rf"|\$(?P<inline>{_LINE}{{1,3000}}?)\$(?!\$)"
    r"|(?P<dollar>\$)",
    re.DOTALL,
)
#: What ordinary text hardly has.
_TEX_SIGN = re.compile(r"\\[A-Za-z]|[\\^_={}]")
_MORE = re.compile(r"<!--\s*more\b[^>]*-->", re.IGNORECASE)
MORE = "<!-- more -->"


def protect_formulas(text: str, vault: Vault, *, exact: bool = False) -> str:
    """Keep formulas, code in text, and comments out of *text*, which is Markdown.

    :param exact: whether all of it comes back as it was.
    """
    out: list[str] = []
    place, has_more = 0, False
    while found := _TOKEN.search(text, place):
        out.append(text[place : found.start()])
        place = found.end()
        kind = found.lastgroup
        if exact and kind not in ("tag", "escape", "dollar"):
            out.append(vault.keep(found[0]))
        elif exact:
            out.append(found[0])
        elif found["comment"] is not None and _MORE.fullmatch(found[0]):
            out.append("" if has_more else vault.keep(MORE, "block"))
            has_more = True
        elif found["code"] is not None or found["comment"] is not None:
            out.append(vault.keep(found[0]))
        elif kind in ("tag", "escape"):
            out.append(found[0])
        elif kind == "dollar" or not _is_math(found, text):
            # goes on behind its first sign: what follows may be a formula still
            place = found.start() + 1
            out.append(r"\$" if found[0].startswith("$") else found[0][0])
            if found[0].startswith("\\"):
                out.append(found[0][1])
                place += 1
        else:
            out.append(_kept(found, text, vault))
    out.append(text[place:])
    return "".join(out)


def _is_math(found: re.Match[str], text: str) -> bool:
    if found["env"] or found["square"] or found["round"]:
        return True
    if (tex := found["inline"]) is not None:
        if not tex.strip():
            return False
        if _TEX_SIGN.search(tex):
            return True
        # "$5 and $10" is money
        before_ends, behind = tex[-1], text[found.end() : found.end() + 1]
        return not tex[0].isspace() and not before_ends.isspace() and not behind.isdigit()
    if (tex := found["block"]) is not None:
        return bool(tex.strip())
    return bool(_TEX_SIGN.search(found["square1"] or found["round1"] or ""))


def _kept(found: re.Match[str], text: str, vault: Vault) -> str:
    if found["env"]:
        return vault.keep(_tight(found[0]), "block")
    for name in ("inline", "round", "round1"):
        if found[name] is not None:
            return vault.keep(inline(found[name]))
    tex = next(found[name] for name in ("block", "square", "square1") if found[name] is not None)
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    around = text[start : found.start()] + text[found.end() : end if end >= 0 else len(text)]
    if around.strip(" \t>") and "\n" not in tex.strip():
        return vault.keep(f"$${tex.strip()}$$")  # MyST has it within a paragraph
    return vault.keep(display(tex), "block")


def inline(tex: str) -> str:
    """Return a formula for running text."""
    if "%" not in tex:
        tex = re.sub(r"\s*\n\s*", " ", tex)
    return f"${tex.strip()}$"


def display(tex: str) -> str:
    """Return a formula on lines of its own."""
    return f"$$\n{_tight(tex.strip())}\n$$"


def _tight(tex: str) -> str:
    return re.sub(r"\n(?:[ \t]*\n)+", "\n", tex)


_HTML_TEX = r"(?:[^<$]|\\\$|<br\s*/?>|<(?![A-Za-z/!]))"
_HTML_TOKEN = re.compile(
    rf"\\begin\{{(?P<name>{_NAMES})(?P<star>\*?)\}}"
    rf"(?:[^{OPEN}\\]|\\(?!(?:begin|end)\{{(?P=name)(?P=star)\}})){{0,60000}}+"
    r"\\end\{(?P=name)(?P=star)\}"
    rf"|\$\$(?P<block>{_HTML_TEX}{{1,8000}}?)\$\$"
    r"|\\\[(?P<square>(?:[^<]|<br\s*/?>|<(?![A-Za-z/!])){1,8000}?)\\\]"
    r"|\\\((?P<round>(?:[^<]|<(?![A-Za-z/!])){1,3000}?)\\\)"
    r"|(?P<tag><[^>]*>)"
    r"|(?P<escape>\\\$)"
    rf"|\$(?P<inline>{_HTML_TEX}{{1,3000}}?)\$(?!\$)",
    re.DOTALL,
)


def protect_formulas_of_html(text: str, vault: Vault) -> str:
    """Keep formulas out of *text*, which is HTML without its code."""
    out: list[str] = []
    place = 0
    while found := _HTML_TOKEN.search(text, place):
        out.append(text[place : found.start()])
        place = found.end()
        if found["tag"] or found["escape"]:
            out.append(found[0] if found["tag"] else "$")
        elif found["inline"] is not None and not _is_inline(found, text):
            out.append("$")
            place = found.start() + 1
        elif (tex := found["inline"] or found["round"]) is not None:
            out.append(vault.keep(inline(_as_text(tex))))
        else:
            tex = found["block"] or found["square"]
            made = display(_as_text(tex)) if tex else _tight(_as_text(found[0]))
            out.append(f"<div>{vault.keep(made, 'block')}</div>")
    out.append(text[place:])
    return "".join(out)


def _is_inline(found: re.Match[str], text: str) -> bool:
    tex = html.unescape(found["inline"])
    if "\n\n" in tex or not tex.strip():
        return False
    if _TEX_SIGN.search(tex):
        return True
    behind = text[found.end() : found.end() + 1]
    return not tex[0].isspace() and not tex[-1].isspace() and not behind.isdigit()


def _as_text(markup: str) -> str:
    text = re.sub(r"<br\s*/?>\s*", "\n", markup)
    return html.unescape(re.sub(r"</?[A-Za-z][^>]*>", "", text))
