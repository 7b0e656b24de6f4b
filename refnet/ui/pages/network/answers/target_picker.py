"""A field for whom an answer is about: type-ahead over people, companies or those of us."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from refnet.i18n import _
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.widgets.forms.hit_field import HitField
from refnet.ui.widgets.forms.hit_list import Hit

if TYPE_CHECKING:
    from refnet.services.insights.paths import Target

LIMIT = 7
Find = Callable[[Store, str, int], "list[Target]"]


class TargetPicker(HitField):
    """A field whose choice is a `Target`."""

    def __init__(self, context: Context, find: Find, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(context, name, hint, _("Found"), parent)
        self._find = find
        self._targets: Sequence[Target] = ()
        self.target: Target | None = None
        self.setClearButtonEnabled(True)

    def set_target(self, target: "Target") -> None:
        """Choose somebody."""
        self.target = target
        self.settle(target.name)
        self.picked.emit(target)

    def forget(self) -> None:
        super().forget()
        self.target = None

    def look_up(self, text: str) -> None:
        self._latest.read(partial(self._find, self._context.store, text, LIMIT), self._show, self.give_up)

    def take(self, chosen: object) -> None:
        found = next((one for one in self._targets if isinstance(chosen, Hit) and one.id == chosen.id), None)
        if found is not None:
            self.set_target(found)

    def _show(self, targets: "list[Target]") -> None:
        self._targets = targets
        self.offer([_hit(one) for one in targets])


def _hit(target: "Target") -> Hit:
    return Hit(target.id, target.name, target.detail, icon="building-2" if target.is_company else "")
