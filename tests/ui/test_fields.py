from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QDate, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from refnet.domain.errors import InvalidInput
from refnet.ui.look import amounts, dates, formats
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.money_field import MoneyField
from refnet.ui.widgets.forms.segmented import Segmented

TODAY = date(2026, 11, 17)  # a Tuesday
US, UK, GERMAN = (
    QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
    QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    QLocale(QLocale.Language.German, QLocale.Country.Germany),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", TODAY),
        (" Yesterday ", date(2026, 11, 16)),
        ("tomorrow", date(2026, 11, 18)),
        ("+3", date(2026, 11, 20)),
        ("-1w", date(2026, 11, 10)),
        ("fri", date(2026, 11, 13)),
        ("tuesday", date(2026, 11, 10)),
        ("12.3.", date(2026, 3, 12)),
        ("12.3.25", date(2025, 3, 12)),
        ("2026-03-12", date(2026, 3, 12)),
        ("2.1.", date(2027, 1, 2)),
        ("5 Nov", date(2026, 11, 5)),
        ("5 November 2025", date(2025, 11, 5)),
        ("17 Nov 2026", TODAY),
        ("31/12/2026", date(2026, 12, 31)),
        ("31.2.2026", None),
        ("2026-03", None),
        ("soon", None),
        ("3", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, meant: date | None) -> None:
    assert dates.parse(typed, TODAY, UK) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fri", date(2026, 11, 20)),
        ("mon", date(2026, 11, 23)),
        ("tuesday", date(2026, 11, 24)),
        ("5 Nov", date(2027, 11, 5)),
        ("17.11.", TODAY),
        ("12.3.", date(2027, 3, 12)),
        ("5 Nov 2026", date(2026, 11, 5)),
        ("-2", date(2026, 11, 15)),
        ("29.2.", None),
    ],
)
def test_a_day_for_what_is_still_to_come_lies_ahead(typed: str, meant: date | None) -> None:
    assert dates.parse(typed, TODAY, UK, ahead=True) == meant


@pytest.mark.parametrize(
    ("typed", "locale", "meant"),
    [
        ("3/12/2026", US, date(2026, 3, 12)),
        ("3/12/2026", UK, date(2026, 12, 3)),
        ("3.12.2026", US, date(2026, 12, 3)),
        ("13/2/2026", US, date(2026, 2, 13)),
        ("2/13/2026", UK, date(2026, 2, 13)),
        ("5. Dezember", GERMAN, date(2026, 12, 5)),
    ],
)
def test_the_order_of_day_and_month_follows_the_locale(typed: str, locale: QLocale, meant: date) -> None:
    assert dates.parse(typed, TODAY, locale) == meant


@given(some.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_a_day_that_is_shown_can_be_read_again(day: date) -> None:
    assert dates.parse(formats.day(day), TODAY) == day


@given(some.text(max_size=30))
def test_whatever_is_typed_is_a_day_and_an_amount_or_nothing(text: str) -> None:
    assert isinstance(dates.parse(text, TODAY), date | None)
    assert isinstance(amounts.parse(text, "EUR"), int | None)


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("38k", 38_000_00),
        ("1.2m", 1_200_000_00),
        ("12 000", 12_000_00),
        ("€12,500", 12_500_00),
        ("12.500", 12_50),
        ("1.234,50", 1_234_50),
        ("1,234.50", 1_234_50),
        ("1'234'567", 1_234_567_00),
        ("12,500,000", 12_500_000_00),
        ("0", 0),
        ("99.95 EUR", 99_95),
        ("a lot", None),
        ("", None),
        ("9" * 40, None),
    ],
)
def test_amounts_are_read_as_people_type_them(typed: str, minor: int | None) -> None:
    assert amounts.parse(typed, "EUR", UK) == minor


def test_a_point_parts_groups_where_the_locale_says_so() -> None:
    assert amounts.parse("12.500", "EUR", GERMAN) == 12_500_00
    assert amounts.parse("500", "JPY") == 500


