"""The services for comments that there are adapters for, and what each has and needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What a service can have: numbers of comments and of views, the newest comments, a place to
#: write, and pages where readers register and log in.
Supply = Literal["counts", "views", "recent", "form", "login"]
ALL: frozenset[Supply] = frozenset({"counts", "views", "recent", "form", "login"})


class Client(NamedTuple):
    """The script by which a service shows comments, and its style sheet.

    Addresses, or paths from the source folder; empty for none. What is loaded from elsewhere can
    have the digest that it must have: https://www.w3.org/TR/SRI/.
    """

    script: str = ""
    script_integrity: str = ""
    style: str = ""
    style_integrity: str = ""


class Provider(NamedTuple):
    """A service for comments, and what it takes to use it."""

    #: As readers and writers know it.
    name: str
    supplies: frozenset[Supply]
    #: Keys that ``options`` must have, and further ones that they may have.
    needs: tuple[str, ...] = ()
    allows: tuple[str, ...] = ()
    #: Whether it is a server of the writer's own, whose address must be given.
    server: bool = False
    #: Its client, with ``{server}`` and the names of needed options to be filled in.
    client: Client = Client()
    #: Whether its client has a style sheet.
    styled: bool = False
    #: Folders and files on its server that writers take for the server's address.
    inner: tuple[str, ...] = ()
    #: Paths of its pages where readers register and log in, from the server's address.
    register: str = ""
    login: str = ""


PROVIDERS: Mapping[str, Provider] = {
    "waline": Provider(
        "Waline",
        ALL,
        allows=(
            "commentSorting",
            "locale",
            "login",
            "meta",
            "noCopyright",
            "noRss",
            "pageSize",
            "reaction",
            "requiredMeta",
            "wordLimit",
        ),
        server=True,
        styled=True,
        inner=("api", "comment", "ui"),
        register="/ui/register",
        login="/ui/login",
    ),
    "artalk": Provider(
        "Artalk",
        ALL - {"login"},
        allows=(
            "editorTravel",
            "flatMode",
            "gravatar",
            "listSort",
            "nestMax",
            "nestSort",
            "noComment",
            "pagination",
            "placeholder",
            "sendBtn",
            "site",
            "vote",
            "voteDown",
        ),
        server=True,
        client=Client("{server}/dist/Artalk.js", style="{server}/dist/Artalk.css"),
        styled=True,
        inner=("api", "dist", "sidebar"),
    ),
    "isso": Provider(
        "Isso",
        ALL - {"views", "login"},
        allows=(
            "avatar",
            "avatar-bg",
            "avatar-fg",
            "feed",
            "gravatar",
            "max-comments-nested",
            "max-comments-top",
            "page-author-hashes",
            "reply-notifications-default-enabled",
            "reply-to-self",
            "require-author",
            "require-email",
            "reveal-on-click",
            "sorting",
            "vote",
            "vote-levels",
        ),
        server=True,
        client=Client("{server}/js/embed.min.js"),
        inner=("admin", "count", "demo", "js", "latest"),
    ),
    "giscus": Provider(
        "giscus",
        frozenset({"form"}),
        needs=("repo", "repo_id", "category", "category_id"),
        allows=("emit_metadata", "input_position", "reactions_enabled", "strict"),
        client=Client("https://giscus.app/client.js"),
    ),
    "utterances": Provider(
        "utterances",
        frozenset({"form"}),
        needs=("repo",),
        allows=("label",),
        client=Client("https://utteranc.es/client.js"),
    ),
    "disqus": Provider(
        "Disqus",
        frozenset({"form"}),
        needs=("shortname",),
        client=Client("https://{shortname}.disqus.com/embed.js"),
    ),
}
