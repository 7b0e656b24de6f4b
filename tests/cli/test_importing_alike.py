import pytest

from refnet.store.database import Store

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANN = "Ann,Lee,https://www.linkedin.com/in/annlee,ann@example.org,Acme Tools,Buyer,01 Jul 2026\n"


def write(folder, text, name="people.csv"):
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_without_a_mapping_a_file_is_understood_as_in_the_window_and_told(cli, tmp_path):
    said = cli("import", write(tmp_path, CONNECTIONS + ANN))
    assert said.code == 0
    assert said.lines[0] == "LinkedIn connections; a row stands for one of: people"
    assert "First Name" in said.out
    assert "left out" in said.out
    understood = cli("import", write(tmp_path, CONNECTIONS + ANN), "--json").json["understood"]
    assert understood["columns"]["Company"] == "person.organization"
    assert understood["left_out"] == ["Connected On"]


def test_a_mapping_is_remembered_for_the_next_file_with_these_headers(cli, tmp_path):
    meaning = write(tmp_path, 'rows = "people"\n[columns]\nWho = "person.name"\nMail = "person.email"\n', "map.toml")
    cli("import", write(tmp_path, "Who,Mail\nAnn,ann@example.org\n"), "--map", meaning)
    said = cli("import", write(tmp_path, "Mail,Who\nbob@example.org,Bob\n", "later.csv"), "--json").json
    assert (said["new"], said["understood"]["columns"]) == (1, {"Who": "person.name", "Mail": "person.email"})


def test_a_file_that_means_nothing_is_refused_before_a_database_is_made(cli, tmp_path):
    said = cli("import", write(tmp_path, "product,series\nGTX,5\n"))
    assert said.code == 2
    assert "No column says" in said.err
    assert not cli.database.exists()


def test_dates_and_decimals_that_can_be_read_in_two_ways_are_told_and_can_be_said(cli, tmp_path):
    file = write(tmp_path, 'Deal ID,Deal Name,Amount,Create Date\n1,A,"1,200",3/4/2026\n')
    said = cli("import", file, "--dry-run", "--json")
    assert len(said.json["understood"]["doubts"]) == 2
    assert "Please say --dates dmy or --dates mdy." in said.err
    said = cli("import", file, "--dry-run", "--json", "--dates", "mdy", "--decimal", ",")
    assert said.json["understood"]["doubts"] == []


def test_a_sheet_and_an_encoding_can_be_named(cli, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Nothing", "here"])
    book.active.append(["x", "y"])
    sheet = book.create_sheet("Team")
    for row in (["Name", "Email"], ["Cid", "cid@example.org"]):
        sheet.append(row)
    book.save(tmp_path / "book.xlsx")
    assert cli("import", tmp_path / "book.xlsx", "--sheet", "Team", "--json").json["new"] == 1
    (tmp_path / "old.csv").write_bytes("Name,Email\nJörg,joerg@example.org\n".encode("cp1252"))
    assert cli("import", tmp_path / "old.csv", "--encoding", "cp1252", "--json").json["new"] == 1
    assert cli("import", tmp_path / "old.csv", "--encoding", "klingon").code == 2


def test_refused_rows_are_written_to_be_mended_and_imported_again(cli, tmp_path):
    file = write(tmp_path, "Name,Email\nAnn,ann@example.org\nBob\n")
    said = cli("import", file, "--refused", tmp_path / "refused.csv")
    assert "but the table has 2 columns" in said.out
    text = (tmp_path / "refused.csv").read_text("utf-8-sig")
    assert text.splitlines()[0] == "Row,Refused because,Name,Email"
    mended = write(tmp_path, text.replace("Bob,", "Bob,bob@example.org"), "mended.csv")
    assert cli("import", mended, "--json").json["new"] == 1


@pytest.mark.parametrize(("answer", "people"), [("merge", 1), ("apart", 2), ("later", 2)])
def test_people_who_may_be_known_are_told_and_decided_for_all(cli, tmp_path, answer, people):
    cli("import", write(tmp_path, "Name,Company,Email\nKatharina Brandt,Acme Tools,kb@example.org\n"))
    newer = write(tmp_path, "Name,Company,Phone\nKatharina Brandt,Acme Tools,+4930123456\n", "phones.csv")
    likely = cli("import", newer, "--dry-run", "--json").json["likely"]
    assert [(one["row"], one["known"]["name"]) for one in likely] == [(2, "Katharina Brandt")]
    assert "Katharina Brandt" in cli("import", newer, "--dry-run").out
    cli("import", newer, "--likely", answer)
    assert cli("check", "--json").json["counts"]["people"] == people


def test_fields_that_differ_are_told_and_decided_for_all(cli, tmp_path):
    cli("import", write(tmp_path, CONNECTIONS + ANN))
    newer = write(tmp_path, CONNECTIONS + ANN.replace("Buyer", "Director"), "newer.csv")
    conflicts = cli("import", newer, "--dry-run", "--json").json["conflicts"]
    assert [(one["field"], one["ours"], one["theirs"]) for one in conflicts] == [
        ("person.job_title", "Buyer", "Director")
    ]
    cli("import", newer, "--conflicts", "theirs")
    assert cli("import", newer, "--dry-run", "--json").json["conflicts"] == []


def test_what_a_newer_export_changed_is_told(cli, tmp_path):
    cli("import", write(tmp_path, CONNECTIONS + ANN + ANN.replace("Ann", "Bob").replace("ann", "bob")))
    newer = write(tmp_path, CONNECTIONS + ANN.replace("Acme Tools", "Nordhafen"), "newer.csv")
    said = cli("import", newer, "--json").json
    assert {(one["kind"], one["person"]) for one in said["changes"]} >= {("company", "Ann Lee"), ("gone", "Bob Lee")}


def test_the_same_file_again_says_when_it_was_imported(cli, tmp_path):
    file = write(tmp_path, CONNECTIONS + ANN)
    cli("import", file)
    assert "This file was imported before, on " in cli("import", file).out
    store = Store.open(cli.database)
    assert store.undo_label() == "Import people.csv"
    store.close(backup=False)
