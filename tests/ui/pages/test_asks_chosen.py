from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from refnet.domain.drafts import AskDraft, PersonDraft
from refnet.services import asking, asks, reps
from refnet.services.asking import AskFunnel, AskQuery
from refnet.ui.pages.plan.choosing import Period, since
from refnet.ui.pages.plan.ledger import funnel_told, read
from refnet.ui.pages.plan.page import PlanPage

PLAIN = "Who comes to mind? " * 5


@pytest.fixture
def page(context, file_store, qtbot):
    reps.become(file_store, "Rae Rep")
    made = PlanPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


@pytest.fixture
def tab(page, context, file_store, qtbot):
    rae, today = reps.me(file_store).id, context.today()
    max_ = reps.add(file_store, "Max")
    for name, rep, days, wording in (
        ("Hal", rae, 0, PLAIN), ("Hal", max_, 800, ""), ("Ida", max_, 801, PLAIN), ("Jo", rae, 802, "Bold"),
    ):  # fmt: skip
        asks.log(
            file_store,
            AskDraft(PersonDraft(name, organization="Acme"), rep, today - timedelta(days=days), wording=wording),
        )
    page.open_list("ledger")
    made = page.lists["ledger"]
    qtbot.waitUntil(lambda: made.table.hasFocus() and made.bar.rep.count() == 3)
    return made


def allies(tab):
    return [tab.model.row(number).ally for number in range(tab.model.rowCount())]


def down(qtbot, box, times=1):
    box.setFocus()
    for _time in range(times):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def test_every_choice_has_a_name_and_all_asks_are_shown_at_first(tab):
    boxes = (tab.bar.rep, tab.bar.ally, tab.bar.period, tab.bar.wording, tab.bar.answer)
    assert [box.accessibleName() for box in boxes] == ["Rep", "Ally", "Period", "Wording", "Answer"]
    assert tab.bar.ally.lineEdit().accessibleName() == "Ally"
    assert allies(tab) == ["Hal", "Hal", "Ida", "Jo"]
    assert tab.sentence.text().startswith("Of 4 asks: 0 brought a name")


def test_the_choices_come_one_after_the_other_by_tab_and_then_the_list(tab, qtbot):
    tab.bar.rep.setFocus()
    reached = []
    for _stop in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached[1:] == [tab.bar.period, tab.bar.wording, tab.bar.answer, tab.table]
    assert reached[0] in (tab.bar.ally, tab.bar.ally.lineEdit())


def test_a_rep_chosen_by_key_narrows_the_list_and_the_funnel(tab, qtbot):
    down(qtbot, tab.bar.rep)
    qtbot.waitUntil(lambda: allies(tab) == ["Hal", "Ida"])
    assert tab.bar.rep.currentText() == "Max"
    assert tab.sentence.text().startswith("Of 2 asks (of 4 in all): 0 brought a name")


def test_a_period_ends_today_and_a_wording_is_offered_by_its_beginning(tab, qtbot):
    down(qtbot, tab.bar.period)
    qtbot.waitUntil(lambda: allies(tab) == ["Hal"])
    tab.bar.show_all()
    assert [tab.bar.wording.itemText(place) for place in range(4)] == [
        "All wordings", "None noted", "Bold", PLAIN[:60] + "…",
    ]  # fmt: skip
    down(qtbot, tab.bar.wording, 3)
    qtbot.waitUntil(lambda: allies(tab) == ["Hal", "Ida"])
    assert tab.bar.wording.toolTip() == PLAIN.strip()
    down(qtbot, tab.bar.wording)
    qtbot.keyClick(tab.bar.wording, Qt.Key.Key_Up)
    qtbot.keyClick(tab.bar.wording, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: allies(tab) == ["Hal"])


def test_who_never_answered_is_chosen_by_key_and_told_with_how_long_that_is(tab, qtbot):
    down(qtbot, tab.bar.answer, 2)
    assert tab.bar.answer.currentText() == "Silent"
    qtbot.waitUntil(lambda: allies(tab) == ["Hal", "Ida", "Jo"])
    column = next(one for one in tab.model.columns if one.key == "answer")
    assert [column.text_of(tab.model.row(place)) for place in range(3)] == ["Silent for 114 weeks"] * 3
    told = tab.sentence.text()
    assert "0 waiting for an answer, 3 silent." in told
    assert "Silent: without an answer for 30 days (Settings). A late answer is noted like any other." in told
    qtbot.keyClick(tab.bar.answer, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: allies(tab) == ["Hal"])
    assert "1 waiting for an answer, 0 silent." in tab.sentence.text()


