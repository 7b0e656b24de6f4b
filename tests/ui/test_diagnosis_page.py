"""The diagnosis page: the verdict, where the gap lies, what goes with winning, six answers, and how wrong it could be."""

from datetime import date, timedelta

import pytest
from acting import opened as opened_form
from PySide6.QtGui import QGuiApplication, QStandardItemModel
from PySide6.QtWidgets import QLabel
from world import world

from refnet.domain.drafts import ClosingDraft, DealDraft, PersonDraft
from refnet.domain.funnel import effect_words
from refnet.domain.funnel.comparison import Against, Leads
from refnet.domain.funnel.doings import Doing
from refnet.domain.funnel.profile import ILLUSTRATION, Profile
from refnet.domain.funnel.questions import Standing
from refnet.domain.kinds import Outcome, Source, Stage
from refnet.services import deals, reps, sample, targets
from refnet.ui.dialogs.report import ReportDialog
from refnet.ui.dialogs.set_targets import TargetsDialog
from refnet.ui.look import theme
from refnet.ui.pages.diagnosis import words
from refnet.ui.pages.diagnosis.page import DiagnosisPage

LONG_AGO = date(2024, 2, 5)


def cold_leads(store, ends, *, rep="Rae Rep", start=LONG_AGO):
    """Log one cold lead a day; `w` is won, `l` lost before any contact, `p` lost after a proposal."""
    rep_id = reps.become(store, rep)
    for day, end in enumerate(ends):
        on = start + timedelta(days=day)
        key = deals.open_deal(store, DealDraft(PersonDraft(f"{rep} {day}"), rep_id, on, source=Source.COLD))
        if end == "p":
            deals.move(store, key, Stage.PROPOSED, on + timedelta(days=2))
        outcome = Outcome.WON if end == "w" else Outcome.LOST
        deals.close(store, key, ClosingDraft(outcome, on + timedelta(days=5)))


def opened(context, qtbot, width=1300):
    page = DiagnosisPage(context)
    qtbot.addWidget(page)
    page.resize(width, 900)
    page.show()
    told_in_full(page, qtbot)
    return page


def told_in_full(page, qtbot):
    """Wait for the answers and doubts, which follow the charts."""
    qtbot.waitUntil(lambda: not page._pause.isActive())


@pytest.fixture
def page(context, qtbot):
    """Show 20 referrals, half of them won, and 60 cold leads of which 49 are lost at once."""
    world(context.store, " ".join(f"Ann>P{n}:{'won' if n < 10 else 'lost'}" for n in range(20)))
    cold_leads(context.store, "l" * 49 + "w" * 9 + "p" * 2)
    return opened(context, qtbot)


@pytest.fixture
def sampled(context, qtbot):
    sample.fill(context.store, seed=1, today=context.today())
    return opened(context, qtbot)


def heard(context):
    """Return the list of what the page of deals was asked to show, filled as it happens."""
    asked = []
    context.ids_wanted.connect(lambda _page, only: asked.append((only.name, len(only.ids))))
    return asked


def link(lines, text):
    return next(
        each for row in lines.lines if row.isVisibleTo(lines) for each in row.links if each.text().startswith(text)
    )


def said(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.text()]


def test_the_verdict_comes_first_with_its_ranges_and_chances(page):
    assert page.verdict.title.text() == "The gap lies before the proposal."
    assert page.verdict.text.text().startswith("By multiplying the steps, 15.0% of cold leads become clients (9 of 60")
    assert page.verdict.chances.text().startswith("Chance that cold leads lose more before the proposal")
    assert page.verdict.early.number.text().startswith("−")
    assert page.verdict.early.what.text().startswith("points before the proposal\n(−")
    assert page.subtitle == "Is it really closing?"


def test_charts_are_drawn_and_described_by_their_sentence(page, qtbot):
    for card in (page.gap, page.funnel):
        qtbot.waitUntil(lambda card=card: card.chart.is_drawn)
        assert card.chart.accessibleDescription() == card.sentence.text()
    assert page.gap.sentence.text().startswith("The step that costs most is Lead → contacted: 18% (11 of 60) against")
    assert page.funnel.sentence.text().startswith("Of 100 cold leads, about 18 come to a meeting")


def test_the_table_says_what_the_chart_says(page):
    rows = page.gap.model
    texts = [[rows.data(rows.index(row, column)) for column in range(4)] for row in range(rows.rowCount())]
    assert texts[0] == ["Lead → contacted", "11 of 60", "18%", "11–30%"]
    assert len(texts) == 5


