import pytest
from PySide6.QtWidgets import QWidget
from world import world

from refnet.domain.kinds import Denominator
from refnet.domain.own_benchmarks import BenchmarkDraft, key_of
from refnet.services import benchmarks, preferences
from refnet.ui.pages.conversion.page import ConversionPage


@pytest.fixture
def page(context, qtbot):
    world(context.store, " ".join(f"Ann>P{n}:{'won' if n < 6 else 'lost'}" for n in range(11)))
    key = benchmarks.add(context.store, BenchmarkDraft("Our target", 0.4, "Board"))
    preferences.save(context.store, benchmark=key_of(key))
    made = ConversionPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def test_ones_own_benchmark_is_offered_and_the_one_of_the_settings_is_chosen(page):
    box = page.bar.benchmark
    assert box.itemText(box.count() - 2) == "40% Our target (your own)"
    assert box.currentText() == "40% Our target (your own)"
    assert page.shown.report.benchmark.label == "40% Our target"


def test_ones_own_benchmark_is_greyed_where_its_unit_differs(page):
    page.bar.rate.choose(Denominator.MET)
    page.bar.rate.chosen.emit(Denominator.MET)
    item = page.bar.benchmark.model().item(page.bar.benchmark.count() - 2)
    assert not item.isEnabled()
    assert "it measures introductions that became clients" in item.toolTip()


def test_what_the_user_chose_stays_when_a_benchmark_is_added(page, context):
    box: QWidget = page.bar.benchmark
    box.choose("black_cold")
    box.chosen.emit("black_cold")
    benchmarks.add(context.store, BenchmarkDraft("Last year", 0.3, "Our file"))
    page.refresh()
    assert box.value() == "black_cold"
    assert box.itemText(box.count() - 3) == "30% Last year (your own)"
