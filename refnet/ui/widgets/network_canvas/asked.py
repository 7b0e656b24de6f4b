"""What the user asked to see of a picture: a text to find, a person to focus on, and how far around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from refnet.ui.widgets.network_canvas import walk
from refnet.ui.widgets.network_canvas.scene import Mask, Scene


@dataclass(frozen=True, slots=True)
class Asked:
    """Finding goes before focus; with neither, everybody is lit."""

    text: str = ""
    focus: int | None = None
    depth: int = 2

    def found(self, search: Sequence[str]) -> list[int]:
        """Return whom the text fits, by the folded words of each person."""
        return [int(person) for person in walk.found(search, self.text).nonzero()[0]] if self.text else []

    def lit(self, scene: Scene, search: Sequence[str]) -> Mask | None:
        """Return who is not faded, None for all."""
        if self.text:
            return walk.found(search, self.text)
        if self.focus is not None:
            return walk.around(scene.picture, self.focus, self.depth, with_ties=scene.with_ties)
        return None
