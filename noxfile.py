"""Development tasks, each in a virtual environment of its own: ``nox --list`` names them.

Plain ``nox`` is the whole test command: linting and typing, the oldest supported versions, the
newest ones.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import nox
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterator

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "oldest", "newest"]

#: Tests that depend on the version of Sphinx most.
ON_OLDEST = [
    f"tests/{name}" for name in ("excerpt", "listing", "math", "mathml", "search", "theme")
]
#: Isso needs misaka, which has to be compiled, to be installed only: it runs without.
ISSO = "isso==0.14.0"
PYPROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
NEWEST_SPHINX_NEEDS = "3.13"
#: Where npm puts Waline for tests.
WALINE = Path(__file__).parent / "tests/comments/real"
RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"


def find_python(version: str) -> str | None:
    """Return the path of a Python of this version ("3.13"), or None where there is none.

    A candidate counts only if it runs: pyenv puts a ``python3.13`` on PATH that refuses to, unless
    that version has been selected. Then pyenv itself is asked where it keeps the interpreter.
    """
    candidates = [f"python{version}"]
    if version == RUNNING:
        candidates.insert(0, sys.executable)
    if pyenv := shutil.which("pyenv"):
        prefix = subprocess.run(
            [pyenv, "prefix", version], capture_output=True, text=True, check=False
        )
        candidates.append(f"{prefix.stdout.strip()}/bin/python")
    for candidate in candidates:
        if path := shutil.which(candidate):
            done = subprocess.run(
                [path, "-c", "import sys; print(sys.executable)"],
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode == 0:
                return done.stdout.strip()
    return None


INSTALLED = {version: path for version in PYTHONS if (path := find_python(version))}
if not INSTALLED:
    sys.exit(f"Python {PYTHONS[0]} or newer is needed, and none was found.")
OLDEST, NEWEST = next(iter(INSTALLED)), next(reversed(INSTALLED))


def group(name: str) -> list[str]:
    """Return the requirements of a dependency group of pyproject.toml."""
    return list(nox.project.dependency_groups(PYPROJECT, name))


def lower_bounds() -> Iterator[str]:
    """Yield the project's dependencies, each pinned to the oldest version that it admits."""
    for requirement in map(Requirement, PYPROJECT["project"]["dependencies"]):
        floor = next(s.version for s in requirement.specifier if s.operator == ">=")
        marker = f"; {requirement.marker}" if requirement.marker else ""
        yield f"{requirement.name}=={floor}{marker}"


def pytest(session: nox.Session, *args: str) -> None:
    """Run pytest on all cores; what follows ``--`` on nox's command line goes to it."""
    session.run("python", "-m", "pytest", "-n", "auto", *args, *session.posargs)


def provide_chromium(session: nox.Session) -> None:
    """Install Chromium, and a font for Chinese, if there is none; tests that need it say so."""
    # the first is quicker, and not everywhere
    packages = ("chromium-headless-shell", "chromium")
    names = (*packages, "chromium-browser", "google-chrome", "google-chrome-stable")
    if "CHROMIUM" in os.environ or shutil.which(packages[0]):
        return
    apt, root = shutil.which("apt-get"), hasattr(os, "geteuid") and os.geteuid() == 0
    if apt and root:
        session.run(apt, "update", "-qq", external=True, success_codes=range(256))
        install = (apt, "install", "-y", "-qq", "--no-install-recommends", "fonts-noto-cjk")
        for package, enough in zip(packages, (packages[:1], names), strict=True):
            if not any(map(shutil.which, enough)):
                session.run(*install, package, external=True, success_codes=range(256))
    elif not any(map(shutil.which, names)):
        session.run("python", "-m", "playwright", "install", "chromium", success_codes=range(256))


def provide_isso(session: nox.Session) -> None:
    """Install Isso, a server of comments, but for what it can do without."""
    session.install(*group("isso"))
    session.install("--no-deps", ISSO)


def provide_waline(session: nox.Session) -> None:
    """Install Waline, a server of comments, unless it is there as the lock file has it."""
    npm = shutil.which("npm")
    if npm is None:
        session.warn("NOT TESTED: comments with the real Waline, which needs Node.js and npm.")
        return
    lock = hashlib.sha256((WALINE / "package-lock.json").read_bytes()).hexdigest()
    installed = WALINE / "node_modules/.installed"
    if installed.is_file() and installed.read_text() == lock:
        return
    with session.chdir(WALINE):
        options = ("--ignore-scripts", "--no-audit", "--no-fund")
        session.run(npm, "ci", *options, external=True)
    installed.write_text(lock)


