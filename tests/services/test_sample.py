from datetime import date

import pytest
from bringing import ask, one

from refnet.domain.asking_words import is_enough
from refnet.domain.drafts import PersonDraft
from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Purpose
from refnet.services import asking, checks, giving, people, sample, wordings

TODAY = date(2026, 11, 20)


def test_the_sample_is_a_team_with_some_750_deals_in_one_step(store):
    sample.fill(store, today=TODAY)
    counts = checks.counts(store)
    assert (counts["reps"], counts["managers"]) == (6, 1)
    assert 600 < counts["deals"] < 900
    assert counts["deals"] == counts["deals_won"] + counts["deals_lost"] + counts["deals_open"]
    assert min(counts[name] for name in ("allies", "ties", "asks", "introductions", "meetings", "notes")) > 20
    assert store.undo_label() == "Sample network"
    store.undo()
    assert not any(checks.counts(store).values())


def test_one_seed_gives_the_same_rows_with_the_same_keys(new_file):
    from refnet.store.database import Store

    found = []
    for seed in (7, 7, 8):
        store = Store.open(new_file())
        sample.fill(store, seed=seed, today=TODAY)
        found.append(ask(store, "SELECT id, title, amount FROM deal ORDER BY id"))
        store.close(backup=False)
    assert found[0] == found[1] != found[2]


def test_the_sample_refuses_the_company_of_real_people(file_store):
    people.add(file_store, PersonDraft("Ana Ferreira"))
    with pytest.raises(RefNetError, match="empty file"):
        sample.fill(file_store, today=TODAY)
    assert one(file_store, "SELECT count(*) FROM person") == 1


def test_sample_people_can_be_found_and_reached(file_store):
    sample.fill(file_store, today=TODAY)
    [(name, email)] = ask(
        file_store,
        "SELECT name, normal FROM person JOIN contact_point ON person_id = person.id WHERE kind = 'email' LIMIT 1",
    )
    assert email
    assert name in [hit.name for hit in people.find(file_store, name)]


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_any_seed_fits_the_tables(store, seed):
    sample.fill(store, seed=seed, today=TODAY)
    checks.check(store)


def test_the_asks_of_the_sample_compare_the_texts_that_come_with_refnet(file_store):
    sample.fill(file_store, today=TODAY)
    found = asking.compared(file_store, TODAY)
    assert {each.wording for each in found} == {each.name for each in wordings.kept(file_store, Purpose.ASK)}
    assert all(is_enough(each.rate) for each in found)


def test_some_allies_of_the_sample_say_whom_they_look_for_and_somebody_fits_at_first_sight(file_store):
    sample.fill(file_store, today=TODAY)
    found = giving.gives(file_store)
    fitting = [row for row in found.rows if row.other_id is not None]
    assert 10 < found.told < found.allies / 2
    assert len({row.ally_id for row in fitting}) > 5
    assert all(row.looking_for and row.reason for row in fitting)
