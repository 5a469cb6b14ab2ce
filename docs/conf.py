"""How Sphinx makes the manual: from these Markdown pages, without the network."""

import filmtrack

project = "filmtrack"
author = "The filmtrack maintainers"
version = release = filmtrack.__version__
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "filmtrack"
html_copy_source = False
html_show_sourcelink = False
exclude_patterns = ["_build"]
myst_heading_anchors = 4
suppress_warnings = ["misc.highlighting_failure"]
