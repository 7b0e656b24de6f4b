"""What one look at all cards of a file tells: which columns it fills, whose numbers it knows, and what was left out."""

from dataclasses import dataclass, field

from refnet.exchange.cards.meaning import Meaning
from refnet.exchange.cards.reading import Card
from refnet.exchange.cards.relations import INTRODUCER
from refnet.i18n import _, counted


@dataclass(slots=True)
class Survey:
    """The columns that are filled, the names of cards with a number (UID), and counts; it grows card by card."""

    columns: set[str] = field(default_factory=lambda: {"person.name"})
    names: dict[str, str] = field(default_factory=dict)
    cards: int = 0
    pictures: int = 0
    repeated: int = 0
    is_crowded: bool = False  # somebody was introduced by several people
    is_guessed: bool = False  # letters that no card says the encoding of

    def take(self, card: Card, told: Meaning) -> None:
        """Take in a card."""
        self.cards = card.number
        self.pictures += card.has_picture
        self.is_guessed = self.is_guessed or any(one.is_guessed for one in card.properties)
        self.columns.update(column for column, values in told.values.items() if values)
        for one in told.relations:
            self.columns.add(f"{one.side}.name")
            self.columns.update(f"{one.side}.{part}" for part in ("email", "reference") if getattr(one, part))
        self.is_crowded = self.is_crowded or sum(one.side == INTRODUCER for one in told.relations) > 1
        if told.uid:
            self.repeated += told.uid in self.names
            self.names.setdefault(told.uid, told.text("person.name"))

    def warnings(self, stray: int) -> list[str]:
        """Return what to tell about the file as a whole; `stray` is the first line outside all cards, 0 for none."""
        told = []
        if stray:
            told.append(_("Line {line} stands outside all cards; what is there was passed over.").format(line=stray))
        if self.pictures:
            one = _("{count} card has a picture, a sound or a key, which was left out.")
            many = _("{count} cards have a picture, a sound or a key, which were left out.")
            told.append(counted(one, many, self.pictures))
        if self.repeated:
            one = _("{count} card has the number (UID) of another.")
            told.append(counted(one, _("{count} cards have the number (UID) of another."), self.repeated))
        return told
