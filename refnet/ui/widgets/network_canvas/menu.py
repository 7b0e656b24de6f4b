"""The menu of everything one can do with a person of the picture, or with the picture where nobody is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from refnet.i18n import _, counted
from refnet.ui.widgets.network_canvas.deeds import Deeds

Entry = tuple[str, str, Callable[[], object]]  # words, key, what to do


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that a page can do with a person: it stands above what the picture can do."""

    words: str
    run: Callable[[], object]
    is_last: bool = False  # a separator follows


def person_menu(parent: QWidget, name: str, person: UUID, deeds: Deeds, offers: Sequence[Offer]) -> QMenu:
    """Return the menu of a person who is selected; with several picked, their part of it says so."""
    menu = QMenu(parent)
    menu.setAccessibleName(name)
    _title(menu, name)
    for offer in offers:
        menu.addAction(offer.words, offer.run)
        if offer.is_last:
            menu.addSeparator()
    several = len(deeds.meant) > 1
    who = counted("{count} selected", "{count} selected", len(deeds.meant)) if several else ""
    hold = _("Let go of their place") if deeds.meant <= deeds.hiding.pinned else _("Hold in place")
    is_folded = person in deeds.hiding.presence.folded
    entries: list[Entry] = [
        (_("Focus"), "Enter", deeds.focus),
        (_("Select the neighbours"), "N", deeds.pick_neighbours),
        (_("Add to the selection"), _("Space"), deeds.pick),
        ("", "", deeds.hide),
        (_with(_("Hide"), who), "H", deeds.hide),
        (_with(_("Hide all others"), who), "", deeds.hide_others),
        (_with(hold, who), "P", deeds.toggle_pin),
    ]
    if deeds.hiding.can_fold(person):
        entries.insert(4, (_("Unfold") if is_folded else _("Fold whom they brought"), "X", deeds.fold))
    _fill(menu, entries)
    _picture(menu, deeds)
    return menu


def picture_menu(parent: QWidget, deeds: Deeds, offers: Sequence[Offer]) -> QMenu:
    """Return the menu of the picture itself."""
    menu = QMenu(parent)
    menu.setAccessibleName(_("Picture"))
    _fill(menu, [(_("Show everybody"), "F", deeds.by_name()["fit"])])
    for offer in offers:
        menu.addAction(offer.words, offer.run)
    _picture(menu, deeds)
    return menu


def _picture(menu: QMenu, deeds: Deeds) -> None:
    """Add how to bring back what is hidden, folded or held, where something is."""
    presence, entries = deeds.hiding.presence, list[Entry]()
    if presence.hidden:
        words = counted("Show {count} hidden person", "Show {count} hidden people", len(presence.hidden))
        entries.append((words, "Shift+H", deeds.hiding.show_hidden))
    if presence.folded:
        entries.append((_("Unfold all"), "Shift+X", deeds.hiding.unfold_all))
    if deeds.hiding.pinned:
        words = counted("Let go of {count} held in place", "Let go of {count} held in place", len(deeds.hiding.pinned))
        entries.append((words, "", lambda: deeds.hiding.unpin(deeds.hiding.pinned)))
    if entries:
        menu.addSeparator()
        _fill(menu, entries)


def _fill(menu: QMenu, entries: Sequence[Entry]) -> None:
    for words, key, run in entries:
        if not words:
            menu.addSeparator()
            continue
        menu.addAction(f"{words}\t{key}" if key else words, run)


def _title(menu: QMenu, name: str) -> None:
    title = QAction(name.replace("&", "&&"), menu)
    title.setEnabled(False)
    menu.addAction(title)
    menu.addSeparator()


def _with(words: str, who: str) -> str:
    return f"{words} ({who})" if who else words
