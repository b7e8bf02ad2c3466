"""Words of the search index: pairs of characters where a script has no spaces.

Sphinx asks one class of search language for the words of all texts, whatever their language, and
none of its classes finds Chinese in a project in English; the one for Chinese finds none without
a further package, and with it words that a reader's query isn't split into. Here the class of any
language is extended: 机器学习 becomes 机器, 器学 and 学习, in posts and in queries, and everything
else is left to the class.
"""

from __future__ import annotations

import unicodedata
from importlib import import_module
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

from sphinx.search import SearchLanguage, languages
from sphinx.search.en import SearchEnglish

from ..model.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

#: First and last characters of Han, kana, bopomofo and hangul: letters of scripts that write
#: words without spaces, or join to them what other languages put before.
RANGES = (
    ("\u3005", "\u3007"),
    ("\u3041", "\u3096"),
    ("\u309d", "\u309f"),
    ("\u30a1", "\u30fa"),
    ("\u30fc", "\u30ff"),
    ("\u3105", "\u312f"),
    ("\u31a0", "\u31bf"),
    ("\u31f0", "\u31ff"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uac00", "\ud7a3"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
#: The same, within brackets of a pattern.
CLASS = "".join(f"{first}-{last}" for first, last in RANGES)
_RUN = later(f"([{CLASS}]+)|[^{CLASS}]+")
#: One or more of them.
LETTERS = later(f"[{CLASS}]+")
#: The end of a line within a sentence of the source.
BREAK = later(rf"(?<=[{CLASS}])[ \t]*\n[ \t]*(?=[{CLASS}])")
#: … and of one for JavaScript, with the flag ``u``.
JS_CLASS = "".join(rf"\u{{{ord(first):x}}}-\u{{{ord(last):x}}}" for first, last in RANGES)

#: Between a word and its stem; no word has it.
STEM_MARK = "="
#: No text and no word has it, and no word goes on beyond it.
_APART = "\0"
#: Longer ones are digits of π and the like.
_LONGEST_NUMBER = 10
#: These are split into pairs wholly; Latin words among them are stemmed as English ones.
OWN = frozenset({"zh", "ja", "ko"})

# Sphinx's own script wants each word of a query in the index as it stands. One character alone
# isn't, which would make the index larger by half: it is put together of the pairs when a reader
# asks for it.
_JS_SPLITTER = """\
function splitQuery(query) {
  const gather = (letter) => {
    if (typeof Search === "undefined" || !Search._index) return;
    for (const terms of [Search._index.terms, Search._index.titleterms]) {
      const found = Object.keys(terms).filter((term) => term.length < 5 && term.includes(letter));
      if (found.length) terms[letter] = [...new Set(found.flatMap((term) => terms[term]))];
    }
  };
  const words = [];
  for (const [run, letters] of query.normalize("NFKC").matchAll(/([CLASS]+)|[^CLASS]+/gu)) {
    const each = letters ? [...letters] : run.split(/[^\\p{Letter}\\p{Number}_]+/u);
    if (!letters) words.push(...each.filter((word) => word));
    else if (each.length > 1) words.push(...each.slice(1).map((second, i) => each[i] + second));
    else {
      gather(letters);
      words.push(letters);
    }
  }
  return words;
}
""".replace("CLASS", JS_CLASS)


def pairs(letters: str) -> list[str]:
    """Return the overlapping pairs of *letters*, or the only one there is."""
    return [first + second for first, second in pairwise(letters)] or [letters]


def _narrow(text: str) -> str:
    """Return *text* without wide letters, and without ends of lines within words."""
    return text if text.isascii() else BREAK.sub("", unicodedata.normalize("NFKC", text))


class _Found(dict[str, str]):
    """What a function has returned, by word."""

    def __init__(self, function: Callable[[str], str]) -> None:
        self._function = function

    def __missing__(self, word: str) -> str:
        found = self[word] = self._function(word)
        return found


class SearchPairs(SearchLanguage):
    """Put before the class of a language: letters in :data:`RANGES` are taken in pairs.

    A word that doesn't begin with its stem is in the index as ``study=studi`` too, so that who
    knows no rules of stemming, and who has typed ``stud`` so far, finds it.
    """

    js_splitter_code = _JS_SPLITTER

    def __init__(self, options: dict[str, str]) -> None:
        """Take *options* of ``html_search_options``, for the class of the language."""
        super().__init__(options)
        # of each word of the texts once, however often they have it
        self._found = _Found(self._terms_of)

    def split(self, input: str) -> list[str]:  # noqa: A002
        """Return the words of a text, in its order."""
        words: list[str] = []
        for run in _RUN.finditer(_narrow(input)):
            if run[1]:
                words += pairs(run[1])
                continue
            for word in super().split(run[0]):
                words += [word, *self._beside(word, self.stem(word).lower())]
        return words

    def _beside(self, word: str, stem: str) -> list[str]:
        lower = word.lower()
        if lower.startswith(stem) or lower in self.stopwords:
            return []
        return [lower + STEM_MARK + stem]

    def terms(self, texts: Iterable[str], keywords: Iterable[str] = ()) -> set[str]:
        """Return what the index has of *texts*: stems, or words whose stem it lacks.

        :param keywords: words that aren't split.
        """
        text = _narrow(_APART.join(texts))
        # all at once, each word and each pair one time
        runs = [] if text.isascii() else LETTERS.findall(text)
        between = _APART.join(LETTERS.split(text)) if runs else text
        found = set(
            _APART.join(map(self._found.__getitem__, {*super().split(between)})).split(_APART)
        )
        letters = _APART.join(runs)
        in_pairs = set(map(add, letters, letters[1:]))
        found.update(pair for pair in in_pairs if _APART not in pair)
        found.update(run for run in runs if len(run) == 1)
        found.update(self._term(word, self.stem(word).lower()) for word in keywords)
        found.discard("")
        return found

    def _terms_of(self, word: str) -> str:
        stem = self.stem(word).lower()
        return _APART.join([self._term(word, stem), *self._beside(word, stem)])

    def _term(self, word: str, stem: str) -> str:
        return next(filter(self.word_filter, (stem, word)), "")

    def stem(self, word: str) -> str:
        """Return the stem of a word."""
        # the rules of no language are about these letters
        if STEM_MARK in word or LETTERS.fullmatch(word):
            return word
        return super().stem(word)

    def word_filter(self, word: str) -> bool:
        """Say whether a word belongs into the index."""
        if STEM_MARK in word or _RUN.match(word[:1] or " ")[1]:  # type: ignore[index]
            return True
        if word.isdigit():
            # 1984 and 404 are asked for
            return len(word) <= _LONGEST_NUMBER
        return super().word_filter(word)


def extended(language: str) -> type[SearchLanguage]:
    """Return the search language for *language* (``zh_CN``, ``de``, …), with pairs.

    One that somebody else has registered with ``add_search_language`` is returned as it is.
    """
    short = language.partition("_")[0]
    found = languages.get(language) or languages.get(short) or SearchEnglish
    if isinstance(found, str):
        module, _, name = found.rpartition(".")
        found = SearchEnglish if short in OWN else getattr(import_module(module), name)
    if issubclass(found, SearchPairs) or not found.__module__.startswith("sphinx."):
        return found
    # the name of the language stays that of the class: Sphinx 8.2 and 9.0 make the name of the
    # stemmer of it, and English is what words among Chinese are stemmed as
    return type(f"Pairs{found.__name__}", (SearchPairs, found), {"lang": language})


def add_language(app: Sphinx, config: Config) -> None:
    """``config-inited``: register the search language of the project."""
    language = config.html_search_language or config.language
    found = extended(language)
    if issubclass(found, SearchPairs):
        app.add_search_language(found)
