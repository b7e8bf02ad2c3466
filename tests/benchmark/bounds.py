"""What we promise to cost, as ratios to what others do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .summary import Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .summary import Summary

#: Bounds are stated for blogs of this size, and those that grow.
POSTS = 1000


@dataclass(frozen=True)
class Bound:
    """A bound of *what* one project costs in a scenario, as a ratio to another.

    :param jobs: it holds with at least so many processes.
    """

    project: str
    scenario: str
    other: str
    limit: float
    what: str = "cpu"
    #: The scenario of the other project, if that isn't the same.
    against: str = ""
    jobs: int = 1


BOUNDS = (
    Bound("ours", "clean", "plain", 0.85),
    Bound("ours", "noop", "plain", 0.9),
    Bound("ours", "body", "plain", 1.0),
    Bound("ours", "title", "plain", 1.5),
    Bound("ours", "new", "plain", 1.5),
    Bound("ours", "clean", "plain", 1.2, "peak"),
    Bound("ours-basic", "clean", "plain", 1.1),
    Bound("ours-alabaster", "clean", "plain-alabaster", 1.1),
    Bound("ours-furo", "clean", "plain-furo", 1.1),
    *(
        Bound("ours", scenario, other, limit)
        for other in ("ablog", "ablog-bare")
        for scenario, limit in (("clean", 1 / 2), ("body", 1 / 8), ("title", 1 / 8), ("new", 1 / 8))
    ),
    Bound("ours", "body", "hugo", 1.0, "wall", against="clean", jobs=2),
    Bound("ours", "clean", "material", 1 / 2),
)
#: How much more a post may cost in a blog of ten times as many.
GROWTH = 1.15


@dataclass(frozen=True)
class Verdict:
    """A bound, and what was measured."""

    text: str
    ratio: float
    limit: float
    #: Whether the bound is stated for what was measured.
    counts: bool = True

    @property
    def held(self) -> bool:
        """Whether the bound holds."""
        return self.ratio <= self.limit


def judge(summary: Summary, jobs: int) -> Iterator[Verdict]:
    """Yield a verdict for each bound of which both sides were measured."""
    for posts in summary.sizes:
        for bound in BOUNDS:
            scenario = bound.against or bound.scenario
            ratio = summary.ratio(
                Key(bound.project, posts, bound.scenario),
                Key(bound.other, posts, scenario),
                bound.what,
            )
            if ratio is not None and jobs >= bound.jobs:
                text = f"{posts} posts, {bound.what}: {bound.project} {bound.scenario}"
                text += f" to {bound.other} {scenario}"
                yield Verdict(text, ratio, bound.limit, posts >= POSTS)
    yield from _linear(summary)


def _linear(summary: Summary) -> Iterator[Verdict]:
    """Yield verdicts on what a post costs in larger blogs."""
    large = [posts for posts in summary.sizes if posts > POSTS]
    for posts in large if POSTS in summary.sizes else []:
        for project in summary.projects:
            one = summary.median(Key(project, posts, "clean"), "cpu")
            other = summary.median(Key(project, POSTS, "clean"), "cpu")
            if project.startswith("ours") and one and other:
                text = f"cpu: a post of {project} at {posts} to one at {POSTS}"
                yield Verdict(text, one / posts / (other / POSTS), GROWTH)


def report(verdicts: list[Verdict]) -> str:
    """Return a table of the bounds in Markdown."""
    lines = ["| bound | measured | at most | |", "|---|---|---|---|"]
    for verdict in verdicts:
        word = "holds" if verdict.held else "BROKEN" if verdict.counts else "not yet"
        lines.append(f"| {verdict.text} | {verdict.ratio:.2f} | {verdict.limit:.3g} | {word} |")
    return "\n".join(lines)
