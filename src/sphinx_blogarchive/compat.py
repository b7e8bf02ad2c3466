"""What we use of Sphinx beyond its public interface, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx import version_info

# the type of all paths that Sphinx hands out until it drops string paths (removal in 9 postponed)
from sphinx.util._pathlib import _StrPath as StrPath

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

#: Sphinx stops at a source that isn't UTF-8; earlier versions replace what they can't read.
STRICT = version_info >= (9,)

__all__ = ["STRICT", "StrPath", "chosen_options", "note_image_names", "written"]


def chosen_options(config: Config) -> set[str]:
    """Return the options that ``conf.py`` or the command line set.

    ``Config`` tells values alone, so that a default can't be told from the same value chosen.
    """
    return {*config._raw_config, *config.overrides}


def written(config: Config, name: str, default: Any = None) -> Any:
    """Return what ``conf.py`` says of an option, whatever the command line says."""
    return config._raw_config.get(name, default)


def note_image_names(env: BuildEnvironment, names: set[str]) -> None:
    """Tell the environment which names copied pictures have.

    ``FilenameUniqDict`` numbers pictures as they come, and has no way to rename one.
    """
    env.images._existing = names
