import pytest
from bringing import ask, bring, one
from sqlalchemy import Engine, event

from refnet.domain.drafts import PersonDraft
from refnet.services import people, preferences


def test_people_come_with_organization_addresses_and_provenance(store, tmp_path):
    content = """
        person.name,person.email,person.phone,person.profile_url,person.organization,person.job_title,person.notes
        Ana Ferreira,Ana@Acme.example,+49 30 1234567,https://www.linkedin.com/in/ana,Acme,CEO,Met in Lisbon
        """
    report = bring(store, tmp_path, "people", content, legal_basis="legitimate interest")
    assert (report.read, report.new, report.merged, report.refused, report.blank) == (1, 1, 0, 0, 0)
    assert ask(store, "SELECT name, search_key, family_key, job_title, source, legal_basis FROM person") == [
        ("Ana Ferreira", "ana ferreira", "ferreira ana", "CEO", "file.csv", "legitimate interest")
    ]
    assert ask(store, "SELECT kind, normal FROM contact_point ORDER BY kind") == [
        ("email", "ana@acme.example"), ("phone", "+49301234567"), ("profile", "linkedin.com/in/ana"),
    ]  # fmt: skip
    assert one(store, "SELECT name FROM organization") == "Acme"
    assert one(store, "SELECT text FROM note") == "Met in Lisbon"
    assert ask(store, "SELECT file_name, rows_kind, new, legal_basis FROM import_batch") == [
        ("file.csv", "people", 1, "legitimate interest")
    ]


def test_the_same_file_again_adds_nothing_and_is_no_step(store, tmp_path):
    content = """
        person.name,person.email,person.organization,person.notes
        Ana Ferreira,ana@acme.example,Acme,Met in Lisbon
        Bob Byrne,,Acme,
        Bob Byrne,,Other,
        """
    bring(store, tmp_path, "people", content)
    report = bring(store, tmp_path, "people", content)
    assert (report.new, report.merged, report.batch_id) == (0, 3, None)
    assert one(store, "SELECT count(*) FROM person") == 3
    assert one(store, "SELECT count(*) FROM contact_point") == 1
    assert one(store, "SELECT count(*) FROM note") == 1
    store.undo()
    assert one(store, "SELECT count(*) FROM person") == 0


def test_a_shared_address_means_one_person_whatever_the_name(store, tmp_path):
    people.add(store, PersonDraft("Ana Ferreira", email="ana@acme.example"))
    content = """
        person.name,person.email,person.organization
        Ana Maria Ferreira,ANA@acme.example,Acme
        """
    report = bring(store, tmp_path, "people", content)
    assert report.merged == 1
    named = "SELECT person.name, organization.name FROM person JOIN organization ON organization.id = organization_id"
    assert ask(store, named) == [("Ana Ferreira", "Acme")]


def test_a_profile_or_a_reference_means_one_person(store, tmp_path):
    content = """
        person.name,person.profile_url,person.reference
        Ana,linkedin.com/in/ana,
        A. Ferreira,https://de.linkedin.com/in/ana/,C-7
        Ferreira,,C-7
        """
    report = bring(store, tmp_path, "people", content)
    assert (report.new, report.merged) == (1, 2)
    assert ask(store, "SELECT name, reference FROM person") == [("Ana", "C-7")]


def test_a_name_alone_never_means_somebody_from_elsewhere(store, tmp_path):
    people.add(store, PersonDraft("Ana Ferreira", organization="Acme"))
    content = """
        person.name,person.organization
        Ana Ferreira,Acme
        """
    assert bring(store, tmp_path, "people", content).new == 1
    assert bring(store, tmp_path, "people", content, name="other.csv").new == 1
    assert one(store, "SELECT count(*) FROM person") == 3


def test_colleagues_who_share_a_telephone_stay_two(store, tmp_path):
    content = """
        person.name,person.phone
        Ana Ferreira,+49 30 1234567
        Bob Byrne,+49 30 1234567
        Ana M. Ferreira,+49 30 1234567
        """
    report = bring(store, tmp_path, "people", content)
    assert (report.new, report.merged) == (2, 1)
    assert one(store, "SELECT count(*) FROM contact_point") == 2
    assert bring(store, tmp_path, "people", content).merged == 3


