"""Edit person: everything we keep of somebody, with what makes them an ally."""

from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.drafts import AllyDraft, PersonDraft
from refnet.domain.kinds import ContactKind
from refnet.i18n import _
from refnet.services import allies, people
from refnet.services.people import PersonRecord
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.ally_fields import AllyFields
from refnet.ui.dialogs.parts.fields import line, tick
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog


@dataclass(frozen=True, slots=True)
class _Change:
    """What the form wants of a person; `ally` is None for somebody who is none."""

    id: UUID
    version: int
    person: PersonDraft
    ally: AllyDraft | None


def write(store: Store, change: _Change) -> None:
    """Change the person, and what makes them an ally."""
    with store.step(_("Change person")):
        people.change(store, change.id, change.version, change.person)
        if change.ally is not None:
            allies.change(store, change.id, change.ally)


class EditPersonDialog(FormDialog):
    """Shows a record and keeps what was changed; refused when somebody else changed it meanwhile."""

    def __init__(self, context: Context, record: PersonRecord, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Edit person"), verb=_("Save"), width=660, parent=parent)
        self._record, row = record, record.row
        self.name = line(_("Name"), row.name)
        self.organization = line(_("Organization"), row.organization)
        self.job_title = line(_("Role"), row.job_title)
        self.email = line(_("E-mail"), row.email)
        self.phone = line(_("Telephone"), row.phone)
        self.profile = line(_("Profile"), _first(record, ContactKind.PROFILE), "https://")
        self.tags = line(_("Tags"), ", ".join(record.tags))
        self.silent = tick(_("Do not contact"), ticked=row.do_not_contact)
        self.ally = AllyFields()
        self._lay_out()
        self.name.setFocus()

    def person(self) -> PersonDraft:
        """Return the person as the form has it."""
        return PersonDraft(
            name=" ".join(self.name.text().split()),
            organization=self.organization.text().strip(),
            job_title=self.job_title.text().strip(),
            email=self.email.text().strip(),
            phone=self.phone.text().strip(),
            profile_url=self.profile.text().strip(),
            tags=tuple(word.strip() for word in self.tags.text().split(",") if word.strip()),
            do_not_contact=self.silent.isChecked(),
        )

    def submit(self) -> None:
        person = self.person()
        person.check()
        known = self._record
        change = _Change(known.row.id, known.version, person, self._changed_ally())
        self.send(partial(write, self.context.store, change), _("{name} was changed.").format(name=person.name))

    def _changed_ally(self) -> AllyDraft | None:
        """Return what became of the ally, or None when nothing did: each write is a step of its own."""
        known = self._record.ally
        if known is None:
            return None
        person = PersonDraft(id=self._record.row.id)
        draft = replace(self.ally.draft(person), since=known.since, paused_until=known.paused_until)
        before = (known.kind, known.trust, known.cadence_days, known.looking_for)
        return None if (draft.kind, draft.trust, draft.cadence_days, draft.looking_for) == before else draft

    def _lay_out(self) -> None:
        self.add_row(Field("name", _("Name"), self.name), Field("organization", _("Organization"), self.organization))
        self.add_row(Field("job_title", _("Role"), self.job_title), Field("email", _("E-mail"), self.email))
        self.add_row(Field("phone", _("Telephone"), self.phone), Field("profile_url", _("Profile"), self.profile))
        self.add_row(Field("tags", _("Tags"), self.tags, hint=_("with commas between them")))
        ally = self._record.ally
        if ally is not None:
            self.ally.show(ally.kind, ally.trust, ally.cadence_days, ally.looking_for)
            self.add_row(*self.ally.fields())
            self.add_row(self.ally.wish())
        self.add_widget(self.silent)


def _first(record: PersonRecord, kind: ContactKind) -> str:
    return next((point.value for point in record.contact_points if point.kind is kind), "")
