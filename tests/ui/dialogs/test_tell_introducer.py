from datetime import timedelta

import pytest
from acting import CONTROL, Said, accept, opened
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from refnet.domain.drafts import ClosingDraft, DealDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Channel, Outcome, Stage
from refnet.services import deals, introductions, loop, reps
from refnet.ui.dialogs.tell_introducer import TellDialog, tell_about_deal


class MailProgram(QObject):
    """Takes the links of mails as the system's mail program would."""

    def __init__(self):
        super().__init__()
        self.taken: list[str] = []

    @Slot(QUrl)
    def take(self, link):
        self.taken.append(link.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def mail_program():
    program = MailProgram()
    QDesktopServices.setUrlHandler("mailto", program, "take")
    yield program
    QDesktopServices.unsetUrlHandler("mailto")


@pytest.fixture
def rep(file_store):
    return reps.become(file_store, "Rae Rep")


@pytest.fixture
def introduction(context, rep):
    ann = PersonDraft("Ann Lee", email="ann@example.org")
    day = context.today() - timedelta(days=9)
    return introductions.log(context.store, IntroductionDraft(ann, PersonDraft("Bob Ray"), day, rep))


def win(context, key):
    deal = introductions.record(context.store, key).deal_id
    deals.close(context.store, deal, ClosingDraft(Outcome.WON, context.today(), 500_000, "EUR"))


def test_thanks_are_drafted_and_noted_only_once_told(context, introduction, qtbot):
    said = Said(context)
    dialog = opened(qtbot, TellDialog(context, introduction))
    text = dialog.letter.text.text()
    assert text.startswith("Hi Ann,")
    assert "Bob Ray" in text
    assert "Rae Rep" in text
    assert dialog.known.text() == "Ann Lee has not heard from you about it yet."
    assert loop.news(context.store, introduction).told == ()
    assert dialog.verb.text() == dialog.verb.accessibleName() == "Thanked"
    accept(qtbot, dialog)
    (told,) = loop.news(context.store, introduction).told
    assert (told.stage, told.channel, told.is_thanks) == (Stage.LEAD, Channel.EMAIL, True)
    assert said.toasts[-1] == "Ann Lee was thanked."


def test_news_are_drafted_without_amounts_unless_the_tick_allows_it(context, introduction, qtbot):
    introductions.thank(context.store, [introduction], context.today())
    win(context, introduction)
    dialog = opened(qtbot, TellDialog(context, introduction))
    assert "going to work together" in dialog.letter.text.text()
    assert "5,000" not in dialog.letter.text.text()
    qtbot.keyClick(dialog.amount, Qt.Key.Key_Space)
    assert "It is about €5,000" in dialog.letter.text.text()
    qtbot.keyClick(dialog.amount, Qt.Key.Key_Space)
    assert "5,000" not in dialog.letter.text.text()
    assert not loop.news(context.store, introduction).told[-1].stage.is_end
    dialog.reject()


def test_who_was_thanked_before_is_told(context, introduction, qtbot):
    introductions.thank(context.store, [introduction], context.today())
    said = Said(context)
    dialog = opened(qtbot, TellDialog(context, introduction))
    assert dialog.verb.text() == dialog.verb.accessibleName() == "Told"
    accept(qtbot, dialog)
    assert said.toasts[-1] == "Ann Lee was told."


def test_the_note_is_copied_or_opened_in_the_mail_program(context, introduction, qtbot, mail_program):
    said = Said(context)
    dialog = opened(qtbot, TellDialog(context, introduction))
    qtbot.mouseClick(dialog.letter.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == dialog.letter.text.text()
    assert dialog.channel.value() is Channel.MESSAGE
    qtbot.mouseClick(dialog.letter.mail, Qt.MouseButton.LeftButton)
    (link,) = mail_program.taken
    assert link.startswith("mailto:ann@example.org?subject=Your%20introduction%20to%20Bob%20Ray&body=Hi%20Ann%2C%0D%0A")
    assert dialog.channel.value() is Channel.EMAIL
    assert said.toasts == ["The text was copied."]
    dialog.reject()


def test_a_text_too_long_for_a_mail_link_is_copied_instead(context, introduction, qtbot, mail_program):
    said = Said(context)
    dialog = opened(qtbot, TellDialog(context, introduction))
    dialog.letter.text.setPlainText("long " * 500)
    qtbot.mouseClick(dialog.letter.mail, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == dialog.letter.text.text()
    assert mail_program.taken[0].endswith("&body=")
    assert "too long" in said.toasts[0]
    dialog.settle()
    dialog.reject()


def test_what_was_changed_by_hand_stays_until_another_text_is_chosen(context, introduction, qtbot):
    win(context, introduction)
    dialog = opened(qtbot, TellDialog(context, introduction))
    dialog.letter.text.selectAll()
    qtbot.keyClicks(dialog.letter.text, "My own {words}")
    assert dialog.letter.places.text() == "No such place is known, so it stays: {words}."
    qtbot.keyClick(dialog.amount, Qt.Key.Key_Space)
    assert dialog.letter.text.text() == "My own {words}"
    dialog.reject()
    assert dialog.isVisible()
    dialog.clear_errors()
    dialog.wording.setCurrentIndex(2)
    dialog.wording.activated.emit(2)
    assert "you should hear how it goes" in dialog.letter.text.text()
    qtbot.keyClick(dialog.letter.text, Qt.Key.Key_Z, CONTROL)
    assert "My own" in dialog.letter.text.text()


def test_an_introduction_removed_meanwhile_is_said_and_nothing_is_told(context, introduction, qtbot):
    introductions.remove(context.store, [introduction])
    dialog = opened(qtbot, TellDialog(context, introduction))
    assert dialog.letter.text.text() == ""
    accept(qtbot, dialog)
    assert dialog.isVisible()
    dialog.reject()


def test_a_deal_leads_to_the_note_and_a_cold_one_says_that_nobody_introduced_it(context, rep, introduction, qtbot):
    said, window = Said(context), QWidget()
    qtbot.addWidget(window)
    tell_about_deal(context, window, introductions.record(context.store, introduction).deal_id)
    note = window.findChild(TellDialog)
    assert "Ann Lee" in note.known.text()
    note.reject()
    tell_about_deal(
        context, window, deals.open_deal(context.store, DealDraft(PersonDraft("Cid"), rep, context.today()))
    )
    assert said.toasts == ["Nobody introduced this deal."]
