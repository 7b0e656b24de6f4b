from itertools import pairwise, permutations

import pytest
from grounds import ground, key
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.network.acquaintance import US, known
from refnet.domain.network.warming import COLLEAGUE, Worth, cold_deals, warmable

WORTH = Worth(0.5, 100.0)


def found(willing=None, **what):
    rows = ground(**what)
    return warmable(rows, known(rows), WORTH, willing)


def test_an_ally_who_knows_the_prospect_can_warm_the_deal():
    (one,) = found(ties="Ann-Bob=4", allies="Ann=5", cold="Bob:open")
    assert (one.ally, one.people, one.is_colleague) == (key("Ann"), (key("Ann"), key("Bob")), False)
    assert one.chance == pytest.approx(0.9 * 0.7)
    assert one.score == pytest.approx(0.63 * 0.5 * 70)


def test_the_way_may_lead_over_one_person_more_but_not_two():
    (one,) = found(ties="Ann-Zoe=4 Zoe-Bob=4", allies="Ann=5", cold="Bob:open")
    assert one.people == (key("Ann"), key("Zoe"), key("Bob"))
    assert found(ties="Ann-Zoe=4 Zoe-Kim=4 Kim-Bob=4", allies="Ann=5", cold="Bob:open") == []


def test_a_colleague_of_the_prospect_counts_half():
    (one,) = found(ties="Ann-Zoe=4", allies="Ann=5", cold="Bob:open", companies="Zoe@X Bob@X")
    assert (one.people[-1], one.is_colleague) == (key("Zoe"), True)
    assert one.chance == pytest.approx(0.63 * COLLEAGUE)


def test_who_introduced_somebody_before_may_be_asked_and_who_must_not_be_contacted_may_not():
    (one,) = found(introductions="Ann>Kim:won=9@1-9", ties="Ann-Bob=4", cold="Bob:open")
    assert one.ally == key("Ann")
    assert found(ties="Ann-Bob=4", allies="Ann=5", cold="Bob:open", silent="Ann") == []


def test_no_way_leads_to_somebody_who_must_not_be_contacted():
    what = {"ties": "Ann-Zoe=4 Ann-Bob=1", "allies": "Ann=5", "cold": "Bob:open", "companies": "Zoe@X Bob@X"}
    (one,) = found(**what)
    assert one.people[-1] == key("Zoe")
    (one,) = found(**what, silent="Zoe")
    assert one.people[-1] == key("Bob")
    assert found(**what, silent="Zoe Bob") == []


def test_the_prospect_of_another_cold_deal_is_nobody_to_ask():
    assert found(ties="Kim-Bob=4", cold="Kim:open Bob:open") == []


def test_only_open_cold_deals_are_counted_and_warmed():
    rows = ground(introductions="Ann>Zoe:open", ties="Ann-Bob=4 Ann-Kim=4", allies="Ann=5", cold="Bob:open Kim:lost")
    assert [rows.name(one.prospect) for one in cold_deals(rows)] == ["Bob"]
    assert [one.people[-1] for one in warmable(rows, known(rows), WORTH)] == [key("Bob")]


def test_whom_we_ask_counts_as_far_as_they_are_still_to_introduce_anybody_and_not_at_all_in_peace():
    two = {"ties": "Ann-Bob=4 Zoe-Bob=3", "allies": "Ann=5 Zoe=5", "cold": "Bob:open"}
    (one,) = found({key("Ann"): 0.1}, **two)
    assert (one.ally, one.chance) == (key("Zoe"), pytest.approx(0.9 * 0.5))
    assert found({key("Ann"): 0.0, key("Zoe"): 0.0}, **two) == []


def test_a_deal_nobody_leads_to_is_left_out():
    assert found(ties="Ann-Zoe=4", allies="Ann=5", cold="Bob:open", companies="Bob@X") == []


def test_the_most_promising_come_first():
    first, second = found(ties="Ann-Bob=2 Ann-Kim=5", allies="Ann=5", cold="Bob:open Kim:open")
    assert (first.people[-1], second.people[-1]) == (key("Kim"), key("Bob"))


NAMES = ("Ann", "Bob", "Cat", "Dan", "Eve")
TIES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.integers(1, 5)).filter(lambda tie: tie[0] != tie[1]),
    min_size=1,
    max_size=8,
    unique_by=lambda tie: frozenset(tie[:2]),
)


def best_by_trying(rows, lines, prospect):
    chance = {(s, t): c for s, t, c in zip(lines.lines.source, lines.lines.target, lines.lines.chance, strict=True)}
    number = lines.number
    ways = [
        (*middle, prospect)
        for size in (1, 2)
        for middle in permutations([name for name in rows.people if name != prospect], size)
        if rows.people[middle[0]].is_ally
    ]
    best = 0.0
    for way in ways:
        steps = [US, *(number[one] for one in way)]
        product = 1.0
        for pair in pairwise(steps):
            product *= chance.get(pair, 0.0)
        best = max(best, product)
    return best


@given(TIES, st.dictionaries(st.sampled_from(NAMES), st.integers(1, 5), min_size=1))
def test_no_way_is_better_than_the_one_found(ties, allies):
    names = " ".join(f"{one}-{other}={strength}" for one, other, strength in ties)
    trust = " ".join(f"{name}={level}" for name, level in allies.items())
    rows = ground(ties=names, allies=trust, cold="Bob:open")
    lines = known(rows)
    ours = warmable(rows, lines, WORTH)
    best = best_by_trying(rows, lines, key("Bob")) if key("Bob") in rows.people else 0.0
    if not ours:
        assert best == 0 or allies.get("Bob") is not None
    else:
        assert ours[0].chance == pytest.approx(best) or allies.get("Bob") is not None
