"""Charts and pictures as figures of matplotlib, for the window's canvas and for files alike; nothing of Qt."""

import logging

# it reports each weight that the fallback font lacks, which is of no use to anybody
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
