"""Look over a file of LaTeX."""

from __future__ import annotations

import re
from collections import Counter


def labels(tex: str) -> tuple[Counter[str], set[str]]:
    r"""Return the labels that a file gives, and those that it refers to."""
    given = re.findall(r"\\label\{(?:\\detokenize\{)?([^{}]+)\}", tex)
    wanted = re.findall(r"\\(?:eq|page|auto)?ref\*?\{(?:\\detokenize\{)?([^{}]+)\}", tex)
    wanted += re.findall(r"\\hyperref\[(?:\\detokenize\{)?([^{}\]]+)\}?\]", tex)
    return Counter(given), set(wanted)
