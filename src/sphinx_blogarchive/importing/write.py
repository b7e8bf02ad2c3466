"""Writes a project: all of it or nothing, and again without harm to what the user has changed."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .model import ImportFailure

if TYPE_CHECKING:
    from .plan import Planned

#: What was written, with digests, so that a second run knows it from what the user wrote.
MANIFEST = ".blogarchive-import.json"
REPORT = "import-report.txt"
_VERSION = 1


@dataclass(slots=True)
class Written:
    """What was done, or would be."""

    new: list[str] = field(default_factory=list)
    #: Files that an import wrote, and that are other now.
    changed: list[str] = field(default_factory=list)
    same: int = 0
    #: Files that the user wrote, changed or took away: left as they are.
    left: list[str] = field(default_factory=list)
    #: Files that an earlier import wrote and this one wouldn't.
    gone: list[str] = field(default_factory=list)


def write(planned: Planned, report: str, target: Path, *, dry: bool) -> Written:
    """Write what is *planned* into the folder *target*.

    :param dry: whether nothing is written.
    :raises ImportFailure: if it can't be; everything is as it was then.
    """
    known = _known(target / MANIFEST)
    texts = {**planned.texts, REPORT: report}
    written, digests, stage = Written(), dict(known), dict[str, bytes | Path]()
    try:
        for name in (*texts, *planned.copies):
            data = texts[name].encode() if name in texts else planned.copies[name].read_bytes()
            _decide(target, name, data, known, written, digests)
            if name in (*written.new[-1:], *written.changed[-1:]):
                stage[name] = planned.copies.get(name, data)
    except OSError as error:
        raise ImportFailure(f"{error.filename} can't be read ({error.strerror})") from None
    written.gone = sorted(
        name
        for name in known
        if name not in texts and name not in planned.copies and (target / name).exists()
    )
    if not dry:
        manifest = {"version": _VERSION, "files": dict(sorted(digests.items()))}
        text = json.dumps(manifest, ensure_ascii=False, indent=0) + "\n"
        if stage or _bytes(target / MANIFEST) != text.encode():
            _put(stage | {MANIFEST: text.encode()}, target)
    return written


def _known(path: Path) -> dict[str, str]:
    """Return the digests of files that an import wrote."""
    try:
        data = json.loads(path.read_bytes())
        files = data["files"] if data["version"] == _VERSION else None
        if isinstance(files, dict) and all(isinstance(each, str) for each in files.values()):
            return files
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        pass
    raise ImportFailure(f"{path} can't be read; take it away to begin anew")


def _decide(
    target: Path,
    name: str,
    data: bytes,
    known: dict[str, str],
    written: Written,
    digests: dict[str, str],
) -> None:
    """Decide what becomes of one file."""
    path = target / name
    digest = hashlib.sha256(data).hexdigest()
    there = _bytes(path)
    if there is None and not _exists(path):
        if name in known:
            written.left.append(name)  # the user took it away
        else:
            written.new.append(name)
            digests[name] = digest
    elif there == data:
        written.same += 1
        digests[name] = digest
    elif there is not None and hashlib.sha256(there).hexdigest() == known.get(name):
        written.changed.append(name)
        digests[name] = digest
    else:
        written.left.append(name)


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def _put(stage: dict[str, bytes | Path], target: Path) -> None:
    """Put files into their places: beside first, and only when all are there into *target*."""
    parent = target.resolve().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".blogarchive-", dir=parent) as beside:
            new, old = Path(beside, "new"), Path(beside, "old")
            for name, content in stage.items():
                path = new / name
                path.parent.mkdir(parents=True, exist_ok=True)
                if isinstance(content, Path):
                    shutil.copyfile(content, path)
                else:
                    path.write_bytes(content)
            if not _exists(target):
                new.rename(target)
            else:
                _move(list(stage), new, old, target)
    except OSError as error:
        place = error.filename or target
        raise ImportFailure(f"{place} can't be written ({error.strerror}); nothing was") from None


def _move(names: list[str], new: Path, old: Path, target: Path) -> None:
    """Move files from *new* into *target*; if one can't be, all are as they were."""
    done: list[str] = []
    made: list[Path] = []
    try:
        for name in names:
            path = target / name
            _make_folders(path.parent, made)
            if _exists(path):
                (old / name).parent.mkdir(parents=True, exist_ok=True)
                path.rename(old / name)
            done.append(name)
            (new / name).rename(path)
    except BaseException:
        for name in reversed(done):
            with suppress(OSError):
                (target / name).unlink(missing_ok=True)
                if _exists(old / name):
                    (old / name).rename(target / name)
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise


def _make_folders(folder: Path, made: list[Path]) -> None:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir()
        made.append(each)