def test_an_ally_is_found_by_typing_a_part_of_the_name(tab, qtbot):
    tab.bar.ally.setFocus()
    line = tab.bar.ally.lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "ida")
    popup = tab.bar.ally.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: allies(tab) == ["Ida"])
    assert line.text() == "Ida (Acme)"
    tab.refresh()
    assert (line.text(), line.cursorPosition()) == ("Ida (Acme)", 0)


def test_a_name_that_nobody_bears_gives_way_to_the_choice_as_it_was(tab, qtbot):
    tab.bar.ally.setFocus()
    line = tab.bar.ally.lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "xyz")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "All who were asked"
    assert len(allies(tab)) == 4


def test_what_is_being_typed_stays_when_an_ask_is_logged_meanwhile(tab, context, qtbot):
    before = tab.bar.ally.count()
    tab.bar.ally.setFocus()
    tab.bar.ally.lineEdit().selectAll()
    qtbot.keyClicks(tab.bar.ally.lineEdit(), "xy")
    asks.log(context.store, AskDraft(PersonDraft("Kim"), reps.me(context.store).id, context.today()))
    qtbot.waitUntil(lambda: tab.bar.ally.count() == before + 1)
    assert tab.bar.ally.currentText() == "xy"


def test_long_names_stand_whole_in_both_lists_of_those_who_were_asked(tab, context, qtbot):
    ally, name = tab.bar.ally, "Maximiliana Oberhauser-Freudenthal of the North Sea Shipping Yards"
    asks.log(context.store, AskDraft(PersonDraft(name), reps.me(context.store).id, context.today()))
    qtbot.waitUntil(lambda: name in [ally.itemText(place) for place in range(ally.count())])
    wide = ally.fontMetrics().horizontalAdvance(name)
    assert ally.width() < wide
    ally.showPopup()
    assert ally.view().viewport().width() > wide
    ally.hidePopup()
    ally.setFocus()
    qtbot.keyClicks(ally.lineEdit(), "ober")
    assert ally.completer().popup().isVisible()
    assert ally.completer().popup().viewport().width() > wide


def test_a_choice_that_leaves_nothing_says_so_and_shows_all_asks_again(tab, qtbot):
    down(qtbot, tab.bar.rep)
    down(qtbot, tab.bar.period)
    qtbot.waitUntil(tab.left_out.isVisible)
    assert (tab.left_out.accessibleName(), tab.empty.isVisible(), tab.deed.isVisible()) == (
        "No ask is like that", False, False,
    )  # fmt: skip
    assert tab.bar.isVisible()
    show_all = tab.left_out.findChild(QPushButton)
    show_all.setFocus()
    qtbot.keyClick(show_all, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(allies(tab)) == 4)
    assert not tab.left_out.isVisible()
    assert tab.bar.rep.hasFocus()


def test_without_asks_there_is_nothing_to_choose(page):
    page.turn("ledger")
    assert page.lists["ledger"].empty.isVisible()
    assert not page.lists["ledger"].bar.isVisible()


@pytest.mark.parametrize(
    ("period", "today", "first"),
    [
        (Period.ALL, date(2026, 5, 31), None),
        (Period.MONTH, date(2026, 5, 31), date(2026, 5, 1)),
        (Period.THREE_MONTHS, date(2026, 5, 31), date(2026, 2, 28)),
        (Period.THREE_MONTHS, date(2026, 1, 15), date(2025, 10, 15)),
        (Period.YEAR, date(2026, 5, 31), date(2026, 1, 1)),
    ],
)
def test_a_period_begins_on_its_first_day(period, today, first):
    assert since(period, today) == first


def test_the_funnel_is_told_of_how_many_it_was_chosen():
    told = funnel_told(AskFunnel(3, 2, 2, 1, 0, waiting=1), 10)
    assert (
        told
        == "Of 3 asks (of 10 in all): 2 brought a name, 2 an introduction, 1 a meeting, 0 a client; 1 waiting for an answer, 0 silent."
    )


def test_a_list_that_is_cut_says_how_many_it_holds(tab, context, monkeypatch):
    monkeypatch.setattr(asking.ledger, "__kwdefaults__", {"limit": 3})
    assert read(context, AskQuery()).sentence.endswith("The newest 3 of them are listed.")
