"""What the user asked to see of a picture: a text to find, a person to focus on, a path, whom we would lose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from refnet.ui.widgets.network_canvas.looks import lit_by
from refnet.ui.widgets.network_canvas.scene import Mask, Scene
from refnet.ui.widgets.network_canvas.walk import Search, around


@dataclass(frozen=True, slots=True)
class Asked:
    """Finding goes before what others light (`kept`), that before a path, that before focus; with none, all are lit.

    `without` is the person whose loss is shown, `cut_off` who would be reached by nobody else, `off` the looks that the
    legend fades, whatever else is lit.
    """

    text: str = ""
    focus: UUID | None = None
    depth: int = 2
    kept: frozenset[UUID] | None = None
    path: tuple[UUID, ...] = ()
    without: UUID | None = None
    cut_off: frozenset[UUID] = frozenset()
    off: frozenset[str] = frozenset()

    def tells_of(self, person: UUID) -> bool:
        """Tell whether somebody is on the path, lit by others, or thought away."""
        return person in self.path or person == self.without or person in (self.kept or ())

    def lit(self, scene: Scene, search: Search, number: Mapping[UUID, int]) -> Mask | None:
        """Return who is not faded, None for all; `number` tells where everybody stands in the picture."""
        meant, on = self._meant(scene, search, number), lit_by(scene.looks, self.off)
        if meant is None or on is None:
            return on if meant is None else meant
        return meant & on

    def _meant(self, scene: Scene, search: Search, number: Mapping[UUID, int]) -> Mask | None:
        if self.text:
            return search.found(self.text)
        if self.kept is not None:
            return _mask(scene, [number[each] for each in self.kept if each in number])
        if self.path:
            return _mask(scene, self.steps(number))
        if self.focus is not None and self.focus in number:
            return around(scene, number[self.focus], self.depth)
        return None

    def steps(self, number: Mapping[UUID, int]) -> tuple[int, ...]:
        """Return the people of the path in its order, without those who are not in the picture."""
        return tuple(number[each] for each in self.path if each in number)

    def lost(self, scene: Scene, number: Mapping[UUID, int]) -> Mask | None:
        """Return who would be cut off, None while nobody is thought away."""
        if self.without is None:
            return None
        return _mask(scene, [number[each] for each in self.cut_off if each in number])


def _mask(scene: Scene, people: Sequence[int]) -> Mask:
    mask = np.zeros(len(scene.picture.ids), dtype=np.bool_)
    mask[list(people)] = True
    return mask
