"""``blogarchive init``: a blog that builds at once, in the language of its writer."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import lxml.html
import pytest
import yaml
from sphinx.config import Config

import sphinx_blogarchive
from sphinx_blogarchive.command import init
from sphinx_blogarchive.command.starting import language_of


def page(folder, name):
    return lxml.html.fromstring((folder / "_build/html" / name).read_bytes())


def settings(folder):
    config = Config.read(folder, overrides={}, tags=None)
    return config._raw_config


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def ask(monkeypatch):
    """Answer questions in a terminal; return what was asked."""

    def answer(*answers):
        asked = []
        left = iter(answers)

        def ask_one(prompt):
            asked.append(prompt)
            return next(left)

        for name in ("stdin", "stdout"):
            monkeypatch.setattr(getattr(sys, name), "isatty", lambda: True)
        monkeypatch.setattr("builtins.input", ask_one)
        return asked

    return answer


@pytest.mark.parametrize(
    ("language", "title", "first", "excerpt"),
    [
        ("en", "My blog", "The first post", "A post is a file"),
        ("zh-CN", "我的博客", "第一篇文章", "文章是"),
    ],
)
def test_the_blog_is_built_without_a_warning(run, tmp_path, language, title, first, excerpt):
    folder = tmp_path / "blog"
    assert run("init", folder, "--language", language, "--author", "Ada").status == 0
    done = run("build", folder, "-W", "-q", "-j", "1")
    assert (done.status, done.err) == (0, "")
    front = page(folder, "index.html")
    assert front.get("lang") == language
    (card,) = front.xpath("//article[contains(@class, 'h-entry')]")
    assert first in card.text_content()
    assert excerpt in card.text_content()
    assert not card.xpath(".//math")  # they stand after the mark
    (name,) = [each for each in files(folder) if "/first.html" in each]
    post = page(folder, name.removeprefix("_build/html/"))
    assert post.xpath("//math[@display='block']")
    (number,) = post.xpath("//p//a[contains(@href, '#equation')]")
    assert number.text_content() == "(1)"
    assert title in front.findtext(".//title")
    assert front.xpath("//header//nav//a[contains(@href, 'about.html')]")
    notices = front.xpath("//aside//*[self::h2 or self::h3]/text()")
    assert any(word in "".join(notices) for word in ("Welcome", "欢迎"))
    assert "Ada" in page(folder, "about.html").text_content()


def test_the_files_that_hosts_want_are_there(run, tmp_path):
    run("init", tmp_path / "blog", "--yes")
    folder = tmp_path / "blog"
    readthedocs = yaml.safe_load((folder / ".readthedocs.yaml").read_text())
    assert readthedocs["sphinx"] == {"configuration": "conf.py", "builder": "html"}
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert readthedocs["build"]["tools"]["python"] == running
    workflow = yaml.safe_load((folder / ".github/workflows/pages.yml").read_text())
    steps = workflow["jobs"]["build"]["steps"]
    assert any("${{ steps.pages" in str(step.get("env")) for step in steps)
    required = (folder / "requirements.txt").read_text().splitlines()
    assert f"sphinx-blogarchive=={sphinx_blogarchive.__version__}" in required
    assert all("==" in line for line in required)
    assert "/_build/" in (folder / ".gitignore").read_text().splitlines()


def test_nothing_of_the_templates_is_left(run, tmp_path):
    run("init", tmp_path / "blog", "--yes", "--language", "de")
    for name in files(tmp_path / "blog"):
        text = (tmp_path / "blog" / name).read_text(encoding="utf-8")
        assert "@author" not in text
        assert "@title" not in text
    assert not {name for name in files(tmp_path / "blog") if "dot-" in name or "txt.txt" in name}
    assert settings(tmp_path / "blog")["language"] == "de"


def test_nothing_is_to_be_mended_in_it(run, tmp_path):
    run("init", tmp_path / "blog", "--yes")
    done = run("check", tmp_path / "blog", "--format", "json")
    assert (done.status, json.loads(done.out)) == (0, [])


def test_what_is_given_is_written_as_it_is(run, tmp_path):
    title = 'Ada\'s "#1": *é* \\ {x} $a_b$ 猫'
    folder = tmp_path / "blog"
    run("init", folder, "--title", title, "--author", "A & B", "--address", "https://a.net/b")
    found = settings(folder)
    assert (found["project"], found["author"]) == (title, "A & B")
    assert found["html_baseurl"] == "https://a.net/b/"
    assert "suppress_warnings" not in found
    assert run("build", folder, "-W", "-q", "-j", "1").err == ""
    heading = page(folder, "index.html").xpath("string(//main//h1)")
    assert "*é* \\ {x}" in heading
    assert "猫" in heading


def test_four_things_are_asked_and_have_defaults(run, tmp_path, ask, monkeypatch):
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    asked = ask("", "", "林", "nonsense", "https://lin.net")
    run("init", tmp_path / "blog")
    assert [prompt.partition(" [")[0].rstrip(": ") for prompt in asked] == [
        "Language",
        "Title of the blog",
        "Author",
        "Address, if you know it",
        "Address, if you know it",
    ]
    assert "[我的博客]" in asked[1]
    found = settings(tmp_path / "blog")
    assert found["author"] == "林"
    assert found["html_baseurl"] == "https://lin.net/"


def test_nothing_is_asked_with_yes(run, tmp_path, ask):
    asked = ask()
    assert run("init", tmp_path / "blog", "--yes").status == 0
    assert asked == []


def test_a_folder_that_is_not_empty_is_left_alone(run, tmp_path):
    (tmp_path / "conf.py").write_text("mine", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    done = run("init", tmp_path, "--yes")
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert "it has conf.py;" in done.err
    assert files(tmp_path) == {"conf.py"}
    assert (tmp_path / "conf.py").read_text(encoding="utf-8") == "mine"


def test_a_repository_as_hosts_begin_it_is_empty(run, tmp_path):
    (tmp_path / "README.md").write_text("# Mine\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    assert run("init", tmp_path, "--yes").status == 0


def test_a_file_is_no_folder(run, tmp_path):
    (tmp_path / "blog").write_text("", encoding="utf-8")
    done = run("init", tmp_path / "blog", "--yes")
    assert (done.status, done.err.count("\n")) == (1, 1)


def test_no_answer_writes_nothing(run, tmp_path, monkeypatch):
    for name in ("stdin", "stdout"):
        monkeypatch.setattr(getattr(sys, name), "isatty", lambda: True)

    def end(prompt):
        raise EOFError

    monkeypatch.setattr("builtins.input", end)
    assert run("init", tmp_path / "blog").status == 1
    assert not (tmp_path / "blog").exists()


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("C", "en"),
        ("C.UTF-8", "en"),
        ("en_GB.UTF-8", "en"),
        ("de_AT@euro", "de"),
        ("zh", "zh_CN"),
        ("zh-Hans-SG", "zh_CN"),
        ("zh_HK.UTF-8", "zh_TW"),
        ("pt", "pt_BR"),
    ],
)
def test_a_language_is_written_as_sphinx_does(written, language):
    assert language_of(written) == language


@pytest.mark.parametrize(
    ("option", "value"),
    [("--language", "klingon"), ("--address", "example"), ("--zone", "Mars"), ("--title", " ")],
)
def test_a_wrong_value_is_told_of(run, tmp_path, option, value, capsys):
    with pytest.raises(SystemExit):
        run("init", tmp_path / "blog", option, value)
    assert option in capsys.readouterr().err


def test_a_machine_of_which_nothing_is_known_has_a_zone(monkeypatch):
    monkeypatch.setattr(init, "get_localzone", lambda: None)
    assert init._own_zone("en") == "UTC"
    assert init._own_zone("zh_CN") == "Asia/Shanghai"


@pytest.mark.slow
def test_the_wheel_has_the_templates(tmp_path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    import zipfile

    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(io.BytesIO(wheel.read_bytes())).namelist())
    package = Path("src")
    wanted = (path for path in package.glob("*/command/templates/**/*") if path.is_file())
    assert {path.relative_to(package).as_posix() for path in wanted} <= names


def test_serving_is_an_extra():
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert any("sphinx-autobuild" in each for each in project["optional-dependencies"]["serve"])
