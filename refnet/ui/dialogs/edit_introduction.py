"""Edit introduction: when, how and why it was made, and what is known of it by now."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.drafts import IntroductionChange
from refnet.domain.kinds import Channel, IntroductionKind
from refnet.domain.warmth import level
from refnet.i18n import _
from refnet.services import introductions
from refnet.services.introductions import IntroductionRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.evidence_box import EvidenceBox
from refnet.ui.dialogs.parts.fields import TextField, not_ahead
from refnet.ui.dialogs.parts.rep_field import UNKNOWN, RepChoice, RepField, settle
from refnet.ui.dialogs.parts.warmth_card import WarmthCard
from refnet.ui.look import words
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.segmented import Option, Segmented
from refnet.ui.widgets.parts.labels import label


def edit(context: Context, window: QWidget, key: UUID) -> None:
    """Read an introduction and open its form."""
    context.jobs.read(partial(introductions.record, context.store, key), partial(_open, context, window))


def change_with_rep(store: Store, row: IntroductionRow, draft: IntroductionChange, rep: RepChoice) -> None:
    """Change the introduction for a rep who may be new."""
    with store.step(_("Change introduction")):
        introductions.change(store, row.id, row.version, replace(draft, rep_id=settle(store, rep)))


class EditIntroductionDialog(FormDialog):
    """Shows an introduction and keeps what was changed; of one that we gave nobody asks how warm it was."""

    def __init__(self, context: Context, row: IntroductionRow, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Edit introduction"), verb=_("Save"), width=660, parent=parent)
        self._row = row
        self.made_on = DateField(context.today(), empty=row.made_on is None)
        self.made_on.set_value(row.made_on)
        self.rep = RepField(context, row.rep_id)
        kinds: list[Option] = [(kind, words.introduction_kind(kind), "") for kind in IntroductionKind]
        self.kind = Segmented(kinds, _("Kind"))
        self.kind.choose(row.kind)
        self.channel = Segmented([(one, words.channel(one), "") for one in Channel], _("How was it made?"))
        self.channel.choose(row.channel)
        self.reason = TextField(_("Reason"), text=row.reason)
        self.evidence, self.warmth = EvidenceBox(), WarmthCard()
        self.evidence.set_value(row.ticks)
        self._lay_out()
        for changed in (self.kind.chosen, self.channel.chosen, self.evidence.changed):
            changed.connect(self._show_warmth)
        self._show_warmth()
        self.reason.setFocus()

    def draft(self) -> IntroductionChange:
        """Return the introduction as the form has it; the rep is settled when it is written."""
        made_on = self.made_on.optional("made_on") if self._row.made_on is None else self.made_on.checked("made_on")
        return IntroductionChange(
            made_on=not_ahead(made_on, self.context.today(), "made_on") if made_on else None,
            rep_id=UNKNOWN,
            channel=Channel(self.channel.value()),
            kind=IntroductionKind(self.kind.value()),
            ticks=self.evidence.value(),
            reason=self.reason.text(),
        )

    def submit(self) -> None:
        draft = self.draft()
        draft.check()
        work = partial(change_with_rep, self.context.store, self._row, draft, self.rep.choice())
        self.send(work, _("The introduction was changed."))

    def _lay_out(self) -> None:
        self.add_widget(label(_who(self._row), "body", wrap=True))
        day, rep = Field("made_on", _("Date"), self.made_on), Field("rep", _("Rep"), self.rep)
        is_received = self._row.introducer_id is not None
        self.add_row(*([Field("kind", _("What happened"), self.kind, stretch=2)] if is_received else []), day, rep)
        self.add_row(Field("channel", _("How was it made?"), self.channel))
        self.add_row(Field("reason", _("Reason"), self.reason))
        if is_received:
            self.add_row(
                Field("ticks", _("What do we know?"), self.evidence), Field("warmth", _("So it is"), self.warmth)
            )

    def _show_warmth(self, _value: object = None) -> None:
        ticks = self.evidence.value()
        effort = level(Channel(self.channel.value()), ticks)
        self.warmth.show_warmth(IntroductionKind(self.kind.value()), ticks, effort)


def _open(context: Context, window: QWidget, row: IntroductionRow) -> None:
    EditIntroductionDialog(context, row, window).open()


def _who(row: IntroductionRow) -> str:
    if row.introducer_id is None:
        return _("You introduced {prospect} to {ally}.").format(prospect=row.prospect, ally=row.recipient)
    return _("{introducer} introduced {prospect} to you.").format(introducer=row.introducer, prospect=row.prospect)
