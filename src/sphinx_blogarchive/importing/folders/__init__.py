"""What sources share whose blogs are folders of texts with front matter.

====== ==================================================
tree   files of a folder, and none outside of it
matter front matter and configuration: texts, lists, tables
values what fields say: dates, lists, yes and no
held   code out of the way while shortcodes are read
====== ==================================================
"""
