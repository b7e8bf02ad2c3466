"""The page at an old address, as HTML."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from ..words import _, is_right_to_left

#: The script of all of them, from the root of the site.
SCRIPT = "_static/blogarchive-redirect.js"
#: A script keeps query and fragment; it has to come first, so that the rest is for where none runs.
_PAGE = """\
<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<title{lang}>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
{canonical}<script src="{script}" data-target="{target}"></script>
<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
</head>
<body>
<main>
<h1{lang}>{title}</h1>
<p>{moved}</p>
</main>
</body>
</html>
"""


class Target(NamedTuple):
    """What an address leads to."""

    title: str
    #: From the root of the site, encoded.
    uri: str
    #: In the world; empty if the site doesn't know its own address.
    url: str
    #: BCP 47 tags of its title, and of the words of the site.
    language: str
    site_language: str


def render(file: str, target: Target) -> str:
    """Return the page that is written to *file*, a path from the root of the site."""
    up = "../" * file.count("/")
    uri = escape(f"{up}{target.uri}" or "./")
    lang = "" if target.language == target.site_language else f' lang="{escape(target.language)}"'
    title = escape(target.title)
    before, there, after = str(_("This page has moved to %(title)s.")).partition("%(title)s")
    link = f'<a href="{uri}"{lang}>{title if there else uri}</a>'
    return _PAGE.format(
        language=escape(target.site_language),
        direction="rtl" if is_right_to_left(target.site_language) else "ltr",
        lang=lang,
        title=title,
        canonical=f'<link rel="canonical" href="{escape(target.url)}">\n' if target.url else "",
        script=f"{up}{SCRIPT}",
        target=uri,
        moved=f"{escape(before)}{link}{escape(after)}",
    )
