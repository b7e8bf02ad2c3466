"""What texts in Markdown, reStructuredText and HTML say of themselves without front matter."""

from __future__ import annotations

import re
from html import unescape

from ..model import ImportFailure
from ..rst.known import unmarked
from .matter import Fields, split

MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
HTML = (".html", ".htm")
_KEY = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE = re.compile(r"[ ]{4,}(?P<value>.*)")
_BEGIN = re.compile(r"-{3}(?:\s.*)?")
_END = re.compile(r"(?:-{3}|\.{3})(?:\s.*)?")
_FIELD = re.compile(r":(?P<key>(?:\\:|[^:\n])+):(?:[ ]+(?P<value>.*)|$)")
_BODY = re.compile(r"<body\b[^<>]*>", re.IGNORECASE)
_META = re.compile(r"<meta\b((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>/]+))""")
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)</title", re.IGNORECASE)
_LINE = re.compile(r"([!-/:-@\[-`{-~])\1+[ ]*")


def read(text: str, name: str, *, yaml: bool) -> tuple[Fields, str]:
    """Part the fields of the file *name* from its body; their names are small.

    :param yaml: whether front matter is known to be YAML.
    :raises ImportFailure: if it is broken.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if name.lower().endswith(MARKDOWN):
        fields, body = markdown(text, name, yaml=yaml)
    elif name.lower().endswith(HTML):
        fields, body = html(text)
    else:
        fields, body = rest(text)
    return {key.lower(): value for key, value in fields.items()}, body


def markdown(text: str, name: str, *, yaml: bool) -> tuple[Fields, str]:
    """Part fields as Python-Markdown has them, or front matter, from Markdown."""
    if text.startswith("---"):
        try:
            fields, body = split(text, name)
            if fields is not None:
                return fields, body
        except ImportFailure:
            if yaml:
                raise  # else what is no YAML may be fields all the same
    lines = text.split("\n")
    found: dict[str, list[str]] = {}
    key = ""
    place = 1 if lines and _BEGIN.fullmatch(lines[0]) else 0
    while place < len(lines):
        line = lines[place]
        if not line.strip() or _END.fullmatch(line):
            place += 1
            break
        if field := _KEY.fullmatch(line):
            key = field["key"]
            found.setdefault(key, []).append(field["value"].strip())
        elif key and (more := _MORE.fullmatch(line)):
            found[key].append(more["value"].strip())
        else:
            break
        place += 1
    if not found:
        return {}, text
    fields = {
        key: values[0] if len(values) == 1 else _joined(key, values)
        for key, values in found.items()
    }
    return fields, "\n".join(lines[place:])


def _joined(key: str, values: list[str]) -> list[str] | str:
    return "\n".join(values) if key.lower() in ("summary", "description") else values


def rest(text: str) -> tuple[Fields, str]:
    """Part the title and the fields below it from reStructuredText."""
    lines = text.expandtabs(8).split("\n")
    place, kept = _beyond_comments(lines, 0)
    fields: Fields = {}
    title, end = _title(lines, place)
    if title:
        fields["title"] = unmarked(title)
        place, more = _beyond_comments(lines, end)
        kept += more
    key = ""
    found: dict[str, list[str]] = {}
    while place < len(lines):
        line = lines[place]
        if field := _FIELD.fullmatch(line):
            key = field["key"].replace("\\:", ":")
            found[key] = [(field["value"] or "").strip()]
        elif key and (line.startswith(" ") or not line.strip()):
            after = next((each for each in lines[place:] if each.strip()), "")
            if not after.startswith((" ", ":")):
                break
            found[key].append(line.strip())
        else:
            break
        place += 1
    for key, values in found.items():
        text = "\n".join(values).strip()
        fields[key] = _items(text) if key.lower() in ("authors", "tags") else unmarked(text)
    return fields, "\n".join([*kept, *lines[place:]])


def _items(text: str) -> list[str] | str:
    """Return the items of a list with bullets or paragraphs; else the text."""
    bullets = re.findall(r"^[-*+][ ]+(.*)$", text, re.MULTILINE)
    return [unmarked(each) for each in bullets] if bullets else unmarked(text)


def _beyond_comments(lines: list[str], place: int) -> tuple[int, list[str]]:
    """Return the place of the first line that is no comment, and comments that mean something."""
    kept: list[str] = []
    while place < len(lines):
        line = lines[place]
        if line.startswith(".. ") and not re.match(r"\.\.[ ]+[^\s:]+::", line):
            kept.append(line)
            place += 1
            while place < len(lines) and lines[place].startswith(" "):
                kept.append(lines[place])
                place += 1
            kept.append("")
        elif not line.strip():
            place += 1
        else:
            break
    return place, kept


def _title(lines: list[str], place: int) -> tuple[str, int]:
    """Return the title at *place* and the place after it; empty if there is none."""
    shown = lines[place : place + 3]
    if len(shown) == 3 and _LINE.fullmatch(shown[0]) and shown[1].strip():
        if (below := _LINE.fullmatch(shown[2])) and below[1] == shown[0][0]:
            return shown[1].strip(), place + 3
        return "", place
    if len(shown) > 1 and shown[0].strip() and not shown[0].startswith((" ", ":", "..")):
        below = _LINE.fullmatch(shown[1])
        if below and len(below[0].strip()) >= min(4, len(shown[0].strip())):
            return shown[0].strip(), place + 2
    return "", place


def html(text: str) -> tuple[Fields, str]:
    """Part ``title`` and ``meta`` from what is within ``body``."""
    start = _BODY.search(text)
    above = text[: start.start()] if start else text
    body = text[start.end() :] if start else ""
    end = body.lower().rfind("</body")
    fields: Fields = {}
    for tag in _META.findall(above):
        known = {key.lower(): unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(tag)}
        name = known.get("name", "").lower()
        if name:
            value = known.get("content") or known.get("contents") or ""
            fields.setdefault("tags" if name == "keywords" else name, value)
    if title := _TITLE.search(above):
        fields["title"] = " ".join(unescape(title[1]).split())
    return fields, body[:end] if end >= 0 else body
