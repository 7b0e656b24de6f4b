from datetime import date
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy.spatial import cKDTree

from refnet.domain.errors import Cancelled
from refnet.domain.kinds import Outcome
from refnet.domain.network.blocks import apart
from refnet.domain.network.forest import NOBODY, first_parents
from refnet.domain.network.grouping import NO_GROUP, grouped_positions, nearest
from refnet.domain.network.hulls import hulls
from refnet.domain.network.lineage_tree import GENERATION, ROW, lineage_positions
from refnet.domain.network.picture import LINE_LENGTH, picture
from refnet.domain.network.rings import BESIDE, RING, ring_positions
from refnet.domain.network.rows import IntroductionEdge, PersonNode, TieEdge
from refnet.domain.network.views import View, ViewQuery, brought_first, company_groups, view_positions

NETWORKS = some.integers(1, 40).flatmap(
    lambda count: some.tuples(
        some.just(count), some.lists(some.tuples(some.integers(0, count - 1), some.integers(0, count - 1)), max_size=70)
    )
)


def edges(pairs):
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def crossings(places, pairs):
    def side(a, b, c):
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    found = 0
    for number, (one, other) in enumerate(pairs):
        for third, fourth in pairs[:number]:
            if len({one, other, third, fourth}) == 4:
                a, b, c, d = places[[one, other, third, fourth]]
                found += side(a, b, c) * side(a, b, d) < -1e-9 and side(c, d, a) * side(c, d, b) < -1e-9
    return found


def least_distance(places):
    return cKDTree(places).query(places, k=2)[0][:, 1].min()


def test_the_first_to_introduce_somebody_is_their_parent():
    assert first_parents(4, edges([(0, 2), (1, 2), (2, 3), (0, 3)])).tolist() == [NOBODY, NOBODY, 0, 2]


def test_a_circle_is_cut_at_its_last_line():
    assert first_parents(3, edges([(0, 1), (1, 2), (2, 0), (1, 1)])).tolist() == [NOBODY, 0, 1]


def test_generations_go_from_left_to_right():
    places = lineage_positions(5, edges([(0, 1), (0, 2), (1, 3), (3, 4)]))
    assert np.diff(places[[0, 1, 3, 4], 0]) == pytest.approx(np.full(3, GENERATION))
    assert places[1, 0] == places[2, 0]
    assert abs(places[1, 1] - places[2, 1]) == pytest.approx(ROW)
    assert places[0, 1] == pytest.approx((places[1, 1] + places[2, 1]) / 2)


def test_nobody_and_one_person_have_a_lineage_too():
    assert lineage_positions(0, edges([])).shape == (0, 2)
    assert lineage_positions(1, edges([])).tolist() == [[0, 0]]


def test_many_trees_stand_in_columns_the_largest_first():
    pairs = [(0, each) for each in range(1, 9)] + [(9 + 2 * each, 10 + 2 * each) for each in range(30)]
    places = lineage_positions(69, edges(pairs))
    across, down = np.ptp(places, axis=0)
    assert 0.8 < across / down < 3
    assert least_distance(places) >= ROW * 0.99
    assert places[0, 0] == places[:, 0].min()


def test_a_tree_of_many_rows_is_drawn_wider():
    places = lineage_positions(401, edges([(0, each) for each in range(1, 401)]))
    assert np.ptp(places[:, 1]) == pytest.approx(np.ptp(places[:, 0]))


@settings(max_examples=60, deadline=None)
@given(NETWORKS)
def test_lines_of_a_lineage_never_cross_and_people_stand_apart(network):
    count, pairs = network
    places, parent = lineage_positions(count, edges(pairs)), first_parents(count, edges(pairs))
    lines = [(int(above), person) for person, above in enumerate(parent) if above != NOBODY]
    assert crossings(places, lines) == 0
    assert all(places[person, 0] > places[above, 0] for above, person in lines)
    if count > 1:
        assert least_distance(places) >= ROW * 0.99


def test_a_long_line_of_introductions_is_no_trouble():
    places = lineage_positions(20_000, edges([(each, each + 1) for each in range(19_999)]))
    assert (np.diff(places[:, 0]) > 0).all()


def test_rings_tell_the_steps_from_a_person():
    places = ring_positions(6, edges([(0, 1), (2, 0), (1, 3), (3, 4), (4, 5)]), 0, depth=3)
    away = np.hypot(*places.T)
    assert away[0] == 0
    assert away[1] == pytest.approx(away[2])
    assert away[1] >= RING
    assert away[3] - away[1] >= RING
    assert away[4] > away[3]
    assert np.isnan(places[5]).all()


def test_friends_of_one_person_fill_the_circle():
    places = ring_positions(5, edges([(0, each) for each in range(1, 5)]), 0, depth=1)
    angles = np.sort(np.arctan2(*places[1:].T))
    assert np.diff(angles) == pytest.approx(np.full(3, np.pi / 2))


