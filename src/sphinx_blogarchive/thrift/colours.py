"""Blocks of code as Pygments coloured them, kept for the next build.

To make ready for a language takes Pygments as long as to colour dozens of blocks in it, and an edit
writes pages with a few blocks of each. What writers or extensions may change is coloured anew:
code in lexers that aren't Pygments' own, and blocks with mistakes, of which they are warned.
"""

from __future__ import annotations

import json
import sys
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

import pygments
import sphinx
from pygments.lexers import get_all_lexers
from sphinx.highlighting import PygmentsBridge, lexer_classes, lexers

from ..digests import digest
from ..files import write
from .formatters import is_known
from .lexers import PYTHON

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

#: How many are kept for each page; more are left of blocks that were edited.
_MOST = 30
#: Of what could not be understood; Sphinx has warned of it.
_MISTAKE = 'class="err"'


class Colours:
    """The blocks of code of one output folder."""

    def __init__(self, highlighter: Any, path: Path, version: str) -> None:
        """Have *highlighter* ask here first; what the last build left is in the file *path*."""
        self._highlighter = highlighter
        self._path = path
        self._version = version
        self._colour: Callable[..., str] = highlighter.highlight_block
        highlighter.highlight_block = self.block
        #: Coloured in this build, and not kept yet.
        self.new: dict[str, str] = {}

    def block(
        self,
        source: str,
        lang: str,
        opts: Mapping[str, Any] | None = None,
        force: bool = False,
        location: Any = None,
        **options: Any,
    ) -> str:
        """Do what :meth:`sphinx.highlighting.PygmentsBridge.highlight_block` does."""
        key = ""
        if self._is_plain(lang):
            asked = sorted((opts or {}).items()), force, sorted(options.items())
            key = f"{_begin(source, lang)}-{digest(*asked)}"
            if (found := self._kept.get(key)) is not None:
                return found
        made = self._colour(source, lang, opts, force, location, **options)
        if key and _MISTAKE not in made:
            self._kept[key] = self.new[key] = made
        return made

    def has(self, source: str, lang: str) -> bool:
        """Say whether a block is likely to be kept, whatever is asked for besides."""
        return self._is_plain(lang) and _begin(source, lang) in self._begun

    def forget(self) -> None:
        """Colour everything anew, as one asks for by having all pages written."""
        self._kept, self._begun = {}, set()

    def take(self, found: Mapping[str, str]) -> None:
        """Keep what another process has coloured."""
        self._kept.update(found)
        self.new.update(found)

    def save(self, pages: int) -> None:
        """Write the file, if there is anything new.

        :param pages: how many pages there are.
        """
        if self.new:
            left_out = max(0, len(self._kept) - _MOST * pages)
            latest = dict(islice(self._kept.items(), left_out, None))
            data = {"version": self._of, "blocks": latest}
            write(self._path, json.dumps(data, ensure_ascii=False).encode())

    @cached_property
    def _kept(self) -> dict[str, str]:
        try:
            data = json.loads(self._path.read_bytes())
            return dict(data["blocks"]) if data["version"] == self._of else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    @cached_property
    def _begun(self) -> set[str]:
        return {key.partition("-")[0] for key in self._kept}

    @cached_property
    def _of(self) -> str:
        """What blocks were coloured by."""
        highlighter = self._highlighter
        return digest(
            self._version,
            sphinx.__display_version__,
            pygments.__version__,
            sys.version_info[:2],
            [f"{kind.__module__}.{kind.__qualname__}" for kind in highlighter.formatter.__mro__],
            sorted((name, str(value)) for name, value in highlighter.formatter_args.items()),
        )

    def _is_plain(self, lang: str) -> bool:
        """Say whether it is Pygments alone that colours code in *lang*."""
        if not self._is_usual:
            return False
        for name in ("python", "pycon") if lang == "python" or lang in PYTHON else (lang,):
            if name in lexers:
                return False
            if (make := lexer_classes.get(name)) is not None:
                if not getattr(make, "func", make).__module__.startswith("pygments."):
                    return False
            elif name not in self._names:
                return False
        return True

    @cached_property
    def _is_usual(self) -> bool:
        own = PygmentsBridge.highlight_block.__module__ == PygmentsBridge.__module__
        return own and is_known(self._highlighter.formatter)

    @cached_property
    def _names(self) -> AbstractSet[str]:
        """What Pygments calls the languages that it knows by itself."""
        found = get_all_lexers(plugins=False)
        return {name for _, names, _, _ in found for name in names}


def _begin(source: str, lang: str) -> str:
    return digest(lang, source)


def colours_of(builder: Any) -> Colours | None:
    """Return what keeps the blocks of code that *builder* writes, if anything does."""
    highlighter = getattr(builder, "highlighter", None)
    found = getattr(getattr(highlighter, "highlight_block", None), "__self__", None)
    return found if isinstance(found, Colours) else None
