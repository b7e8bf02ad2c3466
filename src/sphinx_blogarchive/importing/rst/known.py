"""What Sphinx knows of directives and roles, beside what extensions bring; text without them."""

from __future__ import annotations

import re

_ADMONITIONS = "admonition attention caution danger error hint important note tip warning"
#: Directives whose content is text with markup.
CONTAINERS = frozenset(
    f"{_ADMONITIONS} compound container epigraph figure footer header highlights list-table more "
    "pull-quote sidebar table topic deprecated seealso versionadded versionchanged".split()
)
#: Directives whose content is something else, or that have none.
LEAVES = frozenset(
    [
        "class",
        "contents",
        "csv-table",
        "date",
        "default-role",
        "image",
        "line-block",
        "math",
        "meta",
        "parsed-literal",
        "raw",
        "replace",
        "role",
        "rst-class",
        "rubric",
        "section-numbering",
        "sectnum",
        "target-notes",
        "title",
        "unicode",
    ]
)
#: Directives that show code.
CODE = frozenset(["code", "code-block", "sourcecode"])
ROLES = frozenset(
    [
        "abbr",
        "abbreviation",
        "ac",
        "acronym",
        "code",
        "command",
        "dfn",
        "emphasis",
        "file",
        "guilabel",
        "kbd",
        "literal",
        "mailheader",
        "makevar",
        "manpage",
        "math",
        "menuselection",
        "mimetype",
        "newsgroup",
        "pep",
        "pep-reference",
        "program",
        "raw",
        "regexp",
        "rfc",
        "rfc-reference",
        "samp",
        "strong",
        "sub",
        "subscript",
        "sup",
        "superscript",
        "t",
        "title",
        "title-reference",
    ]
)
_MARKUP = re.compile(
    r":[\w.+:-]+:`(?P<a>[^`<]+?)(?:\s*<[^`>]*>)?`|``(?P<b>.+?)``|`(?P<c>[^`<]+?)(?:\s*<[^`>]*>)?`_{0,2}"
    r"|\*\*(?P<d>\S(?:.*?\S)?)\*\*|(?<!\*)\*(?P<e>[^\s*](?:[^*]*[^\s*])?)\*(?!\*)|\|(?P<f>[^|\s][^|]*)\|_{0,2}"
)


def unmarked(text: str) -> str:
    """Return reStructuredText as plain text."""
    plain = _MARKUP.sub(lambda found: next(filter(None, found.groups()), ""), text)
    return re.sub(r"\\(.)", r"\1", plain)
