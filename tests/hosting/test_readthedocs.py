"""A build on Read the Docs: its commands, the doctrees that its formats share, the demo."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests import readthedocs
from tests.helpers import Blog
from tests.incremental.sample import assert_same, write_sample
from tests.readthedocs import BuildError, Version
from tests.shared import once

ROOT = Path(__file__).parents[2]
PLAIN = {
    "version": 2,
    "build": {"os": "ubuntu-24.04", "tools": {"python": "3.13"}},
    "sphinx": {"configuration": "docs/conf.py"},
}
SPHINX = "-d _build/doctrees -D language=$READTHEDOCS_LANGUAGE . $READTHEDOCS_OUTPUT/"


OURS = """\
html_theme = "blogarchive"
suppress_warnings = []
copyright = "2024, Ada"
"""


def run(config, **options):
    return [command.line for command in readthedocs.commands(config, **options)]


# ---- the commands


def test_without_any_wishes_the_host_installs_sphinx_and_builds_pages():
    assert run(PLAIN) == [
        "python -m venv $READTHEDOCS_VIRTUALENV_PATH",
        "python -m pip install --upgrade pip setuptools",
        "python -m pip install --upgrade sphinx",
        f"python -m sphinx -T -b html {SPHINX}html",
    ]


def test_sphinx_runs_where_its_configuration_is():
    last = readthedocs.commands(PLAIN)[-1]
    assert last.folder == "docs"
    assert last.leaves == ("html/index.html",)


def test_jobs_of_the_repository_take_the_place_of_those_of_the_host():
    jobs = {"pre_install": ["a"], "install": ["b"], "post_build": ["c"], "build": {"html": ["d"]}}
    config = {**PLAIN, "build": {**PLAIN["build"], "jobs": jobs}}
    assert run(config)[1:] == ["a", "b", "d", "c"]


def test_formats_follow_and_warnings_fail_all_but_the_pdf():
    sphinx = {**PLAIN["sphinx"], "fail_on_warning": True, "builder": "dirhtml"}
    config = {**PLAIN, "sphinx": sphinx, "formats": "all"}
    strict = "python -m sphinx -T -W --keep-going -b"
    assert run(config)[-4:] == [
        f"{strict} dirhtml {SPHINX}html",
        f"{strict} singlehtml {SPHINX}htmlzip",
        f"python -m sphinx -T -b latex {SPHINX}pdf",
        f"{strict} epub {SPHINX}epub",
    ]


def test_of_pull_requests_only_pages_are_built():
    assert run({**PLAIN, "formats": "all"}, external=True) == run(PLAIN)


@pytest.mark.parametrize("lost", ["version", "build", "sphinx"])
def test_a_configuration_that_the_host_would_refuse_is_refused(lost):
    with pytest.raises(BuildError):
        run({name: value for name, value in PLAIN.items() if name != lost})


def test_a_build_sees_nothing_of_the_machine_but_how_to_reach_a_registry(monkeypatch, tmp_path):
    monkeypatch.setenv("BLOG_SECRET", "1")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "https://pypi.example.org/")
    environ = readthedocs.environment(Version(language="zh_CN"), tmp_path)
    own = {"HOME", "LANG", "NO_COLOR", "PATH"}
    others = {name for name in environ if not name.startswith(("READTHEDOCS", "PIP_"))}
    assert others - own <= {n for n in os.environ if n.upper().startswith(readthedocs._NETWORK)}
    assert environ["PIP_INDEX_URL"] == "https://pypi.example.org/"
    assert environ["READTHEDOCS_CANONICAL_URL"] == "https://blog.readthedocs.io/zh-cn/latest/"


# ---- one folder of doctrees, within that of the sources


def sample(root):
    """Write a blog to a folder."""
    blog = Blog(root)
    write_sample(blog)
    return blog


@pytest.mark.slow
def test_formats_that_share_doctrees_are_what_they_are_alone(tmp_path):
    blog = sample(tmp_path / "blog")
    shared = {"doctrees": "src/_build/doctrees"}
    built = [
        blog.build(builder, out=f"src/_readthedocs/{builder}", **shared)
        for builder in ("html", "singlehtml", "epub", "latex")
    ]
    for each in built:
        builder = each.out.name
        other = sample(tmp_path / f"clean-{builder}").build(builder)
        assert_same(comparable(each), comparable(other))


def comparable(built):
    """Return the files that don't hold the time of the build."""
    times = (".epub", ".pickle", "content.opf")
    return {name: data for name, data in built.files().items() if not name.endswith(times)}


def test_pages_in_a_folder_of_doctrees_are_no_documents(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", "# A\n")
    for _ in range(2):
        built = blog.build(out="src/_build/html", doctrees="src/_build/doctrees")
    assert [name for name in built.env.found_docs if name.startswith("_build")] == []


# ---- the demo


@pytest.fixture(scope="module")
def demo(shared_folder):
    """The output of this repository as it stands."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("NOT TESTED as on Read the Docs, which needs a git repository")
    if os.name != "posix" or not all(map(importlib.util.find_spec, ("ensurepip", "hatchling"))):
        pytest.skip("NOT TESTED as on Read the Docs, which needs bash, ensurepip and hatchling")
    version = Version("sphinx-blogarchive", language="zh_CN")
    return once(
        shared_folder / "readthedocs",
        lambda root: readthedocs.build(ROOT, root, version, offline=True),
    )


@pytest.mark.slow
def test_the_demo_is_built_in_all_its_formats(demo):
    config = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text(encoding="utf-8"))
    assert {path.name for path in demo.iterdir()} == {"html", *config["formats"]}


@pytest.mark.slow
def test_its_output_says_nothing_of_where_it_was_built(demo):
    places = [str(demo.parents[2]).encode(), str(ROOT).encode()]
    files = [path for path in demo.rglob("*") if path.is_file() and path.suffix != ".epub"]
    assert len(files) > 100
    told = [path for path in files if any(place in path.read_bytes() for place in places)]
    assert told == []


@pytest.mark.slow
def test_it_has_what_the_addons_of_the_host_look_for(demo):
    text = (demo / "html" / "index.html").read_text(encoding="utf-8")
    assert 'name="readthedocs-addons-api-version"' in text
    assert "<readthedocs-flyout>" in text
    assert (demo / "html" / "404.html").is_file()


def test_an_epub_is_built_without_a_warning_and_has_the_fonts_of_formulas(tmp_path):
    blog = Blog(tmp_path)
    blog.conf(OURS)
    blog.post("a", "# A\n\n$x$\n")
    built = blog.build("epub")
    assert built.warnings == []
    items = ET.fromstring(built.text("content.opf")).findall(".//{*}item")
    types = {item.get("href"): item.get("media-type") for item in items}
    assert types["_static/stix-two-math.woff2"] == "font/woff2"
    assert [href for href in types if "LICENSE" in href] == []
