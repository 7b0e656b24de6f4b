"""Asks which record an action is meant for where none is chosen: a few letters of its name, then Enter."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from refnet.i18n import _
from refnet.ui.actions import Action
from refnet.ui.context import Context
from refnet.ui.look import words
from refnet.ui.palette.rows import PaletteRow
from refnet.ui.palette.search import Search
from refnet.ui.record_deeds import RecordDeeds

if TYPE_CHECKING:
    from refnet.services.deals import DealRow
    from refnet.services.people import PersonHit
    from refnet.ui.main_window import MainWindow

    Found = tuple[list[DealRow], list[PersonHit]]

LIMIT = 8
RUNNING, DEALS, PEOPLE, BOTH = "running", "deals", "people", "both"  # what is asked for
ASKED: Mapping[str, str] = {
    "next-stage": RUNNING, "stage-before": RUNNING, "move-on": RUNNING, "close-won": RUNNING, "close-lost": RUNNING,
    "next-step": RUNNING, "amount": DEALS, "tell": DEALS, "edit-record": BOTH, "add-note": PEOPLE, "tag": PEOPLE, "thank": PEOPLE,
}  # fmt: skip


class Which(QObject):
    """Opens the palette for one action; the record that is taken there is the one it is done with."""

    def __init__(self, context: Context, window: "MainWindow", deeds: RecordDeeds) -> None:
        super().__init__(window)
        self._context, self._window, self._deeds = context, window, deeds

    def can_ask(self, key: str) -> bool:
        """Tell whether an action can ask for its record."""
        return self._context.is_open and key in ASKED

    def ask(self, key: str) -> None:
        """Ask for the record, and do the action with it."""
        from refnet.ui.palette.window import PaletteWindow  # noqa: PLC0415 - after the first paint

        PaletteWindow(self._context, self._window.content, self._search(self._context.actions.get(key))).open()

    def _search(self, action: Action) -> Search:
        what = ASKED[action.id]
        asked = {PEOPLE: _("whom?"), BOTH: _("which deal, or whom?")}.get(what, _("which deal?"))
        title = f"{action.short_text}: {asked}"
        prompts = {PEOPLE: _("Type a name"), BOTH: _("Type a deal, an organization or a name")}
        prompt = prompts.get(what, _("Type a deal, a prospect or an organization"))
        find = partial(_find, self._context, what)
        return Search(title=title, prompt=prompt, find=find, rows=partial(self._rows, action, title))

    def _rows(self, action: Action, title: str, found: "Found") -> list[PaletteRow]:
        deals, people = found
        return [
            *(self._deal(action, title, one) for one in deals),
            *(self._person(action, title, one) for one in people),
        ]

    def _deal(self, action: Action, title: str, row: "DealRow") -> PaletteRow:
        do = partial(self._deeds.deals.do_with, row, action.id)
        return PaletteRow(title, "briefcase", _name(row), do, _told(row), enter=_("Enter takes it"))

    def _person(self, action: Action, title: str, hit: "PersonHit") -> PaletteRow:
        do = self._deeds.of_person(hit)[action.id]
        return PaletteRow(title, "user", hit.name, do, hit.organization, enter=_("Enter takes them"))


def _find(context: Context, what: str, text: str) -> "Found":
    """Return what a few letters may mean; runs in a lane."""
    from refnet.services import deals, people  # noqa: PLC0415 - SQLAlchemy comes after the first paint

    found = [] if what == PEOPLE else deals.find(context.store, text, LIMIT, only_open=what == RUNNING)
    return found, people.find(context.store, text, LIMIT) if what in (PEOPLE, BOTH) else []


def _name(row: "DealRow") -> str:
    return row.title or row.organization or row.prospect


def _told(row: "DealRow") -> str:
    told = (row.prospect, row.organization, words.stage(row.stage))
    return ", ".join(text for text in told if text not in ("", _name(row)))
