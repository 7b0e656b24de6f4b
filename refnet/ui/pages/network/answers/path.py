"""How can we reach somebody: the best paths, each step with what it rests on, and the ask that begins one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from refnet.domain.network.routes import Hop, Route
from refnet.i18n import _
from refnet.services.insights import paths, telling
from refnet.services.insights.paths import Paths, Target
from refnet.services.people import PersonHit
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.log_ask import LogAskDialog
from refnet.ui.pages.network.answers.part import AnswerPart, row, sentences, small, stacked, voice
from refnet.ui.pages.network.answers.target_picker import TargetPicker
from refnet.ui.widgets.parts.cards import rule
from refnet.ui.widgets.parts.labels import label


class PathPart(AnswerPart):
    """A field for the target, and the paths to it."""

    path_wanted = Signal(object)  # the keys of people along a path, to be drawn; none clears it

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.picker = TargetPicker(context, find, _("Whom to reach"), _("A person or a company"), self)
        self.picker.picked.connect(self.ask)
        self.top.addWidget(label(_("How can we reach …"), "section"))
        self.top.addWidget(self.picker)
        self.found: Paths | None = None
        self.put(*sentences([_("Name a person or a company, and the best ways there are shown, over at most three people.")], "caption"))  # fmt: skip

    def reach(self, target: Target) -> None:
        """Show the paths to somebody."""
        self.picker.set_target(target)

    def ask(self) -> None:
        if self.picker.target is not None:
            work = partial(paths.paths_to, self.context.store, self.picker.target, self.context.today())
            self.answer_with(work, self._show)

    def _show(self, found: Paths) -> None:
        self.found = found
        if not found.routes:
            self.path_wanted.emit(())
            self.put(*sentences([telling.no_path(found)]), *self._by_company(found))
            return
        shown: list[QWidget] = []
        for number, route in enumerate(found.routes, start=1):
            shown += [rule()] if number > 1 else []
            shown.append(self._route(number, route))
        note = _("The chances are our own scale of ties and introductions: take their order, not their size.")
        self.put(*shown, *sentences([note], "caption"))
        self._draw(next((route for route in found.routes if not route.is_direct), found.routes[0]))

    def _route(self, number: int, route: Route) -> QWidget:
        found = self.found
        assert found is not None  # noqa: S101 - a path is shown after it was found
        title = " → ".join([_("We"), *(found.names[hop.other] for hop in route.hops)])
        steps = [self._hop(route, place) for place in range(len(route.hops))]
        deeds = [small(_("Show"), "route", partial(self._draw, route))]
        if not route.is_direct:
            deeds.insert(0, small(_("Prepare the ask"), "message-circle-question-mark", partial(self._prepare, route)))
        return stacked(
            *sentences([f"{number}. {title}"], "strong"), *sentences([telling.path(found, route)]), *steps, row(*deeds),
            gap=6,
        )  # fmt: skip

    def _hop(self, route: Route, place: int) -> QWidget:
        found, hop = self.found, route.hops[place]
        assert found is not None  # noqa: S101
        told = _evidence(found, hop)
        return stacked(row(self.person_button(found.names[hop.other], hop.other)), *sentences([told], "caption"), gap=0)

    def _by_company(self, found: Paths) -> list[QWidget]:
        if found.employer is None:
            return []
        words = _("Try {company}").format(company=found.employer.name.replace("&", "&&"))
        return [row(small(words, "building-2", partial(self.reach, found.employer)))]

    def _draw(self, route: Route) -> None:
        self.path_wanted.emit(tuple(hop.other for hop in route.hops))

    def _prepare(self, route: Route) -> None:
        found = self.found
        assert found is not None  # noqa: S101
        ally = PersonHit(route.first, found.names[route.first], "", True)
        target = found.names[route.target]
        if found.target.is_company:
            target = f"{target}, {found.target.name}"
        LogAskDialog(self.context, self.window(), ally, target).open()


def find(store: Store, text: str, limit: int) -> list[Target]:
    """Return the targets that a text may mean."""
    return paths.find_targets(store, text, limit)


def _evidence(found: Paths, hop: Hop) -> str:
    return telling.hop(found, hop, voice())
