"""What is found: place, category, message, remedy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a writer should know."""

    #: File, as a path that leads there; empty if there is none.
    path: str
    #: From 1; 0 if it isn't known.
    line: int
    category: str
    message: str
    #: What to do.
    remedy: str

    def is_of(self, category: str) -> bool:
        """Say whether it is of *category*, or of a part of it, which follows a dot."""
        return self.category == category or self.category.startswith(f"{category}.")

    def __str__(self) -> str:
        """Return it in one line, as compilers write theirs."""
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.category}: {self.message}{remedy}"
