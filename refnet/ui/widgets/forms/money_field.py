"""An amount with its currency, typed as people write it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from refnet.domain.errors import InvalidInput
from refnet.i18n import _
from refnet.ui.look import amounts, formats


class MoneyField(QLineEdit):
    """Holds minor units of one currency, or nothing."""

    changed = Signal()

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self.setAccessibleName(_("Amount"))
        self._hint()
        self.editingFinished.connect(self._settle)
        self.textEdited.connect(self.changed)

    def value(self) -> int | None:
        """Return minor units, None when there is nothing or nothing that can be read."""
        return amounts.parse(self.text(), self._currency)

    def currency(self) -> str:
        """Return the code of the amount's currency."""
        return self._currency

    def checked(self, field: str) -> int | None:
        """Return minor units or nothing; raise InvalidInput for `field` when it is no amount."""
        found = self.value()
        if found is None and self.text().strip():
            raise InvalidInput(field, _("Please give an amount, such as 38k or 12,500."))
        return found

    def set_value(self, minor: int | None, currency: str = "") -> None:
        """Show an amount, or nothing, in the field's currency or another one."""
        self._currency = currency or self._currency
        self._hint()
        self.setText(formats.money(minor, self._currency) if minor is not None else "")

    def _settle(self) -> None:
        found = self.value()
        if found is not None:
            self.setText(formats.money(found, self._currency))

    def _hint(self) -> None:
        self.setPlaceholderText(_("{currency}, such as 38k").format(currency=self._currency or _("Amount")))
