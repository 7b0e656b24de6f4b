"""The colours of the program; they live below the window, where charts for files need them too."""

from refnet.charts.tokens import DARK, LIGHT, Hue, Tokens

__all__ = ["DARK", "LIGHT", "Hue", "Tokens"]
