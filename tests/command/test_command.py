"""The command line: what there is, and how it fails."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from sphinx_blogarchive.command import build, check, init, listing, main, new, serve, stats
from sphinx_blogarchive.command.failure import Failure


@pytest.mark.parametrize(
    "argv", [[], ["stats", "nothing"], ["nothing"], ["stats", "pull", "--nothing"]]
)
def test_a_command_that_is_none_is_told_of_with_the_usage(argv, capsys):
    with pytest.raises(SystemExit) as left:
        main(argv)
    assert left.value.code == 2
    assert "usage: blogarchive" in capsys.readouterr().err


@pytest.mark.parametrize("argv", [["--help"], ["stats", "--help"], ["stats", "pull", "--help"]])
def test_help_is_given(argv, capsys):
    with pytest.raises(SystemExit) as left:
        main(argv)
    assert left.value.code == 0
    assert "usage: blogarchive" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--timezone", "Mars/Olympus"),
        ("--timezone", "../../etc/passwd"),
        ("--timeout", "0"),
        ("--timeout", "soon"),
        ("--timeout", "nan"),
        ("--timeout", "1e99"),
    ],
)
def test_a_wrong_value_of_an_option_is_told_of(option, value, capsys):
    with pytest.raises(SystemExit):
        main(["stats", "pull", option, value])
    assert value in capsys.readouterr().err


def test_a_failure_is_one_line_after_what_sphinx_said_and_status_1(monkeypatch, capsys):
    def fail(arguments):
        raise Failure("no luck; try again", ["conf.py:1: WARNING: odd"])

    monkeypatch.setattr(stats, "run", fail)
    assert main(["stats", "pull"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "conf.py:1: WARNING: odd\nblogarchive: no luck; try again\n"


def test_ctrl_c_leaves_without_a_traceback(monkeypatch, capsys):
    def interrupt(arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(stats, "run", interrupt)
    assert main(["stats", "pull"]) == 130
    assert capsys.readouterr() == ("", "")


def test_the_package_runs_as_the_command(tmp_path):
    command = [sys.executable, "-m", "sphinx_blogarchive", "stats", "pull"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == "blogarchive: no conf.py in .; name the folder that has it\n"


def options(parser):
    return {
        option
        for action in parser._actions
        for option in action.option_strings[-1:]
        if not isinstance(action, argparse._HelpAction)
    }


def test_all_options_of_pull_are_documented():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    stats.add(commands)
    actions = commands.choices["stats"]._subparsers._group_actions[0].choices
    guide = Path("docs/guide/stats.md").read_text(encoding="utf-8")
    section = guide.partition("\n## Pulling numbers")[2].partition("\n## ")[0]
    assert {each for each in options(actions["pull"]) if f"`{each}" not in section} == set()


@pytest.mark.parametrize("module", [init, new, serve, build, check, listing])
def test_all_options_of_a_command_are_documented(module):
    commands = argparse.ArgumentParser().add_subparsers()
    module.add(commands)
    ((name, parser),) = commands.choices.items()
    guide = Path("docs/guide/command.md").read_text(encoding="utf-8")
    section = guide.partition(f"\n## {name.capitalize()}")[2].partition("\n## ")[0]
    # of two forms, "--edit" and "--no-edit", the second is the one to know
    assert {each for each in options(parser) if f"`{each}" not in section} == set()


def test_the_script_that_is_installed_is_the_command():
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, name = project["scripts"]["blogarchive"].partition(":")
    assert getattr(import_module(module), name) is main
