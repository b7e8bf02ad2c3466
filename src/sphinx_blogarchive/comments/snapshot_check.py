"""What is wrong with the snapshot, told once a build."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ..diagnostics import Category, warn
from ..domain import blog_domain
from ..model.commenting import KEY, encoded
from ..model.stats import shortened
from .keys import withheld_keys
from .setting.settle import NAME, place
from .snapshot import path

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..domain import BlogDomain

#: So many mistakes are told one by one; more are as many more of the same.
_MOST = 20
_EXAMPLES = 5


def check(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-get-updated``, which comes in each build: warn of what is wrong with the file."""
    domain = blog_domain(env)
    snapshot = domain.snapshot
    name = domain.settings.commenting.snapshot
    if snapshot.is_missing:
        remedy = 'make it with "blogarchive stats pull", or take "snapshot" out'
        message = f"{NAME}: there is no file {name!r}, the snapshot; {remedy}"
        warn(Category.STATS, message, place(app, "snapshot"))
    for problem in snapshot.problems[:_MOST]:
        warn(Category.STATS, f"{name}: {problem}", f"{path(domain)}:{problem.line or 1}")
    if (more := len(snapshot.problems) - _MOST) > 0:
        message = f"{name}: {more} more mistakes; mend those above first, or pull it anew"
        warn(Category.STATS, message, f"{path(domain)}:1")
    if unknown := strangers(domain):
        few = ", ".join(f'"{shortened(each)}"' for each in unknown[:_EXAMPLES])
        few += ", …" if len(unknown) > _EXAMPLES else ""
        belong = "key belongs" if len(unknown) == 1 else "keys belong"
        message = f"{name}: {len(unknown)} {belong} to no post: {few}; {_remedy(domain, unknown)}"
        warn(Category.STATS, message, f"{path(domain)}:{_line(domain, unknown[0])}")
    return []


def _remedy(domain: BlogDomain, unknown: list[str]) -> str:
    """Return what to do about keys that are those of no post."""
    base = urlsplit(str(domain.env.config.html_baseurl)).path
    known = {key.strip("/"): key for key in domain.comment_keys.values()}
    others = f"or choose other keys in {NAME}"
    for key in unknown:
        if meant := known.get(_plain(key, base)):
            return f'write "{meant}" for "{shortened(key)}", {others}'
    if own := next(filter(KEY.fullmatch, unknown), ""):
        return f"give the post that is meant comments_key: {shortened(own)}, {others}"
    return others.removeprefix("or ")


def _plain(key: str, base: str) -> str:
    """Return what would be the key of a document if *key* were its address, without slashes."""
    path = re.sub("^https?://[^/]+", "", key).removeprefix(base)
    return encoded(unquote(path)).strip("/").removesuffix(".html")


def _line(domain: BlogDomain, key: str) -> int:
    """Return the line of the snapshot that has *key*, as well as a search can tell."""
    text = path(domain).read_text("utf-8-sig", "replace")
    found = text.find(json.dumps(key, ensure_ascii=False))
    return text.count("\n", 0, max(found, 0)) + 1


def strangers(domain: BlogDomain) -> list[str]:
    """Return the keys in the snapshot that are those of no post, drafts among these; sorted."""
    stats = domain.stats
    unknown = {*stats.posts, *(each.key for each in stats.recent)} - {*domain.comment_keys.values()}
    return sorted(unknown - {*withheld_keys(domain)}) if unknown else []
