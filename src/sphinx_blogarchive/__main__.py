"""``python -m sphinx_blogarchive`` is the command ``blogarchive``."""

from __future__ import annotations

import sys

from .command import main

sys.exit(main())
