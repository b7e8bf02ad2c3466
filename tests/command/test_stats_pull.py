"""``blogarchive stats pull`` makes the snapshot, or leaves it as it was."""

from __future__ import annotations

import json
import os
import socket
import stat
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sphinx_blogarchive.command import main, stats
from sphinx_blogarchive.command.project import Project
from sphinx_blogarchive.model.commenting import Commenting
from sphinx_blogarchive.model.stats.reading import decode
from tests.services.databases import IssoFile, WalineFile
from tests.services.fakes import PRIVATE, FakeIsso, FakeWaline, Reply, serve

KEYS = ("/p/1", "/p/2", "/posts/b")


class Pull:
    """The command, in a project that needn't be read by Sphinx."""

    def __init__(self, folder, capsys):
        self.file = folder / "stats.json"
        self._capsys = capsys
        self.project = Project(
            folder, Commenting(), KEYS, ZoneInfo("UTC"), "https://example.org/", ()
        )

    def ask(self, provider, server, **settings):
        commenting = Commenting(provider=provider, server=server, **settings)
        self.project = replace(self.project, commenting=commenting)

    def __call__(self, *arguments, status=0):
        """Run the command; return what it said."""
        found = main(["stats", "pull", *map(str, arguments)])
        said = self._capsys.readouterr()
        assert found == status, said
        assert "Traceback" not in said.err
        assert (said.err == "") == (status == 0)
        return said.err if status else said.out

    def read(self):
        return json.loads(self.file.read_text(encoding="utf-8"))


