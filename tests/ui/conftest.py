"""The ground of tests of the window: the program's font and colours, lanes that run inline, a window on a store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from refnet import app
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.jobs import Jobs
from refnet.ui.look import fonts, theme
from refnet.ui.notices import Notices
from refnet.ui.settings import Settings


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Dress the program as the user sees it, in English."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    fonts.load(qapp)
    theme.apply(qapp, theme.Choice.LIGHT)
    yield
    qapp.setStyleSheet("")
    # a closed window is only deleted by an event loop; until then its signals would reach a half collected object
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def bare_context(tmp_path: Path) -> Iterator[Context]:
    """Return a context without a store."""
    context = Context(Jobs(inline=True), Notices(), Settings(tmp_path / "window.ini"))
    yield context
    context.jobs.close()


@pytest.fixture
def context(bare_context: Context, file_store: Store) -> Context:
    """Return a context with an empty store."""
    bare_context.take_store(file_store)
    return bare_context


@pytest.fixture
def desk(tmp_path: Path, file_store: Store) -> Iterator[Context]:
    """Return a context whose searches run beside the window, as in the program."""
    made = Context(Jobs(), Notices(), Settings(tmp_path / "window.ini"))
    made.take_store(file_store)
    yield made
    made.jobs.close()


@pytest.fixture
def sample(qapp: QApplication, qtbot: QtBot) -> Iterator[app.Application]:
    """Open the window on the sample network."""
    application = app.Application(qapp, app.parser().parse_args(["--sample"]), inline=True)
    application.open()
    qtbot.waitUntil(lambda: application.context.is_open, timeout=120_000)
    yield application
    application.close()
