from uuid import UUID

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.kinds import Outcome
from refnet.domain.network.folding import fold
from refnet.domain.network.picture import picture
from refnet.domain.network.rows import IntroductionEdge, PersonNode, TieEdge


def network(lines, reps=""):
    names = sorted({name for pair in lines.split() for name in pair.replace("~", ">").split(">")})
    key = {name: UUID(int=number) for number, name in enumerate(names)}
    people = [PersonNode(key[name], name, is_rep=name in reps) for name in names]
    brought = [pair.split(">") for pair in lines.split() if ">" in pair]
    edges = [IntroductionEdge(key[one], key[other], outcome=Outcome.WON, amount=10) for one, other in brought]
    ties = [TieEdge(key[one], key[other]) for one, other in (pair.split("~") for pair in lines.split() if "~" in pair)]
    return names, picture(people, edges, ties)


def folded(lines, person, reps=""):
    names, shown = network(lines, reps)
    found = fold(shown, names.index(person))
    return {names[number] for number in found.people.nonzero()[0]}, found.amount


def test_whom_somebody_brought_is_folded_with_all_whom_these_brought():
    assert folded("A>B B>C C>D A>E X>A", "A") == (set("BCDE"), 40)


def test_whoever_was_brought_by_somebody_else_too_stays():
    assert folded("A>B B>C X>C C>D", "A") == ({"B"}, 20)


def test_a_circle_is_folded_without_the_person():
    assert folded("A>B B>C C>A", "A") == (set("BC"), 30)
    assert folded("A>B B>C C>B", "A") == (set("BC"), 30)


def test_ties_fold_nobody():
    assert folded("A>B B~C", "A") == ({"B"}, 10)


def test_we_are_never_folded():
    assert folded("A>B A>R R>C", "A", reps="R") == ({"B"}, 20)


def test_who_brought_nobody_folds_nobody():
    names, shown = network("A>B")
    assert fold(shown, names.index("B")).count == 0


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), min_size=1, max_size=30), st.integers(0, 11))
def test_nobody_is_folded_whom_somebody_outside_brought(pairs, person):
    people = [PersonNode(UUID(int=number), str(number)) for number in range(12)]
    edges = [IntroductionEdge(UUID(int=one), UUID(int=other)) for one, other in pairs if one != other]
    shown = picture(people, edges, positions={each.id: (0, 0) for each in people})
    found = fold(shown, person)
    inside = found.people.copy()
    inside[person] = True
    assert not found.people[person]
    for one, other in np.asarray(shown.edges).tolist():
        assert inside[one] or not found.people[other]
