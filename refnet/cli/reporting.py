"""`report`: conversion by source, diagnosis, network, team, today, the plan, asks, and a brief before a meeting."""

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from refnet.cli.failing import BadUsage
from refnet.cli.opening import opened
from refnet.cli.output import print_json, print_table
from refnet.cli.parsing import ASK_GROUPINGS, GROUPINGS
from refnet.cli.queries import conversion_query, today
from refnet.i18n import _

if TYPE_CHECKING:
    from refnet.domain.rates.conversion import Conversion
    from refnet.services.insights import ConversionReport


NAMED = ("ally", "brief")


def run_report(options: Namespace) -> None:
    """Print a report."""
    _check(options)
    if options.out is not None and options.what != "brief":
        _write(options)
    else:
        _printers()[options.what](options)


def _check(options: Namespace) -> None:
    """Refuse options that do not go with the subject."""
    if (options.what in NAMED) != (options.name is not None):
        raise BadUsage(_("A name goes with ally and brief, which need one: report ally NAME."))
    if options.by is not None and options.by not in (ASK_GROUPINGS if options.what == "asks" else GROUPINGS):
        raise BadUsage(_("--by {by} does not go with {what}.").format(by=options.by, what=options.what))
    if options.what != "conversion":
        check_plain(options)
    if options.what != "diagnosis":
        check_no_diagnosis(options)
    if options.what not in ("conversion", "diagnosis"):
        check_unchosen(options)


def _printers() -> dict[str, Callable[[Namespace], None]]:
    return {
        "conversion": _report_conversion,
        "diagnosis": _later("diagnosing", "report_diagnosis"),
        "team": _report_team,
        "ally": _later("networking", "report_ally"),
        "network": _later("networking", "report_network"),
        "today": _later("daily", "report_today"),
        "brief": _later("daily", "report_brief"),
        "plan": _later("planned", "report_plan"),
        "asks": _later("asked", "report_asks"),
    }


def _later(module: str, name: str) -> Callable[[Namespace], None]:
    """Return what prints a report; its module, which may be heavy, is imported when it is called."""

    def run(options: Namespace) -> None:
        getattr(import_module(f"refnet.cli.{module}"), name)(options, today())

    return run


def _write(options: Namespace) -> None:
    if options.what not in ("conversion", "diagnosis"):
        sentence = _("--out goes with conversion, diagnosis and brief. For the network there is refnet-cli picture.")
        raise BadUsage(sentence)
    from refnet.cli.report_files import write_monday  # noqa: PLC0415 - matplotlib is heavy

    write_monday(options, today())


def _report_team(options: Namespace) -> None:
    from refnet.domain import coaching_words as words  # noqa: PLC0415
    from refnet.services import coaching  # noqa: PLC0415 - SQLAlchemy is heavy

    with opened(options) as store:
        rows = coaching.team(store, today())
    heads = words.heads()
    if options.json:
        print_json([words.as_plain(row) for row in rows])
    elif not rows:
        print(_("Nobody sells yet."))
    else:
        print(coaching.told(rows))
        print()
        print_table(tuple(heads.values()), [[words.cell(key, row) for key in heads] for row in rows])
        print()
        print(words.explained())


def check_plain(options: Namespace) -> None:
    """Refuse options that speak of conversion where it is not the subject."""
    for name in ("by", "denominator", "horizon", "benchmark", "segment", "currency", "names_with_cold"):
        if getattr(options, name) is not None and not (name == "by" and options.what == "asks"):
            raise BadUsage(_("--{name} goes with conversion only.").format(name=name.replace("_", "-")))


def check_unchosen(options: Namespace) -> None:
    """Refuse options that choose leads where all are told."""
    if options.rep is not None and options.what not in ("today", "plan", "asks"):
        raise BadUsage(_("--rep goes with conversion, diagnosis, today, plan and asks only."))
    for name in ("since", "until"):
        if getattr(options, name) is not None and options.what != "asks":
            raise BadUsage(_("--{name} goes with conversion, diagnosis and asks only.").format(name=name))


def check_no_diagnosis(options: Namespace) -> None:
    """Refuse options that speak of the diagnosis where it is not the subject."""
    for name in ("leads", "against", "targets"):
        if getattr(options, name) is not None:
            raise BadUsage(_("--{name} goes with diagnosis only.").format(name=name))


def _report_conversion(options: Namespace) -> None:
    from refnet.services import insights  # noqa: PLC0415

    with opened(options) as store:
        report = insights.conversion(store, conversion_query(store, options), today())
    if options.json:
        print_json(report.as_json())
    elif report.is_empty:
        from refnet.domain.conversion import words  # noqa: PLC0415 - numpy is heavy

        print(f"{words.nothing_yet()} {words.what_to_record()}")
    else:
        _print_conversion(report, options.by)


def _print_conversion(report: "ConversionReport", by: str | None) -> None:
    from refnet.domain.conversion.like_words import like_cells, like_heads  # noqa: PLC0415 - numpy is heavy
    from refnet.domain.rates.estimate_words import adjusted_sentence  # noqa: PLC0415

    for sentence in filter(None, (report.headline, report.counts, report.comparison)):
        print(sentence)
    print()
    heads = (_("source"), _("clients"), _("of"), _("rate"), _("95% range"), _("won"), _("lost"), _("open"))
    print_table(heads, _rates(report.conversion))
    if by:
        print()
        groups = [(name or _UNNAMED[by](), *rates) for name, found in report.figures.rows for rates in _rates(found)]
        print_table((by, *heads), groups)
    if report.figures.adjusted.strata_disagree:
        print()
        print_table(like_heads(), [like_cells(each) for each in report.figures.likes])
        print(adjusted_sentence(report.figures.adjusted))
    print()
    print(report.what_counts)


_UNNAMED = {
    "rep": lambda: _("no rep"),
    "segment": lambda: _("no segment"),
    "month": lambda: _("no date"),
    "quarter": lambda: _("no date"),
}


def _rates(found: "Conversion") -> list[tuple[object, ...]]:
    """Return a line for each source that has deals; under five counted there is no percentage."""
    from refnet.domain.rates import words  # noqa: PLC0415

    return [
        (
            source.value.replace("_", " "), each.successes, each.n, words.rate_words(each.rate),
            words.range_words(each.rate, is_young=each.is_young), each.won, each.lost, each.open,
        )
        for source, each in found.sources.items()
    ]  # fmt: skip
