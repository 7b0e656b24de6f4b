from datetime import date

from refnet.domain.funnel.comparison import DiagnosisQuery, Leads
from refnet.services import deals, insights, sample


def test_the_diagnosis_rests_on_the_deals_of_the_file(store):
    sample.fill(store, seed=1, today=date(2026, 6, 1))
    found = insights.diagnosis(store, DiagnosisQuery(), date(2026, 6, 1))
    behind = deals.rows(store, found.ids("theirs-4"))
    assert len(behind) == found.gap.reference.counted[4]
    assert {row.source.value for row in behind} == {"referral"}


def test_a_file_without_deals_is_an_empty_diagnosis(store):
    assert insights.diagnosis(store, DiagnosisQuery(Leads.ALL), date(2026, 6, 1)).is_empty


def test_the_comparisons_asked_for_last_are_kept_and_older_ones_are_not(file_store):
    day = date(2026, 6, 1)
    queries = [DiagnosisQuery(since=date(2020, 1, number)) for number in range(1, 11)]
    found = [insights.diagnosis(file_store, query, day) for query in queries]
    assert insights.diagnosis(file_store, queries[-1], day) is found[-1]
    assert insights.diagnosis(file_store, queries[0], day) is not found[0]
