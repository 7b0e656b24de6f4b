from datetime import date, timedelta

import pytest
from acting import CONTROL, Said, accept, click, opened, wrong
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from world import world

from refnet.domain.drafts import AllyDraft, DealDraft, PersonDraft
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import AllyKind, Outcome, Source, Stage
from refnet.services import allies, deals, people, reps, views
from refnet.services.deals import DealRow
from refnet.services.listing import Filter, Listing
from refnet.ui.context import Context
from refnet.ui.dialogs.add_note import AddNoteDialog
from refnet.ui.dialogs.close_deal import CloseDealDialog
from refnet.ui.dialogs.edit_deal import EditDealDialog
from refnet.ui.dialogs.edit_person import EditPersonDialog
from refnet.ui.dialogs.move_on import MoveOnDialog, next_stage
from refnet.ui.dialogs.parts.fields import NumberField, Suggestions, TextField
from refnet.ui.dialogs.save_view import SaveViewDialog
from refnet.ui.dialogs.tag_people import TagDialog


def _deals(context: Context) -> list[DealRow]:
    return deals.page(context.store, Listing(sort="prospect"), 0, 10)


def test_a_deal_moves_to_the_next_stage_by_enter_alone(context: Context, qtbot: QtBot) -> None:
    world(context.store, "Ann>Bob")
    dialog = MoveOnDialog(context, _deals(context))
    opened(qtbot, dialog)
    accept(qtbot, dialog)
    assert _deals(context)[0].stage is Stage.CONTACTED


def test_many_deals_move_at_once_and_closed_ones_open_again(context: Context, qtbot: QtBot) -> None:
    said = Said(context)
    world(context.store, "Ann>Bob Ann>Cid:lost")
    dialog = MoveOnDialog(context, _deals(context))
    opened(qtbot, dialog)
    click(qtbot, dialog.stage, "Met")
    accept(qtbot, dialog)
    assert {deal.stage for deal in _deals(context)} == {Stage.MET}
    assert said.toasts == ["2 deals: Met."]


def test_the_last_open_stage_stays() -> None:
    assert next_stage(Stage.PROPOSED) is Stage.PROPOSED
    assert next_stage(Stage.WON) is Stage.PROPOSED


def test_a_deal_is_won_with_its_amount(context: Context, qtbot: QtBot) -> None:
    world(context.store, "Ann>Bob")
    dialog = CloseDealDialog(context, _deals(context)[0])
    opened(qtbot, dialog)
    assert not dialog.lost_reason.isVisible()
    dialog.amount.clear()
    accept(qtbot, dialog)
    assert "amount" in wrong(dialog)
    dialog.amount.setText("12,500")
    accept(qtbot, dialog)
    deal = _deals(context)[0]
    assert (deal.outcome, deal.amount, deal.closed_on) == (Outcome.WON, 12_500_00, context.today())


def test_a_deal_is_lost_with_its_reason(context: Context, qtbot: QtBot) -> None:
    world(context.store, "Ann>Bob")
    dialog = CloseDealDialog(context, _deals(context)[0], Outcome.LOST)
    opened(qtbot, dialog)
    assert not dialog.amount.isVisible()
    accept(qtbot, dialog)
    assert "lost_reason" in wrong(dialog)
    dialog.lost_reason.setEditText("No budget")
    accept(qtbot, dialog)
    deal = _deals(context)[0]
    assert (deal.outcome, deal.lost_reason) == (Outcome.LOST, "No budget")


def test_a_deal_is_edited(context: Context, qtbot: QtBot) -> None:
    world(context.store, "Ann>Bob", rep="Rae Rep")
    dialog = EditDealDialog(context, _deals(context)[0])
    opened(qtbot, dialog)
    assert dialog.rep.text() == "Rae Rep"
    dialog.deal_title.setText("Second store")
    dialog.organization.setText("Bob & Sons")
    dialog.amount.setText("5k")
    dialog.segment.setText("large")
    assert not dialog.source.isEnabled()
    dialog.next_step_on.clear()
    accept(qtbot, dialog)
    deal = _deals(context)[0]
    assert (deal.title, deal.organization, deal.amount, deal.segment) == (
        "Second store",
        "Bob & Sons",
        500_000,
        "large",
    )
    assert (deal.source, deal.next_step_on) == (Source.REFERRAL, None)


def test_the_source_of_a_deal_without_introduction_can_be_changed(context: Context, qtbot: QtBot) -> None:
    rep = reps.become(context.store, "Rae Rep")
    deals.open_deal(context.store, DealDraft(PersonDraft("Bob"), rep, date(2026, 1, 5)))
    dialog = EditDealDialog(context, _deals(context)[0])
    opened(qtbot, dialog)
    dialog.source.choose(Source.EVENT)
    accept(qtbot, dialog)
    assert _deals(context)[0].source is Source.EVENT


def test_a_person_is_edited_with_what_makes_them_an_ally(context: Context, qtbot: QtBot) -> None:
    since = date(2020, 1, 1)
    key = allies.add(context.store, AllyDraft(PersonDraft("Ann", email="a@example.com", tags=("old",)), since=since))
    dialog = EditPersonDialog(context, people.record(context.store, key))
    opened(qtbot, dialog)
    dialog.name.setText("Ann  Lee")
    dialog.profile.setText("https://example.com/ann")
    dialog.tags.setText("ports, cold chain")
    dialog.silent.setChecked(True)
    dialog.ally.kind.choose(AllyKind.FRIEND)
    accept(qtbot, dialog)
    record = people.record(context.store, key)
    assert (record.row.name, record.tags, record.row.do_not_contact) == ("Ann Lee", ("cold chain", "ports"), True)
    assert record.ally is not None
    assert (record.ally.kind, record.ally.since) == (AllyKind.FRIEND, since)


