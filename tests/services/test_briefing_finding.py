from datetime import date

from refnet.domain.drafts import DealDraft, PersonDraft
from refnet.services import briefing_finding, deals, people, reps
from refnet.store.schema import Deal

DAY = date(2026, 11, 25)


def test_a_deal_without_a_first_day_gives_way_to_the_newest_that_has_one(store):
    rep, bob = reps.become(store, "Rae Rep"), people.add(store, PersonDraft("Bob Ray"))
    newest, _older, dateless = (
        deals.open_deal(store, DealDraft(PersonDraft(id=bob), rep, day))
        for day in (date(2026, 11, 20), date(2026, 11, 1), DAY)
    )
    with store.step("forget a day") as session:
        session.get_one(Deal, dateless).first_touch_on = None
    assert briefing_finding.deal_meant(store, "Bob Ray", DAY) == newest