def test_a_person_alone_stands_in_the_middle_of_empty_rings():
    places = ring_positions(3, edges([(1, 2), (0, 0)]), 0)
    assert places[0].tolist() == [0, 0]
    assert np.isnan(places[1:]).all()


@pytest.mark.parametrize(("person", "depth"), [(3, 1), (-1, 1), (0, 0), (0, 5)])
def test_rings_need_a_person_and_a_depth(person, depth):
    with pytest.raises(ValueError, match="depth from 1 to 4"):
        ring_positions(3, edges([]), person, depth)


def test_thousands_on_one_ring_stand_in_several_lines():
    places = ring_positions(3001, edges([(0, each) for each in range(1, 3001)]), 0, depth=1)
    assert np.ptp(places[:, 0]) < 3001 * BESIDE / np.pi / 3
    assert least_distance(places) > BESIDE / 2


def test_people_between_two_others_stand_between_them_on_their_ring():
    """Of the four that 0 knows, 1 and 3 have a friend in common, and so have 2 and 4."""
    pairs = [(0, 1), (0, 2), (0, 3), (0, 4), (1, 5), (3, 5), (2, 6), (4, 6)]
    assert crossings(ring_positions(7, edges(pairs), 0), pairs) == 0


@settings(max_examples=60, deadline=None)
@given(NETWORKS, some.integers(1, 4))
def test_tree_lines_between_rings_never_cross(network, depth):
    count, pairs = network
    tree = [((person - 1) // 3, person) for person in range(1, count)]
    assert crossings(ring_positions(count, edges(tree), 0, depth), [pair for pair in tree if pair[1] < 4]) == 0
    places = ring_positions(count, edges(pairs), 0, depth)
    placed = places[np.isfinite(places[:, 0])]
    assert len(placed) == 1 or least_distance(placed) > BESIDE / 3


def test_people_of_one_group_stand_together_and_groups_apart():
    group = np.array([0] * 12 + [1] * 9 + [5] * 3 + [NO_GROUP] * 4)
    pairs = [(0, each) for each in range(1, 12)] + [(12, each) for each in range(13, 20)] + [(0, 20), (20, 25)]
    places = grouped_positions(28, edges(pairs), group)
    boxes = [(places[group == each].min(axis=0), places[group == each].max(axis=0)) for each in (0, 1, 5)]
    boxes += [(place, place) for place in places[group == NO_GROUP]]
    for number, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[:number]:
            assert ((low > other_high + 0.5) | (high < other_low - 0.5)).any()
    assert least_distance(places) > 0.3
    assert np.array_equal(places, grouped_positions(28, edges(pairs), group))


def test_groups_stand_near_those_they_have_lines_to():
    """Groups 0 – 1 – 2 … – 9 of four people each hang together like a chain."""
    group = np.repeat(np.arange(10), 4)
    pairs = [(4 * each + 3, 4 * each + 4) for each in range(9)]
    places = grouped_positions(40, edges(pairs), group)
    middles = places.reshape(10, 4, 2).mean(axis=1)
    chained = np.linalg.norm(np.diff(middles, axis=0), axis=1)
    assert np.median(chained) < np.median(np.linalg.norm(middles[:, None] - middles[None], axis=2)) / 1.5


def test_very_many_groups_stand_in_rows_and_people_of_none_together():
    group = np.concatenate((np.repeat(np.arange(650), 2), np.full(40, NO_GROUP)))
    places = grouped_positions(1340, edges([(2 * each, 2 * each + 1) for each in range(650)]), group)
    across, down = np.ptp(places, axis=0)
    assert 1.2 < across / down < 2.2
    assert np.ptp(places[1300:], axis=0).max() < 12
    assert least_distance(places) > 0.5


def test_blocks_are_pushed_apart_within_bounds():
    centres, radius = np.random.default_rng(1).normal(0, 3, (30, 2)), np.linspace(0.5, 2, 30)
    between = np.linalg.norm((moved := apart(centres, radius))[:, None] - moved[None], axis=2)
    np.fill_diagonal(between, np.inf)
    assert (between > radius[:, None] + radius[None] - 0.05).all()
    assert not np.array_equal(apart(centres, radius, rounds=1), moved)


def test_groups_of_nobody_have_no_places_and_long_work_can_be_stopped():
    assert grouped_positions(0, edges([]), np.empty(0, dtype=np.int64)).shape == (0, 2)
    with pytest.raises(Cancelled):
        grouped_positions(3, edges([(0, 1)]), np.zeros(3, dtype=np.int64), is_cancelled=lambda: True)


def test_everybody_belongs_to_the_nearest_head():
    pairs = edges([(0, 2), (2, 3), (3, 1), (4, 1), (5, 6)])
    assert nearest(7, pairs, np.array([0, 1])).tolist() == [0, 1, 0, 1, 1, NO_GROUP, NO_GROUP]
    assert nearest(3, edges([(0, 2), (1, 2)]), np.array([1, 0])).tolist() == [1, 0, 0]


def test_three_colleagues_who_stand_together_get_an_outline():
    places = np.array([[0.0, 0], [1, 0], [0, 1], [9, 9], [9, 10], [0.5, 0.5], [np.nan, np.nan]])
    (hull,) = hulls(places, np.array([4, 4, 4, 4, 4, 2, 4]), reach=2, margin=0.5)
    assert hull.group == 4
    assert hull.people.tolist() == [0, 1, 2]
    for corner in hull.outline:
        assert np.linalg.norm(places[:3] - corner, axis=1).min() >= 0.499
    assert len(hull.outline) > 10
    assert np.ptp(hull.outline, axis=0) == pytest.approx([2, 2])


def test_colleagues_on_a_line_or_a_spot_get_an_outline_too():
    line = hulls(np.array([[0.0, 0], [1, 0], [2, 0]]), np.zeros(3, dtype=np.int64), reach=1.5, margin=0.5)
    spot = hulls(np.zeros((3, 2)), np.zeros(3, dtype=np.int64), reach=1, margin=0.5)
    assert np.ptp(line[0].outline, axis=0) == pytest.approx([3, 1])
    assert np.ptp(spot[0].outline, axis=0) == pytest.approx([1, 1])


def test_nobody_or_strangers_get_no_outline():
    assert hulls(np.zeros((2, 2)), np.array([NO_GROUP, 1]), reach=1, margin=1) == []
    assert hulls(np.empty((0, 2)), np.empty(0, dtype=np.int64), reach=1, margin=1) == []


ANN, BOB, CID, DAN, REP, SUE = (UUID(int=number) for number in range(6))
PEOPLE = [
    PersonNode(ANN, "Ann", "Acme"),
    PersonNode(BOB, "Bob", "Acme"),
    PersonNode(CID, "Cid", "Best"),
    PersonNode(DAN, "Dan"),
    PersonNode(REP, "Rob", is_rep=True),
    PersonNode(SUE, "Sue"),
]
LINES = [
    IntroductionEdge(ANN, CID, made_on=date(2024, 5, 1)),
    IntroductionEdge(BOB, CID, made_on=date(2024, 1, 1), outcome=Outcome.WON, amount=900),
    IntroductionEdge(CID, DAN),
]
TIES = [TieEdge(REP, ANN)]


def look(view, **query):
    return view_positions(ViewQuery(view, **query), PEOPLE, LINES, TIES)


def test_by_force_the_picture_places_everybody_itself():
    assert look(View.FORCE) == {}
    assert view_positions(ViewQuery(View.LINEAGE), [], []) == {}


def test_a_lineage_goes_by_who_came_first():
    places = look(View.LINEAGE)
    assert set(places) == {person.id for person in PEOPLE}
    assert places[BOB][1] == places[CID][1] == places[DAN][1] != places[ANN][1]
    assert places[DAN][0] - places[CID][0] == pytest.approx(GENERATION * LINE_LENGTH)


def test_rings_leave_out_who_is_too_far_and_go_round_whom_one_asks_for():
    assert look(View.RINGS, depth=1).keys() == {BOB, CID}
    assert look(View.RINGS, centre=DAN, depth=2).keys() == {ANN, BOB, CID, DAN}
    assert look(View.RINGS, centre=DAN, depth=2)[DAN] == (0, 0)


def test_colleagues_and_people_of_one_rep_stand_together():
    assert company_groups(PEOPLE).tolist() == [1, 1, 2, NO_GROUP, NO_GROUP, NO_GROUP]
    companies, reps = look(View.COMPANY), look(View.REP)

    def apart(places, one, other):
        return np.hypot(*np.subtract(places[one], places[other]))

    assert apart(companies, ANN, BOB) < min(apart(companies, ANN, CID), apart(companies, BOB, CID))
    assert apart(reps, REP, ANN) < apart(reps, REP, SUE)


def test_a_view_gives_the_picture_its_places():
    places = look(View.LINEAGE)
    shown = picture(PEOPLE, LINES, TIES, positions=places)
    assert [(x, y) for x, y in zip(shown.x, shown.y, strict=True)] == [places[person.id] for person in PEOPLE]


def test_lines_that_brought_nobody_first_are_told_apart():
    shown = picture(PEOPLE, [*LINES, IntroductionEdge(BOB, CID, made_on=date(2025, 1, 1))], TIES)
    first = brought_first(shown)
    assert [tuple(shown.edges[line]) for line in np.flatnonzero(first)] == [(1, 2), (2, 3)]
