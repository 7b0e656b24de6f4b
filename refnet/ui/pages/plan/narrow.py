"""A list about asking that is narrowed to a rep’s own allies, deals or clients, with the choice of whose stand there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.pages.plan.asking import AskingShown, AskingTab, Kind
from refnet.ui.pages.whose import OWN, Whose
from refnet.ui.widgets.forms.choice_box import ChoiceBox


@dataclass(slots=True)
class Chosen:
    """Whose rows are shown, alike on all lists of a page."""

    value: str = OWN


@dataclass(frozen=True, slots=True)
class NarrowShown(AskingShown):
    """Rows of those who are chosen, and who could be."""

    choices: tuple[tuple[str, str], ...] = ()


def narrow(who: Whose, told: str, rows: Sequence[Any], empty: tuple[str, str]) -> NarrowShown:
    """Return rows with what is told of them, and what stands in their place where there are none.

    There it is said that everybody's can be chosen, where that is a choice.
    """
    if rows or not who.choices or who.rep is None:
        return NarrowShown(told, rows, empty, who.choices)
    question, sentence = empty
    more = _("{sentence} Everybody’s can be chosen above.").format(sentence=sentence)
    return NarrowShown(told, rows, (question, more), who.choices)


class NarrowTab(AskingTab):
    """The list under the choice of whose it is; where only one of us sells there is nothing to choose."""

    def __init__(self, context: Context, kind: Kind, chosen: Chosen, parent: QWidget | None = None) -> None:
        super().__init__(context, kind, parent)
        self._chosen = chosen
        self.whose = ChoiceBox((), kind.whose, self)
        self.whose.hide()
        self.whose.chosen.connect(self._choose)
        self._column.insertWidget(0, self.whose, 0, Qt.AlignmentFlag.AlignLeft)
        self.setTabOrder(self.whose, self.table)
        self.setTabOrder(self.table, self.deed)

    def refresh(self) -> None:
        """Read the rows of those who are chosen."""
        self._latest.read(partial(self.kind.read, self._chosen.value), self._show)

    def _show(self, shown: AskingShown) -> None:
        super()._show(shown)
        if isinstance(shown, NarrowShown):
            self.whose.set_options(shown.choices)
            self.whose.choose(self._chosen.value)
            self.whose.setVisible(bool(shown.choices))

    def _choose(self, value: str) -> None:
        self._chosen.value = value
        self.refresh()
