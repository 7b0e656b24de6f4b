"""Add benchmark: a rate of one's own to compare with, what it is a share of, and where it comes from."""

from functools import partial

from PySide6.QtWidgets import QWidget

from refnet.domain.benchmarks import Side
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Denominator
from refnet.domain.own_benchmarks import BenchmarkDraft, unit
from refnet.i18n import _
from refnet.services import benchmarks
from refnet.services.benchmarks import BenchmarkRow
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import line
from refnet.ui.look import words
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.segmented import Option, Segmented
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label


class OwnBenchmarkDialog(FormDialog):
    """The sentence at the end says what the figure means, so that nobody has to guess."""

    def __init__(self, context: Context, row: BenchmarkRow | None = None, parent: QWidget | None = None) -> None:
        title = _("Add benchmark") if row is None else _("Edit benchmark")
        super().__init__(
            context, title, verb=_("Add benchmark") if row is None else _("Save"), width=560, parent=parent
        )
        self._row = row
        self._make_fields()
        self._lay_out()
        for one in (self.side, self.denominator):
            one.chosen.connect(self._tell)
        self.rate.textChanged.connect(self._tell)
        if row is not None:
            self._show(row.draft)
        self._tell()
        self.name.setFocus()

    def draft(self) -> BenchmarkDraft:
        """Return the benchmark as the form has it."""
        return BenchmarkDraft(
            name=self.name.text().strip(),
            rate=parsed_rate(self.rate.text()),
            source=self.source.text().strip(),
            denominator=Denominator(self.denominator.value()),
            side=Side(self.side.value()),
            note=self.note.text().strip(),
        )

    def submit(self) -> None:
        draft, store = self.draft(), self.context.store
        draft.check()
        if self._row is None:
            self.send(partial(benchmarks.add, store, draft), _("The benchmark was added."))
        else:
            work = partial(benchmarks.change, store, self._row.id, self._row.version, draft)
            self.send(work, _("The benchmark was changed."))

    def remove(self) -> None:
        """Remove the benchmark; undo brings it back."""
        if self._row is not None:
            self.send(partial(benchmarks.remove, self.context.store, self._row.id), _("The benchmark was removed."))

    def _make_fields(self) -> None:
        self.name = line(_("Name"), placeholder=_("Our target, last year, our trade"))
        self.rate = line(_("Rate"), placeholder=_("50 %"))
        sides: list[Option] = [
            (Side.REFERRAL, _("Referral"), ""),
            (Side.COLD, _("Cold"), ""),
            (Side.ANY, _("Any source"), ""),
        ]
        self.side = Segmented(sides, _("Speaks of"))
        self.denominator = ChoiceBox([(one, words.denominator(one)) for one in Denominator], _("As a share of"))
        self.source = line(_("Source"), placeholder=_("where the figure comes from"))
        self.note = line(_("Note"))
        self.meaning = label("", "muted", wrap=True)

    def _lay_out(self) -> None:
        self.add_row(Field("name", _("Name"), self.name, stretch=2), Field("rate", _("Rate"), self.rate, _("percent")))
        self.add_row(Field("side", _("Which of your rates it speaks of"), self.side))
        self.add_row(Field("denominator", _("As a share of"), self.denominator))
        self.add_row(Field("source", _("Source"), self.source))
        self.add_row(Field("note", _("Note"), self.note, hint=_("what to keep in mind with it")))
        self.add_widget(self.meaning)
        if self._row is not None:
            gone = button(_("Remove"), "trash-2", "danger")
            gone.clicked.connect(self.remove)
            self.set_option(gone)

    def _show(self, draft: BenchmarkDraft) -> None:
        self.name.setText(draft.name)
        self.rate.setText(f"{100 * draft.rate:.10g} %")
        self.side.choose(draft.side)
        self.denominator.choose(draft.denominator)
        self.source.setText(draft.source)
        self.note.setText(draft.note)

    def _tell(self) -> None:
        """Say what the figure means; while none is typed, what would be told of it."""
        told = unit(Side(self.side.value()), Denominator(self.denominator.value()))
        self.meaning.setText(_("It is drawn only beside your rate of {unit}.").format(unit=told))


def parsed_rate(text: str) -> float:
    """Return a typed percentage as a fraction: 50, 50 %, 3,63%; raise InvalidInput for `rate` when it is none."""
    plain = text.replace("%", "").replace(",", ".").strip()
    try:
        found = float(plain)
    except ValueError as error:
        raise InvalidInput("rate", _("Please give a number of percent, such as 50 or 3.63.")) from error
    if not 0 <= found <= 100:
        raise InvalidInput("rate", _("A rate lies between 0 and 100 percent."))
    return round(found / 100, 8)
