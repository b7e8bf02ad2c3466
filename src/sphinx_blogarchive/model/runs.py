"""Titles as runs of text and of mathematics."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple


class Run(NamedTuple):
    """A piece of a title: text, or a formula in TeX without its dollar signs."""

    text: str
    math: bool = False


Runs = tuple[Run, ...]

_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
_ALPHABET = re.compile(
    r"\\(mathbb|mathcal|mathscr|mathfrak|mathbf)\s*(?:\{\s*([A-Za-z])\s*\}|([A-Za-z]))"
)
_ALPHABETS = {
    "mathbb": "DOUBLE-STRUCK",
    "mathcal": "SCRIPT",
    "mathscr": "SCRIPT",
    "mathfrak": "FRAKTUR",
    "mathbf": "BOLD",
}
_WRAPPER = re.compile(r"\\(?:mathrm|text|operatorname|mathit|textrm)\s*\{([^{}\\]*)\}")
_SPACE = re.compile(r"\\(?:[,;:! ]|quad\b|qquad\b)|~")
_SIGNS = {
    "to": "→",
    "rightarrow": "→",
    "leftarrow": "←",
    "Rightarrow": "⇒",
    "mapsto": "↦",
    "infty": "∞",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "ne": "≠",
    "neq": "≠",
    "in": "∈",
    "subset": "⊂",
    "subseteq": "⊆",
    "cup": "∪",
    "cap": "∩",
    "times": "×",
    "cdot": "·",
    "pm": "±",
    "approx": "≈",
    "equiv": "≡",
    "sim": "∼",
    "partial": "∂",
    "nabla": "∇",
    "sum": "∑",
    "prod": "∏",
    "int": "∫",
    "ell": "ℓ",
    "hbar": "ℏ",
    "oplus": "⊕",
    "otimes": "⊗",
    "forall": "∀",
    "exists": "∃",
    "emptyset": "∅",
    "dots": "…",
    "ldots": "…",
    "cdots": "⋯",
    "circ": "∘",
    "varepsilon": "ε",
    "varphi": "φ",
    "vartheta": "ϑ",
}
#: Names of functions, which stand for themselves.
_FUNCTIONS = re.compile(
    "arg|cos|cosh|cot|deg|det|dim|exp|gcd|hom|inf|ker|lg|lim|ln|log|"
    "max|min|mod|Pr|sec|sin|sinh|sup|tan|tanh"
)
_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()aeijklmnoprstx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₗₘₙₒₚᵣₛₜₓ")
_SCRIPT = re.compile(r"([\^_])(?:\{([^{}]*)\}|([^\s{}\\]))")


def as_text(runs: Runs) -> str:
    """Return *runs* as text, with formulas in Unicode as far as it has them."""
    return " ".join("".join(plain(run.text) if run.math else run.text for run in runs).split())


def plain(tex: str) -> str:
    r"""Return a formula as text: ``L²`` for ``L^2``, ``α→∞`` for ``\alpha\to\infty``.

    What Unicode has no signs for stays TeX.
    """
    hidden = tex.strip().replace(r"\{", "\0").replace(r"\}", "\1")
    text = _ALPHABET.sub(_letter, _SPACE.sub(" ", hidden))
    text = _COMMAND.sub(_sign, _WRAPPER.sub(r"\1", text))
    text = _SCRIPT.sub(_shifted, text)
    shown = tex if re.search(r"[\\{}^_]", text) else text.translate({0: "{", 1: "}"})
    return " ".join(shown.split())


def _letter(found: re.Match[str]) -> str:
    letter = found[2] or found[3]
    name = f"{_ALPHABETS[found[1]]} {'CAPITAL' if letter.isupper() else 'SMALL'} {letter.upper()}"
    for prefix in ("", "MATHEMATICAL ", "BLACK-LETTER "):
        try:
            return unicodedata.lookup(prefix + name)
        except KeyError:
            continue
    return found[0]


def _sign(found: re.Match[str]) -> str:
    name = found[1]
    if name in _SIGNS:
        return _SIGNS[name]
    if _FUNCTIONS.fullmatch(name):
        return f"{name} "
    case = "CAPITAL" if name[0].isupper() else "SMALL"
    try:
        # "lambda" is called so in TeX alone
        spoken = "LAMDA" if name.lower() == "lambda" else name.upper()
        return unicodedata.lookup(f"GREEK {case} LETTER {spoken}")
    except KeyError:
        return found[0]


def _shifted(found: re.Match[str]) -> str:
    table = _RAISED if found[1] == "^" else _LOWERED
    inner: str = found[2] if found[2] is not None else found[3]
    if inner and all(ord(sign) in table for sign in inner):
        return inner.translate(table)
    return found[0]
