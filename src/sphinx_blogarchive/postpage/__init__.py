"""A post's own page: an ``h-entry`` with its byline and its neighbours, in any theme."""
