from bringing import ask, bring, one

from refnet.domain.drafts import PersonDraft
from refnet.services import people
from refnet.services.imports import Decisions, Verdict

CONTENT = """
    person.name,person.organization,person.email
    Jose Garcia,Acme,
    """


def look(store, folder, content=CONTENT, **options):
    return bring(store, folder, "people", content, dry_run=True, **options)


def decided(report, *verdicts):
    return Decisions(likely={found.key: verdict for found, verdict in zip(report.likely, verdicts, strict=True)})


def test_somebody_written_otherwise_is_shown_beside_whom_they_may_be_with_the_reason(store, tmp_path):
    known = people.add(store, PersonDraft("José García", organization="Acme", email="jose@acme.example"))
    [likely] = look(store, tmp_path).likely
    assert (likely.row, likely.known_id, likely.known_row) == (2, known, None)
    assert (likely.incoming.name, likely.known.name) == ("Jose Garcia", "José García")
    assert (likely.incoming.organization, likely.known.emails) == ("Acme", ("jose@acme.example",))
    assert likely.reasons == ("Same name but for accents", "Same company")
    assert likely.verdict is Verdict.LATER
    assert one(store, "SELECT count(*) FROM person") == 1


def test_without_a_decision_they_stay_two_and_are_told_of(store, tmp_path):
    people.add(store, PersonDraft("José García", organization="Acme"))
    report = bring(store, tmp_path, "people", CONTENT)
    assert (report.new, report.merged) == (1, 0)
    assert [found.incoming.name for found in report.likely] == ["Jose Garcia"]
    assert one(store, "SELECT count(*) FROM kept_apart") == 0


def test_merged_by_decision_they_are_one_and_gain_what_was_missing(store, tmp_path):
    known = people.add(store, PersonDraft("José García", organization="Acme"))
    content = CONTENT.replace("Acme,", "Acme,jose@acme.example")
    decisions = decided(look(store, tmp_path, content), Verdict.MERGE)
    again = look(store, tmp_path, content, decisions=decisions)
    assert (again.new, again.merged, again.likely) == (0, 1, ())
    report = bring(store, tmp_path, "people", content, decisions=decisions)
    assert (report.new, report.merged) == (0, 1)
    assert ask(store, "SELECT name FROM person") == [("José García",)]
    assert one(store, "SELECT normal FROM contact_point") == "jose@acme.example"
    assert bring(store, tmp_path, "people", content).merged == 1
    assert people.find(store, "jose")[0].id == known


def test_whom_a_decision_merged_is_known_when_the_file_comes_again(store, tmp_path):
    people.add(store, PersonDraft("José García", organization="Acme"))
    merged = bring(store, tmp_path, "people", CONTENT, decisions=decided(look(store, tmp_path), Verdict.MERGE))
    assert merged.batch_id is not None
    again = bring(store, tmp_path, "people", CONTENT)
    assert (again.new, again.merged, again.likely, again.batch_id) == (0, 1, (), None)


def test_kept_apart_they_are_two_and_it_is_remembered(store, tmp_path):
    known = people.add(store, PersonDraft("José García", organization="Acme"))
    report = bring(store, tmp_path, "people", CONTENT, decisions=decided(look(store, tmp_path), Verdict.APART))
    assert (report.new, report.likely[0].verdict) == (1, Verdict.APART)
    [(first, second)] = ask(store, "SELECT person_id, other_id FROM kept_apart")
    assert known.hex in (str(first).replace("-", ""), str(second).replace("-", ""))
    store.undo()
    assert one(store, "SELECT count(*) FROM kept_apart") == 0


