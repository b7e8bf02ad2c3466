"""The address at which the site is served: as every part of a build reads it, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compat import given
from ..config import option_place
from ..diagnostics import Category, warn
from ..model.site import normal

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_OPTION = "html_baseurl"


def settle_address(app: Sphinx, config: Config) -> None:
    """``config-inited``, before anything looks at options: have ``html_baseurl`` be an address.

    It ends in a slash, or is empty: what begins with a wrong one leads nowhere.
    """
    found: object = config.html_baseurl
    try:
        config.html_baseurl = normal(found if isinstance(found, str) else "") if found else ""
    except ValueError as error:
        problem = str(error) if isinstance(found, str) else "is no text"
        message = (
            f"{_OPTION} = {found!r} {problem}, and the site is built without an address; write "
            'that of the folder in which the front page is, as in "https://example.org/blog/"'
        )
        warn(Category.CONFIG, message, option_place(app, _OPTION))
        config.html_baseurl = ""


def is_wrong(config: Config) -> bool:
    """Say whether an address was given that is none, of which it is warned by then."""
    return bool(given(config, _OPTION)) and not config.html_baseurl
