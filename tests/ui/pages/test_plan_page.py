from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from shiboken6 import delete
from sqlalchemy import func, select

from refnet.domain.drafts import AllyDraft, AskDraft, ClosingDraft, DealDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Answer, Outcome
from refnet.domain.planning.backwards import GoalKind
from refnet.domain.planning.chain import Activity
from refnet.domain.planning.changing import Effort
from refnet.services import allies, asking, asks, deals, introductions, people, planning, reps, sample
from refnet.services.planning import GoalKept
from refnet.store.schema import Ask, Tie
from refnet.ui.dialogs.ask_card import AskCardDialog
from refnet.ui.dialogs.log_ask import LogAskDialog
from refnet.ui.dialogs.log_introduction import LogIntroductionDialog
from refnet.ui.dialogs.note_names import NoteNamesDialog
from refnet.ui.dialogs.set_goal import GoalDialog
from refnet.ui.dialogs.set_plan_rates import PlanRatesDialog
from refnet.ui.look import formats
from refnet.ui.pages.plan.page import PlanPage
from refnet.ui.pages.plan.what_if import WhatIf


@pytest.fixture
def rep(file_store):
    return reps.become(file_store, "Rae Rep")


@pytest.fixture
def page(context, rep, qtbot):
    made = PlanPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitUntil(lambda: made.shown is not None)
    return made


def goal(context, kind=GoalKind.CLIENTS, amount=12):
    return GoalKept(kind, amount, context.today(), context.today() + timedelta(days=300))


def win(context, rep):
    day = context.today() - timedelta(days=60)
    key = introductions.log(context.store, IntroductionDraft(PersonDraft("Ann"), PersonDraft("Bob"), day, rep))
    deal = introductions.record(context.store, key).deal_id
    deals.close(context.store, deal, ClosingDraft(Outcome.WON, context.today(), 5_000_000, "EUR"))


def test_without_a_goal_the_page_asks_for_one_and_shows_what_is_assumed(page):
    assert page.sentence.text() == "What do you want to reach, and by when?"
    assert page.main_control() is page
    assert page.takes.texts()[0] == ["Asks", "–", "0"]
    assert page.steps.texts()[0] == ["An ask brings an introduction", "50% (20–104%)", "assumed: no case so far"]
    assert not page.leads.isVisible()


def test_until_it_is_read_the_page_says_so_and_nothing_else(context, rep, qtbot, monkeypatch):
    waiting = []
    monkeypatch.setattr(context.jobs, "read", lambda work, done, failed=None: waiting.append((work, done)))
    made = PlanPage(context)
    qtbot.addWidget(made)
    made.show()
    assert made.waiting.isVisible()
    assert not made.goal.isVisible()
    made.turn("next")
    tab = made.lists["next"]
    assert not made.waiting.isVisible()
    assert tab.sentence.text() == "Reading …"
    assert not any(each.isVisible() for each in (tab.table, tab.deed, tab.empty))
    for work, done in waiting:
        done(work())
    assert tab.empty.isVisible()
    made.turn("plan")
    assert made.goal.isVisible()
    assert not made.waiting.isVisible()


def test_a_goal_says_what_it_takes_and_where_the_pace_leads(page, context, rep):
    planning.save(context.store, rep, goal(context))
    assert page.sentence.text().startswith("12 clients by referral by ")
    assert page.takes.texts()[0][1] != "–"
    assert page.leads.isVisible()
    assert "Reaching 12 clients is very unlikely" in page.forecast.text()
    assert "0 open deals" in page.parts.text()


def test_a_goal_whose_day_is_over_asks_for_the_next_one(page, context, rep):
    since = context.today() - timedelta(days=90)
    planning.save(context.store, rep, GoalKept(GoalKind.CLIENTS, 3, since, context.today() - timedelta(days=1)))
    assert page.takes.told.text().startswith("The goal’s day has come.")
    assert not page.leads.isVisible()


def test_a_goal_that_is_reached_is_said_to_be(page, context, rep):
    win(context, rep)
    since, by = context.today() - timedelta(days=90), context.today() + timedelta(days=90)
    planning.save(context.store, rep, GoalKept(GoalKind.CLIENTS, 1, since, by))
    assert page.takes.told.text().startswith("The goal is reached")
    assert page.takes.texts()[0][1] == "none"


