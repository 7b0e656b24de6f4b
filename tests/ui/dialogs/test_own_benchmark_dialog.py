import pytest
from acting import Said, accept, click, opened, wrong
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from refnet.domain.benchmarks import Side
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Denominator
from refnet.domain.own_benchmarks import BenchmarkDraft
from refnet.services import benchmarks
from refnet.ui.context import Context
from refnet.ui.dialogs.own_benchmark import OwnBenchmarkDialog, parsed_rate


@pytest.mark.parametrize(
    ("typed", "rate"), [("50", 0.5), ("50 %", 0.5), ("3,63%", 0.0363), (" 0.5 ", 0.005), ("0", 0), ("100%", 1)]
)
def test_a_rate_is_typed_as_percent(typed: str, rate: float) -> None:
    assert parsed_rate(typed) == rate


@pytest.mark.parametrize("typed", ["", "half", "101", "-1", "nan", "1e9"])
def test_what_is_no_rate_is_pointed_out(typed: str) -> None:
    with pytest.raises(InvalidInput) as told:
        parsed_rate(typed)
    assert told.value.field == "rate"


def test_a_benchmark_is_added_by_keys_and_says_what_it_means(context: Context, qtbot: QtBot) -> None:
    said = Said(context)
    dialog = OwnBenchmarkDialog(context)
    opened(qtbot, dialog)
    assert dialog.name.hasFocus()
    qtbot.keyClicks(dialog.name, "Our target")
    qtbot.keyClicks(dialog.rate, "12,5")
    click(qtbot, dialog.side, "Cold")
    dialog.denominator.setFocus()
    qtbot.keyClick(dialog.denominator, Qt.Key.Key_Down)
    assert dialog.denominator.value() is Denominator.MET
    accept(qtbot, dialog)
    assert list(wrong(dialog)) == ["source"]
    qtbot.keyClicks(dialog.source, "Board, January")
    accept(qtbot, dialog)
    expected = BenchmarkDraft("Our target", 0.125, "Board, January", Denominator.MET, Side.COLD)
    assert [row.draft for row in benchmarks.own(context.store)] == [expected]
    assert said.toasts == ["The benchmark was added."]


def test_the_meaning_follows_what_is_chosen(context: Context, qtbot: QtBot) -> None:
    dialog = OwnBenchmarkDialog(context)
    opened(qtbot, dialog)
    assert "introductions that became clients" in dialog.meaning.text()
    click(qtbot, dialog.side, "Any source")
    assert "leads of any source that became clients" in dialog.meaning.text()


def test_a_benchmark_is_edited_and_removed(context: Context, qtbot: QtBot) -> None:
    said = Said(context)
    benchmarks.add(context.store, BenchmarkDraft("Our target", 0.0363, "Board", note="guess"))
    dialog = OwnBenchmarkDialog(context, benchmarks.own(context.store)[0])
    opened(qtbot, dialog)
    assert (dialog.rate.text(), dialog.note.text()) == ("3.63 %", "guess")
    dialog.rate.setText("4")
    accept(qtbot, dialog)
    assert benchmarks.own(context.store)[0].draft.rate == 0.04
    again = OwnBenchmarkDialog(context, benchmarks.own(context.store)[0])
    opened(qtbot, again)
    click(qtbot, again, "Remove")
    assert benchmarks.own(context.store) == []
    assert said.toasts == ["The benchmark was changed.", "The benchmark was removed."]
