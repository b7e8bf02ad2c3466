"""Imports of invented blogs, built and looked at the same way whatever made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lxml.etree
import lxml.html

from tests.importing.support import Imported, files, run

if TYPE_CHECKING:
    from pathlib import Path

_ATOM = "{http://www.w3.org/2005/Atom}"


def brought(source: Path, target: Path, *arguments: object) -> Imported:
    """Import *source*, twice, and build it; it must build without a warning."""
    assert run(source, target, *arguments) == 0
    before = files(target)
    assert run(source, target, *arguments) == 0
    assert files(target) == before, "a second run changes nothing"
    found = Imported(target)
    found.built = found.build()
    assert found.built.warnings == [], found.built.warnings
    return found


def feed_ids(imported: Imported) -> set[str]:
    """Return the identifiers of posts in the Atom feed."""
    found: set[str] = set()
    for path in sorted(imported.built.out.rglob("*.xml")):
        root = lxml.etree.parse(path).getroot()
        if root.tag == f"{_ATOM}feed":
            found |= {each.findtext(f"{_ATOM}id") for each in root.iter(f"{_ATOM}entry")}
    return found


def leads(imported: Imported, address: str) -> bool:
    """Say whether there is a page at *address*, or something that leads on from it."""
    out = imported.built.out / address.strip("/")
    return any(each.is_file() for each in (out, out / "index.html", out.with_suffix(".html")))


def links(imported: Imported, docname: str) -> dict[str, str]:
    """Return where the links in the text of a post lead, by what they show."""
    found = imported.built.page(docname).xpath("//*[self::main or self::article]//a")
    return {each.text_content(): each.get("href") for each in found}


def refusal(capsys, *arguments: object) -> str:
    """Return the one line that a failing import says."""
    assert run(*arguments) == 1
    [line] = capsys.readouterr().err.strip().splitlines()
    return line
