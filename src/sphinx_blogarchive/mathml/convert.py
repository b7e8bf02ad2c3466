"""The converters: math-core, then Temml if quickjs-ng is installed; what each is asked is kept."""

from __future__ import annotations

import json
import re
from functools import cached_property, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from math_core import LatexError, LatexToMathML

from .clean import clean, parse
from .macros import option_macros
from .styles import UncleanError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from xml.etree import ElementTree as ET

    from sphinx.config import Config

    from .formula import Formula

_TEMML = Path(__file__).parent / "vendor" / "temml.min.js"

#: What math-core lacks and can be said with what it has.
_MISSING = {
    "dotsc": r"\ldots",
    "dotsi": r"\cdots",
    "dotsm": r"\cdots",
    "dotso": r"\ldots",
    "hbox": r"\text{#1}",
    "mathds": r"\mathbb{#1}",
    "mbox": r"\text{#1}",
    "pmb": r"\boldsymbol{#1}",
    "substack": r"\begin{subarray}{c}#1\end{subarray}",
    "varliminf": r"\underline{\lim}",
    "varlimsup": r"\overline{\lim}",
}
#: And Temml.
_MISSING_IN_TEMML = {"mathds": r"\mathbb{#1}", "mbox": r"\text{#1}", "hbox": r"\text{#1}"}


class ConversionError(ValueError):
    """A formula can't be converted; the message says why."""


class Converter(Protocol):
    """Makes MathML of TeX."""

    def convert(self, tex: str, *, display: bool) -> str:
        """Return the element ``math``.

        Raises:
            ConversionError: it isn't TeX that this converter knows.
        """


class MathCore:
    """The converter in Rust; knows nearly all, and is fast."""

    def __init__(self, macros: Mapping[str, str]) -> None:
        """Take the writer's commands, those left out that can't be read."""
        self._converter = _math_core({**_MISSING, **macros})

    def convert(self, tex: str, *, display: bool) -> str:
        """See `Converter`."""
        try:
            return self._converter.convert_with_local_state(tex, displaystyle=display)
        except LatexError as error:
            message = str(error).strip().splitlines()[0]
            raise ConversionError(re.sub(r"^\d+: ", "", message)) from None


def _math_core(macros: Mapping[str, str]) -> LatexToMathML:
    def make(chosen: Mapping[str, str]) -> LatexToMathML:
        return LatexToMathML(
            macros=dict(chosen), fancy_error=False, allow_unreliable_rendering=True
        )

    try:
        return make(macros)
    except LatexError:
        readable = {}
        for name, body in macros.items():
            try:
                make({name: body})
            except LatexError:
                continue
            readable[name] = body
        return make(readable)


class Temml:
    """The converter in JavaScript, which knows more; run in an interpreter within this process."""

    def __init__(self, macros: Mapping[str, str]) -> None:
        """Take the writer's commands. Nothing is loaded before the first formula."""
        chosen = {**_MISSING_IN_TEMML, **macros}
        self._macros = {f"\\{name}": body for name, body in chosen.items()}

    @staticmethod
    def is_installed() -> bool:
        """Whether there is an interpreter to run it."""
        return find_spec("quickjs") is not None

    def convert(self, tex: str, *, display: bool) -> str:
        """See `Converter`."""
        # macros are given anew each time: Temml keeps there what a formula defines
        answer = self._function(json.dumps([tex, display, self._macros]))
        converted, text = json.loads(answer)
        if not converted:
            message = str(text).splitlines()[0]
            raise ConversionError(re.sub(r"^(?:ParseError|Error):\s*", "", message))
        return str(text)

    @cached_property
    def _function(self) -> Callable[[str], str]:
        quickjs = import_module("quickjs")

        source = """
            function convert(question) {
              const [tex, displayMode, macros] = JSON.parse(question);
              try {
                return JSON.stringify([true, temml.renderToString(tex, {
                  displayMode, macros, throwOnError: true, strict: false, trust: false,
                  colorIsTextColor: true, maxExpand: 1000,
                })]);
              } catch (error) {
                return JSON.stringify([false, String(error)]);
              }
            }"""
        # no quickjs.Function: that runs in a thread, which the processes of "-j" would be without
        context = quickjs.Context()
        context.eval(_TEMML.read_text(encoding="utf-8"))
        context.eval(source)
        function: Callable[[str], str] = context.get("convert")
        return function


class Conversion(NamedTuple):
    """What came of a formula.

    Attributes:
        tree: clean MathML; None if it can't be converted.
        error: why not.
    """

    tree: ET.Element | None
    error: str = ""


class Chain:
    """Converters, asked one after the other."""

    def __init__(self, converters: tuple[Converter, ...]) -> None:
        """Begin without any formula known."""
        self._converters = converters
        #: What came of formulas, by what it follows from; trees would take far more room.
        self.formulas: dict[tuple[str, str], Formula] = {}

    def convert(self, tex: str, *, display: bool) -> Conversion:
        """Convert a formula."""
        errors = []
        for converter in self._converters:
            try:
                tree = clean(parse(converter.convert(tex, display=display)))
            except (ConversionError, UncleanError) as error:
                errors.append(str(error))
            else:
                return Conversion(tree)
        return Conversion(None, errors[0] if errors else "no converter")


@lru_cache(maxsize=4)
def chain(macros: tuple[tuple[str, str], ...]) -> Chain:
    """Return the converters for these commands, the same for all of a build.

    Args:
        macros: names, without backslashes, and TeX.
    """
    chosen = dict(macros)
    converters: list[Converter] = [MathCore(chosen)]
    if Temml.is_installed():
        converters.append(Temml(chosen))
    return Chain(tuple(converters))


def chain_of(config: Config) -> Chain:
    """Return the converters of a project."""
    return chain(tuple(option_macros(config).items()))
