from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from world import world

from refnet.domain.kinds import Outcome, Stage
from refnet.services import deals
from refnet.services.deals import DealRow
from refnet.services.listing import Listing
from refnet.services.people import Neighbour
from refnet.store.keys import new_id
from refnet.ui.context import Context
from refnet.ui.page_actions import page_actions
from refnet.ui.pages.deals.page import TABLE, DealsPage
from refnet.ui.pages.record import neighbours_marks
from refnet.ui.pages.record.neighbours_picture import NeighboursPicture
from refnet.ui.widgets.page import Page


def _deals(context: Context) -> list[DealRow]:
    return deals.page(context.store, Listing(), 0, 10)


def test_an_action_does_what_the_page_in_view_can(context: Context, qtbot: QtBot) -> None:
    world(context.store, "Ann>Bob")
    page = DealsPage(context)
    qtbot.addWidget(page)
    page.look.choose(TABLE)
    page.refresh()
    page.table.selectRow(0)
    actions = {one.id: one for one in page_actions(lambda: page)}
    assert actions["next-stage"].is_enabled()
    actions["next-stage"].run()
    assert _deals(context)[0].stage is Stage.CONTACTED
    assert not actions["thank"].is_enabled()
    actions["thank"].run()


def test_nothing_is_done_on_a_page_without_choices(context: Context, qtbot: QtBot) -> None:
    page = Page(context, "Empty")
    qtbot.addWidget(page)
    for action in (*page_actions(lambda: page), *page_actions(lambda: None)):
        assert not action.is_enabled()
        action.run()


def test_neighbours_are_chosen_by_keys_and_opened(qtbot: QtBot) -> None:
    relations = [
        ("introducer", None),
        ("prospect", Outcome.WON),
        ("prospect", Outcome.OPEN),
        ("prospect", Outcome.LOST),
    ]
    relations += [("tie", None), ("rep", None)]
    neighbours = [Neighbour(new_id(), f"N{n}", relation, end, None) for n, (relation, end) in enumerate(relations)]
    picture = NeighboursPicture()
    qtbot.addWidget(picture)
    picture.resize(340, 140)
    with qtbot.waitExposed(picture):
        picture.show()
    picture.show_neighbours("Ann", neighbours)
    picture.setFocus()
    opened: list[Neighbour] = []
    picture.opened.connect(opened.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Return):
        qtbot.keyClick(picture, key)
    assert opened
    assert picture.accessibleDescription()
    spot = picture._spots()[1]
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=spot.label.center().toPoint())
    assert opened[-1] == neighbours[1]
    qtbot.keyClick(picture, Qt.Key.Key_X)
    assert neighbours_marks.sentence(neighbours[1]) == "N1 was introduced by them, won"
    assert neighbours_marks.sentence(neighbours[4]) == "N4 knows them"
    picture.grab()
    picture.close()
