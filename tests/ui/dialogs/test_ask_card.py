from datetime import timedelta

import pytest
from acting import Said, accept, choose, click, opened, wrong
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from refnet.domain.drafts import AskDraft, PersonDraft
from refnet.domain.kinds import Channel, Purpose
from refnet.services import asks, people, reps, wordings
from refnet.ui.dialogs.ask_card import AskCardDialog, open_card
from refnet.ui.dialogs.edit_wordings import EditWordingsDialog
from refnet.ui.dialogs.log_ask import LogAskDialog


@pytest.fixture
def ann(context, file_store):
    reps.become(file_store, "Rae Rep")
    return people.add(file_store, PersonDraft("Ann Lee", organization="Acme", email="ann@example.org"))


@pytest.fixture
def card(context, ann, qtbot):
    return opened(qtbot, AskCardDialog(context, None, people.hit(context.store, ann)))


def test_the_text_follows_what_is_typed_and_says_what_is_missing(card, qtbot):
    assert card.letter.text.text().startswith("Hi Ann,")
    assert card.letter.places.text() == "Still to be filled in: {ideal client}."
    qtbot.keyClicks(card.ideal_client, "bakers with two shops")
    assert "We work best with".lower() in card.letter.text.text().lower()
    assert "bakers with two shops" in card.letter.text.text()
    assert card.letter.places.text() == ""
    assert card.told.text() == "“Short and direct”: no ask in these words is a month old yet."
    card.reject()
    assert not card.isVisible()


def test_a_named_prospect_begins_with_the_text_that_names_them(context, ann, qtbot):
    card = opened(qtbot, AskCardDialog(context, None, people.hit(context.store, ann), "Bob Ray"))
    assert "I believe you know Bob Ray." in card.letter.text.text()
    qtbot.keyClick(card.purpose, Qt.Key.Key_Right)
    assert card.purpose.value() == Purpose.FORWARD
    assert card.letter.text.text().startswith("Hello Bob Ray,")
    assert not card.told.isVisible()
    qtbot.keyClick(card.purpose, Qt.Key.Key_Right)
    assert "Would you like me to bring you together?" in card.letter.text.text()
    card.reject()


def test_the_ask_is_logged_with_the_wording_and_the_way_it_went_out(context, ann, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    card = opened(qtbot, AskCardDialog(context, window, people.hit(context.store, ann)))
    qtbot.keyClicks(card.ideal_client, "bakers")
    qtbot.mouseClick(card.letter.copy, Qt.MouseButton.LeftButton)
    assert "bakers" in QApplication.clipboard().text()
    accept(qtbot, card)
    accept(qtbot, window.findChild(LogAskDialog))
    (ask,) = asks.of_person(context.store, ann)
    assert (ask.ideal_client, ask.wording, ask.channel) == ("bakers", "Short and direct", Channel.MESSAGE)


def test_who_was_asked_lately_is_said_to_need_a_rest(context, ann, qtbot):
    rep, today = reps.me(context.store).id, context.today()
    card = opened(qtbot, AskCardDialog(context, None, people.hit(context.store, ann)))
    assert not card.rests.isVisible()
    card.reject()
    asks.log(context.store, AskDraft(PersonDraft(id=ann), rep, today - timedelta(days=30)))
    again = opened(qtbot, AskCardDialog(context, None, people.hit(context.store, ann)))
    assert not again.rests.isVisible()
    again.reject()
    asks.log(context.store, AskDraft(PersonDraft(id=ann), rep, today - timedelta(days=1)))
    soon = opened(qtbot, AskCardDialog(context, None, people.hit(context.store, ann)))
    assert soon.rests.text() == "Ann Lee was asked yesterday. Better let 29 more days pass before the next ask."
    assert soon.rests.isVisible()
    soon.reject()


def test_the_card_asks_for_somebody_known(context, ann, qtbot):
    card = opened(qtbot, AskCardDialog(context))
    accept(qtbot, card)
    assert wrong(card) == {"ally": "Please choose somebody you know already. Somebody new can be added first."}
    choose(qtbot, card.ally, "Ann")
    assert card.letter.text.text().startswith("Hi Ann,")
    card.reject()


def test_another_wording_is_chosen_and_stays_chosen_for_its_kind(card, qtbot):
    card.wording.setFocus()
    qtbot.keyClick(card.wording, Qt.Key.Key_End)
    card.wording.activated.emit(card.wording.currentIndex())
    assert "our work together went well for Acme" in card.letter.text.text()
    qtbot.keyClick(card.purpose, Qt.Key.Key_Right)
    qtbot.keyClick(card.purpose, Qt.Key.Key_Left)
    assert "our work together went well for Acme" in card.letter.text.text()
    card.reject()


def test_somebody_removed_meanwhile_is_said(context, ann, qtbot):
    said = Said(context)
    hit = people.hit(context.store, ann)
    people.remove(context.store, [ann])
    card = opened(qtbot, AskCardDialog(context, None, hit))
    assert card.letter.text.text() == ""
    card.reject()
    open_card(context, None, "", None, None)
    assert said.toasts == ["This person was removed meanwhile."]


def test_texts_are_edited_from_the_card_and_follow_at_once(context, card, qtbot):
    click(qtbot, card, "Edit texts …")
    editor = card.findChild(EditWordingsDialog)
    editor.text.selectAll()
    qtbot.keyClicks(editor.text, "Dear {first name}")
    accept(qtbot, editor)
    editor.reject()
    qtbot.waitUntil(lambda: card.letter.text.text() == "Dear Ann")
    card.reject()


def names(context):
    return [one.name for one in wordings.kept(context.store, Purpose.ASK)]


@pytest.fixture
def editor(context, file_store, qtbot):
    return opened(qtbot, EditWordingsDialog(context, Purpose.ASK))


def test_a_text_is_added_moved_and_removed_by_keys(context, editor, qtbot):
    ours = names(context)
    qtbot.mouseClick(editor.new, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor.name, "Mine")
    qtbot.keyClicks(editor.text, "Who?")
    accept(qtbot, editor)
    assert names(context) == [*ours, "Mine"]
    qtbot.keyClick(editor.up, Qt.Key.Key_Space)
    assert names(context)[-2] == "Mine"
    qtbot.keyClick(editor.down, Qt.Key.Key_Space)
    qtbot.keyClick(editor.down, Qt.Key.Key_Space)
    assert names(context)[-1] == "Mine"
    assert editor.name.text() == "Mine"
    qtbot.keyClick(editor.gone, Qt.Key.Key_Space)
    assert names(context) == ours
    editor.reject()
    assert not editor.isVisible()


def test_what_cannot_be_kept_or_removed_is_said(context, file_store, qtbot):
    editor = opened(qtbot, EditWordingsDialog(context, Purpose.NEWS))
    qtbot.keyClick(editor.gone, Qt.Key.Key_Space)
    assert len(wordings.kept(context.store, Purpose.NEWS)) == 1
    qtbot.mouseClick(editor.new, Qt.MouseButton.LeftButton)
    qtbot.keyClick(editor.gone, Qt.Key.Key_Space)
    accept(qtbot, editor)
    assert "name" in wrong(editor)
    editor.settle()
    editor.reject()
