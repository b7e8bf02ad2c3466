"""Medians and ratios of what was measured, and the table of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from .scenarios import SCENARIOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .measure import Cost


@dataclass(frozen=True)
class Key:
    """What was measured together: a project with so many posts in a scenario."""

    project: str
    posts: int
    scenario: str


class Summary:
    """What runs cost together."""

    def __init__(self, costs: Iterable[Cost]) -> None:
        self.runs: dict[Key, dict[int, Cost]] = defaultdict(dict)
        for cost in costs:
            self.runs[Key(cost.project, cost.posts, cost.scenario)][cost.run] = cost
        self.projects = list(dict.fromkeys(key.project for key in self.runs))
        self.sizes = sorted({key.posts for key in self.runs})

    def median(self, key: Key, what: str) -> float | None:
        """Return the median of a field of costs, such as ``cpu``, if there is one."""
        if key not in self.runs:
            return None
        return median(float(getattr(cost, what)) for cost in self.runs[key].values())

    def ratio(self, key: Key, other: Key, what: str) -> float | None:
        """Return the median of the ratios of runs that followed each other."""
        one, two = self.runs.get(key, {}), self.runs.get(other, {})
        ratios = [
            getattr(one[run], what) / getattr(two[run], what) for run in one.keys() & two.keys()
        ]
        return median(ratios) if ratios else None

    def table(self, posts: int, reference: str) -> str:
        """Return a table in Markdown for one size; ratios are those to the project *reference*."""
        lines = [
            f"| {posts:,} posts | " + " | ".join(self.projects) + " |",
            "|---" * (len(self.projects) + 1) + "|",
        ]
        for label, scenario, what in _rows():
            cells = [
                self._cell(Key(project, posts, scenario), reference, what)
                for project in self.projects
            ]
            if any(cells):
                lines.append(f"| {label} | {' | '.join(cells)} |")
        return "\n".join(lines)

    def _cell(self, key: Key, reference: str, what: str) -> str:
        value = self.median(key, what)
        if value is None:
            return ""
        text = _SHOWN[what](value)
        ratio = self.ratio(key, Key(reference, key.posts, key.scenario), what)
        return text if ratio is None or key.project == reference else f"{text} ({ratio:.2f}×)"


_SHOWN = {
    "cpu": "{:.1f}".format,
    "wall": "{:.1f}".format,
    "peak": "{:.0f}".format,
    "size": lambda value: f"{value / 1e6:.1f}",
    "files": "{:.0f}".format,
}


def _rows() -> Iterator[tuple[str, str, str]]:
    """Yield label, scenario and what is measured, for each row of the table."""
    for what, unit in (("cpu", "CPU s"), ("wall", "wall s")):
        for name, scenario in SCENARIOS.items():
            yield f"{scenario.label}, {unit}", name, what
    for name in ("clean", "body"):
        yield f"{SCENARIOS[name].label}, peak MB", name, "peak"
    yield "site, MB", "clean", "size"
    yield "site, files", "clean", "files"
