"""What each picture shows: the program on the sample network, brought there as its user would."""

import time
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWidgets import QApplication, QWidget

from refnet import app
from refnet.domain.planning.backwards import GoalKind
from refnet.services import people, planning, reps
from refnet.services.planning import GoalKept
from refnet.ui.dialogs.ask_card import AskCardDialog

ALLY = "Søren Vargas"
STILL, LONGEST = 1.0, 40.0  # seconds

Scene = Callable[[app.Application], bytes]


def opened(width: int, height: int) -> app.Application:
    """Open the program on the sample network, with a goal set."""
    running = QApplication.instance() or QApplication([])
    assert isinstance(running, QApplication)
    running.setApplicationName("RefNet")
    app.settle_locale(running)
    application = app.Application(running, app.parser().parse_args(["--sample", "--theme", "light"]), inline=True)
    application.window.resize(width, height)
    application.open()
    application.window.resize(width, height)
    while not application.context.is_open:
        running.processEvents()
    store, day = application.context.store, application.context.today()
    me = reps.me(store)
    assert me is not None
    goal = GoalKept(GoalKind.CLIENTS, 10, day - timedelta(days=150), day + timedelta(days=215))
    planning.save(store, me.id, goal)
    return application


def page(key: str) -> Scene:
    def scene(application: app.Application) -> bytes:
        application.context.go(key)
        return settled(application.window)

    return scene


def allies(application: app.Application) -> bytes:
    (ally, *_others) = people.find(application.context.store, ALLY)
    application.context.go("allies", ("person", ally.id))
    return settled(application.window)


def ask_card(application: app.Application) -> bytes:
    (ally, *_others) = people.find(application.context.store, ALLY)
    application.context.go("today")
    card = AskCardDialog(application.context, application.window, ally)
    card.open()
    settled(card)
    card.ideal_client.setPlainText("logistics companies that open a second warehouse")
    taken = settled(card)
    card.settle()
    card.reject()
    return taken


SCENES: dict[str, Scene] = {
    "today": page("today"), "plan": page("plan"), "ask-card": ask_card, "allies": allies,
    "conversion": page("conversion"), "diagnosis": page("diagnosis"), "network": page("network"),
}  # fmt: skip


def settled(widget: QWidget) -> bytes:
    """Return the picture once it has stood still for a while."""
    taken, since, end = b"", time.monotonic(), time.monotonic() + LONGEST
    while time.monotonic() < min(since + STILL, end) or not taken:
        QApplication.processEvents()
        now = picture(widget)
        if now != taken:
            taken, since = now, time.monotonic()
    return taken


def picture(widget: QWidget) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(kept.data())
