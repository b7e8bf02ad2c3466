"""Generated pages: documents of Sphinx like any other, without a file of the writer's."""
