from datetime import date

import pytest
from acting import Said
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from refnet.domain.drafts import IntroductionDraft, PersonDraft
from refnet.services import introductions, people, reps
from refnet.services.listing import Listing
from refnet.ui.actions import Action
from refnet.ui.context import Context
from refnet.ui.dialogs.duplicates.find import DuplicatesDialog
from refnet.ui.dialogs.duplicates.merge_two import MergeTwoDialog
from refnet.ui.dialogs.duplicates.value_choice import ValueChoice, breakable
from refnet.ui.record_actions import record_actions

TODAY = date(2026, 5, 4)


def shown(qtbot: QtBot, dialog: QDialog) -> QDialog:
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def texts(dialog: QDialog) -> list[str]:
    return [one.text() for one in dialog.view.two.findChildren(QLabel) if one.isVisible()]


def choice(dialog: QDialog, value: str) -> ValueChoice:
    found = dialog.view.two.findChildren(ValueChoice)
    return next(one for one in found if one.isVisible() and value in one.mark.accessibleName())


def names(context: Context) -> list[str]:
    return [row.name for row in people.rows(context.store, people.ids(context.store, Listing(sort="name")))]


@pytest.fixture
def pairs(context: Context) -> dict[str, object]:
    """Three pairs who look alike, the surest first."""
    known = (
        ("José García", "Acme", "CEO"), ("Jose Garcia", "Acme", "Boss"), ("Ana Ferreira", "Bolt", ""),
        ("Ana Maria Ferreira", "Bolt", ""), ("Eva Ek", "Cargo", ""), ("E. Ek", "Cargo", ""),
    )  # fmt: skip
    add = people.add
    return {name: add(context.store, PersonDraft(name, organization=at, job_title=title)) for name, at, title in known}


@pytest.fixture
def dialog(context: Context, pairs: dict[str, object], qtbot: QtBot) -> DuplicatesDialog:
    context.actions.add(Action("undo", "Undo", context.store.undo))
    return shown(qtbot, DuplicatesDialog(context))


def listed(dialog: DuplicatesDialog) -> list[str]:
    model = dialog.model
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def test_pairs_are_listed_the_surest_first_with_the_reason_beside(dialog: DuplicatesDialog) -> None:
    assert dialog.count.text() == "3 pairs look alike"
    assert listed(dialog) == ["Jose Garcia", "Ana Maria Ferreira", "E. Ek"]
    assert [dialog.model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)][1] == "This person"
    assert dialog.model.index(0, 0).data() == "95%"
    assert dialog.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "José García, Acme"
    assert texts(dialog)[:2] == ["Same name but for accents", "Same company"]
    assert dialog.table.hasFocus()


def test_m_merges_and_the_next_pair_follows(dialog: DuplicatesDialog, context: Context, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.table, Qt.Key.Key_M)
    assert listed(dialog) == ["Ana Maria Ferreira", "E. Ek"]
    assert dialog.foot.said() == "Jose Garcia is part of José García now."
    assert "One name has a word more" in texts(dialog)
    assert "Jose Garcia" not in names(context)


def test_undo_brings_the_pair_back(dialog: DuplicatesDialog, context: Context, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.table, Qt.Key.Key_M)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert listed(dialog)[0] == "Jose Garcia"
    assert dialog.foot.said() == ""
    assert len(names(context)) == 6


def test_k_keeps_two_apart_until_they_are_shown_again(dialog: DuplicatesDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.table, Qt.Key.Key_K)
    assert listed(dialog) == ["Ana Maria Ferreira", "E. Ek"]
    assert dialog.foot.said() == "José García and Jose Garcia stay two."
    dialog.look()
    assert len(listed(dialog)) == 2
    assert dialog.foot.again.text() == "Show 1 pair again that is kept apart"
    qtbot.mouseClick(dialog.foot.again, Qt.MouseButton.LeftButton)
    assert len(listed(dialog)) == 3
    assert not dialog.foot.again.isVisible()


def test_l_and_the_right_arrow_leave_a_pair_for_later(dialog: DuplicatesDialog, qtbot: QtBot) -> None:
    for key, row in ((Qt.Key.Key_L, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_L, 0)):
        qtbot.keyClick(dialog.table, key)
        assert dialog.table.currentIndex().row() == row
    assert len(listed(dialog)) == 3


def test_the_other_one_can_stay(dialog: DuplicatesDialog, context: Context, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.table, Qt.Key.Key_S)
    qtbot.mouseClick(dialog.foot.merge, Qt.MouseButton.LeftButton)
    assert "Jose Garcia" in names(context)
    assert "José García" not in names(context)


