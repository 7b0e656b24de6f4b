"""Whose word counts when a newer file differs: its own source's gives way, what somebody wrote here stays."""

import pytest
from bringing import ask, bring

from refnet.domain.drafts import PersonDraft
from refnet.services import people
from refnet.services.imports import Decisions, Resolution

OLD = """
    person.name,person.email,person.organization,person.job_title
    Ann Smith,ann@example.org,Acme,Manager
    """
NEW = """
    person.name,person.email,person.organization,person.job_title
    Ann Smith,ann@example.org,Globex,Manager
    """
NEWEST = """
    person.name,person.email,person.organization,person.job_title
    Ann Smith,ann@example.org,Hooli,Director
    """


def stored(store):
    [found] = ask(store, "SELECT o.name, job_title FROM person JOIN organization o ON o.id = organization_id")
    return found


def edit(store, **changes):
    [ann] = people.find(store, "ann smith")
    record = people.record(store, ann.id)
    draft = {"organization": ann.organization, "job_title": "Manager", "email": "ann@example.org"} | changes
    people.change(store, ann.id, record.version, PersonDraft("Ann Smith", **draft))


def test_news_of_the_same_source_is_taken(store, tmp_path):
    bring(store, tmp_path, "people", OLD)
    dry = bring(store, tmp_path, "people", NEW, dry_run=True)
    assert [found.resolution for found in dry.conflicts] == [Resolution.THEIRS]
    bring(store, tmp_path, "people", NEW)
    bring(store, tmp_path, "people", NEWEST)
    assert stored(store) == ("Hooli", "Director")


def test_what_somebody_wrote_here_since_stays(store, tmp_path):
    bring(store, tmp_path, "people", OLD)
    edit(store, organization="Initech")
    bring(store, tmp_path, "people", NEWEST)
    assert stored(store) == ("Initech", "Director")


def test_what_was_taken_back_does_not_count(store, tmp_path):
    bring(store, tmp_path, "people", OLD)
    edit(store, organization="Initech")
    store.undo()
    bring(store, tmp_path, "people", NEWEST)
    assert stored(store) == ("Hooli", "Director")


def test_another_source_does_not_overrule(store, tmp_path):
    bring(store, tmp_path, "people", OLD)
    bring(store, tmp_path, "people", NEWEST, name="other.csv")
    assert stored(store) == ("Acme", "Manager")


def test_what_another_source_was_let_tell_stays(store, tmp_path):
    bring(store, tmp_path, "people", OLD)
    bring(store, tmp_path, "people", NEW, name="other.csv", decisions=Decisions(other_conflicts=Resolution.THEIRS))
    bring(store, tmp_path, "people", NEWEST)
    assert stored(store) == ("Globex", "Director")


def test_a_file_of_long_ago_does_not_turn_back_what_a_newer_one_told(store, tmp_path):
    bring(store, tmp_path, "people", OLD)
    bring(store, tmp_path, "people", NEW)
    bring(store, tmp_path, "people", OLD)
    assert stored(store) == ("Globex", "Manager")


@pytest.mark.parametrize("resolution", [Resolution.OURS, Resolution.BOTH])
def test_an_answer_for_all_counts_more(store, tmp_path, resolution):
    bring(store, tmp_path, "people", OLD)
    bring(store, tmp_path, "people", NEW, decisions=Decisions(other_conflicts=resolution))
    assert stored(store)[0] == ("Acme" if resolution is Resolution.OURS else "Globex")
