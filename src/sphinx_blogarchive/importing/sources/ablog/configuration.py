"""``conf.py``, read and never run: what it says in so many words, and where."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Any

from ...model import ImportFailure

_LONGEST = 2**20
#: What an expression may be nested in, and how long a text or a list may become.
_DEEPEST, _LARGEST = 40, 100_000
_UNKNOWN = object()


@dataclass(slots=True)
class Configuration:
    """What ``conf.py`` sets."""

    text: str
    tree: ast.Module
    #: Values of names, as far as they can be told.
    values: dict[str, Any] = field(default_factory=dict)
    #: Where a name is set at the top, once or more often.
    set_by: dict[str, list[ast.stmt]] = field(default_factory=dict)
    #: Names whose values only running it would tell, with a line where they are set.
    computed: dict[str, int] = field(default_factory=dict)
    #: Texts that stand where a name is set or added to, in order, for those above.
    parts: dict[str, list[str]] = field(default_factory=dict)
    #: Names that are looked at somewhere.
    used: set[str] = field(default_factory=set)

    def text_of(self, name: str, default: str = "") -> str:
        """Return the value of *name* if that is a text."""
        value = self.values.get(name, default)
        return value if isinstance(value, str) else default

    def texts_of(self, name: str) -> list[str]:
        """Return the texts in a list, or the one text, that *name* has, as far as is known."""
        value = self.values.get(name, self.parts.get(name, []))
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list | tuple | dict):
            return []
        return [each for each in values if isinstance(each, str)]


def read(text: str, where: str) -> Configuration:
    """Read the text of ``conf.py``.

    :param where: its name, for messages.
    :raises ImportFailure: if it is no Python.
    """
    if len(text) > _LONGEST:
        raise ImportFailure(f"{where} is larger than 1 MB, which no configuration is")
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise ImportFailure(f"{where} is no Python (line {error.lineno}: {error.msg})") from None
    except (ValueError, RecursionError, MemoryError):
        raise ImportFailure(f"{where} is no Python that can be read") from None
    found = Configuration(text, tree)
    try:
        found.used = {
            node.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        }
        for statement in tree.body:
            _run(found, statement)
    except RecursionError:
        raise ImportFailure(f"{where} is nested too deep") from None
    return found


def _run(conf: Configuration, statement: ast.stmt) -> None:
    _collect(conf, statement)
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        value = _value(conf, statement.value) if statement.value else _UNKNOWN
        for target in targets:
            if isinstance(target, ast.Name):
                conf.set_by.setdefault(target.id, []).append(statement)
                _keep(conf, target.id, value, statement.lineno)
            else:
                _item(conf, target, value)
    elif isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
        name = statement.target.id
        value = _UNKNOWN
        if isinstance(statement.op, ast.Add):
            value = _sum(conf.values.get(name, _UNKNOWN), _value(conf, statement.value))
        _keep(conf, name, value, statement.lineno)
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        _call(conf, statement.value)
    elif not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                _keep(conf, node.id, _UNKNOWN, node.lineno)


def _collect(conf: Configuration, statement: ast.stmt) -> None:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            conf.parts[name] = []
        case ast.AugAssign(target=ast.Name(id=name), value=value):
            pass
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name))) as value):
            pass
        case _:
            return
    conf.parts.setdefault(name, []).extend(
        node.value
        for node in ast.walk(value)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _keep(conf: Configuration, name: str, value: Any, line: int) -> None:
    if value is _UNKNOWN:
        conf.values.pop(name, None)
        conf.computed[name] = line
    else:
        conf.values[name] = value
        conf.computed.pop(name, None)


def _item(conf: Configuration, target: ast.expr, value: Any) -> None:
    """Set an item of a dictionary, or lose track of whatever is set otherwise."""
    if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
        known, key = conf.values.get(target.value.id), _value(conf, target.slice)
        if isinstance(known, dict) and isinstance(key, str) and value is not _UNKNOWN:
            conf.values[target.value.id] = {**known, key: value}
        else:
            _keep(conf, target.value.id, _UNKNOWN, target.lineno)
        return
    for node in ast.walk(target):
        if isinstance(node, ast.Name):
            _keep(conf, node.id, _UNKNOWN, node.lineno)


def _call(conf: Configuration, call: ast.Call) -> None:
    """Follow ``append`` and ``extend``; other calls may do anything to what they are given."""
    function = call.func
    if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name):
        return
    name = function.value.id
    known = conf.values.get(name)
    if isinstance(known, list) and function.attr in ("append", "extend") and len(call.args) == 1:
        value = _value(conf, call.args[0])
        more = [value] if function.attr == "append" and value is not _UNKNOWN else value
        _keep(conf, name, _sum(known, more), call.lineno)
    elif isinstance(known, list | dict):
        _keep(conf, name, _UNKNOWN, call.lineno)


def _sum(left: Any, right: Any) -> Any:
    for kind in (str, list, tuple):
        if isinstance(left, kind) and isinstance(right, kind):
            made: Any = [*left, *right] if kind is not str else f"{left}{right}"
            return kind(made) if len(made) < _LARGEST else _UNKNOWN
    return _UNKNOWN


def _value(conf: Configuration, node: ast.expr, depth: int = 0) -> Any:
    found: Any = _UNKNOWN
    match node:
        case _ if depth > _DEEPEST:
            pass
        case ast.Constant(value=value):
            found = value
        case ast.Name(id=name):
            found = conf.values.get(name, _UNKNOWN)
        case ast.List(elts=items) | ast.Tuple(elts=items):
            values = [_value(conf, item, depth + 1) for item in items]
            if not any(value is _UNKNOWN for value in values):
                found = values if isinstance(node, ast.List) else tuple(values)
        case ast.Dict():
            found = _dictionary(conf, node, depth)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            found = _sum(_value(conf, left, depth + 1), _value(conf, right, depth + 1))
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as number)):
            found = -number
        case ast.JoinedStr(values=parts):
            found = _joined(conf, parts, depth)
    return found


def _dictionary(conf: Configuration, node: ast.Dict, depth: int) -> Any:
    found: dict[Any, Any] = {}
    for key, item in zip(node.keys, node.values, strict=True):
        name: Any = _value(conf, key, depth + 1) if key else _UNKNOWN
        value = _value(conf, item, depth + 1)
        if not isinstance(name, str | int) or value is _UNKNOWN:
            return _UNKNOWN
        found[name] = value
    return found


def _joined(conf: Configuration, parts: list[ast.expr], depth: int) -> Any:
    shown: list[Any] = []
    for part in parts:
        is_plain = isinstance(part, ast.FormattedValue) and part.format_spec is None
        inner = part.value if is_plain and isinstance(part, ast.FormattedValue) else part
        shown.append(_value(conf, inner, depth + 1))
    return "".join(shown) if all(isinstance(each, str) for each in shown) else _UNKNOWN
