"""What an import understood and what came of it, for people and for scripts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from refnet.cli.output import print_table
from refnet.i18n import _, counted

if TYPE_CHECKING:
    from refnet.exchange.mapping import Mapping
    from refnet.services.imports import Doubt, HowRead, Report

MOST = 80  # letters of a row's text
SHOWN = 50  # people asked about, or changed


@dataclass(frozen=True, slots=True)
class Understood:
    """What a file was taken for: its kind of rows, what its columns become, which are left out, what is doubtful."""

    what: str
    rows: str
    columns: dict[str, str]
    left_out: tuple[str, ...]
    doubts: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Return the shape that scripts rely on."""
        return {
            "what": self.what, "rows": self.rows, "columns": self.columns, "left_out": list(self.left_out),
            "doubts": list(self.doubts),
        }  # fmt: skip


def understood(path: Path, meaning: "Mapping", how: "HowRead") -> Understood:
    """Return what a mapping makes of a file."""
    from refnet.exchange.mapping import dialect_name  # noqa: PLC0415 - the command line starts without it
    from refnet.services import imports  # noqa: PLC0415

    headers = imports.opened(path, how).headers
    doubts = tuple(_doubt(one) for one in imports.doubts(path, meaning, how))
    what = dialect_name(meaning.dialect) if meaning.dialect else ""
    return Understood(what, meaning.rows.value, meaning.columns, meaning.unused(headers), doubts)


def print_understood(told: Understood) -> None:
    """Print what each column becomes."""
    print(_("{what}; a row stands for one of: {rows}").format(what=told.what or _("A table"), rows=told.rows))
    columns = [*told.columns.items(), *((column, _("left out")) for column in told.left_out)]
    print_table((_("column"), _("becomes")), columns)
    print()


def print_report(report: "Report") -> None:
    """Print the counts, then what was refused, asked and changed."""
    names = (_("read"), _("new"), _("merged"), _("refused"), _("blank"))
    print_table(names, [(report.read, report.new, report.merged, report.refused, report.blank)])
    if report.seen_on is not None:
        print(_("This file was imported before, on {day}.").format(day=report.seen_on))
    _print_some(
        (_("row"), _("reason"), _("text")), [(f"{one.row}", one.reason, one.text[:MOST]) for one in report.refusals]
    )
    likely = [(f"{one.row}", one.incoming.name, one.known.name, " ".join(one.reasons)) for one in report.likely[:SHOWN]]
    _print_some((_("row"), _("may be known already"), _("as"), _("because")), likely, len(report.likely))
    conflicts = [
        (f"{one.row}", one.person, one.field, one.ours, one.theirs, one.resolution.value)
        for one in report.conflicts[:SHOWN]
    ]
    asked = (_("row"), _("person"), _("differs in"), _("here"), _("in the file"), _("stays"))
    _print_some(asked, conflicts, len(report.conflicts))
    changes = [(one.kind.value, one.person, one.was, one.now, one.suggestion) for one in report.changes[:SHOWN]]
    heads = (_("changed"), _("person"), _("before"), _("now"), _("what to do"))
    _print_some(heads, changes, len(report.changes))


def _print_some(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], count: int = 0) -> None:
    if rows:
        print()
        print_table(heads, rows)
    if count > len(rows):
        print(counted("and {count} more", "and {count} more", count - len(rows)))


def _doubt(one: "Doubt") -> str:
    from refnet.services.imports import Question  # noqa: PLC0415

    sentence = {
        Question.DATES: _("“{text}” in “{column}”, row {row}, can be two days. Please say --dates dmy or --dates mdy."),
        Question.DECIMAL: _(
            "“{text}” in “{column}”, row {row}, can be two amounts. Please say --decimal , or --decimal ."
        ),
    }[one.question]
    return sentence.format(text=one.text, column=one.column, row=one.row)
