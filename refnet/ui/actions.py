"""The one registry of actions: menus, keys, the palette and the sheet of keys are made from it."""

from collections.abc import Callable
from dataclasses import dataclass

from refnet.ui.look.icon_names import MaybeIcon


@dataclass(frozen=True, slots=True)
class Action:
    """Something the user can do from anywhere."""

    id: str
    text: str  # with & before the letter of the menu
    run: Callable[[], object]
    shortcut: str = ""  # as Qt writes it portably: Ctrl+I
    icon: MaybeIcon = ""
    menu: str = ""  # file edit view record ask selected help; empty: the palette only
    group: str = ""  # actions of one group stand between two separators
    words: str = ""  # more words that the palette finds it by
    enabled: Callable[[], bool] | None = None
    repeats: bool = False  # whether keys that are held down do it again and again

    @property
    def plain_text(self) -> str:
        """Return the text as it is read."""
        return self.text.replace("&&", "\0").replace("&", "").replace("\0", "&")

    @property
    def short_text(self) -> str:
        """Return the text as it is read, without the dots that promise a form."""
        return self.plain_text.removesuffix("…").rstrip()

    def is_enabled(self) -> bool:
        """Tell whether it can be done now."""
        return self.enabled is None or self.enabled()


class Actions:
    """The actions by their ids, in the order they were added."""

    def __init__(self) -> None:
        self._known: dict[str, Action] = {}

    def add(self, *actions: Action) -> None:
        """Add actions; an id or a shortcut that is taken is a bug."""
        for action in actions:
            taken = {one.shortcut for one in self._known.values() if one.shortcut}
            if action.id in self._known or action.shortcut in taken:
                msg = f"taken: {action.id} {action.shortcut}"
                raise ValueError(msg)
            self._known[action.id] = action

    def clear(self) -> None:
        """Forget all actions, as when the window is made anew."""
        self._known = {}

    def all(self) -> tuple[Action, ...]:
        """Return every action."""
        return tuple(self._known.values())

    def of_menu(self, menu: str) -> tuple[Action, ...]:
        """Return the actions of one menu, each group together where its first one was added."""
        found = [action for action in self._known.values() if action.menu == menu]
        groups = list(dict.fromkeys(action.group for action in found))
        return tuple(sorted(found, key=lambda action: groups.index(action.group)))

    def __contains__(self, key: object) -> bool:
        return key in self._known

    def get(self, key: str) -> Action:
        """Return one action."""
        return self._known[key]

    def run(self, key: str) -> None:
        """Do it, if it can be done now."""
        action = self._known[key]
        if action.is_enabled():
            action.run()