def test_without_any_pace_the_page_says_so(page, context, rep):
    planning.save(context.store, rep, goal(context))
    assert page.parts.text().endswith("there is no pace to go by yet: 0 clients from 0 open deals.")
    asks.log(context.store, AskDraft(PersonDraft("Ann"), rep, context.today() - timedelta(days=100)))
    assert "Such a silence still allows 0 to " in page.parts.text()
    asks.log(context.store, AskDraft(PersonDraft("Ann"), rep, context.today() - timedelta(days=20)))
    assert "the pace is that of the last eight weeks" in page.parts.text()


def test_the_goal_is_set_through_its_form_by_keys(page, context, rep, qtbot):
    qtbot.mouseClick(page.goal.verb, Qt.MouseButton.LeftButton)
    dialog = page.findChild(GoalDialog)
    qtbot.keyClicks(dialog.clients, "15")
    dialog.accept()
    assert planning.load(context.store, rep)[0].amount == 15
    assert page.goal.verb.text() == "Change goal"


@pytest.mark.parametrize("text", ["", "0", "many", "1234567"])
def test_a_number_that_is_none_is_pointed_out(page, qtbot, text):
    page.set_goal()
    dialog = page.findChild(GoalDialog)
    qtbot.keyClicks(dialog.clients, text)
    dialog.accept()
    assert dialog.fields["amount"].wrong.text() == "Please give a number of clients, such as 12."
    dialog.close()


def test_a_goal_in_money_is_said_in_money(page, context, rep, qtbot):
    win(context, rep)
    page.set_goal()
    dialog = page.findChild(GoalDialog)
    dialog.kind.choose(GoalKind.REVENUE)
    dialog.kind.chosen.emit(GoalKind.REVENUE)
    dialog.accept()
    assert "Please give an amount" in dialog.fields["revenue"].wrong.text()
    qtbot.keyClicks(dialog.revenue, "900k")
    dialog.accept()
    assert page.sentence.text().startswith("€900k by referral by")
    assert page.reached.text().startswith("€50k so far")
    assert "€" in page.forecast.text()


def test_a_goal_can_be_changed_and_taken_away(page, context, rep):
    planning.save(context.store, rep, goal(context, GoalKind.REVENUE, 100_000))
    assert "set the goal as a number of clients" in page.sentence.text()
    win(context, rep)
    page.set_goal()
    dialog = page.findChild(GoalDialog)
    assert dialog.goal().amount == 100_000
    dialog._send(None)
    assert planning.load(context.store, rep)[0] is None


def test_the_form_shows_the_clients_of_the_goal(page, context, rep):
    planning.save(context.store, rep, goal(context))
    page.set_goal()
    dialog = page.findChild(GoalDialog)
    assert dialog.goal().amount == 12
    dialog.close()


def test_rates_are_set_through_their_form(page, context, rep):
    page.set_rates()
    dialog = page.findChild(PlanRatesDialog)
    dialog.shares[Activity.CLIENTS].setText("30")
    dialog.ticks[Activity.CLIENTS].setChecked(True)
    dialog.accept()
    assert page.steps.texts()[-1] == ["A proposal wins a client", "30% (8–58%)", "set by you"]


def test_the_pace_of_a_young_file_says_how_young_it_is(page, context, rep):
    planning.save(context.store, rep, goal(context))
    asks.log(context.store, AskDraft(PersonDraft("Ann"), rep, context.today() - timedelta(days=20)))
    assert "the pace is that of the last 3 weeks, since which there are records" in page.parts.text()


def test_days_and_what_an_ally_brings_are_set_through_the_same_form(page, context, rep):
    planning.save(context.store, rep, goal(context))
    assert "it takes 14 days from an ask to its introduction (assumed) and 65 days" in page.takes.told.text()
    page.set_rates()
    dialog = page.findChild(PlanRatesDialog)
    dialog.to_introduction.setText("40")
    dialog.to_client.setText("90")
    dialog.a_year.setText("1,5")
    dialog.accept()
    assert "it takes 40 days from an ask to its introduction (assumed) and 90 days" in page.takes.told.text()
    assert "All rates are assumed." in page.takes.told.text()
    assert page.what_if.of_ally.text() == "An ally is assumed to bring 1.5 introductions a year."


