"""What is wrong with the snapshot, told once a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..config import PREFIX, option_place
from ..diagnostics import Category, warn
from ..domain import blog_domain
from ..model.stats import shortened
from .keys import withheld_keys
from .snapshot import path

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..domain import BlogDomain

#: So many mistakes are told one by one; more are as many more of the same.
_MOST = 20
_EXAMPLES = 5
_OPTION = f"{PREFIX}comments"


def check(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-get-updated``, which comes in each build: warn of what is wrong with the file."""
    domain = blog_domain(env)
    snapshot = domain.snapshot
    name = domain.settings.commenting.snapshot
    if snapshot.is_missing:
        remedy = 'make it with "blogarchive stats pull", or take "snapshot" out'
        message = f"{_OPTION}: there is no file {name!r}, the snapshot; {remedy}"
        warn(Category.STATS, message, option_place(app, _OPTION))
    for problem in snapshot.problems[:_MOST]:
        warn(Category.STATS, f"{name}: {problem}", f"{path(domain)}:{problem.line or 1}")
    if (more := len(snapshot.problems) - _MOST) > 0:
        message = f"{name}: {more} more mistakes; mend those above first, or pull it anew"
        warn(Category.STATS, message, f"{path(domain)}:1")
    if unknown := strangers(domain):
        few = ", ".join(f'"{shortened(each)}"' for each in unknown[:_EXAMPLES])
        few += ", …" if len(unknown) > _EXAMPLES else ""
        belong = "key belongs" if len(unknown) == 1 else "keys belong"
        remedy = f"give the post that is meant comments_key: {shortened(unknown[0])}"
        message = f"{name}: {len(unknown)} {belong} to no post: {few}; {remedy}"
        message += f", or choose other keys in {_OPTION}"
        warn(Category.STATS, message, f"{path(domain)}:1")
    return []


def strangers(domain: BlogDomain) -> list[str]:
    """Return the keys in the snapshot that are those of no post, drafts among these; sorted."""
    stats = domain.stats
    unknown = {*stats.posts, *(each.key for each in stats.recent)} - {*domain.comment_keys.values()}
    return sorted(unknown - {*withheld_keys(domain)}) if unknown else []
