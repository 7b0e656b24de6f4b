from datetime import date, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from refnet.domain.drafts import AskDraft, ClosingDraft, DealDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Answer, Duty, Outcome, Role, Source, Stage
from refnet.domain.planning.backwards import GoalKind
from refnet.domain.today.rules import Item, Subject, working_days_after
from refnet.i18n import counted
from refnet.services import asking, asks, deals, introductions, meetings, people, planning, reps, today
from refnet.services.planning import GoalKept
from refnet.store.schema import Deal, NamedProspect, Rep
from refnet.ui.dialogs.ask_card import AskCardDialog
from refnet.ui.dialogs.edit_deal import EditDealDialog
from refnet.ui.dialogs.log_ask import LogAskDialog
from refnet.ui.dialogs.log_introduction import LogIntroductionDialog
from refnet.ui.dialogs.log_meeting import MeetingDialog
from refnet.ui.dialogs.note_names import NoteNamesDialog
from refnet.ui.dialogs.prepare_meeting import PrepareMeetingDialog
from refnet.ui.dialogs.task import TaskDialog
from refnet.ui.dialogs.tell_introducer import TellDialog
from refnet.ui.look import formats
from refnet.ui.pages.today import words
from refnet.ui.pages.today.page import TodayPage

WEDNESDAY, FRIDAY = 2, 4


@pytest.fixture
def weekday(context, monkeypatch):
    def be(wanted):
        day = context.today() + timedelta(days=(wanted - context.today().weekday()) % 7)
        monkeypatch.setattr(context, "today", lambda: day)
        return day

    return be


@pytest.fixture
def rep(file_store):
    return reps.become(file_store, "Rae Rep")


@pytest.fixture
def page(context, rep, qtbot):
    made = TodayPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitUntil(lambda: made.shown is not None)
    return made


def introduce(context, rep, prospect="Bob", days=5, **more):
    draft = IntroductionDraft(PersonDraft("Ann"), PersonDraft(prospect), context.today() - timedelta(days), rep, **more)
    return introductions.log(context.store, draft)


def lines(page):
    return [(row.item.duty, row.item.what) for row in page.rows()]


def press(qtbot, page, key, place=0):
    row = page.rows()[place]
    row.setFocus()
    qtbot.keyClick(row, key)


def test_an_empty_day_says_what_will_stand_there(page):
    assert page.rows() == []
    assert page.first.isVisible()
    assert not page.empty.isVisible()
    assert page.main_control() is page


def test_what_is_due_stands_under_its_duty_with_its_reason(page, context, rep):
    introduce(context, rep)
    assert lines(page) == [(Duty.FIRST_CONTACT, "Bob"), (Duty.THANKS, "Ann: Bob")]
    assert page.rows()[0].item.reason.startswith("Introduced by Ann 5 days ago")
    assert not page.empty.isVisible()
    assert page.main_control() is page.rows()[0]


def test_the_rail_is_told_how_many_wait(page, context, rep, qtbot):
    with qtbot.waitSignal(context.due, check_params_cb=lambda key, count: (key, count) == ("today", 2)):
        introduce(context, rep)


def test_d_settles_a_line_and_undo_brings_it_back(page, context, rep, qtbot):
    key = introduce(context, rep)
    press(qtbot, page, Qt.Key.Key_D)
    assert lines(page) == [(Duty.THANKS, "Ann: Bob")]
    assert introductions.record(context.store, key).deal_id is not None
    assert deals.rows(context.store, [introductions.record(context.store, key).deal_id])[0].stage is Stage.CONTACTED
    context.store.undo()
    assert len(lines(page)) == 2


def test_the_button_thanks_and_says_so(page, context, rep, qtbot):
    introduce(context, rep)
    with qtbot.waitSignal(context.said) as said:
        qtbot.mouseClick(page.rows()[1].deed, Qt.MouseButton.LeftButton)
    assert said.args == ["Ann: Bob – thanked and told.", True]
    assert lines(page) == [(Duty.FIRST_CONTACT, "Bob")]


