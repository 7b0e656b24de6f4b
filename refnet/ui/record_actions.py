"""The actions of the Record menu, and what asks the network."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from refnet.i18n import _
from refnet.ui import record_dialogs
from refnet.ui.actions import Action
from refnet.ui.context import Context
from refnet.ui.widgets.page import Page

Current = Callable[[], Page | None]


def record_actions(context: Context, window: QWidget, current: Current = lambda: None) -> tuple[Action, ...]:
    """Return what can be logged from anywhere; `current` tells which page is in view."""

    def is_open() -> bool:
        return context.is_open

    logged = (*_happened(context, window, current), *_planned(context, window, current))
    recorded = [replace(one, menu="record") for one in (*logged, *_kept(context, window))]
    asked = [replace(one, menu="ask") for one in _asked(context, current)]
    return tuple(replace(one, enabled=is_open) for one in (*recorded, *asked))


def _happened(context: Context, window: QWidget, current: Current) -> tuple[Action, ...]:
    """Return what logs asks, introductions and leads."""
    return (
        Action(
            "log-introduction", _("Log &introduction …"), partial(record_dialogs.log_introduction, context, window),
            "Ctrl+I", "handshake", group="log", words=_("referral introduced"),
        ),
        Action(
            "quick-entry", _("&Quick entry …"), partial(record_dialogs.quick_entry, context, window),
            "Ctrl+Shift+I", "pencil", group="log", words=_("line type paste mail introduced asked"),
        ),
        Action(
            "log-ask", _("Log &ask …"), partial(record_dialogs.log_ask, context, window),
            "Ctrl+Shift+A", "message-circle-question-mark", group="log", words=_("asked for a name"),
        ),
        Action(
            "ask-card", _("As&k card …"), partial(record_dialogs.ask_card, context, window, current),
            "Ctrl+Shift+K", "message-circle-question-mark", group="log", words=_("write text note forward opt in wording template mail"),
        ),
        Action(
            "log-given", _("Log introduction we &gave …"), partial(record_dialogs.log_given, context, window),
            "", "handshake", group="log", words=_("give introduce two people reciprocity"),
        ),
        Action(
            "log-cold-lead", _("Log &cold lead …"), partial(record_dialogs.log_cold_lead, context, window),
            "Ctrl+Shift+L", "snowflake", group="log", words=_("deal open new"),
        ),
    )  # fmt: skip


def _planned(context: Context, window: QWidget, current: Current) -> tuple[Action, ...]:
    """Return what logs and plans meetings and tasks, and adds allies."""
    return (
        Action(
            "log-meeting", _("Log &meeting …"), partial(record_dialogs.log_meeting, context, window, current),
            "Ctrl+Shift+M", "calendar", group="log", words=_("talk prepared questions return agenda"),
        ),
        Action(
            "prepare-meeting", _("P&repare meeting …"), partial(record_dialogs.prepare_meeting, context, window, current),
            "Ctrl+Shift+R", "clipboard-list", group="log", words=_("brief agenda research points print"),
        ),
        Action(
            "add-task", _("Add ta&sk …"), partial(record_dialogs.add_task, context, window, current),
            "Ctrl+Shift+D", "check", group="log", words=_("to do remember remind own"),
        ),
        Action(
            "tasks", _("Tasks …"), partial(record_dialogs.tasks, context, window),
            "Ctrl+D", "clipboard-list", group="log", words=_("to do list own open done remind"),
        ),
        Action(
            "add-ally", _("Add a&lly …"), partial(record_dialogs.add_ally, context, window),
            "Ctrl+N", "user-plus", group="add", words=_("new person contact"),
        ),
    )  # fmt: skip


def _asked(context: Context, current: Current) -> tuple[Action, ...]:
    """Return what asks the network."""
    return (
        Action(
            "find-path", _("Find a &path to …"), partial(_answer, context, current, "path"),
            "Ctrl+Shift+P", "route", group="ask", words=_("reach company person warm introduction network"),
        ),
        Action(
            "best-referrers", _("Best referrers"), partial(_answer, context, current, "referrers"),
            "", "waypoints", group="ask", words=_("who brings business sure rank allies network"),
        ),
        Action(
            "if-they-leave", _("What if somebody lea&ves …"), partial(_answer, context, current, "leaving"),
            "", "user-minus", group="ask", words=_("without person lose loss hand over network"),
        ),
        Action(
            "concentration", _("How few the business rests on"), partial(_answer, context, current, "business"),
            "", "coins", group="ask", words=_("concentration share gini herfindahl brokers circles network"),
        ),
    )  # fmt: skip


def _kept(context: Context, window: QWidget) -> tuple[Action, ...]:
    """Return what keeps records and texts in order."""
    return (
        Action(
            "find-duplicates", _("Find &duplicates …"), partial(record_dialogs.find_duplicates, context, window),
            "", "users", group="add", words=_("merge same person twice double look alike clean up"),
        ),
        Action(
            "question-bank", _("Q&uestion bank …"), partial(record_dialogs.question_bank, context, window),
            "", "message-circle-question-mark", group="add", words=_("discovery questions edit retire order answers"),
        ),
        Action(
            "edit-texts", _("Edit texts …"), partial(record_dialogs.edit_texts, context, window),
            "", "pencil", group="add", words=_("wordings templates thanks news ask forward opt in letter"),
        ),
        Action(
            "add-benchmark", _("Add benc&hmark …"), partial(record_dialogs.add_benchmark, context, window),
            "", "chart-line", group="add", words=_("own target rate compare"),
        ),
    )  # fmt: skip


@runtime_checkable
class Answering(Protocol):
    """A page that answers questions about the network."""

    def answer(self, tab: str) -> None:
        """Open the answer to one."""


def _answer(context: Context, current: Current, tab: str) -> None:
    context.go("network")
    page = current()
    if isinstance(page, Answering):
        page.answer(tab)
