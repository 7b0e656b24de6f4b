from datetime import timedelta

import pytest
from acting import opened, type_at_once
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QWidget

from refnet.domain.drafts import AskDraft, PersonDraft
from refnet.domain.kinds import Answer, Channel, IntroductionKind
from refnet.services import asks, people, reps
from refnet.store.schema import Ask, Introduction
from refnet.ui.dialogs.log_ask import LogAskDialog
from refnet.ui.dialogs.log_given import LogGivenDialog
from refnet.ui.dialogs.log_introduction import LogIntroductionDialog
from refnet.ui.dialogs.quick_entry import QuickEntryDialog, lines, summary

LINE = "Ann Lee introduced me to Bob Ray at Acme yesterday, call, re warehouse move"


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(context, window, qtbot):
    reps.become(context.store, "Marta")
    made = QuickEntryDialog(context, window)
    made.open()
    return made


def write(dialog, qtbot, text):
    qtbot.keyClicks(dialog.text, text)
    dialog.read()


def shown(dialog):
    return dict(lines(dialog.proposal, dialog.context.today()))


def kept(context, table):
    with context.store.reading() as session:
        return session.query(table).all()


def test_what_its_introducer_was_asked_for_is_shown_and_answered(dialog, context, qtbot):
    (rep,) = reps.all(context.store)
    draft = AskDraft(PersonDraft("Ann Lee"), rep.id, context.today() - timedelta(days=13), target="Warehouses")
    asks.log(context.store, draft)
    write(dialog, qtbot, LINE)
    assert shown(dialog)["Came of"] == "what was asked 13 days ago: Warehouses"
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    (ask,) = kept(context, Ask)
    assert (ask.answer, [one.ask_id for one in kept(context, Introduction)]) == (Answer.NAMED, [ask.id])


def test_enter_logs_what_was_understood_and_says_so(dialog, context, qtbot):
    write(dialog, qtbot, LINE)
    told = shown(dialog)
    assert (told["Introduced by"], told["Prospect"], told["Reason"]) == (
        "Ann Lee (new)", "Bob Ray, Acme (new)", "warehouse move",
    )  # fmt: skip
    with qtbot.waitSignal(context.said) as said:
        qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    assert said.args[0] == "Logged: Ann Lee introduced Bob Ray."
    (one,) = kept(context, Introduction)
    assert one.channel is Channel.CALL


def test_what_is_taken_for_granted_is_said(dialog, qtbot):
    write(dialog, qtbot, "Ann -> Bob")
    told = shown(dialog)
    assert told["Day"].endswith("since none was named")
    assert told["How"].endswith("since nothing was said")


def test_what_is_unclear_or_left_over_is_shown_and_asked(dialog, context, qtbot):
    write(dialog, qtbot, "Ann -> Bob, 3/6, likes sailing")
    assert shown(dialog)["Left out"] == "3/6, likes sailing"
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    assert "read in two ways" in dialog.fields["text"].wrong.text()
    assert kept(context, Introduction) == []


def test_an_empty_line_asks_for_words(dialog, qtbot):
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    assert "type what happened" in dialog.fields["text"].wrong.text()
    assert lines(dialog.proposal, dialog.context.today())[0][1].startswith("Nothing yet")


def test_words_that_tell_of_nobody_are_shown_as_not_understood(dialog, qtbot):
    write(dialog, qtbot, "hello")
    assert shown(dialog) == {"Not understood": "hello"}


def test_several_of_one_name_are_said(dialog, context, qtbot):
    with context.store.step("know") as session:
        for organization in ("Acme", "Bolt"):
            people.resolve(session, PersonDraft("Ann Lee", organization=organization))
    write(dialog, qtbot, "Ann Lee -> Bob")
    assert shown(dialog)["Introduced by"] == "Ann Lee: several are called so"


def test_shift_enter_makes_a_line_for_pasted_words(dialog, context, qtbot):
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.text.toPlainText() == "\n"
    assert kept(context, Introduction) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("asked Ann for names", "Ann was asked"),
        ("I introduced Bob to Ann", "Bob was introduced to Ann"),
        ("Ann mentioned Bob", "Ann introduced Bob"),
    ],
)
def test_every_kind_has_its_summary(dialog, qtbot, text, said):
    write(dialog, qtbot, text)
    assert summary(dialog.proposal) == said
    assert shown(dialog)["What"]


def test_f2_goes_on_in_the_form(dialog, window, context, qtbot):
    with context.store.step("know") as session:
        people.resolve(session, PersonDraft("Ann Lee"))
    write(dialog, qtbot, LINE.replace("introduced me to", "mentioned"))
    qtbot.keyClick(dialog.text, Qt.Key.Key_F2)
    form = window.findChild(LogIntroductionDialog)
    draft = form.draft()
    assert (draft.introducer.id is not None, draft.prospect.name, draft.prospect.organization) == (
        True,
        "Bob Ray",
        "Acme",
    )
    assert (draft.kind, draft.channel, draft.reason) == (IntroductionKind.NAME_ONLY, Channel.CALL, "warehouse move")
    form.close()


def test_an_ask_goes_on_in_its_own_form(dialog, window, context, qtbot):
    write(dialog, qtbot, "asked Ann Lee for port heads")
    dialog.open_form()
    form = window.findChild(LogAskDialog)
    assert (form.draft().ally.name, form.draft().ideal_client) == ("Ann Lee", "port heads")
    form.close()