def win_many(context, rep, ago):
    for number in range(12):
        day = context.today() - timedelta(days=ago)
        draft = IntroductionDraft(PersonDraft("Ann"), PersonDraft(f"Bob {number}"), day, rep)
        deal = introductions.record(context.store, introductions.log(context.store, draft)).deal_id
        deals.close(context.store, deal, ClosingDraft(Outcome.WON, day + timedelta(days=30), 100, "EUR"))


def test_a_rate_that_is_typed_beside_enough_cases_counts(page, context, rep, qtbot):
    win_many(context, rep, 200)
    page.set_rates()
    dialog = page.findChild(PlanRatesDialog)
    share, tick = dialog.shares[Activity.MEETINGS], dialog.ticks[Activity.MEETINGS]
    usual = share.text()
    share.selectAll()
    qtbot.keyClicks(share, "35")
    assert tick.isChecked()
    share.selectAll()
    qtbot.keyClicks(share, usual)
    assert not tick.isChecked()
    share.selectAll()
    qtbot.keyClicks(share, "35")
    dialog.accept()
    assert page.steps.texts()[1][1:] == ["35% (11–61%)", "set by you"]


def test_a_rate_that_is_typed_beside_few_cases_stands_beside_them(page, qtbot):
    page.set_rates()
    dialog = page.findChild(PlanRatesDialog)
    share = dialog.shares[Activity.MEETINGS]
    share.selectAll()
    qtbot.keyClicks(share, "35")
    assert not dialog.ticks[Activity.MEETINGS].isChecked()
    dialog.close()


def test_days_that_are_counted_are_told_beside_what_is_assumed(page, context, rep):
    win_many(context, rep, 100)
    page.set_rates()
    dialog = page.findChild(PlanRatesDialog)
    assert dialog.fields["to_client"]._hint.text() == "days; 30 counted are used instead"
    assert dialog.fields["to_introduction"]._hint.text() == "days, assumed"
    dialog.close()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("to_introduction", "soon", "from 1 to 3650"),
        ("to_client", "0", "from 1 to 3650"),
        ("a_year", "many", "such as 2 or 1.5"),
        ("a_year", "0", "more than 0 and up to 100"),
    ],
)
def test_days_and_introductions_that_cannot_be_are_pointed_out(page, qtbot, field, typed, said):
    page.set_rates()
    dialog = page.findChild(PlanRatesDialog)
    getattr(dialog, field).setText(typed)
    dialog.accept()
    qtbot.waitUntil(lambda: said in dialog.fields[field].wrong.text())
    dialog.close()


def test_minutes_are_kept_between_visits(page, context, rep, qtbot):
    planning.save(context.store, rep, goal(context))
    page.what_if.ask_minutes.setText("20")
    page.what_if.ask_minutes.editingFinished.emit()
    qtbot.waitUntil(lambda: planning.load(context.store, rep)[1].effort == Effort(20, 60))
    page.what_if.cold_minutes.setText("no number")
    page.what_if.cold_minutes.editingFinished.emit()
    assert planning.load(context.store, rep)[1].effort == Effort(20, 60)
    again = WhatIf()
    qtbot.addWidget(again)
    again.show_plan(planning.plan(context.store, rep, context.today()))
    assert (again.ask_minutes.text(), again.change().effort) == ("20", Effort(20, 60))


def test_a_rate_that_is_no_number_is_pointed_out(page):
    page.set_rates()
    dialog = page.findChild(PlanRatesDialog)
    dialog.shares[Activity.CLIENTS].setText("half")
    dialog.accept()
    assert "such as 50" in dialog.fields["clients"].wrong.text()
    dialog.close()


def test_sliders_move_the_forecast_and_go_back(page, context, rep, qtbot):
    planning.save(context.store, rep, goal(context))
    page.what_if.allies.setValue(4)
    page.what_if.hours.setValue(20)
    qtbot.waitUntil(lambda: "client" in page.what_if.sentence.text())
    qtbot.mouseClick(page.what_if.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.what_if.sentence.text() == "")


