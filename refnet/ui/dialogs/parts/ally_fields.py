"""What makes a person an ally: kind, trust and how often to be in touch; shared by two forms."""

from refnet.domain.drafts import AllyDraft, PersonDraft
from refnet.domain.kinds import AllyKind
from refnet.i18n import _
from refnet.ui.dialogs.parts.fields import NumberField, line
from refnet.ui.look import words
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.form_dialog import Field
from refnet.ui.widgets.forms.segmented import Segmented

USUAL_TRUST = 3
USUAL_CADENCE = 90


class AllyFields:
    """Three fields and the draft that they make."""

    def __init__(self) -> None:
        self.kind = ChoiceBox([(kind, words.ally_kind(kind)) for kind in AllyKind])
        self.kind.setAccessibleName(_("Kind"))
        self.trust = Segmented([(step, str(step), "") for step in range(1, 6)], _("Trust"))
        self.trust.choose(USUAL_TRUST)
        self.looking_for = line(_("Whom they would like to meet"))
        self.cadence = NumberField(_("Be in touch every so many days"), 1, 3650, USUAL_CADENCE)

    def fields(self) -> tuple[Field, Field, Field]:
        """Return the fields for one row of a form."""
        return (
            Field("kind", _("Kind"), self.kind),
            Field("trust", _("Trust"), self.trust, hint=_("5 is most")),
            Field("cadence_days", _("Be in touch every"), self.cadence, hint=_("days")),
        )

    def wish(self) -> Field:
        """Return the field for whom they look for, for a row of its own."""
        hint = _("trade, role, kind of company")
        return Field("looking_for", _("Whom they would like to meet"), self.looking_for, hint=hint)

    def show(self, kind: AllyKind, trust: int, cadence_days: int, looking_for: str) -> None:
        """Show what is known of an ally."""
        self.looking_for.setText(looking_for)
        self.kind.choose(kind)
        self.trust.choose(trust)
        self.cadence.set_value(cadence_days)

    def draft(self, person: PersonDraft) -> AllyDraft:
        """Return the ally that `person` is by these fields."""
        trust = self.trust.value()
        return AllyDraft(
            person=person,
            kind=AllyKind(self.kind.value()),
            trust=trust if isinstance(trust, int) else USUAL_TRUST,
            cadence_days=self.cadence.checked("cadence_days"),
            looking_for=self.looking_for.text().strip(),
        )
