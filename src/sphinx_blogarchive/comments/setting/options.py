"""What can be wrong with the options of a service, each with its remedy."""

from __future__ import annotations

import difflib
import json
import re
from typing import TYPE_CHECKING, Any

from ...model.commenting import PROVIDERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...model.commenting import Provider

#: What values of the options of services look like, and what to give.
_FORMS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("giscus", "repo"): (r"[\w.-]+/[\w.-]+", '"owner/name", as on GitHub'),
    ("giscus", "repo_id"): (r"[\w=-]+", "the id that https://giscus.app shows"),
    ("giscus", "category_id"): (r"[\w=-]+", "the id that https://giscus.app shows"),
    **{
        ("giscus", key): ("[01]", "1 or 0")
        for key in ("emit_metadata", "reactions_enabled", "strict")
    },
    ("giscus", "input_position"): ("top|bottom", "'top' or 'bottom'"),
    ("utterances", "repo"): (r"[\w.-]+/[\w.-]+", '"owner/name", as on GitHub'),
    ("disqus", "shortname"): (r"[A-Za-z0-9-]+", "the name before .disqus.com alone"),
}


def check_options(
    name: str, options: Mapping[Any, Any]
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return the *options* that stand, and what is wrong with others, with their keys.

    :param name: the provider.
    """
    good: dict[str, Any] = {}
    problems: list[tuple[str, str]] = []
    provider = PROVIDERS.get(name)
    given = {*options}
    for key, item in options.items():
        if message := _problem(name, provider, key, item):
            problems.append((message, str(key)))
            given.add(_nearest(key, _allowed(provider)))
        else:
            good[key] = item
    if provider and (missing := [key for key in provider.needs if key not in given]):
        shown = _FORMS.get((name, missing[0]), ("", ""))[1]
        if len(missing) > 1 or not shown:
            shown = "what https://giscus.app shows"
        message = f"has no {', '.join(missing)} for {provider.name}; put into options: {shown}"
        problems.append((message, "options" if options else ""))
    return good, problems


def _allowed(provider: Provider | None) -> tuple[str, ...]:
    return (*provider.needs, *provider.allows) if provider else ()


def _nearest(key: Any, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(str(key), known, n=1)
    return near[0] if near else ""


def _problem(name: str, provider: Provider | None, key: Any, item: Any) -> str:
    if not isinstance(key, str) or not _is_data(item):
        return f"has the option {key!r} with {item!r}; give text, numbers, True, False, or lists"
    allowed = _allowed(provider)
    if provider and key not in allowed:
        if key == "mapping":
            return "has the option 'mapping', and posts are found by their keys; leave it out"
        known = _nearest(key, allowed) or ", ".join(allowed)
        return f"has the option {key!r}, which {provider.name} doesn't have; write {known}"
    form, shown = _FORMS.get((name, key), ("", ""))
    if not form and provider and key in provider.needs:
        form, shown = r"(?s:.*\S.*)", "text"
    if form and not re.fullmatch(form, str(item)):
        return f"has {item!r} as {key}; give {shown}"
    return ""


def _is_data(item: Any) -> bool:
    try:
        json.dumps(item, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return False
    return True
