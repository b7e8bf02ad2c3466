"""What a writer does between two builds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .corpus import Corpus
    from .projects.base import Project


@dataclass(frozen=True)
class Scenario:
    """An edit, which is the same each time.

    :param label: what tables call it.
    :param incremental: whether it begins with what a clean build left.
    """

    label: str
    edit: Callable[[Project, Corpus], None]
    incremental: bool = True


def _nothing(project: Project, corpus: Corpus) -> None:
    """Leave everything as it is."""


def _body(project: Project, corpus: Corpus) -> None:
    project.write(corpus.edited(corpus.post(corpus.middle)))


def _title(project: Project, corpus: Corpus) -> None:
    project.write(corpus.renamed(corpus.post(corpus.middle)))


def _new(project: Project, corpus: Corpus) -> None:
    project.write(corpus.post(corpus.size))


def _deleted(project: Project, corpus: Corpus) -> None:
    project.path(corpus.post(corpus.deleted)).unlink()


SCENARIOS = {
    "clean": Scenario("clean", _nothing, incremental=False),
    "noop": Scenario("nothing changed", _nothing),
    "body": Scenario("one body edited", _body),
    "title": Scenario("title and tags edited", _title),
    "new": Scenario("new post", _new),
    "deleted": Scenario("post deleted", _deleted),
}
