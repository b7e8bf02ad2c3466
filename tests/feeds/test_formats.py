"""Feeds in their formats, from plain data."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sphinx_blogarchive.model.feeds import atom, jsonfeed, rss
from sphinx_blogarchive.model.feeds.data import Category, Entry, Feed, Person, Rights
from sphinx_blogarchive.model.feeds.xml import legal, rfc822, rfc3339, uri
from tests.feeds import validators
from tests.feeds.samples import ADA, BOB, FEED, LONG, NOTE

HERE = "https://example.org/feed"
FORMATS = {
    "atom": (atom.file, validators.atom),
    "rss": (rss.file, validators.rss),
    "json": (jsonfeed.file, validators.json_feed),
}
XML = {name: FORMATS[name] for name in ("atom", "rss")}
EMPTY = Feed("urn:uuid:0", "Empty", "https://example.org/", author=ADA)


def parsed(write, feed=FEED):
    found = feedparser.parse(write(feed, HERE), sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.bozo_exception
    return found


def atom_root(feed=FEED):
    return etree.fromstring(atom.file(feed, HERE))


def texts(root, path):
    return [e.text for e in root.iterfind(path.replace("a:", validators.ATOM))]


def rss_items(feed=FEED):
    return etree.fromstring(rss.file(feed, HERE))[0].findall("item")


# ---- all of them


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("feed", [FEED, EMPTY, FEED._replace(whole=False)])
def test_what_is_written_is_valid(name, feed):
    write, problems = FORMATS[name]
    assert problems(write(feed, HERE)) == []


@pytest.mark.parametrize("name", FORMATS)
def test_two_writings_are_the_same(name):
    write, _ = FORMATS[name]
    assert write(FEED, HERE) == write(FEED, HERE)


@pytest.mark.parametrize("name", FORMATS)
def test_it_is_utf_8_with_plain_ends_of_lines(name):
    content = FORMATS[name][0](FEED._replace(title="a\r\nb\rc"), HERE)
    assert "数学" in content.decode("utf-8")
    assert b"\r" not in content
    assert content.endswith(b"\n")


@pytest.mark.parametrize("name", XML)
def test_feedparser_finds_what_was_put_in(name):
    found = parsed(XML[name][0])
    first, second = found.entries
    assert found.feed.title == "Tests & more"
    assert (first.id, second.id) == (LONG.id, NOTE.id)
    assert first.link == LONG.url
    assert first.content[0].value == LONG.content
    assert first.published_parsed[:5] == (2024, 3, 5, 0, 30)
    assert [author.name for author in first.authors][-1] == BOB.name
    assert [tag.term for tag in first.tags][-1] == "数学"


@pytest.mark.parametrize("name", FORMATS)
def test_addresses_are_uris(name):
    content = FORMATS[name][0](FEED, HERE).decode()
    assert "https://example.org/%E6%96%87%E7%AB%A0/7/" in content
    assert "文章" not in content


HOSTILE = st.text(st.characters(), max_size=20)


@st.composite
def hostile_feeds(draw):
    number = iter(range(99))
    # readers of RFC 822 take a year of two digits for one of their own time
    moments = st.datetimes(datetime(1000, 1, 2), datetime(9998, 1, 1)).map(  # noqa: DTZ001
        lambda moment: moment.replace(tzinfo=draw(st.sampled_from([UTC, ODD])))
    )
    entries = st.builds(
        lambda **given: Entry(f"urn:x:{next(number)}", "https://example.org/p", **given),
        title=HOSTILE,
        label=HOSTILE,
        published=moments,
        updated=st.none() | moments,
        content=HOSTILE,
        summary=HOSTILE,
        authors=st.builds(lambda name: (Person(f"A{name}"),), HOSTILE),
        categories=st.builds(lambda name: (Category(f"c{name}", f"c{name}"),), HOSTILE),
        rights=HOSTILE.map(Rights),
    )
    return EMPTY._replace(
        title=draw(HOSTILE),
        subtitle=draw(HOSTILE),
        entries=tuple(draw(st.lists(entries, max_size=2))),
    )


ODD = timezone(timedelta(hours=8, minutes=5, seconds=43))


@pytest.mark.parametrize("name", FORMATS)
@given(feed=hostile_feeds())
def test_no_text_makes_it_invalid(name, feed):
    write, problems = FORMATS[name]
    # a text without a character that may be seen is for the schema of posts to refuse
    known = ("neither title nor description", "title is missing")
    assert [p for p in problems(write(feed, HERE)) if not p.endswith(known)] == []


@given(text=st.text())
def test_legal_text_may_stand_in_xml(text):
    plain = legal(text)
    root = etree.fromstring(f"<a>{plain.translate({38: 'a', 60: 'l', 62: 'g'})}</a>")
    assert len(root.text or "") == len(plain)


def test_what_xml_forbids_is_taken_out_and_nothing_else():
    assert legal("a\0\x08\x0b\x1f\x7f\x9f\ud800\ufffe\uffff\ufdd0\U0001ffff b\t\n数😀\x85") == (
        "a b\t\n数😀\x85"
    )


# ---- Atom


def test_each_author_of_an_entry_is_told_with_an_address():
    entry = atom_root().find(f"{validators.ATOM}entry")
    assert texts(entry, "a:author/a:name") == ["Ada Brandt", "林知远"]
    assert texts(entry, "a:author/a:uri") == [ADA.url, uri(BOB.url)]


def test_atom_titles_are_text():
    titles = atom_root().findall(f"{validators.ATOM}entry/{validators.ATOM}title")
    assert titles[0].text == LONG.title
    assert "type" not in titles[0].attrib


def test_a_note_is_called_by_its_label_in_atom():
    assert texts(atom_root(), "a:entry/a:title")[1] == "A note"


def test_atom_is_as_new_as_what_changed_last():
    older = NOTE._replace(updated=datetime(2025, 1, 1, tzinfo=UTC))
    assert texts(atom_root(FEED._replace(entries=(LONG, older))), "a:updated") == [
        "2025-01-01T00:00:00+00:00"
    ]


def test_an_entry_is_not_changed_before_it_is_published():
    early = LONG._replace(updated=datetime(2020, 1, 1, tzinfo=UTC))
    root = atom_root(FEED._replace(entries=(early,)))
    assert texts(root, "a:entry/a:updated") == ["2024-03-05T08:30:00+08:00"]


def test_a_feed_without_entries_has_a_date_of_no_clock():
    assert texts(atom_root(EMPTY), "a:updated") == ["1970-01-01T00:00:00+00:00"]


def test_content_says_its_language_and_its_page():
    content = atom_root().find(f"{validators.ATOM}entry/{validators.ATOM}content")
    assert dict(content.attrib) == {
        "type": "html",
        "{http://www.w3.org/XML/1998/namespace}lang": "zh-CN",
        "{http://www.w3.org/XML/1998/namespace}base": LONG.url,
    }


def test_a_category_has_its_name_its_label_and_its_vocabulary():
    category = atom_root().find(f".//{validators.ATOM}category")
    assert dict(category.attrib) == {
        "term": "c++",
        "label": "C++",
        "scheme": "https://example.org/tag.html",
    }


def test_atom_says_what_readers_may_do():
    root = atom_root()
    assert texts(root, "a:rights") == ["CC BY 4.0"]
    assert texts(root, "a:entry/a:rights") == ["CC BY 4.0"]
    links = root.findall(f".//{validators.ATOM}link[@rel='license']")
    assert {link.get("href") for link in links} == {LONG.rights.url}


def test_a_feed_of_excerpts_has_summaries_in_html_and_no_content():
    root = atom_root(FEED._replace(whole=False))
    summary = root.find(f"{validators.ATOM}entry/{validators.ATOM}summary")
    assert (summary.get("type"), summary.text) == ("html", LONG.content)
    assert root.find(f".//{validators.ATOM}content") is None


# ---- RSS


def test_a_note_has_no_title_in_rss_and_json():
    assert [item.findtext("title") for item in rss_items()] == [LONG.title, None]
    assert "title" not in json.loads(jsonfeed.file(FEED, HERE))["items"][1]


def test_each_author_is_a_creator():
    creators = rss_items()[0].findall(f"{validators.DC}creator")
    assert [creator.text for creator in creators] == ["Ada Brandt", "林知远"]


def test_a_description_in_rss_is_html_that_shows_the_text():
    assert rss_items()[0].findtext("description") == "A link &amp; &lt;b&gt; more"


def test_the_whole_text_is_content_in_rss():
    assert rss_items()[0].findtext(validators.CONTENT) == LONG.content


def test_a_feed_of_excerpts_has_descriptions_and_no_content():
    item = rss_items(FEED._replace(whole=False))[0]
    assert item.findtext("description") == LONG.content
    assert item.find(validators.CONTENT) is None


def test_a_note_without_words_is_described_by_what_it_shows():
    picture = NOTE._replace(summary="", content='<p><img src="https://example.org/a.png"></p>')
    assert rss_items(FEED._replace(entries=(picture,)))[0].findtext("description") == (
        picture.content
    )


def test_rss_without_entries_was_never_built():
    channel = etree.fromstring(rss.file(EMPTY, HERE))[0]
    assert channel.find("lastBuildDate") is None


# ---- JSON Feed


def test_an_item_has_all_that_json_feed_knows():
    item = json.loads(jsonfeed.file(FEED, HERE))["items"][0]
    assert item == {
        "id": "urn:uuid:1",
        "url": LONG.url,
        "title": LONG.title,
        "content_html": LONG.content,
        "summary": LONG.summary,
        "image": "https://example.org/_images/a%20b.png",
        "date_published": "2024-03-05T08:30:00+08:00",
        "date_modified": "2024-04-01T00:00:00+00:00",
        "authors": [
            {"name": "Ada Brandt", "url": ADA.url},
            {"name": "林知远", "url": uri(BOB.url)},
        ],
        "tags": ["C++", "数学"],
        "language": "zh-CN",
    }


def test_what_was_never_changed_has_no_date_of_a_change():
    assert "date_modified" not in json.loads(jsonfeed.file(FEED, HERE))["items"][1]


# ---- dates and addresses


def test_dates_are_in_the_zone_of_the_post():
    assert rfc3339(LONG.published) == "2024-03-05T08:30:00+08:00"
    assert rfc822(LONG.published) == "Tue, 05 Mar 2024 08:30:00 +0800"


def test_a_zone_that_is_off_by_seconds_gives_way_to_utc():
    moment = datetime(1890, 1, 1, 8, 5, 43, tzinfo=ODD)
    assert rfc3339(moment) == "1890-01-01T00:00:00+00:00"
    assert rfc822(moment) == "Wed, 01 Jan 1890 00:00:00 +0000"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "https://bücher.example/ä b?q=ü#é",
            "https://xn--bcher-kva.example/%C3%A4%20b?q=%C3%BC#%C3%A9",
        ),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org:x/ä", "https://example.org:x/%C3%A4"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("", ""),
    ],
)
def test_an_iri_becomes_a_uri_and_stays_one(address, expected):
    assert uri(address) == expected
    assert uri(uri(address)) == expected


# ---- the validators themselves


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("atom", "<id>urn:uuid:0</id>", ""),
        ("atom", "<id>urn:uuid:1</id>", "<id>urn:uuid:0</id>"),
        ("atom", "2024-03-05T08:30:00+08:00", "2024-03-05"),
        ("atom", 'rel="self"', 'rel="via"'),
        ("atom", 'href="https://example.org/"', 'href="/"'),
        ("atom", "<name>Ada Brandt</name>", ""),
        ("atom", 'term="c++" ', ""),
        ("rss", "Tue, 05 Mar", "Mon, 05 Mar"),
        ("rss", "<title>Tests &amp; more</title>", ""),
        ("rss", 'isPermaLink="false"', ""),
        ("rss", "<link>https://example.org/</link>", "<link>/</link>"),
        ("json", "version/1.1", "version/1"),
        ("json", '"id": "urn:uuid:1"', '"ID": "urn:uuid:1"'),
        ("json", '"content_html"', '"content"'),
        ("json", "2024-03-05T08:30:00+08:00", "2024"),
    ],
)
def test_a_validator_sees_a_mistake(name, old, new):
    write, problems = FORMATS[name]
    content = write(FEED, HERE).decode()
    assert old in content
    assert problems(content.replace(old, new).encode())


def test_the_samples_have_all_there_can_be():
    for sample in (LONG, FEED):
        assert all(sample)
