"""Who stands beside the people of a file: found by name within it, or added."""

from bringing import ask, bring

from refnet.domain.drafts import PersonDraft
from refnet.services import people

BESIDE = """SELECT one.name, other.name, strength FROM tie JOIN person one ON one.id = person_id
    JOIN person other ON other.id = other_id"""
BROUGHT = "SELECT one.name FROM introduction JOIN person one ON one.id = introducer_id"


def pairs(store):
    return sorted((*sorted((one, other)), strength) for one, other, strength in ask(store, BESIDE))


def names(store):
    return [name for (name,) in ask(store, "SELECT name FROM person ORDER BY name")]


def test_several_friends_in_one_cell_are_several(store, tmp_path):
    content = """
        person.name,friend.name,relative.name
        Ana Ferreira,Bob Byrne ::: Cid Costa,Eve Adler; Rui Ferreira
        """
    bring(store, tmp_path, "people", content)
    assert pairs(store) == [
        ("Ana Ferreira", "Bob Byrne", 4), ("Ana Ferreira", "Cid Costa", 4), ("Ana Ferreira", "Eve Adler", 5),
        ("Ana Ferreira", "Rui Ferreira", 5),
    ]  # fmt: skip


def test_whom_a_file_names_later_is_who_was_meant(store, tmp_path):
    content = """
        person.name,person.email,manager.name,introducer.name
        Ana Ferreira,ana@acme.example,Max Muster,Bob Byrne
        Max Muster,max@acme.example,,
        Bob Byrne,bob@umbra.example,,
        """
    bring(store, tmp_path, "people", content)
    assert names(store) == ["Ana Ferreira", "Bob Byrne", "Max Muster"]
    assert ask(store, BROUGHT) == [("Bob Byrne",)]


def test_whom_we_know_from_elsewhere_is_found_when_the_file_names_them_too(store, tmp_path):
    people.add(store, PersonDraft("Max Muster", email="max@acme.example"))
    content = """
        person.name,person.email,manager.name
        Ana Ferreira,ana@acme.example,Max Muster
        Max Muster,max@acme.example,
        """
    bring(store, tmp_path, "people", content)
    assert names(store) == ["Ana Ferreira", "Max Muster"]


def test_when_two_have_the_name_it_is_only_noted(store, tmp_path):
    content = """
        person.name,person.email,friend.name,introducer.name
        Ana Ferreira,ana@acme.example,Bob Byrne,Bob Byrne
        Bob Byrne,bob@umbra.example,,
        Bob Byrne,bob@acme.example,,
        """
    bring(store, tmp_path, "people", content)
    assert names(store) == ["Ana Ferreira", "Bob Byrne", "Bob Byrne"]
    assert (pairs(store), ask(store, BROUGHT)) == ([], [])
    assert ask(store, "SELECT text FROM note ORDER BY text") == [("Friend: Bob Byrne",), ("Referred by: Bob Byrne",)]
    assert bring(store, tmp_path, "people", content).batch_id is None


def test_a_first_name_alone_means_nobody_of_another_organization(store, tmp_path):
    content = """
        person.name,person.organization,person.email,manager.name
        Ana Ferreira,Acme,ana@acme.example,Max
        Max,Umbra,max@umbra.example,
        """
    bring(store, tmp_path, "people", content)
    assert names(store) == ["Ana Ferreira", "Max", "Max"]


def test_who_is_named_as_their_own_assistant_stands_alone(store, tmp_path):
    content = """
        person.name,assistant.name,introducer.name
        Ana Ferreira,Ana Ferreira,Ana Ferreira
        """
    report = bring(store, tmp_path, "people", content)
    assert (report.new, report.refused) == (1, 0)
    assert names(store) == ["Ana Ferreira"]
    assert pairs(store) == []


def test_a_number_alone_is_no_assistant(store, tmp_path):
    content = """
        person.name,assistant.phone
        Ana Ferreira,+49 30 1234567
        """
    bring(store, tmp_path, "people", content)
    assert names(store) == ["Ana Ferreira"]


def test_who_is_only_named_as_introducer_is_a_person(store, tmp_path):
    content = """
        introducer.name,organization.name,organization.reference
        Bob Byrne,Acme,A-1
        """
    assert bring(store, tmp_path, "people", content).new == 1
    assert names(store) == ["Bob Byrne"]
    assert ask(store, "SELECT name, reference FROM organization") == [("Acme", "A-1")]


def test_an_organization_keeps_its_first_reference(store, tmp_path):
    content = """
        organization.name,organization.reference
        Acme,A-1
        Acme,A-2
        Acme Inc,A-1
        """
    report = bring(store, tmp_path, "organizations", content)
    assert (report.new, report.merged) == (1, 2)
    assert ask(store, "SELECT name, reference FROM organization") == [("Acme", "A-1")]


def test_an_organization_that_was_there_gets_its_reference(store, tmp_path):
    bring(store, tmp_path, "organizations", "organization.name\nAcme\n")
    bring(store, tmp_path, "organizations", "organization.name,organization.reference\nACME,A-1\n", name="more.csv")
    assert ask(store, "SELECT name, reference FROM organization") == [("Acme", "A-1")]


def test_labels_and_days_of_contact_are_kept_once(store, tmp_path):
    content = """
        person.name,person.labels,person.contacted_on
        Ana,"Wine, wine; Golf",2024-01-02
        Ana,Golf,2024-01-02
        Ana,,2024-02-03
        """
    bring(store, tmp_path, "people", content)
    assert ask(store, "SELECT name FROM tag ORDER BY name") == [("Golf",), ("Wine",)]
    assert ask(store, "SELECT CAST(noted_on AS TEXT), text FROM note ORDER BY noted_on") == [
        ("2024-01-02", "Last contact (file.csv)"), ("2024-02-03", "Last contact (file.csv)"),
    ]  # fmt: skip
