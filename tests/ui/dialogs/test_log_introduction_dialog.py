from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from acting import CONTROL, Said, accept, add_namesake, choose, click, opened, type_new, wrong
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from refnet.domain.drafts import AllyDraft, AskDraft, PersonDraft
from refnet.domain.kinds import Answer, Channel, IntroductionKind, Outcome, Source
from refnet.services import allies, asking, asks, deals, introductions, people, reps
from refnet.services.introductions import IntroductionRow
from refnet.services.listing import Listing
from refnet.ui.context import Context
from refnet.ui.dialogs.log_introduction import LogIntroductionDialog, introduce_named
from refnet.ui.dialogs.parts.fields import working_days_later


@pytest.fixture
def dialog(context: Context, qtbot: QtBot) -> LogIntroductionDialog:
    people.add(context.store, PersonDraft("Ana Ferreira", organization="Oporto Cold Chain"))
    people.add(context.store, PersonDraft("Katja Brandt", organization="Hamburg Kühlhaus"))
    reps.become(context.store, "Marta Lindqvist")
    made = opened(qtbot, LogIntroductionDialog(context))
    assert isinstance(made, LogIntroductionDialog)
    return made


def _logged(context: Context) -> list[IntroductionRow]:
    return introductions.page(context.store, Listing(), 0, 10)


def test_an_introduction_is_logged_by_keyboard_alone_and_opens_its_deal(
    dialog: LogIntroductionDialog, context: Context, qtbot: QtBot
) -> None:
    said = Said(context)
    choose(qtbot, dialog.introducer, "ana f")
    type_new(qtbot, dialog.prospect, "Jonas Weber", "Nordhafen Logistik")
    qtbot.keyClick(dialog.prospect.company, Qt.Key.Key_Return, CONTROL)
    (row,) = _logged(context)
    assert (row.introducer, row.prospect, row.organization) == ("Ana Ferreira", "Jonas Weber", "Nordhafen Logistik")
    assert (row.rep, row.made_on, row.next_step) == ("Marta Lindqvist", context.today(), "First contact")
    (deal,) = deals.page(context.store, Listing(), 0, 10)
    assert (deal.source, deal.outcome) == (Source.REFERRAL, Outcome.OPEN)
    assert said.toasts == ["Jonas Weber was introduced."]
    assert not dialog.isVisible()


def _asked(context: Context, **more: Any) -> UUID:
    (ana,) = people.find(context.store, "ana f")
    rep = reps.become(context.store, "Marta Lindqvist")
    draft = AskDraft(PersonDraft(id=ana.id), rep, context.today() - timedelta(days=30), target="Cold stores")
    return asks.log(context.store, replace(draft, **more))


def test_what_an_introducer_was_asked_for_is_answered_by_it_unless_that_is_unticked(
    dialog: LogIntroductionDialog, context: Context, qtbot: QtBot
) -> None:
    key = _asked(context)
    choose(qtbot, dialog.introducer, "ana f")
    qtbot.waitUntil(dialog.came_of.isVisible)
    assert dialog.came_of.tick.text().startswith("It came of what was asked ")
    assert dialog.came_of.tick.text().endswith(" ago: Cold stores")
    dialog.another.click()
    dialog.came_of.tick.click()
    type_new(qtbot, dialog.prospect, "Jonas Weber", "Nordhafen Logistik")
    accept(qtbot, dialog)
    assert asking.ask(context.store, key).answer is Answer.PENDING
    dialog.came_of.tick.click()
    type_new(qtbot, dialog.prospect, "Ida Sand", "Kai")
    accept(qtbot, dialog)
    assert asking.ask(context.store, key).answer is Answer.NAMED
    assert [row.introductions for row in asks.of_person(context.store, asking.ask(context.store, key).ally_id)] == [1]
    context.store.undo()
    assert asking.ask(context.store, key).answer is Answer.PENDING


def test_a_later_that_brought_somebody_is_not_offered_a_second_time(
    dialog: LogIntroductionDialog, context: Context, qtbot: QtBot
) -> None:
    _asked(context, answer=Answer.LATER)
    dialog.another.click()
    choose(qtbot, dialog.introducer, "ana f")
    qtbot.waitUntil(dialog.came_of.isVisible)
    type_new(qtbot, dialog.prospect, "Jonas Weber", "Nordhafen Logistik")
    accept(qtbot, dialog)
    dialog.introducer.clear()
    choose(qtbot, dialog.introducer, "ana f")
    assert dialog.came_of.ask_id() is None


