"""Says in words and as a table what another file holds and what becomes of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from refnet.i18n import _, counted
from refnet.services.union import words
from refnet.ui.look import formats

if TYPE_CHECKING:
    from refnet.services.union import Fate, UnionReport

Row = tuple[str | int | None, ...]


def about(report: "UnionReport") -> str:
    """Say what is in a file and what of it is news."""
    found = report.contents
    parts = [
        counted("{count} person", "{count} people", found.people),
        counted("{count} introduction", "{count} introductions", found.introductions),
        counted("{count} deal", "{count} deals", found.deals),
    ]
    sentences = [f"{report.file}: {', '.join(parts)}."]
    if found.reps:
        sentences.append(_("Of {names}.").format(names=", ".join(found.reps)))
    if found.last_change is not None:
        day = formats.day(found.last_change.astimezone().date())
        sentences.append(_("Last changed on {day}.").format(day=day))
    return "\n".join([" ".join(sentences), " ".join([_news(report), *_remarks(report), *report.warnings])])


def table(report: "UnionReport") -> tuple[Sequence[str], Sequence[Row]]:
    """Return heads and rows of what becomes of each table; those with news come first, and no row is no number."""
    heads = (
        _("Table"), _("Read"), _("New"), _("Same"), _("Changed"), _("Ours"), _("Known"), _("Asked"), _("Left out")
    )  # fmt: skip
    fates = sorted((one for one in report.fates if one.read), key=lambda one: one.same == one.read)
    return heads, [_row(one) for one in fates]


def _row(one: "Fate") -> Row:
    counts = (one.read, one.new, one.same, one.changed, one.kept, one.known, one.conflicts, one.skipped)
    return (words.table(one.table), *(count or None for count in counts))


def merged(report: "UnionReport", alike: int | None) -> str:
    """Say what came of a merge, and how many look alike now."""
    said = _news(report) if not report.has_news else _("{file} was merged.").format(file=report.file)
    if alike:
        sentence = (
            "{count} pair of people looks alike: Find duplicates shows it.",
            "{count} pairs of people look alike: Find duplicates shows them.",
        )
        return f"{said} {counted(*sentence, alike)}"
    return said if alike is not None else f"{said} {_('Find duplicates tells who looks alike now.')}"


def _news(report: "UnionReport") -> str:
    if not report.has_news:
        return _("Nothing new in it: everything is here already.")
    new, changed, asked = (
        sum(getattr(one, name) for one in report.fates) for name in ("new", "changed", "conflicts")
    )  # fmt: skip
    said = [
        counted("{count} row is new.", "{count} rows are new.", new) if new else "",
        counted("{count} was changed there.", "{count} were changed there.", changed) if changed else "",
        counted("{count} was changed on both sides.", "{count} were changed on both sides.", asked) if asked else "",
    ]
    return " ".join(filter(None, said))


def _remarks(report: "UnionReport") -> list[str]:
    said = []
    if report.removed:
        said.append(_("Removed here, so left out: {names}.").format(names=_few(report.removed)))
    if report.united:
        said.append(_("Merged there, so one here too: {names}.").format(names=_few(report.united)))
    return said


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
