"""Import: one screen from a file to its rows in RefNet: what it is, what its columns become, and what would come of it."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from refnet.domain.errors import InvalidInput, RefNetError
from refnet.exchange import mapping as mappings
from refnet.i18n import _, counted
from refnet.services import preferences
from refnet.services.imports import HowRead, Look, Question
from refnet.ui.context import Context, Link
from refnet.ui.dialogs.importing import parts as places
from refnet.ui.dialogs.importing import running as import_running
from refnet.ui.dialogs.importing import saving
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.importing.checker import Checker
from refnet.ui.dialogs.importing.form import ImportForm
from refnet.ui.dialogs.importing.incoming import Incoming, copied_rows, name_filters, pasted
from refnet.ui.dialogs.importing.running import Then
from refnet.ui.dialogs.parts import folders


class ImportDialog(ImportForm):
    """Guesses, lets every guess be changed, and tells at once what would come of it."""

    def __init__(self, context: Context, incoming: Incoming, parent: QWidget | None = None, title: str = "") -> None:
        super().__init__(context, incoming, parent, title or _("Import"))
        self.then: Then = lambda: None  # called when the import has run
        self._was_asked = False
        self.files: QFileDialog | None = None
        self.checker = Checker(context, self)
        self._connect()
        self.read(incoming)
        self.parts.preview.setFocus()

    def read(self, incoming: Incoming) -> None:
        """Look into a file, and forget what was told of another."""
        self.clear_errors()
        self.incoming, self.look, self.mended, self._was_asked = incoming, None, {}, False
        self.what.name.setText(incoming.name)
        self.parts.forget()
        self.questions.forget()
        self._look(incoming.how)

    def check_now(self) -> None:
        """Go through the whole file without writing, and show what would come of it."""
        if self.look is not None:
            self.report.say(_("Checking …"))
            self.checker.check(self.order(), self.look.rows)

    def submit(self) -> None:
        if self.look is None:
            raise InvalidInput("file", _("Please choose a file that can be read."))
        self.parts.refused.settle()
        self._check_mapping(self.look)
        if self.questions.is_open:
            self.questions.go()
            return
        undecided = self.parts.likely.undecided()
        if undecided and not self._was_asked:
            self._ask_to_decide(undecided)
            return
        self.checker.stop()
        order, window = self.order(), self.parentWidget()
        self.sent(None)  # first, for the next file opens when this one is in
        import_running.start(self.context, order, self.then, window)

    def done(self, result: int) -> None:
        self.checker.stop()
        super().done(result)

    def load_mapping(self, name: str) -> None:
        """Take the mapping from a file; columns that this file has not stay out."""
        self.clear_errors()
        try:
            self.show_mapping(mappings.load(Path(name)))
        except RefNetError as error:
            self.warn(str(error))
        else:
            self.check_now()

    def save_mapping(self, name: str) -> None:
        """Keep the mapping in a file."""
        self.context.jobs.write(partial(mappings.save, self.mapping(), Path(name)), self._saved, self._refuse)

    def retry(self) -> None:
        """Try the mended rows again."""
        self.parts.refused.settle()
        self.mended |= self.parts.refused.mended()
        self.check_now()

    def take(self, incoming: Incoming) -> None:
        """Take another file; what was decided about this one is not thrown away without a question."""
        if not self.has_decided:
            self.read(incoming)
            return
        links: list[Link] = [
            (_("Take the other"), partial(self.read, incoming)),
            (_("Stay with this one"), self.clear_errors),
        ]
        self.ask(_("What you decided and mended here is lost with another file."), links)

    def paste(self) -> None:
        """Take the table on the clipboard in the place of this file."""
        text = copied_rows()
        if text.strip():
            self.context.jobs.read(partial(pasted, text), self.take, self._refuse)

    def choose_other(self) -> None:
        """Ask for another file."""
        self.files = folders.for_import(QFileDialog(self, _("Import a file")), self.context)
        self.files.setNameFilters(name_filters())
        self.files.fileSelected.connect(self._take_chosen)
        self.files.open()

    def _connect(self) -> None:
        checker, parts = self.checker, self.parts
        checker.looked.connect(self._show_look)
        checker.unreadable.connect(self._unreadable)
        checker.previewed.connect(self.show_preview)
        checker.doubted.connect(self.questions.ask)
        checker.checked.connect(self.show_report)
        checker.counted.connect(self.show_counts)
        checker.failed.connect(self._check_failed)
        checker.due.connect(self.check_now)
        self.what.other_wanted.connect(self.choose_other)
        self.what.how.changed.connect(self._look)
        self.questions.answered.connect(self._answer)
        parts.meaning.rows.chosen.connect(self._rows_chosen)
        parts.meaning.again.clicked.connect(self._guess_again)
        for changing in (parts.meaning.date_order.chosen, parts.meaning.decimal.chosen, parts.words.changed):
            changing.connect(self._changed)
        parts.words.changed.connect(self.tell_untold)
        parts.columns.changed.connect(self._columns_changed)
        parts.likely.decided.connect(self._changed)
        parts.conflicts.decided.connect(self._changed)
        parts.refused.retry_wanted.connect(self.retry)
        parts.refused.save_wanted.connect(self._save_refused)
        self.more.load_wanted.connect(self.load_mapping)
        self.more.save_wanted.connect(self.save_mapping)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)
        QShortcut(QKeySequence("F5"), self, self.retry)

    def _look(self, how: HowRead) -> None:
        self.report.say(_("Reading …"))
        self.checker.look(self.incoming.path, how)

    def _show_look(self, look: Look) -> None:
        self.show_look(look)
        self.check_now()

    def _unreadable(self, error: RefNetError) -> None:
        self.clear_errors()
        self.warn(str(error))
        if self.look is None:
            self.what.say(_("This file could not be read."))
            self.report.say("")
            self.parts.hide()
            self.what.other.setFocus()
        else:
            self.what.how.show_look(self.look)
            self.check_now()

    def _check_failed(self, error: RefNetError) -> None:
        self.report.say(import_words.in_words(str(error), self.mapping()))

    def _check_mapping(self, look: Look) -> None:
        mapping = self.mapping()
        try:
            mapping.check(look.headers)
        except RefNetError as error:
            raise InvalidInput("columns", import_words.in_words(str(error), mapping)) from error

    def _ask_to_decide(self, undecided: int) -> None:
        self._was_asked = True
        self.parts.turn(places.KNOWN)
        said = counted("{count} person may be known already.", "{count} people may be known already.", undecided)
        more = _("Decide below, or press Import again: who is left open stays a person of their own for now.")
        self.ask(f"{said} {more}", [])
        self.parts.likely.table.setFocus()

    def _answer(self, question: Question, answer: str) -> None:
        self.parts.take_focus()  # else Cancel would have it
        if question is Question.COUNTRY:
            self._take_country(answer)
            return
        if question is Question.HEADERS:
            self._look(replace(self.how, header=int(answer)))
            return
        meaning = self.parts.meaning
        {Question.DATES: meaning.date_order, Question.DECIMAL: meaning.decimal}[question].choose(answer)
        self.check_now()

    def _take_country(self, code: str) -> None:
        """Keep where telephone numbers are from, for this file and all to come; without a country they stay as they are."""
        if code:
            work = partial(preferences.save, self.context.store, country=code)
            self.context.jobs.write(work, self._recheck, self._refuse)
        else:
            self.questions.leave(Question.COUNTRY)

    def _recheck(self, _nothing: object) -> None:
        self.check_now()

    def _rows_chosen(self, rows: mappings.Rows) -> None:
        if self.look is not None:
            self.parts.columns.show_look(self.look, rows, self.parts.columns.columns())
        self._columns_changed()

    def _columns_changed(self) -> None:
        if self.look is not None:
            mapping = self.mapping()
            self.show_words(replace(mapping, values={**self.look.mapping.values, **mapping.values}))
        self._changed()

    def _changed(self) -> None:
        self.clear_errors()
        self.checker.wait()

    def _guess_again(self) -> None:
        if self.look is not None:
            self.show_mapping(self.look.guessed)
            self.parts.meaning.show_remembered(False)
            self.check_now()

    def _take_chosen(self, name: str) -> None:
        self.take(Incoming.of(Path(name)))

    def _save_refused(self) -> None:
        if self.look is not None:
            refusals = self.parts.refused.model.refusals
            self.files = saving.ask_where(self.context, self, self.incoming.path, self.look.headers, refusals)

    def _saved(self, _nothing: object) -> None:
        self.context.say(_("The mapping was saved."), undo=False)

    def _refuse(self, error: RefNetError) -> None:
        self.clear_errors()
        self.warn(str(error))
