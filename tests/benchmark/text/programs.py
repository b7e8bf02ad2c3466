"""Code in several languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import english

if TYPE_CHECKING:
    from .dice import Dice

#: Programs by language; A, B and C stand for names, 0 for numbers.
PROGRAMS = {
    "python": (
        '''from dataclasses import dataclass


@dataclass
class Class_A:
    """Keeps «B» for each «C»."""

    «B»: list[int]
    «C»: float = «0».5

    def «A»(self, limit: int = «0») -> list[int]:
        found = [value * «0» for value in self.«B» if value % «0» != 0]
        return sorted(found, reverse=True)[:limit]


if __name__ == "__main__":
    print(Class_A(list(range(«0»))).«A»())
''',
        """import math


def «A»(«B»: float, «C»: int = «0») -> float:
    total = 0.0
    for step in range(1, «C» + 1):
        total += math.sin(step * «B») / step**«0»  # «A»
    return total


values = {f"{name}-{index}": «A»(index / «0») for index, name in enumerate("abc")}
""",
    ),
    "cpp": (
        """#include <algorithm>
#include <vector>

template <typename T>
T «A»(const std::vector<T>& «B», std::size_t «C» = «0») {
    T total{};
    for (std::size_t i = 0; i < std::min(«C», «B».size()); ++i) {
        total += «B»[i] * static_cast<T>(«0»);  // «A»
    }
    return total;
}
""",
    ),
    "javascript": (
        """export async function «A»(«B», { «C» = «0» } = {}) {
  const response = await fetch(`/api/${«B»}?limit=${«C»}`);
  if (!response.ok) throw new Error("«A» failed");
  const rows = await response.json();
  return rows.filter((row) => row.value > «0»).map((row) => row.name);
}
""",
    ),
    "bash": (
        """set -eu
for file in «A»/*.txt; do
    name=$(basename "$file" .txt)
    sort -u "$file" | head -n «0» > "«B»/$name.out"
done
tar -czf «C»-«0».tar.gz «B»
""",
    ),
    "json": (
        """{
  "«A»": {"«B»": «0», "«C»": [«0», «0», null, true]},
  "name": "«A»-«0»"
}
""",
    ),
    "rust": (
        """fn «A»(«B»: &[u32], «C»: u32) -> Option<u32> {
    let mut best = None;
    for value in «B».iter().filter(|value| **value % «0» == 0) {
        best = match best {
            Some(found) if found >= *value + «C» => Some(found),
            _ => Some(*value + «C»),
        };
    }
    best
}
""",
    ),
    "sql": (
        """SELECT «A».name, count(*) AS «C»
FROM «A» JOIN «B» ON «B».id = «A».«B»_id
WHERE «A».size > «0» AND «B».name LIKE 'a%'
GROUP BY «A».name
HAVING count(*) > «0»
ORDER BY «C» DESC;
""",
    ),
    "css": (
        """.«A» > .«B» {
  margin-block: «0»px 1.«0»em;
  color: rgb(0 «0» «0» / 50%);
}
@media (width < «0»rem) {
  .«C»::before { content: "«A»"; }
}
""",
    ),
    "text": ("«A»: «0» of «0» «B»\n«C»: done in «0» ms\n",),
}
_LANGUAGES = ("python", "python", "python", "cpp", *PROGRAMS)
_NAME = re.compile("«([ABC])»|Class_A")


def program(dice: Dice) -> tuple[str, str]:
    """Return a language, by the name that highlighters know, and code in it."""
    language = dice.pick(_LANGUAGES)
    names = {letter: f"{english.content(dice)}_{english.content(dice)}" for letter in "ABC"}
    names |= {"Class_A": names["A"].title().replace("_", "")}
    text = _NAME.sub(lambda found: names[found[1] or found[0]], dice.pick(PROGRAMS[language]))
    return language, re.sub("«0»", lambda _: str(dice.between(2, 400)), text)
