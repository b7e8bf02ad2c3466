"""`blogarchive stats pull` takes from the real servers what readers wrote, and nothing private."""

from __future__ import annotations

import json

import pytest

from sphinx_blogarchive.command import main

CONF = """
blogarchive_comments = {{"provider": {name!r}, "server": {url!r}}}
"""
WRITTEN = "One & *two*.\n\nThree <b>."


@pytest.fixture(params=["isso", "waline"])
def server(request):
    """Each of the servers."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def pulled(blog, server, capsys):
    """Return a function that pulls a snapshot, with further arguments, and reads it."""
    blog.conf(CONF.format(name=server.name, url=server.url))
    blog.post("a")
    blog.post("b", id="9969")

    def pull(*arguments):
        status = main(["stats", "pull", str(blog.src), *arguments])
        assert status == 0, capsys.readouterr()
        return json.loads((blog.src / "stats.json").read_text(encoding="utf-8"))

    return pull


def test_threads_come_as_they_were_written(server, pulled):
    first = server.post("/p/9969", WRITTEN, author="Zoë & <b>", link="https://friend.example/")
    reply = server.post("/p/9969", "A reply.", parent=first)
    post = pulled()["posts"]["/p/9969"]
    assert post["comments"] == 2
    comment, answer = post["thread"]
    assert (comment["id"], comment["author"]) == (first, "Zoë & <b>")
    assert comment["url"] == "https://friend.example/"
    assert comment["text"] == WRITTEN
    assert (answer["id"], answer["parent"], answer["text"]) == (reply, first, "A reply.")


def test_recent_comments_come_newest_first(server, pulled):
    first = server.post("/posts/a", "First.")
    server.post("/posts/a", "A reply.", parent=first)
    last = server.post("/p/9969", "Last.")
    for arguments in ([], ["--no-threads", "--fresh"]):
        recent = pulled(*arguments)["recent"]
        assert (recent[0]["key"], recent[0]["id"]) == ("/p/9969", last)
        assert {each["text"] for each in recent} == {"First.", "A reply.", "Last."}


def test_nothing_private_is_taken(server, pulled):
    server.post("/posts/a", "Text.")
    text = json.dumps(pulled())
    for private in ("ada@example.org", "127.0.0.1", "hash", "mail", "avatar", "gravatar"):
        assert private not in text


def test_links_that_lead_nowhere_good_are_not_taken(waline, blog, capsys):
    blog.conf(CONF.format(name="waline", url=waline.url))
    blog.post("a")
    waline.post("/posts/a", "Text.", link="javascript:alert(1)")
    assert main(["stats", "pull", str(blog.src)]) == 0
    assert "javascript" not in (blog.src / "stats.json").read_text(encoding="utf-8")
    capsys.readouterr()


def test_views_come_from_waline(waline, blog, capsys):
    blog.conf(CONF.format(name="waline", url=waline.url))
    blog.post("a")
    waline.hit("/posts/a")
    waline.hit("/posts/a")
    assert main(["stats", "pull", str(blog.src)]) == 0
    snapshot = json.loads((blog.src / "stats.json").read_text(encoding="utf-8"))
    assert snapshot["posts"]["/posts/a"]["views"] == 2
    capsys.readouterr()


def test_what_was_pulled_stands_in_the_page_without_the_service(server, blog, pulled):
    first = server.post("/p/9969", WRITTEN, author="Zoë", link="https://friend.example/")
    server.post("/p/9969", "A reply.", parent=first)
    pulled()
    server.kill()
    blog.conf()
    built = blog.build()
    assert built.warnings == []
    (post,) = (item for item in built.microformats("posts/b")["items"] if "comment" in str(item))
    comments = [comment["properties"] for comment in post["properties"]["comment"]]
    authors = [comment["author"][0]["properties"] for comment in comments]
    assert [author["name"] for author in authors] == [["Zoë"], ["Ada"]]
    assert authors[0]["url"] == ["https://friend.example/"]
    assert comments[0]["content"][0].split() == WRITTEN.split()