def test_a_click_on_a_value_takes_it(dialog: DuplicatesDialog, context: Context, qtbot: QtBot) -> None:
    qtbot.mouseClick(choice(dialog, "Boss"), Qt.MouseButton.LeftButton)
    assert texts(dialog).count("Boss") == 2
    qtbot.keyClick(choice(dialog, "CEO").mark, Qt.Key.Key_Space)
    assert texts(dialog).count("CEO") == 2
    dialog.view.two.field_chosen.emit("job_title", True)
    dialog.merge()
    rows = people.rows(context.store, people.ids(context.store, Listing(sort="name")))
    assert [row.job_title for row in rows if row.name == "José García"] == ["Boss"]


def test_two_whom_an_introduction_brings_together_cannot_be_merged(
    context: Context, pairs: dict[str, object], qtbot: QtBot
) -> None:
    one, other = PersonDraft(id=pairs["José García"]), PersonDraft(id=pairs["Jose Garcia"])
    rep = reps.become(context.store, "Rae Rep")
    introductions.log(context.store, IntroductionDraft(one, other, made_on=TODAY, rep_id=rep))
    dialog = shown(qtbot, DuplicatesDialog(context))
    assert not dialog.foot.merge.isEnabled()
    assert any("nobody is introduced to themselves" in text for text in texts(dialog))
    qtbot.keyClick(dialog.table, Qt.Key.Key_M)
    assert len(listed(dialog)) == 3


def test_nobody_who_looks_alike_is_said_with_a_way_to_look_again(context: Context, qtbot: QtBot) -> None:
    dialog = shown(qtbot, DuplicatesDialog(context))
    assert dialog.stack.currentWidget() is dialog.nobody
    assert dialog.nobody.accessibleName() == "Nobody looks like somebody else here."
    dialog.keep_apart()
    dialog.merge()
    for name in ("Ana Ferreira", "Ana Ferreira"):
        people.add(context.store, PersonDraft(name, organization="Acme"))
    assert listed(dialog) == ["Ana Ferreira"]


def test_what_went_wrong_is_said_below(dialog: DuplicatesDialog, context: Context, qtbot: QtBot) -> None:
    context.notices.changed.disconnect(dialog._hear)
    people.remove(context.store, [dialog.model.pairs[0].other.id])
    qtbot.keyClick(dialog.table, Qt.Key.Key_M)
    assert "removed meanwhile" in dialog.foot.said()
    assert not dialog.foot.undo.isVisible()


def test_closing_stops_the_search(dialog: DuplicatesDialog) -> None:
    search = dialog._search
    dialog.searching.stopped.emit()
    assert search is None or search.is_cancelled()
    assert not dialog.isVisible()


def test_two_chosen_people_are_merged_after_a_look(context: Context, pairs: dict[str, object], qtbot: QtBot) -> None:
    said = Said(context)
    dialog = shown(qtbot, MergeTwoDialog(context, pairs["Eva Ek"], pairs["Ana Ferreira"]))
    qtbot.mouseClick(dialog.swap, Qt.MouseButton.LeftButton)
    dialog.accept()
    assert said.toasts == ["Eva Ek is part of Ana Ferreira now."]
    assert "Eva Ek" not in names(context)


def test_somebody_who_is_gone_meanwhile_is_told_of(context: Context, pairs: dict[str, object], qtbot: QtBot) -> None:
    dialog = shown(qtbot, MergeTwoDialog(context, pairs["Eva Ek"], pairs["Ana Ferreira"]))
    people.remove(context.store, [pairs["Eva Ek"]])
    dialog.accept()
    assert dialog.isVisible()
    assert len(names(context)) == 5


def test_find_duplicates_is_an_action_of_the_window(context: Context, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    context.actions.add(*record_actions(context, window))
    assert context.actions.get("find-duplicates").plain_text == "Find duplicates …"
    context.run("find-duplicates")
    found = window.findChild(DuplicatesDialog)
    assert found is not None
    found.reject()


def test_very_long_words_can_break() -> None:
    assert breakable("short words stay") == "short words stay"
    assert "\u200b" in breakable("Dampfschifffahrtsgesellschaft")
    assert breakable("Quarry\njana.raman@quarry-packaging.example.com").split("\u200b") == [
        "Quarry\njana.", "raman@", "quarry-", "packaging.", "example.", "com",
    ]  # fmt: skip
