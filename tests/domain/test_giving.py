from uuid import UUID

import pytest

from refnet.domain.giving import MOST_EACH, Fit, Offer, Seeker, fits, wanted_words

ANN, BOB, CID = UUID(int=1), UUID(int=2), UUID(int=3)
ACME, SHIP = UUID(int=8), UUID(int=9)


def offer(person=BOB, organization=SHIP, **traits):
    return Offer(person, organization, tuple(traits.items()))


def found(looking_for, *offers, apart=None):
    return fits([Seeker(ANN, ACME, looking_for)], offers, apart or {})


def test_words_are_folded_and_short_and_common_ones_left_out():
    assert wanted_words("Somebody at a BANK, in Zürich; bank") == ("bank", "zurich")


def test_a_person_fits_by_a_word_of_what_is_known_of_them_with_the_reason():
    assert found("port logistics", offer(company="Baltic Logistics", role="Head of port")) == [
        Fit(ANN, BOB, ("port", "logistics"), "role", "Head of port")
    ]


@pytest.mark.parametrize(
    ("wish", "value"), [("bank", "Banking"), ("banks", "Bank"), ("Bäcker", "Backerei"), ("gas", "gas")]
)
def test_beginnings_and_plurals_fit_but_not_the_shortest_words(wish, value):
    assert bool(found(wish, offer(role=value))) is (wish != "gas")


def test_nobody_is_introduced_to_themselves_their_colleagues_or_those_they_know():
    assert found("ports", offer(ANN, SHIP, role="ports"), offer(BOB, ACME, role="ports")) == []
    assert found("ports", offer(role="ports"), apart={ANN: frozenset({BOB})}) == []
    assert len(found("ports", offer(role="ports"), apart={CID: frozenset({BOB})})) == 1


def test_a_word_that_stands_in_two_places_counts_once():
    assert [one.words for one in found("ports", offer(role="ports", tag="ports"))] == [("ports",)]


def test_without_a_company_there_are_no_colleagues():
    assert len(fits([Seeker(ANN, None, "ports")], [offer(organization=None, role="ports")], {})) == 1


def test_who_has_most_of_the_words_comes_first_and_few_are_named():
    many = [offer(UUID(int=20 + number), role="ports") for number in range(9)]
    names = found("ports logistics", *many, offer(CID, role="logistics", tag="ports ports"))
    assert len(names) == MOST_EACH
    assert (names[0].other, names[0].words) == (CID, ("ports", "logistics"))
