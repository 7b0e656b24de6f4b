"""Move on: the stage that deals have reached, and when."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from refnet.domain.kinds import OPEN_STAGES, Outcome, Stage
from refnet.i18n import _, counted
from refnet.services import deals
from refnet.services.deals import DealRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import not_ahead
from refnet.ui.look import words
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.segmented import Segmented


def next_stage(stage: Stage) -> Stage:
    """Return the stage that follows; the last open one and the ends stay."""
    position = OPEN_STAGES.index(stage) if stage in OPEN_STAGES else len(OPEN_STAGES) - 1
    return OPEN_STAGES[min(position + 1, len(OPEN_STAGES) - 1)]


def move_all(store: Store, rows: Sequence[DealRow], stage: Stage, on: date) -> None:
    """Move deals to a stage; closed ones are opened again first."""
    with store.step(counted("Move deal", "Move deals", len(rows))):
        for row in rows:
            if row.outcome is not Outcome.OPEN:
                deals.reopen(store, row.id, on)
            deals.move(store, row.id, stage, on)


class MoveOnDialog(FormDialog):
    """Offers the next stage, so that Enter alone is usually enough."""

    def __init__(self, context: Context, rows: Sequence[DealRow], parent: QWidget | None = None) -> None:
        super().__init__(context, _("Move on"), verb=_("Move"), width=560, parent=parent)
        self._deals = tuple(rows)
        self.stage = Segmented([(stage, words.stage(stage), "") for stage in OPEN_STAGES], _("Stage"))
        self.stage.choose(next_stage(self._deals[0].stage))
        self.on = DateField(context.today())
        self.add_row(Field("stage", _("Stage"), self.stage, hint=_subject(self._deals)))
        self.add_row(Field("on", _("Since"), self.on, hint=_("today, unless it was earlier")))
        self.stage.setFocus()

    def submit(self) -> None:
        stage = Stage(self.stage.value())
        on = not_ahead(self.on.checked("on"), self.context.today(), "on")
        work = partial(move_all, self.context.store, self._deals, stage, on)
        self.send(work, _("{what}: {stage}.").format(what=_subject(self._deals), stage=words.stage(stage)))


def _subject(rows: Sequence[DealRow]) -> str:
    if len(rows) == 1:
        return rows[0].title or rows[0].organization or rows[0].prospect
    return counted("{count} deal", "{count} deals", len(rows))