def test_who_was_asked_for_nothing_or_is_no_longer_named_is_offered_nothing(
    dialog: LogIntroductionDialog, context: Context, qtbot: QtBot
) -> None:
    _asked(context, answer=Answer.DECLINED)
    _asked(context, rep_id=reps.add(context.store, "Another of us"))
    choose(qtbot, dialog.introducer, "ana f")
    assert not dialog.came_of.isVisible()
    assert dialog.came_of.ask_id() is None
    _asked(context, target="", asked_on=context.today() - timedelta(days=400))
    dialog.introducer.clear()
    choose(qtbot, dialog.introducer, "ana f")
    qtbot.waitUntil(dialog.came_of.isVisible)
    assert dialog.came_of.tick.text().endswith(" ago")
    assert not dialog.came_of.tick.isChecked()
    qtbot.keyClick(dialog.introducer.line, Qt.Key.Key_Backspace)
    assert dialog.came_of.ask_id() is None
    assert not dialog.came_of.isVisible()


def test_a_call_ticks_what_it_implies_and_the_rest_makes_it_hot(dialog: LogIntroductionDialog, qtbot: QtBot) -> None:
    assert dialog.warmth.text().splitlines()[:2] == ["Cold, level 2 of 5", "Does not expect the talk, nor know why"]
    click(qtbot, dialog.channel, "Call")
    assert (dialog.evidence.spoke.isChecked(), dialog.evidence.present.isChecked()) == (True, True)
    dialog.evidence.expects.click()
    assert "Does not know the reason for the talk" in dialog.warmth.text()
    dialog.evidence.knows_reason.click()
    assert dialog.warmth.text().splitlines() == ["Hot, level 4 of 5", "Introduced, expects it, knows why", "By call"]
    dialog.evidence.expects.click()
    assert "Does not expect the talk" in dialog.warmth.text()


def test_a_tick_that_the_user_changed_stays_when_the_channel_changes(
    dialog: LogIntroductionDialog, qtbot: QtBot
) -> None:
    click(qtbot, dialog.channel, "Call")
    dialog.evidence.present.click()
    click(qtbot, dialog.channel, "In person")
    assert not dialog.evidence.present.isChecked()
    assert dialog.warmth.text().startswith("Cold, level 3 of 5")


def test_a_name_alone_is_cold_whatever_is_ticked(dialog: LogIntroductionDialog, context: Context, qtbot: QtBot) -> None:
    choose(qtbot, dialog.introducer, "ana")
    choose(qtbot, dialog.prospect, "brandt")
    dialog.evidence.expects.click()
    dialog.evidence.knows_reason.click()
    click(qtbot, dialog.kind, "Name only")
    assert "A name passed on, no introduction" in dialog.warmth.text()
    accept(qtbot, dialog)
    assert (_logged(context)[0].kind, _logged(context)[0].is_hot) == (IntroductionKind.NAME_ONLY, False)


def test_somebody_likely_to_be_here_already_is_offered_and_taken(
    dialog: LogIntroductionDialog, context: Context, qtbot: QtBot
) -> None:
    choose(qtbot, dialog.introducer, "ana")
    add_namesake(qtbot, dialog.prospect, "katja BRANDT")
    qtbot.waitUntil(dialog.same_prospect.isVisible)
    click(qtbot, dialog.same_prospect, "Use this person")
    accept(qtbot, dialog)
    assert _logged(context)[0].organization == "Hamburg Kühlhaus"
    assert people.count(context.store, Listing()) == 2


def test_someone_else_of_the_same_name_is_added_and_not_offered_again(
    dialog: LogIntroductionDialog, context: Context, qtbot: QtBot
) -> None:
    choose(qtbot, dialog.introducer, "ana")
    add_namesake(qtbot, dialog.prospect, "Katja Brandt")
    qtbot.waitUntil(dialog.same_prospect.isVisible)
    click(qtbot, dialog.same_prospect, "Someone else")
    dialog.same_prospect.look()
    assert not dialog.same_prospect.isVisible()
    accept(qtbot, dialog)
    assert people.count(context.store, Listing()) == 3


def test_what_is_missing_is_pointed_out_at_its_field(
    dialog: LogIntroductionDialog, context: Context, qtbot: QtBot
) -> None:
    accept(qtbot, dialog)
    assert wrong(dialog) == {"introducer": "Please say who this is."}
    choose(qtbot, dialog.introducer, "ana")
    choose(qtbot, dialog.prospect, "ana")
    accept(qtbot, dialog)
    assert "prospect" in wrong(dialog)
    dialog.prospect.clear()
    choose(qtbot, dialog.prospect, "katja")
    dialog.rep.setEditText(" ")
    accept(qtbot, dialog)
    assert wrong(dialog) == {"rep": "Please say which of us it was."}
    dialog.rep.setEditText("Marta Lindqvist")
    dialog.next_step_on.setText("soon")
    accept(qtbot, dialog)
    assert "next_step_on" in wrong(dialog)
    assert not _logged(context)


