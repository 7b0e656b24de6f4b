"""The words of the command line: commands, their arguments, and where each of them is run."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import NoReturn

import refnet
from refnet.domain.kinds import Denominator
from refnet.i18n import _

GROUPINGS = ("rep", "month", "quarter", "segment")
LAYOUTS = ("force", "lineage", "rings", "company", "rep")
LISTS = ("allies", "people", "introductions", "deals", "asks")
REPORTS = ("conversion", "diagnosis", "network", "ally", "team", "today", "plan", "brief", "asks")
ASK_GROUPINGS = ("rep", "ally", "wording", "month")
READY_LISTS = ("thank", "credit", "quiet", "never-asked", "unreachable")


class Parser(argparse.ArgumentParser):
    """A parser that says in one sentence what is wrong, without printing its whole usage."""

    def error(self, message: str) -> NoReturn:
        """Print one sentence on stderr and leave with 2."""
        sentence = message[:1].upper() + message[1:].rstrip(".")
        print(_("{sentence}. Try {program} --help.").format(sentence=sentence, program=self.prog), file=sys.stderr)
        raise SystemExit(2)


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the options of a command line, with `run` being what does it; leaves with 2 when it is wrong."""
    everywhere = _everywhere(argparse.SUPPRESS)
    parser = Parser(
        prog="refnet-cli",
        description=_("RefNet without a window, for scripts."),
        parents=[_everywhere(None)],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"RefNet {refnet.__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar=_("COMMAND"), parser_class=Parser)

    def add(name: str, place: str, summary: str) -> argparse.ArgumentParser:
        """Add a command, which the module `place` does in its function of that name."""
        command = commands.add_parser(name, help=summary, description=summary, parents=[everywhere], allow_abbrev=False)
        command.set_defaults(run=_later(f"refnet.cli.{place}", name))
        return command

    _add_sample(add("sample", "filling", _("Write the sample network into a new file.")))
    _add_import(add("import", "importing", _("Bring in a file of people, deals or introductions.")))
    _add_report(
        add(
            "report",
            "reporting",
            _("Print conversion, where leads are lost, the network, the team, today, the plan, or a brief."),
        )
    )
    _add_path(add("path", "networking", _("Print the warm paths to a person or a company.")))
    _add_export(add("export", "exporting", _("Write a list into a CSV, XLSX or vCard file.")))
    _add_picture(add("picture", "picturing", _("Draw the network or the conversion into a PNG, SVG or PDF file.")))
    add("duplicates", "merging", _("List people who are probably one and the same."))
    _add_merge(add("merge", "merging", _("Make two people one; the first stays.")))
    _add_merge_file(add("merge-file", "joining", _("Bring in what another RefNet file has and this one lacks.")))
    add("check", "keeping", _("Check that the database is whole, and count what it holds."))
    add("backup", "keeping", _("Make a backup now."))
    _add_restore(add("restore", "keeping", _("List the backups, or put one in the place of the database.")))
    _add_history(add("history", "keeping", _("List what was done, newest first.")))
    return parser.parse_args(arguments)


def _count(text: str) -> int:
    """Return a whole number that is not negative and that a database can keep."""
    number = int(text)
    if not 0 <= number < 1 << 63:
        raise ValueError
    return number


_count.__name__ = _("number")  # what argparse calls it in its sentence


def _day(text: str) -> date:
    """Return a day."""
    return date.fromisoformat(text)


_day.__name__ = _("day")


def _later(module: str, name: str) -> Callable[[argparse.Namespace], None]:
    """Return the function that does a command; its module is imported only when it is called."""

    def run(options: argparse.Namespace) -> None:
        getattr(import_module(module), f"run_{name.replace('-', '_')}")(options)

    return run


def _everywhere(default: str | None) -> Parser:
    """Return the options that may stand before or after the command."""
    parser = Parser(add_help=False)
    parser.add_argument(
        "--database",
        metavar=_("FILE|ADDRESS"),
        default=default,
        help=_("the database: a file, or an address such as postgresql+psycopg://server/name; else your own file"),
    )
    parser.add_argument("--json", action="store_true", default=default or False, help=_("print the result as JSON"))
    return parser


def _add_sample(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", nargs="?", help=_("the new file; else what --database names"))
    command.add_argument("--seed", type=_count, default=1, metavar="N", help=_("another number makes another network"))


def _add_merge(command: argparse.ArgumentParser) -> None:
    command.add_argument("kept", metavar="ID", help=_("who stays, with all that is theirs"))
    command.add_argument("other", metavar="ID", help=_("who becomes part of the first"))
    fields = ("name", "organization", "job_title", "reference", "source", "legal_basis")
    command.add_argument(
        "--take",
        choices=fields,
        action="append",
        default=[],
        help=_("take this field from the second; may be repeated"),
    )
    command.add_argument("--dry-run", action="store_true", help=_("only say what would be; write nothing"))


def _add_merge_file(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help=_("the other RefNet file; it is only read"))
    command.add_argument("--dry-run", action="store_true", help=_("only report; write nothing"))
    command.add_argument(
        "--conflicts",
        choices=("ours", "theirs"),
        default="ours",
        help=_("what stays of records that both sides changed; else ours"),
    )
    command.add_argument("--bring-back", action="store_true", help=_("also bring back what was removed here"))


def _add_import(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "file",
        metavar="FILE",
        help=_("a table (CSV, XLSX, ODS), address cards, a network, or a folder that export everything wrote"),
    )
    command.add_argument("--map", metavar="MAP.toml", help=_("what the columns mean; else as last time, or guessed"))
    command.add_argument("--dry-run", action="store_true", help=_("only report; write nothing"))
    command.add_argument("--sheet", metavar=_("NAME"), help=_("the sheet of a workbook; else the first in view"))
    command.add_argument("--encoding", metavar=_("NAME"), help=_("how the letters of a text file are encoded"))
    command.add_argument("--dates", choices=("dmy", "mdy", "ymd"), help=_("what comes first in dates such as 3/4/2026"))
    command.add_argument("--decimal", choices=(",", "."), help=_("what parts decimals in amounts such as 1,200"))
    command.add_argument(
        "--likely", choices=("merge", "apart", "later"), help=_("what to do with people who may be known already")
    )
    command.add_argument(
        "--conflicts",
        choices=("ours", "theirs", "both"),
        help=_("what stays where the file differs; else ours, and theirs where the same source told ours"),
    )
    command.add_argument(
        "--refused", metavar="FILE.csv", help=_("write the refused rows, to be mended, into this file")
    )


def _add_report(command: argparse.ArgumentParser) -> None:
    command.add_argument("what", choices=REPORTS)
    command.add_argument(
        "name", metavar=_("NAME"), nargs="?", help=_("whose scorecard or brief, with ally and brief: a name or a key")
    )
    command.add_argument(
        "--out", metavar="FILE", help=_("write conversion, diagnosis or the brief into a .pdf or .html file")
    )
    rows = _("one row for each rep, month, quarter or segment; of asks for each rep, ally, wording or month")
    _add_conversion_options(command, tuple(dict.fromkeys((*GROUPINGS, *ASK_GROUPINGS))), rows)
    _add_diagnosis_options(command)


def _add_diagnosis_options(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group(_("diagnosis"))
    group.add_argument("--leads", choices=("cold", "referral", "all"), help=_("which leads to look at"))
    group.add_argument(
        "--against", choices=("referrals", "team", "before", "targets"), help=_("what to compare them with")
    )
    group.add_argument(
        "--targets", metavar="A,B,C,D,E", help=_("the percentages that should pass each of the five steps")
    )


def _add_conversion_options(
    command: argparse.ArgumentParser, groupings: Sequence[str] = GROUPINGS, rows: str = ""
) -> None:
    command.add_argument("--by", choices=groupings, help=rows or _("one row for each rep, month or segment"))
    command.add_argument(
        "--denominator", choices=[one.value for one in Denominator], help=_("what the rates are a share of")
    )
    command.add_argument("--horizon", type=int, metavar=_("DAYS"), help=_("how long a deal is given to be won"))
    command.add_argument("--benchmark", metavar=_("KEY"), help=_("the published rate to compare with"))
    command.add_argument(
        "--rep",
        metavar=_("NAME"),
        help=_("only the leads or asks of one of us; with today and plan: whose, else yours"),
    )
    command.add_argument(
        "--since", type=_day, metavar="YYYY-MM-DD", help=_("the first day on which leads began, or of asks")
    )
    command.add_argument(
        "--until", type=_day, metavar="YYYY-MM-DD", help=_("the last day on which leads began, or of asks")
    )
    command.add_argument("--segment", metavar=_("NAME"), help=_("only the deals of one segment"))
    command.add_argument("--currency", metavar=_("CODE"), help=_("only the deals in one currency"))
    command.add_argument(
        "--names-with-cold",
        action="store_true",
        default=None,
        help=_("count names passed on without introduction as cold"),
    )


def _add_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("what", choices=(*LISTS, *READY_LISTS, "follow-ups", "today", "network", "everything"))
    command.add_argument("file", metavar="FILE", nargs="?", help=_("where to, which --out says as well"))
    command.add_argument(
        "--out",
        metavar="FILE",
        help=_(
            "a .csv, .xlsx, .vcf or .pdf file; the network as .graphml, .gexf or .csv; follow-ups and today as .ics;"
            " everything: a new folder"
        ),
    )
    command.add_argument("--search", metavar=_("WORDS"), help=_("only rows in whose names these words appear"))
    command.add_argument("--filter", metavar=_("FIELD=VALUE"), action="append", help=_("only rows with this value"))
    command.add_argument("--sort", metavar=_("FIELD"), help=_("the order"))
    command.add_argument("--falling", action="store_true", help=_("the order the other way round"))
    command.add_argument("--columns", metavar="A,B,C", help=_("only these fields, in this order"))
    command.add_argument(
        "--alarms", action="store_true", help=_("let the calendar ring: at nine, half an hour before a time")
    )
    command.add_argument("--mail-merge", action="store_true", help=_("people with an e-mail address, for letters"))
    command.add_argument("--vcard", choices=("3.0", "4.0"), default="3.0", help=_("the version of address cards"))
    command.add_argument(
        "--verbatim", action="store_true", help=_("text as it is in a CSV; a spreadsheet may run it as a formula")
    )


def _add_path(command: argparse.ArgumentParser) -> None:
    command.add_argument("target", metavar="TARGET", help=_("a person or a company, by name or key"))


def _add_picture(command: argparse.ArgumentParser) -> None:
    command.add_argument("what", choices=("network", "conversion"))
    command.add_argument("--out", required=True, metavar="FILE", help=_("a .png, .svg or .pdf file"))
    command.add_argument("--dark", action="store_true", help=_("in the dark colours"))
    command.add_argument("--layout", choices=LAYOUTS, help=_("how the network is laid out; else by force"))
    command.add_argument("--around", metavar=_("NAME"), help=_("who is in the middle of the rings"))
    command.add_argument("--depth", type=int, choices=range(1, 5), help=_("how many rings; else 2"))
    _add_conversion_options(command)


def _add_restore(command: argparse.ArgumentParser) -> None:
    which = command.add_mutually_exclusive_group()
    which.add_argument(
        "backup", metavar=_("BACKUP"), nargs="?", help=_("the name or path of a backup; none lists them")
    )
    which.add_argument("--newest", action="store_true", help=_("take the newest backup that is whole"))


def _add_history(command: argparse.ArgumentParser) -> None:
    command.add_argument("--limit", type=_count, default=50, metavar="N", help=_("how many steps at most"))
    command.add_argument("--exports", action="store_true", help=_("list instead what left RefNet as files or copies"))