def test_enter_on_thanks_opens_the_drafted_note_and_o_the_record(page, context, rep, qtbot):
    key = introduce(context, rep)
    press(qtbot, page, Qt.Key.Key_Return, 1)
    page.findChild(TellDialog).accept()
    assert lines(page) == [(Duty.FIRST_CONTACT, "Bob")]
    context.store.undo()
    qtbot.mouseClick(page.rows()[1].note, Qt.MouseButton.LeftButton)
    assert len(page.findChildren(TellDialog)) == 2
    with qtbot.waitSignal(context.wanted) as wanted:
        press(qtbot, page, Qt.Key.Key_O, 1)
    assert wanted.args == ["introductions", ("introduction", key)]
    assert not page.rows()[0].note.isVisible()


def test_the_menu_thanks_the_line_that_has_the_keyboard_and_else_goes_to_the_first_who_is_owed(page, context, rep):
    assert page.deeds() == {}
    introduce(context, rep)
    page.rows()[0].setFocus()
    page.deeds()["thank"]()
    assert page.chosen_row() is page.rows()[1]
    page.deeds()["tell"]()
    page.findChild(TellDialog).done(0)
    assert len(lines(page)) == 2
    page.deeds()["thank"]()
    assert lines(page) == [(Duty.FIRST_CONTACT, "Bob")]


def test_l_puts_off_to_the_next_working_day_and_n_for_good(page, context, rep, qtbot):
    introduce(context, rep)
    press(qtbot, page, Qt.Key.Key_L)
    assert lines(page) == [(Duty.THANKS, "Ann: Bob")]
    press(qtbot, page, Qt.Key.Key_N)
    assert lines(page) == []
    found = today.agenda(context.store, None, working_days_after(context.today(), 1), with_ideas=False)
    assert [item.duty for item in found.due] == [Duty.FIRST_CONTACT]
    assert [item.duty for item in found.put_off] == [Duty.THANKS]


def test_on_a_friday_l_puts_off_to_monday_and_tomorrow_stays_a_choice(page, context, rep, qtbot, weekday):
    friday = weekday(FRIDAY)
    introduce(context, rep)
    menu = page.rows()[0].menu()
    assert [one.text() for one in menu.actions()][1:3] == ["Next working day", "Tomorrow"]
    with qtbot.waitSignal(context.said) as said:
        press(qtbot, page, Qt.Key.Key_L)
    assert said.args[0] == f"Bob – put off until {formats.day(friday + timedelta(days=3))}."


def test_what_was_put_off_can_be_put_back(page, context, rep, qtbot):
    introduce(context, rep)
    press(qtbot, page, Qt.Key.Key_N)
    assert page.resting.link.text() == "Put off (1)"
    qtbot.mouseClick(page.resting.link, Qt.MouseButton.LeftButton)
    back = page.resting.lines[0].findChildren(QPushButton)[0]
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert len(lines(page)) == 2


def test_later_offers_days(page, context, rep, qtbot, weekday):
    weekday(WEDNESDAY)
    introduce(context, rep)
    row = page.rows()[0]
    qtbot.mouseClick(row.later, Qt.MouseButton.LeftButton)
    menu = row.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Tomorrow", "In three days", "Next week", "In a month", "Not this one",
    ]  # fmt: skip
    menu.actions()[2].trigger()
    menu.close()
    assert lines(page) == [(Duty.THANKS, "Ann: Bob")]


def test_arrows_go_from_line_to_line_and_stop_at_the_ends(page, context, rep, qtbot):
    introduce(context, rep)
    first, second = page.rows()
    press(qtbot, page, Qt.Key.Key_Down)
    assert second.hasFocus()
    press(qtbot, page, Qt.Key.Key_Down, 1)
    assert second.hasFocus()
    press(qtbot, page, Qt.Key.Key_Up, 1)
    assert first.hasFocus()


