"""Builds a repository as Read the Docs does: ``python -m tests.readthedocs --help``.

A clone of one commit, an environment that holds nothing but what the host sets, a fresh virtual
environment in it, and the commands that the host runs by ``.readthedocs.yaml``, one after the
other: https://docs.readthedocs.com/platform/stable/builds.html. The commit is the working tree as
it stands. Not done: apt packages, other tools than Python, conda, submodules, PDFs of TeX.
"""

from __future__ import annotations

import argparse
import os
import shutil
import site
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

CONFIGURATION = ".readthedocs.yaml"
FORMATS = ("htmlzip", "pdf", "epub")
#: Builders of the formats; the host makes a PDF of what LaTeX is given.
BUILDERS = {"htmlzip": "singlehtml", "pdf": "latex", "epub": "epub"}
#: What a machine may need to reach a registry of packages; the host has its own.
_NETWORK = ("PIP_", "SSL_CERT_", "REQUESTS_CA_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")


class BuildError(Exception):
    """A command failed, or left nothing that could be served."""


@dataclass(frozen=True)
class Version:
    """What is built, as the project's settings on the host say."""

    project: str = "blog"
    name: str = "latest"
    #: ``branch``, ``tag``, or ``external`` for a pull request.
    type: str = "branch"
    language: str = "en"
    #: The address, with a slash at its end; by default that of a project with versions.
    address: str = ""

    @property
    def url(self) -> str:
        """The address that the host tells the build."""
        slug = self.language.replace("_", "-").lower()
        return self.address or f"https://{self.project}.readthedocs.io/{slug}/{self.name}/"


@dataclass(frozen=True)
class Command:
    """A command, in a folder of the clone."""

    line: str
    folder: str = "."
    #: Files of the output that it has to leave, as patterns; of each, one.
    leaves: tuple[str, ...] = field(default=())


def commands(config: dict[str, Any], *, external: bool = False) -> list[Command]:
    """Return what the host runs with the *config* of a repository, after it has the clone.

    :param external: whether it is a pull request, of which only pages are built.
    :raises BuildError: if the host would refuse the configuration, or this script can't follow it.
    """
    build = config.get("build", {})
    python = build.get("tools", {}).get("python")
    if config.get("version") != 2 or not build.get("os") or not python:
        raise BuildError(f"{CONFIGURATION} needs version: 2, build.os and build.tools.python")
    if "commands" in build or "configuration" not in config.get("sphinx", {}):
        raise BuildError(f"{CONFIGURATION} builds without Sphinx, or not where sphinx says")
    jobs = build.get("jobs", {})
    builds = jobs.get("build", {})
    formats = config.get("formats", [])
    formats = [] if external else FORMATS if formats == "all" else formats
    found: list[Command] = []

    def job(name: str, defaults: list[Command]) -> None:
        found.extend(map(Command, jobs.get(f"pre_{name}", [])))
        own = jobs.get(name) if name != "build" else None
        found.extend(defaults if own is None else map(Command, own))
        found.extend(map(Command, jobs.get(f"post_{name}", [])))

    found.extend(map(Command, jobs.get("post_checkout", [])))
    job("create_environment", [Command("python -m venv $READTHEDOCS_VIRTUALENV_PATH")])
    job("install", _installing(config.get("python", {}).get("install", [])))
    outputs = []
    for name in ("html", *formats):
        own = builds.get(name)
        outputs += _building(config["sphinx"], name) if own is None else map(Command, own)
    job("build", outputs)
    return found


def _installing(requirements: list[dict[str, Any]]) -> list[Command]:
    pip = "python -m pip install --upgrade"
    lines = [f"{pip} pip setuptools", f"{pip} sphinx"]
    for entry in requirements:
        if "requirements" in entry:
            lines.append(f"python -m pip install --exists-action=w -r {entry['requirements']}")
        else:
            extras = ",".join(entry.get("extra_requirements", ()))
            path = f"./{entry['path']}" + (f"[{extras}]" if extras else "")
            lines.append(f"{pip} --upgrade-strategy only-if-needed {path}")
    return [Command(line) for line in lines]


def _building(sphinx: dict[str, Any], name: str) -> list[Command]:
    builder = sphinx.get("builder", "html") if name == "html" else BUILDERS[name]
    strict = "-W --keep-going " if sphinx.get("fail_on_warning") and name != "pdf" else ""
    folder = str(Path(sphinx["configuration"]).parent)
    leaves = {"html": "index.html", "htmlzip": "*.html", "epub": "*.epub", "pdf": "*.tex"}
    line = (
        f"python -m sphinx -T {strict}-b {builder} -d _build/doctrees "
        f"-D language=$READTHEDOCS_LANGUAGE . $READTHEDOCS_OUTPUT/{name}"
    )
    return [Command(line, folder, (f"{name}/{leaves[name]}",))]


