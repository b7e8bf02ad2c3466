"""Which words the index has, and what it tells of posts."""

from __future__ import annotations

import json
import os

import pytest
from sphinx.search import SearchLanguage, languages
from sphinx.search.de import SearchGerman
from sphinx.search.en import SearchEnglish

from sphinx_blogarchive.search.language import SearchPairs, extended


@pytest.fixture(autouse=True)
def _languages():
    """Keep what tests register from other tests."""
    before = dict(languages)
    yield
    languages.clear()
    languages.update(before)


def words(text, language="en"):
    """Return the words of a text, as they are before stemming."""
    return extended(language)({}).split(text)


def read(built):
    """Return the index."""
    script = built.text("searchindex.js")
    return json.loads(script[script.index("(") + 1 : -1])


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "ja", "ko", "en", "de", "fr", "pt_BR"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("机器学习", ["机器", "器学", "学习"]),
        ("トマト", ["トマ", "マト"]),
        ("토마토", ["토마", "마토"]),
        ("𠮷野家", ["𠮷野", "野家"]),
        ("我。他", ["我", "他"]),
    ],
)
def test_text_without_spaces_is_split_into_pairs_in_any_language(language, text, expected):
    assert words(text, language) == expected


def test_words_among_chinese_stand_for_themselves():
    assert words("用Python写") == ["用", "Python", "写"]


def test_a_word_goes_on_where_a_line_of_the_source_ends():
    assert words("机器\n  学习") == ["机器", "器学", "学习"]


@pytest.mark.parametrize(
    "text", ["机\n器", "机**器**", "机{sub}`器`", "[机](#a)器", "*机*\n**器**"]
)
def test_a_word_goes_on_through_markup(blog, text):
    blog.post("a", f"# A\n\n{text} x\n")
    assert "机器" in read(blog.build(suppress_warnings=["myst.xref_missing"]))["terms"]


def test_markup_does_not_join_words_that_have_spaces(blog):
    blog.post("a", "# *One* two\n\nmodel[^1] **b**ig 机 器\n\n[^1]: Note.\n")
    index = read(blog.build())
    assert {"model", "机", "器"} <= index["terms"].keys()
    assert list(index["alltitles"]) == ["Home", "One two"]


def test_entries_of_the_general_index_stay(blog):
    blog.post("a", "# A\n\n```{glossary}\nIdeal\n  Text.\n```\n\nSee {index}`rings`.\n")
    assert read(blog.build())["indexentries"].keys() == {"ideal", "rings"}


def test_wide_letters_are_the_same_as_narrow_ones():
    assert words("Ｐｙｔｈｏｎ ﾄﾏﾄ") == ["Python", "トマ", "マト"]


def test_a_word_that_does_not_begin_with_its_stem_is_there_with_it():
    assert words("Theory runs") == ["Theory", "theory=theori", "runs"]


def test_words_have_the_stems_of_the_language():
    german = extended("de")({})
    assert german.stem("häuser") == SearchGerman({}).stem("häuser")


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "ja", "ko", "xx"])
def test_words_have_english_stems_where_the_language_has_none(language):
    assert extended(language)({}).stem("running") == SearchEnglish({}).stem("running") == "run"


@pytest.mark.parametrize("language", sorted(languages.keys() - {"ja", "zh"}))
def test_no_language_has_a_stem_for_letters_taken_in_pairs(language):
    own = extended(language)({})
    plain = super(SearchPairs, own)
    for word in ("机器", "トマ", "ます", "토마", "器"):
        assert own.stem(word) == plain.stem(word) == word


def test_the_index_has_of_each_word_what_sphinx_has():
    def in_index(word):
        # as ``IndexBuilder.feed`` decides it
        stem = own.stem(word).lower()
        return stem if own.word_filter(stem) else word if own.word_filter(word) else ""

    own = extended("en")({})
    texts = [
        "The theory of Rings, IS 机器学习 in 1984, 33333333333 or running: naïve",
        "Ｐｙｔｈｏｎ写，机器\n人 a字b",
        "用",
    ]
    keywords = ["meta keyword", "机器 keyword", "The"]
    found = [*(word for text in texts for word in own.split(text)), *keywords]
    expected = {term for word in found if (term := in_index(word))}
    assert extended("en")({}).terms(texts, keywords) == expected


def test_an_index_that_would_be_the_same_is_left_alone(blog):
    post = blog.post("a", "# A\n\nStudies of theory.\n", tags="One")
    built = blog.build()
    file = built.out / "searchindex.js"
    os.utime(file, (1, 1))
    assert blog.build().warnings == []
    assert file.stat().st_mtime == 1
    # what is told of the post is no word of it
    post.write_text(post.read_text().replace("tags: One", "category: Two"))
    again = blog.build().text("searchindex.js")
    assert again == blog.build(out="clean").text("searchindex.js")


