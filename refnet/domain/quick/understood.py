"""What was understood of a line or a mail, and what was not."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from refnet.domain.kinds import Channel


class Kind(StrEnum):
    """What a line tells of."""

    INTRODUCED = "introduced"
    NAME_ONLY = "name_only"
    GIVEN = "given"
    ASKED = "asked"
    NOTHING = "nothing"


class Elsewhere(StrEnum):
    """What a line may tell of that quick entry does not log: it has a form of its own."""

    MEETING = "meeting"
    THANKS = "thanks"
    END = "end"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as the text has them; what it does not tell is empty."""

    name: str = ""
    organization: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text tells.

    `ally` is who introduced us, whom we asked, or to whom we introduced somebody; `prospect` who was introduced, or
    what kind of client we asked for. None and empty mean that the text does not tell. `unclear` holds what can be read
    in two ways, and `left` the pieces that nothing was made of, word for word.
    """

    kind: Kind = Kind.NOTHING
    ally: Named = Named()
    prospect: Named = Named()
    made_on: date | None = None
    channel: Channel | None = None
    reason: str = ""
    unclear: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    elsewhere: Elsewhere | None = None
    otherwise: tuple[Named, Named] | None = (
        None  # how else ally and prospect can be read, as in "Bob from Acme from Ann"
    )
    rest: str = ""  # the text of a mail, which is not kept

    @property
    def is_enough(self) -> bool:
        """Tell whether a form can be filled from it: who, and whom or for what."""
        return self.kind is not Kind.NOTHING and bool(self.ally.name) and bool(self.prospect.name)
