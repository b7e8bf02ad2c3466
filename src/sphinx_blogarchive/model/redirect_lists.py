"""Redirects in the formats that hosts and servers read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from .addresses import Address
    from .redirects import Move

#: What a path keeps as it is when it is encoded. Not ":" and "*", which mean something in lists.
_KEPT = "/!$&'()+,;=@~"
#: What Read the Docs cuts off paths, or takes for a wildcard.
_NOT_THERE = re.compile(r"[?#*]")


def netlify(moves: Iterable[Move], root: str, target: Callable[[str], str]) -> str:
    """Return a ``_redirects`` file, as Netlify, Cloudflare Pages and GitLab Pages read it.

    https://docs.netlify.com/routing/redirects/: the first line that matches counts. Lines with
    a query are understood by Netlify alone.
    """
    lines = []
    for move in moves:
        start = _start(move, root)
        pairs = parse_qsl(move.query, keep_blank_values=True)
        query = [f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs]
        end = _end(root) + target(move.docname)
        lines.append((not query, start, " ".join([start, *query, end, "301"])))
    return "".join(f"{line}\n" for *_, line in sorted(lines))


def read_the_docs(moves: Iterable[Move], root: str, target: Callable[[str], str]) -> str:
    """Return a list of the objects that Read the Docs' API takes, one by one.

    https://docs.readthedocs.com/platform/stable/api/v3.html#redirect-create: it looks for
    redirects only where there is no page, at paths that it has decoded, with or without a
    slash at their end; paths of pages don't tell language and version.
    """
    found: dict[tuple[str, str], str] = {}
    for move in moves:
        kind, start = ("exact", _end(root)) if move.outside else ("page", "/")
        if not move.served and not move.query and not _NOT_THERE.search(move.path):
            path = "/" + move.path.rstrip("/")
            found.setdefault((kind, path), start + target(move.docname))
    entries = [
        {"type": kind, "from_url": path, "to_url": end, "http_status": 301}
        for (kind, path), end in sorted(found.items())
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n" if entries else ""


def nginx(moves: Iterable[Move], root: str, target: Callable[[str], str]) -> str:
    """Return two maps, to be included in the ``http`` block.

    https://nginx.org/en/docs/http/ngx_http_map_module.html: texts match whatever their case.
    """
    paths: dict[str, str] = {}
    queries: dict[str, str] = {}
    for move in moves:
        end = _quoted(_end(root) + target(move.docname))
        if move.query:
            start = re.escape(_start(move, root))
            key = rf"~^{start}\?(?:[^#]*&)?{re.escape(_query(move))}(?:&|$)"
            queries.setdefault(_quoted(key), end)
        else:
            key = ("/" if move.outside else root) + move.path
            paths.setdefault(_quoted(key.casefold()), f"{_quoted(key)} {end}")
    lines = [
        "map $uri $blogarchive_path {",
        '    default "";',
        *(f"    {line};" for _, line in sorted(paths.items())),
        "}",
        "map $request_uri $blogarchive_moved {",
        "    default $blogarchive_path;",
        *(f"    {key} {end};" for key, end in sorted(queries.items())),
        "}",
    ]
    return "".join(f"{line}\n" for line in lines)


def apache(moves: Iterable[Move], root: str, target: Callable[[str], str]) -> str:
    """Return an ``.htaccess`` file for the folder of the site; the server needs mod_rewrite.

    https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html: paths begin below the folder, decoded.
    """
    rules = set()
    for move in moves:
        # in what a rule leads to, a percent sign stands for a group
        end = (_end(root) + target(move.docname)).replace("%", "\\%")
        rule = f"RewriteRule ^{_pattern(move.path)}$ {end} [R=301,NE,L]\n"
        if move.query:
            query = _pattern(_query(move))
            rule = f"RewriteCond %{{QUERY_STRING}} (?:^|&){query}(?:&|$)\n{rule}"
        if not move.outside:
            rules.add((not move.query, rule))
    return "".join(["RewriteEngine On\n", *(rule for _, rule in sorted(rules))]) if rules else ""


def _pattern(text: str) -> str:
    """Return a pattern for *text* in one word, which no quotes or spaces take apart."""
    return re.sub(r"\\?([ \"'])", lambda sign: f"\\x{ord(sign[1]):02x}", re.escape(text))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _end(root: str) -> str:
    return quote(root, safe=_KEPT)


def _start(move: Move, root: str) -> str:
    return quote(("/" if move.outside else root) + move.path, safe=_KEPT)


def _query(move: Move) -> str:
    return quote(move.query, safe=f"{_KEPT}:*?%")


#: Formats by name, with the file that each is written to.
FORMATS: Mapping[str, tuple[str, Callable[[Iterable[Move], str, Callable[[str], str]], str]]] = {
    "netlify": ("_redirects", netlify),
    "readthedocs": ("redirects.readthedocs.json", read_the_docs),
    "nginx": ("redirects.nginx.conf", nginx),
    "apache": (".htaccess", apache),
}


def can_list(formats: Iterable[str], address: Address) -> bool:
    """Say whether a list in one of *formats* can have *address*."""
    cannot = {
        "readthedocs": bool(address.query) or bool(_NOT_THERE.search(address.path)),
        "apache": address.outside,
    }
    return any(not cannot.get(name) for name in formats)


def lists(
    formats: Iterable[str], moves: list[Move], root: str, target: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Yield the files that have something to say, with their contents.

    :param root: the path of the site on its host, decoded, with slashes around it.
    :param target: returns the address of a document from the root of the site, encoded.
    """
    for name in formats:
        file, write = FORMATS[name]
        if text := write(moves, root, target) if moves else "":
            yield file, text
