"""What the page offers in the right-click menu of a person in the picture, above what the picture itself can do."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from refnet.domain.network.rows import Meaning
from refnet.i18n import _
from refnet.services.people import PersonHit
from refnet.ui.context import Context
from refnet.ui.pages.network.reading import NetworkPerson
from refnet.ui.pages.record.person_actions import PersonActions
from refnet.ui.widgets.network_canvas.menu import Offer


class PersonOffers(QObject):
    """Finds out what can be done with somebody; `more` are the deeds that answers add."""

    def __init__(self, context: Context, page: QWidget, known: Callable[[UUID], NetworkPerson | None]) -> None:
        super().__init__(page)
        self._context, self._known = context, known
        self._actions = PersonActions(context, page)
        self.rings: Callable[[UUID], object] = lambda _person: None
        self.only_rep: Callable[[UUID], object] = lambda _rep: None
        self.more: Callable[[NetworkPerson], list[Offer]] = lambda _person: []

    def of(self, key: UUID | None) -> list[Offer]:
        """Return the offers for a person; none for the picture itself."""
        person = None if key is None else self._known(key)
        if person is None:
            return []
        if person.meaning is Meaning.REP:
            only = Offer(_("Only their introductions"), partial(self.only_rep, person.id))
            return [only, *self.more(person), *self._looking(person)]
        hit = PersonHit(person.id, person.name, person.organization, person.is_ally)
        return [
            Offer(_("Open in Allies"), partial(self._context.go, "allies", ("person", person.id))),
            Offer(_("Edit …"), partial(self._actions.edit, person.id)),
            Offer(_("Add note …"), partial(self._actions.note, person.id, person.name), is_last=True),
            Offer(_("Prepare an ask …"), partial(self._actions.ask, hit)),
            Offer(_("Log an introduction by them …"), partial(self._actions.log_introduction, hit)),
            Offer(_("Thank"), partial(self._actions.thank, hit), is_last=True),
            *self.more(person),
            *self._looking(person),
        ]

    def _looking(self, person: NetworkPerson) -> list[Offer]:
        return [
            Offer(_("Rings round them"), partial(self.rings, person.id)),
            Offer(_("Copy the name"), partial(QGuiApplication.clipboard().setText, person.name), is_last=True),
        ]