def test_hours_say_what_they_make_and_what_goes_with_them(page, context, rep, qtbot):
    planning.save(context.store, rep, goal(context))
    page.what_if.hours.setValue(2)
    qtbot.waitUntil(
        lambda: (
            "With 2 hours go about 4 asks more, taken to fare as those so far, and 2 cold leads fewer a week."
            in page.what_if.moved.text()
        )
    )
    page.what_if.ask_minutes.setText("60")
    qtbot.waitUntil(lambda: "With 2 hours go about 2 asks" in page.what_if.moved.text())
    page.what_if.ask_minutes.setText("none")
    qtbot.waitUntil(lambda: "from 1 to 600" in page.what_if.wrong.text())
    assert page.what_if.change().asks_a_week == 2
    assert page.what_if.of_ally.text() == "An ally is assumed to bring 2 introductions a year."


def test_preparation_is_offered_where_its_difference_is_known(page):
    assert not page.what_if.prepare.isEnabled()
    assert "Too few" in page.what_if._told.text()


def asks_a_week(store, rep, today):
    """Count a rep's asks of the last eight weeks, a week, to a tenth."""
    with store.reading() as session:
        lately = Ask.asked_on > today - timedelta(weeks=8)
        query = select(func.count()).where(Ask.rep_id == rep, lately, Ask.asked_on <= today)
        return round(session.scalar(query) / 8, 1)


def test_the_sample_team_stands_side_by_side(context, file_store, qtbot):
    sample.fill(file_store, seed=7, today=context.today(), with_me=True)
    me = reps.me(file_store)
    planning.save(file_store, me.id, goal(context))
    other = next(row.id for row in reps.all(file_store) if row.id != me.id)
    planning.save(file_store, other, goal(context, GoalKind.REVENUE, 10**8))
    made = PlanPage(context)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.waitUntil(lambda: made.team.texts() != [])
    rows = {row[0]: row for row in made.team.texts()}
    assert rows[me.name][1].startswith("12 clients, ")
    without = [row for row in rows.values() if row[1] == "no goal yet"]
    asked = {row.name: asks_a_week(file_store, row.id, context.today()) for row in reps.all(file_store)}
    assert [(row[0], float(row[-1])) for row in without] == [(row[0], asked[row[0]]) for row in without]
    assert any(asked[row[0]] for row in without), "a pace needs no goal"
    assert any(row[1].startswith("€1.0m, ") for row in rows.values())
    assert made.what_if.prepare.isEnabled()
    made.what_if.prepare.setChecked(True)
    qtbot.waitUntil(lambda: made.what_if.sentence.text() != "")
    made.set_narrow(True)


def test_too_little_time_is_said(page, context, rep):
    today = context.today()
    planning.save(
        context.store, rep, GoalKept(GoalKind.CLIENTS, 5, today - timedelta(days=30), today + timedelta(days=5))
    )
    assert page.takes.told.text().startswith("Too little time is left")


def tie(store, one, other):
    with store.step("tie") as session:
        session.add(Tie(person_id=min(one, other), other_id=max(one, other), strength=4))


def rows(tab):
    return [tab.model.row(number) for number in range(tab.model.rowCount())]


def test_every_list_says_what_will_stand_there_while_it_is_empty(page, qtbot):
    for key, tab in [(key, tab) for key, tab in page.lists.items() if key != "team"]:
        page.turn(key)
        assert tab.empty.isVisible()
        assert tab.sentence.text() == ""
        assert not tab.deed.isVisible()
        tab.do()
        assert page.findChild(AskCardDialog) is None


@pytest.mark.parametrize(
    ("key", "question"),
    [
        ("never", "No clients yet"),
        ("cold", "No cold deal is open"),
        ("ledger", "No asks yet"),
        ("next", "Nobody to ask now"),
    ],
)
def test_an_empty_list_says_why_it_is_empty(page, key, question):
    page.turn(key)
    assert page.lists[key].empty.accessibleName() == question


def test_without_a_client_it_is_said_how_one_comes_to_stand_there(page):
    page.turn("never")
    said = [one.text() for one in page.lists["never"].empty.findChildren(QLabel)]
    assert "Mark a deal as won, and its client stands here until they are asked for an introduction." in said


def test_a_client_who_was_asked_leaves_nobody_to_ask(page, context, rep):
    win(context, rep)
    asks.log(context.store, AskDraft(PersonDraft(id=people.find(context.store, "Bob")[0].id), rep, context.today()))
    page.turn("never")
    tab = page.lists["never"]
    assert (tab.empty.accessibleName(), tab.sentence.text()) == (
        "Every client was asked", "1 of 1 clients were asked at least once (100%)."
    )  # fmt: skip