@pytest.fixture
def pull(tmp_path, capsys, monkeypatch):
    folder = tmp_path / "docs"
    folder.mkdir()
    made = Pull(folder, capsys)
    monkeypatch.setattr(stats, "read_project", lambda source: made.project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    return made


@pytest.fixture
def waline(pull):
    """A Waline that has comments on two posts."""
    fake = FakeWaline()
    fake.add("/p/1", "First.", author="Zoë", link="https://zoe.example/")
    fake.add("/p/1", "Reply.", parent=1)
    fake.add("/posts/b", "Second.")
    fake.add("/draft", "Hidden.")
    fake.views = {"/p/1": 79067}
    with serve(fake.answer) as server:
        pull.ask("waline", server.url)
        fake.server = server
        yield fake


def test_the_snapshot_has_numbers_threads_and_recent_comments_of_published_posts(pull, waline):
    said = pull()
    assert said.splitlines() == [
        "Waline has 3 comments on 2 of 3 posts, 79067 views.",
        f"{pull.file} is written.",
    ]
    _, problems = decode(pull.file.read_bytes())
    assert problems == []
    snapshot = pull.read()
    assert snapshot["taken"] == "2027-01-15T08:00:00Z"
    assert {key: (post["comments"], post["views"]) for key, post in snapshot["posts"].items()} == {
        "/p/1": (2, 79067),
        "/p/2": (0, 0),
        "/posts/b": (1, 0),
    }
    assert snapshot["posts"]["/p/1"]["thread"] == [
        {
            "id": "1",
            "author": "Zoë",
            "url": "https://zoe.example/",
            "date": "2024-03-05T12:01:00Z",
            "text": "First.",
        },
        {
            "id": "2",
            "parent": "1",
            "author": "Ada",
            "date": "2024-03-05T12:02:00Z",
            "text": "Reply.",
        },
    ]
    assert [(each["key"], each["id"]) for each in snapshot["recent"]] == [
        ("/posts/b", "3"),
        ("/p/1", "2"),
        ("/p/1", "1"),
    ]


def test_few_requests_are_made(pull, waline):
    pull()
    assert len(waline.server.asked) == 4  # numbers, views, and two threads
    waline.server.asked.clear()
    pull("--no-threads")
    assert len(waline.server.asked) == 3


def test_without_threads_there_are_numbers_and_recent_comments(pull, waline):
    pull("--no-threads")
    snapshot = pull.read()
    assert not any("thread" in post for post in snapshot["posts"].values())
    assert [each["text"] for each in snapshot["recent"]] == ["Second.", "Reply.", "First."]


def test_nothing_private_is_in_the_file(pull, waline):
    waline.add("/p/1", author=PRIVATE["mail"], link=PRIVATE["mail"])
    pull()
    text = pull.file.read_text(encoding="utf-8")
    assert not [value for value in PRIVATE.values() if value in text]


def test_a_second_pull_writes_nothing(pull, waline, monkeypatch):
    pull()
    before = pull.file.stat()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert f"{pull.file} is up to date." in pull()
    assert pull.file.stat() == before
    assert "up to date" in pull("--fresh")
    assert pull.file.stat() == before


def test_comments_without_a_number_are_not_taken_again_and_again(pull, waline):
    for comment in waline.comments:
        comment.id = 0
    pull()
    before = pull.file.read_bytes()
    pull()
    assert pull.file.read_bytes() == before
    assert pull.read()["posts"]["/p/1"] == {"comments": 2, "views": 79067}


def test_a_pull_that_finds_more_tells_when(pull, waline, monkeypatch):
    pull()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    waline.add("/p/2")
    pull()
    assert pull.read()["taken"].startswith("2030")
    assert pull.read()["posts"]["/p/2"]["comments"] == 1


def test_a_dry_run_writes_nothing(pull, waline):
    assert f"{pull.file} would be written." in pull("--dry-run")
    assert not pull.file.exists()


def test_numbers_and_comments_of_the_file_stay_unless_a_fresh_one_is_wanted(pull, waline):
    pull()
    archive = pull.read()
    archive["posts"]["/p/1"] |= {"comments": 30, "views": 90000}
    archive["posts"]["/p/1"]["thread"].append({"id": "77", "text": "Archived."})
    archive["posts"]["/gone"] = {"comments": 5}
    pull.file.write_text(json.dumps(archive), encoding="utf-8")
    said = pull()
    assert "Kept larger numbers that stats.json has of 1 post; --fresh drops them." in said
    assert "Kept 1 comment that Waline doesn't have: 77 of /p/1; take what was deleted" in said
    found = pull.read()["posts"]
    assert (found["/p/1"]["comments"], found["/p/1"]["views"]) == (30, 90000)
    assert found["/gone"] == {"comments": 5}
    pull("--fresh")
    found = pull.read()["posts"]
    assert (found["/p/1"]["comments"], len(found["/p/1"]["thread"])) == (2, 2)
    assert "/gone" not in found


def test_a_damaged_file_is_not_overwritten_unless_a_fresh_one_is_wanted(pull, waline):
    pull.file.write_text('{"version": 1, "posts": {"/p/1": {"comments": -1}}}\n', encoding="utf-8")
    before = pull.file.read_bytes()
    lines = pull(status=1).splitlines()
    assert lines[0].startswith(f"{pull.file}:1: ")
    assert lines[-1].startswith(f"blogarchive: mend {pull.file} first")
    assert pull.file.read_bytes() == before
    pull("--fresh")
    assert pull.read()["posts"]["/p/1"]["comments"] == 2


def answer_wrongly(asked, handler):
    return Reply(raw=b"<html>Oops</html>", status=502)


def break_off(asked, handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n[1")


@pytest.mark.parametrize("answer", [answer_wrongly, break_off])
def test_a_pull_that_fails_leaves_the_file_as_it_was(pull, waline, answer):
    pull()
    before = pull.file.read_bytes()
    waline.add("/p/2")

    def half(asked, handler):
        # numbers come, and then the server is gone
        is_thread = "page" in asked.query
        return (answer if is_thread else waline.answer)(asked, handler)

    with serve(half) as server:
        pull.ask("waline", server.url)
        said = pull(status=1)
    assert said.startswith(f"blogarchive: Waline at {server.url} ")
    assert said.count("\n") == 1
    assert pull.file.read_bytes() == before
    assert list(pull.file.parent.iterdir()) == [pull.file]


def test_a_file_that_cannot_be_written_whole_is_as_it_was(pull, waline, monkeypatch):
    pull()
    before = pull.file.read_bytes()
    waline.add("/p/2")

    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    said = pull(status=1)
    assert said == f"blogarchive: {pull.file} can't be written (No space left on device)\n"
    assert pull.file.read_bytes() == before
    assert list(pull.file.parent.iterdir()) == [pull.file]


def test_a_server_that_is_down_is_told_of_in_one_line(pull):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    pull.ask("artalk", url)
    said = pull(status=1)
    assert said.startswith(f"blogarchive: Artalk at {url} can't be reached (")
    assert said.count("\n") == 1
    assert not pull.file.exists()


@pytest.mark.parametrize(
    ("provider", "reason"),
    [
        ("", "blogarchive_comments in conf.py names no service"),
        ("giscus", "giscus can't be asked"),
        ("ours.js", "ours.js can't be asked"),
    ],
)
def test_a_service_that_cannot_be_asked_is_told_of_with_the_remedy(pull, provider, reason):
    pull.ask(provider, "")
    said = pull(status=1)
    assert reason in said
    assert "--database" in said


def test_what_is_wrong_with_the_setting_is_shown(pull):
    warning = "WARNING: blogarchive_comments is int; give a dictionary"
    pull.project = replace(pull.project, warnings=("other", warning))
    assert pull(status=1).splitlines()[0] == warning


def test_a_database_is_taken_whatever_conf_names(pull, tmp_path):
    kept = WalineFile(tmp_path / "waline.sqlite")
    kept.add("/p/1", "First.")
    kept.view("/p/1", 7)
    kept.connection.close()
    said = pull("--database", kept.path, "--timezone", "Asia/Shanghai")
    assert said.startswith("Waline has 1 comment on 1 of 3 posts, 7 views.")
    post = pull.read()["posts"]["/p/1"]
    assert (post["comments"], post["views"]) == (1, 7)
    assert post["thread"][0]["date"] == "2024-03-05T04:01:00Z"


def test_a_database_that_is_none_is_told_of(pull, tmp_path):
    said = pull("--database", tmp_path / "none.db", status=1)
    assert said == f"blogarchive: {tmp_path / 'none.db'} isn't there\n"


def test_a_server_and_its_database_tell_the_same(pull, tmp_path):
    fake, kept = FakeIsso(), IssoFile(tmp_path / "isso.db")
    for made in (fake, kept):
        made.add("/p/1", "First & <b>.", author="Zoë & Co", link="https://zoe.example/?a&b")
        made.add("/p/1", "Reply.", parent=1)
    kept.connection.close()
    with serve(fake.answer) as server:
        pull.ask("isso", server.url)
        pull()
    before = pull.file.read_bytes()
    assert "up to date" in pull("--database", kept.path)
    assert pull.file.read_bytes() == before


def test_recent_comments_that_isso_does_not_tell_are_no_failure(pull):
    fake = FakeIsso()
    fake.add("/p/1")
    fake.latest_is_enabled = False
    with serve(fake.answer) as server:
        pull.ask("isso", server.url)
        assert "Isso doesn't tell recent comments; pull with --threads" in pull("--no-threads")
        assert pull.read()["recent"] == []
        assert "doesn't tell" not in pull()
        assert len(pull.read()["recent"]) == 1


def test_a_service_that_knows_no_post_may_know_them_by_other_keys(pull):
    with serve(FakeWaline().answer) as server:
        pull.ask("waline", server.url)
        assert "It may know the posts by other keys; ours are such as /p/1." in pull()


def test_the_snapshot_goes_where_conf_or_the_command_line_says(pull, waline, tmp_path):
    pull.ask("waline", waline.server.url, snapshot="data.json")
    pull()
    assert not pull.file.exists()
    made = pull.file.with_name("data.json").read_bytes()
    pull("-o", tmp_path / "other.json")
    assert (tmp_path / "other.json").read_bytes() == made


def test_a_place_that_cannot_be_written_to_is_told_of(pull, waline, tmp_path):
    said = pull("-o", tmp_path / "no/such/folder.json", status=1)
    assert said.startswith(f"blogarchive: {tmp_path / 'no/such/folder.json'} can't be written (")
    pull.file.mkdir()
    assert "can't be read" in pull(status=1)


@pytest.mark.skipif(os.name == "nt", reason="there are no such modes")
def test_the_mode_of_the_file_stays_and_a_link_leads_where_it_led(pull, waline, tmp_path):
    target = tmp_path / "real.json"
    target.write_text('{"version": 1}\n', encoding="utf-8")
    target.chmod(0o640)
    pull.file.symlink_to(target)
    pull()
    assert pull.file.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert len(json.loads(target.read_text(encoding="utf-8"))["posts"]) == 3


HOSTILE = "<script>alert(1)</script> \u202e ]]> \ud83d \x00 {{ config }} ${x} \r\n `"


@pytest.mark.parametrize("fake", [FakeWaline, FakeIsso])
def test_what_commenters_write_is_text_and_the_file_good(pull, fake):
    service = fake()
    for link in ("javascript:alert(1)", "data:text/html,x", "https://a.example/\"onclick='x"):
        service.add("/p/1", HOSTILE, author=HOSTILE, link=link)
    with serve(service.answer) as server:
        pull.ask(service.provider, server.url)
        pull()
    snapshot, problems = decode(pull.file.read_bytes())
    assert problems == []
    for comment in snapshot.posts["/p/1"].thread:
        assert comment.url == ""
        assert comment.text.startswith("<script>alert(1)</script>")
        assert "\x00" not in comment.text + comment.author
    pull.ask(service.provider, server.url)


def test_a_real_project_is_pulled_for(blog, capsys):
    fake = FakeWaline()
    fake.add("/p/9969", "First.")
    with serve(fake.answer) as server:
        settings = {"provider": "waline", "server": server.url}
        blog.conf(f"blogarchive_comments = {settings!r}\n")
        blog.post("a", id="9969")
        assert main(["stats", "pull", str(blog.src)]) == 0
        assert server.asked[0].headers["Referer"] == "https://example.org/blog/"
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines()[-1] == f"{Path(blog.src) / 'stats.json'} is written."
    snapshot = json.loads((blog.src / "stats.json").read_text(encoding="utf-8"))
    assert snapshot["posts"]["/p/9969"]["comments"] == 1
