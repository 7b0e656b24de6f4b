"""Tag: one word for many people at once, put on or taken off."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.errors import InvalidInput
from refnet.i18n import _, counted
from refnet.services import people
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import line
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.segmented import Segmented


class TagDialog(FormDialog):
    """Asks for the word."""

    def __init__(self, context: Context, ids: Sequence[UUID], parent: QWidget | None = None) -> None:
        super().__init__(context, _("Tag"), verb=_("Tag"), width=420, parent=parent)
        self._ids = list(ids)
        self.word = line(_("Tag"), placeholder=_("a word, such as logistics"))
        self.mode = Segmented([(True, _("Put on"), "plus"), (False, _("Take off"), "minus")], _("What to do"))
        whom = counted("{count} person", "{count} people", len(self._ids))
        self.add_row(Field("word", _("Tag"), self.word, hint=whom))
        self.add_row(Field("mode", _("What to do"), self.mode))
        self.word.setFocus()

    def submit(self) -> None:
        word = self.word.text().strip()
        if not word:
            raise InvalidInput("word", _("Please type a word."))
        puts_on = bool(self.mode.value())
        work = people.tag if puts_on else people.untag
        said = _("Tagged “{word}”.") if puts_on else _("The tag “{word}” was taken off.")
        self.send(partial(work, self.context.store, self._ids, word), said.format(word=word))
