"""What sources share whose blogs are folders of texts with front matter.

========== ==================================================
tree       files of a folder, and none outside of it
matter     front matter and configuration: texts, lists, tables
heads      fields at the head of texts that aren't front matter
python     settings in a file of Python, which isn't run
values     what fields say: dates, lists, yes and no
slugs      names as they are in addresses
held       code out of the way while shortcodes are read
extras     what several dialects of Markdown have beyond what all know
pymarkdown what only Python-Markdown knows
rest       directives of reStructuredText of such programs
========== ==================================================
"""
