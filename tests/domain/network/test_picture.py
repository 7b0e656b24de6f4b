from uuid import UUID

import numpy as np
import pytest

from refnet.domain.kinds import Outcome
from refnet.domain.network.outcome import credit, meanings
from refnet.domain.network.picture import NO_OUTCOME, OUTCOMES, picture
from refnet.domain.network.rows import EdgeKind, IntroductionEdge, Meaning, PersonNode, TieEdge

ANN, BOB, CID, DEE, EVE, REP = (UUID(int=number) for number in range(6))
PEOPLE = [
    PersonNode(ANN, "Ann", is_ally=True),
    PersonNode(BOB, "Bob"),
    PersonNode(CID, "Cid"),
    PersonNode(DEE, "Dee"),
    PersonNode(EVE, "Eve"),
    PersonNode(REP, "Rob", is_rep=True),
]
INTRODUCTIONS = [
    IntroductionEdge(ANN, BOB, outcome=Outcome.WON, amount=900),
    IntroductionEdge(BOB, CID, outcome=Outcome.WON, amount=100),
    IntroductionEdge(DEE, CID, outcome=Outcome.WON, amount=100, is_originating=False),
    IntroductionEdge(ANN, DEE, outcome=Outcome.LOST),
    IntroductionEdge(BOB, DEE, outcome=Outcome.OPEN),
    IntroductionEdge(ANN, EVE),
]


def test_credits_add_up_to_what_was_won():
    assert credit(INTRODUCTIONS) == {ANN: 900, BOB: 100}


def test_each_person_stands_for_their_best_outcome():
    assert meanings(PEOPLE, INTRODUCTIONS) == {
        ANN: Meaning.ALLY,
        BOB: Meaning.CLIENT,
        CID: Meaning.CLIENT,
        DEE: Meaning.OPEN,
        EVE: Meaning.NONE,
        REP: Meaning.REP,
    }


def test_deals_without_an_introduction_count_for_the_meaning():
    client = PersonNode(ANN, "Ann", is_ally=True, outcome=Outcome.WON)
    assert meanings([client], []) == {ANN: Meaning.CLIENT}


def test_size_goes_by_credit():
    shown = picture(PEOPLE, INTRODUCTIONS)
    assert shown.radius == pytest.approx([20.6, 4.6 + 16 / 3, 5.8, 4.2, 4.2, 12])
    assert list(shown.credit) == [900, 100, 0, 0, 0, 0]


def test_a_client_with_little_credit_is_not_smaller_than_one_without():
    little = [*INTRODUCTIONS, IntroductionEdge(CID, EVE, outcome=Outcome.WON, amount=1)]
    assert picture(PEOPLE, little).radius[2] >= 5.8


def test_lines_carry_kind_outcome_and_width():
    shown = picture(PEOPLE, INTRODUCTIONS, [TieEdge(REP, ANN)])
    assert shown.edges.tolist()[0] == [0, 1]
    assert shown.edges.tolist()[-1] == [5, 0]
    assert shown.edge_kind.tolist() == [EdgeKind.INTRODUCTION] * 6 + [EdgeKind.TIE]
    assert [None if code == NO_OUTCOME else OUTCOMES[code] for code in shown.edge_outcome] == [
        Outcome.WON,
        Outcome.WON,
        Outcome.WON,
        Outcome.LOST,
        Outcome.OPEN,
        None,
        None,
    ]
    assert shown.edge_width == pytest.approx([2.8, 1.2 + 1.6 / 3, 1.2 + 1.6 / 3, 1.2, 1.2, 1.2, 1])


def test_labels_go_to_us_then_to_credit_then_to_clients():
    shown = picture(PEOPLE, INTRODUCTIONS)
    order = [shown.names[person] for person in np.argsort(-shown.priority, kind="stable")]
    assert order[:4] == ["Rob", "Ann", "Bob", "Cid"]


def test_lines_to_people_outside_and_to_oneself_are_left_out():
    shown = picture(PEOPLE[:2], [*INTRODUCTIONS, IntroductionEdge(ANN, ANN)], [TieEdge(BOB, BOB), TieEdge(BOB, REP)])
    assert shown.edges.tolist() == [[0, 1]]


def test_the_legend_counts_only_what_is_there():
    assert picture(PEOPLE, INTRODUCTIONS).counts == {
        Meaning.CLIENT: 2,
        Meaning.OPEN: 1,
        Meaning.ALLY: 1,
        Meaning.REP: 1,
        Meaning.NONE: 1,
    }


def test_an_empty_network_has_a_picture():
    shown = picture([], [])
    assert (shown.x.size, shown.edges.shape, shown.counts) == (0, (0, 2), {})


def test_people_without_introductions_are_shown():
    assert np.isfinite(picture(PEOPLE, []).x).all()


def test_known_places_are_kept_and_new_people_join():
    before = picture(PEOPLE[:4], INTRODUCTIONS)
    places = {key: (x, y) for key, x, y in zip(before.ids, before.x, before.y, strict=True)}
    after = picture(PEOPLE, INTRODUCTIONS, positions=places)
    assert after.x[:4] == pytest.approx(before.x)
    assert np.isfinite(after.y).all()
    again = picture(PEOPLE[:4], INTRODUCTIONS, positions=places)
    assert again.y == pytest.approx(before.y)


def test_places_of_others_are_no_start():
    fresh, strange = picture(PEOPLE, INTRODUCTIONS), picture(PEOPLE, INTRODUCTIONS, positions={UUID(int=99): (1, 1)})
    assert np.array_equal(fresh.x, strange.x)
