"""Pictures by names that Markdown encodes: ``封面.png`` comes as ``%E5%B0%81%E9%9D%A2.png``."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .stamps import is_file


class DecodePictures(SphinxTransform):
    """Give pictures the names of their files, for which Sphinx looks."""

    default_priority = 200

    def apply(self, **kwargs: Any) -> None:
        """Look at each picture."""
        for node in self.document.findall(nodes.image):
            uri = node["uri"]
            decoded = unquote(uri)
            if decoded == uri or ":" in uri:  # an address
                continue
            path, absolute = self.env.relfn2path(uri, self.env.docname)
            # a file may have such a name, and may get it later
            self.env.note_dependency(path)
            if not is_file(Path(absolute)):
                node["uri"] = decoded
