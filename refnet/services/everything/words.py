"""What the tables and columns of a folder of everything mean, for its README."""

from collections.abc import Mapping
from textwrap import wrap

from refnet.i18n import _
from refnet.services.everything.meanings import COMMON, OWN, TABLES
from refnet.services.everything.tables import KINDS, Kind

WIDE = 100  # letters


def about(kind: Kind) -> str:
    """Return what a table holds."""
    return _said(TABLES.get(kind.file)) or kind.file.replace("_", " ")


def meaning(kind: Kind, column: str) -> str:
    """Return what a column means."""
    own, common = _said(OWN.get(kind.file, {}).get(column)), _said(COMMON.get(column))
    if not own and column in kind.references:
        key = _("Key of the row in {file}.csv that this is about.").format(file=_file(kind.references[column]))
        own = f"{common} {key}".strip()
    return own or common or column.replace("_", " ")


def readme(rows: Mapping[str, int], moment: str) -> str:
    """Return the text that explains a folder."""
    lines = [
        _("Everything RefNet knew on {moment}, as tables.").format(moment=moment),
        "",
        _("Each file opens in any spreadsheet (UTF-8, commas between the cells). RefNet takes the whole folder back: File > Import everything …, or refnet-cli import FOLDER. What was there already is not added twice."),
        "",
        _("- A key (32 digits) names a row; other tables refer to it by that key. Beside such a column stands one with the name, for you to read; RefNet does not read it."),
        _("- version counts how often a row was changed. Of two rows with one key the higher version counts."),
        _("- Days are written 2026-03-05, moments in world time (UTC). Amounts are whole cents, or the smallest unit of their currency. An empty cell means: nothing."),
        _("- Text that a spreadsheet would run as a formula has an apostrophe before it. A text of more than 30,000 letters stands in long_texts.csv, in parts, and its cell is empty."),
        _("- The history of single changes (what Undo knows) is not here. A backup holds it: File > Back up now."),
    ]  # fmt: skip
    for kind in KINDS:
        lines += ["", f"{kind.file}.csv: {about(kind)} ({rows[kind.file]})", ""]
        for column in kind.columns:
            lines.append(f"  {column.name}: {meaning(kind, column.name)}")
            if column.name in kind.labels:
                lines.append(f"  {kind.labels[column.name]}: {_('To read only: the name of that row.')}")
    return "\n".join(_wrapped(line) for line in lines) + "\n"


def _wrapped(line: str) -> str:
    """Return a line in lines that every editor shows; what goes on stands under the words."""
    indent = "    " if line.startswith("  ") else "  " if line.startswith("- ") else ""
    return "\n".join(wrap(line, WIDE, subsequent_indent=indent, drop_whitespace=True)) if line else ""


def _file(table: str) -> str:
    return next(kind.file for kind in KINDS if kind.table == table)


def _said(sentence: str | None) -> str:
    """Return a sentence in the user's language; gettext would answer an empty one with the catalogue's own head."""
    return _(sentence) if sentence else ""
