"""Lets `python -m refnet` open the window."""

import sys

from refnet.app import main

sys.exit(main())
