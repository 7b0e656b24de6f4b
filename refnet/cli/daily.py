"""`report today`, `report plan` and `report brief`: what is due, what the goal takes, and one page before a meeting."""

from argparse import Namespace
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from refnet.cli.opening import opened, written
from refnet.cli.output import print_json, print_text
from refnet.cli.queries import rep_named
from refnet.i18n import _, counted

if TYPE_CHECKING:
    from uuid import UUID

    from refnet.charts.report.content import Report
    from refnet.services.briefing import Brief
    from refnet.services.today import Agenda
    from refnet.store.database import Store


def whose(store: "Store", name: str | None) -> "UUID | None":
    """Return who is named, else who is at the keyboard, None for all of us."""
    from refnet.services import reps  # noqa: PLC0415 - SQLAlchemy is heavy

    if name is not None:
        return rep_named(store, name)
    me = reps.me(store)
    return me.id if me is not None else None


def report_today(options: Namespace, today: date) -> None:
    """Print the list of a day."""
    from refnet.services.today import agenda  # noqa: PLC0415

    with opened(options) as store:
        found = agenda(store, whose(store, options.rep), today)
    if options.json:
        print_json(_today_as_json(found))
    elif not found.due:
        print(_("Nothing is due today."))
    else:
        _print_today(found)


def _print_today(found: "Agenda") -> None:
    from refnet.domain.today import words  # noqa: PLC0415

    for group in found.day.groups:
        print(words.group(group.duty))
        for item in group.items:
            print_text(f"  {item.what} – {item.reason}")
    if found.day.more:
        print()
        print(counted("{count} more is due.", "{count} more are due.", found.day.more))


def _today_as_json(found: "Agenda") -> dict[str, Any]:
    listed = {(item.duty, item.subject_id) for group in found.day.groups for item in group.items}
    return {
        "due": [
            {
                "duty": item.duty, "subject": item.subject, "id": item.subject_id, "what": item.what,
                "reason": item.reason, "due_on": item.due_on, "days_late": item.late,
                "is_for_today": (item.duty, item.subject_id) in listed,
            }
            for item in found.due
        ],
        "put_off": [{"duty": item.duty, "id": item.subject_id, "what": item.what} for item in found.put_off],
    }  # fmt: skip


def report_brief(options: Namespace, today: date) -> None:
    """Print what to know before the next meeting, or write it as a page."""
    from refnet.charts.periods import day_name  # noqa: PLC0415
    from refnet.cli.networking import voice  # noqa: PLC0415
    from refnet.services import briefing, briefing_finding  # noqa: PLC0415

    said = voice() if options.json else replace(voice(), day=day_name)  # a script reads days as everywhere
    with opened(options) as store:
        deal = briefing_finding.deal_meant(store, options.name, today)
        found = briefing.of_deal(store, deal, today, said)
    if options.out is not None:
        _write_brief(options, found, today)
    elif options.json:
        print_json(_brief_as_json(found))
    else:
        from refnet.charts.report.brief import whole_brief  # noqa: PLC0415 - matplotlib is heavy

        _print_report(whole_brief(found, today))


def _write_brief(options: Namespace, found: "Brief", today: date) -> None:
    from refnet.charts.report.brief import brief_report  # noqa: PLC0415 - matplotlib is heavy
    from refnet.charts.report.writing import write_report  # noqa: PLC0415

    path = written(options.out)
    write_report(brief_report(found, today), path)
    if options.json:
        print_json({"file": path})
    else:
        print(_("The brief is in {file}.").format(file=path))


def _print_report(report: "Report") -> None:
    from refnet.charts.report.content import Heading, Points, Text  # noqa: PLC0415 - matplotlib is heavy

    print_text(report.title)
    for name, value in report.about:
        print_text(f"{name}: {value}")
    for part in report.parts:
        if isinstance(part, Heading):
            print()
            print_text(part.words)
        elif isinstance(part, Points):
            for sentence in part.sentences:
                print_text(f"  - {sentence}")
        elif isinstance(part, Text):
            print_text(part.words)


def _brief_as_json(found: "Brief") -> dict[str, Any]:
    deal, plan = found.deal, found.plan
    return {
        "deal": {"id": deal.id, "title": deal.title, "stage": deal.stage, "outcome": deal.outcome},
        "prospect": deal.prospect, "organization": deal.organization, "job_title": found.job_title,
        "reach": found.reach, "reason": found.reason,
        "chain": [{"introducer": one.introducer, "prospect": one.prospect, "made_on": one.made_on} for one in found.chain],
        "shared": [{"name": one.name, "how": one.how} for one in found.shared],
        "paths": [{"names": one.names, "told": one.told} for one in found.ways],
        "past": [{"on": one.on, "what": one.title, "detail": one.detail} for one in found.past],
        "meeting": None if plan is None else {
            "id": plan.id, "planned_on": plan.planned_on, "planned_time": plan.planned_time, "agenda": plan.agenda,
            "research": plan.research, "points": plan.points, "intended_step": plan.intended_step,
            "prepared": sorted(plan.ticked),
        },
        "questions": found.questions,
    }  # fmt: skip