def test_an_address_stays_with_whom_it_leads_to(store, tmp_path):
    content = """
        person.name,person.reference,person.email
        Ana,1,ana@acme.example
        Bob,2,ana@acme.example
        Bob,2,bob@acme.example
        """
    report = bring(store, tmp_path, "people", content)
    assert (report.new, report.merged) == (1, 2)
    assert one(store, "SELECT reference FROM person") == "1"


def test_who_has_no_name_goes_by_a_reference_or_an_address_until_named(store, tmp_path):
    content = """
        person.name,person.given_name,person.family_name,person.email,person.reference
        ,,,,C-1
        ,,,eva@acme.example,C-2
        ,Cid,Costa,,
        """
    assert bring(store, tmp_path, "people", content).new == 3
    assert ask(store, "SELECT name FROM person ORDER BY name") == [("C-1",), ("Cid Costa",), ("eva@acme.example",)]
    later = """
        person.name,person.email
        Eva Eder,eva@acme.example
        """
    assert bring(store, tmp_path, "people", later).merged == 1
    assert ask(store, "SELECT name, search_key, family_key FROM person ORDER BY name") == [
        ("C-1", "c-1", "c-1"), ("Cid Costa", "cid costa", "costa cid"), ("Eva Eder", "eva eder", "eder eva"),
    ]  # fmt: skip


def test_what_is_no_address_is_kept_but_leads_to_nobody(store, tmp_path):
    content = """
        person.name,person.email
        Ana,unknown
        Bob,unknown
        """
    report = bring(store, tmp_path, "people", content)
    assert report.new == 2
    assert report.warnings
    assert one(store, "SELECT count(*) FROM contact_point") == 2
    assert bring(store, tmp_path, "people", content).merged == 2
    assert one(store, "SELECT count(*) FROM contact_point") == 2


def test_rows_may_name_only_organizations(store, tmp_path):
    content = """
        organization.name
        Acme
        ACME
        """
    report = bring(store, tmp_path, "people", content)
    assert (report.new, report.merged) == (1, 1)
    assert bring(store, tmp_path, "organizations", content, name="again.csv").merged == 2


@pytest.fixture
def statements():
    said = []

    def listen(_connection, _cursor, statement, *_more):
        said.append(statement)

    event.listen(Engine, "before_cursor_execute", listen)
    yield said
    event.remove(Engine, "before_cursor_execute", listen)


@pytest.mark.parametrize(("rows", "column"), [("organizations", "organization.name"), ("reps", "rep.name")])
def test_a_list_that_names_no_person_is_taken_in_without_reading_people(store, tmp_path, statements, rows, column):
    assert bring(store, tmp_path, rows, f"{column}\nZinc\nAcme").new == 2
    assert [one for one in statements if "FROM person" in one or "FROM contact_point" in one] == []
    assert bring(store, tmp_path, "people", "person.name\nAna").new == 1
    assert [one for one in statements if "FROM person" in one]


def test_who_is_only_named_as_manager_is_no_rep_until_named_as_one(store, tmp_path):
    content = """
        rep.name,rep.manager
        Rae,Max
        Roy,max
        Roy,Zoe
        ,Kim
        Moe,Moe
        """
    report = bring(store, tmp_path, "people", content)
    assert (report.new, report.merged) == (4, 1)
    assert ask(store, "SELECT name, role FROM rep ORDER BY name") == [
        ("Kim", "manager"), ("Max", "manager"), ("Moe", "rep"), ("Rae", "rep"), ("Roy", "rep"), ("Zoe", "manager"),
    ]  # fmt: skip
    bosses = "SELECT rep.name, boss.name FROM rep JOIN rep boss ON boss.id = rep.manager_id ORDER BY rep.name"
    assert ask(store, bosses) == [("Rae", "Max"), ("Roy", "Max")]
    promoted = """
        rep.name,rep.manager
        Max,Zoe
        """
    assert bring(store, tmp_path, "reps", promoted, name="more.csv").new == 1
    assert ask(store, bosses) == [("Max", "Zoe"), ("Rae", "Max"), ("Roy", "Max")]
    assert one(store, "SELECT role FROM rep WHERE name = 'Max'") == "rep"


def test_a_row_that_names_nobody_is_refused_with_its_text(store, tmp_path):
    content = """
        person.name,person.job_title,note
        ,CEO,x
        ,,
        Ana,CTO,y
        """
    report = bring(store, tmp_path, "people", content)
    assert (report.read, report.new, report.refused, report.blank) == (3, 1, 1, 1)
    [refusal] = report.refusals
    assert (refusal.row, refusal.text) == (2, ",CEO,x")
    assert "names nobody" in refusal.reason


