"""The kinds of files that lists are written as, in plain words."""

from refnet.i18n import _
from refnet.ui.widgets.forms.segmented import Option

CARDS, PAPER, PLAIN, BOOK = "vcf", "pdf", "csv", "xlsx"


def options(*, has_cards: bool) -> list[Option]:
    """Return value, words and icon of each kind."""
    found: list[Option] = [(BOOK, _("Excel"), "table-2"), (PLAIN, _("CSV"), "file-text"), (PAPER, _("PDF"), "printer")]
    return [*found, (CARDS, _("vCard"), "user")] if has_cards else found


def explained(kind: str) -> str:
    """Return what a kind of file is good for."""
    return {
        BOOK: _(
            "A workbook for Excel, LibreOffice or Numbers: days are days, numbers are numbers, headers stay in view."
        ),
        PLAIN: _("A plain table that nearly every program reads, RefNet among them."),
        PAPER: _("Pages to print or to send: title, filter, date and page numbers."),
        CARDS: _("Address cards for phones and mail programs: each person whole, with every way to reach them."),
    }[kind]


def pattern(kind: str) -> str:
    """Return the filter of a file dialog."""
    names = {BOOK: _("Excel workbook"), PLAIN: _("CSV"), PAPER: _("PDF document"), CARDS: _("Address cards")}
    return f"{names[kind]} (*.{kind})"
