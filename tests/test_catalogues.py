"""The words for readers in their languages."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.catalogues import LANGUAGES, is_translated, messages, read
from tests.helpers import Blog

_PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_all_words_and_no_others(language):
    found = {message.id for message in read(language) if message.id and is_translated(message)}
    assert found == messages()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_put_into_a_text_is_put_into_its_translation(language):
    for message in read(language):
        if message.id:
            first, *_others = [message.id] if isinstance(message.id, str) else message.id
            forms = [message.string] if isinstance(message.string, str) else message.string
            places = sorted(_PLACES.findall(first))
            for form in forms:
                assert sorted(_PLACES.findall(form)) == places, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_loaded(tmp_path, language):
    blog = Blog(tmp_path)
    blog.conf(f'html_theme = "blogarchive"\nlanguage = "{language}"\n')
    skip = blog.build().page("index").xpath("//a[@class='skip-link']")[0].text
    assert skip == read(language).get("Skip to content").string


@pytest.mark.slow
def test_the_wheel_has_them_compiled(tmp_path):
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", tmp_path, root], check=True)
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    folder = "sphinx_blogarchive/locale"
    for language in LANGUAGES:
        assert f"{folder}/{language}/LC_MESSAGES/sphinx_blogarchive.mo" in names
