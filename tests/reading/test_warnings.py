"""Warnings can be silenced by category, and can make a build fail."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.helpers import Blog
from tests.reading.support import new_blog, said

CATEGORIES = [
    "date", "field", "value", "id", "post", "term", "slug", "archive", "page", "excerpt", "update",
]  # fmt: skip


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    blog.conf("blogarchive_posts_per_page = 0\n")
    blog.post("a", id="1", tags="a-b", date="soon")
    blog.post("b", id="1", tgas="x", order="x", tags="a-b")
    blog.post("c", id="1", post="maybe", tags="a b", body="A\n\n% more\n\nB\n\n% more\n\nC\n")
    body = "```{archive}\n:order: x\n```\n\n{tag}`nosuch` {archive}`1900`\n\n```{update}\n```\n"
    blog.write("index.md", f"# Home\n\n{body}")
    return blog


@pytest.fixture(scope="module")
def everything(blog):
    return said(blog, blog.build())


def test_each_category_is_met(everything):
    found = {warning.category for warning in everything}
    assert found == {f"blogarchive.{name}" for name in [*CATEGORIES, "config"]}


@pytest.mark.parametrize("name", [*CATEGORIES, "config"])
def test_a_category_can_be_silenced(blog, everything, name):
    category = f"blogarchive.{name}"
    found = said(blog, blog.build("dummy", suppress_warnings=[category]))
    assert set(found) == {warning for warning in everything if warning.category != category}


def test_all_can_be_silenced(blog):
    assert blog.build("dummy", suppress_warnings=["blogarchive"]).warnings == []


def run(blog, *options):
    """Run ``sphinx-build`` as a writer does."""
    out = blog.root / "run"
    command = [sys.executable, "-m", "sphinx", "-q", "-E", *options, str(blog.src), str(out)]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "NO_COLOR": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    return done, out


def test_the_status_is_0_without_the_option(blog):
    done, _ = run(blog)
    assert done.returncode == 0
    assert "blogarchive.date" in done.stderr


def test_the_option_for_failing_writes_everything_and_fails(blog):
    done, out = run(blog, "-W")
    assert done.returncode == 1
    assert (out / "posts/b.html").exists()
    assert (out / "archive.html").exists()
    assert "Traceback" not in done.stderr


def test_a_blog_without_mistakes_passes(tmp_path):
    clean = Blog(tmp_path)
    clean.post("a")
    done, _ = run(clean, "-W")
    assert (done.returncode, done.stderr) == (0, "")
