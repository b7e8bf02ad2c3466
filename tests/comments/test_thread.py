"""The comments of a snapshot in the page of their post: text, in its order, whatever it holds."""

from __future__ import annotations

import json

import mf2py
import pytest

from sphinx_blogarchive.comments.anchors import anchors
from sphinx_blogarchive.model.replies import flattened
from sphinx_blogarchive.model.stats import Comment
from tests.comments.support import with_class
from tests.helpers import walk
from tests.reading.support import new_blog

HOSTILE = "<script>alert(1)</script> &lt;b&gt; \"' javascript:alert(1)"


def said(own, parent="", **more):
    """Return a comment by its own name."""
    minute = more.pop("minute", int(own) if own.isdigit() else 0)
    date = f"2024-03-05T{minute // 60:02}:{minute % 60:02}:00Z"
    return {"id": own, "parent": parent, "author": f"A{own}", "date": date, "text": own, **more}


#: A conversation that is six replies deep, told in no order; text of all kinds.
THREAD = [
    said("2", "1"),
    said("1"),
    said("6", "5"),
    said("3", "2"),
    said("4", "3"),
    said("5", "4"),
    said("7", "2"),
    said("10", author="Ünal", url="https://a.example/?x=1&y=2", minute=10),
    said("11", author="", text="One\ntwo\n\n\n three  \n", minute=11),
    said("12", author=HOSTILE, text=HOSTILE, minute=12),
    said("13", author="\u202eevil", text="\u202eevil", minute=13),
    said("14", author="עידו", text="שלום", minute=14, date="2024-03-05T23:30:00Z"),
    said("x y/z", date=None, text="x" * 300),
    said("15", text="Übermorgenland", minute=15),
]
CONF = """
html_theme = "blogarchive"
language = "de"
blogarchive_timezone = "Asia/Shanghai"
blogarchive_date_format = "d. MMMM y"
"""
OWN_IDS = """\
# One

(comment-1)=
## First

<a id="comment-2"></a> See [](#comment-1).
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    blog.conf(CONF)
    blog.post("one", "# One\n\nText.\n")
    blog.post("own", OWN_IDS)
    blog.post("closed", "# Closed\n\nText.\n", comments="false")
    blog.post("none", "# None\n\nText.\n", comments="false")
    posts = {f"/posts/{name}": {"thread": THREAD} for name in ("one", "own", "closed")}
    recent = [{"key": "/posts/own", "id": "1", "author": "A", "text": "T"}]
    blog.write("stats.json", json.dumps({"version": 1, "posts": posts, "recent": recent}))
    found = blog.build()
    assert found.warnings == []
    return found


@pytest.fixture(scope="module")
def page(built):
    return built.page("posts/one")


def comment(page, own):
    (found,) = page.xpath(f"//*[@id='comment-{own}']")
    return found


def part(element, name):
    (found,) = with_class_in(element, name)
    return found


def with_class_in(element, name):
    return element.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")


# ---- its order


def test_replies_stand_below_what_they_reply_to_the_oldest_first(page):
    shown = [each.get("id").removeprefix("comment-") for each in with_class(page, "h-cite")]
    deep = ["1", "2", "3", "4", "5", "6", "7"]
    assert shown == [*deep, "10", "11", "12", "13", "15", "14", "x~20~y/z"]


def test_replies_are_within_lists_four_deep_at_most(page):
    depths = {
        each.get("id").removeprefix("comment-"): len(each.xpath("ancestor::ol"))
        for each in with_class(page, "h-cite")
    }
    assert [depths[own] for own in "1234567"] == [1, 2, 3, 4, 4, 4, 3]


def test_lists_hold_items_alone_and_items_a_comment_and_its_replies(page):
    (top,) = with_class(page, "blogarchive-thread")
    for each in (top, *top.iter("ol")):
        assert {child.tag for child in each} == {"li"}
    for item in top.iter("li"):
        assert [child.tag for child in item] in (["div"], ["div", "ol"])
        assert "h-cite" in item[0].get("class")


def test_a_reply_names_and_links_to_what_it_replies_to(page):
    link = part(comment(page, "6"), "u-in-reply-to")
    assert (link.get("href"), link.text_content()) == ("#comment-5", "Antwort auf A5")
    assert with_class_in(comment(page, "1"), "u-in-reply-to") == []


# ---- a comment


def test_a_reader_of_microformats_finds_each_comment_with_its_parts(built):
    items = walk(mf2py.parse(doc=built.text("posts/one.html"))["items"])
    cites = {item["id"]: item["properties"] for item in items if "h-cite" in item["type"]}
    assert len(cites) == len(THREAD)
    found = cites["comment-10"]
    (author,) = found["author"]
    assert author["properties"]["name"] == ["Ünal"]
    assert author["properties"]["url"] == ["https://a.example/?x=1&y=2"]
    assert found["published"] == ["2024-03-05T08:10+0800"]
    assert found["content"] == ["10"]


def test_a_link_to_an_author_tells_searchers_that_it_is_none_of_ours(page):
    (link,) = comment(page, "10").xpath(".//a[@href='https://a.example/?x=1&y=2']")
    assert link.get("rel") == "nofollow ugc noopener"


def test_the_day_is_that_of_the_blogs_zone_in_its_format_and_language(page):
    (time_,) = comment(page, "14").xpath(".//a[@href='#comment-14']/time")
    assert (time_.get("datetime"), time_.text) == ("2024-03-06T07:30+08:00", "6. März 2024")


def test_a_comment_without_a_date_has_none(page):
    assert comment(page, "x~20~y/z").xpath(".//time") == []


def test_one_without_a_name_is_called_so(page):
    assert part(comment(page, "11"), "p-name").text_content() == "Anonym"


def test_empty_lines_part_paragraphs_and_lines_stay_lines(page):
    paragraphs = part(comment(page, "11"), "p-content").findall("p")
    assert [list(p.itertext()) for p in paragraphs] == [["One", "two"], ["three"]]
    assert [len(p.findall("br")) for p in paragraphs] == [1, 0]


def test_markup_is_text(page):
    found = comment(page, "12")
    assert part(found, "p-content").text_content() == HOSTILE
    assert part(found, "p-name").text_content() == HOSTILE
    assert found.xpath(".//script | .//b | .//a[starts-with(@href, 'javascript')]") == []


@pytest.mark.parametrize("own", ["13", "14"])
def test_names_and_texts_of_another_direction_turn_nothing_else_round(page, own):
    found = comment(page, own)
    (name,) = part(found, "p-name")
    assert name.tag == "bdi"
    assert [p.get("dir") for p in part(found, "p-content")] == ["auto"]


def test_nothing_is_asked_of_anyone_for_a_picture(page):
    (top,) = with_class(page, "blogarchive-thread")
    assert top.xpath(".//img | .//iframe | .//script | .//@style") == []
    assert part(comment(page, "10"), "blogarchive-letter").text == "Ü"
    assert part(comment(page, "11"), "blogarchive-letter").text == "?"


# ---- on its page


@pytest.mark.parametrize("name", ["one", "own", "closed"])
def test_no_id_is_given_twice_and_each_link_within_the_page_leads_somewhere(built, name):
    page = built.page(f"posts/{name}")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = {link.removeprefix("#") for link in page.xpath("//a/@href") if link.startswith("#")}
    assert links - {""} <= set(ids)


def test_ids_that_a_writer_has_given_stay_the_writers(built):
    page = built.page("posts/own")
    assert page.xpath("//*[@id='comment-1']/descendant-or-self::section/h2")
    assert page.xpath("//a[@id='comment-2']")
    thread = [each.get("id") for each in with_class(page, "h-cite")]
    assert thread[:3] == ["comment-1-2", "comment-2-2", "comment-3"]


def test_the_newest_comments_lead_to_the_ids_that_comments_got(built):
    (link,) = built.page("index").xpath("//*[@data-part='author']/ancestor::a/@href")
    assert link == "./posts/own.html#comment-1-2"


def test_a_closed_post_keeps_its_discussion_and_says_so(built):
    page = built.page("posts/closed")
    assert len(with_class(page, "h-cite")) == len(THREAD)
    (closed,) = with_class(page, "blogarchive-comments-closed")
    assert closed.text == "Die Kommentare sind geschlossen."
    assert with_class(built.page("posts/none"), "blogarchive-comments") == []


def test_what_was_said_can_be_searched_and_our_words_about_it_are_left_out(built):
    index = json.loads(
        built.text("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")")
    )
    assert "ubermorgenland" in index["terms"] or "übermorgenland" in index["terms"]
    assert "unal" in index["terms"] or "ünal" in index["terms"]
    assert not {"antwort", "marz", "märz"} & index["terms"].keys()


# ---- how long it takes


def test_hundreds_of_comments_and_one_that_is_very_long_are_all_written(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    blog.post("one", "# One\n\nText.\n")
    thread = [said(str(n), str(n - 1) if n % 50 else "", minute=n % 1000) for n in range(500)]
    thread[7]["text"] = "wörd\n" * 20_000
    blog.write(
        "stats.json", json.dumps({"version": 1, "posts": {"/posts/one": {"thread": thread}}})
    )
    built = blog.build()
    assert len(with_class(built.page("posts/one"), "h-cite")) == 500


def chain(count):
    return [Comment(str(n), str(n - 1) if n else "") for n in range(count)]


def test_a_conversation_can_be_as_deep_as_it_likes():
    levels = [entry.level for entry in flattened(chain(50_000), 4)]
    assert levels == [0, 1, 2] + [3] * 49_997


def test_anchors_differ_whatever_ids_there_are():
    thread = [Comment(own) for own in ("1", "1-2", "a b", "a~20~b", "a/b", "A")]
    taken = {"comment-1", "comment-1-3", "comment-A"}
    found = anchors(thread, taken)
    assert len({*found.values()} | taken) == len(thread) + len(taken)
    assert found["a/b"] == "comment-a/b"
