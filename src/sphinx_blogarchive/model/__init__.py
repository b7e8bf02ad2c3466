"""The blog as plain data: nothing here imports Sphinx or docutils."""
