"""Documents for pages that ABlog makes and we don't, so that their addresses lead somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .references import slugify

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def pages(
    root: str,
    title: str,
    years: Collection[int],
    places: Mapping[str, Collection[str]],
    docnames: Collection[str],
    suffix: str,
    *,
    markdown: bool,
) -> dict[str, str]:
    """Return documents by path from the source folder: all posts, and each year.

    :param root: ``blog_path``.
    :param years: those that have posts.
    :param places: what locations and languages are called, by ``location`` and ``language``.
    :param docnames: documents that are there.
    :param suffix: what follows a docname in addresses.
    """
    end = ".md" if markdown else ".rst"
    found: dict[str, str] = {}
    if root and root not in docnames and not (suffix == "/" and f"{root}/index" in docnames):
        old = [f"{root}/drafts"]
        for kind, names in sorted(places.items()):
            old += [f"{root}/{kind}"] if names else []
            old += [f"{root}/{kind}/{slug}" for name in sorted(names) if (slug := slugify(name))]
        redirects = [f"{name}{suffix}" for name in dict.fromkeys(old) if name not in docnames]
        found[root + end] = _page(title, redirects, {}, markdown=markdown)
    below = f"{root}/" if root else ""
    for year in sorted(years):
        name = f"{below}archive/{year:04}"
        before = f"{below}{year:04}"
        if before in docnames or not {name, f"{name}/index"}.isdisjoint(docnames):
            continue
        found[name + end] = _page(
            f"{year:04}", [before + suffix], {"year": f"{year:04}"}, markdown=markdown
        )
    return found


def _page(title: str, redirects: list[str], options: Mapping[str, str], *, markdown: bool) -> str:
    fields = {"orphan": "true" if markdown else ""}
    if redirects:
        fields["redirect_from"] = ", ".join(redirects)
    chosen = [f":{name}: {value}" for name, value in options.items()]
    if markdown:
        shown = re.sub(r"([\\`*_\[\]<$])", r"\\\1", title)
        front = "".join(f"{name}: {value}\n" for name, value in fields.items())
        body = "\n".join(["```{archive}", ":paginate:", *chosen, "```"])
        return f"---\n{front}---\n# {shown}\n\n{body}\n"
    shown = re.sub(r"([\\`*|]|_(?!\w))", r"\\\1", title)
    front = "".join(f":{name}: {value}".rstrip() + "\n" for name, value in fields.items())
    body = "\n".join([".. archive::", "   :paginate:", *(f"   {line}" for line in chosen)])
    return f"{front}\n{shown}\n{'=' * (2 * len(shown))}\n\n{body}\n"
