"""The meetings of a deal in its panel: what was prepared, what they brought, and a way to log the next one."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from refnet.domain.kinds import Intent, Noted
from refnet.domain.meetings import BEFOREHAND
from refnet.i18n import _, counted
from refnet.services.meetings import MeetingRow
from refnet.ui.look import formats, words
from refnet.ui.pages.record import parts
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.timeline import Entry, Timeline


def section(
    rows: Sequence[MeetingRow],
    open_one: Callable[[UUID], object],
    log: Callable[[], object],
    prepare: Callable[[], object] | None = None,
    answers: Callable[[UUID], object] | None = None,
) -> QWidget:
    """Return the meetings, the newest first; each opens for editing, and the next one can be prepared."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for row in rows:
        head = Timeline()
        title = _("Meeting held") if row.held_on else _("Meeting planned")
        head.show_entries(
            [Entry(row.held_on or row.planned_on, title, _("open to change it"), "calendar", "open", row.id)]
        )
        head.opened.connect(open_one)
        column.addWidget(head)
        column.addWidget(parts.facts(told(row)))
        if row.asked and answers is not None:
            note = button(_("Note answers"), "pencil", "link")
            note.clicked.connect(partial(answers, row.id))
            column.addWidget(note, 0, Qt.AlignmentFlag.AlignLeft)
    if not rows:
        column.addWidget(label(_("No meeting is recorded yet."), "caption"))
    if prepare is not None:
        ready = button(_("Prepare meeting"), "clipboard-list", "link", hint="Ctrl+Shift+R")
        ready.clicked.connect(prepare)
        column.addWidget(ready, 0, Qt.AlignmentFlag.AlignLeft)
    more = button(_("Log meeting"), "plus", "link", hint="Ctrl+Shift+M")
    more.clicked.connect(log)
    column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
    return holder


def told(row: MeetingRow) -> list[tuple[str, str]]:
    """Return what is known of a meeting, as names and values; what was not noted is left out."""
    return [
        (_("Prepared"), _prepared(row)),
        (_("Questions"), counted("{count} asked", "{count} asked", len(row.asked)) if row.asked else ""),
        (_("Prospect"), "" if row.intent is Intent.UNKNOWN else words.intent(row.intent)),
        (_("Return on investment"), _discussed(row.return_discussed)),
        (_("Qualified"), _qualified(row)),
        (_("Next step"), _next(row)),
    ]


def _prepared(row: MeetingRow) -> str:
    done = _("{count} of {all}").format(count=len(row.prepared), all=len(BEFOREHAND))
    if not row.prepared:
        return done
    return f"{done}: {_listed([words.preparation(one) for one in row.prepared])}"


def _discussed(value: Noted) -> str:
    return {Noted.YES: _("discussed"), Noted.NO: _("not discussed")}.get(value, "")


def _qualified(row: MeetingRow) -> str:
    known = _listed([words.known(one) for one in row.known])
    if row.qualified is Noted.UNKNOWN:
        return _("known: {what}").format(what=known) if known else ""
    return f"{words.noted(row.qualified)}: {known}" if known else words.noted(row.qualified)


def _next(row: MeetingRow) -> str:
    if row.held_on is None:
        return ""
    if not row.is_next_agreed:
        return _("none agreed")
    day = formats.day(row.next_step_on) if row.next_step_on else ""
    return ", ".join(text for text in (row.next_step, day) if text) or _("agreed")


def _listed(texts: list[str]) -> str:
    """Return words one after the other, as they stand within a sentence."""
    return ", ".join(text[:1].lower() + text[1:] for text in texts)
