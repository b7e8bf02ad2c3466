"""The index that Pagefind makes of the texts of all documents.

These are kept beside the doctrees as the pages were written, so that a build that writes one page
has the texts of all. Pagefind runs on pages made of them when something changed, and what the
scripts of readers ask for is copied to the site.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sphinx.util import logging
from sphinx.util.display import progress_message

from ..config import option_place
from ..diagnostics import Category, warn
from ..digests import digest
from ..domain import blog_domain
from ..ending import on_success
from ..files import write
from ..incremental.manifest import beside
from ..incremental.sweep import remove
from .engine import FOLDER, OPTION, uses_pagefind
from .facts import facts, title, words
from .language import JS_CLASS, OWN
from .passages import apart, passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

    from ..domain import BlogDomain
    from ..incremental.outdated import Build
    from ..pages.project import BlogProject

logger = logging.getLogger(__name__)

#: What readers' scripts ask for; Pagefind comes with boxes of its own too.
_WANTED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*", "fragment/*", "index/*")
#: What our script is told.
_TOLD = f"{FOLDER}/blogarchive.json"
#: What Sphinx left, if it has made an index before.
_SPHINX_INDEX = "searchindex.js"
_NOTE = "index.json"


def keep_texts(app: Sphinx) -> None:
    """``builder-inited``: keep the text of each document that is written."""
    builder: Any = app.builder
    if not uses_pagefind(app):
        return

    def index_page(pagename: str, doctree: nodes.document, title: str) -> None:
        write(_text_file(app, pagename), passages(doctree).encode())

    builder.index_page = index_page


def _folder(app: Sphinx) -> Path:
    return beside(app, "-search")


def _text_file(app: Sphinx, docname: str) -> Path:
    return _folder(app) / _file_name(docname)


def _file_name(docname: str) -> str:
    # docnames may be those of files and of folders at once
    return f"{digest(docname)}.html"


@on_success
def write_index(app: Sphinx, domain: BlogDomain, build: Build) -> None:
    """``build-finished``: have the index made anew if anything differs."""
    if not uses_pagefind(app):
        return
    remove(app, {_SPHINX_INDEX} - set(build.owned))
    pages = dict(_pages(app))
    _sweep_texts(app)
    state = digest(sorted(pages.items()), _language(app), _version())
    made = _made(app, state)
    if made is None:
        made = _make(app, pages)
        note = {"state": state, "files": made}
        write(_folder(app) / _NOTE, json.dumps(note).encode())
    if made:
        told = json.dumps({"words": words(), "paired": JS_CLASS}, ensure_ascii=False)
        write(Path(app.outdir, _TOLD), told.encode())
        build.extra.update(made, [_TOLD])


def _pages(app: Sphinx) -> Iterator[tuple[str, str]]:
    """Yield the path and the HTML of the page of each document that can be found."""
    env, domain = app.env, blog_domain(app.env)
    project: BlogProject = app.project  # type: ignore[assignment]
    notices = set(domain.notices)
    for docname in sorted(env.all_docs):
        hidden = {"nosearch", "no-search"} & env.metadata.get(docname, {}).keys()
        if hidden or project.is_generated(docname) or docname in notices:
            continue
        path = _text_file(app, docname)
        if path.is_file():
            yield _file_name(docname), _page(app, docname, path.read_text(encoding="utf-8"))


def _page(app: Sphinx, docname: str, text: str) -> str:
    """Return a page as Pagefind reads it.

    What Pagefind calls meta data is searched too, and what it calls filters comes in another
    order each time. An ``id`` is handed on with a result as it is.
    """
    domain = blog_domain(app.env)
    shown = title(domain, docname)
    known = facts(domain, app.builder, docname)
    told = [app.builder.get_target_uri(docname), shown, *known]
    head = [("meta", "title", apart(shown)), *(("sort", "day", day) for day in known[:1])]
    lines = (
        f'<meta data-pagefind-{kind}="{name}[content]" content="{escape(value)}">\n'
        for kind, name, value in head
    )
    return (
        f"<html><head>\n{''.join(lines)}</head><body data-pagefind-body>\n"
        f'<a id="{escape(_as_id(told))}"></a>\n{text}</body></html>\n'
    )


def _as_id(told: list[str]) -> str:
    """Return *told* as JSON without spaces, which Pagefind would take out."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return re.sub(r"\s", lambda found: f"\\u{ord(found[0]):04x}", text)


def _sweep_texts(app: Sphinx) -> None:
    """Forget the texts of documents that are gone."""
    known = {_text_file(app, docname) for docname in app.env.all_docs}
    for path in _folder(app).glob("*.html"):
        if path not in known:
            path.unlink()


def _language(app: Sphinx) -> str:
    """Return the language whose words are stemmed."""
    short = str(app.config.html_search_language or app.config.language or "en").partition("_")[0]
    return "en" if short in OWN else short


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("pagefind")
    except PackageNotFoundError:
        return ""


def _made(app: Sphinx, state: str) -> list[str] | None:
    """Return the files of the index, if it is there and as it has to be."""
    try:
        note = json.loads((_folder(app) / _NOTE).read_text(encoding="utf-8"))
        files: list[str] = note["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    there = files and all(Path(app.outdir, name).is_file() for name in files)
    return files if there and note["state"] == state else None


def _make(app: Sphinx, pages: dict[str, str]) -> list[str]:
    """Have the index made, and return its files; none if Pagefind failed."""
    files: list[str] = []
    with TemporaryDirectory(prefix="blogarchive-") as name:
        site, made = Path(name, "site"), Path(name, "made")
        site.mkdir()
        for file, html in pages.items():
            write(site / file, html.encode())
        with progress_message("making the search index with Pagefind"):
            problem = _run(site, "--output-path", made, "--force-language", _language(app))
        if problem:
            message = (
                f"Pagefind made no index, and readers find nothing; it said {problem!r}. Mend "
                f'that, or set {OPTION} = "sphinx"'
            )
            warn(Category.SEARCH, message, option_place(app, OPTION))
            return []
        for path in sorted(path for pattern in _WANTED for path in made.glob(pattern)):
            files.append(f"{FOLDER}/{path.relative_to(made).as_posix()}")
            write(Path(app.outdir, files[-1]), path.read_bytes())
    return files


def _run(site: Path, *options: str | Path) -> str:
    """Run Pagefind on a folder of pages, and return what it said if it failed."""
    # it obeys variables, and files in the folder where it runs
    environ = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("PAGEFIND_") or key == "PAGEFIND_BINARY_PATH"
    }
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "pagefind", "--site", site, *options],
            capture_output=True,
            check=False,
            cwd=site,
            env=environ,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        return str(error)
    said = (done.stdout + done.stderr).strip()
    logger.verbose("%s", said)
    return (said[-500:] or f"nothing, with status {done.returncode}") if done.returncode else ""
