"""`report diagnosis`: where leads are lost, what winning goes with, six answers, and how wrong it could be."""

from argparse import Namespace
from datetime import date

from refnet.cli.failing import BadUsage
from refnet.cli.opening import opened
from refnet.cli.output import print_json, print_table
from refnet.cli.queries import rep_named
from refnet.domain.errors import InvalidInput
from refnet.domain.funnel import effect_words
from refnet.domain.funnel.as_json import as_json
from refnet.domain.funnel.comparison import Against, DiagnosisQuery, Leads
from refnet.domain.funnel.gap_words import gap_cell, side_cell, step_name
from refnet.domain.funnel.profile import Profile
from refnet.domain.funnel.report import Diagnosis
from refnet.domain.funnel.stages import STEPS
from refnet.i18n import _
from refnet.services import insights, preferences, targets
from refnet.store.database import Store


def report_diagnosis(options: Namespace, today: date) -> None:
    """Print the diagnosis of a comparison."""
    with opened(options) as store:
        found = insights.diagnosis(store, diagnosis_query(store, options), today)
    if options.json:
        print_json(as_json(found))
    elif found.is_empty:
        print(_("There are no deals yet, so there is nothing to compare."))
    else:
        _print(found)


def diagnosis_query(store: Store, options: Namespace) -> DiagnosisQuery:
    """Return what to compare; BadUsage says why a comparison that was asked for makes no sense."""
    query = DiagnosisQuery(
        leads=Leads(options.leads or Leads.COLD),
        against=Against(options.against or Against.REFERRALS),
        rep=rep_named(store, options.rep),
        since=options.since,
        until=options.until,
        targets=_targets(store, options.targets),
        patience_days=preferences.load(store).horizon_days,
    )
    if options.against is not None and query.against in query.refusals():
        raise BadUsage(_refusal(query))
    return query


def _refusal(query: DiagnosisQuery) -> str:
    return {
        "leads": _("Only cold leads can be compared with referrals. Take --leads cold."),
        "rep": _("To compare with the team, name one of us with --rep."),
        "period": _("To compare with the period before, begin this one with --since."),
    }[query.refusals()[query.against]]


def _targets(store: Store, text: str | None) -> Profile:
    if text is None:
        return targets.load(store)
    try:
        profile = Profile(tuple(float(part) / 100 for part in text.split(",")))
        profile.check()
    except InvalidInput as error:
        raise BadUsage(str(error)) from error
    except ValueError as error:
        raise BadUsage(_("Targets are five percentages with commas between them, such as 95,85,80,92,84.")) from error
    return profile


def _print(found: Diagnosis) -> None:
    print(found.title)
    print(found.text)
    print()
    heads = (_("step"), found.sides.ours, found.sides.theirs, _("points of the gap, with range"))
    rows = [
        (
            step_name(step),
            side_cell(found.gap.ours, step),
            side_cell(found.gap.reference, step),
            gap_cell(found.gap, step),
        )
        for step in range(STEPS)
    ]
    print_table(heads, rows)
    _print_list(_("What goes with winning"), _factors(found))
    print(f"{effect_words.both_sides(found.sides, is_alone=found.is_alone)} {effect_words.no_proof()}")
    _print_list(_("Six questions"), [f"{each.number}. {each.question} {each.sentence}" for each in found.answers])
    _print_list(_("How wrong could this be?"), [each.sentence for each in found.doubts])


def _factors(found: Diagnosis) -> list[str]:
    return [
        _("{title}: {sentence}").format(
            title=effect_words.title(each.doing),
            sentence=_("Not recorded yet. {record}").format(record=effect_words.record(each.doing))
            if each.effect is None
            else effect_words.sentence(each.effect, each.doing),
        )
        for each in found.factors
    ]


def _print_list(title: str, lines: list[str]) -> None:
    print()
    print(title)
    for line in lines:
        print(f"  {line}")
