"""What is written: all or nothing, and again without harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.support import files, run
from tests.importing.typecho_files import content, rows, write_database

POST = "posts/2020/plain-english.md"


@pytest.fixture
def source(tmp_path):
    return write_database(tmp_path / "blog.db", rows())


def test_a_second_run_changes_nothing(tmp_path, source):
    target = tmp_path / "blog"
    run(source, target)
    before = files(target), {path: path.stat().st_mtime_ns for path in target.rglob("*")}
    assert run(source, target) == 0
    after = files(target), {path: path.stat().st_mtime_ns for path in target.rglob("*")}
    assert after == before


def test_what_the_user_changed_stays_and_is_told_of(tmp_path, source, capsys):
    target = tmp_path / "blog"
    run(source, target)
    (target / POST).write_text("mine", encoding="utf-8")
    (target / "about.md").unlink()
    capsys.readouterr()
    run(source, target)
    assert (target / POST).read_text(encoding="utf-8") == "mine"
    assert not (target / "about.md").exists()
    said = capsys.readouterr().out
    assert "2 that you have changed or taken away stay so" in said


def test_what_changed_in_the_old_blog_is_brought_up_to_date(tmp_path, source):
    target = tmp_path / "blog"
    run(source, target)
    tables = rows()
    tables["contents"].append(content(99, "Later", "<!--markdown-->New.", slug="later"))
    tables["contents"][2]["text"] = "<!--markdown-->Changed."
    source.unlink()
    run(write_database(source, tables), target)
    assert "Changed." in (target / POST).read_text(encoding="utf-8")
    assert (target / "posts/2020/later.md").exists()


def test_what_is_gone_from_the_old_blog_stays_and_is_told_of(tmp_path, source, capsys):
    target = tmp_path / "blog"
    run(source, target)
    tables = rows()
    del tables["contents"][2]
    source.unlink()
    capsys.readouterr()
    run(write_database(source, tables), target)
    assert (target / POST).exists()
    assert f"in the old blog no more, and stay: {POST}" in capsys.readouterr().out


def test_a_project_of_the_users_own_keeps_its_conf_and_is_told_what_to_add(
    tmp_path, source, capsys
):
    target = tmp_path / "blog"
    target.mkdir()
    (target / "conf.py").write_text("mine = 1\n", encoding="utf-8")
    run(source, target)
    assert (target / "conf.py").read_text(encoding="utf-8") == "mine = 1\n"
    assert 'blogarchive_permalink = "archives/{id}"' in capsys.readouterr().out


def test_a_dry_run_writes_nothing_and_reports_all(tmp_path, source, capsys):
    assert run(source, tmp_path / "blog", "--dry-run") == 0
    assert not (tmp_path / "blog").exists()
    said = capsys.readouterr().out
    assert "What came along" in said
    assert "would be written" in said


@pytest.mark.parametrize("target_is_there", [False, True])
def test_what_cant_be_written_whole_isnt_written_at_all(
    tmp_path, source, capsys, monkeypatch, target_is_there
):
    target = tmp_path / "blog"
    if target_is_there:
        target.mkdir()
        (target / "own.md").write_text("mine", encoding="utf-8")
    before = files(tmp_path)
    rename, calls = Path.rename, []

    def failing(self, other):
        calls.append(self)
        if not target_is_there or len(calls) == 4:
            raise OSError(28, "No space left on device", str(other))
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", failing)
    assert run(source, target) == 1
    assert "No space left" in capsys.readouterr().err
    monkeypatch.undo()
    assert files(tmp_path) == before
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_damaged_list_of_what_was_written_stops_the_import(tmp_path, source, capsys):
    target = tmp_path / "blog"
    run(source, target)
    (target / ".blogarchive-import.json").write_text("{", encoding="utf-8")
    assert run(source, target) == 1
    assert ".blogarchive-import.json" in capsys.readouterr().err