def test_an_ask_is_logged_with_its_line(dialog, context, qtbot):
    write(dialog, qtbot, "asked Ann Lee for port heads")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    assert [one.ideal_client for one in kept(context, Ask)] == ["port heads"]


def test_enter_before_the_preview_waits_for_it(desk, qtbot):
    reps.become(desk.store, "Marta")
    dialog = opened(qtbot, QuickEntryDialog(desk))
    dialog.text.setFocus()
    type_at_once("Ann Lee introduced me to Bob Ray")
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
        assert dialog.proposal is None or not dialog.proposal.understood.prospect.name
    assert said.args[0] == "Logged: Ann Lee introduced Bob Ray."


def test_f2_before_the_preview_waits_for_it(desk, window, qtbot):
    reps.become(desk.store, "Marta")
    dialog = QuickEntryDialog(desk, window, "Ann Lee introduced me to Bob Ray")
    dialog.open()
    qtbot.keyClick(dialog.text, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: window.findChild(LogIntroductionDialog) is not None)
    form = window.findChild(LogIntroductionDialog)
    assert form.prospect.name == "Bob Ray"
    form.close()


def test_words_of_no_use_are_left_out_only_by_a_second_enter(dialog, context, qtbot):
    write(dialog, qtbot, "Ann introduced me to Bob and Carol")
    assert shown(dialog)["Left out"] == "Carol"
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    assert "Nothing was made of “Carol”" in dialog.fields["text"].wrong.text()
    assert kept(context, Introduction) == []
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    assert len(kept(context, Introduction)) == 1


def test_what_is_logged_elsewhere_says_where(dialog, qtbot):
    write(dialog, qtbot, "Met Bob Ray at Acme")
    assert shown(dialog)["Not understood"] == "Met Bob Ray at Acme"
    assert "Ctrl+Shift+M" in shown(dialog)[""]


def test_the_text_of_a_mail_is_shown_as_not_kept(dialog, qtbot):
    dialog.text.setPlainText("From: Ann Lee\nTo: Bob Ray\n\nBob, meet Marta.")
    dialog.read()
    assert shown(dialog)["Not kept"] == "Bob, meet Marta."


def test_an_introduction_that_we_gave_goes_on_in_its_own_form(dialog, window, context, qtbot):
    write(dialog, qtbot, "I introduced Bob Ray to Ann Lee yesterday, call, re ports")
    qtbot.keyClick(dialog.text, Qt.Key.Key_F2)
    form = window.findChild(LogGivenDialog)
    draft = form.draft()
    assert (draft.recipient.name, draft.prospect.name, draft.reason) == ("Ann Lee", "Bob Ray", "ports")
    assert (draft.made_on, draft.channel) == (context.today() - timedelta(days=1), Channel.CALL)
    form.close()


def test_what_an_ask_is_about_goes_on_in_its_form(dialog, window, qtbot):
    write(dialog, qtbot, "asked Ann Lee for logistics managers, re ports")
    qtbot.keyClick(dialog.text, Qt.Key.Key_F2)
    form = window.findChild(LogAskDialog)
    assert form.ideal_client.text() == "logistics managers, about ports"
    form.close()


def test_a_mail_copied_as_html_alone_is_pasted_as_it_is_shown(dialog):
    copied, plain = QMimeData(), QMimeData()
    copied.setHtml("<p>Hi Marta,</p><p>meet Bob Ray from Acme.</p>")
    assert dialog.text.canInsertFromMimeData(copied)
    dialog.text.insertFromMimeData(copied)
    assert dialog.text.text().split() == ["Hi", "Marta,", "meet", "Bob", "Ray", "from", "Acme."]
    plain.setText(" Ann")
    dialog.text.insertFromMimeData(plain)
    assert dialog.text.text().endswith("Ann")


MAIL = """From: Ann Lee <ann@example.com>
To: Marta; Bob Ray <bob@example.org>
Subject: Introduction

Bob, meet Marta."""


def test_addresses_of_new_people_are_shown_and_go_on_into_the_form(dialog, window, context, qtbot):
    dialog.text.setPlainText(MAIL)
    dialog.read()
    assert shown(dialog)["Prospect"] == "Bob Ray, bob@example.org (new)"
    qtbot.keyClick(dialog.text, Qt.Key.Key_F2)
    form = window.findChild(LogIntroductionDialog)
    assert (form.prospect.mail.text(), form.prospect.mail.isHidden()) == ("bob@example.org", False)
    form.introducer.mail.setText("ann.lee@example.com")
    form.accept()
    found = [*people.find(context.store, "Ann Lee"), *people.find(context.store, "Bob Ray")]
    emails = {people.record(context.store, hit.id).row.email for hit in found}
    assert emails == {"ann.lee@example.com", "bob@example.org"}


def test_an_address_goes_with_the_name_it_came_with(dialog, window, qtbot):
    dialog.text.setPlainText(MAIL)
    dialog.read()
    qtbot.keyClick(dialog.text, Qt.Key.Key_F2)
    form = window.findChild(LogIntroductionDialog)
    form.prospect.clear()
    assert (form.prospect.draft().email, form.prospect.mail.isHidden()) == ("", True)


def test_the_last_from_is_shown_as_who_introduced_us(dialog, qtbot):
    write(dialog, qtbot, "intro to Bob from Acme from Ann")
    assert (shown(dialog)["Introduced by"], shown(dialog)["Prospect"]) == ("Ann (new)", "Bob, Acme (new)")