def test_other_keys_and_keys_with_control_do_nothing(page, context, rep, qtbot):
    introduce(context, rep)
    row = page.rows()[0]
    qtbot.keyClick(row, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(row, Qt.Key.Key_X)
    assert len(lines(page)) == 2


def test_enter_and_a_double_click_open_the_record(page, context, rep, qtbot):
    key = introduce(context, rep)
    with qtbot.waitSignal(context.wanted) as wanted:
        press(qtbot, page, Qt.Key.Key_Return)
    assert wanted.args == ["introductions", ("introduction", key)]
    with qtbot.waitSignal(context.wanted):
        qtbot.mouseDClick(page.rows()[1], Qt.MouseButton.LeftButton)


def test_a_meeting_without_preparation_opens_its_form(page, context, rep, qtbot):
    deal = deals.open_deal(context.store, DealDraft(PersonDraft("Mei"), rep, context.today()))
    meetings.log(context.store, deal, planned_on=context.today() + timedelta(days=2))
    assert lines(page) == [(Duty.PREPARATION, "Mei: in 2 days")]
    press(qtbot, page, Qt.Key.Key_D)
    dialog = page.findChild(PrepareMeetingDialog)
    assert dialog is not None
    dialog.close()


def test_the_keys_of_meetings_mean_the_meeting_of_the_line(page, context, rep, qtbot):
    deal = deals.open_deal(context.store, DealDraft(PersonDraft("Mei"), rep, context.today()))
    meetings.log(context.store, deal, planned_on=context.today())
    page.rows()[0].setFocus()
    page.deeds()["log-meeting"]()
    logged = page.findChild(MeetingDialog)
    assert (logged.windowTitle(), logged.deal.text()) == ("Edit meeting", "Mei")
    logged.close()
    page.deeds()["prepare-meeting"]()
    assert page.findChild(PrepareMeetingDialog) is not None


def test_a_deal_that_stands_still_is_given_its_next_step_and_leaves_the_list(page, context, rep, qtbot):
    deal = deals.open_deal(context.store, DealDraft(PersonDraft("Mei"), rep, context.today() - timedelta(days=20)))
    deals.move(context.store, deal, Stage.CONTACTED, context.today() - timedelta(days=8))
    assert lines(page) == [(Duty.NEXT_STEP, "Mei")]
    assert page.rows()[0].deed.text() == "Next step"
    press(qtbot, page, Qt.Key.Key_D)
    dialog = page.findChild(EditDealDialog)
    dialog.next_step.setText("Call")
    dialog.next_step_on.set_value(context.today() + timedelta(days=3))
    dialog.verb.click()
    assert lines(page) == []


def test_a_deal_is_moved_on_from_its_line(page, context, rep, qtbot):
    key = introduce(context, rep)
    deal = introductions.record(context.store, key).deal_id
    page.rows()[0].setFocus()
    page.deeds()["next-stage"]()
    assert deals.rows(context.store, [deal])[0].stage is Stage.CONTACTED
    with context.store.step("next step") as session:
        row = session.get_one(Deal, deal)
        row.next_step, row.next_step_on = "Send it", context.today()
    assert lines(page)[-1] == (Duty.TASK, "Bob: Send it")
    page.rows()[-1].setFocus()
    page.deeds()["next-stage"]()
    assert deals.rows(context.store, [deal])[0].stage is Stage.MET
    introductions.remove(context.store, [key])


def test_a_line_without_a_deal_leaves_the_keys_of_deals_alone(page, context, rep, qtbot):
    today.add_task(context.store, "Send the plan", rep, None)
    page.rows()[0].setFocus()
    assert page.deeds() == {}


def test_who_was_contacted_may_be_planned_to_meet_at_once(page, context, rep, qtbot):
    introduce(context, rep)
    with qtbot.waitSignal(context.offered) as offered:
        press(qtbot, page, Qt.Key.Key_D)
    said, links, _undo = offered.args
    assert (said, [text for text, _deed in links]) == ("Bob – contacted.", ["Plan the meeting"])
    links[0][1]()
    assert page.findChild(PrepareMeetingDialog).deal.text() == "Bob"


def test_an_answer_that_is_waited_for_is_given_with_one_choice(page, context, rep, qtbot):
    asks.log(context.store, AskDraft(PersonDraft("Hal"), rep, context.today() - timedelta(days=9)))
    assert lines(page) == [(Duty.PROMISE, "Hal: answer to your ask")]
    press(qtbot, page, Qt.Key.Key_D)
    menu = page.findChildren(QMenu)[-1]
    menu.actions()[2].trigger()
    menu.close()
    assert lines(page) == []
    person = page.store
    with person.reading() as session:
        from refnet.store.schema import Ask

        assert session.query(Ask).one().answer is Answer.DECLINED


def test_a_name_becomes_an_introduction_through_its_form(page, context, rep, qtbot):
    ask = asks.log(
        context.store, AskDraft(PersonDraft("Hal"), rep, context.today() - timedelta(days=40), answer=Answer.NAMED)
    )
    with context.store.step("name") as session:
        session.add(NamedProspect(ask_id=ask, name="Mei", named_on=context.today() - timedelta(days=10)))
    assert lines(page) == [(Duty.PROMISE, "Hal: introduction to Mei")]
    press(qtbot, page, Qt.Key.Key_D)
    dialog = page.findChild(LogIntroductionDialog)
    assert (dialog.introducer.hit.name, dialog.prospect.draft().name) == ("Hal", "Mei")
    dialog.accept()
    assert (Duty.PROMISE, "Hal: introduction to Mei") not in lines(page)
    assert asking.ask(context.store, ask).introduced == 1


def test_a_name_that_will_not_come_is_given_up_from_its_menu(page, context, rep, qtbot):
    ask = asks.log(context.store, AskDraft(PersonDraft("Hal"), rep, context.today() - timedelta(days=40)))
    asking.name_prospects(context.store, ask, ["Mei"], context.today() - timedelta(days=10))
    context_menu(page, qtbot)["It will not come"].trigger()
    assert lines(page) == []
    context.store.undo()
    assert lines(page) == [(Duty.PROMISE, "Hal: introduction to Mei")]


def test_who_said_later_is_asked_through_the_form(page, context, rep, qtbot):
    day = context.today() - timedelta(days=70)
    asks.log(context.store, AskDraft(PersonDraft("Hal"), rep, day, answer=Answer.LATER, answered_on=day))
    assert lines(page) == [(Duty.ASK, "Ask Hal")]
    press(qtbot, page, Qt.Key.Key_D)
    page.findChild(AskCardDialog).accept()
    assert page.findChild(LogAskDialog).ally.hit.name == "Hal"
    page.findChild(LogAskDialog).close()


def test_an_ask_that_was_logged_leaves_the_list_before_it_is_read_again(page, context, rep, qtbot, monkeypatch):
    day = context.today() - timedelta(days=70)
    asks.log(context.store, AskDraft(PersonDraft("Hal"), rep, day, answer=Answer.LATER, answered_on=day))
    monkeypatch.setattr(page, "refresh", lambda: None)
    press(qtbot, page, Qt.Key.Key_D)
    page.findChild(AskCardDialog).accept()
    page.findChild(LogAskDialog).accept()
    assert lines(page) == []


def test_a_meeting_that_was_noted_leaves_the_list_before_it_is_read_again(page, context, rep, qtbot, monkeypatch):
    deal = introductions.record(context.store, introduce(context, rep)).deal_id
    deals.move(context.store, deal, Stage.CONTACTED, context.today())
    meetings.add(context.store, deal, meetings.MeetingDraft(held_on=context.today()))
    place = [duty for duty, _what in lines(page)].index(Duty.NEXT_STEP)
    monkeypatch.setattr(page, "refresh", lambda: None)
    press(qtbot, page, Qt.Key.Key_D, place)
    dialog = page.findChild(MeetingDialog)
    dialog.next_step.setText("Send the offer")
    dialog.accept()
    assert Duty.NEXT_STEP not in [duty for duty, _what in lines(page)]


def test_a_task_is_done_with_one_key(page, context, rep, qtbot):
    today.add_task(context.store, "Send the offer", rep, context.today())
    press(qtbot, page, Qt.Key.Key_D)
    assert lines(page) == []


def test_a_long_list_ends_where_the_day_does_and_shows_the_rest_on_request(page, context, rep, qtbot):
    for number in range(20):
        today.add_task(context.store, f"Task {number}", rep, context.today())
    assert len(page.rows()) == 12
    assert page.more.text() == "8 more are due: show all"
    qtbot.mouseClick(page.more, Qt.MouseButton.LeftButton)
    assert len(page.rows()) == 20
    assert not page.more.isVisible()
    qtbot.mouseClick(page.fewer, Qt.MouseButton.LeftButton)
    assert len(page.rows()) == 12
    assert not page.fewer.isVisible()


def test_what_is_more_than_a_page_is_leafed_through(page, context, rep, qtbot, monkeypatch):
    monkeypatch.setattr("refnet.ui.pages.today.page.MOST", 5)
    for number in range(14):
        today.add_task(context.store, f"Task {number:02}", rep, context.today())
    seen = []
    for said in ("2 more are due: show all", "Next 5 of 14", "Next 4 of 14"):
        assert page.more.text() == said
        qtbot.mouseClick(page.more, Qt.MouseButton.LeftButton)
        seen.append([what for _duty, what in lines(page)])
    assert sorted(what for part in seen for what in part) == [f"Task {number:02}" for number in range(14)]
    assert [len(part) for part in seen] == [5, 5, 4]
    assert not page.more.isVisible()
    for _number in range(4):
        press(qtbot, page, Qt.Key.Key_D)
    assert len(page.rows()) == 5, "a page that was emptied gives way to the first"


def test_a_line_that_was_settled_goes_before_the_list_is_read_again(page, context, rep, qtbot, monkeypatch):
    for number in range(3):
        today.add_task(context.store, f"Task {number}", rep, context.today())
    monkeypatch.setattr(page, "refresh", lambda: None)
    press(qtbot, page, Qt.Key.Key_D)
    assert [what for _duty, what in lines(page)] == ["Task 1", "Task 2"]
    assert page.chosen_row() is page.rows()[0]
    press(qtbot, page, Qt.Key.Key_L, 1)
    assert [what for _duty, what in lines(page)] == ["Task 1"]


def test_a_group_in_which_nothing_changed_keeps_its_lines(page, context, rep):
    introduce(context, rep)
    before = page.rows()[0]
    today.add_task(context.store, "Another", rep, context.today())
    assert lines(page)[-1] == (Duty.TASK, "Another")
    assert page.rows()[0] is before


def test_whose_day_can_be_chosen_where_there_are_several(page, context, rep):
    other = reps.add(context.store, "Max")
    asks.log(context.store, AskDraft(PersonDraft("Hal"), other, context.today() - timedelta(days=20)))
    today.add_task(context.store, "Theirs alone", other, context.today())
    assert lines(page) == []
    page.whose.choose("all")
    page.refresh()
    assert lines(page) == [(Duty.PROMISE, "Hal: answer to your ask")]


def test_the_week_shows_what_was_done_and_what_the_plan_wants(page, context, rep, qtbot):
    asks.log(context.store, AskDraft(PersonDraft("Hal"), rep, context.today()))
    assert page.week._counts[0].text() == "1"
    by = context.today() + timedelta(days=700)
    planning.save(context.store, rep, GoalKept(GoalKind.CLIENTS, 100, context.today(), by))
    qtbot.waitUntil(lambda: page.week._counts[0].text().startswith("1 of "))
    assert "wanted" in page.week._counts[4].text() or " of " in page.week._counts[4].text()


def test_the_headline_tells_of_no_deals_and_then_of_them(page, context, rep, qtbot):
    qtbot.waitUntil(lambda: page.headline.sentence.text().startswith("No deals yet"))
    introduce(context, rep)
    qtbot.waitUntil(lambda: not page.headline.sentence.text().startswith("No deals yet"))


def test_in_a_narrow_window_the_cards_stand_below(page, qtbot):
    page.resize(600, 700)
    page.set_narrow(True)
    qtbot.waitUntil(lambda: page.headline.mapTo(page, page.headline.rect().topLeft()).x() < 300)


def test_the_page_offers_to_begin(page, context):
    assert {one.text() for one in page.first.findChildren(QPushButton)} == {"Add ally", "Log introduction", "Import"}


def test_a_day_that_is_done_says_so_and_offers_what_may_come_next(page, context, rep, qtbot):
    introduce(context, rep)
    press(qtbot, page, Qt.Key.Key_D)
    press(qtbot, page, Qt.Key.Key_D)
    assert page.rows() == []
    assert page.hasFocus()
    assert not page.explained.isVisible()
    said = [one.text() for one in page.empty.findChildren(QLabel)]
    assert said[0] == "All done for today"
    assert said[1].startswith("3 things done today. ")
    offered = {one.text() for one in page.empty.findChildren(QPushButton)}
    assert offered == {"Log introduction", "Log ask", "Whom to ask"}


def test_with_people_and_nothing_done_the_day_is_just_empty(page, context, rep):
    people.add(context.store, PersonDraft("Ann"))
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "Nothing is due today"
    assert not page.first.isVisible()


def test_a_window_left_open_over_night_shows_the_new_day(page, context, rep, qtbot):
    today.add_task(context.store, "Send the offer", rep, context.today() + timedelta(days=1))
    assert lines(page) == []
    page._dawn.timeout.emit()
    assert lines(page) == []
    tomorrow = context.today() + timedelta(days=1)
    context.today = lambda: tomorrow
    page._dawn.timeout.emit()
    assert lines(page) == [(Duty.TASK, "Send the offer")]


def test_the_first_line_has_the_keyboard_as_soon_as_it_is_there(page, context, rep, qtbot):
    page.setFocus()
    introduce(context, rep)
    assert page.rows()[0].hasFocus()


def test_the_keyboard_stays_on_its_line_when_another_comes_before_it(page, context, rep, qtbot):
    today.add_task(context.store, "Send the offer", rep, context.today())
    page.rows()[0].setFocus()
    introduce(context, rep)
    assert page.chosen_row().item.what == "Send the offer"


def test_a_number_answers_an_ask_at_once(page, context, rep, qtbot):
    day = context.today() - timedelta(days=9)
    key = asks.log(context.store, AskDraft(PersonDraft("Hal"), rep, day))
    with qtbot.waitSignal(context.said) as said:
        press(qtbot, page, Qt.Key.Key_2)
    assert said.args[0] == "Hal: answer to your ask – noted: Later."
    assert asking.ask(context.store, key).answer is Answer.LATER


def test_the_number_one_asks_for_the_names(page, context, rep, qtbot):
    asks.log(context.store, AskDraft(PersonDraft("Hal"), rep, context.today() - timedelta(days=9)))
    press(qtbot, page, Qt.Key.Key_9)
    assert page.findChild(NoteNamesDialog) is None
    press(qtbot, page, Qt.Key.Key_1)
    page.findChild(NoteNamesDialog).close()


def test_a_line_explains_what_decides_how_early_it_comes(page, context, rep):
    key = introduce(context, rep)
    with context.store.step("amount") as session:
        session.get_one(Deal, introductions.record(context.store, key).deal_id).amount = 3_800_000
    first = page.rows()[0]
    due_on = formats.day(first.item.due_on)
    late = counted("{count} day", "{count} days", first.item.late)
    assert first.toolTip() == f"Due since {due_on}: {late}. At stake: €38,000."
    today.add_task(context.store, "Send the offer", rep, context.today())
    assert page.rows()[-1].toolTip() == "Due today."
    introduce(context, rep, prospect="Cid", days=0)
    fresh = next(row for row in page.rows() if row.item.what == "Cid")
    assert fresh.toolTip() == f"Due by {formats.day(working_days_after(context.today(), 2))}."
    assert "fits a day" in page.explained.text()


@pytest.mark.parametrize(("stake", "said"), [(112_489, "€1,100"), (45, "€1"), (3_846_000_00, "€3,800,000")])
def test_what_an_ask_is_worth_is_an_estimate_and_written_as_one(stake, said):
    day, key = date(2026, 11, 25), uuid4()
    item = Item(Duty.ASK, Subject.PERSON, key, ("person", key), "Ask Ann", "Never asked before", day, 0, stake)
    assert words.standing(item, day, "EUR") == f"Due today. Worth about {said}."


def test_news_are_told_and_thanks_are_thanked(page, context, rep, qtbot):
    key = introduce(context, rep)
    assert page.rows()[1].deed.text() == "Thanked"
    today.note_told(context.store, key, context.today())
    deals.move(context.store, introductions.record(context.store, key).deal_id, Stage.MET, context.today())
    assert page.rows()[0].deed.text() == "Told"
    with qtbot.waitSignal(context.said) as said:
        press(qtbot, page, Qt.Key.Key_D)
    assert said.args[0] == "Ann: Bob – told."


def test_what_rests_says_until_when_and_the_toast_too(page, context, rep, qtbot, weekday):
    weekday(WEDNESDAY)
    introduce(context, rep)
    with qtbot.waitSignal(context.said) as said:
        press(qtbot, page, Qt.Key.Key_L)
    assert said.args[0] == "Bob – put off until tomorrow."
    with qtbot.waitSignal(context.said) as said:
        page.rows()[0].put_off.emit(page.rows()[0].item, context.today() + timedelta(days=7))
    later = formats.day(context.today() + timedelta(days=7))
    assert said.args[0] == f"Ann: Bob – put off until {later}."
    qtbot.mouseClick(page.resting.link, Qt.MouseButton.LeftButton)
    said = [one.text() for line in page.resting.lines for one in line.findChildren(QLabel)]
    assert said == ["Bob", f"until {formats.day(context.today() + timedelta(days=1))}", "Ann: Bob", f"until {later}"]


def test_a_manager_looks_at_the_day_of_each_of_their_people(page, context, rep):
    other = reps.add(context.store, "Max")
    today.add_task(context.store, "Theirs", other, context.today())
    assert page.whose.count() == 2
    with context.store.step("promote") as session:
        session.get_one(Rep, rep).role = Role.MANAGER
    assert [page.whose.itemText(place) for place in range(page.whose.count())][2:] == ["Max"]
    page.whose.choose(str(other))
    page.refresh()
    assert lines(page) == [(Duty.TASK, "Theirs")]
    assert page.headline.whose.text() == "Max"


def test_the_week_tells_of_the_open_pipeline(page, context, rep):
    assert page.week._open.text() == "No referral deal is open."
    first = introduce(context, rep)
    assert page.week._open.text() == "1 referral deal is open, without an amount so far."
    with context.store.step("amount") as session:
        session.get_one(Deal, introductions.record(context.store, first).deal_id).amount = 3_800_000
    assert page.week._open.text() == "1 referral deal is open, worth €38,000."
    introduce(context, rep, "Cid")
    assert page.week._open.text() == "2 referral deals are open, worth €38,000 (1 without an amount)."


def test_the_headline_shows_both_rates_with_n_and_range_once_they_may_be_spoken(page, context, rep, qtbot):
    day = context.today() - timedelta(days=200)
    for number in range(8):
        draft = IntroductionDraft(PersonDraft(f"Ally {number}"), PersonDraft(f"Prospect {number}"), day, rep)
        key = introductions.log(context.store, draft)
        outcome = Outcome.WON if number < 4 else Outcome.LOST
        deals.close(
            context.store, introductions.record(context.store, key).deal_id,
            ClosingDraft(outcome, day + timedelta(days=20), amount=100, lost_reason="No"),
        )  # fmt: skip
        cold = deals.open_deal(context.store, DealDraft(PersonDraft(f"Cold {number}"), rep, day, source=Source.COLD))
        deals.close(context.store, cold, ClosingDraft(Outcome.LOST, day + timedelta(days=20), lost_reason="No"))
    qtbot.waitUntil(page.headline.rates.isVisible)
    said = page.headline.rates.picture.accessibleName()
    assert said.startswith("Referral: 50%, 8 introductions, range ")
    assert "Cold: 0%, 8 cold leads, range " in said
    assert page.headline.counts.text() == "Clients within 180 days."
    assert not page.headline.rates.picture.grab().isNull()


def test_a_file_that_closes_while_ideas_are_due_is_left_alone(page, context):
    store = context.store
    context.take_store(None)
    page._read_whole()
    context.take_store(store)
    assert page.rows() == []


def context_menu(page, qtbot, place=0):
    row = page.rows()[place]
    middle = row.rect().center()
    row.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, row.mapToGlobal(middle)))
    (menu,) = row.findChildren(QMenu)
    return {action.text(): action for action in menu.actions()}