def test_an_empty_list_offers_where_to_begin(page, context):
    ran = []
    context.actions.run = ran.append
    page.turn("ledger")
    page.lists["ledger"].empty.findChild(QPushButton).click()
    assert ran == ["log-ask"]


def test_whom_to_ask_opens_the_form_for_them_by_key(page, context, rep, qtbot):
    allies.add(context.store, AllyDraft(PersonDraft("Ann"), trust=5))
    win(context, rep)
    page.turn("next")
    tab = page.lists["next"]
    assert {row.name for row in rows(tab)} == {"Ann"}
    qtbot.keyClick(tab, Qt.Key.Key_A)
    page.findChild(AskCardDialog).accept()
    dialog = page.findChild(LogAskDialog)
    assert dialog.draft().ally.name == "Ann"
    dialog.close()


def test_other_keys_and_keys_with_control_do_nothing_in_a_list(page, context, qtbot):
    allies.add(context.store, AllyDraft(PersonDraft("Ann"), trust=5))
    page.turn("next")
    qtbot.keyClick(page.lists["next"], Qt.Key.Key_X)
    assert page.findChild(AskCardDialog) is None


def test_enter_opens_the_record_of_a_row(page, context, rep, qtbot):
    win(context, rep)
    page.turn("never")
    tab = page.lists["never"]
    assert tab.sentence.text() == "0 of 1 clients were asked at least once (0%)."
    with qtbot.waitSignal(context.wanted) as wanted:
        qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert wanted.args[0] == "allies"
    qtbot.mouseClick(tab.deed, Qt.MouseButton.LeftButton)
    page.findChild(AskCardDialog).accept()
    dialog = page.findChild(LogAskDialog)
    assert dialog.draft().ally.name == "Bob"
    dialog.close()


def test_a_cold_deal_is_asked_for_and_marked_once_the_ask_is_logged(page, context, rep, qtbot):
    store = context.store
    win(context, rep)
    ann = allies.add(store, AllyDraft(PersonDraft("Ann"), trust=5))
    deals.open_deal(store, DealDraft(PersonDraft("Mei"), rep, context.today(), title="Big"))
    tie(store, ann, people.find(store, "Mei")[0].id)
    page.turn("cold")
    tab = page.lists["cold"]
    (row,) = rows(tab)
    assert (row.ally, row.chain) == ("Ann", "Ann → Mei")
    with qtbot.waitSignal(context.wanted) as wanted:
        tab.opened.emit(row)
    assert wanted.args[0] == "deals"
    qtbot.mouseClick(tab.deed, Qt.MouseButton.LeftButton)
    page.findChild(AskCardDialog).accept()
    dialog = page.findChild(LogAskDialog)
    assert dialog.target.text() == "Mei"
    dialog.accept()
    qtbot.waitUntil(lambda: "Asked for so far: 1" in tab.sentence.text())
    assert rows(tab)[0].asked_on == context.today()


