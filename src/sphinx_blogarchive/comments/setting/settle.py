"""The option ``blogarchive_comments`` made good, before anything is read."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...config import PREFIX, option_place
from ...diagnostics import Category, warn
from ...model.commenting import Commenting, is_local
from .check import OF_PROVIDER, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

NAME = f"{PREFIX}comments"
#: What only modules have.
_MODULE = re.compile(
    r"(?:^|[;}])\s*(?:export\s*(?:\{|default\b|const\b|function\b)|import\s*[{*\"'])", re.MULTILINE
)


def settle(app: Sphinx, config: Config) -> None:
    """``config-inited``: warn of what is wrong with the option, and leave that out."""
    value = getattr(config, NAME)
    if not isinstance(value, dict):
        return  # the command line can have it so; it has been warned of
    good, problems = check(value)
    for problem in problems:
        warn(Category.COMMENTS, f"{NAME} {problem.message}", place(app, problem.key))
    for message, key in _missing(good, Path(app.srcdir)):
        warn(Category.COMMENTS, f"{NAME} {message}", place(app, key))
        if key == "provider":
            good = {name: item for name, item in good.items() if name not in OF_PROVIDER}
        else:
            good["client"] = ""
    setattr(config, NAME, good)


def _missing(good: dict[str, Any], srcdir: Path) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with files of the writer's own, and the key that names them."""
    commenting = Commenting.of(good)
    client = commenting.client
    named = [("provider", commenting.provider)] if commenting.is_own else []
    named += [("client", path) for path in (client.script, client.style) if path and is_local(path)]
    for key, path in named:
        if not (srcdir / path).is_file():
            yield f"has the {key} {path!r}, and there is no such file {_near(srcdir, path)}", key
            return
        if _MODULE.search((srcdir / path).read_text("utf-8", "replace")):
            # of Waline's package both have nearly one name
            remedy = "take dist/waline.umd.js" if commenting.provider == "waline" else "make it one"
            yield f"has the {key} {path!r}, which is a module, and no script; {remedy}", key
            return


def _near(srcdir: Path, path: str) -> str:
    folder = (srcdir / path).parent
    names = [each.name for each in folder.iterdir()] if folder.is_dir() else []
    near = difflib.get_close_matches(Path(path).name, sorted(names), n=1)
    remedy = f"; write {(Path(path).parent / near[0]).as_posix()!r}" if near else ""
    return f"in {srcdir}{remedy or '; put it there'}"


def place(app: Sphinx, key: str) -> str | None:
    """Return file and line of *key* within the option, as well as a search can tell."""
    option = option_place(app, NAME)
    if option is None:
        return None
    path, _, line = option.rpartition(":")
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return option
    pattern = re.compile(rf"""["']{re.escape(key)}["']|\b{re.escape(key)}=""")
    for number, text in enumerate(lines[int(line) - 1 :], int(line)):
        if key and pattern.search(text):
            return f"{path}:{number}"
        if text.rstrip() in ("}", ")"):
            break  # the option ends here, as nearly everyone writes it
    return option
