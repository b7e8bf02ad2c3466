"""Broken, truncated and hostile files: one clear line, and nothing is written."""

from __future__ import annotations

import json
import sqlite3
import struct
import sys

import pytest

from tests.importing.support import Imported, files, run, write_uploads
from tests.importing.typecho_files import content, rows, write_backup, write_database, write_dump

ADDRESS = ("--address", "https://blog.example", "--zone", "UTC")


def failure(capsys, *arguments):
    """Return the one line that a failing import says."""
    assert run(*arguments, *ADDRESS) == 1
    [line] = capsys.readouterr().err.strip().splitlines()
    return line


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.99, 0.9999])
def test_a_backup_that_is_cut_off_makes_nothing(tmp_path, capsys, share):
    source = write_backup(tmp_path / "blog.dat", rows())
    data = source.read_bytes()
    source.write_bytes(data[: int(len(data) * share)])
    line = failure(capsys, source, tmp_path / "blog")
    assert "cut off" in line
    assert not (tmp_path / "blog").exists()


def test_a_backup_with_a_changed_byte_makes_nothing(tmp_path, capsys):
    source = write_backup(tmp_path / "blog.dat", rows())
    data = bytearray(source.read_bytes())
    data[len(data) // 2] ^= 1
    source.write_bytes(data)
    assert "broken" in failure(capsys, source, tmp_path / "blog")
    assert not (tmp_path / "blog").exists()


@pytest.mark.parametrize(
    "schema",
    [b"[]", b'{"cid": -1}', b'{"cid": 99999999999}', b"[" * 60000, b"\xff", b'{"cid": "1"}'],
)
def test_a_backup_whose_records_lie_makes_nothing(tmp_path, capsys, schema):
    frame = b"%TYPECHO_BACKUP_0001%"
    record = struct.pack("<HHI", 1, len(schema), 0) + schema
    (tmp_path / "blog.dat").write_bytes(frame + record + b"0" * 32 + frame)
    assert "record 1" in failure(capsys, tmp_path / "blog.dat", tmp_path / "blog")


@pytest.mark.parametrize("data", [b"", b"%TYPECHO_BACKUP_", b"%TYPECHO_BACKUP_9999%", b"\0" * 99])
def test_what_is_no_backup_is_told_in_one_line(tmp_path, capsys, data):
    (tmp_path / "blog.dat").write_bytes(data)
    failure(capsys, tmp_path / "blog.dat", tmp_path / "blog", "--from", "typecho")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.995])
def test_a_dump_that_is_cut_off_makes_nothing(tmp_path, capsys, share):
    source = write_dump(tmp_path / "blog.sql", rows())
    data = source.read_bytes()
    source.write_bytes(data[: int(len(data) * share)])
    line = failure(capsys, source, tmp_path / "blog", "--from", "typecho")
    assert "cut off" in line
    assert not (tmp_path / "blog").exists()


def test_a_dump_of_other_tables_is_none_of_ours(tmp_path, capsys):
    (tmp_path / "blog.sql").write_text("INSERT INTO `a` VALUES (1);\n", encoding="utf-8")
    line = failure(capsys, tmp_path / "blog.sql", tmp_path / "blog", "--from", "typecho")
    assert "no tables of Typecho" in line


def test_statements_within_texts_and_comments_of_a_dump_are_none(tmp_path):
    tables = rows()
    evil = "'); INSERT INTO `typecho_users` VALUES ('x');\n-- /* `"
    tables["contents"] = [content(1, "t", "<!--markdown-->" + evil, slug="t")]
    source = write_dump(tmp_path / "blog.sql", tables)
    assert run(source, tmp_path / "blog", *ADDRESS) == 0
    assert "INSERT INTO" in Imported(tmp_path / "blog").post(1)


def test_a_database_that_is_damaged_makes_nothing(tmp_path, capsys):
    source = write_database(tmp_path / "blog.db", rows())
    data = bytearray(source.read_bytes())
    data[4096 : len(data) - 4096] = b"\xff" * (len(data) - 8192)
    source.write_bytes(data)
    failure(capsys, source, tmp_path / "blog", "--from", "typecho")
    assert not (tmp_path / "blog").exists()


def test_a_database_of_something_else_is_recognized_as_such(tmp_path, capsys):
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE a (b)")
    connection.commit()
    connection.close()
    assert "--from" in failure(capsys, tmp_path / "other.db", tmp_path / "blog")


@pytest.mark.parametrize(
    "slug",
    [
        "../../evil",
        "/etc/evil",
        "..\\evil",
        "con",
        "a" * 500,
        "\0",
        ".",
        "%2e%2e%2fevil",
        "a\nb",
        "🙂",
    ],
)
def test_no_slug_leads_out_of_the_project(tmp_path, slug):
    tables = rows()
    tables["contents"] = [
        content(1, "t", "<!--markdown-->a", slug=slug),
        content(2, "t", "<!--markdown-->a", slug=slug, type="page"),
    ]
    assert run(write_backup(tmp_path / "blog.dat", tables), tmp_path / "in/blog", *ADDRESS) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"blog.dat", "in"}
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["blog"]


@pytest.mark.parametrize(
    "path",
    ["../secret.txt", "/usr/../../secret.txt", "/usr/uploads/link.png", "/config.inc.php", "/.env"],
)
def test_no_upload_leads_out_of_its_folder_or_shows_the_servers_secrets(tmp_path, path):
    old = write_uploads(tmp_path / "old")
    (tmp_path / "secret.txt").write_text("password", encoding="utf-8")
    (old / ".env").write_text("password", encoding="utf-8")
    (old / "usr/uploads/link.png").symlink_to(tmp_path / "secret.txt")
    tables = rows()
    upload = content(1, "x", json.dumps({"path": path}), type="attachment")
    link = content(2, "t", f"<!--markdown-->[a]({path}) ![b]({path})")
    tables["contents"] = [upload, link]
    source = write_backup(tmp_path / "blog.dat", tables)
    assert run(source, tmp_path / "blog", "--files", old, *ADDRESS) == 0
    assert b"password" not in b"".join(files(tmp_path / "blog").values())


def test_an_unknown_address_is_asked_for(tmp_path, capsys):
    source = write_backup(tmp_path / "blog.dat", rows())
    assert run(source, tmp_path / "blog") == 1
    assert "--address" in capsys.readouterr().err


def test_a_source_that_isnt_there_is_told_in_one_line(tmp_path, capsys):
    assert "isn't there" in failure(capsys, tmp_path / "none.dat", tmp_path / "blog")


@pytest.mark.parametrize("package", ["bs4", "markdownify"])
def test_a_missing_package_is_told_with_how_to_install_it(tmp_path, capsys, monkeypatch, package):
    source = write_backup(tmp_path / "blog.dat", rows())
    monkeypatch.setitem(sys.modules, package, None)
    assert "sphinx-blogarchive[import]" in failure(capsys, source, tmp_path / "blog")
    assert not (tmp_path / "blog").exists()
