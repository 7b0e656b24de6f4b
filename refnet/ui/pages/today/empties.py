"""What Today shows where nothing is due: on the very first day, and on a day that is done or free."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from refnet.i18n import _, counted
from refnet.ui.context import Context
from refnet.ui.widgets.parts.empty_state import EmptyState, Way


class FirstDay(EmptyState):
    """Asks for the first ally while nobody is known."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        sentence = _(
            "Add the first: a client, a partner, a friend. From then on this page says every morning whom to ask, call, "
            "prepare for and thank, and why."
        )
        ways = [
            Way(_("Add ally"), "user-plus", partial(context.run, "add-ally"), primary=True),
            Way(_("Log introduction"), "handshake", partial(context.run, "log-introduction")),
            Way(_("Import"), "file-down", partial(context.run, "import")),
        ]
        super().__init__(_("Who would introduce you to someone?"), sentence, ways, parent)


class NothingDue(EmptyState):
    """Says how much was done today, what will stand here, and what may come next."""

    def __init__(self, context: Context, open_plan: Callable[[], object], parent: QWidget | None = None) -> None:
        ways = [
            Way(_("Log introduction"), "handshake", partial(context.run, "log-introduction"), primary=True),
            Way(_("Log ask"), "message-circle-question-mark", partial(context.run, "log-ask")),
            Way(_("Whom to ask"), "users", open_plan),
        ]
        super().__init__(_("Nothing is due today"), _nothing_due(), ways, parent)

    def say_done(self, count: int) -> None:
        """Say how many things were done today, if any were."""
        if count:
            done = counted("{count} thing done today.", "{count} things done today.", count)
            self.say(_("All done for today"), f"{done} {_nothing_due()}")
        else:
            self.say(_("Nothing is due today"), _nothing_due())


def _nothing_due() -> str:
    return _(
        "Introductions that wait for your call, meetings to prepare, people to thank and whom to ask stand here on "
        "their day, each with its reason."
    )
