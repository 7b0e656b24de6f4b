"""What menus and keys can do with the deal that a line of Today is about, without leaving the list."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from refnet.domain.today.rules import Item
from refnet.services import introductions
from refnet.store.database import Store
from refnet.ui.context import Context

DEEDS = (
    "edit-record", "move-on", "next-stage", "stage-before", "close-won", "close-lost", "log-meeting", "prepare-meeting",
    "add-note", "add-task", "next-step",
)  # fmt: skip


def deals_of(store: Store, item: Item) -> list[UUID]:
    """Return the deal that a line is about, none where it has none."""
    if item.opens is None or item.opens[0] == "person":
        return []
    if item.opens[0] == "deal":
        return [item.opens[1]]
    deal = introductions.record(store, item.opens[1]).deal_id
    return [] if deal is None else [deal]


class DealDeeds(QObject):
    """Does with a line's deal what can be done with it among the deals."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def of(self, item: Item) -> dict[str, Callable[[], object]]:
        """Return what can be done; nothing where a line is about a person alone."""
        if item.opens is None or item.opens[0] == "person":
            return {}
        return {name: partial(self._find, name, item) for name in DEEDS}

    def _find(self, name: str, item: Item) -> None:
        self._context.jobs.read(partial(deals_of, self._context.store, item), partial(self._do, name))

    def _do(self, name: str, deals: Sequence[UUID]) -> None:
        from refnet.ui.pages.record.deal_actions import DealActions  # noqa: PLC0415 - its forms when they are wanted

        if deals:
            DealActions(self._context, self._window).deeds(lambda then: then(list(deals)))[name]()
