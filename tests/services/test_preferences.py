from uuid import uuid4

import pytest

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Denominator
from refnet.services import preferences
from refnet.services.preferences import Preferences


def test_nothing_chosen_yet_means_the_usual_choices(store):
    assert preferences.load(store) == Preferences()


def test_what_is_chosen_is_kept_and_the_rest_stays(store):
    rep = uuid4()
    preferences.save(store, currency=" usd ", horizon_days=90, denominator=Denominator.CLOSED, me=rep)
    preferences.save(store, horizon_days=120)
    assert preferences.load(store) == Preferences("USD", "black_intro", 120, Denominator.CLOSED, rep)


def test_each_author_is_somebody_else(store):
    rep = uuid4()
    preferences.save(store, me=rep)
    store.author = "somebody else"
    assert preferences.load(store).me is None
    store.author = store.author * 9
    preferences.save(store, me=None)
    assert preferences.load(store).me is None


@pytest.mark.parametrize("code", ["EURO", "E1R", "ÄÖÜ", ""])
def test_a_currency_has_three_letters(store, code):
    with pytest.raises(InvalidInput) as refused:
        preferences.save(store, currency=code)
    assert refused.value.field == "currency"


@pytest.mark.parametrize("days", [0, 3651])
def test_a_horizon_is_between_a_day_and_ten_years(store, days):
    with pytest.raises(InvalidInput):
        preferences.save(store, horizon_days=days)
    assert preferences.load(store).horizon_days == 180


def test_a_choice_can_be_undone(store):
    preferences.save(store, currency="CHF")
    store.undo()
    assert preferences.load(store).currency == "EUR"


def test_a_country_has_two_letters_and_telephones(store):
    preferences.save(store, country=" de ")
    assert preferences.load(store).country == "DE"
    preferences.save(store, country="")
    assert preferences.load(store).country == ""
    for code in ("XX", "Germany"):
        with pytest.raises(InvalidInput, match="two letters"):
            preferences.save(store, country=code)
