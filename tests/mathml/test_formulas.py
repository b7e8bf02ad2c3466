"""The converters, one by one and together, on formulas as blogs have them."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sphinx_blogarchive.mathml.convert import Chain, MathCore, Temml, chain
from sphinx_blogarchive.mathml.formula import block_formula, inline_formula
from sphinx_blogarchive.mathml.macros import take_definitions, with_definitions

LINES = [
    line
    for line in Path(__file__).with_name("formulas.tex").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("%")
]
needs_temml = pytest.mark.skipif(find_spec("quickjs") is None, reason="quickjs-ng is missing")


def only(kind):
    return Chain((kind({}),))


def convert(converters, tex):
    tex, definitions = take_definitions(tex)
    return block_formula(
        converters, tex, lambda part: with_definitions(part, definitions), written=False
    )


def converted(converters):
    return [tex for tex in LINES if not convert(converters, tex).error]


def rest(converters):
    return sorted(set(LINES) - set(converted(converters)))


def test_math_core_alone_converts_nearly_all():
    assert len(converted(only(MathCore))) >= 101, rest(only(MathCore))


@needs_temml
def test_temml_alone_converts_nearly_all():
    assert len(converted(only(Temml))) >= 107, rest(only(Temml))


@needs_temml
def test_together_they_convert_all_but_a_few():
    assert len(converted(chain(()))) >= 107, rest(chain(()))


#: What may stand in a page: elements and attributes of MathML Core that checkers of HTML accept.
ELEMENTS = set(
    """
    math mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace
    msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover
    """.split()  # noqa: SIM905 (a list would take two dozen lines)
)
LEVELS = {
    "accent": {"mover", "munderover"},
    "displaystyle": {"math", "mstyle", "mtable"},
    "scriptlevel": {"mstyle"},
}


@pytest.mark.parametrize("kind", [MathCore, pytest.param(Temml, marks=needs_temml)])
@pytest.mark.parametrize("display", [True, False])
def test_what_is_written_is_clean(kind, display):
    converters = only(kind)
    for tex in LINES:
        formula = convert(converters, tex) if display else inline_formula(converters, tex)
        for mathml, *_ in formula.parts or ():
            # long formulas of running text are several elements
            for element in etree.fromstring(f"<div>{mathml}</div>").iterdescendants():
                assert element.tag in ELEMENTS, tex
                assert not {"style", "id", "href", "notation"} & set(element.attrib), tex
                for name, places in LEVELS.items():
                    assert name not in element.attrib or element.tag in places, tex
                    width = element.get("width", "")
                    assert not (element.tag == "mspace" and width.startswith("-")), tex


def test_the_style_sheet_knows_each_class():
    import sphinx_blogarchive.mathml as package

    folder = Path(package.__file__).parent
    sheet = (folder / "static" / "blogarchive-math.css").read_text(encoding="utf-8")
    known = set(re.findall(r"\.(mml-[\w-]+)", sheet))
    sources = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    used = set(re.findall(r"mml-[a-z][\w-]*", sources)) - {"mml-n"}
    from sphinx_blogarchive.mathml.styles import _KERNS

    assert known == used | {f"mml-n{kern}" for kern in _KERNS}


def test_commands_of_the_writers_reach_each_converter():
    macros = (("R", r"\mathbb{R}"), ("norm", r"\lVert #1 \rVert"))
    for kind in [MathCore] + [Temml] * Temml.is_installed():
        ((mathml, *_),) = inline_formula(Chain((kind(dict(macros)),)), r"\norm{x} \in \R").parts
        text = "".join(etree.fromstring(f"<div>{mathml}</div>").itertext())
        assert text == "‖x‖∈ℝ"


def test_a_command_that_cannot_be_read_leaves_the_others():
    ((mathml, *_),) = inline_formula(chain((("a b", "x"), ("R", r"\mathbb{R}"))), r"\R").parts
    assert "ℝ" in mathml


@given(st.text(alphabet=r"\{}$&^_%~ab1=+(|)'" + "\n中", max_size=30))
def test_any_text_is_converted_or_refused(tex):
    converters = only(MathCore)
    for formula in (convert(converters, tex), inline_formula(converters, tex)):
        assert (formula.parts is None) == bool(formula.error)
        for mathml, *_ in formula.parts or ():
            etree.fromstring(f"<div>{mathml}</div>")
