"""What the walks begin with: a rep, an ally, a prospect, and what is between them."""

from datetime import date, timedelta
from uuid import UUID

from refnet.domain.drafts import AllyDraft, AskDraft, ClosingDraft, DealDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Outcome, Stage
from refnet.domain.meetings import MeetingDraft
from refnet.services import allies, asking, asks, deals, introductions, meetings, people, reps
from refnet.services import today as tasks
from refnet.services.listing import Listing
from refnet.store.database import Store
from refnet.store.schema import Tie

SOME_DAYS = timedelta(days=20)


def us(store: Store) -> UUID:
    """Say who is at the keyboard."""
    return reps.become(store, "Mara Test")


def ann(store: Store) -> UUID:
    """Know an ally."""
    return allies.add(store, AllyDraft(PersonDraft("Ann Lee", organization="Acme")))


def alone(store: Store, _today: date) -> None:
    """Know an ally and nobody else."""
    us(store)
    ann(store)


def busy(store: Store, day: date) -> None:
    """Have a task for today."""
    tasks.add_task(store, "Send the plan", us(store), day)


def introduced(store: Store, today: date) -> UUID:
    """Know of an introduction that waits for first contact; return its deal."""
    rep, draft = us(store), PersonDraft("Ann Lee", organization="Acme")
    key = introductions.log(
        store, IntroductionDraft(draft, PersonDraft("Bob Ray", organization="Initech"), today - SOME_DAYS, rep)
    )
    deal = introductions.record(store, key).deal_id
    assert deal is not None
    return deal


def talked(store: Store, today: date) -> UUID:
    """Know of a meeting that was planned for yesterday about an introduced deal; return the deal."""
    deal = introduced(store, today)
    deals.move(store, deal, Stage.CONTACTED, today - timedelta(days=2))
    meetings.add(store, deal, MeetingDraft(planned_on=today - timedelta(days=1)))
    return deal


def moved(store: Store, today: date) -> None:
    """Know of an introducer who was thanked, and does not know how far it came since."""
    deal = introduced(store, today)
    (introduction,) = introductions.ids(store, Listing())
    introductions.thank(store, [introduction], today - timedelta(days=15))
    deals.move(store, deal, Stage.MET, today - timedelta(days=10))


def client(store: Store, today: date) -> None:
    """Know a client who was introduced long ago and can be asked."""
    first = IntroductionDraft(PersonDraft(id=ann(store)), PersonDraft("Cy Old"), today - 3 * SOME_DAYS, us(store))
    key = introductions.log(store, first)
    won = introductions.record(store, key).deal_id
    assert won is not None
    introductions.thank(store, [key], today - 2 * SOME_DAYS)
    deals.close(store, won, ClosingDraft(Outcome.WON, today - 2 * SOME_DAYS, 100_00, "EUR"))


def asked(store: Store, today: date) -> UUID:
    """Know of an ask without an answer."""
    rep = us(store)
    return asks.log(store, AskDraft(PersonDraft(id=ann(store)), rep, today - SOME_DAYS, ideal_client="ports"))


def named(store: Store, today: date) -> None:
    """Know of a name that an ally gave some time ago."""
    asking.name_prospects(store, asked(store, today), ["Bob Ray, Initech"], today - SOME_DAYS)


def warmable(store: Store, today: date) -> None:
    """Know of an open cold deal, and that an ally who was once right knows its prospect."""
    rep, ally = us(store), ann(store)
    first = IntroductionDraft(PersonDraft(id=ally), PersonDraft("Cy Old"), today - 3 * SOME_DAYS, rep)
    won = introductions.record(store, introductions.log(store, first)).deal_id
    assert won is not None
    deals.close(store, won, ClosingDraft(Outcome.WON, today - SOME_DAYS, 100_00, "EUR"))
    prospect = people.add(store, PersonDraft("Bob Ray", organization="Initech"))
    one, other = sorted((ally, prospect))
    with store.step("Tie") as session:
        session.add(Tie(person_id=one, other_id=other, strength=3))
    deals.open_deal(store, DealDraft(PersonDraft(id=prospect), rep, today - SOME_DAYS, title="Warehouse move"))
