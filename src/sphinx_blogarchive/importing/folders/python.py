"""Settings in a file of Python, read without running any of it: what is written out is known."""

from __future__ import annotations

import ast
import warnings
from typing import TYPE_CHECKING, Any

from ..model import ImportFailure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .tree import Tree

_LONGEST = 2**20
#: Values in all settings together, and signs in all texts that are put together.
_MOST = 100_000
_MOST_SIGNS = 2**22
_DEEPEST = 40
_MOST_FILES = 16
_COPIES = frozenset({"list", "set", "tuple"})


class _ComputedError(Exception):
    """What is written has to be run to be known."""


class Settings:
    """What a file sets, by name."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.values: dict[str, Any] = {}
        #: Names that are set to what isn't known.
        self.computed: set[str] = set()
        self._left, self._signs = _MOST, _MOST_SIGNS

    def read(self, text: str, where: str, imported: Callable[[str], None]) -> None:
        """Take what *text* sets.

        :param where: the file, for messages.
        :param imported: is told of each module of which all names are taken.
        :raises ImportFailure: if it is no Python.
        """
        if len(text) > _LONGEST:
            raise ImportFailure(f"{where} is too long for a configuration")
        try:
            with warnings.catch_warnings(action="ignore"):
                tree = ast.parse(text)
        except SyntaxError as error:
            raise ImportFailure(f"{where}, line {error.lineno or 0}: it is no Python") from None
        except (ValueError, RecursionError, MemoryError):
            raise ImportFailure(f"{where} is no Python") from None
        self._statements(tree.body, where, imported)

    def _statements(self, body: list[ast.stmt], where: str, told: Callable[[str], None]) -> None:
        for statement in body:
            if isinstance(statement, ast.ImportFrom):
                if any(alias.name == "*" for alias in statement.names):
                    told(statement.module or "")
            elif isinstance(statement, ast.Assign):
                for target in statement.targets:
                    self._assign(target, statement.value, where)
            elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
                self._assign(statement.target, statement.value, where)
            elif isinstance(statement, ast.AugAssign):
                value = ast.BinOp(statement.target, statement.op, statement.value)
                self._assign(statement.target, value, where)
            else:  # what is set under conditions isn't known, and neither is what loops set
                self.computed.update(_names(statement))

    def _assign(self, target: ast.expr, value: ast.expr, where: str) -> None:
        if isinstance(target, ast.Name):
            try:
                self.values[target.id] = self._value(value)
                self.computed.discard(target.id)
            except _ComputedError:
                self.values.pop(target.id, None)
                self.computed.add(target.id)
            except RecursionError:
                raise ImportFailure(f"{where}: it is nested too deep") from None
        elif isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            table = self.values.get(target.value.id)
            try:
                table = table if isinstance(table, dict) else _unknown()
                table[self._value(target.slice)] = self._value(value)
            except (_ComputedError, TypeError):
                self.computed.add(target.value.id)
        else:
            self.computed.update(_names(target))

    def _value(self, node: ast.expr, depth: int = 0) -> Any:
        """Return what *node* is.

        :raises _ComputedError: if it can't be known.
        """
        if depth > _DEEPEST:
            raise _ComputedError
        kinds: dict[type, Callable[[Any, int], Any]] = {
            ast.Constant: lambda node, _: node.value,
            ast.Name: lambda node, _: self._named(node.id),
            ast.List: self._list,
            ast.Tuple: self._list,
            ast.Set: self._list,
            ast.Dict: self._table,
            ast.UnaryOp: self._negative,
            ast.BinOp: self._sum,
            ast.JoinedStr: lambda node, depth: "".join(
                self._part(each, depth) for each in node.values
            ),
            ast.Call: self._call,
        }
        if (kind := kinds.get(type(node))) is None:
            raise _ComputedError
        return self._counted(kind(node, depth + 1))

    def _named(self, name: str) -> Any:
        return self.values[name] if name in self.values else _unknown()

    def _list(self, node: ast.List | ast.Tuple | ast.Set, depth: int) -> list[Any]:
        return [self._value(each, depth) for each in node.elts]

    def _negative(self, node: ast.UnaryOp, depth: int) -> Any:
        value = self._value(node.operand, depth)
        is_known = isinstance(node.op, ast.USub) and isinstance(value, (int, float))
        return -value if is_known else _unknown()

    def _sum(self, node: ast.BinOp, depth: int) -> Any:
        left, right = self._value(node.left, depth), self._value(node.right, depth)
        alike = any(isinstance(left, kind) and isinstance(right, kind) for kind in (str, list))
        return left + right if alike and isinstance(node.op, ast.Add) else _unknown()

    def _call(self, node: ast.Call, depth: int) -> Any:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name == "dict" and not node.args:
            return {each.arg: self._value(each.value, depth) for each in node.keywords}
        if name in _COPIES and not node.keywords and len(node.args) == 1:
            value = self._value(node.args[0], depth)
            return value if isinstance(value, list) else _unknown()
        return _unknown()

    def _table(self, node: ast.Dict, depth: int) -> dict[Any, Any]:
        table: dict[Any, Any] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                raise _ComputedError
            name = self._value(key, depth)
            if isinstance(name, (list, dict)):
                raise _ComputedError
            try:
                table[name] = self._value(value, depth)
            except _ComputedError:
                continue  # the others matter nevertheless
        return table

    def _part(self, node: ast.expr, depth: int) -> str:
        if isinstance(node, ast.FormattedValue):
            if node.conversion != -1 or node.format_spec is not None:
                raise _ComputedError
            node = node.value
        value = self._value(node, depth)
        return value if isinstance(value, str) else _unknown()

    def _counted(self, value: Any) -> Any:
        """Return *value*, unless there would be too much in all."""
        todo = [value]
        while todo:
            each = todo.pop()
            self._left -= 1
            self._signs -= len(each) if isinstance(each, (str, bytes)) else 0
            if self._left < 0 or self._signs < 0:
                raise ImportFailure("there is too much in the configuration")
            if isinstance(each, list):
                todo += each
            elif isinstance(each, dict):
                todo += each.values()
        return value

    # ---- what was read

    def text(self, name: str, default: str = "") -> str:
        """Return a setting that is a text."""
        value = self.values.get(name, default)
        return value.strip() if isinstance(value, str) else default

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a setting that says yes or no."""
        value = self.values.get(name, default)
        return value if isinstance(value, bool) else default

    def texts(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a setting that is a list of texts, or one of them."""
        value = self.values.get(name)
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list):
            return default
        return tuple(each for each in value if isinstance(each, str))

    def table(self, name: str) -> Mapping[Any, Any]:
        """Return a setting that is a table."""
        value = self.values.get(name)
        return value if isinstance(value, dict) else {}

    def unknown(self, *names: str) -> list[str]:
        """Return which of *names* are set to what isn't known."""
        return sorted(self.computed.intersection(names))


def read(tree: Tree, *names: str) -> Settings:
    """Return what files of *tree* set, those that are there, and modules that they take in whole.

    :raises ImportFailure: if one is no Python.
    """
    settings = Settings()
    done: set[str] = set()

    def add(name: str) -> None:
        if name not in done and tree.has(name) and len(done) < _MOST_FILES:
            done.add(name)
            settings.read(tree.text(name), name, lambda module: add(_path(module)))

    for name in names:
        add(name)
    return settings


def _path(module: str) -> str:
    return f"{module.lstrip('.').replace('.', '/')}.py"


def _unknown() -> Any:
    raise _ComputedError


def _names(node: ast.AST) -> Iterator[str]:
    """Yield names that something sets."""
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
            yield each.id
