"""The lists beside the plan, each made when it is first wanted."""

from collections.abc import Callable, Iterator, Mapping

from refnet.ui.context import Context
from refnet.ui.pages.plan import kinds
from refnet.ui.pages.plan.asking import AskingTab, Kind
from refnet.ui.pages.plan.narrow import Chosen


class PlanLists(Mapping[str, AskingTab]):
    """The lists by their keys, in the order of their tabs; `take` is given each once it is made."""

    def __init__(self, context: Context, take: Callable[[AskingTab], object]) -> None:
        self.kinds: dict[str, Kind] = {kind.key: kind for kind in kinds.kinds(context)}
        self._context, self._take, self._chosen = context, take, Chosen()
        self._made: dict[str, AskingTab] = {}

    def __getitem__(self, key: str) -> AskingTab:
        if key not in self._made:
            made = self._made[key] = kinds.tab(self._context, self.kinds[key], self._chosen)
            self._take(made)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.kinds)

    def __len__(self) -> int:
        return len(self.kinds)

    def __contains__(self, key: object) -> bool:
        return key in self.kinds

    def made(self) -> tuple[AskingTab, ...]:
        """Return those that were made."""
        return tuple(self._made.values())