def test_a_task_is_changed_and_removed_from_its_line(page, context, rep, qtbot):
    today.add_task(context.store, "Send the deck", rep, context.today())
    context_menu(page, qtbot)["Change task …"].trigger()
    dialog = page.findChild(TaskDialog)
    dialog.what.setText("Send the offer")
    dialog.accept()
    assert lines(page) == [(Duty.TASK, "Send the offer")]
    context_menu(page, qtbot)["Remove task"].trigger()
    assert lines(page) == []
    context.store.undo()
    assert lines(page) == [(Duty.TASK, "Send the offer")]


def test_the_menu_of_a_line_does_and_puts_off(page, context, rep, qtbot):
    introduce(context, rep)
    actions = context_menu(page, qtbot)
    assert set(actions) >= {"Contacted", "Tomorrow", "Not this one"}
    assert "Remove task" not in actions
    actions["Tomorrow"].trigger()
    assert [duty for duty, _what in lines(page)] == [Duty.THANKS]


def test_what_was_done_today_is_counted_and_its_last_can_be_undone(page, context, rep, qtbot):
    introduce(context, rep)
    press(qtbot, page, Qt.Key.Key_D)
    assert page.settled.link.text() == "Done today (2)"
    qtbot.mouseClick(page.settled.link, Qt.MouseButton.LeftButton)
    assert [text[7:] for text in page.settled.texts()] == ["Move deal", "Log introduction"]
    undone = []
    context.run = undone.append
    assert page.settled.undo.isVisible()
    today.postpone(context.store, Duty.THANKS, page.rows()[0].item.subject_id, None, context.today())
    assert not page.settled.undo.isVisible()


