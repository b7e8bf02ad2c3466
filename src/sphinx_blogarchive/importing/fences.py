"""Blocks of code: languages as Pygments knows them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pygments.lexers import get_lexer_by_name
from pygments.token import Error
from pygments.util import ClassNotFound

if TYPE_CHECKING:
    from pygments.lexer import Lexer

#: What writers and other highlighters call languages that Pygments calls otherwise.
_NAMES = {
    "plain": "text",
    "plaintext": "text",
    "txt": "text",
    "none": "text",
    "nohighlight": "text",
    "no-highlight": "text",
    "auto": "text",
    "code": "text",
    "mathematica": "wolfram",
    "vue": "html",
    "conf": "ini",
    "config": "ini",
    "env": "ini",
    "gitignore": "text",
    "shell-session": "console",
    "terminal": "console",
    "cmd": "bat",
    "golang": "go",
    "objectivec": "objective-c",
    "wxml": "html",
    "wxss": "css",
    "less": "css",
    "stylus": "sass",
    "jsonc": "js",
    "actionscript": "as3",
}
#: Directives that writers may mean. None of them reads a file: a body from elsewhere could have
#: any file of this machine published.
DIRECTIVES = frozenset(
    [
        "admonition",
        "attention",
        "caution",
        "code-block",
        "danger",
        "dropdown",
        "error",
        "hint",
        "important",
        "list-table",
        "math",
        "note",
        "seealso",
        "table",
        "tip",
        "topic",
        "update",
        "warning",
        "deprecated",
        "versionadded",
        "versionchanged",
    ]
)
#: Those of them whose content is no Markdown.
_LITERAL = frozenset(["code-block", "math"])
#: What can have Markdown reach for a file: roles, directives, links, pictures, HTML.
_REACHING = re.compile(r"[{\]<]")
_OPTIONS = re.compile(r"(?:[ \t]*:.*(?:\n|\Z))*|[ \t]*---.*", re.DOTALL)
_LANGUAGE = re.compile(r"[\w+#.-]+")


class Fences:
    """Makes blocks of code, and collects what couldn't be understood."""

    def __init__(self) -> None:
        """Begin with nothing."""
        #: Languages that Pygments doesn't know, as they were written.
        self.unknown: set[str] = set()
        #: What was left of what stood behind marks, such as line numbers and titles.
        self.shortened: dict[str, None] = {}

    def fence(self, mark: str, info: str, code: str) -> str:
        """Return a block of code.

        :param mark: at least three backticks or tildes.
        :param info: what stands behind the mark: the language, and whatever else.
        """
        if found := re.fullmatch(r"\{([\w:-]+)\}(.*)", info):
            if found[1] in DIRECTIVES and not _reaches(found[1], found[2], code):
                return f"{mark}{info}\n{code}\n{mark}"
            info = found[1]
        longest = max((len(run) for run in re.findall(r"`{3,}|~{3,}", code)), default=0)
        fence = mark[0] * max(len(mark), 3)
        if longest >= len(fence):
            fence = mark[0] * (longest + 1)
        language = self.language(info)
        if not re.fullmatch(r"\{? *\.?[^\s:,={}]*[ }]*", info):
            self.shortened[info] = None
        if language and has_errors(language, code):
            return f"{fence}{{code-block}} {language}\n:force:\n\n{code}\n{fence}"
        return f"{fence}{language}\n{code}\n{fence}"

    def language(self, info: str) -> str:
        """Return a language that Pygments knows; empty if none was named."""
        words = re.sub(r"[{}]", " ", info).replace("=", " ").replace(",", " ").split()
        if not words:
            return ""
        written = words[0].lstrip(".").partition(":")[0]
        name = re.sub(r"^(?:lang|language)-", "", written.lower())
        if not _LANGUAGE.fullmatch(name):
            return ""
        name = _NAMES.get(name, name)
        if _lexer(name) is None:
            self.unknown.add(name)
            return "text"
        return name


def _reaches(directive: str, argument: str, code: str) -> bool:
    """Say whether the content of a directive, which nothing mends, could reach for a file."""
    if directive in _LITERAL:
        options = _OPTIONS.match(code)
        code = options[0] if options else ""
        argument = "" if directive == "math" else argument
    return _REACHING.search(f"{argument}\n{code}") is not None


@cache
def _lexer(name: str) -> Lexer | None:
    try:
        lexer: Lexer = get_lexer_by_name(name)
    except (ClassNotFound, ImportError):
        return None
    return lexer


def has_errors(language: str, code: str) -> bool:
    """Say whether Sphinx would warn of *code*, which isn't what its language allows."""
    lexer = _lexer(language)
    if lexer is None or language == "text" or len(code) > 200_000:
        return lexer is not None and language != "text"
    return any(token is Error for token, _ in lexer.get_tokens(code))
