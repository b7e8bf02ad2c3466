"""The names of the files of books."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.model.volume import file_names


@pytest.mark.parametrize(
    ("docname", "name"),
    [
        ("books/fourier", "fourier"),
        ("books/fourier/index", "fourier"),
        ("index", "my-blog"),
        ("书/傅里叶 分析", "傅里叶-分析"),
    ],
)
def test_a_book_is_called_as_its_document(docname, name):
    assert file_names([docname], "My Blog") == ({docname: name}, [])


def test_of_two_with_one_name_the_later_has_that_of_its_folder_too():
    names, meetings = file_names(["b/Book", "a/book"], "blog")
    assert names == {"a/book": "book", "b/Book": "b-book"}
    assert meetings == [("a/book", "b/Book")]


def test_no_two_books_have_one_name():
    docnames = ["a/b", "c/b", "c-b", "d/c-b", "d/c/b"]
    names, _meetings = file_names(docnames, "blog")
    assert len(set(names.values())) == len(docnames)
