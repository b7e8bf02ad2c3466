"""What is built once, for all processes that run tests."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.helpers import Blog

DOCS = Path(__file__).parents[1] / "docs"
#: 2026-11-01 in UTC: after the last post of the demo.
EPOCH = 1793491200


class Documentation(Blog):
    """The documentation, where it lies."""

    def __init__(self, root):
        self.root = root
        self.src = DOCS

    def build(self, builder="html", **options):
        """Build it on a day when all posts are out."""
        return super().build(builder, epoch=EPOCH, **options)


def build_demo(folder):
    """Build the documentation, in Chinese, beside its doctrees and warnings; return where."""
    built = Documentation(folder).build(doctrees="doctrees")
    (folder / "warnings.json").write_text(json.dumps(built.warnings), encoding="utf-8")
    return built.out


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory):
    """Return a folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


@pytest.fixture(scope="session")
def built_demo(shared_folder):
    """Return where the documentation was built, in Chinese."""
    return once(shared_folder / "demo", build_demo)


def once(folder, build):
    """Return what *build* made, in the process that came first."""
    told = folder / "built"
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + 300
        while not told.exists():
            assert time.monotonic() < end, "another process failed to build"
            time.sleep(0.2)
    else:
        try:
            told.with_suffix(".new").write_text(str(build(folder / "site")), encoding="utf-8")
        except BaseException:
            told.with_suffix(".new").write_text("", encoding="utf-8")
            raise
        finally:
            told.with_suffix(".new").rename(told)
    out = told.read_text(encoding="utf-8")
    assert out, "another process failed to build"
    return Path(out)
