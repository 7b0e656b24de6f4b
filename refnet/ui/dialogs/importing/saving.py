"""Saves refused rows as a file that any spreadsheet opens, and that can be imported once it is mended."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from refnet.i18n import _, counted
from refnet.services import imports
from refnet.services.imports import Refusal
from refnet.ui.context import Context
from refnet.ui.dialogs.parts import folders


def ask_where(
    context: Context, parent: QWidget, source: Path, headers: Sequence[str], refusals: Sequence[Refusal]
) -> QFileDialog:
    """Ask for a place and save the refused rows of a file there."""
    files = folders.for_export(QFileDialog(parent, _("Save refused rows")), context)
    files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    files.setNameFilter("CSV (*.csv)")
    files.setDefaultSuffix("csv")
    files.selectFile(_("{file} refused.csv").format(file=source.stem))
    files.fileSelected.connect(lambda name: save(context, Path(name), headers, refusals))
    files.open()
    return files


def save(context: Context, path: Path, headers: Sequence[str], refusals: Sequence[Refusal]) -> None:
    """Write them in the lane and say so."""
    said = counted("{count} refused row was saved.", "{count} refused rows were saved.", len(refusals))
    work = partial(imports.save_refused, path, tuple(headers), tuple(refusals))
    context.jobs.write(work, lambda _nothing: context.say(said, undo=False), lambda error: context.warn(str(error)))
