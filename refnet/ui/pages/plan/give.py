"""Give: whom we could introduce to which ally, those whom we owe first."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.i18n import _, counted
from refnet.services import giving, people
from refnet.services.giving import Give
from refnet.services.people import PersonHit
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.look import formats
from refnet.ui.pages.plan.asking import AskingShown, Kind
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.parts.empty_state import Way

GIVE = "give"


def kind(context: Context) -> Kind:
    """Return the list."""
    return Kind(
        GIVE, _("Give"), partial(_read, context), _columns(), _("Introduce"), _("Nobody to give to yet"),
        _("Note in an ally’s record whom they look for, and whom you could introduce to them stands here."),
        (Way(_("Show allies"), "users", partial(context.go, "allies")),),
    )  # fmt: skip


def do(context: Context, window: QWidget, row: Give) -> None:
    """Open the introduction to be given, or ask whom the ally looks for where nobody is known to fit."""
    from refnet.ui.dialogs.log_given import NoteWishDialog  # noqa: PLC0415 - when it is wanted

    if row.other_id is None:
        NoteWishDialog(context, row.ally_id, row.ally, row.looking_for, window).open()
        return
    work = partial(_both, context.store, row.ally_id, row.other_id)
    context.jobs.read(work, partial(_open, context, window, row))


def _both(store: Store, ally: UUID, other: UUID) -> tuple[PersonHit | None, PersonHit | None]:
    return people.hit(store, ally), people.hit(store, other)


def _open(context: Context, window: QWidget, row: Give, both: tuple[PersonHit | None, PersonHit | None]) -> None:
    from refnet.ui.dialogs.log_given import LogGivenDialog  # noqa: PLC0415 - when it is wanted

    reason = _("{ally} looks for: {wish}").format(ally=row.ally, wish=row.looking_for)
    LogGivenDialog(context, window, *both, reason).open()


def _read(context: Context) -> AskingShown:
    found = giving.gives(context.store)
    told = _("We gave {given} and received {received}.").format(
        given=counted("{count} introduction", "{count} introductions", found.given),
        received=formats.number(found.received),
    )
    if not found.rows:
        return AskingShown("", found.rows)
    owed = counted(
        "{count} ally gave much more than they got.", "{count} allies gave much more than they got.", found.owed
    )
    wishes = _("Of {told} of {allies} it is noted whom they look for.").format(
        told=formats.number(found.told), allies=counted("{count} ally", "{count} allies", found.allies)
    )
    return AskingShown(f"{told} {owed} {wishes}", found.rows)


def _columns() -> tuple[Column, ...]:
    values: dict[str, Callable[[Give], object]] = {
        "given": lambda row: row.balance.given, "received": lambda row: row.balance.received, "other": _other,
    }  # fmt: skip
    return (
        Column("ally", _("Ally"), 150, strong=True),
        Column("looking_for", _("Looks for"), 200, value=_wish),
        Column("other", _("Introduce"), 160, value=values["other"]),
        Column("organization", _("Organization"), 150, priority=2),
        Column("reason", _("Why"), 320, sortable=False),
        Column("given", _("Given"), 70, "number", value=values["given"]),
        Column("received", _("Received"), 80, "number", value=values["received"]),
    )


def _wish(row: Give) -> str:
    return " ".join(row.looking_for.split()) or _("not noted yet")


def _other(row: Give) -> str:
    if row.other_id is None and row.looking_for:
        return _("nobody found yet")
    return row.other
