"""Add task, or change one: what a rep means to do, by when, and about whom."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.drafts import PersonDraft
from refnet.i18n import _
from refnet.services import deals, people, today
from refnet.services.deals import DealRow
from refnet.services.people import PersonHit
from refnet.services.today import TaskRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import line
from refnet.ui.dialogs.parts.rep_field import RepChoice, RepField, settle
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.person_picker import PersonPicker, search_in


class TaskDialog(FormDialog):
    """A sentence and a day; a new one may be about a person, or about the deal it was opened from."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        task: TaskRow | None = None,
        person: PersonHit | None = None,
        deal_id: UUID | None = None,
    ) -> None:
        title = _("Change task") if task else _("Add task")
        super().__init__(context, title, verb=title, width=480, parent=parent)
        self._task, self._deal_id = task, deal_id
        self.what = line(_("What is to be done"), task.text if task else "")
        self.due_on = DateField(context.today(), empty=True, ahead=True)
        self.due_on.set_value(task.due_on if task else context.today())
        self.rep = RepField(context, task.rep_id if task else None)
        self.person = PersonPicker(search_in(context), _("About"))
        self.add_row(Field("text", _("What is to be done"), self.what, hint=task.about if task else ""))
        self.add_row(Field("due_on", _("By"), self.due_on, hint=_("empty: any day")), Field("rep", _("Rep"), self.rep))
        about = Field("person", _("About"), self.person, hint=_("a person, if there is one"))
        self.add_row(about)
        about.set_shown(task is None and deal_id is None)
        self.fields["rep"].set_shown(task is None)
        if person is not None:
            self.person.set_person(person)
        self.what.setFocus()
        if deal_id is not None:
            context.jobs.read(partial(deals.rows, context.store, [deal_id]), self._show_deal)

    def submit(self) -> None:
        text, due_on = self.what.text(), self.due_on.optional("due_on")
        if self._task is not None:
            work = partial(today.change_task, self.context.store, self._task.id, text, due_on)
            self.send(work, _("The task was changed."))
            return
        about = self.person.draft() if self._deal_id is None else PersonDraft()
        add = partial(_add, self.context.store, text, due_on, self.rep.choice(), about, deal_id=self._deal_id)
        self.send(add, _("The task was added."))

    def _show_deal(self, found: list[DealRow]) -> None:
        self.fields["text"].set_hint(", ".join(row.title for row in found))


def _add(
    store: Store, text: str, due_on: date | None, rep: RepChoice, about: PersonDraft, *, deal_id: UUID | None
) -> UUID:
    """Add a task for a rep who may be new, about a person who may be new."""
    with store.step(_("Add task")):
        person = about.id
        if person is None and about.name:
            person = people.add(store, about)
        return today.add_task(store, text, settle(store, rep), due_on, person_id=person, deal_id=deal_id)
