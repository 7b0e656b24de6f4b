"""Opens what brings rows in: files, a folder of everything, the clipboard, and what came of the last import."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from refnet.ui.context import Context


def open_import(context: Context, window: QWidget, files: Sequence[Path] = ()) -> None:
    """Open the import of files, one after another, or of a folder of everything; without any it asks for them first."""
    from refnet.ui.dialogs.importing.coming import Coming  # noqa: PLC0415 - after the first paint

    coming = Coming(context, window)
    if files:
        coming.take(files)
    else:
        coming.ask()


def paste_rows(context: Context, window: QWidget, text: str | None = None) -> None:
    """Open the import of a table that was dropped as text, or of the one on the clipboard."""
    from refnet.ui.dialogs.importing.coming import Coming  # noqa: PLC0415 - after the first paint

    Coming(context, window).paste(text)


def open_last_import(context: Context, window: QWidget) -> None:
    """Open what came of the last import."""
    from refnet.ui.dialogs.importing import imported  # noqa: PLC0415 - after the first paint

    result = imported.last(context)
    if result is not None:
        imported.open_report(context, result, window)
