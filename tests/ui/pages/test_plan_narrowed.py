from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from world import world

from refnet.domain.drafts import AllyDraft, AskDraft, ClosingDraft, DealDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Outcome, Role, Source
from refnet.services import allies, asks, deals, introductions, people, reps
from refnet.store.schema import Rep, Tie
from refnet.ui.pages.network.answers.panel import REFERRERS
from refnet.ui.pages.network.page import NetworkPage
from refnet.ui.pages.plan.page import PlanPage


@pytest.fixture
def rae(file_store):
    return reps.become(file_store, "Rae Rep")


@pytest.fixture
def max_(file_store, rae):
    return reps.add(file_store, "Max")


@pytest.fixture
def page(context, rae, max_, qtbot):
    made = PlanPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitUntil(lambda: made.shown is not None)
    return made


def asked_by(context, rep, name):
    ally = allies.add(context.store, AllyDraft(PersonDraft(name), trust=5))
    asks.log(context.store, AskDraft(PersonDraft(id=ally), rep, context.today() - timedelta(days=90)))
    return ally


def promote(context, rep):
    with context.store.step("promote") as session:
        session.get_one(Rep, rep).role = Role.MANAGER


def rows(tab, column="name"):
    return [getattr(tab.model.row(number), column) for number in range(tab.model.rowCount())]


def words(box):
    return [box.itemText(place) for place in range(box.count())]


def pick(box, text, qtbot):
    box.setFocus()
    steps = words(box).index(text) - box.currentIndex()
    for _step in range(abs(steps)):
        qtbot.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def told(widget):
    return [one.text() for one in widget.findChildren(QLabel)]


def test_a_rep_is_shown_their_own_to_ask_and_chooses_everybodys_by_key(page, context, rae, max_, qtbot):
    asked_by(context, rae, "Mine")
    asked_by(context, max_, "Theirs")
    page.turn("next")
    tab = page.lists["next"]
    assert (rows(tab), words(tab.whose)) == (["Mine"], ["My allies", "Everybody’s allies"])
    assert tab.sentence.text().startswith("Your own allies, and those of nobody. Ordered by how likely")
    pick(tab.whose, "Everybody’s allies", qtbot)
    assert set(rows(tab)) == {"Mine", "Theirs"}
    assert tab.sentence.text().startswith("The allies of all of us. ")
    assert tab.whose.hasFocus()


def test_what_is_chosen_holds_on_the_other_lists(page, context, rae, max_, qtbot):
    for rep, name in ((rae, "Ida"), (max_, "Kim")):
        deals.open_deal(context.store, DealDraft(PersonDraft(name), rep, context.today(), source=Source.UNKNOWN))
    page.turn("next")
    pick(page.lists["next"].whose, "Everybody’s allies", qtbot)
    page.turn("cold")
    tab = page.lists["cold"]
    assert tab.whose.currentText() == "Everybody’s cold deals"
    assert tab.sentence.text().startswith(
        "The deals of all of us, through anybody’s allies. 0 open cold deals could be warmed, of 2, "
        "among them 2 whose source nobody noted."
    )
    pick(tab.whose, "My cold deals", qtbot)
    assert "0 open cold deals could be warmed, of 1, among them 1 whose source nobody noted." in tab.sentence.text()


def test_where_nothing_is_ones_own_it_is_said_that_there_may_be_more(page, context, max_):
    asked_by(context, max_, "Theirs")
    page.turn("next")
    said = told(page.lists["next"].empty)
    assert any(one.endswith("let those asked lately rest. Everybody’s can be chosen above.") for one in said)
    assert page.lists["next"].whose.isVisible()


def test_a_manager_sees_all_and_chooses_a_rep(page, context, rae, max_, qtbot):
    asked_by(context, max_, "Theirs")
    asked_by(context, rae, "Mine")
    promote(context, rae)
    page.turn("next")
    tab = page.lists["next"]
    assert words(tab.whose) == ["Everybody’s allies", "Max"]
    assert set(rows(tab)) == {"Mine", "Theirs"}
    pick(tab.whose, "Max", qtbot)
    assert rows(tab) == ["Theirs"]
    assert tab.sentence.text().startswith("Max’s own allies, and those of nobody. ")


def test_clients_who_are_left_to_another_rep_are_told(page, context, rae, max_):
    store, day = context.store, context.today() - timedelta(days=60)
    key = introductions.log(store, IntroductionDraft(PersonDraft("Ann"), PersonDraft("Bob"), day, rae))
    deals.close(store, introductions.record(store, key).deal_id, ClosingDraft(Outcome.WON, day, 5_000_000, "EUR"))
    bob = people.find(store, "Bob")[0].id
    introductions.log(store, IntroductionDraft(PersonDraft(id=bob), PersonDraft("Cy"), day, max_))
    page.turn("never")
    tab = page.lists["never"]
    assert tab.sentence.text() == (
        "Your clients and those of nobody, whoever of us asked. 0 of 1 clients were asked at least once (0%). "
        "1 who never was is another rep’s ally, and left to them."
    )
    assert tab.empty.accessibleName() == "Nobody is left to ask"


def network(context, qtbot):
    page = NetworkPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 780)
    page.show()
    page.answer(REFERRERS)
    return page


def asked(part):
    QApplication.processEvents()
    return {one.accessibleName() for one in part.findChildren(QPushButton) if one.accessibleName().startswith("Ask ")}


def test_the_network_names_whom_to_ask_of_ones_own_and_everybodys_by_choice(context, rae, max_, qtbot):
    world(context.store, "Ann>Bob:won Ann>Dan:won")
    mine = asked_by(context, rae, "Mine")
    theirs = asked_by(context, max_, "Theirs")
    with context.store.step("ties") as session:
        for ally in (mine, theirs):
            other = people.find(context.store, "Bob")[0].id
            session.add(Tie(person_id=min(ally, other), other_id=max(ally, other), strength=4))
    page = network(context, qtbot)
    part = page.answers.referrers
    qtbot.waitUntil(lambda: part.whose is not None)

    assert words(part.whose) == ["My allies", "Everybody’s allies"]
    assert any(one.startswith("Your own, and those of nobody. By path") for one in told(part))
    assert (asked(part), part.whose.hasFocus()) == ({"Ask Ann", "Ask Mine"}, False)
    pick(part.whose, "Everybody’s allies", qtbot)
    qtbot.waitUntil(lambda: part.whose.hasFocus() and part.whose.currentText() == "Everybody’s allies")
    assert asked(part) == {"Ask Ann", "Ask Mine", "Ask Theirs"}
    assert not any(one.startswith("Your own") for one in told(part))


def test_where_nobody_of_ones_own_is_to_be_asked_the_network_still_offers_everybodys(context, rae, max_, qtbot):
    world(context.store, "Ann>Bob:won", rep="Max")
    reps.become(context.store, "Rae Rep")
    page = network(context, qtbot)
    part = page.answers.referrers
    qtbot.waitUntil(lambda: part.whose is not None)
    assert "Nobody to ask now." in told(part)
