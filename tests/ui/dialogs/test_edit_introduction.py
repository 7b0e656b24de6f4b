from datetime import timedelta
from uuid import UUID

from acting import accept, opened, wrong
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from world import START, world

from refnet.domain.drafts import GivenDraft, IntroductionChange, PersonDraft
from refnet.domain.kinds import Channel, IntroductionKind, Source
from refnet.services import deals, introductions, reps
from refnet.services.listing import Listing
from refnet.ui.context import Context
from refnet.ui.dialogs.edit_introduction import EditIntroductionDialog


def _dialog(context: Context, qtbot: QtBot, key: UUID) -> EditIntroductionDialog:
    dialog = EditIntroductionDialog(context, introductions.record(context.store, key))
    opened(qtbot, dialog)
    return dialog


def _logged(context: Context) -> UUID:
    world(context.store, "Ann>Bob")
    return introductions.page(context.store, Listing(), 0, 9)[0].id


def test_an_introduction_is_put_right_and_its_warmth_follows(context: Context, qtbot: QtBot) -> None:
    key = _logged(context)
    dialog = _dialog(context, qtbot, key)
    assert "Ann introduced Bob to you." in [one.text() for one in dialog.findChildren(QLabel)]
    before = introductions.record(context.store, key).ticks
    dialog.channel.choose(Channel.IN_PERSON)
    assert dialog.evidence.value() == before
    dialog.evidence.present.click()
    dialog.reason.setPlainText("They move")
    dialog.kind.choose(IntroductionKind.NAME_ONLY)
    accept(qtbot, dialog)
    row = introductions.record(context.store, key)
    assert (row.reason, row.channel, row.kind) == ("They move", Channel.IN_PERSON, IntroductionKind.NAME_ONLY)
    assert row.ticks.present != before.present
    assert deals.page(context.store, Listing(), 0, 9)[0].source is Source.NAME_ONLY


def test_an_introduction_is_of_a_day_that_is_over(context: Context, qtbot: QtBot) -> None:
    dialog = _dialog(context, qtbot, _logged(context))
    dialog.made_on.set_value(context.today() + timedelta(days=1))
    accept(qtbot, dialog)
    assert set(wrong(dialog)) == {"made_on"}
    dialog.made_on.clear()
    accept(qtbot, dialog)
    assert set(wrong(dialog)) == {"made_on"}


def test_an_introduction_that_we_gave_says_to_whom_and_asks_for_no_warmth(context: Context, qtbot: QtBot) -> None:
    rep = reps.become(context.store, "Rae Rep")
    draft = GivenDraft(PersonDraft("Eve"), PersonDraft("Fay"), START, rep)
    key = introductions.log_given(context.store, draft)
    dialog = _dialog(context, qtbot, key)
    assert "You introduced Fay to Eve." in [one.text() for one in dialog.findChildren(QLabel)]
    assert "ticks" not in dialog.fields
    dialog.made_on.set_value(START + timedelta(days=1))
    accept(qtbot, dialog)
    assert introductions.record(context.store, key).made_on == START + timedelta(days=1)


def test_an_introduction_of_no_known_day_may_stay_so(context: Context, qtbot: QtBot) -> None:
    key = _logged(context)
    row = introductions.record(context.store, key)
    introductions.change(context.store, key, row.version, IntroductionChange(None, row.rep_id, row.channel))
    dialog = _dialog(context, qtbot, key)
    dialog.reason.setPlainText("Long ago")
    accept(qtbot, dialog)
    assert introductions.record(context.store, key).made_on is None
