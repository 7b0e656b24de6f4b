"""What a chart needs to know of the theme; the window's tokens fit as they are."""

from typing import Protocol


class HueLook(Protocol):
    """The colours of one meaning, as `#RRGGBB`."""

    @property
    def main(self) -> str:
        """Return the colour of its marks and lines."""

    @property
    def text(self) -> str:
        """Return the colour of words about it."""


class Look(Protocol):
    """The colours of a theme, as `#RRGGBB`."""

    @property
    def surface(self) -> str:
        """Return the colour behind the chart."""

    @property
    def line(self) -> str:
        """Return the colour of grid lines and rules."""

    @property
    def text(self) -> str:
        """Return the colour of main words and of the benchmark."""

    @property
    def text2(self) -> str:
        """Return the colour of supporting words."""

    @property
    def text3(self) -> str:
        """Return the colour of axis labels."""

    @property
    def referral(self) -> HueLook:
        """Return the colours of referral."""

    @property
    def cold(self) -> HueLook:
        """Return the colours of cold."""
