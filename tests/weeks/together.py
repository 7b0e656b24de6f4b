"""What happens to many records at once: two people turn out to be one, and lists come in."""

from collections.abc import Mapping
from datetime import date
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from refnet.exchange import csv_file, mapping
from refnet.services import asking, imports, introductions
from refnet.services.imports import Report
from refnet.services.listing import Listing
from refnet.services.merging import merge
from tests.weeks.asks import WORDINGS
from tests.weeks.machine import PLACE
from tests.weeks.meetings import Meetings
from tests.weeks.records import Ally, Ask, Deal, Introduction, Records

MANY = 9_999
PERSONAL = ("ask", "quiet")


class Together(Meetings):
    """People made one, and imports."""

    @precondition(lambda self: len(self.now.people) > 2)
    @rule(place=PLACE, one_on=PLACE)
    def find_that_two_are_one(self, place: int, one_on: int) -> None:
        """One of whom something was put off, if there is such a one, turns out to be another."""
        resting = [key for (duty, key), _rep in self.now.put_off if duty in PERSONAL and key in self.now.people]
        other = self.pick(resting or self.now.people, place)
        kept, after = self.pick(set(self.now.people) - {other}, one_on), self.later()
        merge(self.store, kept, other, on=self.day)
        made_one(after, kept, other)
        self.take(after)

    @rule(places=st.lists(PLACE, min_size=1, max_size=3), wording=WORDINGS)
    def import_asks(self, places: list[int], wording: str) -> None:
        """A list of whom both reps asked today; whom somebody asked today already is in it, and stays one ask."""
        after, asked = self.later(), list(dict.fromkeys(map(self.person, places)))
        rows = [
            {
                "person.name": "Whoever", "person.reference": key, "ask.date": self.day, "ask.wording": wording,
                "rep.name": ("Rae Rep", "Roy Rep")[place % 2],
            }
            for place, key in enumerate(asked)
        ]  # fmt: skip
        known = {one.ally for one in self.now.asks.values() if one.on == self.day}
        report = self._bring("asks", rows)
        new = {row.id: row for row in asking.ledger(self.store, self.day) if row.id not in self.now.asks}
        assert {row.ally_id for row in new.values()} == set(asked) - known
        assert (report.new, report.merged) == (len(new), len(asked) - len(new))
        for key, row in new.items():
            rep = self.reps[asked.index(row.ally_id) % 2]
            after.asks[key] = Ask(row.ally_id, self.day, rep, wording=wording)
        self.take(after, is_step=report.batch_id is not None)

    @rule(place=PLACE, many=st.integers(1, 2), is_again=st.booleans())
    def import_introductions(self, place: int, many: int, is_again: bool) -> None:
        """A list of deals that somebody introduced; the same list a second time brings nothing."""
        after, by = self.later(), self.person(place)
        rows = [
            {
                "introducer.name": "Whoever", "introducer.reference": by, "prospect.name": self.new_name("Listed"),
                "introduction.date": self.day, "deal.reference": f"D-{self.count}", "rep.name": "Roy Rep",
            }
            for _each in range(many)
        ]  # fmt: skip
        assert self._bring("deals", rows).new == many
        for key in set(introductions.ids(self.store, Listing())) - set(self.now.introductions) - self.gifts():
            deal = introductions.record(self.store, key).deal_id
            after.deals[deal] = Deal(self.day, self.reps[1])
            after.introductions[key] = Introduction(deal, by, self.day, self.reps[1])
        assert len(after.introductions) == len(self.now.introductions) + many
        self.take(after)
        if is_again:
            again = self._bring("deals", rows)
            assert (again.new, again.merged, again.batch_id) == (0, many, None)

    def gifts(self) -> set[UUID]:
        """Return the introductions that we gave."""
        rows = introductions.page(self.store, Listing(), 0, MANY)
        return {row.id for row in rows if row.direction == "given"}

    def _bring(self, kind: str, rows: list[Mapping[str, object]]) -> Report:
        headers = list(rows[0])
        columns = "\n".join(f'"{header}" = "{header}"' for header in headers)
        meaning = mapping.loads(f'rows = "{kind}"\ndate_order = "ymd"\n[columns]\n{columns}')
        with TemporaryDirectory(prefix="refnet-weeks-") as folder:
            path = Path(folder, "list.csv")
            csv_file.write(path, headers, ([str(row[header]) for header in headers] for row in rows))
            return imports.run(self.store, path, meaning)


def made_one(records: Records, kept: UUID, other: UUID) -> None:
    """Give all that is somebody's to the one who is kept."""
    records.people.remove(other)
    for ask in records.asks.values():
        ask.ally = kept if ask.ally == other else ask.ally
    for one in records.introductions.values():
        one.by = kept if one.by == other else one.by
    records.gifts = {key: (kept if who == other else who, on) for key, (who, on) in records.gifts.items()}
    records.notes = [(kept if who == other else who, on) for who, on in records.notes]
    company = records.companies.pop(other, "")
    if company:
        records.companies.setdefault(kept, company)
    if other in records.silent:
        records.silent = records.silent - {other} | {kept}
    theirs = records.allies.pop(other, None)
    if theirs is not None:
        mine = records.allies.get(kept, theirs)
        pauses = [day for day in (mine.paused_until, theirs.paused_until) if day is not None]
        records.allies[kept] = Ally(max(mine.trust, theirs.trust), max(pauses, default=None))
    for duty, rep in product(PERSONAL, records.reps):
        if ((duty, other), rep) in records.put_off:
            until: date | None = records.put_off.pop(((duty, other), rep))
            records.put_off.setdefault(((duty, kept), rep), until)
