"""The panel beside the network picture: a person's record, or what one of us was brought."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from refnet.domain.kinds import Outcome
from refnet.domain.network.picture import OUTCOMES
from refnet.domain.network.rows import EdgeKind, Meaning
from refnet.i18n import _
from refnet.services.insights.paths import Target
from refnet.services.people import PersonRecord
from refnet.ui.context import Context
from refnet.ui.look import formats
from refnet.ui.pages.network.reading import NetworkPerson, NetworkShown
from refnet.ui.pages.record.parts import column, figures
from refnet.ui.pages.record.person import PersonPanel
from refnet.ui.pages.record.person_actions import PersonActions
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.side_panel import PanelAction, SidePanel


class NetworkPanel(QObject):
    """Follows the selection in the picture and in the table."""

    rep_wanted = Signal(object)  # the UUID of the one of us whose introductions alone are wanted
    leave_wanted = Signal(object)  # the Target of whom we think away

    def __init__(self, context: Context, panel: SidePanel, page: QWidget) -> None:
        super().__init__(page)
        self._panel = panel
        self._person = PersonPanel(context, panel, _Actions(context, page), self)

    def take_benchmark(self, rate: float | None) -> None:
        """Take the rate that the scorecards stand beside."""
        self._person.benchmark = rate

    def show(self, person: NetworkPerson, shown: NetworkShown) -> None:
        """Show one person of the picture."""
        if person.meaning is Meaning.REP:
            self._show_rep(person, shown)
        else:
            self._person.show(person.id)
        self._panel.show()

    def hide(self) -> None:
        """Show nobody."""
        self._panel.hide()

    def _show_rep(self, person: NetworkPerson, shown: NetworkShown) -> None:
        picture = shown.picture
        number = picture.ids.index(person.id)
        mine = picture.edges[(picture.edge_kind == EdgeKind.TIE) & (picture.edges == number).any(axis=1)]
        allies = {int(each) for pair in mine for each in pair} - {number}
        given = picture.edge_outcome[_from(shown, allies)].tolist()
        won = sum(code >= 0 and OUTCOMES[code] is Outcome.WON for code in given)
        counts = ((_("introducers"), len(allies)), (_("introductions by them"), len(given)), (_("of these won"), won))
        self._panel.set_menu(None)
        self._panel.show_head(person.name, _("One of us"), tone="neutral")
        only = partial(self.rep_wanted.emit, person.id)
        gone = partial(self.leave_wanted.emit, Target(person.id, person.name, _("One of us")))
        self._panel.set_actions([
            PanelAction(_("Only their introductions"), "list-filter", only, short=_("Only theirs")),
            PanelAction(_("If they leave …"), "user-minus", gone, short=_("Leave …")),
        ])  # fmt: skip
        told = figures([(formats.number(count), words) for words, count in counts])
        names = ", ".join(picture.names[each] for each in sorted(allies, key=lambda each: -picture.priority[each]))
        self._panel.set_body(
            column(told, label(_("Who introduces"), "section"), label(names or formats.DASH, wrap=True))
        )


class _Actions(PersonActions):
    """What can be done with a person, and from here also going to their place in the list."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._go = context.go

    def panel_menu(self, record: PersonRecord) -> QMenu:
        menu = super().panel_menu(record)
        first = menu.actions()[0]
        opening = menu.addAction(_("Open in Allies"), partial(self._go, "allies", ("person", record.row.id)))
        menu.insertAction(first, opening)
        menu.insertSeparator(first)
        return menu


def _from(shown: NetworkShown, introducers: set[int]) -> list[int]:
    picture = shown.picture
    return [
        line
        for line, (kind, introducer) in enumerate(
            zip(picture.edge_kind.tolist(), picture.edges[:, 0].tolist(), strict=True)
        )
        if kind == EdgeKind.INTRODUCTION and introducer in introducers
    ]
