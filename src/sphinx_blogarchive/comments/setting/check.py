"""What can be wrong with the option ``blogarchive_comments``, each with its remedy."""

from __future__ import annotations

import difflib
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any, NamedTuple

from ...model.commenting import (
    COLOR_SCHEMES,
    LOADS,
    PROVIDERS,
    Commenting,
    Provider,
    check_key_template,
    is_local,
)
from .addresses import client_problems, is_below, server_problem
from .options import check_options

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

#: Keys that say nothing without a provider.
OF_PROVIDER = frozenset({"provider", "server", "client", "options"})
_KEYS = tuple(field.name for field in fields(Commenting) if field.name != "snapshot_is_named")
#: More than services tell of at once.
_MOST = 50
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
#: Names by which writers may know a service that we know by another.
_OTHER_NAMES = {"utteranc.es": "utterances", "giscus.app": "giscus", "valine": "waline"}


class Problem(NamedTuple):
    """A mistake: what follows the name of the option, and the key that it is in."""

    message: str
    key: str = ""


def check(value: Mapping[Any, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """Return what stands of the option *value*, and what is wrong with the rest.

    Without its server a service can't be had: then there is no provider, and a snapshot alone.
    """
    good: dict[str, Any] = {}
    problems: list[Problem] = []
    #: Keys that are there, perhaps by another name.
    given = {*value}
    for key, item in value.items():
        if key not in _KEYS:
            message, meant = _unknown(key, value.get("provider"))
            given.add(meant)
            problems.append(Problem(message, str(key)))
        elif message := _problem(key, item):
            problems.append(Problem(message, key))
        else:
            good[key] = item
    if good.get("provider"):
        # what is wrong by itself has been said
        asked = [key for key in OF_PROVIDER if key in good or key not in given]
        return good if _settle(good, asked, problems) else _without_provider(good), problems
    misplaced = next((key for key in ("server", "client", "options") if value.get(key)), "")
    if misplaced and "provider" not in given:
        message = f"has the key {misplaced!r}, and no provider; give one of {_known()}"
        problems.append(Problem(message, misplaced))
    return _without_provider(good), problems


def _settle(good: dict[str, Any], asked: list[str], problems: list[Problem]) -> bool:
    """Look at what a provider needs, add to the *problems*, and say whether it can be used.

    :param asked: keys that aren't known to be wrong already.
    """
    name = good["provider"]
    needs = PROVIDERS.get(name, Provider(name, frozenset()))
    server = good.get("server", "")
    if "server" not in asked:
        if needs.server:
            return False
    elif message := server_problem(name, server):
        problems.append(Problem(message, "server" if server else "provider"))
        return False
    if "options" in asked:
        good["options"], wrong = check_options(name, good.get("options", {}))
        problems += (Problem(message, key or "provider") for message, key in wrong)
    if not good.get("options", {}).keys() >= {*needs.needs}:
        return False
    if "client" in asked and (found := client_problems(name, good)):
        problems += (Problem(message, "client") for message in found)
        good["client"] = ""
    return True


def _without_provider(good: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in good.items() if key not in OF_PROVIDER}


def _known() -> str:
    return ", ".join(PROVIDERS)


def _unknown(key: object, provider: object) -> tuple[str, str]:
    """Return what is wrong with a *key* that there isn't, and the one that is meant; or nothing."""
    of_service = PROVIDERS.get(provider) if isinstance(provider, str) else None
    if of_service and key in (*of_service.needs, *of_service.allows):
        message = f'has the key {key!r}, an option of {of_service.name}; write "options": {{…}}'
        return f"{message} around it", "options"
    near = difflib.get_close_matches(str(key).lower(), _KEYS, n=1)
    remedy = near[0] if near else ", ".join(_KEYS)
    return f"has the unknown key {key!r}; write {remedy}", near[0] if near else ""


def _problem(key: str, item: Any) -> str:
    """Return what is wrong with the value of one key by itself; empty if nothing is."""
    kind, shown = _TYPES[key]
    if not isinstance(item, kind) or (isinstance(item, bool) and kind is not bool):
        return f"has {item!r} as {key}; give {shown}"
    check = _CHECKS.get(key)
    return check(item) if check else ""


_TYPES: Mapping[str, tuple[Any, str]] = {
    "provider": (str, "the name of a service"),
    "server": (str, 'an address such as "https://comments.example.org"'),
    "client": (str | dict, "the address of a script, or a dictionary with script and style"),
    "load": (str, " or ".join(map(repr, LOADS))),
    "counts": (bool, "True or False"),
    "views": (bool, "True or False"),
    "recent": (int, "how many, 0 for none"),
    "login": (bool, "True or False"),
    "language": (str, "a tag such as 'en' or 'zh-CN'"),
    "color_scheme": (str, " or ".join(map(repr, COLOR_SCHEMES))),
    "snapshot": (str, 'the path of a file such as "stats.json"'),
    "key": (str, 'text such as "/archives/{id}/"'),
    "options": (dict, 'a dictionary such as {"site": "My blog"}'),
}


def _provider(name: str) -> str:
    if not name or name in PROVIDERS:
        return ""
    if name.endswith(".js"):
        if is_local(name) and is_below(name):
            return ""
        path = '"js/comments.js"'
        return f"has the provider {name!r}; give its path from the source folder, such as {path}"
    meant = _OTHER_NAMES.get(name.lower().strip())
    near = difflib.get_close_matches(name.lower().strip(), PROVIDERS, n=1)
    known = repr(meant or near[0]) if meant or near else f"one of {_known()}"
    return (
        f"has the provider {name!r}, which we don't know; write {known}, or the path of an adapter "
        "that ends in .js"
    )


def _among(key: str, known: Collection[str]) -> Callable[[str], str]:
    def check(item: str) -> str:
        if item in known:
            return ""
        near = difflib.get_close_matches(item.lower().replace("_", " "), known, n=1)
        return f"has {item!r} as {key}; write {repr(near[0]) if near else _either(known)}"

    return check


def _either(known: Collection[str]) -> str:
    return " or ".join(map(repr, known))


def _recent(count: int) -> str:
    if 0 <= count <= _MOST:
        return ""
    return f"has {count!r} as recent; give 0 to {_MOST}"


def _language(tag: str) -> str:
    if not tag or _LANGUAGE.fullmatch(tag):
        return ""
    return f"has the language {tag!r}; give a tag such as 'en' or 'zh-CN'"


def _snapshot(path: str) -> str:
    if "\0" in path:
        return f'has {path!r} as snapshot; give the path of a file such as "stats.json"'
    if "://" not in path:
        return ""
    return (
        f"has the snapshot {path!r}, and a build asks nobody; give the path of a file, which "
        "`blogarchive stats pull` makes"
    )


def _key(template: str) -> str:
    try:
        if template:
            check_key_template(template)
    except ValueError as error:
        return str(error)
    return ""


_CHECKS: Mapping[str, Callable[[Any], str]] = {
    "provider": _provider,
    "load": _among("load", LOADS),
    "color_scheme": _among("color_scheme", COLOR_SCHEMES),
    "recent": _recent,
    "language": _language,
    "snapshot": _snapshot,
    "key": _key,
}
