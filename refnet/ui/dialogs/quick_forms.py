"""The forms of introductions, received and given, and of asks, filled with what a line told."""

from PySide6.QtWidgets import QWidget

from refnet.domain.kinds import IntroductionKind
from refnet.domain.quick import Kind
from refnet.services.quick import Meant, Proposal
from refnet.ui.context import Context
from refnet.ui.dialogs.log_ask import LogAskDialog
from refnet.ui.dialogs.log_given import LogGivenDialog
from refnet.ui.dialogs.log_introduction import LogIntroductionDialog
from refnet.ui.widgets.forms.person_picker import PersonPicker


def open_filled(context: Context, parent: QWidget | None, proposal: Proposal) -> None:
    """Open the form that fits, with all that was understood in its fields."""
    if proposal.understood.kind is Kind.ASKED:
        _ask(context, parent, proposal).open()
    elif proposal.understood.kind is Kind.GIVEN:
        _given(context, parent, proposal).open()
    else:
        _introduction(context, parent, proposal).open()


def _ask(context: Context, parent: QWidget | None, proposal: Proposal) -> LogAskDialog:
    dialog = LogAskDialog(context, parent)
    _fill(dialog.ally, proposal.ally)
    dialog.asked_on.set_value(proposal.made_on)
    dialog.channel.choose(proposal.channel)
    dialog.ideal_client.setPlainText(proposal.wanted)
    return dialog


def _given(context: Context, parent: QWidget | None, proposal: Proposal) -> LogGivenDialog:
    dialog = LogGivenDialog(context, parent, reason=proposal.understood.reason)
    _fill(dialog.recipient, proposal.ally)
    _fill(dialog.other, proposal.prospect)
    dialog.made_on.set_value(proposal.made_on)
    dialog.channel.choose(proposal.channel)
    return dialog


def _introduction(context: Context, parent: QWidget | None, proposal: Proposal) -> LogIntroductionDialog:
    dialog = LogIntroductionDialog(context, parent)
    _fill(dialog.introducer, proposal.ally)
    _fill(dialog.prospect, proposal.prospect)
    dialog.made_on.set_value(proposal.made_on)
    dialog.channel.choose(proposal.channel)
    if proposal.understood.kind is Kind.NAME_ONLY:
        dialog.kind.choose(IntroductionKind.NAME_ONLY)
    dialog.reason.setPlainText(proposal.understood.reason)
    dialog.channel.chosen.emit(proposal.channel)
    return dialog


def _fill(picker: PersonPicker, one: Meant) -> None:
    if one.hit is not None:
        picker.set_person(one.hit)
    elif one.named.name:
        picker.set_new(one.named.name, one.named.organization, one.named.email)
