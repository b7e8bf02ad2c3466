"""The corpus of the benchmark: the same everywhere, and like a blog."""

from __future__ import annotations

import hashlib
import re

import pytest

from tests.benchmark.corpus import Corpus
from tests.benchmark.post import Equation, Link, Paragraph, Reference
from tests.benchmark.projects import projects


@pytest.fixture(scope="module")
def posts():
    return list(Corpus(100, tags=0).posts())


def spans(post):
    texts = (block.text for block in post.blocks if isinstance(block, Paragraph))
    return [span for text in texts for span in text]


def words(posts):
    texts = "".join(span for post in posts for span in spans(post) if isinstance(span, str))
    return set(re.findall("[a-z]+", texts.lower()))


def test_the_sources_are_the_same_bytes_on_every_machine(tmp_path):
    corpus, project = Corpus(12, tags=0), projects()["plain"]
    project.create(tmp_path, corpus)
    project.write(corpus.edited(corpus.post(3)))
    project.write(corpus.renamed(corpus.post(4)))
    project.write(corpus.post(12))
    digest = hashlib.sha256()
    for path in sorted(tmp_path.rglob("*.*")):
        digest.update(f"{path.relative_to(tmp_path).as_posix()}\n".encode() + path.read_bytes())
    assert digest.hexdigest()[:16] == "8c434360da27d6b5"


def test_another_seed_makes_other_posts():
    assert Corpus(9, seed=2).post(4) != Corpus(9).post(4)


def test_the_vocabulary_grows_with_the_text_but_slower_than_it(posts):
    assert 2 < len(words(posts)) / len(words(posts[:25])) < 3


def test_a_post_has_about_600_words_or_1200_characters(posts):
    lengths = {"en": [], "zh-CN": []}
    for post in posts:
        text = "".join(span for span in spans(post) if isinstance(span, str))
        lengths[post.language].append(len(re.findall("[a-z]+|[\u4e00-\u9fff]", text.lower())))
    assert 540 < sum(lengths["en"]) / len(lengths["en"]) < 660
    assert 1080 < sum(lengths["zh-CN"]) / len(lengths["zh-CN"]) < 1320


def test_dates_rise_from_post_to_post():
    corpus = Corpus(40)
    dates = [corpus.post(index).date for index in range(41)]
    assert dates == sorted(set(dates))


def test_references_are_to_equations_of_the_same_post(posts):
    for post in posts:
        labels = {block.label for block in post.blocks if isinstance(block, Equation)}
        used = {span.label for span in spans(post) if isinstance(span, Reference)}
        assert used <= labels


def test_no_post_links_to_the_one_that_is_deleted(posts):
    deleted = Corpus(100, tags=0).deleted
    assert deleted not in {s.index for post in posts for s in spans(post) if isinstance(s, Link)}


def test_tags_grow_with_the_posts_unless_their_number_is_given():
    few, many = Corpus(20, tags=0), Corpus(500, tags=0)
    assert (len(few.names), len(many.names), len(Corpus(20, tags=90).names)) == (46, 148, 90)


def test_the_long_series_has_as_many_parts_as_are_asked_for():
    series = Corpus(60, series=40).series_of.values()
    assert sorted(part for name, part in series if name == "长卷") == list(range(1, 41))


@pytest.mark.parametrize("name", projects())
def test_every_program_gets_every_post(tmp_path, name):
    project = projects()[name]
    project.create(tmp_path, Corpus(3))
    assert len(list(tmp_path.rglob("post-*.md"))) == 3
