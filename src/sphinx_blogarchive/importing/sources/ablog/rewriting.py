"""``conf.py`` of the user's, with our options in place of ABlog's; all else in it stays."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from ...model import Note
from ...project import python
from .editing import Edits
from .settings import NAMES, RENAMED, answer

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from .configuration import Configuration

EXTENSION = "sphinx_blogarchive"
_TEMPLATES = "get_html_templates_path"
#: Blocks of ABlog, and ours that show the same; empty for what posts show by themselves.
_BLOCKS = {
    "archives": "archive",
    "authors": "authors",
    "categories": "categories",
    "languages": "",
    "locations": "",
    "postcard": "",
    "postcard2": "",
    "postnavy": "",
    "recentposts": "recent-posts",
    "tagcloud": "tag-cloud",
}


class Rewriting:
    """Rewrites one ``conf.py``."""

    def __init__(self, conf: Configuration, where: str, templates: Container[str]) -> None:
        """Rewrite *conf*.

        :param where: its name, for the report.
        :param templates: templates of the user's own, by path from their folder, that stay.
        """
        self._conf, self._where, self._templates = conf, where, templates
        self._edits = Edits(conf.text)
        self._parents = {
            child: node for node in ast.walk(conf.tree) for child in ast.iter_child_nodes(node)
        }
        self.notes: list[Note] = []

    def done(self, made: dict[str, Any], added: dict[str, Any]) -> str:
        """Return the new text.

        :param made: our settings that follow from documents too, by name.
        :param added: what is to be set that ABlog needed no option for.
        """
        self._extension()
        self._blocks()
        self._import()
        given: set[str] = set()
        behind: dict[str, Any] = {}
        for name in NAMES:
            for key, value in self._option(name, made, given).items():
                behind.setdefault(key, value)
        behind |= {key: value for key, value in {**made, **added}.items() if key not in given}
        text = self._edits.done().rstrip("\n")
        lines = python(behind)
        if not lines:
            return f"{text}\n"
        return f"{text}\n\n# What ABlog did by itself, or knew otherwise:\n{lines}"

    def _note(self, fate: Any, what: str, line: int | None = None) -> None:
        self.notes.append(Note(fate, f"{self._where}:{line}" if line else self._where, what))

    def _option(self, name: str, made: dict[str, Any], given: set[str]) -> dict[str, Any]:
        """Put one option of ABlog into ours; return what has to be said elsewhere."""
        conf = self._conf
        if name in conf.computed:
            return self._computed(name, conf.computed[name], given)
        statements = conf.set_by.get(name, [])
        if name not in conf.values or not statements:
            return {}
        found = answer(name, conf.values[name], conf, made)
        settings = {key: value for key, value in found.settings.items() if key not in given}
        given.update(settings)
        line = statements[-1].lineno
        if found.told:
            self._note(*found.told, line)
        for earlier in statements[:-1]:
            if name not in conf.used:
                self._edits.comment_out(earlier)
        return self._put(name, statements[-1], settings)

    def _put(self, name: str, statement: ast.stmt, settings: dict[str, Any]) -> dict[str, Any]:
        """Put *settings* where *statement* sets *name*; return them if they can't stand there."""
        many = isinstance(statement, ast.Assign) and len(statement.targets) > 1
        if many or not self._edits.is_alone(statement):
            return settings
        lines = python(settings)
        if name in self._conf.used:
            if lines:
                self._edits.add_after(statement, lines)
        elif lines:
            renamed = RENAMED.get(name)
            if renamed in settings and isinstance(statement, ast.Assign):
                self._edits.replace_node(statement.targets[0], str(renamed))
            else:
                self._edits.replace_node(statement, lines.rstrip("\n"))
        else:
            self._edits.comment_out(statement)
        return {}

    def _computed(self, name: str, line: int, given: set[str]) -> dict[str, Any]:
        statements = self._conf.set_by.get(name, [])
        renamed = RENAMED.get(name, "")
        plain = [
            each for each in statements if isinstance(each, ast.Assign) and len(each.targets) == 1
        ]
        taken = renamed in self._conf.values or renamed in self._conf.computed
        if renamed and not taken and [each.lineno for each in plain] == [line]:
            if name in self._conf.used:
                self._edits.add_after(plain[0], f"{renamed} = {name}\n")
            else:
                self._edits.replace_node(plain[0].targets[0], renamed)
            given.add(renamed)
            self._note("look at", f"{name} is computed; it is {renamed} now", line)
        elif not (renamed and taken):
            self._note("look at", f"{name} is computed, and means nothing here any more", line)
        return {}

    def _extension(self) -> None:
        """Name our extension where ABlog's is."""
        done = False
        for node in ast.walk(self._conf.tree):
            if isinstance(node, ast.Constant) and node.value == "ablog" and self._names(node):
                source = self._edits.source(*self._edits.span(node))
                self._edits.replace_node(node, source.replace("ablog", EXTENSION))
                done = True
        if not done:
            self._note("look at", f'put "{EXTENSION}" in place of "ablog" in extensions')

    def _names(self, node: ast.AST) -> bool:
        """Say whether *node* stands where extensions are named."""
        for above in self._above(node):
            match above:
                case ast.Assign(targets=targets):
                    return any(isinstance(t, ast.Name) and t.id == "extensions" for t in targets)
                case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
                    return isinstance(target, ast.Name) and target.id == "extensions"
                case ast.Call(func=ast.Attribute(value=ast.Name(id="extensions"))):
                    return True
                case ast.Call(func=ast.Attribute(attr="setup_extension")):
                    return True
        return False

    def _above(self, node: ast.AST) -> Iterator[ast.AST]:
        while node in self._parents:
            node = self._parents[node]
            yield node

    def _blocks(self) -> None:
        """Name our blocks where ABlog's are."""
        gone: dict[ast.List | ast.Tuple, set[int]] = {}
        for node in ast.walk(self._conf.tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            folder, _, file = node.value.rpartition("/")
            stem = file.removesuffix(".html")
            if stem not in _BLOCKS or file == stem or folder not in ("ablog", ""):
                continue
            if (not folder and not self._is_sidebar(node)) or node.value in self._templates:
                continue
            above = self._parents[node]
            if ours := _BLOCKS[stem]:
                new = f'"blogarchive/{ours}.html"'
                self._edits.replace_node(node, new)
            elif isinstance(above, ast.List | ast.Tuple):
                gone.setdefault(above, set()).add(above.elts.index(node))
                if stem in ("languages", "locations"):
                    self._note("left out", f"the block {node.value}", node.lineno)
            else:
                self._note("look at", f"{node.value} is a block of ABlog's alone", node.lineno)
        for items, numbers in gone.items():
            self._edits.remove_items(items, numbers)

    def _is_sidebar(self, node: ast.AST) -> bool:
        for above in self._above(node):
            match above:
                case ast.Assign(targets=[ast.Name(id="html_sidebars")]):
                    return True
                case ast.Assign(targets=[ast.Subscript(value=ast.Name(id="html_sidebars"))]):
                    return True
        return False

    def _import(self) -> None:
        """Leave out what imports ABlog, unless something else needs it."""
        uses = [
            node
            for node in ast.walk(self._conf.tree)
            if isinstance(node, ast.Name) and node.id == "ablog"
        ]
        left = [node for node in uses if not self._template_path(node)]
        for node in ast.walk(self._conf.tree):
            names = [
                each.name for each in getattr(node, "names", []) if isinstance(each, ast.alias)
            ]
            if isinstance(node, ast.Import) and "ablog" in names:
                if not left and names == ["ablog"] and node in self._conf.tree.body:
                    self._edits.comment_out(node)
                    continue
            elif not (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ablog")):
                continue
            what = "this imports ABlog, which has to stay installed while it does"
            self._note("look at", what, node.lineno)

    def _template_path(self, name: ast.Name) -> bool:
        """Take out the folder of ABlog's templates if *name* is there for that alone."""
        attribute = self._parents.get(name)
        call = self._parents.get(attribute) if attribute else None
        if not isinstance(attribute, ast.Attribute) or attribute.attr != _TEMPLATES:
            return False
        above = self._parents.get(call) if call else None
        if isinstance(call, ast.Call) and isinstance(above, ast.List):
            self._edits.remove_items(above, {above.elts.index(call)})
            return True
        statement = self._parents.get(above) if above else None
        if isinstance(above, ast.Call) and isinstance(statement, ast.Expr):
            self._edits.comment_out(statement)
            return True
        return False
