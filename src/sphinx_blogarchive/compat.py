"""What we use of Sphinx and MyST beyond their public interfaces, each with its reason."""

from __future__ import annotations

from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

from myst_parser.parsers.sphinx_ import MystParser
from sphinx import version_info

# the type of all paths that Sphinx hands out until it drops string paths (removal in 9 postponed)
from sphinx.util._pathlib import _StrPath as StrPath

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererProtocol
    from myst_parser.config.main import MdParserConfig
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

#: Sphinx stops at a source that isn't UTF-8; earlier versions replace what they can't read.
STRICT = version_info >= (9,)

__all__ = [
    "STRICT",
    "StrPath",
    "add_markdown_plugin",
    "chosen_options",
    "given",
    "note_image_names",
    "written",
]


def chosen_options(config: Config) -> set[str]:
    """Return the options that ``conf.py`` or the command line set.

    ``Config`` tells values alone, so that a default can't be told from the same value chosen.
    """
    return {*config._raw_config, *config.overrides}


def written(config: Config, name: str, default: Any = None) -> Any:
    """Return what ``conf.py`` says of an option, whatever the command line says."""
    return config._raw_config.get(name, default)


def given(config: Config, name: str, default: Any = None) -> Any:
    """Return what the command line says of an option, else ``conf.py``."""
    return config.overrides.get(name, written(config, name, default))


def note_image_names(env: BuildEnvironment, names: set[str]) -> None:
    """Tell the environment which names copied pictures have.

    ``FilenameUniqDict`` numbers pictures as they come, and has no way to rename one.
    """
    env.images._existing = names


def add_markdown_plugin(app: Sphinx, plugin: Callable[[MarkdownIt], None]) -> None:
    """Have all that MyST reads in this build read with *plugin* of markdown-it-py.

    MyST has no way to add one. Its parser is exchanged for one that differs in this alone, and
    so are those that others derive from it, as MyST-NB does.
    """
    parsers = app.registry.get_source_parsers()
    for filetype, parser in parsers.items():
        if issubclass(parser, MystParser):
            parsers[filetype] = _with_plugin(parser, plugin)


def _with_plugin(
    parser: type[MystParser], plugin: Callable[[MarkdownIt], None]
) -> type[MystParser]:
    """Return *parser* with *plugin* in each ``MarkdownIt`` that its ``parse`` makes.

    ``parse`` makes it by a function of its module, and hands it to nobody before it is used. A
    copy of ``parse`` that finds another function by that name stays right when MyST changes the
    rest of it, and leaves MyST as it is for whoever else uses it in this process.
    """
    # so that super() leads to copies too
    bases = (base for base in parser.__bases__ if issubclass(base, MystParser))
    own: dict[str, Any] = {"__module__": __name__, "__doc__": parser.__doc__}
    parse = vars(parser).get("parse")
    if isinstance(parse, FunctionType) and "create_md_parser" in parse.__globals__:
        create = parse.__globals__["create_md_parser"]

        def create_md_parser(
            config: MdParserConfig, renderer: Callable[[MarkdownIt], RendererProtocol]
        ) -> MarkdownIt:
            made: MarkdownIt | None = idle.pop() if idle else None
            if made is None or made.options["myst_config"] != config:
                made = create(config, _thrifty(renderer)).use(plugin)
            # those of others may be changed by who has asked for them
            return _lent(made, idle) if parser is MystParser else made

        #: One that was made before, while no document is read with it.
        idle: list[MarkdownIt] = []

        names = {**parse.__globals__, "create_md_parser": create_md_parser}
        own["parse"] = FunctionType(
            parse.__code__, names, parse.__name__, parse.__defaults__, parse.__closure__
        )
    return type(parser.__name__, (parser, *(_with_plugin(base, plugin) for base in bases)), own)


def _lent(made: Any, idle: list[MarkdownIt]) -> MarkdownIt:
    """Return *made*, which is put into *idle* when it has rendered a document."""
    render = type(made).render
    state = vars(made.renderer)
    before = state.copy()

    def render_once(source: str, env: Any = None) -> Any:
        del made.render
        try:
            return render(made, source, env)
        finally:
            # the document would stay until the next one comes
            made.options.pop("document", None)
            state.clear()
            state.update(before)
            idle[:] = [made]

    made.render = render_once
    lent: MarkdownIt = made
    return lent


@cache
def _thrifty(renderer: Any) -> Any:
    """Return *renderer*, a class of MyST's, without the document that it makes for nothing.

    It makes a whole one, with all settings of docutils, as the default for the document that
    Sphinx's parsers always hand to it: a tenth of what reading takes. As with ``parse`` above,
    a copy of the method that finds another function by that name is right in all else.
    """
    setup = getattr(renderer, "setup_render", None)
    if not isinstance(setup, FunctionType) or "make_document" not in setup.__globals__:
        return renderer

    def setup_render(self: Any, options: dict[str, Any], env: Any) -> None:
        (lean if "document" in options else setup)(self, options, env)

    names = {**setup.__globals__, "make_document": lambda: None}
    lean = FunctionType(
        setup.__code__, names, setup.__name__, setup.__defaults__, setup.__closure__
    )
    own = {"__module__": renderer.__module__, "setup_render": setup_render}
    return type(renderer.__name__, (renderer,), own)