def test_another_one_can_be_logged_after_this(dialog: LogIntroductionDialog, context: Context, qtbot: QtBot) -> None:
    dialog.another.setChecked(True)
    choose(qtbot, dialog.introducer, "ana")
    choose(qtbot, dialog.prospect, "katja")
    dialog.channel.choose(Channel.VIDEO)
    dialog.reason.setPlainText("Opens a cold store")
    accept(qtbot, dialog)
    assert dialog.isVisible()
    assert (dialog.prospect.hit, dialog.reason.text(), dialog.introducer.hit is None) == (None, "", False)
    dialog.close()
    dialog.reject()
    assert _logged(context)[0].channel is Channel.VIDEO


def test_a_rep_named_for_the_first_time_is_added_and_remembered(context: Context, qtbot: QtBot) -> None:
    dialog = opened(qtbot, LogIntroductionDialog(context))
    assert isinstance(dialog, LogIntroductionDialog)
    type_new(qtbot, dialog.introducer, "Ana")
    type_new(qtbot, dialog.prospect, "Bo")
    dialog.rep.setEditText("Tom")
    accept(qtbot, dialog)
    assert [row.name for row in reps.all(context.store)] == ["Tom"]
    me = reps.me(context.store)
    assert me is not None
    assert me.name == "Tom"
    again = opened(qtbot, LogIntroductionDialog(context))
    assert isinstance(again, LogIntroductionDialog)
    assert again.rep.text() == "Tom"
    again.rep.setEditText("Uma")
    type_new(qtbot, again.introducer, "Cid")
    type_new(qtbot, again.prospect, "Dee")
    accept(qtbot, again)
    assert {row.rep for row in _logged(context)} == {"Tom", "Uma"}
    assert me.id == getattr(reps.me(context.store), "id", None)


def test_the_first_contact_is_due_in_two_working_days() -> None:
    assert working_days_later(date(2026, 11, 20), 2) == date(2026, 11, 24)
    assert working_days_later(date(2026, 11, 17), 2) == date(2026, 11, 19)


def test_the_form_begins_with_the_introducer_it_was_opened_for(context: Context, qtbot: QtBot) -> None:
    people.add(context.store, PersonDraft("Ana Ferreira"))
    (hit,) = people.find(context.store, "ana")
    dialog = opened(qtbot, LogIntroductionDialog(context, None, hit))
    assert isinstance(dialog, LogIntroductionDialog)
    assert dialog.introducer.hit == hit
    dialog.reject()
    assert not dialog.isVisible()


def _promised(context: Context, window: QWidget, qtbot: QtBot) -> tuple[UUID, LogIntroductionDialog]:
    """Open the form of an introduction to somebody whom an ally named; return the ask and the form."""
    rep, today = reps.become(context.store, "Marta Lindqvist"), context.today()
    ally = AllyDraft(PersonDraft("Ana Ferreira", organization="Oporto Cold Chain"))
    ask = asks.log(context.store, AskDraft(PersonDraft(id=allies.add(context.store, ally)), rep, today))
    asking.name_prospects(context.store, ask, ["Jonas Weber, Nordhafen"], today)
    ((named, *_rest),) = asking.names_of(context.store, ask)
    qtbot.addWidget(window)
    introduce_named(context, window, named)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), LogIntroductionDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LogIntroductionDialog)
    return ask, dialog


def test_a_name_that_was_promised_is_made_good_once(context: Context, qtbot: QtBot) -> None:
    window = QWidget()
    ask, dialog = _promised(context, window, qtbot)
    assert dialog.another.isHidden()
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(_logged(context)))
    assert [is_introduced for *_row, is_introduced in asking.names_of(context.store, ask)] == [True]


def test_a_name_that_was_promised_otherwise_is_made_good_and_goes_again_with_one_undo(
    context: Context, qtbot: QtBot
) -> None:
    window = QWidget()
    ask, dialog = _promised(context, window, qtbot)
    dialog.prospect.set_new("Jonas Webber", "Nordhafen Ltd")
    dialog.rep.setEditText("Rae Rep")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(_logged(context)))
    assert [is_introduced for *_row, is_introduced in asking.names_of(context.store, ask)] == [True]
    assert len(reps.all(context.store)) == 2
    context.store.undo()
    assert _logged(context) == []
    assert [is_introduced for *_row, is_introduced in asking.names_of(context.store, ask)] == [False]
    assert len(reps.all(context.store)) == 1
