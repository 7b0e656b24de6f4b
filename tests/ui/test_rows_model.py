import pytest
from listrows import Order, Row, many
from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from refnet.ui.jobs import Jobs
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.lists.rows_model import KEPT, PAGE, ROW_ROLE, VALUE_ROLE, RowsModel

COLUMNS = (Column("name", "Name", strong=True), Column("amount", "Amount", kind="number"))


class Source(QObject):
    """Rows in memory that notes what is read from it."""

    asked = Signal(int)

    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self.rows = rows
        self.read: list[int] = []

    def count(self, _order: Order) -> int:
        return len(self.rows)

    def page(self, order: Order, offset: int, limit: int) -> list[Row]:
        self.read.append(offset)
        ordered = sorted(self.rows, key=lambda row: getattr(row, order.sort), reverse=order.descending)
        return ordered[offset : offset + limit]


class LaterJobs(Jobs):
    """Keeps reads until they are let go, so that a test sees what stands there meanwhile."""

    def __init__(self) -> None:
        super().__init__(inline=True)
        self.waiting: list[tuple] = []

    def read(self, *request) -> None:
        self.waiting.append(request)

    def let_go(self) -> None:
        waiting, self.waiting = self.waiting, []
        for request in waiting:
            super().read(*request)


@pytest.fixture
def source() -> Source:
    return Source(many(1_000))


@pytest.fixture
def model(source: Source) -> RowsModel:
    return RowsModel(Jobs(inline=True), COLUMNS, source.count, source.page)


def test_the_model_keeps_qts_rules(model: RowsModel, qtmodeltester: ModelTester) -> None:
    model.show(Order())
    qtmodeltester.check(model)


def test_only_the_pages_in_view_are_read() -> None:
    source = Source(many(200_000))
    model = RowsModel(Jobs(inline=True), COLUMNS, source.count, source.page)
    model.show(Order())
    assert model.rowCount() == 200_000
    assert source.read == []
    assert model.index(150_000, 0).data() == "Person 150000"
    assert source.read == [150_000 // PAGE * PAGE]


def test_old_pages_are_forgotten() -> None:
    source = Source(many(PAGE * (KEPT + 5)))
    model = RowsModel(Jobs(inline=True), COLUMNS, source.count, source.page)
    model.show(Order())
    for page in range(KEPT + 1):
        model.row(page * PAGE)
    source.read.clear()
    assert model.row(PAGE * KEPT).id == PAGE * KEPT
    assert source.read == []
    assert model.row(0).id == 0
    assert source.read == [0]


def test_a_row_that_is_being_read_says_so(source: Source) -> None:
    jobs = LaterJobs()
    model = RowsModel(jobs, COLUMNS, source.count, source.page)
    model.show(Order())
    jobs.let_go()
    assert model.index(3, 0).data() == "Reading …"
    assert model.index(3, 1).data() is None
    jobs.let_go()
    assert model.index(3, 0).data() == "Person 000003"


def test_an_answer_for_an_older_listing_is_dropped(source: Source) -> None:
    jobs = LaterJobs()
    model = RowsModel(jobs, COLUMNS, source.count, source.page)
    model.show(Order())
    jobs.let_go()
    model.row(0)
    model.show(Order(descending=True))
    jobs.let_go()
    assert model.row(0) is None
    jobs.let_go()
    assert model.row(0).id == 999


def test_a_cell_gives_words_value_and_row(model: RowsModel) -> None:
    model.show(Order())
    index = model.index(2, 1)
    assert index.data() == "200"
    assert index.data(VALUE_ROLE) == 200
    assert index.data(ROW_ROLE).id == 2
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.rowCount(index) == model.columnCount(index) == 0


def test_sorting_asks_for_another_listing_and_marks_the_header(model: RowsModel, qtbot: QtBot) -> None:
    model.show(Order())
    with qtbot.waitSignal(model.listing_changed) as told:
        model.sort(1, Qt.SortOrder.DescendingOrder)
    assert told.args[0] == Order("amount", descending=True)
    assert model.row(0).id == 999
    headers = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(2)]
    assert headers == ["Name", "Amount ↓"]
    model.sort(0)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name ↑"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole) is None


def test_a_reload_grows_and_shrinks_at_the_end(model: RowsModel, source: Source, qtbot: QtBot) -> None:
    model.show(Order())
    assert model.row(0).name == "Person 000000"
    source.rows = [Row(0, "Changed"), *source.rows[1:], Row(1000, "Zoe")]
    with qtbot.waitSignals([model.rowsInserted, model.counted]):
        model.reload()
    assert model.row(0).name == "Changed"
    source.rows = source.rows[:10]
    with qtbot.waitSignal(model.rowsRemoved):
        model.reload()
    assert model.rowCount() == 10
    source.rows = []
    model.reload()
    assert model.rowCount() == 0


def test_rows_in_memory_are_shown_as_they_are() -> None:
    model = RowsModel(Jobs(inline=True), COLUMNS)
    model.show_rows(many(450))
    assert model.row(449).id == 449
    assert model.find(300) == 300
    assert model.find(999) is None
    assert model.row(450) is None
    model.reload()
    assert model.rowCount(QModelIndex()) == 450
