"""The actions that open a list beside the plan: whom to ask, what to answer, what to warm."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, runtime_checkable

from refnet.i18n import _
from refnet.ui.actions import Action
from refnet.ui.context import Context
from refnet.ui.widgets.page import Page


@runtime_checkable
class Listed(Protocol):
    """A page with lists beside it."""

    def open_list(self, key: str) -> None:
        """Show one and go there."""


def plan_actions(context: Context, current: Callable[[], Page | None]) -> tuple[Action, ...]:
    """Return the actions; `current` tells which page is in view."""

    def is_open() -> bool:
        return context.is_open

    return (
        Action(
            "whom-to-ask", _("Whom to ask next"), partial(_plan, context, current, "next"),
            "Ctrl+Shift+H", "message-circle-question-mark", "ask", "plan", _("suggestion plan ally"), is_open,
        ),
        Action(
            "answer-ask", _("Answer o&f an ask"), partial(_plan, context, current, "ledger"),
            "Ctrl+Shift+G", "message-circle-question-mark", "ask", "plan",
            _("asks so far ledger named later no silence"), is_open,
        ),
        Action(
            "cold-to-warm", _("Cold deals to warm"), partial(_plan, context, current, "cold"),
            "Ctrl+Shift+J", "snowflake", "ask", "plan", _("ally introduction path plan"), is_open,
        ),
        Action(
            "never-asked", _("Clients never asked"), partial(_plan, context, current, "never"),
            "", "message-circle-question-mark", "ask", "plan", _("coverage plan"), is_open,
        ),
    )  # fmt: skip


def _plan(context: Context, current: Callable[[], Page | None], key: str) -> None:
    context.go("plan")
    page = current()
    if isinstance(page, Listed):
        page.open_list(key)
