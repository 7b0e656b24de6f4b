"""A file of 200 000 people with organizations, written through the door for bulk writes."""

import random
from pathlib import Path

from refnet.domain.names import family_first, fold
from refnet.store.database import Store
from refnet.store.keys import new_id
from refnet.store.schema import Organization, Person

PEOPLE, COMPANIES = 200_000, 8_000
GIVEN = ("Ana", "Søren", "José", "Mila", "Yusuf", "Chloë", "Bob", "Eszter", "Marek", "Ingrid", "Théo", "Wei", "Fatima")
STARTS = ("Ber", "Dan", "Fer", "Gar", "Hol", "Ka", "Lind", "Mar", "Nov", "Oka", "Pe", "Ros", "Sil", "Tor", "Va", "Wój")


def made(path: Path) -> Store:
    """Return an open store with all of them."""
    dice = random.Random(2)
    store = Store.open(path)
    companies = [new_id() for _number in range(COMPANIES)]
    with store.step("Many people") as step:
        names = (f"Company {number:05}" for number in range(COMPANIES))
        step.insert_many(
            Organization,
            ({"id": key, "name": name, "search_key": fold(name)} for key, name in zip(companies, names, strict=True)),
        )
        step.insert_many(Person, (_person(dice, companies) for _number in range(PEOPLE)))
    return store


def _person(dice: random.Random, companies: list) -> dict[str, object]:
    tail = "".join(dice.choices("aeioulnrst", k=dice.randint(2, 6)))
    name = f"{dice.choice(GIVEN)} {dice.choice(STARTS)}{tail}"
    folded = fold(name)
    return {
        "id": new_id(), "name": name, "search_key": folded, "family_key": family_first(folded),
        "organization_id": dice.choice(companies),
    }  # fmt: skip