def test_every_figure_opens_the_deals_behind_it(page, context, qtbot):
    asked = heard(context)
    page.gap.picked.emit("ours-0-lost")
    page.gap.picked.emit("theirs-0")
    page.funnel.picked.emit("ours-0-on")
    link(page.verdict.sides, "Show the 60 cold leads").click()
    link(page.answers, "Show the 80 deals").click()
    page.open_behind("ours-4-lost-nothing")
    assert asked == [
        ("Cold leads: did not go on, Lead → contacted", 49),
        ("Introductions: counted at Lead → contacted", 20),
        ("Cold leads: went on, Lead → contacted", 11),
        ("Cold leads", 60),
        ("Question 1: the deals it rests on", 80),
    ]


def test_the_table_opens_deals_by_key_too(page, context):
    asked = heard(context)
    page.gap.table.opened.emit(page.gap.model.row(0))
    page.funnel.table.opened.emit(page.funnel.model.row(5))
    assert [count for _name, count in asked] == [49, 9]


def test_what_is_not_recorded_says_where_to_start(page, context):
    told = said(page.answers)
    assert "Not recorded" not in told
    assert told.count("Nothing is noted about a first meeting yet.") == 4
    ran = []
    context.run = ran.append
    link(page.answers, "Start recording: log a meeting").click()
    link(page.unrecorded, "Start recording: log a meeting").click()
    assert ran == ["log-meeting"] * 2
    assert [each for each in said(page.unrecorded) if each != "•"] == [effect_words.at_first_meetings()]


def test_too_few_leads_lead_to_what_to_record(context, qtbot):
    cold_leads(context.store, "wl")
    page = opened(context, qtbot)
    assert page.verdict.title.text() == "Too few leads yet to tell where they are lost."
    assert page.verdict.early.isHidden()
    assert page.gap.sentence.text() == "Too few leads yet to compare; these are the counts."
    assert page.funnel.sentence.text() == "Too few leads yet for shares; the counts are below."
    ran = []
    context.run = ran.append
    link(page.verdict.sides, "Log introduction").click()
    link(page.verdict.sides, "Log cold lead").click()
    assert ran == ["log-introduction", "log-cold-lead"]


def test_no_deals_show_how_to_begin(context, qtbot):
    page = opened(context, qtbot)
    assert page._stack.currentWidget() is page.empty
    assert "Is it really closing?" in said(page.empty)
    assert set(page.deeds()) == {"report"}


def test_a_choice_without_leads_says_so_and_takes_it_back(page):
    page.bar.period.setCurrentIndex(1)
    page.bar.period.chosen.emit(page.bar.period.value())
    page.bar.choose(Leads.COLD, Against.BEFORE)
    assert "No such lead began in this period with this rep. Choose another above." in said(page.empty)
    page.bar.show_everything()
    assert page._stack.currentIndex() == 0
    assert not page.bar.is_narrowed
    assert set(page.deeds()) == {"report", "export-shown"}


def test_leads_of_a_kind_that_are_not_there_say_so(context, qtbot):
    cold_leads(context.store, "wl")
    page = opened(context, qtbot)
    page.bar.choose(Leads.REFERRAL, Against.TARGETS)
    assert "There are no leads of this kind yet. Choose others above." in said(page.empty)


def test_comparisons_that_make_no_sense_are_greyed_with_the_reason(page):
    model = page.bar.against.model()
    assert isinstance(model, QStandardItemModel)
    assert [model.item(place).isEnabled() for place in range(4)] == [True, False, False, True]
    assert model.item(1).toolTip() == "Choose one of us first, to compare with the others."
    page.bar.leads.choose(Leads.REFERRAL)
    page.bar.leads.chosen.emit(Leads.REFERRAL)
    assert page.bar.against.value() is Against.TARGETS
    assert not page.bar.targets.isHidden()


def test_one_of_us_is_compared_with_the_others(page, context):
    cold_leads(context.store, "w" * 10 + "l" * 10, rep="Bea Bee", start=LONG_AGO + timedelta(days=90))
    page.refresh()
    page.bar.rep.setCurrentIndex(1)
    page.bar.choose(Leads.COLD, Against.TEAM)
    assert page.found.sides.ours == "cold leads of Bea Bee"
    assert page.verdict.title.text() == "There is no gap: more become clients."


