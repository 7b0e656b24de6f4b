from datetime import date
from uuid import uuid4

import pytest

from refnet.domain import benchmarks as published
from refnet.domain.benchmarks import BenchmarkKind, Side
from refnet.domain.errors import Conflict, InvalidInput, RefNetError
from refnet.domain.kinds import Denominator
from refnet.domain.own_benchmarks import BenchmarkDraft, key_of, unit
from refnet.services import benchmarks, insights, preferences

TARGET = BenchmarkDraft("Our target", 0.0425, "Board, January 2026", Denominator.MET, Side.COLD, "for the year")


def test_ones_own_benchmark_stands_behind_the_published_ones_in_their_shape(store):
    key = benchmarks.add(store, TARGET)
    *others, mine = benchmarks.offered(store)
    assert tuple(others) == benchmarks.published()
    assert (mine.key, mine.rate, mine.label) == (key_of(key), 0.0425, "4.25% Our target")
    assert (mine.kind, mine.side, mine.denominator) == (BenchmarkKind.OWN, Side.COLD, Denominator.MET)
    assert (mine.source, mine.note) == ("Board, January 2026", "for the year")
    assert published.find(benchmarks.offered(store), mine.key) == mine


def test_the_rules_of_published_units_hold_for_ones_own(store):
    benchmarks.add(store, TARGET)
    mine = benchmarks.offered(store)[-1]
    assert mine.refusal(Denominator.MET) == ""
    said = (
        "The benchmark “4.25% Our target” is not shown: it measures cold leads with a meeting held that became clients."
    )
    assert mine.refusal(Denominator.ALL) == said


def test_every_unit_is_told_in_words():
    told = {unit(side, denominator) for side in Side for denominator in Denominator}
    assert len(told) == len(Side) * len(Denominator)
    assert unit(Side.REFERRAL, Denominator.ALL) == "introductions that became clients"


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("name", {"name": "  "}),
        ("name", {"name": "x" * 61}),
        ("rate", {"rate": 1.01}),
        ("rate", {"rate": -0.01}),
        ("source", {"source": " "}),
    ],
)
def test_a_benchmark_that_cannot_be_right_is_pointed_out(file_store, field, changed):
    whole = {"name": "Our target", "rate": 0.5, "source": "Board"}
    with pytest.raises(InvalidInput) as told:
        benchmarks.add(file_store, BenchmarkDraft(**(whole | changed)))
    assert told.value.field == field
    assert benchmarks.own(file_store) == []


def test_a_benchmark_is_changed_and_each_change_can_be_undone(store):
    key = benchmarks.add(store, TARGET)
    [row] = benchmarks.own(store)
    assert row.draft == TARGET
    benchmarks.change(store, key, row.version, BenchmarkDraft(" Our \n aim ", 0.5, "Board"))
    assert benchmarks.own(store)[0].draft == BenchmarkDraft("Our aim", 0.5, "Board")
    with pytest.raises(Conflict):
        benchmarks.change(store, key, row.version, TARGET)
    assert store.undo_label() == "Change benchmark"
    store.undo()
    assert benchmarks.own(store)[0].draft == TARGET
    store.undo()
    assert benchmarks.own(store) == []


def test_two_benchmarks_do_not_have_one_name(store):
    benchmarks.add(store, TARGET)
    other = benchmarks.add(store, BenchmarkDraft("Last year", 0.3, "Our file"))
    with pytest.raises(InvalidInput, match="of this name already"):
        benchmarks.add(store, TARGET)
    with pytest.raises(InvalidInput, match="of this name already"):
        benchmarks.change(store, other, 1, TARGET)
    benchmarks.change(store, other, 1, BenchmarkDraft("Last year", 0.31, "Our file"))
    assert [row.draft.name for row in benchmarks.own(store)] == ["Last year", "Our target"]


def test_the_usual_benchmark_takes_the_place_of_one_removed_until_that_is_undone(store):
    key = benchmarks.add(store, TARGET)
    preferences.save(store, benchmark=key_of(key))
    benchmarks.remove(store, key)
    assert preferences.load(store).benchmark == published.DEFAULT
    store.undo()
    assert preferences.load(store).benchmark == key_of(key)
    assert len(benchmarks.own(store)) == 1


def test_removing_one_benchmark_leaves_the_choice_of_another(store):
    preferences.save(store, benchmark="black_cold")
    benchmarks.remove(store, benchmarks.add(store, TARGET))
    assert preferences.load(store).benchmark == "black_cold"
    with pytest.raises(RefNetError, match="removed meanwhile"):
        benchmarks.remove(store, uuid4())


def test_a_report_stands_beside_ones_own_benchmark_and_says_where_it_does_not_fit(store):
    key = key_of(benchmarks.add(store, BenchmarkDraft("Our target", 0.4, "Board")))
    found = insights.conversion(store, insights.ConversionQuery(benchmark=key), date(2026, 3, 1))
    assert (found.benchmark.label, found.as_json()["benchmark"]["rate"]) == ("40% Our target", 0.4)
    with pytest.raises(InvalidInput, match="no benchmark called own_0"):
        insights.conversion(store, insights.ConversionQuery(benchmark="own_0"), date(2026, 3, 1))
