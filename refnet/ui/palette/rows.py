"""What the palette lists, and which letters of it were meant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from refnet.domain.names import fold
from refnet.i18n import _
from refnet.ui.actions import Action, Actions
from refnet.ui.look.icon_names import IconName
from refnet.ui.record_deeds import Deed

MOST_COMMANDS = 6


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """Something that Enter opens, or does what `enter` says with."""

    group: str
    icon: IconName
    title: str
    run: Callable[[], object]
    detail: str = ""
    key: str = ""
    deeds: tuple[Deed, ...] = ()  # what its own keys do with it
    enter: str = ""


def commands(actions: Actions, text: str, most: int = MOST_COMMANDS) -> list[PaletteRow]:
    """Return the commands that have all the words of `text`, those that begin with it first."""
    wanted = fold(text).split()
    found = [one for one in actions.all() if one.is_enabled() and _has_words(one, wanted)]
    found.sort(key=lambda one: not fold(one.plain_text).startswith(fold(text)))
    return [_row(one) for one in found[:most]]


def _row(action: Action) -> PaletteRow:
    icon = action.icon or "chevron-right"
    return PaletteRow(_("Commands"), icon, action.short_text, action.run, key=action.shortcut)


def _has_words(action: Action, wanted: Sequence[str]) -> bool:
    words = fold(f"{action.plain_text} {action.words}").split()
    return all(any(word.startswith(one) for word in words) for one in wanted)


def marked(title: str, text: str) -> list[bool]:
    """Return for each letter of `title` whether it was typed: the first place of each word of `text`."""
    letters, places = _folded(title)
    marks = [False] * len(title)
    for word in fold(text).split():
        start = letters.find(word)
        if start >= 0:
            for place in places[start : start + len(word)]:
                marks[place] = True
    return marks


def _folded(title: str) -> tuple[str, list[int]]:
    """Return the folded letters, and for each of them its place in `title`."""
    letters, places = "", []
    for place, letter in enumerate(title):
        folded = fold(letter) or " "
        letters += folded
        places += [place] * len(folded)
    return letters, places
