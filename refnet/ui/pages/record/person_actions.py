"""What can be done with people from the list and from the panel."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from refnet.domain.drafts import AllyDraft, PersonDraft
from refnet.i18n import _, counted
from refnet.services import allies, introductions, people
from refnet.services.listing import Filter, Listing
from refnet.services.people import PersonHit, PersonRecord, PersonRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.add_ally import AddAllyDialog
from refnet.ui.dialogs.add_note import AddNoteDialog
from refnet.ui.dialogs.ask_card import AskCardDialog
from refnet.ui.dialogs.duplicates.merge_two import MergeTwoDialog
from refnet.ui.dialogs.edit_person import EditPersonDialog
from refnet.ui.dialogs.log_introduction import LogIntroductionDialog
from refnet.ui.dialogs.tag_people import TagDialog
from refnet.ui.dialogs.task import TaskDialog


def owed(store: Store, person_id: UUID) -> list[UUID]:
    """Return the introductions of somebody who was not thanked for them yet."""
    unthanked = (Filter("introducer", str(person_id)), Filter("thanked_on", ""))
    return introductions.ids(store, Listing(filters=unthanked))


def thank(store: Store, person_id: UUID, on: date) -> int:
    """Note thanks for every introduction that is owed them; return how many there were."""
    found = owed(store, person_id)
    if found:
        introductions.thank(store, found, on)
    return len(found)


def make_allies(store: Store, ids: Sequence[UUID]) -> int:
    """Make everybody an ally who is none yet, and return how many that were."""
    known = [key for key in ids if people.record(store, key).ally is None]
    with store.step(counted("Add ally", "Add allies", len(known))):
        for key in known:
            allies.add(store, AllyDraft(PersonDraft(id=key)))
    return len(known)


def hit(row: PersonRow) -> PersonHit:
    """Return what the person fields of forms take."""
    return PersonHit(row.id, row.name, row.organization, row.kind is not None)


class PersonActions(QObject):
    """Opens forms and writes; says what happened."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._window = context, parent

    def ask(self, ally: PersonHit) -> None:
        """Open the card of an ask."""
        AskCardDialog(self._context, self._window, ally).open()

    def add_task(self, person: PersonHit) -> None:
        """Open the form of a task about somebody."""
        TaskDialog(self._context, self._window, person=person).open()

    def log_introduction(self, introducer: PersonHit) -> None:
        """Open the form of an introduction that this person made."""
        LogIntroductionDialog(self._context, self._window, introducer).open()

    def thank(self, ally: PersonHit) -> None:
        """Note that they were thanked for everything owed."""
        work = partial(thank, self._context.store, ally.id, self._context.today())
        self._context.jobs.write(work, partial(self._thanked, ally.name))

    def edit(self, key: UUID) -> None:
        """Open the form of everything we keep of somebody."""
        self._context.jobs.read(partial(people.record, self._context.store, key), self._edit)

    def merge(self, one: UUID, other: UUID) -> None:
        """Open the preview of two people made one."""
        MergeTwoDialog(self._context, one, other, self._window).open()

    def note(self, key: UUID, name: str) -> None:
        """Open the form of a note."""
        AddNoteDialog(self._context, key, name, self._window).open()

    def tag(self, ids: Sequence[UUID]) -> None:
        """Ask for a word to mark them with."""
        TagDialog(self._context, ids, self._window).open()

    def make_ally(self, person: PersonHit) -> None:
        """Open the form that makes one person an ally."""
        AddAllyDialog(self._context, self._window, person).open()

    def make_allies(self, ids: Sequence[UUID]) -> None:
        """Make many people allies at once, with the usual trust."""
        self._write(partial(make_allies, self._context.store, ids), self._made_allies)

    def remove_allies(self, ids: Sequence[UUID]) -> None:
        """Take people off the list of allies; they stay."""
        said = counted("{count} person is no ally any more.", "{count} people are no allies any more.", len(ids))
        self._write(partial(allies.remove, self._context.store, list(ids)), partial(self._said, said))

    def forbid_contact(self, ids: Sequence[UUID]) -> None:
        """Mark people as not to be contacted."""
        work = partial(people.forbid_contact, self._context.store, list(ids), True)
        self._write(work, partial(self._said, _("Marked as do not contact.")))

    def allow_contact(self, ids: Sequence[UUID]) -> None:
        """Take the mark away again."""
        work = partial(people.forbid_contact, self._context.store, list(ids), False)
        self._write(work, partial(self._said, _("May be contacted again.")))

    def remove(self, ids: Sequence[UUID]) -> None:
        """Remove people; refused in a sentence when something rests on them."""
        said = counted("{count} person was removed.", "{count} people were removed.", len(ids))
        self._write(partial(people.remove, self._context.store, list(ids)), partial(self._said, said))

    def deeds_of(self, key: UUID, name: str, organization: str) -> dict[str, Callable[[], object]]:
        """Return what keys can do with somebody who was found by name."""
        return self.deeds(PersonHit(key, name, organization, False))

    def deeds(self, person: PersonHit) -> dict[str, Callable[[], object]]:
        """Return what the menus and keys can do with one person."""
        return {
            "edit-record": partial(self.edit, person.id),
            "add-note": partial(self.note, person.id, person.name),
            "add-task": partial(self.add_task, person),
            "ask-card": partial(self.ask, person),
            "tag": partial(self.tag, [person.id]),
            "thank": partial(self.thank, person),
        }

    def panel_menu(self, record: PersonRecord) -> QMenu:
        """Return what else can be done with one person."""
        row, is_ally = record.row, record.ally is not None
        menu = QMenu(self._window)
        menu.addAction(_("Edit …"), partial(self._edit, record))
        menu.addAction(_("Add note …"), partial(self.note, row.id, row.name))
        menu.addAction(_("Add task …"), partial(self.add_task, hit(row)))
        menu.addAction(_("Tag …"), partial(self.tag, [row.id]))
        menu.addSeparator()
        if is_ally:
            menu.addAction(_("No ally any more"), partial(self.remove_allies, [row.id]))
        else:
            menu.addAction(_("Make ally …"), partial(self.make_ally, hit(row)))
        if row.do_not_contact:
            menu.addAction(_("May be contacted again"), partial(self.allow_contact, [row.id]))
        else:
            menu.addAction(_("Do not contact"), partial(self.forbid_contact, [row.id]))
        menu.addAction(_("Show in network"), partial(self._context.go, "network", ("person", row.id)))
        menu.addAction(_("How can we reach them?"), partial(self._context.go, "network", ("reach", row.id)))
        menu.addAction(_("What if they leave?"), partial(self._context.go, "network", ("leave", row.id)))
        menu.addSeparator()
        menu.addAction(_("Remove"), partial(self.remove, [row.id]))
        return menu

    def _edit(self, record: PersonRecord) -> None:
        EditPersonDialog(self._context, record, self._window).open()

    def _thanked(self, name: str, number: int) -> None:
        if number:
            self._context.say(_("{name} was thanked.").format(name=name))
        else:
            self._context.say(_("{name} was thanked for everything already.").format(name=name), undo=False)

    def _made_allies(self, number: int) -> None:
        self._context.say(counted("{count} person is an ally now.", "{count} people are allies now.", number))

    def _said(self, sentence: str, _result: object) -> None:
        self._context.say(sentence)

    def _write(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._context.jobs.write(work, done)
