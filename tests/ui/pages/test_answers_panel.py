"""The answers beside the network picture, and the scorecard in a person's record."""

import csv

import pytest
from acting import Said, close_forms, dialog_in
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton
from world import tie, world

from refnet.domain.drafts import AllyDraft, PersonDraft
from refnet.domain.errors import Cancelled
from refnet.domain.network.attribution import CreditRule
from refnet.domain.network.scorecards import Ranking
from refnet.services import allies, people, preferences, reps
from refnet.services.insights.paths import Target
from refnet.ui.dialogs.log_ask import LogAskDialog
from refnet.ui.pages.network.answers.panel import BUSINESS, LEAVING, PATH, REFERRERS
from refnet.ui.pages.network.page import NetworkPage
from refnet.ui.pages.record.person_actions import hit
from refnet.ui.pages.record.scorecard import ScorecardTab

STORY = "Ann>Bob:won Ann>Cid:lost Ann>Dan:won Bob>Eve:won Fay>Gus:open Ann-Hal Fay-Ida"


@pytest.fixture
def known(context):
    return world(context.store, STORY)


@pytest.fixture
def page(context, known, qtbot):
    page = NetworkPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 780)
    page.show()
    yield page
    close_forms()


@pytest.fixture
def said(context):
    return Said(context)


def words(widget):
    QApplication.processEvents()
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def press(widget, text):
    QApplication.processEvents()
    next(one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisible()).click()


def lit(page):
    scene = page.canvas.scene
    return {
        scene.picture.names[number]
        for number in range(len(scene.picture.names))
        if scene.lit is None or scene.lit[number]
    }


def type_in(qtbot, picker, text):
    picker.setFocus()
    qtbot.keyClicks(picker, text)
    qtbot.waitUntil(picker.list.isVisible)


def test_the_button_and_a_key_open_the_answers(page, qtbot):
    page.bar.answers.click()
    assert page.answers.panel.isVisible()
    page.answers.panel.close_panel()
    qtbot.keyClick(page, Qt.Key.Key_A)
    assert page.answers.panel.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.answers.panel.isVisible()


def test_the_best_referrers_are_told_with_their_range_and_how_sure_we_are(page):
    page.answer(REFERRERS)
    told = words(page.answers.referrers)
    assert "2 of 3 finished introductions became clients." in told
    assert "sure that it is above 50%" in told
    page.answers.referrers.ranking.choose(Ranking.MONEY)
    page.answers.referrers.ask()
    assert "credited with" in words(page.answers.referrers)


def test_whom_to_ask_next_opens_the_form_of_an_ask(page):
    page.answer(REFERRERS)
    press(page.answers.referrers, "Ask")
    assert dialog_in(page, LogAskDialog).ally.hit is not None


def test_nobody_can_be_ranked_in_an_empty_file(context, qtbot):
    page = NetworkPage(context)
    qtbot.addWidget(page)
    page.show()
    page.answer(REFERRERS)
    assert "nobody can be ranked" in words(page.answers.referrers)
    page.answer(BUSINESS)
    press(page.answers.business, "Work it out")
    told = words(page.answers.business)
    assert "No ally has brought a won amount yet." in told
    assert "No circle of three or more yet." in told


def test_a_name_in_the_answers_is_shown_in_the_picture(page, known):
    page.answer(REFERRERS)
    press(page.answers.referrers, "Ann")
    assert page.canvas.deeds.selected == known["Ann"]
    assert page.answers.panel.isVisible()
    assert not page.panel.isVisible()


def test_a_record_takes_the_place_of_the_answers(page, known):
    page.answer(REFERRERS)
    page.canvas.select(known["Bob"])
    assert page.panel.isVisible()
    assert not page.answers.panel.isVisible()
    page.answers.open()
    assert not page.panel.isVisible()


def test_a_path_is_found_by_typing_and_drawn(page, known, qtbot):
    page.answer(PATH)
    type_in(qtbot, page.answers.path.picker, "Hal")
    qtbot.keyClick(page.answers.path.picker, Qt.Key.Key_Return)
    told = words(page.answers.path)
    assert "1. We → Ann → Hal" in told
    assert "Made 3 introductions to us" in told
    assert [page.canvas.scene.picture.names[one] for one in page.canvas.scene.path] == ["Ann", "Hal"]


def test_one_click_prepares_the_ask(page, known):
    page.answers.reach(Target(known["Hal"], "Hal"))
    press(page.answers.path, "Prepare the ask")
    form = dialog_in(page, LogAskDialog)
    assert (form.ally.hit.name, form.target.text()) == ("Ann", "Hal")


def test_the_ask_for_a_company_names_the_person_there(page, context, known):
    tom = people.add(context.store, PersonDraft("Tom", organization="Annex & Co"))
    tie(context.store, known["Ann"], tom)
    page.answers.reach(page.answers.path.context and _company(context, "Annex & Co"))
    press(page.answers.path, "Prepare the ask")
    assert dialog_in(page, LogAskDialog).target.text() == "Tom, Annex & Co"


