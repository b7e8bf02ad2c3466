"""What the specifications of feeds demand, as functions that return what is wrong with a file."""

from __future__ import annotations

import json
import re
from collections import Counter
from email.utils import parsedate_to_datetime

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DC = "{http://purl.org/dc/elements/1.1/}"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
#: RFC 4287, 4.1: how many children of each kind there may be.
_ONCE = {"id": 1, "title": 1, "updated": 1}
_AT_MOST_ONCE = {
    "feed": {"generator", "icon", "logo", "rights", "subtitle"},
    "entry": {"content", "published", "rights", "source", "summary"},
}
_MANY = {"author", "category", "contributor", "link"}


def is_iri(text: str | None) -> bool:
    return _IRI.fullmatch(text or "") is not None


def is_rfc3339(text: str | None) -> bool:
    return _RFC3339.fullmatch(text or "") is not None


def atom(content: bytes) -> list[str]:
    """Return which demands of RFC 4287 *content* doesn't meet."""
    root = etree.fromstring(content)
    if root.tag != f"{ATOM}feed":
        return [f"the root is {root.tag}"]
    entries = root.findall(f"{ATOM}entry")
    found = _container(root, "feed")
    if not root.findall(f"{ATOM}author") and not all(e.findall(f"{ATOM}author") for e in entries):
        found.append("nobody is the author")
    if [link.get("rel") for link in root.findall(f"{ATOM}link")].count("self") != 1:
        found.append("the feed doesn't say where it is")
    for entry in entries:
        found += _container(entry, "entry")
    ids = Counter(e.text for e in root.iter(f"{ATOM}id"))
    return found + [f"id {name} {count} times" for name, count in ids.items() if count > 1]


def _container(element: etree._Element, kind: str) -> list[str]:
    found = []
    counts = Counter(child.tag.removeprefix(ATOM) for child in element)
    allowed = {*_ONCE, *_AT_MOST_ONCE[kind], *_MANY, *({"entry"} if kind == "feed" else ())}
    found += [f"{kind}: {name} isn't known" for name in counts if name not in allowed]
    found += [f"{kind}: {name} {counts[name]} times" for name in _ONCE if counts[name] != 1]
    found += [f"{kind}: {name} twice" for name in _AT_MOST_ONCE[kind] if counts[name] > 1]
    for name in ("id", "icon", "logo"):
        found += [
            f"{kind}: {name} {e.text}" for e in element.findall(ATOM + name) if not is_iri(e.text)
        ]
    for name in ("updated", "published"):
        found += [
            f"{kind}: {name} {e.text}"
            for e in element.findall(ATOM + name)
            if not is_rfc3339(e.text)
        ]
    for name in ("title", "subtitle", "summary", "rights", "content"):
        for each in element.findall(ATOM + name):
            if each.get("type", "text") not in ("text", "html"):
                found.append(f"{kind}: {name} of type {each.get('type')}")
            if len(each):
                found.append(f"{kind}: {name} has elements")
    found += _links(element, kind) + _persons(element, kind)
    found += [
        f"{kind}: a category without a term"
        for each in element.findall(f"{ATOM}category")
        if not each.get("term")
    ]
    found += [
        f"{kind}: scheme {scheme}"
        for each in element.findall(f"{ATOM}category")
        if (scheme := each.get("scheme")) is not None and not is_iri(scheme)
    ]
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language is not None and not _LANGUAGE.fullmatch(language):
        found.append(f"{kind}: language {language}")
    return found


def _links(element: etree._Element, kind: str) -> list[str]:
    found = []
    alternates = Counter()
    for link in element.findall(f"{ATOM}link"):
        if not is_iri(link.get("href")):
            found.append(f"{kind}: link to {link.get('href')}")
        if link.get("rel", "alternate") == "alternate":
            alternates[link.get("type"), link.get("hreflang")] += 1
    if not alternates:
        found.append(f"{kind}: no alternate")
    return found + [f"{kind}: {key} twice" for key, count in alternates.items() if count > 1]


def _persons(element: etree._Element, kind: str) -> list[str]:
    found = []
    for person in element.findall(f"{ATOM}author"):
        names = [child.text for child in person.findall(f"{ATOM}name")]
        if len(names) != 1 or not (names[0] or "").strip():
            found.append(f"{kind}: an author called {names}")
        uris = [child.text for child in person.findall(f"{ATOM}uri")]
        if len(uris) > 1 or not all(map(is_iri, uris)):
            found.append(f"{kind}: an author at {uris}")
    return found


