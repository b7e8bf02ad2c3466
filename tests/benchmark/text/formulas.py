"""Formulas of TeX: short ones that many posts have, long ones that hardly two have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .dice import Dice

INLINE = (
    "{x}",
    "{n}",
    "{x} = {k}",
    r"{x} \in \mathbb{R}",
    "{f}({x})",
    "{x}_{i}",
    "{x}^2 + {y}^2",
    r"\{greek}",
    r"\{greek}_{i} \geq 0",
    r"O({n} \log {n})",
    "{n} = {k}{m}",
    r"\{greek} \to \infty",
    r"\frac{{x}}{{y}}",
    r"\sqrt{{x}^2 + {k}}",
    r"{f}'({x}) = {k}{x}",
    r"\mathbf{{x}}^\top \mathbf{{y}}",
    r"\sum_{{i}=1}^{n} {x}_{i}",
    r"{f} \colon {x} \mapsto {k}{x}^{k}",
    r"|{x} - {y}| < \varepsilon",
    r"p({x} \mid \{greek})",
    r"\lVert {x} \rVert_2 \leq {k}",
    r"\mathcal{L}(\{greek})",
)

DISPLAY = (
    r"{f}({x}) = \sum_{{n}=0}^{\infty} \frac{{f}^{({n})}({k})}{{n}!} ({x} - {k})^{n}",
    r"\int_{-\infty}^{\infty} e^{-{k}{x}^2} \, d{x} = \sqrt{\frac{\pi}{{k}}}",
    r"\hat{{f}}(\xi) = \int_{\mathbb{R}} {f}({x}) e^{-{k} \pi i {x} \xi} \, d{x}",
    r"\mathcal{L}(\{greek}) = \frac{1}{{m}} \sum_{{i}=1}^{{m}} \ell({x}_{i}, {y}_{i}; \{greek})",
    r"\{greek}_{t+1} = \{greek}_t - \eta \nabla \mathcal{L}(\{greek}_t) + {k} \varepsilon_t",
    (
        r"\begin{pmatrix} {x} & {k} \\ {m} & {y} \end{pmatrix}"
        r" \begin{pmatrix} u \\ v \end{pmatrix} = \lambda \begin{pmatrix} u \\ v \end{pmatrix}"
    ),
    r"{f}({x}) = \begin{cases} {x}^{k} & {x} > 0 \\ {m} & {x} = 0 \\ -{x} & {x} < 0 \end{cases}",
    (
        r"\prod_{{i}=1}^{n} \left(1 + \frac{{x}_{i}}{{k}}\right)"
        r" \leq \exp\left(\frac{1}{{k}} \sum_{{i}=1}^{n} {x}_{i}\right)"
    ),
    r"p({x} \mid {y}) = \frac{p({y} \mid {x}) \, p({x})}{\int p({y} \mid z) \, p(z) \, dz} + {k}",
    r"\frac{\partial u}{\partial t} = {k} \frac{\partial^2 u}{\partial {x}^2} + {f}({x}, t)",
    (
        r"\left\lVert {x}^{({n}+1)} - {x}^{({n})} \right\rVert_2"
        r" \leq \frac{{k}}{{m}^{n}} \max_{{i}} |{y}_{i}|"
    ),
    (
        r"\lim_{{n} \to \infty} \frac{1}{{n}} \sum_{{i}=1}^{{n}} {f}({x}_{i})"
        r" = \mathbb{E}_{{x} \sim p}[{f}({x})] + {k}"
    ),
)

ALIGNED = (
    r"({x} + {y})^2 &= {x}^2 + {k}{x}{y} + {y}^2 \\ &\geq {m}{x}{y}",
    r"{f}({x}) &= {k}{x}^2 + {m} \\ {f}'({x}) &= 2 \cdot {k} {x} \\ {f}''({x}) &= 2 \cdot {k}",
    r"D(p \,\|\, q) &= \sum_{{x}} p({x}) \log \frac{p({x})}{q({x})} \\ &\geq {k} - \{greek}",
)

_LETTERS = {
    "x": "xyzuvwabc",
    "y": "yzstqrde",
    "n": "nmNTK",
    "i": "ijkl",
    "f": "fghFGp",
}
_GREEK = ("alpha", "beta", "gamma", "theta", "lambda", "mu", "sigma", "phi", "omega")
_PLACE = re.compile(r"\{(x|y|n|i|f|k|m|greek)\}")


def _fill(template: str, dice: Dice, largest: int) -> str:
    """Return *template* with letters and numbers in its places, the same letter in the same."""
    chosen = {name: dice.pick(letters) for name, letters in _LETTERS.items()}
    chosen["k"] = str(dice.between(2, largest))
    chosen["m"] = str(dice.between(2, largest))
    chosen["greek"] = dice.pick(_GREEK)
    return _PLACE.sub(lambda place: chosen[place[1]], template)


def inline(dice: Dice) -> str:
    """Return a formula that stands in a line of text."""
    # the simpler, the more often
    place = min(dice.below(len(INLINE)), dice.below(len(INLINE)))
    return _fill(INLINE[place], dice, 9)


def display(dice: Dice) -> str:
    """Return a formula that stands by itself."""
    return _fill(dice.pick(DISPLAY), dice, 99)


def aligned(dice: Dice) -> str:
    """Return what stands within ``align*``."""
    return _fill(dice.pick(ALIGNED), dice, 99)
