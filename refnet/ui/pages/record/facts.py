"""The lines of a person's record: how to reach them, what makes them an ally, notes, and where the record came from."""

from PySide6.QtWidgets import QWidget

from refnet.domain.kinds import ContactKind
from refnet.i18n import _, counted
from refnet.services.people import AllyRecord, PersonRecord
from refnet.ui.look import formats, words
from refnet.ui.pages.record import parts
from refnet.ui.widgets.parts.cards import rule
from refnet.ui.widgets.parts.labels import label


def person_facts(record: PersonRecord) -> list[QWidget]:
    """Return the parts of the record tab."""
    row = record.row
    lines = [(_("Organization"), row.organization), (_("Role"), row.job_title)]
    lines += [(point.label or _contact(point.kind), point.value) for point in record.contact_points]
    lines += [(_("Tags"), ", ".join(record.tags))]
    shown: list[QWidget] = [parts.facts(lines)]
    if record.ally is not None:
        shown += [rule(), label(_("Ally"), "section"), parts.facts(_ally(record.ally))]
    shown += [rule(), label(_("Notes"), "section")]
    notes = [(formats.day(note.noted_on), note.text) for note in record.notes]
    shown.append(parts.facts(notes) if notes else label(_("No notes yet."), "caption"))
    shown += [rule(), label(_("Where this comes from"), "section"), parts.facts(_origin(record))]
    return shown


def _contact(kind: ContactKind) -> str:
    return {
        ContactKind.EMAIL: _("E-mail"),
        ContactKind.PHONE: _("Telephone"),
        ContactKind.PROFILE: _("Profile"),
    }[kind]


def _ally(ally: AllyRecord) -> list[tuple[str, str]]:
    cadence = counted("every {count} day", "every {count} days", ally.cadence_days)
    return [
        (_("Kind"), words.ally_kind(ally.kind)),
        (_("Trust"), _("{trust} of 5").format(trust=ally.trust)),
        (_("Looks for"), ally.looking_for),
        (_("Since"), formats.day(ally.since) if ally.since else ""),
        (_("Be in touch"), cadence),
        (_("Paused until"), formats.day(ally.paused_until) if ally.paused_until else ""),
    ]


def _origin(record: PersonRecord) -> list[tuple[str, str]]:
    by_hand = "" if record.source or record.import_file else _("Typed in here")
    return [
        (_("Source"), record.source or by_hand),
        (_("File"), record.import_file),
        (_("Legal basis"), record.legal_basis),
        (_("Informed on"), formats.day(record.informed_on) if record.informed_on else ""),
    ]
