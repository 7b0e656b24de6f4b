"""Writes steps for ever and says each one that was confirmed; made to be killed."""

import sys
from datetime import date

from refnet.store.database import Store
from refnet.store.keys import new_id
from refnet.store.schema import Deal, Introduction, Person, Rep, StageEntry

PARTS = 6  # rows a small step writes


def small(store: Store, number: int) -> None:
    """One introduction with its deal: six rows and the journal, or nothing."""
    with store.step(f"step {number}") as session:
        rep, ann, bob = Rep(name=f"rep {number}"), Person(name=f"ann {number}"), Person(name=f"bob {number}")
        deal = Deal(title=f"deal {number}", prospect_id=bob.id, rep_id=rep.id)
        entry = StageEntry(deal_id=deal.id, stage="lead", entered_on=date(2026, 1, 1))
        made = Introduction(introducer_id=ann.id, prospect_id=bob.id, rep_id=rep.id, deal_id=deal.id)
        session.add_all([rep, ann, bob, deal, entry, made])


def large(store: Store, number: int) -> None:
    """An import of three thousand people."""
    name = f"import {number}"
    rows = ({"id": new_id(), "name": name, "search_key": name, "family_key": name} for _ in range(3000))
    with store.step(f"step {number}") as session:
        session.insert_many(Person, rows)


def backup(store: Store, number: int) -> None:
    """A small step and a backup of all that is there."""
    small(store, number)
    assert store.backups is not None
    store.backups.make("crash test")


def main() -> None:
    path, mode, first = sys.argv[1:4]
    store = Store.open(path)
    deed = {"small": small, "large": large, "backup": backup}[mode]
    print("ready", flush=True)
    for number in range(int(first), sys.maxsize):
        deed(store, number)
        print(number, flush=True)


if __name__ == "__main__":
    main()