def test_a_cold_deal_says_what_every_step_rests_on_in_its_row_below_the_list_and_in_a_copy(page, context, rep, qtbot):
    store, day = context.store, context.today() - timedelta(days=20)
    key = introductions.log(store, IntroductionDraft(PersonDraft("Ann"), PersonDraft("Bob"), day, rep))
    for name, title, amount in (("Mei", "Big", 9_000), ("Bo", "Small", 100)):
        deals.open_deal(store, DealDraft(PersonDraft(name), rep, context.today(), title=title, amount=amount))
        tie(store, introductions.record(store, key).introducer_id, people.find(store, name)[0].id)
    page.turn("cold")
    tab = page.lists["cold"]
    first, second = rows(tab)
    ann = f"Ann: Made 1 introduction to us, the last on {formats.day(day)}"
    assert (first.title, second.title) == ("Big", "Small")
    assert tab.detail.isVisible()
    assert tab.detail.text() == f"{ann}; Mei: Ann said they know them, strength 4 of 5"
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Down)
    assert tab.detail.text() == f"{ann}; Bo: Ann said they know them, strength 4 of 5"
    qtbot.keyClick(tab.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert tab.detail.text() in QGuiApplication.clipboard().text()


def test_the_ledger_says_what_each_wording_went_with(page, context, rep):
    day = context.today() - timedelta(days=40)
    asks.log(context.store, AskDraft(PersonDraft("Hal"), rep, day, wording="Short " * 20))
    page.turn("ledger")
    told = page.lists["ledger"].sentence.text().splitlines()
    assert told[1].startswith("“Short Short")
    assert told[1].endswith("…”: 0 introduced of 1 ask: too few yet to compare.")


def test_the_ledger_notes_the_names_of_an_ask(page, context, rep, qtbot):
    asks.log(context.store, AskDraft(PersonDraft("Hal"), rep, context.today(), ideal_client="port heads"))
    page.turn("ledger")
    tab = page.lists["ledger"]
    assert tab.sentence.text().startswith("Of 1 ask: 0 brought a name")
    qtbot.mouseClick(tab.deed, Qt.MouseButton.LeftButton)
    dialog = page.findChild(NoteNamesDialog)
    qtbot.keyClicks(dialog.names, "Bob Ray, Acme")
    dialog.accept()
    qtbot.waitUntil(lambda: "1 brought a name" in tab.sentence.text())
    with qtbot.waitSignal(context.wanted):
        tab.opened.emit(rows(tab)[0])
    tab.do()
    again = page.findChildren(NoteNamesDialog)[-1]
    assert again.known.text() == "Named so far: Bob Ray (Acme)"
    again.accept()
    assert "at least one name" in again.fields["names"].wrong.text()
    again.close()


def test_an_offer_outlives_the_window_in_which_the_names_were_noted(page, context, rep, qtbot):
    key = asks.log(context.store, AskDraft(PersonDraft("Hal"), rep, context.today()))
    elsewhere = QWidget()
    offered = []
    context.offered.connect(lambda sentence, links, undo: offered.extend(links))
    dialog = NoteNamesDialog(context, asking.ask(context.store, key), elsewhere)
    dialog.open()
    qtbot.keyClicks(dialog.names, "Bob Ray, Acme")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(offered))
    delete(elsewhere)
    offered[0][1]()
    form = next(one for one in QApplication.topLevelWidgets() if isinstance(one, LogIntroductionDialog))
    assert form.prospect.name == "Bob Ray"
    form.close()


def test_an_ask_is_answered_in_the_ledger_by_a_number_or_from_its_menu(page, context, rep, qtbot):
    key = asks.log(context.store, AskDraft(PersonDraft("Hal"), rep, context.today()))
    page.turn("ledger")
    tab = page.lists["ledger"]
    qtbot.waitUntil(lambda: tab.model.rowCount() == 1)
    tab.table.setCurrentIndex(tab.model.index(0, 0))
    qtbot.keyClick(tab.table, Qt.Key.Key_3)
    assert asking.ask(context.store, key).answer is Answer.DECLINED
    qtbot.keyClick(tab.table, Qt.Key.Key_9)
    qtbot.mouseClick(page.answers.button, Qt.MouseButton.LeftButton)
    menu = next(one for one in tab.findChildren(QMenu) if one.actions())
    assert [action.text() for action in menu.actions()][1] == "&2  Later"
    menu.actions()[1].trigger()
    menu.close()
    assert asking.ask(context.store, key).answer is Answer.LATER
    qtbot.keyClick(tab.table, Qt.Key.Key_1)
    tab.findChild(NoteNamesDialog).close()


def test_without_asks_there_is_nothing_to_answer(page):
    page.turn("ledger")
    assert not page.answers.button.isVisible()
    page.answers._open_below()
    assert page.answers._take(0) is False


def test_somebody_removed_meanwhile_is_said(page, context, qtbot):
    with qtbot.waitSignal(context.said) as said:
        page._ask.ask(uuid4())
    assert "removed meanwhile" in said.args[0]


def test_the_plan_comes_back_with_its_tab(page):
    page.turn("next")
    page.turn("plan")
    assert page.goal.isVisible()


def test_the_plan_is_not_read_behind_a_list_but_when_it_comes_back(page, context, qtbot):
    page.turn("team")
    before = page.shown
    planning.save(context.store, page.shown.rep, goal(context))
    assert page.shown is before
    page.turn("plan")
    qtbot.waitUntil(lambda: page.shown is not before)
    assert page.shown.plain.goal.amount == 12


