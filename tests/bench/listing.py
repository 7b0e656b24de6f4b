"""Opening a list of 200 000 people, page by page, against loading the whole list into memory first."""

import os
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.many_people import PEOPLE, made
from tests.bench.measuring import Cost, both, measured, tell

ROUNDS = 5
WHOLE = """
    SELECT person.name, organization.name, person.job_title, person.source
    FROM person LEFT JOIN organization ON organization.id = person.organization_id
    ORDER BY person.search_key, person.id
"""


def run() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    with TemporaryDirectory() as folder:
        store = made(Path(folder, "many.db"))
        pages, whole = both(partial(_by_pages, app, store), partial(_whole, app, store.path), ROUNDS)
        store.close(backup=False)
    title = f"Opening a list of {PEOPLE:,} people until it is painted"
    tell(title, ("the program's table, page by page", pages), ("whole list into memory, plain table", whole), "0.25x")


def _by_pages(app, store) -> Cost:
    from refnet.services import people
    from refnet.services.listing import Listing
    from refnet.ui.jobs import Jobs
    from refnet.ui.pages.lists.allies_columns import columns
    from refnet.ui.widgets.lists.rows_model import RowsModel
    from refnet.ui.widgets.lists.table import Table

    jobs = Jobs(inline=True)
    with measured() as cost:
        shown = columns(lambda: None, lambda: None)
        model = RowsModel(jobs, shown, partial(people.count, store), partial(people.page, store))
        table = Table(model, "people", "People")
        model.show(Listing())
        _paint(app, table)
    assert model.rowCount() == PEOPLE
    assert model.known(0) is not None
    _drop(app, table)
    jobs.close()
    return cost


def _whole(app, path: Path) -> Cost:
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
    from PySide6.QtWidgets import QTableView

    from refnet.store import sqlite

    class Whole(QAbstractTableModel):
        def __init__(self, rows) -> None:
            super().__init__()
            self._rows = rows

        def rowCount(self, parent=QModelIndex()) -> int:
            return 0 if parent.isValid() else len(self._rows)

        def columnCount(self, parent=QModelIndex()) -> int:
            return 0 if parent.isValid() else 4

        def data(self, index, role=Qt.ItemDataRole.DisplayRole):
            return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    with closing(sqlite.connect(path)) as connection, measured() as cost:
        model, table = Whole(connection.execute(WHOLE).fetchall()), QTableView()
        table.setModel(model)
        _paint(app, table)
    _drop(app, table)
    return cost


def _paint(app, table) -> None:
    table.resize(1400, 900)
    table.show()
    app.processEvents()
    table.grab()


def _drop(app, table) -> None:
    table.close()
    table.deleteLater()
    app.processEvents()
