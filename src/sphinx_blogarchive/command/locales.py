"""The locale in which Sphinx runs."""

from __future__ import annotations

import locale
import os


def have_locale() -> None:
    """Have this process, and those that it starts, run in a locale that the machine has.

    ``LANG`` often names one that isn't installed, in containers and over SSH above all. Sphinx
    stops with a traceback there.
    """
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        for name in ("C.UTF-8", "C"):
            os.environ["LC_ALL"] = name
            try:
                locale.setlocale(locale.LC_ALL, "")
            except locale.Error:
                continue
            return