def _company(context, name):
    from refnet.services.insights.paths import named_target

    return named_target(context.store, name)


def test_no_path_is_said_and_the_company_offered(page, context):
    key = people.add(context.store, PersonDraft("Zoe", organization="Zinc"))
    page.answers.reach(Target(key, "Zoe"))
    assert "No path to Zoe is known" in words(page.answers.path)
    assert page.canvas.scene.path == ()
    press(page.answers.path, "Try Zinc")
    assert page.answers.path.picker.text() == "Zinc"


def test_showing_another_path_draws_it(page, known):
    page.answers.reach(Target(known["Bob"], "Bob"))
    press(page.answers.path, "Show")
    assert [page.canvas.scene.picture.names[one] for one in page.canvas.scene.path] == ["Bob"]


def test_without_an_ally_the_loss_is_told_and_lit(page, known):
    page.answers.leave(Target(known["Ann"], "Ann"))
    told = words(page.answers.leaving)
    assert "Deals that Ann began won" in told
    assert "could not be reached any more" in told
    assert lit(page) == {"Ann", "Bob", "Cid", "Dan", "Hal"}
    press(page.answers.leaving, "Show all")
    assert len(lit(page)) > 5
    press(page.answers.leaving, "Show")
    assert "Fay" not in lit(page)
    page.answer(BUSINESS)
    assert "Fay" in lit(page)


def test_one_of_us_who_leaves_is_found_by_name(page, context, qtbot):
    page.answer(LEAVING)
    type_in(qtbot, page.answers.leaving.picker, "Rae")
    qtbot.keyClick(page.answers.leaving.picker, Qt.Key.Key_Return)
    assert "Rae Rep closed" in words(page.answers.leaving)


