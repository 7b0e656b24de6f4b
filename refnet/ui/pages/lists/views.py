"""The tabs of a list: those that come with the page and the views that the user saved, each with its count."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from refnet.i18n import _
from refnet.services import views
from refnet.services.listing import Listing
from refnet.services.views import View
from refnet.ui.context import Context
from refnet.ui.widgets.lists.views_bar import ViewsBar, ViewTab


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab that comes with the page."""

    key: str
    name: str
    listing: Listing


@dataclass(frozen=True, slots=True)
class Choice:
    """What a tab shows; the filters of a saved view are the user's own, and so are its columns."""

    listing: Listing
    columns: tuple[str, ...]
    is_saved: bool


class ListViews(QObject):
    """Keeps the bar of tabs true, and tells which listing was chosen."""

    chosen = Signal(object)  # a Choice

    def __init__(
        self,
        context: Context,
        what: str,
        tabs: Sequence[Tab],
        count: Callable[[Listing], int],
        *,
        current: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._what, self._tabs, self._count = context, what, tuple(tabs), count
        self._saved: list[View] = []
        self.current = current
        self.bar = ViewsBar()
        self.bar.chosen.connect(self.choose)
        self.bar.remove_wanted.connect(self._remove)
        self._show([])

    def refresh(self) -> None:
        """Read the saved views and count every tab again."""
        self._context.jobs.read(partial(views.all, self._context.store, self._what), self._show)

    def choose(self, key: str) -> None:
        """Show what a tab stands for."""
        found = self._choice(key)
        if found is None:
            return
        self.current = key
        self.bar.choose(key)
        self.chosen.emit(found)

    def choose_saved(self, key: object) -> None:
        """Go to a view that was saved a moment ago, once it is read."""
        self.current = str(key)
        self.refresh()

    def _show(self, saved: list[View]) -> None:
        self._saved = saved
        shown = [ViewTab(tab.key, tab.name, None, removable=False) for tab in self._tabs]
        shown += [ViewTab(str(view.id), view.name, None, removable=True) for view in saved]
        self.bar.set_views(shown)
        if self._choice(self.current) is None:
            self.choose(self._tabs[0].key)
        self.bar.choose(self.current)
        for key, listing in self._listings():
            self._context.jobs.read(partial(self._count, listing), partial(self.bar.set_count, key))

    def _listings(self) -> list[tuple[str, Listing]]:
        return [(tab.key, tab.listing) for tab in self._tabs] + [(str(view.id), view.listing) for view in self._saved]

    def _choice(self, key: str) -> Choice | None:
        for tab in self._tabs:
            if tab.key == key:
                return Choice(tab.listing, (), is_saved=False)
        for view in self._saved:
            if str(view.id) == key:
                return Choice(view.listing, view.columns, is_saved=True)
        return None

    def _remove(self, key: str) -> None:
        view = next((one for one in self._saved if str(one.id) == key), None)
        if view is not None:
            work = partial(views.remove, self._context.store, UUID(key))
            self._context.jobs.write(work, partial(self._removed, view.name))

    def _removed(self, name: str, _result: object) -> None:
        self._context.say(_("The view “{name}” was removed.").format(name=name))
        self.refresh()