def test_two_rows_of_one_file_may_be_one_person_too(store, tmp_path):
    content = """
        person.name,person.organization,person.email
        Eva Mu\u0308ller,Acme,e@example.org
        Eva M\u00fcller,Acme GmbH,eva@example.org
        """
    report = look(store, tmp_path, content)
    [likely] = report.likely
    assert (likely.row, likely.known_row, likely.known_id) == (3, 2, None)
    assert likely.reasons == ("Same name", "Similar company")
    merged = bring(store, tmp_path, "people", content, decisions=decided(report, Verdict.MERGE))
    assert (merged.new, merged.merged) == (1, 1)
    assert one(store, "SELECT count(*) FROM contact_point") == 2


def test_letters_that_only_look_the_same_come_with_a_warning(store, tmp_path):
    people.add(store, PersonDraft("Eva Müller", organization="Acme"))
    [likely] = look(store, tmp_path, CONTENT.replace("Jose Garcia", "\u0415va Müller")).likely
    assert likely.reasons == ("Names that look the same", "Same company")
    assert "another alphabet" in likely.warnings[0]


def test_two_people_whom_one_row_names_are_not_taken_for_one(store, tmp_path):
    content = """
        person.name,person.email,other.name,other.email
        Ana Ferreira,ana@acme.example,A. Ferreira,other@acme.example
        """
    assert bring(store, tmp_path, "ties", content, dry_run=True).likely == ()


def test_of_several_candidates_the_best_is_shown(store, tmp_path):
    people.add(store, PersonDraft("J. Garcia", organization="Acme"))
    best = people.add(store, PersonDraft("José Garcia", organization="Acme", phone="+34 600 123 456"))
    people.add(store, PersonDraft("José Garcia", organization="Acme Holding"))
    assert [found.known_id for found in look(store, tmp_path).likely] == [best]


def test_a_decision_about_somebody_who_is_gone_merges_nobody(store, tmp_path):
    known = people.add(store, PersonDraft("José García", organization="Acme"))
    decisions = decided(look(store, tmp_path), Verdict.MERGE)
    people.remove(store, [known])
    assert bring(store, tmp_path, "people", CONTENT, decisions=decisions).new == 1


def test_a_decision_about_a_row_that_is_no_longer_in_the_file_merges_nobody(store, tmp_path):
    content = CONTENT + "    José García,Acme,jose@acme.example\n"
    decisions = decided(look(store, tmp_path, content), Verdict.MERGE)
    alone = "\n".join(line for line in content.splitlines() if "Jose" not in line)
    assert bring(store, tmp_path, "people", alone, decisions=decisions).new == 1


def test_among_very_many_people_they_are_looked_for_only_when_somebody_answers(store, tmp_path, monkeypatch):
    monkeypatch.setattr("refnet.services.imports.likely.UNASKED", 1)
    people.add(store, PersonDraft("José García", organization="Acme"))
    assert len(look(store, tmp_path).likely) == 1
    assert bring(store, tmp_path, "people", CONTENT).likely == ()


def test_what_is_decided_later_changes_nothing_now(store, tmp_path):
    people.add(store, PersonDraft("José García", organization="Acme"))
    report = bring(store, tmp_path, "people", CONTENT, decisions=decided(look(store, tmp_path), Verdict.LATER))
    assert (report.new, report.likely[0].verdict) == (1, Verdict.LATER)


def test_two_profiles_in_one_list_are_two_people_and_another_profile_than_here_is_a_question(store, tmp_path):
    content = """
    person.name,person.organization,person.profile_url
    Ann Lee,Acme,https://www.linkedin.com/in/ann-lee-1
    Ann Lee,Acme,https://www.linkedin.com/in/ann-lee-2
    Ann B Lee,Acme,https://www.xing.com/profile/ann
    """
    assert [(found.row, found.known_row) for found in look(store, tmp_path, content).likely] == [(4, 2)]
    people.add(store, PersonDraft("Ann Lee", organization="Acme", profile_url="linkedin.com/in/ann-lee-9"))
    assert [found.row for found in look(store, tmp_path, content).likely if found.known_row is None] == [2, 3, 4]
    same = content.replace("ann-lee-2", "ann-lee-1")
    assert look(store, tmp_path, same).merged == 1
