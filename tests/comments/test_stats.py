"""What a snapshot may hold, and what is said of everything else."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.stats import MOST, Comment, Numbers, Recent, Stats, vetted
from sphinx_blogarchive.model.stats.reading import decode, parse
from sphinx_blogarchive.model.stats.writing import dump

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
WHOLE = Stats(
    NOON,
    {
        "/p/1": Numbers(
            2,
            79067,
            (
                Comment("12", "", "Ann", "https://ann.example/", NOON, "Well said.\n\nTwice."),
                Comment("13", "12", "林", "", None, "谢谢"),
            ),
        ),
        "/posts/a": Numbers(None, 0),
        "/posts/b": Numbers(0),
    },
    (Recent("/p/1", "13", "林", NOON, "谢谢"),),
)


def of_post(**fields):
    """Return a snapshot of one post, each field on a line of its own."""
    return json.dumps({"version": 1, "posts": {"/p/1": fields}}, indent=1)


def of_comment(**fields):
    return of_post(thread=[{"id": "1", **fields}])


def only(text):
    """Return the numbers of the one post, and the one problem as text."""
    stats, (problem,) = parse(text)
    return stats.posts.get("/p/1"), str(problem)


# ---- what is good


def test_what_was_written_is_read_again():
    assert parse(dump(WHOLE)) == (WHOLE, [])


def test_a_file_without_anything_is_good():
    assert parse('{"version": 1}') == (Stats(), [])


def test_null_is_the_same_as_nothing():
    text = of_post(comments=None, views=None, thread=None)
    assert parse(text) == (Stats(None, {"/p/1": Numbers()}), [])


def test_a_byte_order_mark_is_passed_over():
    assert decode(b"\xef\xbb\xbf" + dump(WHOLE).encode()) == (WHOLE, [])


def test_there_are_as_many_comments_as_in_the_thread_at_least():
    thread = [{"id": str(n)} for n in range(3)]
    for comments in ({}, {"comments": 1}):
        assert parse(of_post(thread=thread, **comments))[0].posts["/p/1"].comments == 3
    assert parse(of_post(thread=thread, comments=9))[0].posts["/p/1"].comments == 9


def test_dates_are_told_in_utc_so_that_no_zone_tells_where_someone_lives():
    found = parse(of_comment(date="2026-11-22T20:00:00.5+08:00"))[0].posts["/p/1"].thread[0]
    assert (found.date, found.date.utcoffset()) == (NOON, timedelta())


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "&lt;b&gt; &#x202e;",
        "a\u202ecipher",
        "[x](javascript:1)",
        "'\"",
    ],
)
def test_whatever_looks_like_markup_is_text(text):
    stats, problems = parse(of_comment(author=text, text=text))
    (comment,) = stats.posts["/p/1"].thread
    assert (comment.author, comment.text, problems) == (text, text, [])


def test_lines_of_all_systems_end_alike():
    assert (
        parse(of_comment(text="a\r\nb\rc\n\nd"))[0].posts["/p/1"].thread[0].text == "a\nb\nc\n\nd"
    )


def test_a_comment_a_line_and_posts_by_their_keys():
    posts = {key: WHOLE.posts[key] for key in reversed(WHOLE.posts)}
    text = dump(Stats(NOON, posts, WHOLE.recent))
    assert text == dump(WHOLE)
    lines = text.splitlines()
    assert [sum(part in line for line in lines) for part in ("Well said", "/posts/a")] == [1, 1]


# ---- no JSON


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "is empty"),
        (" \n", 1, "is empty"),
        ('{"version": 1,\n"posts": {"/p/1": {"comments": 3', 2, "ends too early (line 2, column"),
        ('{"version": 1,\n"posts": {"/p', 2, "ends too early"),
        ('{"version": 1,\n\n "posts": nope}', 3, "isn't JSON: Expecting value (line 3, column 11)"),
        ("<!doctype html>", 1, "isn't JSON"),
        ('{"version": 1}\n}', 2, "isn't JSON: Extra data (line 2, column 1)"),
    ],
)
def test_what_is_no_json_is_told_with_its_place(text, line, said):
    stats, (problem,) = parse(text)
    assert (stats, problem.line) == (Stats(), line)
    assert said in problem.message


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000])
def test_whatever_is_too_deep_is_told(text):
    stats, (problem,) = parse(text)
    assert stats == Stats()
    assert "too deep" in problem.message


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        ('{"version": 1,\n"é": 1}'.encode("latin-1"), 2, "isn't in UTF-8 (byte 0xe9, column 2)"),
        ("{}".encode("utf-16"), 1, "is in UTF-16"),
        ("{}".encode("utf-32"), 1, "is in UTF-32"),
    ],
)
def test_another_encoding_is_told(data, line, said):
    stats, (problem,) = decode(data)
    assert (stats, problem.line, problem.remedy) == (Stats(), line, "save it as UTF-8")
    assert said in problem.message


@pytest.mark.parametrize(("text", "said"), [("[]", "a list"), ("3", "3"), ('"a"', '"a"')])
def test_what_is_no_object_is_told(text, said):
    assert parse(text)[0] == Stats()
    assert f"it is {said}, not an object" in str(parse(text)[1][0])


# ---- wrong values: each is told once, and all else stands


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("-1", "is -1; write a whole number"),
        ("1.5", "is 1.5; write a whole number"),
        ("3e400", "is 3e400; "),
        ("NaN", "is NaN; "),
        ("true", "is true; "),
        ('"30"', 'is "30"; write 30, without quotation marks'),
        ('"many"', 'is "many"; write a whole number'),
        ("[]", "is a list; "),
        (str(MOST + 1), f"is {MOST + 1}; "),
        ("9" * 5000, f"is {'9' * 29}…; "),
    ],
)
@pytest.mark.parametrize("name", ["comments", "views"])
def test_a_wrong_number_is_told_and_the_other_stands(name, value, said):
    other = {"comments": "views", "views": "comments"}[name]
    text = f'{{"version": 1, "posts": {{"/p/1": {{\n"{other}": 7,\n"{name}": {value}}}}}}}'
    stats, (problem,) = parse(text)
    assert f'posts["/p/1"].{name} {said}' in str(problem)
    assert problem.line == 3
    assert getattr(stats.posts["/p/1"], other) == 7
    assert getattr(stats.posts["/p/1"], name) is None


@pytest.mark.parametrize(
    ("fields", "said", "kept"),
    [
        ({"url": "javascript:alert(1)"}, 'url is "javascript:alert(1)", where no link may', ""),
        ({"url": "mailto:ann@ann.example"}, 'url is "(hidden)", where', ""),
        ({"author": 5}, 'author is 5, not text; write "…"', ""),
        ({"text": ["a"]}, "text is a list, not text", ""),
        ({"text": "a\x00b"}, "text has U+0000, which no page can hold", "ab"),
        ({"text": "a\ufffeb"}, "text has U+FFFE", "ab"),
        ({"text": "a\ud83db"}, "text has U+D83D", "a\ufffdb"),
        ({"author": "ann@ann.example"}, "author is a mail address, which isn't shown", ""),
        ({"date": "yesterday"}, 'date is "yesterday", which is no date; write YYYY-MM-DD', None),
        ({"date": 1700000000}, 'which is no date; write "2023-11-14T22:13:20Z"', None),
        ({"date": 1700000000000}, 'which is no date; write "2023-11-14T22:13:20Z"', None),
        ({"date": "0001-01-01T00:00:00Z"}, "which is no date", None),
        ({"date": "2026-13-01T00:00:00Z"}, "which is no date", None),
    ],
)
def test_a_wrong_field_of_a_comment_is_told_and_the_comment_stands(fields, said, kept):
    numbers, problem = only(of_comment(**fields))
    assert f'posts["/p/1"].thread[0].{said}' in problem or said in problem
    assert getattr(numbers.thread[0], next(iter(fields))) == kept


@pytest.mark.parametrize("text", ["2026-11-22T12:00:00", "2026-11-22 12:00"])
def test_a_date_without_a_zone_is_taken_for_utc_and_told(text):
    numbers, problem = only(of_comment(date=text))
    assert numbers.thread[0].date == NOON
    assert 'without a zone; it is taken for UTC; write "2026-11-22T12:00:00Z"' in problem


def test_an_id_that_is_a_number_is_told_once_and_taken():
    thread = [{"id": 1}, {"id": 2, "parent": 1}]
    numbers, problem = only(of_post(thread=thread))
    assert [(each.id, each.parent) for each in numbers.thread] == [("1", ""), ("2", "1")]
    assert 'write "1": ids are text' in problem
    assert "3 times in all" in problem


def test_a_key_that_is_given_twice_is_told_with_its_second_line_and_the_last_stands():
    text = '{"version": 1, "posts": {\n"/p/1": {"views": 1},\n"/p/1": {"views": 2}}}'
    stats, (problem,) = parse(text)
    assert stats.posts["/p/1"].views == 2
    assert (problem.line, problem.message) == (
        3,
        'posts["/p/1"] is given twice; the last stands',
    )


@pytest.mark.parametrize(
    ("thread", "said", "ids"),
    [
        ([{"id": "1"}, {"id": "1"}], 'thread[1].id is "1", which another', ["1", "n2"]),
        ([{"id": "n2"}, {}], "thread[1] has no id", ["n2", "n4"]),
        ([{"id": "1", "parent": "7"}], 'thread[0].parent is "7", and no comment', ["1"]),
        ([{"id": "1", "parent": "1"}], 'thread[0].parent is "1", which replies', ["1"]),
    ],
)
def test_comments_get_ids_of_their_own_and_parents_that_are_there(thread, said, ids):
    numbers, problem = only(of_post(thread=thread))
    assert said in problem
    assert [(each.id, each.parent) for each in numbers.thread] == [(each, "") for each in ids]


def test_a_circle_is_cut_at_its_first_comment_and_told_once():
    thread = [{"id": a, "parent": b} for a, b in ("ab", "bc", "ca", "da")]
    numbers, problem = only(of_post(thread=thread))
    assert [each.parent for each in numbers.thread] == ["", "c", "a", "a"]
    assert 'thread[0].parent is "b"' in problem


def test_an_item_that_is_no_comment_is_told_and_the_others_stand():
    numbers, problem = only(of_post(thread=[{"id": "1"}, 5, {"id": "2"}]))
    assert 'posts["/p/1"].thread[1] is 5, not an object' in problem
    assert [each.id for each in numbers.thread] == ["1", "2"]


def test_a_recent_comment_without_a_key_is_told_and_the_others_stand():
    stats, (problem,) = parse('{"version": 1, "recent": [{"id": "1"}, {"key": "/a"}]}')
    assert "recent[0] has no key" in problem.message
    assert stats.recent == (Recent("/a"),)


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("2", "version is 2, and versions up to 1 are known"),
        ("0", "version is 0"),
        ("true", "version is true"),
        ('"1"', 'version is "1"; write 1'),
        ("null", "it has no version"),
    ],
)
def test_another_version_is_told_and_what_is_known_of_it_stands(version, said):
    stats, (problem,) = parse(f'{{"version": {version}, "posts": {{"/a": {{"views": 3}}}}}}')
    assert said in str(problem)
    assert stats.posts == {"/a": Numbers(views=3)}


def test_nothing_is_said_of_keys_that_a_newer_version_has():
    assert len(parse('{"version": 2, "badges": []}')[1]) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"version": 1, "post": {}}', "post isn't known; write posts"),
        (of_post(coments=3), "coments isn't known; write comments"),
        (of_comment(nick="Ann"), "nick isn't known; write author"),
        (of_comment(zzz=1), "zzz isn't known; take it out: there are id, parent, author"),
    ],
)
def test_an_unknown_key_is_told_with_the_one_that_is_meant(text, said):
    assert said in only(text)[1]


def test_an_unknown_key_is_told_once_however_often_it_is_there():
    thread = [{"id": str(n), "likes": n} for n in range(500)]
    assert "thread[0].likes isn't known (500 times in all)" in only(of_post(thread=thread))[1]


# ---- nothing private


@pytest.mark.parametrize("key", ["mail", "email", "E-Mail", "ip", "remote_addr", "hash", "ua"])
def test_what_is_private_is_refused_and_not_repeated(key):
    stats, (problem,) = parse(of_comment(**{key: "ann@ann.example 127.0.0.1"}))
    assert key in problem.message
    assert "is private, and must not be here; take it out" in str(problem)
    assert "ann" not in str(problem) + dump(stats)
    assert "127" not in str(problem) + dump(stats)


@pytest.mark.parametrize(
    "value", ["ann@ann.example", "203.0.113.9", "2001:db8::1", "d41d8cd98f00b204e9800998ecf8427e"]
)
def test_a_private_value_in_a_wrong_place_is_not_repeated(value):
    texts = [of_post(comments=value), of_comment(date=value), of_comment(url=value)]
    texts += [f'{{"version": 1, "posts": {{"{value}": 3}}}}', f'{{"version": 1, "{value}": 3}}']
    said = " ".join(str(problem) for text in texts for problem in parse(text)[1])
    assert said.count("(hidden)") == len(texts)
    assert value not in said


def test_what_is_written_holds_no_mail_address_of_an_author_and_no_link_that_leads_astray():
    thread = (Comment("1", "", "ann@ann.example", "javascript:1"),)
    text = dump(Stats(None, {"/a": Numbers(thread=thread)}))
    assert "ann" not in text
    assert "javascript" not in text


@pytest.mark.parametrize(
    "url", ["https://a.example/", "http://a.example:80/?q=1#x", "https://例え.jp/道"]
)
def test_links_lead_to_sites(url):
    assert vetted(f" {url} ") == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "//a.example/", "https://", "https:a", "ftp://a/",
        "https://me:secret@a.example/", "https://a.example/\x00", "https://a.example/a b",
        "https://a.example/\u202e", 'https://a.example/"', "https://[::1", "https://a:99999/",
        "https://a.example/" + "a" * 2000, "mailto:a@b.example", "a.example", "https:\\\\a.example",
    ],
)  # fmt: skip
def test_links_lead_nowhere_else(url):
    assert vetted(url) == ""


# ---- whatever it is

_TEXTS = st.text(st.characters(), max_size=12)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            _TEXTS
            | st.sampled_from(["version", "posts", "thread", "id", "parent", "date", "recent"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=25,
)
_MOMENTS = st.none() | st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=14))]))
_COMMENTS = st.builds(
    Comment, st.sampled_from("abcd\x00 ") | _TEXTS, st.sampled_from(["", "a", "b"]) | _TEXTS,
    _TEXTS, st.sampled_from(["", "https://a.example/", "javascript:1"]) | _TEXTS, _MOMENTS, _TEXTS,
)  # fmt: skip
_COUNTS = st.none() | st.integers(-2, 2**60)
_STATS = st.builds(
    Stats,
    _MOMENTS,
    st.dictionaries(
        _TEXTS,
        st.builds(Numbers, _COUNTS, _COUNTS, st.lists(_COMMENTS, max_size=6).map(tuple)),
        max_size=4,
    ),
    st.lists(st.builds(Recent, _TEXTS, _TEXTS, _TEXTS, _MOMENTS, _TEXTS), max_size=3).map(tuple),
)


@given(st.binary(max_size=60) | _JSON.map(lambda value: json.dumps(value).encode()))
def test_nothing_is_raised_whatever_the_file_holds(data):
    stats, problems = decode(data)
    assert isinstance(stats, Stats)
    assert all(problem.message and problem.remedy for problem in problems)


@given(_JSON)
def test_what_is_kept_of_a_file_can_be_written_and_read_again(value):
    text = json.dumps({"version": 1, "posts": {"/a": value, "/b": {"thread": value}}})
    kept = parse(text)[0]
    assert parse(dump(kept)) == (kept, [])


@given(_STATS)
def test_what_is_written_is_without_fault_and_is_written_so_again(stats):
    text = dump(stats)
    again, problems = parse(text)
    assert problems == []
    assert dump(again) == text
    text.encode()


@pytest.mark.parametrize("size", [10_000])
def test_reading_takes_as_long_as_the_file_is(size):
    # each replies to the one before, and one is wrong, so that its line is looked for
    thread = [{"id": str(n), "parent": str(n - 1) if n else ""} for n in range(size)]
    thread[-1]["url"] = "javascript:1"
    stats, (problem,) = parse(of_post(thread=thread))
    assert len(stats.posts["/p/1"].thread) == size
    assert problem.line > size