def test_a_list_keeps_the_order_of_its_columns_from_when_it_is_first_wanted(page, context):
    page.turn("never")
    page.lists["never"].table.horizontalHeader().moveSection(1, 0)
    again = PlanPage(context)
    again.show()
    again.turn("never")
    assert again.lists["never"].table.horizontalHeader().logicalIndex(0) == 1
    again.close()


def test_a_slider_that_waited_while_the_file_closed_does_nothing(page, context):
    store = context.store
    context.take_store(None)
    page._change()
    context.take_store(store)
    assert page.shown is not None


def team_shown(page, qtbot):
    page.turn("team")
    tab = page.lists["team"]
    qtbot.waitUntil(lambda: "In the last eight weeks" in tab.sentence.text())
    return tab


def names(tab):
    return [tab.model.row(number).name for number in range(tab.model.rowCount())]


def test_the_team_stands_in_numbers_and_is_ordered_by_any_of_them(page, context, rep, qtbot):
    reps.add(context.store, "Abe")
    asks.log(context.store, AskDraft(PersonDraft("Ann"), rep, context.today()))
    tab = team_shown(page, qtbot)
    qtbot.waitUntil(lambda: names(tab) == ["Abe", "Rae Rep"])
    tab.table.horizontalHeader().sectionClicked.emit(1)
    assert names(tab) == ["Rae Rep", "Abe"]
    assert tab.model.index(0, 1).data() == "1"
    tab.table.horizontalHeader().sectionClicked.emit(1)
    assert names(tab) == ["Abe", "Rae Rep"]
    tab.table.horizontalHeader().sectionClicked.emit(7)  # neither has ever reached anybody
    assert len(names(tab)) == 2


def test_a_rep_leads_to_their_deals_and_introductions(page, context, qtbot):
    tab, wanted = team_shown(page, qtbot), []
    context.rows_wanted.connect(lambda *rows: wanted.append(rows))
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    qtbot.keyClick(tab.table, Qt.Key.Key_A)
    assert wanted == [("deals", "rep", "Rae Rep"), ("introductions", "rep", "Rae Rep")]


def test_rows_of_a_list_are_copied_with_their_heads(page, qtbot):
    tab = team_shown(page, qtbot)
    tab.copy()
    tab.table.selectRow(0)
    qtbot.keyClick(tab.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row = QGuiApplication.clipboard().text().split("\n")
    assert (head.split("\t")[:2], row.split("\t")[:2]) == (["Rep", "Asked"], ["Rae Rep", "0"])


def test_without_reps_the_team_says_who_will_stand_there(context, qtbot):
    page = PlanPage(context)
    qtbot.addWidget(page)
    page.show()
    page.turn("team")
    tab = page.lists["team"]
    assert (tab.sentence.text(), tab.empty.isVisible(), tab.deed.isVisible()) == ("", True, False)


def test_the_list_of_asks_opened_by_key_has_the_keyboard(page, context, rep, qtbot):
    asks.log(context.store, AskDraft(PersonDraft("Hal"), rep, context.today(), ideal_client="port heads"))
    page.open_list("ledger")
    tab = page.lists["ledger"]
    qtbot.waitUntil(tab.table.hasFocus)
    assert page.main_control() is tab.table
    qtbot.keyClick(tab.table, Qt.Key.Key_3)
    assert rows(tab)[0].answer is Answer.DECLINED


def test_names_noted_offer_the_introduction_of_the_newest(page, context, rep, qtbot):
    asks.log(context.store, AskDraft(PersonDraft("Hal"), rep, context.today()))
    page.open_list("ledger")
    qtbot.keyClick(page.lists["ledger"].table, Qt.Key.Key_1)
    dialog = page.findChild(NoteNamesDialog)
    qtbot.keyClicks(dialog.names, "Bob Ray, Acme")
    with qtbot.waitSignal(context.offered) as offered:
        dialog.accept()
    ((words, introduce),) = offered.args[1]
    assert words == "Log introduction of Bob Ray"
    introduce()
    form = page.findChild(LogIntroductionDialog)
    assert (form.draft().introducer.name, form.draft().prospect.organization) == ("Hal", "Acme")
    form.accept()
    again = NoteNamesDialog(context, rows(page.lists["ledger"])[0], page)
    again.names.setPlainText("Bob Ray, Acme")
    with qtbot.waitSignal(context.said) as said:
        again.accept()
    assert said.args[0] == "The names were noted."
