"""A project is read as it is published, quietly, and nothing is left where nobody expects it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from sphinx_blogarchive.command.failure import Failure
from sphinx_blogarchive.command.project import read_project


@pytest.fixture
def project(blog):
    """A blog with two posts, a draft and a post of the future."""
    blog.conf(
        'blogarchive_timezone = "Asia/Shanghai"\nblogarchive_drafts = True\n'
        'blogarchive_comments = {"provider": "isso", "server": "https://comments.example.org"}\n'
    )
    blog.post("a", id="9969")
    blog.post("b", body="A warning: {nothing}`x`. Another, as pages are made: {doc}`none`.\n")
    blog.post("draft", draft="true")
    blog.post("later", date="2999-01-01")
    return blog


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_keys_are_those_of_published_posts(project, capfd):
    read = read_project(project.src)
    assert read.comment_keys == ("/p/9969", "/posts/b")
    assert read.commenting.server == "https://comments.example.org"
    assert read.zone == ZoneInfo("Asia/Shanghai")
    assert read.address == "https://example.org/blog/"
    assert any("nothing" in line for line in read.warnings)
    assert not any("none" in line for line in read.warnings)  # nothing was made
    assert capfd.readouterr() == ("", "")


def test_nothing_is_left_in_the_source_folder(project):
    before = files(project.root)
    read_project(project.src)
    assert files(project.root) == before


def test_what_was_read_is_kept_in_the_folder_of_builds_if_there_is_one(project):
    (project.src / "_build").mkdir()
    before = files(project.root)
    read_project(project.src)
    left = files(project.root) - before
    assert left
    assert all(name.startswith("src/_build/.blogarchive/") for name in left)
    doctree = project.src / "_build/.blogarchive/doctrees/posts/b.doctree"
    read_at = doctree.stat().st_mtime_ns
    project.post("c")
    assert read_project(project.src).comment_keys == ("/p/9969", "/posts/b", "/posts/c")
    assert doctree.stat().st_mtime_ns == read_at


def test_a_folder_of_builds_beside_the_source_is_used(project):
    source = project.root / "source"
    project.src.rename(source)
    (project.root / "build").mkdir()
    read_project(source)
    assert (project.root / "build/.blogarchive/doctrees").is_dir()
    assert not (source / "_build").exists()


def test_a_folder_without_conf_is_told_of_with_the_one_that_has_it(project, tmp_path):
    with pytest.raises(Failure, match="name the folder that has it"):
        read_project(tmp_path / "none")
    project.src.rename(project.root / "docs")
    with pytest.raises(Failure, match=r"did you mean .*docs\?"):
        read_project(project.root)


@pytest.mark.parametrize(
    ("conf", "reason"),
    [
        ("raise ValueError('a\\nb')", "ValueError"),
        ("project = (", "syntax error"),
        ("import sys; sys.exit(3)", "sys.exit"),
        ("extensions = ['no_such_extension']", "no_such_extension"),
        ("project = 'x'", 'add "sphinx_blogarchive" to extensions'),
    ],
)
def test_a_project_that_cannot_be_read_is_told_of_in_a_sentence(blog, conf, reason):
    blog.write("conf.py", conf)
    with pytest.raises(Failure, match=reason) as failed:
        read_project(blog.src)
    assert "\n" not in str(failed.value)


def test_warnings_are_shown_when_reading_fails(blog):
    blog.conf(
        "blogarchive_authors = 3\n"
        "def stop(app, env):\n    raise RuntimeError('stop')\n"
        "def setup(app):\n    app.connect('env-updated', stop)\n"
    )
    with pytest.raises(Failure, match="stop") as failed:
        read_project(blog.src)
    assert any("blogarchive_authors" in line for line in failed.value.said)
    assert not any("\x1b" in line for line in failed.value.said)