def test_a_person_without_a_name_is_refused_and_a_stranger_has_no_ally_fields(context: Context, qtbot: QtBot) -> None:
    key = people.add(context.store, PersonDraft("Ann"))
    dialog = EditPersonDialog(context, people.record(context.store, key))
    opened(qtbot, dialog)
    assert "trust" not in dialog.fields
    dialog.name.setText(" ")
    accept(qtbot, dialog)
    assert wrong(dialog) == {"name": "Please say who this is."}
    dialog.name.setText("Anna")
    accept(qtbot, dialog)
    assert people.record(context.store, key).row.name == "Anna"


def test_an_unchanged_ally_makes_no_step_of_its_own(context: Context, qtbot: QtBot) -> None:
    key = allies.add(context.store, AllyDraft(PersonDraft("Ann")))
    dialog = EditPersonDialog(context, people.record(context.store, key))
    opened(qtbot, dialog)
    dialog.name.setText("Anna")
    accept(qtbot, dialog)
    assert [step.label for step in context.store.steps()] == ["Change person", "Add ally"]


def test_a_record_changed_meanwhile_is_not_overwritten(context: Context, qtbot: QtBot) -> None:
    key = people.add(context.store, PersonDraft("Ann"))
    dialog = EditPersonDialog(context, people.record(context.store, key))
    opened(qtbot, dialog)
    people.change(context.store, key, 1, PersonDraft("Anna"))
    dialog.name.setText("Annie")
    accept(qtbot, dialog)
    assert dialog.isVisible()
    assert people.record(context.store, key).row.name == "Anna"


def test_people_are_tagged_and_untagged(context: Context, qtbot: QtBot) -> None:
    ids = [people.add(context.store, PersonDraft(name)) for name in ("Ann", "Bob")]
    dialog = TagDialog(context, ids)
    opened(qtbot, dialog)
    accept(qtbot, dialog)
    assert wrong(dialog) == {"word": "Please type a word."}
    dialog.word.setText("ports")
    accept(qtbot, dialog)
    assert people.count(context.store, Listing(filters=(Filter("tag", "ports"),))) == 2
    again = TagDialog(context, ids[:1])
    opened(qtbot, again)
    again.word.setText("Ports")
    click(qtbot, again.mode, "Take off")
    accept(qtbot, again)
    assert people.count(context.store, Listing(filters=(Filter("tag", "ports"),))) == 1


def test_a_note_is_added(context: Context, qtbot: QtBot) -> None:
    key = people.add(context.store, PersonDraft("Ann"))
    dialog = AddNoteDialog(context, key, "Ann")
    opened(qtbot, dialog)
    accept(qtbot, dialog)
    assert "note" in wrong(dialog)
    qtbot.keyClicks(dialog.note, "Likes tea")
    accept(qtbot, dialog)
    assert [note.text for note in people.record(context.store, key).notes] == ["Likes tea"]


def test_a_view_is_saved(context: Context, qtbot: QtBot) -> None:
    dialog = SaveViewDialog(context, "people", Listing(search="ann"), ("name",))
    opened(qtbot, dialog)
    accept(qtbot, dialog)
    assert "name" in wrong(dialog)
    dialog.name.setText("Anns")
    accept(qtbot, dialog)
    (view,) = views.all(context.store, "people")
    assert (view.name, view.listing.search, view.columns) == ("Anns", "ann", ("name",))


def test_a_number_is_typed_or_moved_by_arrows(qtbot: QtBot) -> None:
    field = NumberField("Days", 1, 10, 9)
    qtbot.addWidget(field)
    for _time in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.checked("days") == 10
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.checked("days") == 9
    field.setText("11")
    with pytest.raises(InvalidInput, match="from 1 to 10"):
        field.checked("days")
    field.setText("x")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "x"


def test_tab_leaves_a_text_and_words_can_be_chosen_or_typed(qtbot: QtBot) -> None:
    text, words = TextField("Note"), Suggestions("Reason", ["No budget"], "Other")
    qtbot.addWidget(text)
    qtbot.addWidget(words)
    assert text.tabChangesFocus()
    assert words.text() == "Other"
    words.setCurrentIndex(0)
    assert words.text() == "No budget"


def test_ctrl_enter_sends_the_form_from_the_open_list_of_suggestions(context: Context, qtbot: QtBot) -> None:
    world(context.store, "Ann>Bob")
    dialog = opened(qtbot, CloseDealDialog(context, _deals(context)[0]))
    dialog.outcome.choose(Outcome.LOST)
    dialog.lost_reason.setFocus()
    for letter in "no budget":
        qtbot.keyClick(dialog.windowHandle(), letter)
    popup = dialog.lost_reason.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup.window().windowHandle(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.lost_reason.text() == "No budget"
    assert _deals(context)[0].outcome is Outcome.LOST


def test_what_happened_has_a_day_that_is_over(context: Context, qtbot: QtBot) -> None:
    world(context.store, "Ann>Bob")
    ahead = context.today() + timedelta(days=1)
    deal = _deals(context)[0]
    close, move, edit = CloseDealDialog(context, deal), MoveOnDialog(context, [deal]), EditDealDialog(context, deal)
    close.amount.setText("5k")
    fields = (
        (close, close.closed_on, "closed_on"),
        (move, move.on, "on"),
        (edit, edit.first_touch_on, "first_touch_on"),
    )
    for dialog, field, name in fields:
        opened(qtbot, dialog)
        field.set_value(ahead)
        accept(qtbot, dialog)
        assert wrong(dialog) == {name: "This day is still to come. Please give today or a day before."}
    assert _deals(context) == [deal]
    close.closed_on.set_value(context.today())
    accept(qtbot, close)
    assert _deals(context)[0].outcome is Outcome.WON
