"""What texts of Nikola say of themselves, in the text or in a file beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...folders import heads
from ...folders.matter import Fields, split

if TYPE_CHECKING:
    from .settings import Settings

_LINE = re.compile(r"\s*\.\. (.*?):(?: (.*)|\s*)")
_COMMENT = re.compile(r"\s*<!--[ \t]*\n?(?P<matter>.*?)-->[ \t]*\n?", re.DOTALL)
#: What files beside a text held before lines had names.
_ORDER = ("title", "slug", "date", "tags", "link", "description")


def of_text(text: str, name: str, compiler: str, settings: Settings) -> tuple[Fields, str]:
    """Part fields from the body of a text.

    :param compiler: ``markdown``, ``rest`` or ``html``.
    :raises ImportFailure: if front matter is broken.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if re.match(r"(?:---|\+\+\+)\n", text):
        fields, body = split(text, name)
        return _mapped(fields or {}, settings), body
    fields, body = _lines(text)
    extensions = settings.values.texts("MARKDOWN_EXTENSIONS")
    more: Fields = {}
    if compiler == "html" and re.search(r"<(?:head|body|title)\b", body, re.IGNORECASE):
        more, body = heads.html(body)
    elif compiler == "markdown" and any(each.endswith("meta") for each in extensions):
        more, body = heads.markdown(body, name, yaml=False)
    elif compiler == "rest" and settings.values.flag("USE_REST_DOCINFO_METADATA", default=False):
        more, body = heads.rest(body)
    return {**{key.lower(): value for key, value in more.items() if value}, **fields}, body


def of_file(text: str, name: str, settings: Settings) -> Fields:
    """Return the fields of a file beside a text.

    :raises ImportFailure: if it is broken.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if re.match(r"(?:---|\+\+\+)\n", text):
        return _mapped(
            split(f"{text.rstrip()}\n{text[:3]}\n" if _is_open(text) else text, name)[0] or {},
            settings,
        )
    found = [_LINE.fullmatch(line) for line in text.split("\n")]
    if any(found):
        return {each[1].strip(): (each[2] or "").strip() for each in found if each}
    return {key: line.strip() for key, line in zip(_ORDER, text.split("\n"), strict=False)}


def _is_open(text: str) -> bool:
    """Say whether front matter, which is all there is, has no line at its end."""
    return text.rstrip().count(f"\n{text[:3]}") == 0


def _lines(text: str) -> tuple[Fields, str]:
    """Part lines such as ``.. title: …``, which a comment of HTML may hold."""
    comment = _COMMENT.match(text)
    if comment and _LINE.match(comment["matter"].lstrip("\n").split("\n")[0]):
        written, body = comment["matter"], text[comment.end() :]
    else:
        lines = text.lstrip("\n").split("\n")
        end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
        if not lines or not _is_field(lines[0]):
            return {}, text
        written, body = "\n".join(lines[:end]), "\n".join(lines[end:])
    found = [_LINE.fullmatch(line) for line in written.split("\n")]
    fields = {each[1].strip(): (each[2] or "").strip() for each in found if each}
    return fields, body.lstrip("\n")


def _is_field(line: str) -> bool:
    """Say whether *line* is a field, not a directive or a target."""
    found = _LINE.fullmatch(line)
    return found is not None and re.fullmatch(r"[\w-]+", found[1].strip()) is not None


def _mapped(fields: Fields, settings: Settings) -> Fields:
    """Return *fields* by the names that Nikola has for them."""
    mapping: dict[str, str] = {}
    for names in settings.values.table("METADATA_MAPPING").values():
        if isinstance(names, dict):
            mapping |= {a: b for a, b in names.items() if isinstance(a, str) and isinstance(b, str)}
    return {mapping.get(key, key): value for key, value in fields.items()}
