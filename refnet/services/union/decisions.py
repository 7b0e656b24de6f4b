"""What the user decides about rows that both sides changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Decisions:
    """Whether theirs is taken: by the key of the conflict, and for all others; and whether what was removed comes back."""

    takes_theirs: Mapping[str, bool] = field(default_factory=dict)
    others_take_theirs: bool = False
    bring_back: bool = False

    def takes(self, key: str) -> bool:
        """Tell whether a record gets the other file's values where both sides changed it."""
        return self.takes_theirs.get(key, self.others_take_theirs)

    def keeps(self, key: str) -> bool:
        """Tell whether somebody said that ours stays in a record: that is not asked again of the same values."""
        return self.takes_theirs.get(key) is False


OURS = Decisions()
