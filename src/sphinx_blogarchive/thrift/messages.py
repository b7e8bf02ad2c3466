"""Messages for debugging, which aren't made when nobody hears them.

Sphinx has its logger take all messages, and its handlers drop most of them. For each event that
it emits it writes down all that the handlers are told, the body of a page included, and it writes
down most nodes whose sources it puts right.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sphinx import events
from sphinx.util import nodes
from sphinx.util.logging import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def unheard_unsaid() -> Iterator[None]:
    """Have Sphinx's logger take no message that none of its handlers would let through."""
    logger = logging.getLogger(NAMESPACE)
    level, own = logger.level, vars(events)
    heard = min((handler.level for handler in logger.handlers), default=level)
    if heard <= max(level, logging.DEBUG) or "repr" in own:
        yield
        return
    module: Any = nodes
    markup = module.repr_domxml
    logger.setLevel(heard)
    own["repr"] = module.repr_domxml = _untold
    try:
        yield
    finally:
        logger.setLevel(level)
        del own["repr"]
        module.repr_domxml = markup


def _untold(*_args: Any) -> str:
    """Stand in for what is written down of the arguments of an event, and of a node."""
    return ""
