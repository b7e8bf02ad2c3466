"""Take the pictures in the README, of a site that was built: ``nox -s pictures``."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.chromium import launch, serve, visit

#: Name, page, width and height in CSS pixels, whether it is dark.
PICTURES = (
    ("front-light", "index.html", 1280, 860, False),
    ("front-dark", "index.html", 1280, 860, True),
    ("post-light", "posts/2024/fourier-6.html", 1280, 860, False),
    ("post-dark", "posts/2024/fourier-6.html", 1280, 860, True),
    ("front-phone", "index.html", 390, 780, False),
    ("post-phone", "posts/2024/fourier-6.html", 390, 780, True),
)


def main(site: Path, folder: Path) -> None:
    """Write the pictures of the built *site* into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    with serve(site) as address, sync_playwright() as playwright, launch(playwright) as browser:
        for name, page, width, height, dark in PICTURES:
            scale = 2 if width < 500 else 1
            with visit(
                browser,
                address + page,
                width=width,
                height=height,
                dark=dark,
                device_scale_factor=scale,
            ) as seen:
                taken = Image.open(io.BytesIO(seen.page.screenshot()))
                # a third of the size, and hardly to be told apart
                taken.convert("RGB").quantize(128).save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
