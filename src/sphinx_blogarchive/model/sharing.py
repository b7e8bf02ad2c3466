"""Where readers can share a post: services, and the addresses at which they take one.

Each address is a plain link, which nothing asks for before a reader follows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Service(NamedTuple):
    """A service, as it calls itself, and its address with ``{url}`` and ``{title}`` in it."""

    name: str
    template: str


SERVICES: Mapping[str, Service] = {
    "bluesky": Service("Bluesky", "https://bsky.app/intent/compose?text={title}%20{url}"),
    "douban": Service("Douban", "https://www.douban.com/share/service?href={url}&name={title}"),
    "email": Service("Email", "mailto:?subject={title}&body={url}"),
    "facebook": Service("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    "hackernews": Service(
        "Hacker News", "https://news.ycombinator.com/submitlink?u={url}&t={title}"
    ),
    "hatena": Service("Hatena", "https://b.hatena.ne.jp/add?mode=confirm&url={url}&title={title}"),
    "instapaper": Service(
        "Instapaper", "https://www.instapaper.com/hello2?url={url}&title={title}"
    ),
    "line": Service("LINE", "https://social-plugins.line.me/lineit/share?url={url}&text={title}"),
    "linkedin": Service("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    # asks for the reader's own server; what is behind "#" stays in the browser
    "mastodon": Service("Mastodon", "https://share.joinmastodon.org/#text={title}%20{url}"),
    "qzone": Service(
        "Qzone",
        "https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey?url={url}&title={title}",
    ),
    "reddit": Service("Reddit", "https://www.reddit.com/submit?url={url}&title={title}"),
    "telegram": Service("Telegram", "https://t.me/share/url?url={url}&text={title}"),
    "threads": Service("Threads", "https://www.threads.net/intent/post?text={title}%20{url}"),
    "vk": Service("VK", "https://vk.com/share.php?url={url}&title={title}"),
    "weibo": Service("Weibo", "https://service.weibo.com/share/share.php?url={url}&title={title}"),
    "whatsapp": Service("WhatsApp", "https://wa.me/?text={title}%20{url}"),
    "x": Service("X", "https://x.com/intent/tweet?text={title}&url={url}"),
}
#: What readers of a language are offered where the writer doesn't choose; ``""`` for the others.
USUAL: Mapping[str, Sequence[str]] = {
    "": ("email", "mastodon", "bluesky", "x"),
    "ja": ("x", "hatena", "line"),
    "zh": ("weibo", "douban", "email"),
    "zh_tw": ("facebook", "line", "email"),
    "zh_hk": ("facebook", "whatsapp", "email"),
}
_PLACE = re.compile(r"\{(\w*)\}")


def usual(language: str) -> Sequence[str]:
    """Return the services that readers of *language* (``zh_CN``, ``pt-BR``, …) are offered."""
    full = language.lower().replace("-", "_").replace("_hant", "_tw")
    return USUAL.get(full) or USUAL.get(full.partition("_")[0]) or USUAL[""]


def link(template: str, url: str, title: str) -> str:
    """Return the address at which a service takes a post.

    :param template: as in :class:`Service`.
    :param url: the post's own address, in full.
    :param title: its title, as text.
    """
    return quoted_link(template, quoted(url), quoted(title))


def quoted(text: str) -> str:
    """Return *text* as it may stand anywhere in an address."""
    return quote(text, safe="")


def quoted_link(template: str, url: str, title: str) -> str:
    """Do what :func:`link` does, with what is quoted already."""
    values = {"url": url, "title": title}
    return _PLACE.sub(lambda found: values[found[1]], template)


def check(template: str) -> None:
    """Check the address of a service of the writer's own.

    :raises ValueError: with what is wrong with it, and the remedy.
    """
    if not re.match(r"https?://|mailto:", template):
        raise ValueError("which is no address; begin with https://")
    places = {found[1] for found in _PLACE.finditer(template)}
    if wrong := sorted(places - {"url", "title"}):
        raise ValueError(f"with {{{wrong[0]}}}; there are {{url}} and {{title}}")
    if "url" not in places:
        raise ValueError("without {url}; write it where the address of the post goes")
