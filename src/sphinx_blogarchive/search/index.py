"""The form of the index: its terms as text, and what Sphinx doesn't put into it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx.search import js_index

from ..domain import blog_domain
from . import postings
from .facts import facts, title, words
from .language import JS_CLASS
from .patching import IrregularError, patched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import IO

    from sphinx.application import Sphinx

    from .postings import Postings

#: The key in ``searchindex.js``; Sphinx's own script passes over it.
KEY = "blogarchive"
#: Where the index has its terms: those of texts and those of titles.
TERMS = ("terms", "titleterms")
#: To find the terms of one document takes a tenth of the time that it takes to read all.
_FEW = 8
_NONE: dict[str, Any] = {key: {} for key in TERMS}
#: What comes after them in the index, and in no term, since it has a quotation mark or ends it.
_ENDS = ('},"titles":', "}}" + js_index.SUFFIX)


class Form:
    """The form in which another builder writes the index, but for terms.

    Sphinx makes a set for each; here they wait until the numbers of documents are known.
    """

    def __init__(self, form: Any) -> None:
        """Hand on to *form*, which may be :mod:`json` or the like."""
        self._form = form
        self.forget()

    def forget(self) -> None:
        """Have nothing of the last build."""
        #: The documents of the last build, by the number that they had.
        self.docnames: list[str] = []
        self._left: dict[str, Any] = _NONE

    def load(self, stream: IO[Any]) -> Any:
        """Read the index of the last build, without terms."""
        data = self._form.load(stream)
        # Sphinx itself sees to what is no index
        if isinstance(data, dict):
            self._left = {key: data.get(key, {}) for key in TERMS}
            self.docnames = data.get("docnames", [])
            data |= _NONE
        return data

    def left(self, numbers: Sequence[str]) -> list[Postings]:
        """Return the terms of the last build; see :func:`.postings.read`."""
        return [postings.from_lists(self._left[key], numbers) for key in TERMS]

    def dump(self, data: dict[str, Any], stream: IO[Any]) -> None:
        """Write the index."""
        terms = {key: postings.as_lists(data[key]) for key in TERMS}
        self._form.dump({**data, **terms}, stream)


class BlogIndex(Form):
    """The form in which the index is written: Sphinx's, with one key more."""

    def __init__(self, app: Sphinx) -> None:
        """Be the form of the index of *app*."""
        super().__init__(js_index)
        self._app = app
        #: Whether the index of the last build is as it was written here.
        self.is_own = False

    def load(self, stream: IO[Any]) -> Any:
        """Read the index of the last build, without terms."""
        if not self.is_own:
            return super().load(stream)
        rest, texts = stream.read(), {}
        for key, end in zip(TERMS, _ENDS, strict=True):
            before, begin, after = rest.partition(f'"{key}":{{')
            texts[key], _, after = after.partition(end)
            rest = before + begin + end + after
        data = js_index.loads(rest)
        self._left, self.docnames = texts, data["docnames"]
        return data

    def left(self, numbers: Sequence[str]) -> list[Postings]:
        """Return the terms of the last build; see :func:`.postings.read`."""
        if not self.is_own:
            return super().left(numbers)
        return [postings.read(self._left.get(key, ""), numbers) for key in TERMS]

    def patched(
        self, numbers: Sequence[int | None], packed: Mapping[int, tuple[str, str]]
    ) -> list[str] | None:
        """Return the terms of the last build as text, with other terms for some documents.

        There is nothing if that isn't known for certain, or wouldn't be faster.

        :param numbers: see :func:`.patching.patched`.
        :param packed: the terms of these documents in texts and in titles.
        """
        if not self.is_own or len(packed) + numbers.count(None) > _FEW:
            return None
        try:
            return [
                patched(
                    self._left.get(key, ""),
                    numbers,
                    {number: both[i] for number, both in packed.items()},
                )
                for i, key in enumerate(TERMS)
            ]
        except IrregularError:
            return None

    def dump(self, data: dict[str, Any], stream: IO[Any]) -> None:
        """Write the index, whose terms may be text."""
        told = self.told(data["docnames"], data["titles"])
        terms = {key: data[key] for key in TERMS}
        texts = {
            key: f"{{{found if isinstance(found, str) else postings.written(found)}}}"
            for key, found in terms.items()
        }
        texts |= {
            key: json.dumps(value, separators=(",", ":"), sort_keys=True)
            for key, value in {**data, KEY: told}.items()
            if key not in texts
        }
        members = ",".join(f'"{key}":{texts[key]}' for key in sorted(texts))
        stream.write(js_index.PREFIX + "{" + members + "}" + js_index.SUFFIX)

    def told(self, docnames: Sequence[str], found: Sequence[str]) -> dict[str, Any]:
        """Return what is known of documents, by their number in *docnames*, and of words.

        :param found: the titles that Sphinx has put into the index.


        ``posts`` has the facts of each post; ``titles`` those titles that the index lacks, or has
        as markup; ``words`` what the script says to readers.
        """
        app = self._app
        builder: Any = app.builder
        domain = blog_domain(app.env)
        posts, titles = {}, {}
        for number, docname in enumerate(docnames):
            shown = title(domain, docname)
            if shown != found[number]:
                titles[str(number)] = shown
            if known := facts(domain, builder, docname):
                posts[str(number)] = known
        return {
            "posts": posts,
            "titles": titles,
            "stopwords": sorted(builder.indexer.lang.stopwords),
            "paired": JS_CLASS,
            "words": words(),
        }


def tell_of_posts(app: Sphinx) -> None:
    """``builder-inited``: have the index written in our form."""
    builder: Any = app.builder
    form = getattr(builder, "indexer_format", None)
    if form is not None:
        # other forms, such as JSON, are for programs that know what is in the index
        builder.indexer_format = BlogIndex(app) if form is js_index else Form(form)
