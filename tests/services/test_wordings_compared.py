from datetime import date, timedelta
from uuid import uuid4

import pytest

from refnet.domain.asking_words import wording_told
from refnet.domain.drafts import AskDraft, IntroductionDraft, PersonDraft
from refnet.domain.errors import RefNetError
from refnet.domain.rates.proportions import rate
from refnet.services import asking, asks, introductions, people, reps

DAY = date(2026, 11, 25)
LONG_AGO = DAY - timedelta(days=60)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def ask(store, rep, on=LONG_AGO, came=False, **more):
    key = asks.log(store, AskDraft(PersonDraft("Ann"), rep, on, **more))
    if came:
        draft = IntroductionDraft(PersonDraft("Ann"), PersonDraft(f"P{uuid4().hex}"), DAY, rep, ask_id=key)
        introductions.log(store, draft)
    return key


def test_wordings_are_compared_once_asks_had_time_to_be_answered(store, rep):
    other = reps.add(store, "Max")
    for number in range(4):
        ask(store, rep, wording="Short", came=number < 3)
    ask(store, other, wording="Short")
    ask(store, rep, wording="Long")
    ask(store, rep, on=DAY, wording="Long", came=True)
    ask(store, rep)
    found = {one.wording: (one.rate.won, one.rate.n) for one in asking.compared(store, DAY)}
    assert found == {"Short": (3, 5), "Long": (0, 1)}
    assert [one.rate.n for one in asking.compared(store, DAY, asking.AskQuery(rep=rep))] == [4, 1]


def test_a_share_is_spoken_of_from_ten_asks_on():
    assert wording_told(rate(1, 9)) == "1 introduced of 9 asks: too few yet to compare"
    assert wording_told(rate(0, 0)) == "no ask in these words is a month old yet"
    assert wording_told(rate(6, 20)) == "goes with an introduction in 6 of 20 asks: 30%, range 15–52%"


def test_a_card_knows_whom_it_addresses_and_for_whom_we_asked_last(store, rep):
    ann = people.add(store, PersonDraft("Ann Lee", organization="Acme", email="ann@example.org"))
    ask(store, rep, ideal_client="bakers", wording="Short")
    ask(store, reps.add(store, "Max"), on=DAY, ideal_client="smiths")
    card = asking.card(store, ann, DAY)
    assert (card.name, card.first_name, card.company, card.email) == ("Ann Lee", "Ann", "Acme", "ann@example.org")
    assert (card.my_name, card.ideal_client) == ("Rae Rep", "bakers")
    assert card.rates["Short"].n == 1
    assert len({one.purpose for one in card.wordings}) == 3


def test_a_card_is_there_before_anybody_said_who_they_are(store):
    card = asking.card(store, people.add(store, PersonDraft("Ann")), DAY)
    assert (card.my_name, card.ideal_client, card.company, card.email) == ("", "", "", "")


def test_somebody_removed_meanwhile_has_no_card(store):
    with pytest.raises(RefNetError, match="removed meanwhile"):
        asking.card(store, uuid4(), DAY)