def test_notes_of_one_person_are_kept_once_each(store, tmp_path):
    content = """
        person.name,person.email,person.notes
        Ana,ana@acme.example,Met in Lisbon
        Ana,ana@acme.example,Met in Porto
        Ana,ana@acme.example,Met in Lisbon
        """
    bring(store, tmp_path, "people", content)
    assert ask(store, "SELECT text FROM note ORDER BY text") == [("Met in Lisbon",), ("Met in Porto",)]


def test_a_name_that_cannot_be_kept_whole_is_refused(store, tmp_path):
    content = f"""
        person.given_name,person.family_name,person.job_title,person.notes
        {"A" * 120},{"B" * 120},,
        Bob,Byrne,{"C" * 300},
        Cid,Costa,,{"d" * 300}
        """
    report = bring(store, tmp_path, "people", content)
    assert (report.new, report.refused) == (1, 2)
    assert one(store, "SELECT count(*) FROM person") == 1


def test_an_address_that_cannot_be_kept_whole_is_refused(store, tmp_path):
    content = f"""
        person.name,person.profile_url
        Ana,https://example.org/{"a" * 600}
        """
    assert bring(store, tmp_path, "people", content).refused == 1


def test_a_person_known_by_a_key_is_known_by_name_in_the_same_file(store, tmp_path):
    content = """
        person.name,person.email
        Ana,ana@acme.example
        Ana,
        """
    people.add(store, PersonDraft("Ana F.", email="ana@acme.example"))
    assert bring(store, tmp_path, "people", content).merged == 2
    assert bring(store, tmp_path, "people", content).merged == 2
    assert one(store, "SELECT count(*) FROM person") == 1


def test_two_of_one_name_with_different_local_numbers_stay_two_however_often_they_come(store, tmp_path):
    content = """
        person.name,person.phone
        Rosa Baptiste,0171 11
        Rosa Baptiste,0171 22
        Rosa Baptiste,0171 11
        Rosa Baptiste,
        """
    report = bring(store, tmp_path, "people", content)
    assert (report.read, report.new, report.merged) == (4, 2, 2)
    again = bring(store, tmp_path, "people", content)
    assert (again.new, again.merged, again.batch_id) == (0, 4, None)
    assert ask(store, "SELECT value FROM contact_point ORDER BY value") == [("0171 11",), ("0171 22",)]


def test_who_had_no_number_gains_the_one_that_a_later_row_of_the_file_tells(store, tmp_path):
    report = bring(store, tmp_path, "people", "person.name,person.phone\nRosa Baptiste,\nRosa Baptiste,0171 11\n")
    assert (report.new, report.merged) == (1, 1)
    assert one(store, "SELECT value FROM contact_point") == "0171 11"


def test_numbers_without_a_country_code_belong_to_the_country_of_the_settings(store, tmp_path):
    lines = "person.name,person.phone\nAnn,030 1234567\n"
    assert bring(store, tmp_path, "people", lines).warnings
    assert one(store, "SELECT normal FROM contact_point") == ""
    store.undo()
    preferences.save(store, country="DE")
    assert bring(store, tmp_path, "people", lines, name="again.csv").warnings == ()
    assert one(store, "SELECT normal FROM contact_point") == "+49301234567"


def test_among_very_many_people_it_is_said_that_nobody_was_compared(file_store, tmp_path, monkeypatch):
    for module in ("likely", "asking"):
        monkeypatch.setattr(f"refnet.services.imports.{module}.UNASKED", 0)
    report = bring(file_store, tmp_path, "people", "person.name,person.email\nAnn,a@example.org\nBob,b@example.org\n")
    assert any("Find duplicates" in told for told in report.remarks)
    assert (
        bring(file_store, tmp_path, "people", "person.name,person.email\nAnn,a@example.org\n", name="b.csv").remarks
        == ()
    )


def test_a_row_that_tells_of_two_people_and_names_neither_is_refused(file_store, tmp_path):
    lines = "person.name,person.job_title,introducer.job_title\n,CEO,CFO\n"
    (refusal,) = bring(file_store, tmp_path, "people", lines).refusals
    assert refusal.reason == "This row names nobody: no person, organization or rep."
