"""How much the terms of a cloud weigh."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Weights go from 1 to this.
HEAVIEST = 5


def weights(counts: Sequence[int]) -> list[int]:
    """Return the weight of each of *counts*, by the logarithm: from 1 to :data:`HEAVIEST`.

    :param counts: how often each term is used, at least once.
    """
    if not counts:
        return []
    least, span = min(counts), math.log(max(counts) / min(counts))
    if not span:
        return [1] * len(counts)
    return [1 + round((HEAVIEST - 1) * math.log(count / least) / span) for count in counts]
