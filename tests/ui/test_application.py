import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from refnet import app, paths
from refnet.domain.drafts import PersonDraft
from refnet.services import people
from refnet.store.database import Store
from refnet.ui.dialogs.add_ally import AddAllyDialog
from refnet.ui.frame.first_start import FirstStart
from refnet.ui.look import theme

HEAVY = ("sqlalchemy", "matplotlib", "networkx", "scipy", "numpy", "alembic", "openpyxl")


def _application(qapp: QApplication, *arguments: str) -> app.Application:
    return app.Application(qapp, app.parser().parse_args(arguments), inline=True)


def test_the_window_is_painted_before_anything_heavy_is_loaded() -> None:
    program = (
        "import sys; from refnet.app import main; code = main(['--first-paint']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules]); sys.exit(code)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() == "[]"


def test_where_a_file_is_opened_all_is_loaded_that_would_hold_up_its_first_page(tmp_path: Path) -> None:
    program = (
        "import sys; from refnet.ui import opening; "
        "store = opening.swap(None, lambda: opening.open_store(sys.argv[1])); store.close(); known = set(sys.modules); "
        "import refnet.ui.pages.today.page; late = set(sys.modules) - known; "
        f"print([name for name in sorted(late) if name in {HEAVY!r} or name.startswith('refnet.services')])"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "team.db")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() == "[]"


def test_what_other_pages_and_dialogs_need_is_loaded_while_the_first_page_is_looked_at(tmp_path: Path) -> None:
    program = (
        "import sys; from refnet.ui import opening; opening.load_ahead(lambda: True); known = set(sys.modules); "
        "import matplotlib.font_manager, scipy.spatial, refnet.services.imports; "
        "from refnet.ui.pages.conversion.page import ConversionPage; "
        "from refnet.ui.pages.network.page import NetworkPage; from refnet.ui.pages.plan.page import PlanPage; "
        "import refnet.ui.dialogs.importing.coming; from refnet.ui.dialogs.quick_entry import QuickEntryDialog; "
        "print(sorted(set(sys.modules) - known))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() == "[]"


def test_loading_ahead_ends_when_the_file_is_closed() -> None:
    program = (
        "import sys; from refnet.ui import opening; answers = iter([True, True, False]); "
        "opening.load_ahead(lambda: next(answers, False)); print('refnet.ui.pages.settings.page' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() == "False"


def test_the_program_can_be_opened_and_closed_again_and_again(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "team.db"
    for count in range(2):
        application = _application(qapp, "--database", str(file))
        application.open()
        qtbot.waitUntil(lambda opened=application: opened.context.is_open)
        people.add(application.context.store, PersonDraft(f"Person {count}"))
        application.close()
    store = Store.open(file)
    assert len(people.find(store, "person")) == 2
    store.close(backup=False)


def test_the_first_start_is_shown_when_there_is_no_file(qapp: QApplication, qtbot: QtBot) -> None:
    application = _application(qapp)
    application.open()
    qtbot.waitUntil(lambda: application.window.findChild(FirstStart) is not None)
    assert not paths.database().exists()
    application.close()


def test_who_begins_with_one_ally_comes_to_the_form_for_them(qapp: QApplication, qtbot: QtBot) -> None:
    application = _application(qapp)
    application.open()
    qtbot.waitUntil(lambda: application.window.findChild(FirstStart) is not None)
    first = application.window.findChild(FirstStart)
    first.name.setText("Rae Rep")
    qtbot.mouseClick(first.begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: application.window.findChild(AddAllyDialog) is not None)
    assert application.window.findChild(AddAllyDialog).isVisible()
    application.window.findChild(AddAllyDialog).reject()
    application.close()


def test_the_sample_can_be_asked_for(qapp: QApplication, qtbot: QtBot) -> None:
    application = _application(qapp, "--sample", "--theme", "dark")
    application.open()
    qtbot.waitUntil(lambda: application.context.is_open, timeout=60_000)
    assert theme.current().is_dark
    assert paths.sample().exists()
    application.settings.keep("theme", "light")
    assert not theme.current().is_dark
    application.settings.keep("theme", "system")
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    application.close()


def test_larger_text_makes_the_whole_window_larger(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    application = _application(qapp, "--database", str(tmp_path / "team.db"))
    application.open()
    qtbot.waitUntil(lambda: application.context.is_open)
    first, width = application.window, application.window.rail.width()
    first.open_page("settings")
    application.settings.keep("text_scale", 1.5)
    qtbot.waitUntil(lambda: application.window is not first)
    assert application.window.rail.width() != width
    assert application.window.pages.current_key() == "settings"
    assert first.isHidden()
    application.settings.keep("text_scale", 1.0)
    application.close()
    qtbot.wait(10)


def test_larger_text_on_the_first_page_of_all(qapp: QApplication, qtbot: QtBot) -> None:
    application = _application(qapp)
    application.open()
    qtbot.waitUntil(lambda: application.window.findChild(FirstStart) is not None)
    first = application.window
    application.settings.keep("text_scale", 1.5)
    qtbot.waitUntil(lambda: application.window is not first)
    assert application.window.findChild(FirstStart) is not None
    application.close()


def test_a_crash_is_told_with_the_place_of_its_report(qapp: QApplication, qtbot: QtBot) -> None:
    application = _application(qapp)
    application._reporter.report(KeyError("Ann's secret"))
    said = application.window.banners.banner.sentence.text()
    report = next(paths.log_folder().glob("crash-*.txt"))
    assert str(report) in said
    assert "secret" not in report.read_text(encoding="utf-8")
    application.window.banners.drop()
    application.close()


def test_an_import_is_only_opened_beside_an_open_file(qapp: QApplication) -> None:
    application = _application(qapp)
    application.window.import_wanted.emit([Path("contacts.csv")])
    assert QApplication.activeModalWidget() is None
    application.close()


@pytest.mark.parametrize(("language", "expected"), [("de_DE", QLocale.Language.German), ("", QLocale.Language.English)])
def test_dates_follow_the_chosen_language(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, language: str, expected: QLocale.Language
) -> None:
    monkeypatch.setattr(QLocale, "system", QLocale.c)
    app.Settings().keep("language", language)
    app.settle_locale(qapp)
    assert QLocale().language() == expected


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals.")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_closes_the_file_in_good_order(tmp_path: Path, name: str) -> None:
    program = (
        "import os, signal, sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from refnet import app\n"
        "opened = app.Application._opened\n"
        "def tell(self):\n"
        "    opened(self)\n"
        "    from refnet.services import reps\n"
        "    reps.become(self.context.store, 'Ann Lee')\n"
        f"    QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.{name}))\n"
        "app.Application._opened = tell\n"
        "sys.exit(app.main(['--database', sys.argv[1]]))\n"
    )
    file = tmp_path / "team.db"
    command = [sys.executable, "-c", program, str(file)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    store = Store.open(file)
    assert len(store.backups.all()) == 1
    store.close(backup=False)


def test_a_program_that_is_to_end_says_so_first() -> None:
    program = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from refnet.ui.ending import Program\n"
        "app = Program(sys.argv[:1])\n"
        "app.ending.connect(lambda: print('ending'))\n"
        "QTimer.singleShot(0, app.quit)\n"
        "sys.exit(app.exec())\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (0, "ending")
