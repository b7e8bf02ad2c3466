"""The number of processes and the order of sets don't show in the output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import sphinx_blogarchive
from tests.helpers import EPOCH, Built
from tests.incremental.sample import assert_clean, assert_same

EDITS = (
    ("posts/ring/index.md", "# On rings", "# On the rings"),
    ("posts/lattice/index.md", "2024-05-20", "2023-05-20"),
    ("posts/note.md", "数学", "数論"),
    ("posts/code.rst", "Code\n====", "Coding\n======"),
    ("posts/design.md", "Short", "![](ring/cover.png)"),
    ("posts/draft.md", "draft: true\n", ""),
    ("about.md", "# About", "# About us"),
)


def test_two_processes_leave_what_one_leaves(kept, sample):
    built = sample.build(out="parallel", jobs=2)
    assert_same(built.files(), kept.files)
    assert built.warnings == kept.built.warnings


def test_an_incremental_build_with_two_processes_leaves_what_a_clean_one_leaves(sample):
    for edit in EDITS:
        sample.edit(*edit)
    assert_clean(sample, sample.build(jobs=2))


def test_processes_may_differ_from_build_to_build(kept, sample):
    sample.build(out="parallel", jobs=2)
    assert_same(sample.build(out="parallel").files(), kept.files)


@pytest.fixture(scope="module")
def seeded(kept, tmp_path_factory):
    """What clean builds leave in processes of their own, by their hash seed."""
    found = {}
    source = Path(sphinx_blogarchive.__file__).parent.parent
    kept.restore()
    for seed in ("1", "2"):
        out = tmp_path_factory.mktemp(f"seed{seed}")
        command = [sys.executable, "-m", "sphinx", "-q", "-d", out / "doctrees"]
        env = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(source),
            "SOURCE_DATE_EPOCH": str(EPOCH),
        }
        subprocess.run([*command, kept.blog.src, out / "html"], env=env, check=True)
        found[seed] = Built(out / "html", [], 0, None).files()
    return found


def test_two_hash_seeds_leave_the_same(seeded):
    assert_same(seeded["1"], seeded["2"])


def test_a_process_of_its_own_leaves_what_this_one_leaves(kept, seeded):
    assert_same(seeded["1"], kept.files)
