"""A field for one deal: type-ahead over titles, prospects and organizations."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from refnet.domain.errors import InvalidInput
from refnet.i18n import _
from refnet.services import deals
from refnet.services.deals import DealRow
from refnet.ui.context import Context
from refnet.ui.look import words
from refnet.ui.widgets.forms.hit_field import HitField
from refnet.ui.widgets.forms.hit_list import Hit

LIMIT, WIDTH = 7, 560


class DealPicker(HitField):
    """A field whose choice is a `DealRow`."""

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        hint = _("Type a deal, a prospect or an organization")
        super().__init__(context, name, hint, _("Deals found"), parent)
        self._rows: Sequence[DealRow] = ()
        self.deal: DealRow | None = None

    def set_deal(self, row: DealRow) -> None:
        """Choose a deal."""
        self.deal = row
        self.settle(_name(row))
        self.picked.emit(row)

    def checked(self, field: str) -> DealRow:
        """Return the deal, or raise InvalidInput for `field`."""
        if self.deal is None:
            raise InvalidInput(field, _("Please choose a deal from the list that opens as you type."))
        return self.deal

    def forget(self) -> None:
        super().forget()
        self.deal = None

    def look_up(self, text: str) -> None:
        self._latest.read(partial(deals.find, self._context.store, text, LIMIT), self._show, self.give_up)

    def take(self, chosen: object) -> None:
        row = next((row for row in self._rows if isinstance(chosen, Hit) and row.id == chosen.id), None)
        if row is not None:
            self.set_deal(row)

    def _show(self, rows: list[DealRow]) -> None:
        self._rows = rows
        self.offer([_hit(row) for row in rows], WIDTH)


def _name(row: DealRow) -> str:
    return row.title or row.organization or row.prospect


def _hit(row: DealRow) -> Hit:
    name = _name(row)
    told = [text for text in (row.prospect, row.organization, words.stage(row.stage)) if text and text != name]
    return Hit(row.id, name, ", ".join(told), icon="briefcase")