def test_the_hand_over_list_is_copied_and_saved(page, known, said, tmp_path, monkeypatch):
    page.answers.leave(Target(known["Ann"], "Ann"))
    press(page.answers.leaving, "Copy list")
    assert "Hal" in QGuiApplication.clipboard().text()
    assert said.toasts[-1] == "The list was copied."
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.fileSelected.emit(str(tmp_path / "list.csv")))
    press(page.answers.leaving, "Save list …")
    rows = list(csv.DictReader((tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert {row["Person"] for row in rows} == {"Bob", "Cid", "Dan", "Hal"}
    assert said.toasts[-1] == "4 people are in list.csv."
    page.answers.leaving.write(str(tmp_path / "list.txt"))
    assert "must end in .csv or .xlsx" in said.warnings[-1]


def test_who_leaves_nobody_behind_is_said(page, known):
    page.answers.leave(Target(known["Cid"], "Cid"))
    assert "Nobody needs to be handed over." in words(page.answers.leaving)


def test_a_person_removed_meanwhile_is_said(page, context):
    key = people.add(context.store, PersonDraft("Zoe"))
    people.remove(context.store, [key])
    page.answers.leave(Target(key, "Zoe"))
    assert "removed meanwhile" in words(page.answers.leaving)
    press_nothing = page.answers.leaving
    press_nothing._copy()
    press_nothing._draw()
    assert page.canvas.scene.lost is None


def test_a_long_list_shows_its_beginning(page, context):
    known = world(context.store, " ".join(f"Max>P{number}:won" for number in range(30)))
    page.answers.leave(Target(known["Max"], "Max"))
    assert "5 more are in the list." in words(page.answers.leaving)


def test_the_business_is_told_and_its_brokers_worked_out_on_demand(page, context):
    allies.add(context.store, AllyDraft(PersonDraft("Zoe")))
    page.answer(BUSINESS)
    told = words(page.answers.business)
    assert "Ann brought 67%, the first three together 100%." in told
    assert "not counted" in told
    page.answers.business.zero.setChecked(True)
    assert "not counted" not in words(page.answers.business)
    press(page.answers.business, "Work it out")
    told = words(page.answers.business)
    assert "of the shortest ways" in told
    assert "people round" in told


def test_working_it_out_can_be_stopped(page):
    page.answer(BUSINESS)
    part = page.answers.business
    part._working = page.jobs.long("Work", lambda _progress: None, lambda _result: None)
    part._show()
    assert "Working it out …" in words(part)
    press(part, "Stop")
    assert part._working.cancelled
    part._stopped(Cancelled("stopped"))
    assert "Takes a moment" in words(part)


def test_a_sample_is_called_an_estimate(page, monkeypatch):
    monkeypatch.setattr("refnet.domain.network.brokers.MOST_EXACT", 2)
    monkeypatch.setattr("refnet.domain.network.brokers.PIVOTS", 3)
    page.answer(BUSINESS)
    press(page.answers.business, "Work it out")
    assert "Estimated from a sample" in words(page.answers.business)


def test_the_menu_of_a_person_asks_about_them(page, known):
    offers = {one.words: one.run for one in page.canvas.offers(known["Ann"])}
    offers["How can we reach them?"]()
    assert page.answers.path.picker.text() == "Ann"
    offers["Without this person …"]()
    assert page.answers.leaving.picker.text() == "Ann"
    rep = next(one for one in page.shown.people if one.name == "Rae Rep")
    asked = [one.words for one in page.canvas.offers(rep.id)]
    assert "Without this person …" in asked
    assert "How can we reach them?" not in asked


def test_the_panel_of_one_of_us_thinks_them_away(page):
    rep = next(one for one in page.shown.people if one.name == "Rae Rep")
    page.canvas.select(rep.id)
    press(page.panel, "If they leave …") if page.panel.width() > 350 else press(page.panel, "Leave …")
    assert "Rae Rep closed" in words(page.answers.leaving)


def test_another_page_can_ask_here(page, context, known):
    page.show_target("reach", known["Hal"])
    assert "We → Ann → Hal" in words(page.answers.path)
    page.show_target("leave", reps.become(context.store, "Rae Rep"))
    assert "Rae Rep closed" in words(page.answers.leaving)


def test_answers_follow_what_is_logged(page, context, known):
    page.answer(REFERRERS)
    world(context.store, "Ann>New:won")
    page.refresh()
    assert "3 of 4 finished introductions" in words(page.answers.referrers)


def test_keys_move_in_the_list_of_targets(page, context, qtbot):
    people.add(context.store, PersonDraft("Hans"))
    picker = page.answers.path.picker
    page.answer(PATH)
    type_in(qtbot, picker, "Ha")
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    qtbot.keyClick(picker, Qt.Key.Key_X)
    qtbot.keyClick(picker, Qt.Key.Key_Escape)
    assert not picker.list.isVisible()
    picker.setText("")
    picker._look()
    type_in(qtbot, picker, "Hal")
    qtbot.keyClick(picker, Qt.Key.Key_Tab)
    assert picker.target.name == "Hal"
    picker.take(None)
    picker.clear()
    picker.setText("Nobody at all")
    picker.target = None
    picker._look()
    assert not picker.list.isVisible()


class TestScorecard:
    def opened(self, context, known, name, qtbot):
        tab = ScorecardTab(context, hit(people.record(context.store, known[name]).row))
        qtbot.addWidget(tab)
        tab.resize(360, 700)
        tab.show()
        return tab

    def test_it_tells_all_that_an_ally_brought(self, context, known, qtbot):
        tab = self.opened(context, known, "Ann", qtbot)
        told = words(tab)
        assert "2 of 3" in told
        assert "sure that it is above" in told
        assert "clients after them" in told
        assert "Whom they could still introduce" in told
        assert "Never asked yet." in told

    def test_the_rule_of_credit_is_kept_and_told(self, context, known, qtbot):
        tab = self.opened(context, known, "Ann", qtbot)
        place = tab.rules._values.index(CreditRule.EQUAL)
        tab.rules.setCurrentIndex(place)
        tab.rules.activated.emit(place)
        assert preferences.load(context.store).credit_rule is CreditRule.EQUAL
        assert tab.findChildren(QComboBox) == [tab.rules]
        assert tab.rules.value() is CreditRule.EQUAL

    def test_a_person_they_know_can_be_asked_for(self, context, known, qtbot):
        tab = self.opened(context, known, "Ann", qtbot)
        press(tab, "Ask")
        form = dialog_in(tab, LogAskDialog)
        assert (form.ally.hit.name, form.target.text()) == ("Ann", "Hal")
        close_forms()

    def test_it_tells_how_a_client_came(self, context, known, qtbot):
        tab = self.opened(context, known, "Eve", qtbot)
        told = words(tab)
        assert "No ally, and no introduction yet." in told
        assert "Bob introduced Eve" in told


def test_an_answer_that_is_not_wanted_any_more_is_dropped(page, known):
    page.answer(PATH)
    part = page.answers.path
    part.reach(Target(known["Bob"], "Bob"))
    part._found(part._number - 1, part.put, None)
    part._failed(part._number - 1, Cancelled("old"))
    assert "We know Bob ourselves." in words(part)
    part._failed(part._number, Cancelled("The answer was stopped."))
    assert "The answer was stopped." in words(part)


def test_an_answer_stays_in_the_picture_for_those_it_tells_of_and_goes_for_others(page, known):
    page.answers.leave(Target(known["Ann"], "Ann"))
    words(page.answers.leaving)
    page.canvas.select(known["Bob"])
    assert not page.answers.panel.isVisible()
    assert "Gus" not in lit(page)
    page.answers.leave(Target(known["Ann"], "Ann"))
    words(page.answers.leaving)
    page.canvas.select(known["Gus"])
    assert {"Gus", "Fay", "Ann"} <= lit(page)
    assert page.canvas.seeing.asked.without is None
