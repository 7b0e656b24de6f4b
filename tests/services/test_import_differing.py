import pytest
from bringing import ask, bring, one

from refnet.domain.drafts import PersonDraft
from refnet.services import people
from refnet.services.imports import Decisions, Resolution

CONTENT = """
    person.name,person.email,person.organization,person.job_title
    Ann Smith,ann@acme.example,Globex,Director
    """
STORED = """
    SELECT person.name, organization.name, job_title FROM person JOIN organization ON organization.id = organization_id
    """


@pytest.fixture
def ann(store):
    return people.add(
        store, PersonDraft("Anna Smith", organization="Acme Inc.", job_title="Manager", email="ann@acme.example")
    )


def test_fields_that_differ_are_asked_about_and_ours_stay(store, tmp_path, ann):
    report = bring(store, tmp_path, "people", CONTENT)
    assert [(found.row, found.person_id, found.person) for found in report.conflicts] == [(2, ann, "Anna Smith")] * 3
    assert [(found.field, found.ours, found.theirs) for found in report.conflicts] == [
        ("person.name", "Anna Smith", "Ann Smith"),
        ("person.organization", "Acme Inc.", "Globex"),
        ("person.job_title", "Manager", "Director"),
    ]
    assert ask(store, STORED) == [("Anna Smith", "Acme Inc.", "Manager")]


def test_theirs_is_taken_where_the_user_says_so(store, tmp_path, ann):
    report = bring(store, tmp_path, "people", CONTENT, dry_run=True)
    chosen = {found.key: Resolution.THEIRS for found in report.conflicts if found.field != "person.organization"}
    bring(store, tmp_path, "people", CONTENT, decisions=Decisions(conflicts=chosen))
    assert ask(store, STORED) == [("Ann Smith", "Acme Inc.", "Director")]
    assert people.find(store, "ann")[0].id == ann
    store.undo()
    assert ask(store, STORED) == [("Anna Smith", "Acme Inc.", "Manager")]


def test_both_makes_theirs_current_and_keeps_ours_in_a_note_but_a_name_the_other_way_round(store, tmp_path, ann):
    decisions = Decisions(other_conflicts=Resolution.BOTH)
    bring(store, tmp_path, "people", CONTENT, decisions=decisions)
    assert ask(store, STORED) == [("Anna Smith", "Globex", "Director")]
    assert {text for (text,) in ask(store, "SELECT text FROM note")} == {
        "Also called Ann Smith.", "Was at Acme Inc. before.", "Was Manager before.",
    }  # fmt: skip
    bring(store, tmp_path, "people", CONTENT, decisions=decisions, name="again.csv")
    assert one(store, "SELECT count(*) FROM note") == 3


@pytest.mark.parametrize(
    "row",
    [
        "ANNA  SMITH,ann@acme.example,ACME GmbH,manager",
        "Dr. Anna Smith,ann@acme.example,,",
        "ann@acme.example,ann@acme.example,Acme Inc.,Manager",
    ],
)
def test_what_says_the_same_in_other_letters_is_not_asked_about(store, tmp_path, ann, row):
    content = CONTENT.replace("Ann Smith,ann@acme.example,Globex,Director", row)
    assert bring(store, tmp_path, "people", content).conflicts == ()


def test_an_address_standing_in_for_a_name_gives_way_without_asking(store, tmp_path):
    people.add(store, PersonDraft("ann@acme.example", email="ann@acme.example"))
    report = bring(store, tmp_path, "people", CONTENT)
    assert report.conflicts == ()
    assert ask(store, "SELECT name FROM person") == [("Ann Smith",)]


def test_one_question_is_asked_once_and_other_values_again(store, tmp_path, ann):
    content = (
        CONTENT
        + """\
    Ann Smith,ann@acme.example,Globex,Director
    Ann Smith,ann@acme.example,Globex,Chief
    """
    )
    titles = [found.theirs for found in bring(store, tmp_path, "people", content).conflicts]
    assert titles == ["Ann Smith", "Globex", "Director", "Chief"]


def test_addresses_are_all_kept_without_asking(store, tmp_path, ann):
    content = """
        person.name,person.email,person.phone
        Anna Smith,ann@acme.example; ann@home.example,+351 21 123 4567
        """
    assert bring(store, tmp_path, "people", content).conflicts == ()
    assert one(store, "SELECT count(*) FROM contact_point") == 3