def test_targets_can_be_set_and_taken_back(page, context, qtbot):
    page.bar.choose(Leads.COLD, Against.TARGETS)
    assert "Targets" not in page.verdict.text.text()
    dialog = opened_form(qtbot, TargetsDialog(context, ILLUSTRATION, page))
    assert dialog.total.text() == "Together: 50.0% of leads become clients."
    dialog.shares[0].setText("ninety")
    assert dialog.total.text() == ""
    dialog.verb.click()
    assert dialog.fields["target-0"].wrong.text() == "Please give a percentage, such as 85."
    dialog.shares[0].setText("40 %")
    dialog.verb.click()
    assert targets.load(context.store) == Profile((0.4, 0.85, 0.8, 0.92, 0.841))
    assert "your targets come to 21.0%" in page.verdict.text.text()
    again = opened_form(qtbot, TargetsDialog(context, targets.load(context.store), page))
    again._take_illustration()
    again.verb.click()
    assert targets.load(context.store) is ILLUSTRATION


def test_the_link_beside_the_switches_opens_the_form(page):
    page.bar.choose(Leads.COLD, Against.TARGETS)
    page.bar.targets.click()
    dialog = page.findChild(TargetsDialog)
    assert dialog is not None
    dialog.close()


def test_the_report_is_of_what_is_shown(page):
    page.deeds()["report"]()
    dialog = page.findChild(ReportDialog)
    assert len(dialog.previews) >= 2
    dialog.close()


def test_cards_are_copied_as_text(page, context):
    clipboard = QGuiApplication.clipboard()
    page.verdict.copy.click()
    assert clipboard.text().startswith(page.verdict.title.text())
    page.questions.copy.click()
    assert clipboard.text().startswith("1 How did the leads come about? 60 of 80 (75%) cold, 20 introduced by 1 ally.")
    page.doubts.copy.click()
    assert "it is a comparison, not a proof." in clipboard.text()


def test_how_it_is_computed_has_the_numbers_filled_in(page):
    for card, number in (
        (page.verdict, "11/60 × 11/11 × 11/11 × 11/11 × 9/11 = 15.0%"),
        (page.funnel, "11 of 60 against 10 of 20"),
    ):
        card.how.link.click()
        assert number in said(card.how)
    page.gap.how.link.click()
    assert any(each.startswith("A lead counts at a step") for each in said(page.gap.how))


def test_cards_stand_below_each_other_in_a_narrow_window(page, qtbot):
    page.resize(900, 900)
    page.set_narrow(True)
    assert (
        page.gap.mapTo(page, page.gap.rect().topLeft()).x()
        == page.questions.mapTo(page, page.questions.rect().topLeft()).x()
    )
    page.set_narrow(False)
    page.resize(1300, 900)
    qtbot.waitUntil(
        lambda: page.questions.mapTo(page, page.questions.rect().topLeft()).x() > page.gap.geometry().right() / 2
    )


def test_the_sample_compares_what_was_done_with_what_was_not(sampled, qtbot, context):
    qtbot.waitUntil(lambda: sampled.factors.chart.is_drawn)
    assert sampled.factors.model.rowCount() == 6
    assert not [row for row in sampled.unrecorded.lines if row.isVisibleTo(sampled.unrecorded)]
    asked = heard(context)
    assert "preparation-done" in {each.key for each in sampled.factors.chart.sheet.hits}
    sampled.factors.picked.emit("preparation-done")
    row = sampled.factors.model.row(0)
    sampled.factors.table.opened.emit(row)
    assert asked[0] == asked[1]
    assert asked[0][0] == "Preparation: Prepared"
    theme.watch.changed.emit()


def test_steps_that_are_zero_and_groups_without_counts_are_told(context, qtbot):
    world(context.store, " ".join(f"Ann>P{n}:lost" for n in range(12)))
    cold_leads(context.store, "l" * 12)
    page = opened(context, qtbot)
    assert page.gap.sentence.text() == "No single step costs points beyond chance."
    assert page.factors.sentence.text() == "Nothing is recorded yet that could be compared."
    page.gap.how.link.click()
    assert any("Shapley" in each for each in said(page.gap.how))


@pytest.mark.parametrize("standing", Standing)
def test_every_answer_has_a_chip_with_a_word_and_an_icon(standing):
    assert words.chip(standing).text
    assert words.chip(standing).icon


@pytest.mark.parametrize("key", ["waiting", "undated", "unknown", "names", "rescued", "question-3-lacking", "ours-2"])
def test_every_set_of_deals_has_a_name(page, key):
    assert words.behind(page.found, key)
    for doing in Doing:
        for end in ("done", "not", "lacking"):
            assert words.behind(page.found, f"{doing}-{end}").startswith(words.title(doing))
