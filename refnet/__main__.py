"""Lets `python -m refnet` open the window, and a packed program read files in a process of its own."""

import sys

from refnet.exchange.outside import read_if_asked

read_if_asked(sys.argv[1:])

from refnet.app import main  # noqa: E402 - what reads files needs no window

sys.exit(main())
