"""The actions on what is chosen in the page in view; a page says which of them it can do, and else some ask for a record."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, runtime_checkable

from refnet.i18n import _
from refnet.ui.actions import Action
from refnet.ui.look.icon_names import MaybeIcon
from refnet.ui.widgets.page import Page

Deeds = Mapping[str, Callable[[], object]]


@runtime_checkable
class Doer(Protocol):
    """A page that has something to choose."""

    def deeds(self) -> Deeds:
        """Return what can be done now, by the action's id."""


class Asking(Protocol):
    """Asks for the record that an action is meant for, where none is chosen."""

    def can_ask(self, key: str) -> bool:
        """Tell whether an action can ask for its record now."""

    def ask(self, key: str) -> None:
        """Ask, and do the action with what was taken."""


def page_actions(current: Callable[[], Page | None], which: Asking | None = None) -> tuple[Action, ...]:
    """Return the actions; `current` tells which page is in view, `which` asks where nothing is chosen there."""

    def action(key: str, text: str, shortcut: str, icon: MaybeIcon, menu: str, group: str, words: str = "") -> Action:  # noqa: PLR0917
        run, can = partial(_do, current, which, key), partial(_can, current, which, key)
        return Action(key, text, run, shortcut, icon, menu, group, words, can)

    return (
        action("edit-record", _("&Edit …"), "Ctrl+E", "pencil", "selected", "chosen", _("change")),
        action("add-note", _("Add &note …"), "Ctrl+Shift+N", "sticky-note", "selected", "chosen"),
        action("tag", _("Tag …"), "Ctrl+T", "tag", "selected", "chosen"),
        action("thank", _("&Thank"), "Ctrl+Shift+T", "heart", "selected", "chosen", _("close the loop")),
        action(
            "tell", _("Te&ll the introducer …"), "Ctrl+L", "mail", "selected", "chosen", _("news close the loop note")
        ),
        action("move-on", _("Move on …"), "Ctrl+J", "circle-dot", "selected", "stage", _("stage")),
        action("next-stage", _("Ne&xt stage"), "Alt+Right", "chevron-right", "selected", "stage"),
        action("stage-before", _("Stage &before"), "Alt+Left", "chevron-left", "selected", "stage"),
        action("close-won", _("Close as &won …"), "Ctrl+Shift+W", "circle-check", "selected", "stage"),
        action("close-lost", _("Close as l&ost …"), "Ctrl+Shift+O", "circle-x", "selected", "stage"),
        action("reopen", _("Open a&gain"), "", "undo-2", "selected", "stage", _("reopen closed won lost")),
        action("next-step", _("Next step …"), "Ctrl+Shift+X", "calendar", "selected", "stage", _("agree call by when")),
        action("amount", _("Amount …"), "Ctrl+R", "coins", "selected", "stage", _("money value worth currency change")),
        action("remove", _("Remove"), "Ctrl+Delete", "trash-2", "selected", "gone", _("delete")),
        action(
            "export-shown", _("E&xport shown …"), "Ctrl+Shift+E", "share", "file", "move", _("csv excel vcard copy")
        ),
        action("report", _("Re&port …"), "Ctrl+P", "printer", "file", "move", _("print save pdf monday")),
        action("save-view", _("Sa&ve view …"), "Ctrl+Shift+S", "bookmark-plus", "view", "list"),
        action("columns", _("&Columns …"), "", "columns-3", "view", "list"),
        action("clear-filter", _("Clear &filter"), "Ctrl+Shift+F", "x", "view", "list"),
    )


def _do(current: Callable[[], Page | None], which: Asking | None, key: str) -> None:
    page = current()
    found = page.deeds().get(key) if isinstance(page, Doer) else None
    if found is not None:
        found()
    elif which is not None and which.can_ask(key):
        which.ask(key)


def _can(current: Callable[[], Page | None], which: Asking | None, key: str) -> bool:
    page = current()
    return (isinstance(page, Doer) and key in page.deeds()) or (which is not None and which.can_ask(key))