def rss(content: bytes) -> list[str]:
    """Return which demands of RSS 2.0, and which advice of its board, *content* doesn't meet."""
    root = etree.fromstring(content)
    if (root.tag, root.get("version"), [c.tag for c in root]) != ("rss", "2.0", ["channel"]):
        return ["no RSS 2.0 with one channel"]
    channel = root[0]
    found = []
    counts = Counter(child.tag for child in channel)
    found += [f"{n} {counts[n]} times" for n in ("title", "link", "description") if counts[n] != 1]
    found += [f"{tag} twice" for tag, n in counts.items() if n > 1 and tag != "item"]
    known = {"title", "link", "description", "language", "copyright", "lastBuildDate"}
    known |= {"generator", "item", f"{ATOM}link"}
    found += [f"{tag} isn't known" for tag in counts if tag not in known]
    here = channel.find(f"{ATOM}link")
    if here is None or (here.get("rel"), here.get("type")) != ("self", "application/rss+xml"):
        found.append("the feed doesn't say where it is")
    elif not is_iri(here.get("href")):
        found.append(f"the feed is at {here.get('href')}")
    for item in channel.findall("item"):
        found += _item(item)
    return found + _anywhere(root)


def _anywhere(root: etree._Element) -> list[str]:
    guids = Counter(guid.text for guid in root.iter("guid"))
    found = [f"guid {name} {n} times" for name, n in guids.items() if n > 1]
    addresses = [link.text for link in root.iter("link")]
    found += [f"link to {to}" for to in addresses if not is_iri(to) or not to.isascii()]
    for name in ("pubDate", "lastBuildDate"):
        for each in root.iter(name):
            if not _RFC822.fullmatch(each.text or ""):
                found.append(f"{name} {each.text}")
            elif each.text[:3] != parsedate_to_datetime(each.text).strftime("%a"):
                found.append(f"{each.text} was another day")
    return found


def _item(item: etree._Element) -> list[str]:
    counts = Counter(child.tag for child in item)
    many = {"category", f"{DC}creator"}
    known = {"title", "link", "description", "guid", "pubDate", CONTENT, f"{DC}rights"} | many
    found = [f"item: {tag} isn't known" for tag in counts if tag not in known]
    found += [f"item: {tag} twice" for tag, n in counts.items() if n > 1 and tag not in many]
    texts = [item.findtext("title"), item.findtext("description")]
    if not any((text or "").strip() for text in texts):
        found.append("item: neither title nor description")
    guid = item.find("guid")
    if guid is None or guid.get("isPermaLink") != "false":
        found.append("item: the guid isn't told from a link")
    # the second is to come after what it is said in short
    order = [child.tag for child in item if child.tag in ("description", CONTENT)]
    if order == [CONTENT, "description"]:
        found.append("item: content before description")
    return found


def json_feed(content: bytes) -> list[str]:
    """Return which demands of JSON Feed 1.1 *content* doesn't meet."""
    feed = json.loads(content.decode("utf-8"))
    found = []
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        found.append(f"version {feed.get('version')}")
    texts = {"version", "title", "home_page_url", "feed_url", "description", "icon", "favicon"}
    texts |= {"language"}
    found += _fields(feed, texts, {"authors", "items"}, {"title", "items"})
    items = feed.get("items", [])
    for item in items:
        found += _json_item(item)
    for item in [feed, *items]:
        for author in item.get("authors", []):
            if not author or not author.keys() <= {"name", "url", "avatar"}:
                found.append(f"author {author}")
        for name in ("url", "home_page_url", "feed_url", "image", "favicon"):
            if name in item and not is_iri(item[name]):
                found.append(f"{name} {item[name]}")
    ids = Counter(item.get("id") for item in items)
    return found + [f"id {name} {n} times" for name, n in ids.items() if n > 1]


def _json_item(item: dict) -> list[str]:
    texts = {"id", "url", "title", "content_html", "content_text", "summary", "image"}
    texts |= {"date_published", "date_modified", "language"}
    found = _fields(item, texts, {"authors", "tags"}, {"id"})
    if not {"content_html", "content_text"} & item.keys():
        found.append("an item without content")
    for name in ("date_published", "date_modified"):
        if name in item and not is_rfc3339(item[name]):
            found.append(f"{name} {item[name]}")
    if not all(isinstance(tag, str) for tag in item.get("tags", [])):
        found.append(f"tags {item['tags']}")
    return found


def _fields(item: dict, texts: set[str], lists: set[str], needed: set[str]) -> list[str]:
    found = [f"{name} is missing" for name in needed if name not in item]
    for name, value in item.items():
        if name not in texts | lists:
            found.append(f"{name} isn't known")
        elif not isinstance(value, str if name in texts else list):
            found.append(f"{name} is {value!r}")
    return found
