"""Where file choosers begin: where the last file came from or went, else where such files usually lie."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from refnet.ui.context import Context

_BRINGING, _TAKING = "import_folder", "export_folder"
_USUAL = {
    _BRINGING: QStandardPaths.StandardLocation.DownloadLocation,
    _TAKING: QStandardPaths.StandardLocation.DocumentsLocation,
}


def for_import(files: QFileDialog, context: Context) -> QFileDialog:
    """Let a chooser of files that come in begin where the last one was, at first among the downloads."""
    return _begin(files, context, _BRINGING)


def for_export(files: QFileDialog, context: Context) -> QFileDialog:
    """Let a chooser of files that leave begin where the last one went, at first among the documents."""
    return _begin(files, context, _TAKING)


def _begin(files: QFileDialog, context: Context, purpose: str) -> QFileDialog:
    files.setDirectory(_usual_folder(context, purpose))
    files.setOption(QFileDialog.Option.HideNameFilterDetails)
    files.filesSelected.connect(partial(_keep, context, purpose))
    return files


def _usual_folder(context: Context, purpose: str) -> str:
    usual = QStandardPaths.writableLocation(_USUAL[purpose])
    known = (context.settings.text(purpose), usual)
    return next((folder for folder in known if folder and Path(folder).is_dir()), str(Path.home()))


def _keep(context: Context, purpose: str, names: list[str]) -> None:
    chosen = Path(names[0])
    context.settings.keep(purpose, str(chosen if chosen.is_dir() else chosen.parent))