def test_numbers_are_said_as_the_locale_writes_them() -> None:
    assert formats.number(-1432) == "−1,432"
    assert formats.money(38_000_00, "EUR") == "€38,000"
    assert formats.money(-38_000_50, "CHF") == "−CHF 38,000.50"
    assert [formats.money_short(minor, "EUR") for minor in (900_00, 428_499_00, 1_240_000_00, -2_000_00)] == [
        "€900",
        "€428k",
        "€1.2m",
        "−€2k",
    ]
    assert [formats.percent(share) for share in (0, 0.004, 0.525, 0.996, 1)] == ["0%", "<1%", "53%", ">99%", "100%"]
    assert formats.percent_range(0.394, 0.651) == "39–65%"
    assert formats.points(-0.418) == "−41.8"
    said = [formats.day_short(TODAY - timedelta(days=ago), TODAY) for ago in (0, 1, 3, 12, 700, -2)]
    assert said == ["today", "yesterday", "3 days ago", "5 Nov", "Dec 2024", "19 Nov"]


def test_a_day_can_be_typed_moved_and_taken_away(qtbot: QtBot) -> None:
    field = DateField(TODAY)
    qtbot.addWidget(field)
    assert field.value() == TODAY
    field.selectAll()
    qtbot.keyClicks(field, "yesterday")
    assert field.checked("made_on") == date(2026, 11, 16)
    assert field.text() == "16 Nov 2026"
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == TODAY
    with qtbot.waitSignal(field.changed):
        field.clear()
        field.editingFinished.emit()
    assert field.optional("made_on") is None
    with pytest.raises(InvalidInput) as caught:
        field.checked("made_on")
    assert caught.value.field == "made_on"
    field.setText("soon")
    with pytest.raises(InvalidInput):
        field.optional("made_on")
    assert field.text() == "soon"
    assert DateField(TODAY, empty=True).value() is None


def test_a_day_can_be_picked_from_the_calendar(qtbot: QtBot) -> None:
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    calendar.clicked.emit(QDate(2026, 11, 20))
    assert field.value() == date(2026, 11, 20)
    assert not calendar.isVisible()


def test_an_amount_is_written_out_when_the_field_is_left(qtbot: QtBot) -> None:
    field = MoneyField("EUR")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "38k")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.value(), field.currency()) == ("€38,000", 38_000_00, "EUR")
    field.set_value(5_000, "JPY")
    assert (field.text(), field.checked("amount")) == ("¥5,000", 5_000)
    field.set_value(None)
    assert field.checked("amount") is None
    field.setText("a lot")
    field.editingFinished.emit()
    with pytest.raises(InvalidInput):
        field.checked("amount")


def test_a_choice_holds_any_value_and_a_wheel_does_not_move_it(qtbot: QtBot) -> None:
    box = ChoiceBox([(date(2026, 1, 1), "New year"), (None, "Never")], "When")
    qtbot.addWidget(box)
    box.choose(None)
    assert box.value() is None
    assert box.currentText() == "Never"
    box.choose("unknown")
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert box.currentText() == "Never"
    with qtbot.waitSignal(box.chosen) as told:
        qtbot.keyClick(box, Qt.Key.Key_Up)
    assert told.args[0] == date(2026, 1, 1)
    box.set_options([(1, "One")])
    assert box.value() == 1
    box.grab()


def test_segments_are_chosen_by_mouse_and_arrows(qtbot: QtBot) -> None:
    segments = Segmented([(1, "One", "plus"), (2, "Two", ""), (3, "Three", "")], "Number")
    qtbot.addWidget(segments)
    segments.show()
    two = next(button for button in segments.children() if getattr(button, "text", str)() == "Two")
    with qtbot.waitSignal(segments.chosen) as told:
        qtbot.mouseClick(two, Qt.MouseButton.LeftButton)
    assert told.args == [2]
    with qtbot.waitSignal(segments.chosen) as told:
        qtbot.keyClick(two, Qt.Key.Key_Right)
    assert (told.args, segments.value()) == ([3], 3)
    segments.set_text(3, "Three (4)")
    segments.choose(1)
    qtbot.keyClick(segments, Qt.Key.Key_A)
    assert segments.value() == 1
    assert Segmented([(1, "Only", "")], "Number", stretch=False).value() == 1