def test_a_short_word_in_kana_is_in_the_index():
    assert extended("ja")({}).word_filter("もも")


def test_a_year_is_in_the_index_and_a_long_number_is_not():
    language = extended("en")({})
    assert language.word_filter("1984")
    assert not language.word_filter("3" * 50)


def test_a_search_language_of_somebody_elses_stays():
    class Own(SearchLanguage):
        lang = "en"

    languages["en"] = Own
    assert extended("en") is Own


def test_a_second_build_in_one_process_finds_the_language_extended(blog):
    blog.post("a", "# A\n\n机器\n")
    for _ in range(2):
        built = blog.build(language="fr")
        assert "机器" in read(built)["terms"]
    assert len([base for base in languages["fr"].__mro__ if base.__name__ == "SearchPairs"]) == 1


def test_the_language_of_the_search_may_differ_from_that_of_the_project(blog):
    blog.conf('html_search_language = "de"\n')
    blog.post("a", "# A\n\nHäuser, 机器\n")
    terms = read(blog.build())["terms"]
    assert {"haus", "häuser=haus", "机器"} <= terms.keys()


def test_posts_are_told_of_with_date_language_and_categories(blog):
    blog.conf('language = "zh_CN"\n')
    blog.post("a", "# A\n", category="甲", language="en", date="2024-03-05")
    index = read(blog.build())
    number = str(index["docnames"].index("posts/a"))
    posts = index["blogarchive"]["posts"]
    assert posts == {number: ["2024-03-05", "2024年3月5日", "en", "甲"]}


def test_titles_are_told_of_as_text(blog):
    blog.post("a", "# *One* & `x < y`\n")
    blog.post("b", "Without a heading.\n")
    index = read(blog.build())
    shown = [
        index["blogarchive"]["titles"].get(str(number), title)
        for number, title in enumerate(index["titles"])
    ]
    assert shown == ["Home", "One & x < y", "Without a heading."]


def test_lists_and_what_surrounds_posts_are_not_in_the_index(blog):
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    blog.post("a", "# Alpha\n\nText.\n", tags="Zebra", author="Ada")
    blog.post("b", "# Beta\n\nText.\n")
    index = read(blog.build())
    assert index["docnames"] == ["index", "posts/a", "posts/b"]
    assert index["titleterms"]["alpha"] == index["docnames"].index("posts/a")
    assert not {"alpha", "zebra", "ada"} & index["terms"].keys()


def test_what_is_marked_is_not_in_the_index(blog):
    blog.post("a", "# A\n\n{.no-search}\nQuagga.\n\nOkapi.\n")
    assert {"quagga", "okapi"} & read(blog.build())["terms"].keys() == {"okapi"}


def test_a_document_may_stay_out_of_the_index(blog):
    blog.write("secret.md", "---\norphan: true\nno-search: true\n---\n# Quagga\n\nOkapi.\n")
    index = read(blog.build())
    assert not {"quagga", "okapi"} & {*index["terms"], *index["titleterms"]}


def test_an_incremental_build_tells_what_a_clean_one_tells(blog):
    blog.post("a", "# A\n\nStudies of theory, 机器学习\n", category="One")
    blog.post("b", "# B *b*\n\nMore theory\n", category="One")
    blog.build()
    blog.post("a", "# A\n\nOther, 机器\n", category="Two", date="2024-06-01")
    again = blog.build().text("searchindex.js")
    assert again == blog.build(out="clean").text("searchindex.js")


@pytest.mark.parametrize("builder", ["html", "json"])
def test_documents_that_come_and_go_leave_the_index_of_a_clean_build(blog, builder):
    name = {"html": "searchindex.js", "json": "searchindex.json"}[builder]
    for post in "abcd":
        blog.post(post, f"# {post}\n\nShared, 机器 and {post * 3} 2024\n")
    blog.build(builder)
    blog.post("aa", "# New\n\nShared, 机器 and others 7\n")
    blog.remove("posts/c.md")
    blog.post("d", "# d\n\nAnother\n")
    again = blog.build(builder).text(name)
    assert again == blog.build(builder, out="clean").text(name)


def test_a_build_for_programs_has_the_index_of_sphinx(blog):
    blog.post("a", "# A\n\n机器\n")
    index = json.loads(blog.build("json").text("searchindex.json"))
    assert "blogarchive" not in index
    assert index["terms"]["机器"] == index["docnames"].index("posts/a")
