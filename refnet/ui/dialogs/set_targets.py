"""Set the share that should pass each step of the funnel."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from refnet.domain.errors import InvalidInput
from refnet.domain.funnel.gap_words import step_name
from refnet.domain.funnel.profile import ILLUSTRATION, Profile
from refnet.domain.funnel.stages import STEPS
from refnet.i18n import _
from refnet.services import targets
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import line
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label


class TargetsDialog(FormDialog):
    """Five percentages, and what they come to."""

    def __init__(self, context: Context, profile: Profile, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Set targets"), verb=_("Set targets"), width=480, parent=parent)
        self.add_widget(label(_("Of a hundred leads that stand at a step, how many should go on?"), "muted", wrap=True))
        self.shares: list[QLineEdit] = []
        for step in range(STEPS):
            field = line(step_name(step), _said(profile.targets[step]))
            field.textChanged.connect(self._sum_up)
            self.shares.append(field)
            self.add_row(Field(f"target-{step}", step_name(step), field, hint=_("%")))
        self.total = label("", "strong", wrap=True)
        self.add_widget(self.total)
        back = button(_("Take the illustration"), kind="link")
        back.setToolTip(_("An assumption that comes to 50%; nobody measured it."))
        back.clicked.connect(self._take_illustration)
        self.set_option(back)
        self._sum_up()
        self.settle()
        self.shares[0].setFocus()
        self.shares[0].selectAll()

    def profile(self) -> Profile:
        """Return the targets as the form has them; the illustrative ones stay an assumption."""
        shares = [self._share(step) for step in range(STEPS)]
        if [_said(share) for share in shares] == [_said(share) for share in ILLUSTRATION.targets]:
            return ILLUSTRATION
        return Profile(tuple(shares))

    def submit(self) -> None:
        profile = self.profile()
        profile.check()
        self.send(partial(targets.save, self.context.store, profile), _("The targets were set."))

    def _share(self, step: int) -> float:
        try:
            return float(self.shares[step].text().strip().rstrip("%").strip().replace(",", ".")) / 100
        except ValueError as error:
            raise InvalidInput(f"target-{step}", _("Please give a percentage, such as 85.")) from error

    def _sum_up(self) -> None:
        try:
            total = self.profile().conversion
        except InvalidInput:
            self.total.setText("")
        else:
            self.total.setText(_("Together: {share}% of leads become clients.").format(share=f"{total * 100:.1f}"))

    def _take_illustration(self) -> None:
        for field, share in zip(self.shares, ILLUSTRATION.targets, strict=True):
            field.setText(_said(share))


def _said(share: float) -> str:
    return f"{share * 100:.1f}".removesuffix(".0")
