"""Formulas in the font that comes with them, as they are drawn."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

pytestmark = pytest.mark.browser

#: Has formulas stand in the font, however late it comes, and as large as can be measured.
IN_OUR_FONT = """async () => {
  const font = new FontFace("Drawn", "url(_static/stix-two-math.woff2)");
  document.fonts.add(await font.load());
  document.documentElement.style.setProperty("--blogarchive-math-font", "Drawn");
  for (const formula of document.querySelectorAll("math")) formula.style.fontSize = "60px";
}"""
#: The box of what is below an accent, and where the accent over it ends.
BOX = """accent => {
  const [base, sign] = [...accent.children].map(child => child.getBoundingClientRect());
  return [base.left, sign.top, base.width, base.top - sign.top];
}"""


def ink_width(page, left, top, width, height):
    """Return how wide what is drawn in a box is."""
    clip = {"x": left - 10, "y": top, "width": width + 20, "height": max(height, 1)}
    picture = Image.open(BytesIO(page.screenshot(clip=clip))).convert("L")
    left, _, right, _ = picture.point(lambda light: 255 * (light < 128)).getbbox()
    return right - left


@pytest.mark.parametrize("accent", ["widehat", "widetilde", "widecheck"])
def test_a_wide_accent_is_as_wide_as_what_is_below_it(show, accent):
    page = show(f"# Home\n\n$\\{accent}{{mmm}}$\n").page
    page.evaluate(IN_OUR_FONT)
    left, top, width, height = page.locator("mover").evaluate(BOX)
    assert 0.6 * width < ink_width(page, left, top, width, height) < 1.1 * width
