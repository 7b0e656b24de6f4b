"""Two copies of one file diverge by random deeds; merging them conserves, doubles nothing, and can be taken back."""

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import func, select
from world import world

from refnet.domain.drafts import AskDraft, ClosingDraft, IntroductionDraft, PersonDraft
from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Duty, Outcome, Purpose
from refnet.domain.meetings import PreparationDraft
from refnet.services import (
    asking,
    asks,
    deals,
    introductions,
    meetings,
    merging,
    people,
    questions,
    reps,
    today,
    union,
    wordings,
)
from refnet.services.everything.tables import KINDS
from refnet.services.union import Decisions
from refnet.services.union.report import Become
from refnet.store.database import Store
from refnet.store.schema import (
    Ask,
    Base,
    Deal,
    Introduction,
    MergedPerson,
    NamedProspect,
    Person,
    PutOff,
    Tag,
    Task,
    Tie,
    Warming,
)

TODAY = date(2026, 11, 25)
sides = st.integers(0, 1)
numbers = st.integers(0, 1000)
names = st.sampled_from(["Ann", "Ánn", "Bob", "Cid", "Dee", "Eve"])


def content(store):
    with store.reading() as session:
        return {
            kind.table: sorted(
                (tuple(row) for row in session.execute(select(*(one for one in kind.columns if one.name != "version")))), key=str
            )
            for kind in KINDS
        }  # fmt: skip


def keys(store, table=Person):
    with store.reading() as session:
        return sorted(session.scalars(select(table.id)))


