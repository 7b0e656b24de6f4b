"""What do we lose if somebody leaves: business, reach, and whom to hand over to whom."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from refnet.i18n import _, counted
from refnet.services import exports
from refnet.services.insights import loss, telling
from refnet.services.insights.loss import HandOverRow, Without
from refnet.services.insights.paths import Target
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts import clipboard
from refnet.ui.look import formats
from refnet.ui.pages.network.answers.part import AnswerPart, row, sentences, small, stacked, voice
from refnet.ui.pages.network.answers.target_picker import TargetPicker
from refnet.ui.widgets.parts.cards import rule
from refnet.ui.widgets.parts.labels import label

MOST = 25  # rows in the panel; the list as a file holds all


class LeavingPart(AnswerPart):
    """A field for who leaves, what goes with them, and the hand-over list."""

    shown_wanted = Signal(object)  # a Without that the picture is to show, or None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.picker = TargetPicker(context, find, _("Who leaves"), _("An ally, a client, or one of us"), self)
        self.picker.picked.connect(self.ask)
        self.top.addWidget(label(_("What do we lose without …"), "section"))
        self.top.addWidget(self.picker)
        self.found: Without | None = None
        self.put(*sentences([_("Name somebody, and see what would go with them. Nothing is changed.")], "caption"))

    def leave(self, target: Target) -> None:
        """Show what is lost without somebody."""
        self.picker.set_target(target)

    def ask(self) -> None:
        self.found = None
        if self.picker.target is not None:
            work = partial(loss.without, self.context.store, self.picker.target.id, self.context.today())
            self.answer_with(work, self._show)

    def _show(self, found: Without) -> None:
        self.found = found
        shown: list[QWidget] = sentences(telling.lost(found, voice()))
        shown.append(row(small(_("Show"), "user-minus", self._draw), small(_("Show all"), "users", self._clear)))  # fmt: skip
        shown += [rule(), label(_("To hand over"), "section")]
        if found.rows:
            shown.append(
                row(small(_("Copy list"), "copy", self._copy), small(_("Save list …"), "download", self._save))
            )
            shown += [_hand_over(one, found.currency) for one in found.rows[:MOST]]
            if len(found.rows) > MOST:
                rest = len(found.rows) - MOST
                shown += sentences([counted("{count} more is in the list.", "{count} more are in the list.", rest)], "caption")  # fmt: skip
        else:
            shown += sentences([_("Nobody needs to be handed over.")], "caption")
        self.put(*shown)
        self._draw()

    def _draw(self) -> None:
        if self.found is not None:
            self.shown_wanted.emit(self.found)

    def _clear(self) -> None:
        self.shown_wanted.emit(None)

    def _copy(self) -> None:
        if self.found is not None:
            work = partial(exports.hand_over_clipboard, self.context.store, self.found)
            self.context.jobs.read(work, self._copied)

    def _copied(self, content: tuple[str, str]) -> None:
        clipboard.put(content)
        self.context.say(_("The list was copied."), undo=False)

    def _save(self) -> None:
        name = _("hand-over") + ".xlsx"
        kinds = _("Excel workbook (*.xlsx)") + ";;" + _("CSV (*.csv)")
        dialog = QFileDialog(self.window(), _("Save hand-over list"), name, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def write(self, name: str) -> None:
        """Write the list into a file."""
        if self.found is not None:
            work = partial(exports.write_hand_over, self.context.store, self.found, Path(name))
            self.context.jobs.read(work, partial(self._written, Path(name).name))

    def _written(self, name: str, rows: int) -> None:
        sentence = counted("{count} person is in {{name}}.", "{count} people are in {{name}}.", rows)
        self.context.say(sentence.format(name=name), undo=False)


def find(store: Store, text: str, limit: int) -> list[Target]:
    """Return who may be meant by a text."""
    return loss.find_leaving(store, text, limit)


def _hand_over(one: HandOverRow, currency: str) -> QWidget:
    who = ", ".join(filter(None, (one.name, one.organization)))
    told = []
    if one.deals:
        amount = f", {formats.money_short(one.amount, currency)}" if one.amount else ""
        told.append(_("Open: {deals}").format(deals="; ".join(one.deals)) + amount)
    known = [*one.reps, *one.others]
    told.append(
        _("Also known by {names}").format(names=", ".join(known)) if known else _("Nobody else here knows them")
    )
    if one.is_cut_off:
        told.append(_("could not be reached any more"))
    return stacked(*sentences([who], "strong"), *sentences([" · ".join(told)], "caption"), gap=0)
