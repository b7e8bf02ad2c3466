"""The directives that writers use."""
