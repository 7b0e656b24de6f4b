"""What the import dialog shows, and what the user has told it so far."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from refnet.exchange.mapping import Mapping, Rows
from refnet.i18n import _, counted
from refnet.services.imports import AS_IT_COMES, Decisions, Look, Preview, Report
from refnet.ui.context import Context, Link
from refnet.ui.dialogs.importing import parts as places
from refnet.ui.dialogs.importing.incoming import Incoming
from refnet.ui.dialogs.importing.more import MoreButton, Origin
from refnet.ui.dialogs.importing.order import Order
from refnet.ui.dialogs.importing.parts import Parts
from refnet.ui.dialogs.importing.questions import Questions
from refnet.ui.dialogs.importing.report import ReportView
from refnet.ui.dialogs.importing.what_it_is import WhatItIs
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.form_dialog import FormDialog
from refnet.ui.widgets.parts.banner import Banner

WIDTH, HEIGHT, ABOVE = 940, 640, 60


class ImportForm(FormDialog):
    """What it is, how it was read, what is asked, the parts behind their tabs, and what would come of it."""

    def __init__(self, context: Context, incoming: Incoming, parent: QWidget | None, title: str) -> None:
        super().__init__(context, title, verb=_("Import"), width=WIDTH, parent=parent)
        self.unkept = _("What you decided here is not kept yet.")
        self.incoming, self.how = incoming, incoming.how
        self.look: Look | None = None
        self.mended: dict[int, tuple[str, ...]] = {}
        self.what, self.questions, self.parts = WhatItIs(incoming.name), Questions(), Parts()
        self.report, self.origin = ReportView(), Origin()
        self.more = MoreButton(self.origin)
        for widget in (self.what, self.questions, self.parts, self.report, self.origin):
            self.add_widget(widget)
        self.let_grow(self.parts)
        policy = self.parts.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # of a file that cannot be read there are none
        self.parts.setSizePolicy(policy)
        meaning = self.parts.meaning
        self.fields |= {field.name: field for field in (*meaning.fields, meaning.table_field)}
        self.set_option(self.more)
        self.setMinimumHeight(min(fonts.px(HEIGHT), max(self.screen().availableGeometry().height() - ABOVE, HEIGHT)))

    def mapping(self) -> Mapping:
        """Return the mapping as the form has it."""
        meaning, guessed = self.parts.meaning, self.look.mapping if self.look else Mapping(Rows.PEOPLE, {})
        return replace(
            guessed,
            rows=Rows(meaning.rows.value()),
            columns=self.parts.columns.columns(),
            values=self.parts.words.values(),
            date_order=meaning.date_order.value() or None,
            decimal=meaning.decimal.value() or None,
        )

    def order(self) -> Order:
        """Return what is to be brought in, as the form has it."""
        return Order(
            self.incoming.path,
            self.mapping(),
            source=self.origin.source.text().strip(),
            legal_basis=self.origin.legal_basis.text(),
            how=replace(self.how, mended={**self.mended, **self.parts.refused.mended()}),
            decisions=self.decisions(),
            headers=self.look.headers if self.look else (),
            holder=self.incoming.holder,
        )

    def decisions(self) -> Decisions:
        """Return what was decided about people and fields."""
        likely, conflicts = self.parts.likely.chosen(), self.parts.conflicts.chosen()
        return Decisions(likely, conflicts) if likely or conflicts else AS_IT_COMES

    @property
    def has_decided(self) -> bool:
        """Tell whether something was decided or mended that another file would throw away."""
        decisions = self.decisions()
        return bool(decisions.likely or decisions.conflicts or self.order().how.mended)

    def ask(self, sentence: str, links: list[Link]) -> None:
        """Ask something above the form, in the place of what was said there before."""
        self.clear_errors()
        banner = Banner(sentence, "open", "circle-question-mark", links)
        self.show_above(banner)
        if banner.links:
            banner.links[0].setFocus()

    def show_look(self, look: Look) -> None:
        """Show a file that was read."""
        self.look, self.how = look, look.how
        self.what.show_look(look)
        self.parts.meaning.show_remembered(look.is_remembered)
        self.parts.show()
        self.show_mapping(look.mapping)
        self.parts.turn(places.ROWS if look.mapping.columns else places.COLUMNS)

    def show_mapping(self, mapping: Mapping) -> None:
        """Show what the file means."""
        if self.look is None:
            return
        self.clear_errors()
        meaning = self.parts.meaning
        meaning.rows.choose(mapping.rows)
        meaning.date_order.choose(mapping.date_order or "")
        meaning.decimal.choose(mapping.decimal or "")
        self.parts.columns.show_look(self.look, mapping.rows, mapping.columns)
        self.show_words(mapping)
        self.settle()

    def show_words(self, mapping: Mapping) -> None:
        """Show the words of the columns that hold choices, and which columns go nowhere."""
        if self.look is not None:
            self.parts.words.show_words(self.look, mapping.columns, mapping.values)
            self.parts.show_counts({places.COLUMNS: len(self.look.headers), places.WORDS: self.parts.words.rowCount()})
            self.parts.meaning.show_left_out()
            self.tell_untold()

    def tell_untold(self) -> None:
        """Say which words of the file are not known, where that has rows refused."""
        untold = self.parts.words.untold()
        if not untold:
            self.questions.tell("", ())
            return
        names = ", ".join(f"“{word}”" for word in untold[:3]) + (" …" if len(untold) > 3 else "")
        said = counted(
            "{count} word of the file is not known yet", "{count} words of the file are not known yet", len(untold)
        )
        sentence = _("{words}: {names}. Rows with them are refused.").format(words=said, names=names)
        self.questions.tell(sentence, [(_("Say what they mean"), partial(self.parts.turn, places.WORDS))])

    def show_preview(self, preview: Preview) -> None:
        """Show the first rows."""
        self.parts.preview.show_preview(preview, Rows(self.parts.meaning.rows.value()))

    def show_report(self, report: Report) -> None:
        """Show what would come of it."""
        if self.look is None:
            return
        decisions = self.decisions()
        told = *report.warnings, *report.remarks
        to_check = [one for one in told if one not in self.look.warnings]
        self.parts.show_report(report, self.look.headers, to_check)
        self.parts.likely.show_pairs(report.likely, decisions.likely)
        self.parts.conflicts.show_conflicts(report.conflicts, decisions.conflicts)
        self.parts.show_counts(
            {places.KNOWN: len(self.parts.likely.model.pairs), places.DIFFERS: len(report.conflicts)}
        )
        self.report.show_report(report, self.parts.likely.undecided())

    def show_counts(self, report: Report) -> None:
        """Show what would come of it while it is being found out who may be known already."""
        self.show_report(report)
        self.report.say(self.report.summary.text(), _("Looking who may be known already … You need not wait for it."))

    def point_out(self, name: str, sentence: str) -> None:
        if name in self.fields:
            self.parts.turn(places.COLUMNS)
        super().point_out(name, sentence)

    def _typed(self) -> tuple[str, ...]:
        if self.look is None:
            return ()
        order = self.order()
        return tuple(map(repr, (order.mapping, order.source, order.legal_basis, order.how.mended, order.decisions)))
