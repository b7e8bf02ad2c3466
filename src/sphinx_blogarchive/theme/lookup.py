"""Whether a builder writes with this theme, or with one made from it."""

from __future__ import annotations

import tomllib
from configparser import ConfigParser
from configparser import Error as ConfigParserError
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..links import has_templates

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.theming import Theme

#: The theme's name, and that of the folder beside this module.
NAME = "blogarchive"
#: The class of what follows a post outside of it, beside the main content of its page.
BEYOND = "blogarchive-beyond"
_FOLDER = (Path(__file__).parent / NAME).resolve()


def is_ours(builder: Builder) -> bool:
    """Say whether *builder* writes pages with this theme, or with one that inherits from it."""
    theme = getattr(builder, "theme", None)
    if theme is None or not has_templates(builder):
        return False
    return _is_made_of_ours(theme)


@lru_cache(maxsize=2)  # asked several times for each page
def _is_made_of_ours(theme: Theme) -> bool:
    return any(Path(folder).resolve() == _FOLDER for folder in theme.get_theme_dirs())


def is_chosen(config: Config, confdir: Path) -> bool:
    """Say whether the project will be written with this theme, before there is a builder.

    Of those that inherit from it, the project's own are known by then: the ones in folders of
    ``html_theme_path``.
    """
    name, seen = str(config.html_theme), set()
    while name != NAME and name not in seen:
        seen.add(name)
        folders = (Path(confdir, folder, name) for folder in config.html_theme_path)
        name = next((parent for folder in folders if (parent := _parent(folder))), "")
    return name == NAME


def _parent(folder: Path) -> str:
    """Return the theme from which the one in *folder* inherits; empty if none is told."""
    try:
        if (file := folder / "theme.toml").is_file():
            theme = tomllib.loads(file.read_text(encoding="utf-8")).get("theme")
            return str(theme.get("inherit", "")) if isinstance(theme, dict) else ""
        parser = ConfigParser(interpolation=None)
        parser.read(folder / "theme.conf", encoding="utf-8")
        return parser.get("theme", "inherit", fallback="")
    except (OSError, ValueError, ConfigParserError):
        return ""  # Sphinx will say what is wrong with it