@nox.session(reuse_venv=True)
def demo(session: nox.Session) -> None:
    """Build the demo blog in docs/ and serve it on localhost; ``-- 8001`` sets the port."""
    port = session.posargs[0] if session.posargs else "8000"
    session.install("-e.")
    session.run("sphinx-build", "-d", "build/doctrees", "docs", "build/html")
    session.log(f"The demo blog is at http://localhost:{port}/ (Ctrl+C stops it)")
    session.run(
        *("python", "-m", "http.server", port),
        *("--bind", "127.0.0.1", "--directory", "build/html"),
    )


@nox.session(reuse_venv=True)
def catalogues(session: nox.Session) -> None:
    """Put words that are new in the sources into all catalogues, for translators."""
    session.install("Babel")
    session.run("python", "-m", "tests.catalogues")


@nox.session(reuse_venv=True)
def pictures(session: nox.Session) -> None:
    """Take the README's pictures of the demo blog anew; needs Chromium."""
    session.install("-e.", *group("tests"))
    provide_chromium(session)
    session.run("sphinx-build", "-q", "-d", "build/doctrees", "docs", "build/html")
    session.run("python", "-m", "tests.pictures", "build/html", "docs/pictures")


@nox.session(python=INSTALLED[NEWEST], reuse_venv=True)
def readthedocs(session: nox.Session) -> None:
    """Build the documentation as Read the Docs does, with packages fresh from the registry."""
    session.install("PyYAML")
    project = ("--project", "sphinx-blogarchive", "--language", "zh_CN")
    session.run("python", "-m", "tests.readthedocs", *project, *session.posargs)


@nox.session(reuse_venv=True)
def tests(session: nox.Session) -> None:
    """Run the tests on the sources as they stand: ``-- -k excerpt``, ``-- tests/test_x.py``."""
    session.install("-e.", *group("tests"))
    provide_chromium(session)
    provide_isso(session)
    provide_waline(session)
    pytest(session)


@nox.session(python=INSTALLED[NEWEST], reuse_venv=True)
def benchmark(session: nox.Session) -> None:
    """Measure what blogs cost: ``-- --posts 1000 --against plain,ours,ablog --check``, ``-- -h``.

    ``-- profile --posts 1000`` shows by parts what a clean build costs, ``-- serving --posts 1000``
    when the browser shows an edit.
    """
    session.install(".", "furo")
    module, args = "tests.benchmark", session.posargs
    if args and args[0] in ("profile", "serving"):
        module, args = f"{module}.{args[0]}", args[1:]
    if module.endswith("serving"):
        session.install(".[serve]", *group("tests"))
        provide_chromium(session)
    session.run("python", "-m", module, *args)


@nox.session(python=INSTALLED[NEWEST], reuse_venv=True)
def lint(session: nox.Session) -> None:
    """Check style, format and types."""
    session.install("-e.", *group("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")


@nox.session(reuse_venv=True)
def fix(session: nox.Session) -> None:
    """Reformat the sources and repair what the linter can."""
    session.install(*group("lint"))
    session.run("ruff", "check", "--fix-only")
    session.run("ruff", "format")


@nox.session(python=INSTALLED[OLDEST])
def oldest(session: nox.Session) -> None:
    """Run the tests that look at documents on the oldest versions that pyproject.toml admits."""
    session.install("-e.", *lower_bounds(), *group("tests"))
    provide_chromium(session)
    # what Sphinx does with documents; plain data and edits are tried on the newest versions
    pytest(session, "-m", "not slow and not browser", *ON_OLDEST)
    pytest(session, "-m", "browser", "-k", "chinese_is_found", "tests/search")
    if PYTHONS[0] not in INSTALLED:
        session.warn(f"NOT TESTED: Python {PYTHONS[0]}, which is not installed; used {OLDEST}.")


@nox.session(python=INSTALLED[NEWEST])
def newest(session: nox.Session) -> None:
    """Run the tests on the package as users install it, on the newest versions there are.

    Of each slow test, a sample of its cases: ``nox -s tests -- --all-cases`` runs all of them.
    """
    session.install(".", *group("tests"))
    provide_chromium(session)
    provide_isso(session)
    provide_waline(session)
    pytest(session)
    if PYTHONS.index(NEWEST) < PYTHONS.index(NEWEST_SPHINX_NEEDS):
        session.warn(
            f"NOT TESTED: the newest Sphinx, which needs Python {NEWEST_SPHINX_NEEDS}; "
            f"the newest Python found is {NEWEST}."
        )
