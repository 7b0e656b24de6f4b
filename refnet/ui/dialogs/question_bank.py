"""The question bank: by stage and purpose, added, edited, retired, put in order, with how each was used."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from refnet.domain.kinds import OPEN_STAGES, Stage
from refnet.domain.money import digits
from refnet.domain.names import fold
from refnet.domain.question_use import ENOUGH, Use, amount_words, times_words, won_words
from refnet.i18n import _, counted
from refnet.services import preferences, questions
from refnet.services.questions import QuestionRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import Suggestions, TextField, line
from refnet.ui.dialogs.parts.two_lines import TwoLines
from refnet.ui.look import formats, words
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.sizes import open_at

WIDTH, HEIGHT, MARGIN = 860, 620, 24
ALL, RETIRED = "all", "retired"


@dataclass(frozen=True, slots=True)
class Bank:
    """All questions with their use, and the currency that amounts are in."""

    rows: list[QuestionRow]
    used: dict[UUID, Use]
    currency: str


def read(store: Store) -> Bank:
    """Read the bank."""
    return Bank(questions.every(store), questions.used(store), preferences.load(store).currency)


class EditQuestionDialog(FormDialog):
    """One question: its words, the stage in which it helps most, and what it is good for."""

    def __init__(
        self, context: Context, purposes: list[str], row: QuestionRow | None = None, parent: QWidget | None = None
    ) -> None:
        title = _("Add question") if row is None else _("Edit question")
        super().__init__(context, title, verb=title if row is None else _("Save"), width=520, parent=parent)
        self._row = row
        self.text = TextField(_("Question"), 3, row.text if row else "")
        self.stage = ChoiceBox([(one, words.stage(one)) for one in OPEN_STAGES], _("Stage"))
        self.stage.choose(row.stage if row else Stage.MET)
        self.purpose = Suggestions(_("Purpose"), purposes, row.purpose if row else "")
        hint = _("{introducer} stands for the introducer’s name")
        self.add_row(Field("text", _("Question"), self.text, hint=hint))
        self.add_row(Field("stage", _("Stage"), self.stage), Field("purpose", _("Purpose"), self.purpose))
        self.text.setFocus()

    def submit(self) -> None:
        text, stage, purpose = self.text.text(), Stage(self.stage.value()), self.purpose.text()
        if self._row is None:
            work = partial(questions.add, self.context.store, text, stage=stage, purpose=purpose)
            self.send(work, _("The question was added."))
        else:
            key, version = self._row.id, self._row.version
            change = partial(questions.change, self.context.store, key, version, text, stage=stage, purpose=purpose)
            self.send(change, _("The question was changed."))


class QuestionBankDialog(QDialog):
    """Shows the bank and stays open; what is done to a question is done at once and can be undone."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Question bank"))
        self._context = context
        self._bank = Bank([], {}, "")
        self._wanted: UUID | None = None
        stages = [(one.value, words.stage(one)) for one in OPEN_STAGES]
        self.stage = ChoiceBox([(ALL, _("All stages")), *stages, (RETIRED, _("Retired"))], _("Stage"))
        self.words_wanted = line(_("Find"), placeholder=_("Find by words or purpose"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Questions"))
        self.list.setProperty("field", "true")
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told = label("", "muted", wrap=True)
        self.add = button(_("Add …"), "plus", "primary")
        self.edit = button(_("Edit …"), "pencil", hint="F2")
        self.retire = button(_("Retire"), "archive", hint=_("Delete"))
        self.up = button(_("Up"), "chevron-up", hint="Alt+↑")
        self.down = button(_("Down"), "chevron-down", hint="Alt+↓")
        self.done_button = button(_("Close"))
        self._lay_out()
        self._connect()
        self.list.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Read the bank again; the question that is current stays so."""
        self._context.jobs.read(partial(read, self._context.store), self._show)

    def current(self) -> QuestionRow | None:
        """Return the question under the cursor."""
        item = self.list.currentItem()
        key = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return next((row for row in self._bank.rows if row.id == key), None)

    def add_one(self) -> None:
        """Ask for a question of one's own."""
        self._open(None)

    def edit_current(self) -> None:
        """Open the form of the current question."""
        row = self.current()
        if row is not None:
            self._open(row)

    def retire_current(self) -> None:
        """Offer the current question no longer, or again."""
        row = self.current()
        if row is not None:
            work = partial(questions.retire, self._context.store, row.id, retired=not row.is_retired)
            said = _("The question is offered again.") if row.is_retired else _("The question is offered no longer.")
            self._context.jobs.write(work, partial(self._written, said))

    def move_up(self) -> None:
        """Move the current question before the one above it."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the current question behind the one below it."""
        self._move(1)

    def _move(self, step: int) -> None:
        row, place = self.current(), self.list.currentRow() + step
        if row is None or not 0 <= place < self.list.count():
            return
        order = [one.id for one in self._bank.rows]
        beside = self.list.item(place).data(Qt.ItemDataRole.UserRole)
        by = order.index(beside) - order.index(row.id)
        self._context.jobs.write(partial(questions.move, self._context.store, row.id, by), partial(self._written, ""))

    def _open(self, row: QuestionRow | None) -> None:
        purposes = sorted({one.purpose for one in self._bank.rows if one.purpose})
        dialog = EditQuestionDialog(self._context, purposes, row, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, key: object) -> None:
        self._wanted = key if isinstance(key, UUID) else None
        self.refresh()

    def _written(self, said: str, _nothing: object) -> None:
        if said:
            self._context.say(said)
        self.refresh()

    def _show(self, bank: Bank) -> None:
        self._bank = bank
        self._fill()

    def _fill(self) -> None:
        before, place = self.current(), self.list.currentRow()
        wanted = self._wanted or (before.id if before is not None else None)
        self._wanted = None
        rows = [row for row in self._bank.rows if self._is_shown(row)]
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(self._words(row))
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            self.list.addItem(item)
        keys = [row.id for row in rows]
        there = keys.index(wanted) if wanted in keys else min(max(place, 0), len(keys) - 1)
        self.list.setCurrentRow(there)
        self._tell(len(rows))
        self._follow()

    def _is_shown(self, row: QuestionRow) -> bool:
        stage = self.stage.value()
        if row.is_retired != (stage == RETIRED):
            return False
        text = fold(f"{row.text} {row.purpose}")
        return stage in (ALL, RETIRED, row.stage.value) and all(
            word in text for word in fold(self.words_wanted.text()).split()
        )

    def _words(self, row: QuestionRow) -> str:
        use = self._bank.used.get(row.id)
        amount = amount_words(use, partial(_money, self._bank.currency))
        about = [words.stage(row.stage), row.purpose, times_words(use), won_words(use), amount]
        return f"{row.text}\n{' · '.join(filter(None, about))}"

    def _tell(self, shown: int) -> None:
        if not shown:
            self.told.setText(_("No question here. Add one with Alt+A, or choose another stage."))
            return
        number = counted("{count} question.", "{count} questions.", shown)
        how = _(
            "Compared are finished deals whose first meeting has questions noted, from {enough} on each side. What goes "
            "with more won deals need not be why they were won."
        )
        self.told.setText(f"{number} {how.format(enough=ENOUGH)}")

    def _follow(self) -> None:
        row = self.current()
        for each in (self.edit, self.retire, self.up, self.down):
            each.setEnabled(row is not None)
        self.retire.setText(_("Offer again") if row is not None and row.is_retired else _("Retire"))

    def _connect(self) -> None:
        self.stage.chosen.connect(self._fill)
        self.words_wanted.textChanged.connect(self._fill)
        self.list.currentRowChanged.connect(self._follow)
        self.list.itemDoubleClicked.connect(self.edit_current)
        for each, run in (
            (self.add, self.add_one),
            (self.edit, self.edit_current),
            (self.retire, self.retire_current),
            (self.up, self.move_up),
            (self.down, self.move_down),
            (self.done_button, self.close),
        ):
            each.setAutoDefault(False)
            each.clicked.connect(run)
        keys = {
            "Alt+A": self.add_one, "F2": self.edit_current, "Alt+Up": self.move_up, "Alt+Down": self.move_down,
            "Ctrl+F": self.words_wanted.setFocus,
        }  # fmt: skip
        for key, do in keys.items():
            _on_key(self, key, do)
        for key, do in {"Return": self.edit_current, "Delete": self.retire_current}.items():
            _on_key(self.list, key, do)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 4)
        column.setSpacing(12)
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.words_wanted, 1)
        top.addWidget(self.stage)
        for each in (self.add, self.edit, self.retire, self.up, self.down):
            foot.addWidget(each)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addLayout(foot)
        open_at(self, WIDTH, HEIGHT)


def _on_key(widget: QWidget, key: str, run: object) -> None:
    action = QAction(widget)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(run)
    widget.addAction(action)


def _money(currency: str, minor: int) -> str:
    """Return a usual amount or an end of its range in whole units, for beside rounded thousands cents say nothing."""
    unit: int = 10 ** digits(currency)
    return formats.money_short(round(minor / unit) * unit, currency)
