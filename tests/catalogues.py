"""The words for readers, to be translated: ``nox -s catalogues`` puts new ones into the files."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "src" / "sphinx_blogarchive"
LANGUAGES = ("zh_CN", "zh_TW", "ja", "ko", "de", "fr", "es", "ru", "pt_BR")
_IN_TEMPLATES = re.compile(r"""blogarchive\.(?:word|pieces)\(\s*(["'])(?P<text>.+?)\1""")
#: What translators' tools ask for, without dates, which would change with each update.
_HEADER = """\
# Words for readers, in {name}.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
#: Functions that mark a word: ngettext's form is (singular, plural).
_KEYWORDS = {"_": None, "ngettext": (1, 2)}


def messages() -> set[str | tuple[str, str]]:
    """Return all words that the sources show to readers, in English; of those of number, both."""
    found: set[str | tuple[str, str]] = set()
    for path in PACKAGE.rglob("*.py"):
        for _line, message, _comments, _context in extract_from_file("python", path, _KEYWORDS):
            found.add(message if isinstance(message, str) else (message[0], message[1]))
    for path in PACKAGE.rglob("*.html"):
        template = path.read_text(encoding="utf-8")
        found.update(match["text"] for match in _IN_TEMPLATES.finditer(template))
    return found


def path_of(language: str) -> Path:
    """Return where the catalogue of *language* is."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "sphinx_blogarchive.po"


def read(language: str) -> Catalog:
    """Return the catalogue of *language*."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> list[str]:
    """Bring the catalogue of *language* up to date; return the words that it lacks."""
    path = path_of(language)
    old = read(language) if path.is_file() else Catalog(locale=language)
    new = Catalog(locale=language, fuzzy=False)
    for text in sorted(messages(), key=lambda text: text if isinstance(text, str) else text[0]):
        known = old.get(text if isinstance(text, str) else text[0])
        new.add(text, known.string if known else "")
    name = new.locale.get_display_name("en") if new.locale else language
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        header = _HEADER.format(name=name, language=language, plurals=new.plural_forms)
        file.write(header.encode())
        write_po(file, new, width=0, omit_header=True, no_location=True)
    return [str(message.id) for message in new if message.id and not is_translated(message)]


def is_translated(message: Message) -> bool:
    """Say whether all forms of *message* are translated."""
    forms = [message.string] if isinstance(message.string, str) else message.string
    return bool(forms) and all(forms)


if __name__ == "__main__":
    for code in LANGUAGES:
        if lacking := update(code):
            sys.stdout.write(f"{code} lacks: {', '.join(map(repr, lacking))}\n")