def environment(version: Version, root: Path) -> dict[str, str]:
    """Return the variables of a build below *root*, and no others of this machine."""
    checkout, venv = root / "checkouts" / version.name, root / "envs" / version.name
    kept = {name: value for name, value in os.environ.items() if name.upper().startswith(_NETWORK)}
    return {
        **kept,
        "HOME": str(root),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "PATH": f"{venv}/bin:{root}/bin:/usr/bin:/bin",
        "READTHEDOCS": "True",
        "READTHEDOCS_CANONICAL_URL": version.url,
        "READTHEDOCS_GIT_CLONE_URL": f"https://git.example.org/{version.project}.git",
        "READTHEDOCS_GIT_IDENTIFIER": "main",
        "READTHEDOCS_LANGUAGE": version.language,
        "READTHEDOCS_OUTPUT": f"{checkout}/_readthedocs/",
        "READTHEDOCS_PROJECT": version.project,
        "READTHEDOCS_REPOSITORY_PATH": str(checkout),
        "READTHEDOCS_VERSION": version.name,
        "READTHEDOCS_VERSION_NAME": version.name,
        "READTHEDOCS_VERSION_TYPE": version.type,
        "READTHEDOCS_VIRTUALENV_PATH": str(venv),
    }


def clone(repository: Path, target: Path) -> None:
    """Clone the working tree of *repository*, without what git ignores, as one commit."""
    git = ("git", "-c", "safe.directory=*", "-c", "user.name=a", "-c", "user.email=a@example.org")
    listed = subprocess.run(
        [*git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=repository,
        capture_output=True,
        check=True,
        text=True,
    )
    with TemporaryDirectory() as folder:
        origin = Path(folder, "origin")
        for name in filter(None, listed.stdout.split("\0")):
            if (repository / name).is_file():
                (origin / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(repository / name, origin / name)
        for line in (["init", "-q"], ["add", "-A", "-f"], ["commit", "-q", "-m", "All"]):
            subprocess.run([*git, *line], cwd=origin, check=True)
        source = f"file://{origin}"
        subprocess.run([*git, "clone", "-q", "--depth", "1", source, str(target)], check=True)


def provide_python(folder: Path) -> None:
    """Put this Python into *folder* by the name of ``python``, which some systems don't know."""
    program = folder / "python"
    program.parent.mkdir(parents=True)
    line = f'exec "{Path(sys.executable).resolve()}" "$@"'
    program.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    program.chmod(0o755)


def share_packages(venv: Path) -> None:
    """Let the Python of *venv* see the packages of this one, after those of its own."""
    own = next(venv.glob("lib/python*/site-packages"))
    lines = (f"import site; site.addsitedir({path!r})" for path in site.getsitepackages())
    (own / "shared.pth").write_text("\n".join(lines), encoding="utf-8")


def build(repository: Path, root: Path, version: Version, *, offline: bool = False) -> Path:
    """Build *repository* below *root*, an empty folder, and return the folder of the output.

    :param offline: reach for no registry: the packages of this Python are there already.
    :raises BuildError: if a command fails, or leaves nothing that could be served.
    """
    environ = environment(version, root)
    checkout = Path(environ["READTHEDOCS_REPOSITORY_PATH"])
    output = Path(environ["READTHEDOCS_OUTPUT"])
    if offline:
        # pip reads the second as: isolation is 0
        environ |= {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    provide_python(root / "bin")
    clone(repository, checkout)
    config = yaml.safe_load((checkout / CONFIGURATION).read_text(encoding="utf-8"))
    for command in commands(config, external=version.type == "external"):
        say(f"$ {command.line}")
        shell = ["bash", "-euc", command.line]
        done = subprocess.run(shell, cwd=checkout / command.folder, env=environ, check=False)
        if done.returncode:
            raise BuildError(f"failed with {done.returncode}: {command.line}")
        for pattern in command.leaves:
            if len(list(output.glob(pattern))) != 1:
                raise BuildError(f"{pattern} isn't there, or not the only one: {command.line}")
        if offline and "-m venv" in command.line:
            share_packages(Path(environ["READTHEDOCS_VIRTUALENV_PATH"]))
    return output


def say(text: str) -> None:
    """Show a line, in its place among those of the commands."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Build as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("repository", nargs="?", default=".", type=Path)
    parser.add_argument("--output", default="build/readthedocs", type=Path, help="made anew")
    parser.add_argument("--project", default="blog")
    parser.add_argument("--version", default="latest")
    parser.add_argument("--type", default="branch", choices=["branch", "tag", "external"])
    parser.add_argument("--language", default="en", help="as set for the project: zh_CN, de, …")
    parser.add_argument("--address", default="", help="where the host serves it")
    parser.add_argument("--offline", action="store_true", help="use packages of this Python")
    chosen = parser.parse_args()
    version = Version(chosen.project, chosen.version, chosen.type, chosen.language, chosen.address)
    with TemporaryDirectory() as root:
        try:
            output = build(chosen.repository, Path(root), version, offline=chosen.offline)
        except BuildError as error:
            sys.exit(str(error))
        shutil.rmtree(chosen.output, ignore_errors=True)
        shutil.copytree(output, chosen.output)
    say(f"The output is in {chosen.output}")


if __name__ == "__main__":
    main()
