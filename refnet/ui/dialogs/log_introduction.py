"""Log introduction: who brought whom together with us, how and why, in ten seconds by keyboard alone."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.drafts import IntroductionDraft
from refnet.domain.kinds import Channel, IntroductionKind
from refnet.domain.warmth import level
from refnet.i18n import _
from refnet.services import asking, introductions, today
from refnet.services.asking import NamedRow
from refnet.services.people import PersonHit
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.came_of_ask import CameOfAsk
from refnet.ui.dialogs.parts.evidence_box import EvidenceBox
from refnet.ui.dialogs.parts.fields import TextField, line, not_ahead, tick, working_days_later
from refnet.ui.dialogs.parts.likely_same import LikelySame
from refnet.ui.dialogs.parts.rep_field import UNKNOWN, RepChoice, RepField, settle
from refnet.ui.dialogs.parts.warmth_card import WarmthCard
from refnet.ui.look import words
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.person_picker import PersonPicker, search_in
from refnet.ui.widgets.forms.segmented import Option, Segmented

FIRST_CONTACT = 2  # working days


def introduce_named(context: Context, window: QWidget | None, named_id: UUID) -> None:
    """Open the form of an introduction to somebody whom an ally named, filled with both."""
    context.jobs.read(partial(asking.named, context.store, named_id), partial(_open_named, context, window))


def _open_named(context: Context, window: QWidget | None, found: NamedRow) -> None:
    dialog = LogIntroductionDialog(context, window, found.ally)
    dialog.prospect.set_new(found.name, found.organization)
    dialog.another.hide()  # the name is made good once
    dialog.promise = found.id
    dialog.came_of.stay_away()
    dialog.open()
    dialog.reason.setFocus()


def log_with_rep(store: Store, draft: IntroductionDraft, rep: RepChoice, promise: UUID | None = None) -> UUID:
    """Log the introduction for a rep who may be new, and the named prospect whom it makes good, in one step."""
    with store.step(_("Log introduction")):
        key = introductions.log(store, replace(draft, rep_id=settle(store, rep)))
        if promise is not None:
            today.answer_promise(store, promise, key)
    return key


class LogIntroductionDialog(FormDialog):
    """One screen in the order of the telephone call: who, whom, how, why, what next."""

    def __init__(self, context: Context, parent: QWidget | None = None, introducer: PersonHit | None = None) -> None:
        super().__init__(context, _("Log introduction"), verb=_("Log introduction"), width=660, parent=parent)
        self.promise: UUID | None = None  # the named prospect whom it makes good, however they are called by now
        self._make_fields()
        self._lay_out()
        self.another = tick(_("Log another after this"))
        self.set_option(self.another)
        self.channel.chosen.connect(self._follow)
        self.kind.chosen.connect(self._follow)
        self.evidence.changed.connect(self._show_warmth)
        self._follow()
        if introducer is not None:
            self.introducer.set_person(introducer)
            self.prospect.setFocus()
        else:
            self.introducer.setFocus()

    def draft(self) -> IntroductionDraft:
        """Return the introduction as the form has it; the rep is settled when it is written."""
        return IntroductionDraft(
            introducer=self.introducer.draft(),
            prospect=self.prospect.draft(),
            made_on=not_ahead(self.made_on.checked("made_on"), self.context.today(), "made_on"),
            rep_id=UNKNOWN,
            channel=Channel(self.channel.value()),
            kind=IntroductionKind(self.kind.value()),
            ticks=self.evidence.value(),
            reason=self.reason.text(),
            ask_id=self.came_of.ask_id(),
            next_step=self.next_step.text().strip(),
            next_step_on=self.next_step_on.optional("next_step_on"),
        )

    def submit(self) -> None:
        draft = self.draft()
        draft.check()
        work = partial(log_with_rep, self.context.store, draft, self.rep.choice(), self.promise)
        self.send(work, _("{name} was introduced.").format(name=draft.prospect.name or _("The prospect")))

    def sent(self, result: object) -> None:
        if not self.another.isChecked():
            super().sent(result)
            return
        self.saved.emit(result)
        self._begin_again()

    def _make_fields(self) -> None:
        self.introducer = PersonPicker(search_in(self.context), _("Introduced by"))
        self.prospect = PersonPicker(search_in(self.context), _("Prospect"))
        self.made_on = DateField(self.context.today())
        self.rep = RepField(self.context)
        kinds: list[Option] = [(kind, words.introduction_kind(kind), "") for kind in IntroductionKind]
        self.kind = Segmented(kinds, _("Kind"))
        self.channel = Segmented([(one, words.channel(one), "") for one in Channel], _("How was it made?"))
        self.channel.choose(Channel.EMAIL)
        self.reason = TextField(_("Business reason for the talk"))
        self.evidence = EvidenceBox()
        self.warmth = WarmthCard()
        self.next_step = line(_("Next step"), _("First contact"))
        self.next_step_on = DateField(self.context.today(), ahead=True)
        self.next_step_on.set_value(working_days_later(self.context.today(), FIRST_CONTACT))

    def _lay_out(self) -> None:
        self.add_row(
            Field("introducer", _("Introduced by"), self.introducer), Field("prospect", _("Prospect"), self.prospect)
        )
        self.same_introducer = LikelySame(self.context, self.introducer)
        self.same_prospect = LikelySame(self.context, self.prospect)
        self.came_of = CameOfAsk(self.context, self.introducer)
        self.add_widget(self.same_introducer)
        self.add_widget(self.came_of)
        self.add_widget(self.same_prospect)
        self.add_row(
            Field("kind", _("What happened"), self.kind, stretch=2),
            Field("made_on", _("Date"), self.made_on),
            Field("rep", _("Rep"), self.rep),
        )
        hint = _("effort and channel of the introducer")
        self.add_row(Field("channel", _("How was it made?"), self.channel, hint=hint))
        self.add_row(Field("reason", _("Business reason for the talk"), self.reason))
        self.add_row(Field("ticks", _("What do we know?"), self.evidence), Field("warmth", _("So it is"), self.warmth))
        self.add_row(
            Field("next_step", _("Next step"), self.next_step),
            Field("next_step_on", _("By"), self.next_step_on, hint=_("two working days")),
        )

    def _follow(self) -> None:
        self.evidence.follow(Channel(self.channel.value()), IntroductionKind(self.kind.value()))
        self._show_warmth()

    def _show_warmth(self) -> None:
        ticks = self.evidence.value()
        effort = level(Channel(self.channel.value()), ticks)
        self.warmth.show_warmth(IntroductionKind(self.kind.value()), ticks, effort)

    def _begin_again(self) -> None:
        """Keep who, when and how, and ask for the next prospect."""
        self.prospect.clear()
        self.reason.clear()
        self.evidence.forget()
        self._follow()
        self.prospect.setFocus()
