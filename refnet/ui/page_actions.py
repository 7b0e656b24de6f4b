"""The actions on what is chosen in the page in view; a page says which of them it can do."""

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


def page_actions(current: Callable[[], Page | None]) -> tuple[Action, ...]:
    """Return the actions; `current` tells which page is in view."""

    def action(key: str, text: str, shortcut: str, icon: MaybeIcon, menu: str, group: str, words: str = "") -> Action:  # noqa: PLR0917
        return Action(
            key, text, partial(_do, current, key), shortcut, icon, menu, group, words, partial(_can, current, key)
        )

    return (
        action("edit-record", _("&Edit …"), "Ctrl+E", "pencil", "selected", "chosen", _("change")),
        action("add-note", _("Add &note …"), "Ctrl+Shift+N", "sticky-note", "selected", "chosen"),
        action("tag", _("Tag …"), "Ctrl+T", "tag", "selected", "chosen"),
        action("thank", _("&Thank"), "Ctrl+Shift+T", "heart", "selected", "chosen", _("close the loop")),
        action("move-on", _("Move on …"), "Ctrl+M", "circle-dot", "selected", "stage", _("stage")),
        action("next-stage", _("Ne&xt stage"), "Alt+Right", "chevron-right", "selected", "stage"),
        action("stage-before", _("Stage &before"), "Alt+Left", "chevron-left", "selected", "stage"),
        action("close-won", _("Close as &won …"), "Ctrl+Shift+W", "circle-check", "selected", "stage"),
        action("close-lost", _("Close as l&ost …"), "Ctrl+Shift+O", "circle-x", "selected", "stage"),
        action("remove", _("Remove"), "Ctrl+Delete", "trash-2", "selected", "gone", _("delete")),
        action(
            "export-shown", _("E&xport shown …"), "Ctrl+Shift+E", "share", "file", "move", _("csv excel vcard copy")
        ),
        action("report", _("Re&port …"), "Ctrl+P", "printer", "file", "move", _("print save pdf monday")),
        action("save-view", _("Sa&ve view …"), "Ctrl+Shift+S", "bookmark-plus", "view", "list"),
        action("columns", _("&Columns …"), "", "columns-3", "view", "list"),
        action("clear-filter", _("Clear &filter"), "Ctrl+Shift+F", "x", "view", "list"),
    )


def _do(current: Callable[[], Page | None], key: str) -> None:
    page = current()
    if isinstance(page, Doer) and key in page.deeds():
        page.deeds()[key]()


def _can(current: Callable[[], Page | None], key: str) -> bool:
    page = current()
    return isinstance(page, Doer) and key in page.deeds()
