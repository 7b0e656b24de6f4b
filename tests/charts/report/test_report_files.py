"""The report for Monday: the same figures as on the screen and in JSON, in a PDF and in one HTML file."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from refnet.charts.report.content import Report, Table, Text
from refnet.charts.report.gathering import for_conversion, for_diagnosis, gather
from refnet.charts.report.html import write_html
from refnet.charts.report.monday import About
from refnet.charts.report.pages import pages
from refnet.charts.report.writing import write_report
from refnet.domain.errors import Cancelled, InvalidInput, RefNetError
from refnet.domain.funnel.as_json import as_json
from refnet.domain.funnel.comparison import Against, DiagnosisQuery, Leads
from refnet.domain.funnel.effect_words import alike_cell, verdict_cell
from refnet.domain.funnel.numbers import signed, signed_range
from refnet.domain.kinds import Denominator
from refnet.domain.rates.conversion import Grouping
from refnet.services import insights, reps, sample
from refnet.services.insights import ConversionQuery
from refnet.store.database import Store

TODAY = date(2026, 6, 1)
MARKUP = "<script>alert('Ann & Ben')</script>"


@pytest.fixture(scope="module")
def filled(tmp_path_factory, migrated_file):
    store = Store.open(tmp_path_factory.mktemp("report") / "sample.db")
    sample.fill(store, seed=1, today=TODAY)
    yield store
    store.close(backup=False)


@pytest.fixture
def report(filled):
    query = ConversionQuery()
    return gather(filled, query, for_conversion(query), TODAY)


def told(report):
    return [text for sheet in pages(report) for text in sheet.all_words()]


def counts(shape):
    return f"{shape['successes']:,} of {shape['n']:,}"


def test_conversion_on_paper_is_that_of_the_json(report, filled):
    shape = insights.conversion(filled, ConversionQuery(by=Grouping.REP), TODAY).as_json()
    words = told(report)
    for group in (shape, *shape["rows"].values()):
        for source in ("referral", "cold"):
            assert counts(group["sources"][source]) in words
    assert set(shape["rows"]) <= set(words)
    text = " ".join(words)
    assert all(word in text for word in " ".join(shape["sentences"].values()).split())


def test_the_diagnosis_on_paper_is_that_of_the_json(report, filled):
    found = insights.diagnosis(filled, DiagnosisQuery(), TODAY)
    words = told(report)
    text = " ".join(words)
    assert found.title in text
    for step in range(5):
        assert f"{found.gap.ours.advanced[step]:,} of {found.gap.ours.counted[step]:,}" in words
        assert signed(found.gap.steps[step].value) in words
        assert signed_range(found.gap.steps[step]) in words
    for each in found.factors:
        assert f"{each.effect.done.won:,} of {each.effect.done.n:,}" in words
        assert f"like deals {alike_cell(each.effect)}; {verdict_cell(each.effect)}" in words
    assert as_json(found)
    assert all(each.question.split()[0] in text for each in found.answers)


def test_it_has_two_pages_and_says_what_it_is_about(report):
    found = pages(report)
    assert len(found) == 2
    assert "Page 2 of 2" in found[1].all_words()
    assert "Made on 1 Jun 2026 from sample.db · All time · Whole team" in found[1].all_words()
    for heading in ("Funnel", "Data quality", "What the words mean", "What goes with winning", "Six questions"):
        assert heading in told(report)


def test_one_rep_and_a_period(filled):
    marta = next(row for row in reps.all(filled) if row.name == "Marta Lindqvist")
    comparison = DiagnosisQuery(Leads.ALL, Against.TEAM, rep=marta.id, since=date(2025, 1, 1), until=date(2026, 3, 31))
    report = gather(filled, for_diagnosis(comparison, ConversionQuery()), comparison, TODAY)
    assert dict(report.about)["Who"] == "Marta Lindqvist"
    assert dict(report.about)["Deals that began"] == "1 Jan 2025 – 31 Mar 2026"
    assert any("compared with" in text for text in told(report))


def test_what_narrows_the_first_page_alone_is_said(filled):
    query = ConversionQuery(segment="Nowhere", currency="EUR")
    about = dict(gather(filled, query, for_conversion(query), TODAY).about)
    assert (about["Segment"], about["Currency"]) == ("Nowhere (first page only)", "EUR (first page only)")


def test_against_targets_there_is_one_funnel(filled):
    comparison = DiagnosisQuery(Leads.REFERRAL, Against.TARGETS)
    report = gather(filled, ConversionQuery(), comparison, TODAY)
    assert "95%" in told(report)


def test_periods_in_words():
    about = About(None, None, "Whole team", "refnet.db", TODAY)
    assert about.period == "All time"
    assert replace(about, since=TODAY).period == "Since 1 Jun 2026"
    assert replace(about, until=TODAY).period == "Until 1 Jun 2026"


def test_a_file_without_deals_says_so(file_store):
    query = ConversionQuery()
    report = gather(file_store, query, for_conversion(query), TODAY)
    assert len(pages(report)) == 1
    assert any("There are no deals yet" in text for text in told(report))


def test_a_pdf_has_words_and_our_font(report, tmp_path):
    write_report(report, tmp_path / "monday.pdf")
    document = (tmp_path / "monday.pdf").read_bytes()
    assert document.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", document)) == 2
    assert b"Inter-Regular" in document
    assert b"/Image" not in document.replace(b"/ImageB", b"").replace(b"/ImageC", b"").replace(b"/ImageI", b"")


def test_the_page_in_html_loads_nothing_and_has_every_table(report, tmp_path):
    write_report(report, tmp_path / "monday.html")
    page = (tmp_path / "monday.html").read_text(encoding="utf-8")
    assert re.findall(r"(?:src|href)=", page) == []
    assert "default-src 'none'" in page
    tables = [part for part in report.parts if isinstance(part, Table)]
    assert page.count("<table") == page.count("<caption>") >= len(tables) + 4
    assert page.count("<svg") == page.count("<title>") - 1 == 4


def test_what_people_wrote_is_escaped(tmp_path):
    parts = (Text(MARKUP), Table(MARKUP, ("Who",), ((MARKUP,),)))
    write_html(Report(MARKUP, ((MARKUP, MARKUP),), parts, MARKUP), tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")

    seen = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag, attrs):
            seen.add(tag)

    Tags().feed(page)
    assert "script" not in seen
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("suffix", ["pdf", "html"])
def test_progress_is_told_and_writing_can_be_stopped(report, tmp_path, suffix):
    steps = []
    write_report(report, tmp_path / f"whole.{suffix}", lambda done, total: steps.append((done, total)))
    assert steps[0][0] == 0
    assert steps[-1][0] == steps[-1][1]

    def stop(done, _total):
        if done:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        write_report(report, tmp_path / f"part.{suffix}", stop)
    assert [file.name for file in tmp_path.iterdir()] == [f"whole.{suffix}"]


def test_another_kind_of_file_is_refused(report, tmp_path):
    with pytest.raises(InvalidInput, match=r"must end in \.pdf or \.html"):
        write_report(report, tmp_path / "monday.doc")
    with pytest.raises(RefNetError, match="does not exist"):
        write_report(report, tmp_path / "nowhere" / "monday.pdf")


def test_many_reps_with_long_names_are_told_by_a_table(file_store):
    from refnet.domain.drafts import DealDraft, PersonDraft
    from refnet.services import deals

    names = [f"Maximiliane von und zu Habsburg-Lothringen {number}" for number in range(9)]
    for name in names:
        rep = reps.become(file_store, name)
        deals.open_deal(file_store, DealDraft(PersonDraft(f"P {name}"), rep, date(2026, 1, 5)))
    query = ConversionQuery()
    words = told(gather(file_store, query, for_conversion(query), TODAY))
    assert set(names) <= set(words)
    assert "On the pages after these two: By rep." in words
    assert words.index("By rep") > words.index("How wrong could this be?")


def test_the_rate_is_explained_by_its_denominator(filled):
    def explained(denominator):
        query = ConversionQuery(denominator=denominator, benchmark="black_intro")
        return " ".join(told(gather(filled, query, for_conversion(query), TODAY)))

    assert "Won / (won + lost), of the deals that ended" in explained(Denominator.CLOSED)
    assert "The share of meetings held that become clients within 180 days." in explained(Denominator.MET)
