"""Whom to ask next, reckoned again from the tables by another way: the whole of the grid, moments by hand, paths by hand."""

from collections import defaultdict
from datetime import date
from math import log

import numpy as np
import pytest
from scipy import stats
from sqlalchemy import select

from refnet.domain.kinds import Direction, Outcome, Stage
from refnet.services import asking, sample
from refnet.store.schema import Ally, Ask, Deal, Introduction, Person

TODAY = date(2026, 11, 25)
HORIZON = 180  # days, the usual one
TALKED = (Stage.MET, Stage.QUALIFIED, Stage.PROPOSED)


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """Return the rows of the sample network and the suggestions made of them."""
    from refnet.store.database import Store

    store = Store.open(tmp_path_factory.mktemp("asked") / "sample.db")
    sample.fill(store, seed=7, today=TODAY)
    with store.reading() as session:
        rows = {table: list(session.scalars(select(table))) for table in (Ally, Ask, Deal, Introduction, Person)}
        session.expunge_all()
    yield rows, asking.suggestions(store, TODAY, most=10_000)
    store.close(backup=False)


def received(rows):
    found = defaultdict(list)
    for one in rows[Introduction]:
        if one.direction is Direction.RECEIVED:
            found[one.introducer_id].append(one)
    return found


def originated(rows, made):
    """Return won, counted, and the amounts of won deals that somebody's introductions began."""
    deals = {deal.id: deal for deal in rows[Deal]}
    won, counted, amounts = 0, 0, []
    for one in made:
        deal = deals.get(one.deal_id) if one.is_originating else None
        if deal is None:
            continue
        is_old = one.made_on is not None and (TODAY - one.made_on).days >= HORIZON
        counted += deal.outcome is not Outcome.OPEN or is_old
        if deal.outcome is Outcome.WON:
            won += 1
            amounts += [deal.amount] if deal.amount and deal.currency in {"", "EUR"} else []
    return won, counted, amounts


def posterior_means(counts):
    """Return the mean rate of each by the grid of method notes 4.1, the marginal likelihood by scipy."""
    means, sizes = np.linspace(0.02, 0.98, 25), np.exp(np.linspace(0, log(200), 17))
    weights = np.zeros((25, 17))
    for row, mean in enumerate(means):
        for column, size in enumerate(sizes):
            prior = log(mean * (1 - mean)) + stats.norm.logpdf(log(size), log(10), 1)
            likes = [stats.betabinom.logpmf(won, n, mean * size, (1 - mean) * size) for won, n in counts if n]
            weights[row, column] = prior + sum(likes)
    weights = np.exp(weights - weights.max())
    weights /= weights.sum()
    at = means[:, None] * sizes
    return [float((weights * (at + won) / (sizes + n)).sum()) for won, n in counts]


def rhythm(made):
    days = sorted(one.made_on for one in made if one.made_on is not None and one.made_on <= TODAY)
    return (len(days), (days[-1] - days[0]).days / 7, (TODAY - days[-1]).days / 7) if days else (0, 0.0, 0.0)


def moments(rhythms):
    """Return shape and weeks of the team's gamma by moments, the usual one where they do not vary enough."""
    seen = [(count, span + silence) for count, span, silence in rhythms if count and span + silence > 0]
    mean = sum(count for count, _weeks in seen) / sum(weeks for _count, weeks in seen)
    extra = sum((count - mean * weeks) ** 2 - mean * weeks for count, weeks in seen)
    spread = extra / sum(weeks**2 for _count, weeks in seen)
    return (mean**2 / spread, mean / spread) if spread > 0 and len(seen) >= 10 else (1.0, 8.0)


def test_every_score_is_chance_of_an_introduction_times_win_times_amount_times_being_active(asked):
    from refnet.domain.network.acquaintance import CLIENT, CONTACTED, INTRODUCED_US, MET, STRENGTH

    rows, suggested = asked
    by_introducer = received(rows)
    trust = {one.person_id: one.trust for one in rows[Ally]}
    keys = list(dict.fromkeys([*by_introducer, *trust]))
    outcomes = {key: originated(rows, by_introducer.get(key, ())) for key in keys}
    means = dict(zip(keys, posterior_means([outcomes[key][:2] for key in keys]), strict=True))
    rhythms = {key: rhythm(by_introducer.get(key, ())) for key in keys}
    shape, weeks = moments(list(rhythms.values()))
    amounts = [amount for key in keys for amount in outcomes[key][2]]
    usual = sum(amounts) / len(amounts)

    def path(key):
        made = len(by_introducer.get(key, ()))
        known = [STRENGTH[trust[key]]] if trust.get(key) is not None else []
        known += [next((chance for least, chance in INTRODUCED_US if made >= least), 0.0)] if made else []
        for deal in rows[Deal]:
            if deal.prospect_id == key:
                known.append(CLIENT if deal.outcome is Outcome.WON else MET if deal.stage in TALKED else CONTACTED)
        old = [ask.id for ask in rows[Ask] if ask.ally_id == key and (TODAY - ask.asked_on).days >= 30]
        brought = {one.ask_id for one in rows[Introduction]}
        return (4 * max(known) + sum(ask in brought for ask in old)) / (4 + len(old))

    assert len(suggested) > 20
    for one in suggested:
        key = one.person_id
        count, span, silence = rhythms[key]
        active = ((weeks + span) / (weeks + span + silence)) ** (shape + count) if count else 1.0
        own = outcomes[key][2]
        revenue = (sum(own) + 3 * usual) / (len(own) + 3)
        expected = path(key) * means[key] * revenue * active
        assert one.expected == pytest.approx(expected, rel=0.01), one.name
    assert [one.expected for one in suggested] == sorted((one.expected for one in suggested), reverse=True)


def test_who_was_asked_or_generous_within_30_days_is_paused_or_gave_much_more_rests_and_nobody_else(asked):
    rows, suggested = asked
    by_introducer, given = received(rows), defaultdict(int)
    for one in rows[Introduction]:
        given[one.recipient_id] += one.direction is Direction.GIVEN
    last = defaultdict(lambda: date.min)
    for ask in rows[Ask]:
        last[ask.ally_id] = max(last[ask.ally_id], ask.asked_on)
    resting = {one.person_id for one in rows[Ally] if one.paused_until is not None and one.paused_until > TODAY}
    for key, made in by_introducer.items():
        resting |= {key} if any(one.made_on is not None and (TODAY - one.made_on).days < 30 for one in made) else set()
    for deal in rows[Deal]:
        resting |= {deal.prospect_id} if deal.outcome is Outcome.LOST and (TODAY - deal.closed_on).days < 30 else set()
    silent = {one.id for one in rows[Person] if one.do_not_contact}
    free = set()
    for key in {*by_introducer, *(one.person_id for one in rows[Ally])}:
        gave, got = given[key], len(by_introducer.get(key, ()))
        is_owed = (gave - got) / (gave + got + 4) < -0.5
        if (TODAY - last[key]).days >= 30 and not is_owed and key not in silent | resting:
            free.add(key)
    assert {one.person_id for one in suggested} == free


def test_everybody_has_three_reasons_and_one_warning_at_most(asked):
    _rows, suggested = asked
    assert {len(one.reasons) for one in suggested} == {3}
    assert all(all(one.reasons) for one in suggested)
    assert all(isinstance(one.warning, str) and "\n" not in one.warning for one in suggested)
