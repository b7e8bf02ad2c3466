"""Partial sums of the square wave near its jump, as numbers and as an SVG picture.

Needs the standard library only:  python gibbs.py > gibbs.svg
"""

from __future__ import annotations

import sys
from math import pi, sin


def partial_sum(m: int, x: float) -> float:
    """The first ``m`` terms of the square wave's series at ``x`` (radians)."""
    return 4 / pi * sum(sin((2 * k - 1) * x) / (2 * k - 1) for k in range(1, m + 1))


def polyline(m: int, colour: str, points: int = 400) -> str:
    """One curve on 0 < x < 1.2, as an SVG element 600 by 300 units large."""
    xs = [1.2 * (i + 1) / points for i in range(points)]
    path = " ".join(f"{500 * x:.1f},{300 - 230 * partial_sum(m, x):.1f}" for x in xs)
    return f'<polyline points="{path}" fill="none" stroke="{colour}"/>'


def main() -> None:
    """Write the picture to standard output and the peaks to standard error."""
    for m in (5, 10, 50, 100):
        sys.stderr.write(f"{m:4d}  {partial_sum(m, pi / (2 * m)):.6f}\n")
    curves = [polyline(5, "goldenrod"), polyline(10, "steelblue"), polyline(40, "firebrick")]
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300">'
    sys.stdout.write("\n".join([head, *curves, "</svg>", ""]))


if __name__ == "__main__":
    main()
