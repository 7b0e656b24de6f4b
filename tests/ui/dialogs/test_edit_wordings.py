from datetime import timedelta

import pytest
from acting import Said, accept, click, close_forms, dialog_in, opened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from refnet.domain.drafts import IntroductionDraft, PersonDraft
from refnet.domain.kinds import Purpose
from refnet.services import introductions, reps, wordings
from refnet.ui.dialogs.edit_wordings import EditWordingsDialog
from refnet.ui.dialogs.tell_introducer import TellDialog
from refnet.ui.record_actions import record_actions

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(context, file_store, qtbot):
    return opened(qtbot, EditWordingsDialog(context, Purpose.THANKS))


def kept(context, purpose=Purpose.THANKS):
    return wordings.kept(context.store, purpose)


def retype(qtbot, field, text):
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_thanks_are_put_into_other_words_and_given_ours_again(context, editor, qtbot):
    said = Said(context)
    ours = kept(context)[0]
    assert not editor.ours.isEnabled()
    retype(qtbot, editor.text, "Thank you, {first name}")
    accept(qtbot, editor)
    assert kept(context)[0].text == "Thank you, {first name}"
    qtbot.mouseClick(editor.ours, LEFT)
    assert kept(context)[0] == ours
    assert editor.text.text() == ours.text
    assert not editor.ours.isEnabled()
    assert said.toasts == ["The text was changed.", "The text is as it came."]
    context.store.undo()
    assert kept(context)[0].text == "Thank you, {first name}"


def test_places_are_listed_for_each_kind_and_unknown_ones_are_said(editor, qtbot):
    assert "{what happened}" in editor.places.text()
    assert not editor.unknown.isVisible()
    retype(qtbot, editor.text, "Hi {nme}")
    assert editor.unknown.text() == "No such place is known, so it stays: {nme}."
    assert editor.unknown.isVisible()
    assert editor.text.accessibleDescription() == editor.unknown.text()


def test_kinds_are_gone_through_by_keys(context, editor, qtbot):
    qtbot.keyClick(editor.kind, Qt.Key.Key_Right)
    assert editor.kind.value() is Purpose.NEWS
    assert [editor.list.item(row).text() for row in range(editor.list.count())] == [
        one.name for one in kept(context, Purpose.NEWS)
    ]
    assert editor.name.text() == kept(context, Purpose.NEWS)[0].name
    qtbot.keyClick(editor.kind, Qt.Key.Key_Right)
    assert "{reason}" in editor.places.text()
    editor.reject()
    assert not editor.isVisible()


def test_nothing_typed_is_lost_by_choosing_another_text_or_kind(context, editor, qtbot):
    qtbot.keyClicks(editor.text, "More. ")
    typed = editor.text.text()
    qtbot.keyClick(editor.list, Qt.Key.Key_Down)
    assert editor.list.currentRow() == 0
    assert editor.text.text() == typed
    click(qtbot, editor, "Go on")
    qtbot.keyClick(editor.kind, Qt.Key.Key_Right)
    assert editor.kind.value() is Purpose.THANKS
    assert editor.text.text() == typed
    click(qtbot, editor, "Discard")
    assert editor.kind.value() is Purpose.NEWS
    assert kept(context)[0].text in typed


def test_another_text_is_chosen_after_what_was_typed_was_discarded(context, editor, qtbot):
    qtbot.keyClicks(editor.name, "More")
    qtbot.keyClick(editor.list, Qt.Key.Key_Down)
    click(qtbot, editor, "Discard")
    assert editor.list.currentRow() == 1
    assert editor.name.text() == kept(context)[1].name


def test_what_was_removed_of_ours_is_brought_back(context, editor, qtbot):
    ours = kept(context)
    assert not editor.back.isVisible()
    qtbot.mouseClick(editor.gone, LEFT)
    assert len(kept(context)) == len(ours) - 1
    assert editor.back.text() == "Bring back 1 that was removed"
    qtbot.keyClick(editor.back, Qt.Key.Key_Space)
    assert {one.id for one in kept(context)} == {one.id for one in ours}
    assert not editor.back.isVisible()


def test_texts_of_thanks_are_edited_from_the_note_and_it_follows(context, file_store, qtbot):
    rep = reps.become(file_store, "Rae Rep")
    day = context.today() - timedelta(days=9)
    draft = IntroductionDraft(PersonDraft("Ann Lee"), PersonDraft("Bob Ray"), day, rep)
    note = opened(qtbot, TellDialog(context, introductions.log(file_store, draft)))
    click(qtbot, note, "Edit texts …")
    editor = note.findChild(EditWordingsDialog)
    assert editor.kind.value() is Purpose.THANKS
    retype(qtbot, editor.text, "Dear {name}")
    accept(qtbot, editor)
    editor.reject()
    qtbot.waitUntil(lambda: note.letter.text.text() == "Dear Ann Lee")
    note.reject()


def test_texts_are_reached_from_menu_and_palette(context, file_store, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    context.actions.add(*record_actions(context, window))
    context.run("edit-texts")
    assert dialog_in(window, EditWordingsDialog).kind.value() is Purpose.THANKS
    close_forms()


def test_a_text_that_is_begun_before_the_others_were_read_stays(desk, qtbot):
    dialog = EditWordingsDialog(desk, Purpose.THANKS)
    dialog.begin()
    dialog.name.setText("Mine")
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    assert dialog.name.text() == "Mine"
    assert dialog.list.currentRow() == -1
    dialog.done(0)


def test_what_is_typed_is_not_lost_when_the_text_is_removed_or_put_back(context, editor, qtbot):
    qtbot.keyClicks(editor.text, "More. ")
    accept(qtbot, editor)
    qtbot.keyClicks(editor.text, "And more. ")
    typed, before = editor.text.text(), kept(context)
    for deed in (editor.gone, editor.ours):
        qtbot.mouseClick(deed, LEFT)
        assert (editor.text.text(), kept(context)) == (typed, before)
        click(qtbot, editor, "Go on")
    qtbot.mouseClick(editor.ours, LEFT)
    click(qtbot, editor, "Discard")
    assert kept(context)[0].text == editor.text.text() != before[0].text
    editor.reject()
