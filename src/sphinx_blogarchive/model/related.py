"""Which posts are near to each other: by tags, words, links, series and categories.

By each kind of terms a post is a vector of unit length, in which rare terms count more (tf·idf);
two posts are as near as their vectors point the same way (their cosine, from 0 to 1). The sum
over the kinds, each with its weight, has to reach a threshold.

Time is linear in the number of posts: of each post a bounded number of terms is looked up, and
of each term a bounded number of posts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import chain
from math import log, sqrt
from typing import TYPE_CHECKING

from .keywords import keywords
from .post import newest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from .post import Post
    from .terms import Vocabulary

#: What brings posts together, and how much of it at most.
WEIGHTS: Mapping[str, float] = {
    "tags": 1.0,
    "words": 1.5,
    "links": 0.5,
    "series": 0.3,
    "categories": 0.1,
}
#: Of the posts with a term, those looked at on either side of one in time. A term that very many
#: have says little; it brings together what was written at about the same time.
REACH = 25
#: Of the terms of a post, those looked up: the most telling ones.
TERMS = 20
#: How often a word of the title counts.
_TITLE = 3
#: What is left of the score of posts in two languages.
_FOREIGN = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """How related posts are chosen."""

    #: How many, at most; all that the writer names are kept.
    count: int = 5
    #: The least score.
    threshold: float = 0.3
    #: Weight by kind: see :data:`WEIGHTS`.
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)
    #: Whether parts of one series are left to the list of its parts.
    apart: bool = True


class Space:
    """Posts as vectors of unit length over one kind of terms."""

    def __init__(self, terms: Mapping[str, Sequence[str]]) -> None:
        """Prepare.

        :param terms: terms by docname, each as often as it counts; posts near in time follow
            each other.
        """
        counts = {docname: Counter(found) for docname, found in terms.items()}
        having = Counter(chain.from_iterable(counts.values()))
        alone = log(1 + len(counts))
        #: Of the terms that several posts have.
        rarity = {
            term: log(1 + len(counts) / number) for term, number in having.items() if number > 1
        }
        #: Posts with each term, and how much it is of them.
        self._posts: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        #: Where a post stands among those with a term, for the terms that are looked up.
        self._places: dict[str, dict[str, int]] = {}
        for docname, found in counts.items():
            square = 0.0
            shared = []
            for term, number in found.items():
                if (rare := rarity.get(term)) is None:
                    square += (number * alone) ** 2
                else:
                    value = number * rare
                    square += value**2
                    shared.append((-value, term))
            length = sqrt(square)
            places = self._places[docname] = {}
            for less, term in sorted(shared)[:TERMS]:
                posts = self._posts[term]
                places[term] = len(posts)
                posts.append((docname, -less / length))

    def score(self, docname: str, weight: float, scores: dict[str, float]) -> int:
        """Add the cosines of posts that share a term with *docname*, times *weight*, to *scores*.

        Of those that follow it alone: two posts are as near to each other either way.

        :return: how many posts were looked at, each as often as it shares a term.
        """
        looked_at = 0
        before = scores.get
        for term, place in self._places.get(docname, {}).items():
            posts = self._posts[term]
            own = weight * posts[place][1]
            near = posts[place + 1 : place + REACH + 1]
            looked_at += len(near)
            for other, value in near:
                scores[other] = before(other, 0.0) + own * value
        return looked_at


def related(
    posts: Collection[Post],
    vocabulary: Vocabulary,
    *,
    links: Mapping[str, Collection[str]],
    named: Mapping[str, Sequence[str]],
    unwanted: Mapping[str, Collection[str]],
    choice: Choice,
    language: str = "",
) -> dict[str, tuple[str, ...]]:
    """Return the related posts of each post, by docname, the nearest first.

    :param posts: all that are to be seen.
    :param links: docnames that each document links to.
    :param named: docnames that the writer names for each post; they come first.
    :param unwanted: docnames that the writer doesn't want beside each post.
    :param language: the language of posts that name none.
    """
    order = {post.docname: post for post in sorted(posts, key=newest_first)}
    rank = {docname: place for place, docname in enumerate(order)}
    near = _near(rank, _spaces(order, vocabulary, choice), _linked(order, links, named), choice)
    languages = {name: _primary(post.language or language) for name, post in order.items()}
    series = {name: vocabulary.names("series", post) for name, post in order.items()}
    threshold = choice.threshold
    found: dict[str, tuple[str, ...]] = {}
    for docname, post in order.items():
        if post.related is False:
            continue
        first = [name for name in named.get(docname, ()) if name in order]
        without = {*first, *unwanted.get(docname, ())}
        own_language, own_series = languages[docname], choice.apart and series[docname]
        ranked = []
        for name, score in near[docname]:
            own = score if languages[name] == own_language else score * _FOREIGN
            if own < threshold or name in without:
                continue
            if not own_series or series[name] != own_series:
                # equals that were added up in another order differ in their last digits
                ranked.append((-round(own, 9), rank[name], name))
        best = sorted(ranked)[: max(0, choice.count - len(first))]
        if names := (*first, *(name for _, _, name in best)):
            found[docname] = names
    return found


def _spaces(
    posts: Mapping[str, Post], vocabulary: Vocabulary, choice: Choice
) -> list[tuple[float, Space]]:
    """Return a space for each kind of terms that counts, and its weight."""
    kinds: Mapping[str, Callable[[Post], Sequence[str]]] = {
        "tags": lambda post: vocabulary.names("tag", post),
        "words": _words,
        "series": lambda post: vocabulary.names("series", post),
        "categories": lambda post: vocabulary.names("category", post),
    }
    return [
        (weight, Space({name: terms(post) for name, post in posts.items()}))
        for kind, terms in kinds.items()
        if (weight := choice.weights[kind])
    ]


def _near(
    rank: Mapping[str, int],
    spaces: Collection[tuple[float, Space]],
    linked: Mapping[str, Collection[str]],
    choice: Choice,
) -> Mapping[str, Sequence[tuple[str, float]]]:
    """Return the posts that each post is near enough to, with their scores.

    :param rank: all posts, and which comes first.
    """
    found: dict[str, list[tuple[str, float]]] = {docname: [] for docname in rank}
    link, least = choice.weights["links"], choice.threshold
    for docname, own in rank.items():
        scores: dict[str, float] = {}
        for weight, space in spaces:
            space.score(docname, weight, scores)
        for name in linked.get(docname, ()):
            if rank[name] > own:
                scores[name] = scores.get(name, 0.0) + link
        for name, score in scores.items():
            if score >= least:
                found[docname].append((name, score))
                found[name].append((docname, score))
    return found


def _words(post: Post) -> list[str]:
    return keywords(post.title) * _TITLE + keywords(post.gist)


def _linked(
    posts: Collection[str],
    links: Mapping[str, Collection[str]],
    named: Mapping[str, Collection[str]],
) -> dict[str, set[str]]:
    """Return the posts that each post links to, or is linked to from."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for source in posts:
        for target in (*links.get(source, ()), *named.get(source, ())):
            if target in posts and target != source:
                found[source].add(target)
                found[target].add(source)
    return found


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