def test_answering_with_names_asks_for_them_and_they_become_promises(page, context, rep, qtbot):
    day = context.today() - timedelta(days=8)
    key = asks.log(context.store, AskDraft(PersonDraft("Ann"), rep, day))
    press(qtbot, page, Qt.Key.Key_D)
    menu = next(menu for menu in page.findChildren(QMenu) if menu.actions())
    menu.actions()[0].trigger()
    dialog = page.findChild(NoteNamesDialog)
    qtbot.keyClicks(dialog.names, "Bob Ray, Acme")
    with qtbot.waitSignal(context.offered) as offered:
        dialog.accept()
    assert [name for _key, name, _company, _done in asking.names_of(context.store, key)] == ["Bob Ray"]
    ((said, introduce_now),) = offered.args[1]
    assert said == "Log introduction of Bob Ray"
    introduce_now()
    form = page.findChild(LogIntroductionDialog)
    assert (form.introducer.hit.name, form.prospect.draft().name) == ("Ann", "Bob Ray")
    form.accept()
    assert asking.names_of(context.store, key)[0][3]


def test_in_a_narrow_window_no_line_is_squeezed_by_the_cards_below(page, context, rep, qtbot):
    for number in range(8):
        today.add_task(context.store, f"Task {number}", rep, context.today())
    page.resize(900, 500)
    page.set_narrow(True)
    qtbot.waitUntil(lambda: page.list.groups[0].height() >= page.list.groups[0].minimumSizeHint().height() > 0)


def test_an_answer_that_was_on_its_way_does_not_bring_back_what_was_settled_meanwhile(page, context, rep, qtbot):
    introduce(context, rep, "Bob")
    introduce(context, rep, "Cyd", days=6)
    before, seen = lines(page), []

    def read_while_a_line_is_settled():
        shown = page.shown
        press(qtbot, page, Qt.Key.Key_L)
        return shown

    page._later.read(read_while_a_line_is_settled, lambda shown: (page._show(shown), seen.extend(lines(page))))
    assert seen == before[1:]
    context.store.undo()
    assert lines(page) == before