class TwoFiles(RuleBasedStateMachine):
    """One person at each file."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp(prefix="refnet-union-"))
        first = Store.open(self.folder / "0.db")
        world(first, "Ann>Bob:won Bob>Cid Ann-Dee Eve")
        first.close(backup=False)
        shutil.copy(self.folder / "0.db", self.folder / "1.db")
        self.stores = [Store.open(self.folder / f"{number}.db", author="me") for number in (0, 1)]

    def teardown(self):
        for store in self.stores:
            store.close(backup=False)
        shutil.rmtree(self.folder)

    def _person(self, store, number):
        known = keys(store)
        return known[number % len(known)]

    def _try(self, deed, *arguments, **options):
        try:
            deed(*arguments, **options)
        except RefNetError:
            return

    @rule(side=sides, name=names)
    def add(self, side, name):
        people.add(self.stores[side], PersonDraft(name, organization=f"{name} Ltd"))

    @rule(side=sides, number=numbers, title=names)
    def edit(self, side, number, title):
        with self.stores[side].step("Edit") as session:
            session.get(Person, self._person(self.stores[side], number)).job_title = title

    @rule(side=sides, number=numbers, name=names)
    def tag(self, side, number, name):
        store = self.stores[side]
        with store.step("Tag") as session:
            person = self._person(store, number)
            found = session.scalars(select(Tag).where(Tag.person_id == person)).first()
            session.delete(found) if found else session.add(Tag(person_id=person, name=name))

    @rule(side=sides, one=numbers, other=numbers, day=numbers)
    def introduce(self, side, one, other, day):
        store = self.stores[side]
        rep, made_on = reps.all(store)[0].id, TODAY - timedelta(days=day)
        sides_ = PersonDraft(id=self._person(store, one)), PersonDraft(id=self._person(store, other))
        self._try(introductions.log, store, IntroductionDraft(*sides_, made_on=made_on, rep_id=rep))

    @rule(side=sides, number=numbers)
    def ask(self, side, number):
        store = self.stores[side]
        draft = AskDraft(PersonDraft(id=self._person(store, number)), rep_id=reps.all(store)[0].id, asked_on=TODAY)
        self._try(asks.log, store, draft)

    @rule(side=sides, number=numbers, name=names)
    def name(self, side, number, name):
        store = self.stores[side]
        known = keys(store, Ask)
        if known:
            asking.name_prospects(store, known[number % len(known)], [f"{name}, Acme"], TODAY)

    @rule(side=sides, number=numbers, other=numbers)
    def warm(self, side, number, other):
        store = self.stores[side]
        with store.reading() as session:
            free = sorted(session.scalars(select(Ask.id).where(Ask.id.not_in(select(Warming.ask_id)))))
        if free:
            known = keys(store, Deal)
            asking.mark_warming(store, free[number % len(free)], known[other % len(known)])

    @rule(side=sides, number=numbers)
    def drop_an_ask(self, side, number):
        known = keys(self.stores[side], Ask)
        if known:
            self._try(asks.remove, self.stores[side], [known[number % len(known)]])

    @rule(side=sides, number=numbers, done=st.booleans())
    def mean_to_do(self, side, number, done):
        store = self.stores[side]
        person, known = self._person(store, number), keys(store, Task)
        if done and known:
            today.finish(store, known[number % len(known)], TODAY)
        else:
            today.add_task(store, "Call", reps.all(store)[0].id, TODAY, person_id=person)

    @rule(side=sides, number=numbers, table=st.sampled_from([Person, Ask, NamedProspect, Deal, Task]), days=numbers)
    def put_off(self, side, number, table, days):
        store, duty = self.stores[side], {Person: Duty.QUIET, Ask: Duty.ASK, NamedProspect: Duty.PROMISE}
        known = keys(store, table)
        if known:
            until = TODAY + timedelta(days=days + 1)
            today.postpone(store, duty.get(table, Duty.TASK), known[number % len(known)], until, TODAY)

    @rule(side=sides, number=numbers)
    def tell(self, side, number):
        known = keys(self.stores[side], Introduction)
        today.note_told(self.stores[side], known[number % len(known)], TODAY)

    @rule(side=sides, number=numbers, name=names)
    def word(self, side, number, name):
        self._try(wordings.add, self.stores[side], Purpose.ASK, name, f"Dear {number}")

    @rule(side=sides, number=numbers, chosen=st.sets(numbers, max_size=3))
    def plan_to_ask(self, side, number, chosen):
        store = self.stores[side]
        known, bank = keys(store, Deal), questions.bank(store)
        draft = PreparationDraft(TODAY, chosen=tuple(bank[one % len(bank)].id for one in sorted(chosen)))
        self._try(meetings.prepare, store, known[number % len(known)], draft)

    @rule(side=sides, number=numbers, won=st.booleans())
    def close(self, side, number, won):
        store = self.stores[side]
        known = keys(store, Deal)
        ending = (
            ClosingDraft(Outcome.WON, TODAY, 100, "EUR")
            if won
            else ClosingDraft(Outcome.LOST, TODAY, lost_reason="price")
        )
        self._try(deals.close, store, known[number % len(known)], ending)

    @rule(side=sides, one=numbers, other=numbers)
    def unite(self, side, one, other):
        store = self.stores[side]
        self._try(merging.merge, store, self._person(store, one), self._person(store, other), on=TODAY)

    @rule(side=sides, number=numbers)
    def remove(self, side, number):
        self._try(people.remove, self.stores[side], [self._person(self.stores[side], number)])

    @rule(side=sides)
    def undo(self, side):
        if self.stores[side].undo_label() not in (None, "Become"):
            self._try(self.stores[side].undo)

    @rule(side=sides, theirs=st.booleans(), bring_back=st.booleans())
    def merge(self, side, theirs, bring_back):
        store, other = self.stores[side], self.stores[1 - side]
        decisions = Decisions(others_take_theirs=theirs, bring_back=bring_back)
        before, mine = content(store), set(keys(store))
        told = union.merge_file(store, other.path, decisions, dry_run=True)
        assert content(store) == before
        report = union.merge_file(store, other.path, decisions)
        assert report == told
        for fate in report.fates:
            assert fate.read == sum(getattr(fate, one.value) for one in Become)
        self._nobody_is_lost(store, mine, report)
        after, steps = content(store), len(store.steps())
        again = union.merge_file(store, other.path, decisions)
        assert (again.count(Become.NEW), again.count(Become.CHANGED), again.united) == (0, 0, ())
        assert (content(store), len(store.steps())) == (after, steps)
        if after != before:
            store.undo()
            assert content(store) == before
            store.redo()
            assert content(store) == after

    def _nobody_is_lost(self, store, mine, report):
        with store.reading() as session:
            gone = mine - set(session.scalars(select(Person.id)))
            assert gone <= set(session.scalars(select(MergedPerson.former_id)))
        assert len(gone) == len(report.united)

    @invariant()
    def nothing_contradicts(self):
        for store in self.stores:
            with store.reading() as session:
                assert (
                    session.execute(select(func.count()).select_from(Tie).where(Tie.person_id >= Tie.other_id)).scalar()
                    == 0
                )
                for table in Base.metadata.tables.values():
                    for column in table.columns:
                        for key in column.foreign_keys:
                            there = select(key.column)
                            lost = select(column).where(column.is_not(None), column.not_in(there))
                            assert session.execute(lost).first() is None, f"{table.name}.{column.name}"
                there = set().union(*(keys(store, table) for table in (Person, Ask, NamedProspect, Deal, Task)))
                assert set(session.scalars(select(PutOff.subject_id))) <= there


TwoFiles.TestCase.settings = settings(
    max_examples=8, stateful_step_count=25, suppress_health_check=list(HealthCheck), deadline=None
)
TestTwoFiles = TwoFiles.TestCase
