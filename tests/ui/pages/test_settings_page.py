from collections.abc import Iterator

import pytest
from acting import Said, accept, click, dialog_in
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from refnet.domain.kinds import Denominator
from refnet.services import preferences, reps, today
from refnet.ui.actions import Action
from refnet.ui.context import Context
from refnet.ui.dialogs.own_benchmark import OwnBenchmarkDialog
from refnet.ui.look.theme import Choice
from refnet.ui.pages.settings.page import SettingsPage
from refnet.ui.pages.settings.reminders import Reminders


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[SettingsPage]:
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(1240, 820)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def test_one_says_who_one_is(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    said = Said(context)
    page.person.name.setEditText("Marta Lindqvist")
    click(qtbot, page.person, "This is me")
    click(qtbot, page.person, "This is me")
    assert said.toasts == ["You are Marta Lindqvist."]
    me = reps.me(context.store)
    assert me is not None
    assert page.person.name.text() == me.name == "Marta Lindqvist"
    page.person.name.setEditText(" ")
    qtbot.keyClick(page.person.name.lineEdit(), Qt.Key.Key_Return)
    assert page.person.field.wrong.text() == "Please say who this is."


def test_numbers_are_kept_at_once_or_pointed_out(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    numbers = page.numbers
    numbers.currency.setText("usd")
    numbers.currency.editingFinished.emit()
    numbers.horizon.setText("90")
    numbers.horizon.editingFinished.emit()
    numbers.horizon.editingFinished.emit()
    numbers.benchmark.choose("black_cold")
    numbers.benchmark.chosen.emit("black_cold")
    numbers.denominator.choose(Denominator.MET)
    numbers.denominator.chosen.emit(Denominator.MET)
    known = preferences.load(context.store)
    assert (known.currency, known.horizon_days) == ("USD", 90)
    assert (known.benchmark, known.denominator) == ("black_cold", Denominator.MET)
    numbers.country.setText("de")
    numbers.country.editingFinished.emit()
    numbers.country.editingFinished.emit()
    numbers.country.setText("XX")
    numbers.country.editingFinished.emit()
    assert "two letters" in numbers.country_field.wrong.text()
    numbers.currency.setText("€")
    numbers.currency.editingFinished.emit()
    assert "three letters" in numbers.currency_field.wrong.text()
    numbers.horizon.setText("0")
    numbers.horizon.editingFinished.emit()
    assert "from 1 to 3650" in numbers.horizon_field.wrong.text()


def test_own_benchmarks_are_listed_edited_and_offered(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    click(qtbot, page.numbers.own, "Add your own …")
    dialog = dialog_in(page.window(), OwnBenchmarkDialog)
    dialog.name.setText("Our target")
    dialog.rate.setText("40")
    dialog.source.setText("Board")
    accept(qtbot, dialog)
    page.refresh()
    assert page.numbers.benchmark.itemText(page.numbers.benchmark.count() - 1) == "40% Our target, own figure"
    [edit] = page.numbers.own.buttons()
    assert edit.accessibleName() == "Edit Our target"
    qtbot.mouseClick(edit, Qt.MouseButton.LeftButton)
    click(qtbot, dialog_in(page.window(), OwnBenchmarkDialog), "Remove")
    page.refresh()
    assert page.numbers.own.buttons() == []


def test_appearance_is_kept_for_this_computer(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    click(qtbot, page.appearance, "Dark")
    page.appearance.scale.chosen.emit(1.5)
    page.appearance.motion.click()
    settings = context.settings
    assert (settings.theme, settings.text_scale, settings.reduced_motion) == (Choice.DARK, 1.5, True)
    assert page.appearance.scale.value() == 1.5


def test_backups_are_made_and_listed_and_restore_is_offered(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    ran: list[str] = []
    context.actions.add(Action("restore", "Restore", lambda: ran.append("restore")))
    assert page.file.none.isVisible()
    assert str(context.store.path) == page.file.place.text()
    click(qtbot, page.file, "Back up now")
    assert page.file.backups.count() == 1
    assert "0 people, 0 introductions, 0 deals" in page.file.backups.item(0).text()
    click(qtbot, page.file, "Restore …")
    assert ran == ["restore"]
    page.set_narrow(True)


def test_the_limits_of_today_are_kept_at_once_or_pointed_out(page: SettingsPage, context: Context) -> None:
    said, promise = Said(context), page.today.numbers["promise"]
    for text in ("3", "3", "0"):
        promise.setText(text)
        promise.editingFinished.emit()
    assert said.toasts == ["The setting was kept."]
    assert today.limits.load(context.store).promise == 3
    assert "from 1 to 365" in page.today.fields["promise"].wrong.text()
    today.limits.save(context.store, a_day=20)
    assert page.today.numbers["a_day"].text() == "20"


def test_silence_is_no_answer_before_an_answer_is_asked_for(page: SettingsPage, context: Context) -> None:
    silence = page.today.numbers["silence"]
    silence.setText("7")
    silence.editingFinished.emit()
    assert page.today.fields["silence"].wrong.text() == (
        "Please give more than 7 days: only then is an answer asked for."
    )  # fmt: skip
    silence.setText("45")
    silence.editingFinished.emit()
    assert today.limits.load(context.store).silence == 45
    assert page.today.fields["silence"].wrong.text() == ""


@pytest.fixture
def reminders(context: Context, qtbot: QtBot) -> Reminders:
    made = Reminders(context, available=lambda: True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_reminds_until_it_is_chosen_and_the_time_is_kept(
    reminders: Reminders, context: Context, qtbot: QtBot
) -> None:
    assert not [box for box in (reminders.remind, reminders.names, reminders.keep) if box.isChecked()]
    assert not reminders.at.isEnabled()
    assert not reminders.none.isVisible()
    qtbot.keyClick(reminders.remind, Qt.Key.Key_Space)
    assert context.settings.flag("remind")
    assert reminders.at.isEnabled()
    reminders.at.setText("7.15")
    reminders.at.editingFinished.emit()
    assert context.settings.text("remind_at") == reminders.at.text() == "07:15"
    reminders.at.setText("soon")
    reminders.at.editingFinished.emit()
    assert reminders.wrong.text() == "Please give the time as in 8:30."
    assert context.settings.text("remind_at") == "07:15"
    for box, name in ((reminders.names, "remind_names"), (reminders.keep, "keep_in_tray")):
        qtbot.keyClick(box, Qt.Key.Key_Space)
        assert context.settings.flag(name)


def test_without_a_tray_the_choice_says_why_it_is_grey_and_what_helps(
    page: SettingsPage, context: Context, qtbot: QtBot
) -> None:
    ran: list[str] = []
    context.actions.add(
        Action("today-calendar", "Send", lambda: ran.append("sent"), "", "", "file", "", "", lambda: True)
    )
    reminders = page.today.reminders
    assert not reminders.remind.isEnabled()
    assert not reminders.keep.isEnabled()
    assert "no tray" in reminders.none.text()
    assert reminders.none.isVisible()
    qtbot.keyClick(reminders.calendar, Qt.Key.Key_Space)
    assert ran == ["sent"]


def test_a_choice_can_be_taken_back_where_there_is_no_tray_any_more(context: Context, qtbot: QtBot) -> None:
    context.settings.keep("remind", True)
    made = Reminders(context, available=lambda: False)
    qtbot.addWidget(made)
    assert made.remind.isEnabled()
    made.remind.setChecked(False)
    assert not made.remind.isEnabled()


def test_where_messages_can_be_shown_without_a_tray_reminders_are_offered_and_staying_is_not(
    context: Context, qtbot: QtBot
) -> None:
    made = Reminders(context, available=lambda: False, find=lambda: "notify-send")
    qtbot.addWidget(made)
    made.show()
    assert made.remind.isEnabled()
    assert not made.keep.isEnabled()
    assert made.none.text() == (
        "This desktop shows no tray: RefNet reminds you while its window is open, a calendar always."
    )
    assert made.calendar.isVisible()
