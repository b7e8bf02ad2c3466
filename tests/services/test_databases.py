"""A database is known by its tables, and tells what its server would."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sphinx_blogarchive.services import ServiceError
from sphinx_blogarchive.services.detect import load
from tests.services.databases import ARTALK, ISSO, WALINE, ArtalkFile, WalineFile
from tests.services.fakes import PRIVATE

KEYS = ["/p/1", "/posts/b", "/none"]


def test_the_service_is_known_by_its_tables(database):
    assert load(database.path, UTC).name == database.name


def test_numbers_are_those_of_published_comments(database):
    database.add("/p/1")
    database.add("/p/1", parent=1)
    database.add("/posts/b")
    for status in ("waiting", "spam", "deleted"):
        database.add("/posts/b", status=status)
    database.view("/p/1", 79067)
    service = load(database.path, UTC)
    assert service.counts(KEYS)["/p/1"] == 2
    assert service.counts(KEYS)["/posts/b"] == (2 if database.name == "Artalk" else 1)
    assert service.counts(KEYS)["/none"] == 0
    if database.name == "Isso":
        assert service.views(KEYS) == {}
    else:
        assert service.views(KEYS) == {"/p/1": 79067, "/posts/b": 0, "/none": 0}


def test_comments_are_as_they_were_written(database):
    text = "One & *two* <b>\n\n`three`"
    database.add("/p/1", text, author="Zoë <i> & Co", link="https://zoe.example/?a=1&b=2")
    database.add("/p/1", "Reply.", parent=1)
    first, reply = load(database.path, UTC).thread("/p/1")
    assert (first.id, first.parent, first.text) == ("1", "", text)
    assert first.author == "Zoë <i> & Co"
    assert first.url == "https://zoe.example/?a=1&b=2"
    assert first.date == datetime.fromtimestamp(1709640060, UTC)
    assert (reply.id, reply.parent) == ("2", "1")


def test_recent_comments_are_told_with_their_keys(database):
    database.add("/p/1", "First.")
    database.add("/posts/b", "Second.")
    told = {(each.key, each.id, each.text) for each in load(database.path, UTC).recent()}
    assert told == {("/p/1", "1", "First."), ("/posts/b", "2", "Second.")}


def test_nothing_private_is_taken(database):
    database.add("/p/1", author=PRIVATE["mail"], link=PRIVATE["mail"])
    service = load(database.path, UTC)
    taken = repr(service.thread("/p/1")) + repr(service.recent())
    assert not [value for value in (*PRIVATE.values(), "secret") if value in taken]


def test_the_file_is_not_changed(database):
    database.add("/p/1")
    database.connection.close()
    before = database.path.read_bytes()
    database.path.chmod(0o444)
    load(database.path, UTC)
    assert database.path.read_bytes() == before
    assert [path.name for path in database.path.parent.iterdir()] == [database.path.name]


@pytest.fixture
def waline(tmp_path):
    made = WalineFile(tmp_path / "waline.sqlite")
    yield made
    made.connection.close()


@pytest.fixture
def artalk(tmp_path):
    made = ArtalkFile(tmp_path / "artalk.db")
    yield made
    made.connection.close()


def test_waline_writes_time_in_the_zone_of_its_server(waline):
    waline.add("/p/1")
    here = load(waline.path, UTC).thread("/p/1")[0].date
    there = load(waline.path, ZoneInfo("Asia/Shanghai")).thread("/p/1")[0].date
    assert here - there == timedelta(hours=8)


def test_of_several_counters_the_largest_counts(waline):
    # two readers who come at once are the first twice
    for number in (3, 9, 1):
        waline.view("/p/1", number)
    assert load(waline.path, UTC).views(["/p/1"]) == {"/p/1": 9}


def test_who_logged_in_to_waline_has_the_name_of_their_account(waline):
    waline.add("/p/1", author="Ada of then")
    with waline.connection:
        waline.connection.execute("UPDATE wl_Comment SET user_id = 7")
    comment = load(waline.path, UTC).thread("/p/1")[0]
    assert (comment.author, comment.url) == ("Ada of now", "https://ada.example/")


def test_a_reply_to_a_reply_on_waline_names_it(waline):
    for parent in (None, 1, 2):
        waline.add("/p/1", parent=parent)
    with waline.connection:
        waline.connection.execute("UPDATE wl_Comment SET rid = 1 WHERE rid IS NOT NULL")
    assert [each.parent for each in load(waline.path, UTC).thread("/p/1")] == ["", "1", "2"]


@pytest.mark.parametrize("column", ["user_id", "pid", "ip"])
def test_tables_of_older_versions_that_lack_a_column_are_read(waline, column):
    waline.add("/p/1")
    with waline.connection:
        waline.connection.execute(f"ALTER TABLE wl_Comment DROP COLUMN {column}")
    assert load(waline.path, UTC).counts(["/p/1"]) == {"/p/1": 1}


@pytest.mark.parametrize(
    ("schema", "old", "new", "name"),
    [
        (WALINE, "wl_", "my_", "Waline"),
        (WALINE, "wl_", "", "Waline"),
        (ARTALK, "TABLE ", "TABLE atk_", "Artalk"),
    ],
)
def test_tables_may_have_any_prefix(tmp_path, schema, old, new, name):
    path = tmp_path / "any.db"
    connection = sqlite3.connect(path)
    connection.executescript(schema.replace(old, new))
    connection.close()
    assert load(path, UTC).name == name


def test_of_artalks_sites_one_has_to_be_named(artalk):
    artalk.add("/p/1")
    artalk.view("/p/1", 5)
    assert load(artalk.path, UTC).counts(["/p/1"]) == {"/p/1": 1}
    artalk.view("/p/1", 7, site="Other")
    with pytest.raises(ServiceError, match=r"holds several sites \(Blog, Other\); name one"):
        load(artalk.path, UTC)
    service = load(artalk.path, UTC, "Other")
    assert service.counts(["/p/1"]) == {"/p/1": 0}
    assert service.views(["/p/1"]) == {"/p/1": 7}


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_database_of_a_service_is_told_of(tmp_path, content):
    path = tmp_path / "some.db"
    path.write_bytes(content)
    with pytest.raises(
        ServiceError, match=r"holds no comments|can't be read as an SQLite database"
    ):
        load(path, UTC)


def test_a_database_that_is_not_there_is_told_of_and_not_made(tmp_path):
    with pytest.raises(ServiceError, match="isn't there"):
        load(tmp_path / "none.db", UTC)
    assert not (tmp_path / "none.db").exists()
    with pytest.raises(ServiceError, match="is no file"):
        load(tmp_path, UTC)


def test_a_database_of_something_else_is_told_of(tmp_path):
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE comments (id, text); CREATE VIEW x AS SELECT 1;")
    connection.close()
    with pytest.raises(ServiceError, match="holds no comments of Waline, Artalk or Isso"):
        load(path, UTC)


def test_a_damaged_database_is_told_of(database):
    database.add("/p/1", "Text. " * 20_000)
    database.connection.close()
    content = bytearray(database.path.read_bytes())
    content[12288:] = b"\xaa" * (len(content) - 12288)
    database.path.write_bytes(content)
    with pytest.raises(ServiceError, match="can't be read as an SQLite database"):
        load(database.path, UTC)


HOSTILE = ("text", b"\xff\xfe\x00", 10**18, -5.5, None)


@pytest.mark.parametrize("value", HOSTILE, ids=repr)
def test_values_of_any_kind_are_no_traceback(database, value):
    database.add("/p/1")
    table = "wl_Comment" if database.name == "Waline" else "comments"
    names = [row[1] for row in database.connection.execute(f"PRAGMA table_info({table})")]
    for name in names:
        try:
            with database.connection:
                database.connection.execute(f'UPDATE {table} SET "{name}" = ?', (value,))
        except sqlite3.IntegrityError:
            continue
        service = load(database.path, UTC)
        service.thread("/p/1")
        service.recent()


def test_isso_databases_know_deleted_comments_by_their_mode(tmp_path):
    path = tmp_path / "isso.db"
    connection = sqlite3.connect(path)
    connection.executescript(ISSO)
    connection.executescript(
        "INSERT INTO threads VALUES (1, '/p/1', '');"
        "INSERT INTO comments (tid, id, created, mode, text, voters) VALUES (1, 1, 1e9, 4, '', '');"
        "INSERT INTO comments (tid, id, parent, created, mode, text, voters)"
        " VALUES (1, 2, 1, 1e9, 1, 'Reply.', '');"
        "INSERT INTO comments (tid, id, created, mode, text, voters) VALUES (9, 3, 1e9, 1, '', '');"
    )
    connection.close()
    assert [each.text for each in load(path, UTC).thread("/p/1")] == ["Reply."]
