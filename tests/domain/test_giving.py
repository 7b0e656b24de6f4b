from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.giving import MOST_EACH, Basis, Fit, fits
from refnet.domain.giving_words import SHORTEST, Offer, Seeker, wanted_words

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
        Fit(
            ANN,
            BOB,
            ("port", "logistics"),
            (Basis(("port",), "role", "Head of port"), Basis(("logistics",), "company", "Baltic Logistics")),
        )
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


WORDS = st.lists(
    st.sampled_from(["bank", "banks", "banking", "port", "ports", "rack", "racks", "chief", "tax", "operations"]),
    max_size=3,
)
HOUSES = st.sampled_from([None, ACME, SHIP, UUID(int=10)])
OFFERS = st.lists(st.tuples(HOUSES, WORDS, WORDS), max_size=12)


def by_hand(seeker, offers, apart):
    """Return whom the ally is to meet and by which words, offer by offer."""
    found = []
    for one in offers:
        is_colleague = seeker.organization is not None and one.organization == seeker.organization
        if one.person == seeker.person or one.person in apart or is_colleague:
            continue
        theirs = [word for _trait, value in one.traits for word in wanted_words(value)]
        stems = {
            word: word[:-1] if word.endswith("s") and len(word) > SHORTEST else word
            for word in wanted_words(seeker.looking_for)
        }
        words = tuple(word for word, stem in stems.items() if any(each.startswith(stem) for each in theirs))
        if words:
            found.append((one.person, words))
    return found


@given(WORDS, HOUSES, OFFERS, st.sets(st.integers(20, 32)))
def test_many_at_once_fit_as_each_by_itself(wish, house, rows, known):
    seeker = Seeker(ANN, house, " ".join(wish))
    offers = [
        Offer(UUID(int=20 + number), other, (("company", " ".join(one)), ("role", " ".join(two))))
        for number, (other, one, two) in enumerate(rows)
    ]
    apart = frozenset(UUID(int=number) for number in known)
    expected = by_hand(seeker, offers, apart)
    fitting = [(one.other, one.words) for one in fits([seeker], offers, {ANN: apart})]
    most = sorted((len(words) for _who, words in expected), reverse=True)[:MOST_EACH]
    assert set(fitting) <= set(expected)
    assert [len(words) for _who, words in fitting] == most
