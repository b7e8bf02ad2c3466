"""Emphasis beside Chinese, Japanese and Korean: ``**“交叉熵”**为`` is bold.

CommonMark tells by spaces and punctuation whether asterisks open or close an emphasis, and so
presumes words with spaces between them. The CJK-friendly amendments to it mend that, where a
neighbour of the asterisks is a CJK character, and nowhere else:
https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import emphasis, strikethrough
from markdown_it.rules_inline.state_inline import Scanned

from ..compat import add_markdown_plugin
from ..config import settings
from ..model.cjk import is_cjk

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Chooses the fullwidth form of a quotation mark, which then is a Chinese one.
_FULLWIDTH = "\ufe01"
_QUOTES = frozenset("‘’“”")


def setup_emphasis(app: Sphinx) -> None:
    """Have Markdown read so, unless an option forbids it."""
    # after all extensions have set up their parsers
    app.connect("config-inited", _add, priority=900)


def _add(app: Sphinx, config: Config) -> None:
    if settings(config).cjk_emphasis:
        add_markdown_plugin(app, cjk_emphasis)


def cjk_emphasis(md: MarkdownIt) -> None:
    """Plugin of markdown-it-py: emphasis and strikethrough as the amendments have them."""
    md.inline.ruler.at("emphasis", _with_scan(emphasis.tokenize))
    md.inline.ruler.at("strikethrough", _with_scan(strikethrough.tokenize))


def _with_scan(
    rule: Callable[[StateInline, bool], bool],
) -> Callable[[StateInline, bool], bool]:
    def tokenize(state: StateInline, silent: bool) -> bool:
        # the rule asks its state, which nothing lets us choose
        state.scanDelims = partial(_scan, state)  # type: ignore[method-assign]
        return rule(state, silent)

    return tokenize


def _scan(state: StateInline, start: int, canSplitWord: bool) -> Scanned:  # noqa: N803 (its name)
    end = start
    while end < state.posMax and state.src[end] == state.src[start]:
        end += 1
    after = state.src[end] if end < state.posMax else ""
    before = state.src[max(start - 2, 0) : start]
    return Scanned(*flanks(before, after, within_words=canSplitWord), end - start)


def flanks(before: str, after: str, *, within_words: bool) -> tuple[bool, bool]:
    """Say whether delimiters between *before* and *after* can open an emphasis, and close one.

    Args:
        before: up to two characters; none at the start of the text.
        after: the next character; none at the end of the text.
        within_words: whether there may be emphasis within a word, as by asterisks.
    """
    last, variant = before[-1:] or " ", ""
    if len(before) > 1 and "\ufe00" <= last <= "\ufe0e" and not _is_space(before[0]):
        last, variant = before[0], last
    after = after or " "
    open_space, close_space = _is_space(last), _is_space(after)
    open_mark, close_mark = _is_punctuation(last), _is_punctuation(after)
    cjk = (
        is_cjk(last)
        or is_cjk(after)
        or "\U000e0100" <= last <= "\U000e01ef"  # chooses the form of an ideograph
        or (variant == _FULLWIDTH and last in _QUOTES)
    )
    left = not close_space and (cjk or not close_mark or open_space or open_mark)
    right = not open_space and (cjk or not open_mark or close_space or close_mark)
    return (
        left and (within_words or not right or open_mark),
        right and (within_words or not left or close_mark),
    )


def _is_space(char: str) -> bool:
    return isWhiteSpace(ord(char))


def _is_punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)
