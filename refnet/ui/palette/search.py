"""What the palette looks through: everything there is with the commands, or what an action asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.palette import found
from refnet.ui.palette.rows import PaletteRow
from refnet.ui.record_deeds import KEYED, RecordDeeds


@dataclass(frozen=True, slots=True)
class Search:
    """How something is found, and the rows that are made of it; what is found goes from the one to the other as it is."""

    title: str
    prompt: str
    find: Callable[[str], Any]  # runs in a lane
    rows: Callable[[Any], Sequence[PaletteRow]]
    has_commands: bool = False  # they stand below what is found, and alone while nothing is typed
    keys: frozenset[str] = frozenset()  # that do something with the row that is chosen


def everything(context: Context, deeds: RecordDeeds) -> Search:
    """Look through all there is; what can be done with a record is done by the keys of its action."""
    return Search(
        title=_("Find"),
        prompt=_("Find a person, organization, deal or command"),
        find=partial(found.find_in, context),
        rows=partial(found.rows, context, deeds),
        has_commands=True,
        keys=frozenset(one.shortcut for one in context.actions.all() if one.id in KEYED),
    )
