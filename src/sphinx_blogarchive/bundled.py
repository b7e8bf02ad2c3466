"""What posts are written with: MyST Markdown and sphinx-design, set up unless the user did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .compat import chosen_options

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Extensions that bring the Markdown parser themselves, and clash with a second one.
_MARKDOWN = {"myst_parser", "myst_nb"}

#: What posts need of MyST, where ``conf.py`` doesn't choose.
MYST_DEFAULTS = {
    "myst_enable_extensions": {
        "amsmath",
        "attrs_block",
        "attrs_inline",
        "colon_fence",
        "deflist",
        "dollarmath",
        "fieldlist",
        "html_image",
        "tasklist",
    },
    "myst_dmath_double_inline": True,
    "myst_heading_anchors": 3,
}


def setup_bundled(app: Sphinx) -> None:
    """Set up what the user's ``conf.py`` leaves to us."""
    if not _MARKDOWN & set(app.config.extensions):
        app.setup_extension("myst_parser")
    app.setup_extension("sphinx_design")
    # before MyST makes its own configuration at builder-inited
    app.connect("config-inited", _complete_myst, priority=100)


def _complete_myst(_: Sphinx, config: Config) -> None:
    chosen = chosen_options(config)
    for name, value in MYST_DEFAULTS.items():
        if name in config and name not in chosen:
            setattr(config, name, value)
