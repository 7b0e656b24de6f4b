"""What the actions on records do with one record, wherever it was found: chosen in a page, in Ctrl+K or when it was asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from refnet.ui.context import Context

if TYPE_CHECKING:
    from refnet.services.people import PersonHit
    from refnet.services.search import Hit
    from refnet.ui.pages.record.deal_actions import DealActions
    from refnet.ui.pages.record.person_actions import PersonActions

RUNNING = ("next-stage", "close-won", "close-lost", "next-step")  # of a deal that is not over
OF_DEALS = ("amount", "edit-record", "log-meeting", "tell")
OF_PEOPLE = ("ask-card", "add-note", "add-task", "thank")
KEYED = frozenset({*RUNNING, *OF_DEALS, *OF_PEOPLE})


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done with a record, and by which keys."""

    text: str
    keys: str
    run: Callable[[], object]


class RecordDeeds(QObject):
    """Knows by the name of an action what is done with a deal or a person; all of it opens over one window."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    @cached_property
    def deals(self) -> "DealActions":
        """Return what is done with deals; its forms are imported only now."""
        from refnet.ui.pages.record.deal_actions import DealActions  # noqa: PLC0415 - after the first paint

        return DealActions(self._context, self._window)

    @cached_property
    def people(self) -> "PersonActions":
        """Return what is done with people; its forms are imported only now."""
        from refnet.ui.pages.record.person_actions import PersonActions  # noqa: PLC0415 - after the first paint

        return PersonActions(self._context, self._window)

    def of_deal(self, key: UUID) -> Mapping[str, Callable[[], object]]:
        """Return what can be done with a deal, by the names of actions."""
        return self.deals.deeds(partial(_call_with, [key]))

    def of_person(self, person: "PersonHit") -> Mapping[str, Callable[[], object]]:
        """Return what can be done with a person, by the names of actions."""
        return self.people.deeds(person)

    def keyed(self, table: str, hit: "Hit") -> tuple[Deed, ...]:
        """Return the deeds for a row of Ctrl+K, those wanted most first; none for other records than deals and people."""
        known, wanted = dict[str, Callable[[], object]](), tuple[str, ...]()
        if table == "deal":
            known, wanted = dict(self.of_deal(hit.id)), OF_DEALS if hit.is_over else (*RUNNING, *OF_DEALS)
        elif table == "person":
            known, wanted = dict(self.people.deeds_of(hit.id, hit.title, hit.detail)), OF_PEOPLE
        actions = [self._context.actions.get(one) for one in wanted if one in self._context.actions]
        return tuple(Deed(one.short_text, one.shortcut, known[one.id]) for one in actions)


def _call_with(ids: list[UUID], then: Callable[[list[UUID]], object]) -> None:
    then(ids)
