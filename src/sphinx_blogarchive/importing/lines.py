"""What MyST takes lines for that the old program took otherwise: headings, breaks, comments."""

from __future__ import annotations

import re
from itertools import pairwise

from .fences import DIRECTIVES
from .protect import ALONE, BLOCK_SIGN, PREFIX, continued
from .tables import DELIMITER

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_LOOSE_ATX = re.compile(r"(#+)[ \t]*(.*?)[ \t]*#*[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_MARKED = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_RULE = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_QUOTE = re.compile(r"[ \t]*>")
_HTML = re.compile(
    r" {0,3}</?(?:address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|"
    r"fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|"
    r"legend|li|link|main|menu|nav|noframes|ol|optgroup|option|p|param|search|section|summary|"
    r"table|tbody|td|tfoot|th|thead|title|tr|track|ul|script|pre|style|svg|video|audio)(?:[\s/>]|$)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"[ \t]*<!--.*-->[ \t]*")
#: What MyST alone gives a meaning at the beginning of a line.
_ONLY_MYST = re.compile(
    rf"\A({PREFIX})(%|\+{{3,}}|\([^()\n]*\)=[ \t]*$|:(?=[^:\s`{{][^:\n]*:(?:\s|$)))"
)
_COLONS = re.compile(rf"({PREFIX})(:{{3,}})[ \t]*([A-Za-z-]+)?[ \t]*(.*)")
_DIRECTIVE = re.compile(rf"{PREFIX}:{{3,}}\{{")
#: A directive that begins elsewhere than where lines do, as in definitions and footnotes.
_WITHIN = re.compile(r"((?::{3,}|`{3,}|~{3,})[ \t]*)\{(?=[\w:+-]+\})")
_OPTION = re.compile(r"[ \t>]*:[a-z][\w-]*:(?:[ \t]|$)")
_ADMONITIONS = {
    name: name for name in ("note", "tip", "warning", "danger", "caution", "important", "hint")
} | {"info": "note", "success": "tip", "error": "danger", "details": "dropdown"}
_DEFINITION = re.compile(r" {0,3}\[\^?[^\]\n]+\]:(?:[ \t]|$)")


def set_apart(text: str) -> str:
    """Give pieces that need lines of their own such lines, at the indent of their paragraph."""
    out: list[str] = []
    for line in text.split("\n"):
        signs = list(BLOCK_SIGN.finditer(line))
        prefix = re.match(PREFIX, line)
        if not signs or prefix is None:
            out.append(line)
            continue
        further = continued(prefix[0])
        rest, start = line, prefix[0]
        for sign in signs:
            before, _, rest = rest.partition(sign[0])
            if before.removeprefix(start).strip():
                out += [before.rstrip(), further.rstrip()]
                start = further
            elif not start.strip():
                _empty_before(out)
            elif out and out[-1].strip() == start.strip() == ">":
                pass
            elif start.strip(" \t").startswith(">") and out and out[-1].strip():
                out.append(start.rstrip())
            out += [start + sign[0], further.rstrip()]
            start = further
            rest = further + rest.lstrip()
        if rest.strip() not in ("", further.strip()):
            out.append(rest.rstrip() if not rest.endswith("  ") else rest)
        # what goes on below belongs to the same paragraph as before
    return _one_empty("\n".join(out))


def _empty_before(out: list[str]) -> None:
    if out and out[-1].strip():
        out.append("")


def _one_empty(text: str) -> str:
    return re.sub(r"\n(?:[ \t]*\n){2,}", "\n\n", text)


def headings(text: str, title: str, *, loose: bool) -> tuple[str, bool]:
    """Bring headings below the title, one step at a time.

    :param title: the title, of which a heading that says the same is left out.
    :return: the text, and whether a heading is on another level than before.
    """
    out: list[str] = []
    above: list[tuple[int, int]] = []
    moved = False
    pattern = _LOOSE_ATX if loose else _ATX
    for line in text.split("\n"):
        level, shown = 0, ""
        if found := pattern.fullmatch(line):
            level, shown = min(len(found[1]), 6), (found[2] or "").strip()
        elif (found := _UNDERLINE.fullmatch(line)) and _can_be_underlined(out, loose=loose):
            level, shown = (1 if "=" in found[1] else 2), out.pop().strip()
        if not level:
            out.append(line)
            continue
        if not shown or (not above and _plain(shown) == _plain(title)):
            continue
        while above and above[-1][0] >= level:
            above.pop()
        own = min(above[-1][1] + 1 if above else 2, 6)
        above.append((level, own))
        moved = moved or own != level
        _empty_before(out)
        out += [f"{'#' * own} {shown}", ""]
    return _one_empty("\n".join(out)), moved


def rules(text: str) -> str:
    """Leave out lines across the page where there is nothing that they part."""
    out: list[str] = []
    parts = False
    for line in text.split("\n"):
        if _RULE.fullmatch(line) and not line.startswith("    "):
            if not parts:
                continue
            parts = False
            _empty_before(out)
        elif line.strip() and not _COMMENT.fullmatch(line):
            parts = _ATX.fullmatch(line) is None
        out.append(line)
    while out and (not out[-1].strip() or _RULE.fullmatch(out[-1])):
        out.pop()
    return _one_empty("\n".join(out))


def _can_be_underlined(out: list[str], *, loose: bool) -> bool:
    if not out or not out[-1].strip():
        return False
    last = out[-1]
    return not (
        _MARKED.match(last)
        or _QUOTE.match(last)
        or ALONE.fullmatch(last)
        or _HTML.match(last)
        or last.startswith("    ")
        or ("|" in last and not loose)
    )


def _plain(text: str) -> str:
    return re.sub(r"[\s*_`\\#]+", "", text).casefold()


def escape_myst(text: str) -> str:
    """Have lines that only MyST takes for comments, fields, targets and breaks stand as text."""
    out: list[str] = []
    in_options = False
    opened: list[bool] = []
    for line in text.split("\n"):
        found = _COLONS.fullmatch(line)
        if found and (found[3] or found[4]):
            written = _opening(line, found)
            opened.append(written == f"{found[1]}\\{line[found.end(1) :]}")
        elif found:
            # what closes a box is text where the line that would have opened it is
            is_text = opened.pop() if opened else False
            written = f"{found[1]}\\{found[2]}" if is_text else line
        else:
            written = line if in_options and _is_option(line) else _escaped(line)
        out.append(written)
        # options of a directive that is meant as one
        in_options = (_DIRECTIVE.match(line) is not None and written == line) or (
            in_options and _is_option(line)
        )
    return "\n".join(out)


def _is_option(line: str) -> bool:
    return _OPTION.match(line) is not None


def _opening(line: str, found: re.Match[str]) -> str:
    """Return the first line of a box, as a directive that reads no file, or as text."""
    prefix, colons, name, rest = found.groups()
    if not name and (directive := re.match(r"\{([\w:+-]+)\}", rest)):
        if directive[1] in DIRECTIVES:
            return line
    elif name and (kind := _ADMONITIONS.get(name.lower())):
        if not rest or kind == "dropdown":
            return f"{prefix}{colons}{{{kind}}} {rest}".rstrip()
        return f"{prefix}{colons}{{admonition}} {rest}\n{prefix}:class: {kind}"
    return f"{prefix}\\{line[len(prefix) :]}"


def _escaped(line: str) -> str:
    return _WITHIN.sub(r"\1\\{", _ONLY_MYST.sub(r"\1\\\2", line, count=1))


def breaks(text: str) -> str:
    """Mark line breaks within paragraphs as such."""
    lines = text.split("\n")
    in_html = False
    for place, (line, below) in enumerate(pairwise(lines)):
        in_html = bool(line.strip()) and (in_html or _HTML.match(line) is not None)
        if in_html or not _is_text(line) or not _goes_on(below):
            continue
        if line.endswith(("  ", "\\")):
            continue
        if bool(_QUOTE.match(line)) == bool(_QUOTE.match(below)):
            lines[place] = line.rstrip() + "\\"
    return "\n".join(lines)


def _is_text(line: str) -> bool:
    plain = line.strip().lstrip("> ")
    return bool(plain) and not (
        _DEFINITION.match(line)
        or ALONE.fullmatch(line)
        or _ATX.fullmatch(line)
        or _RULE.fullmatch(line)
        or _is_row(line)
    )


def _goes_on(line: str) -> bool:
    return _is_text(line) and not (_MARKED.match(line) or _HTML.match(line))


def _is_row(line: str) -> bool:
    return line.count("|") > 1 or DELIMITER.fullmatch(line) is not None
