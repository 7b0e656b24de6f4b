import pytest

from refnet.store.database import Store

MAP = """
rows = "deals"
date_order = "dmy"
[columns]
"Our No" = "deal.reference"
"Customer" = "organization.name"
"Channel" = "deal.source"
"Result" = "deal.outcome"
"Begun" = "deal.first_touch_on"
[values."deal.source"]
"Recommended" = "referral"
"*" = "inbound"
[values."deal.outcome"]
"signed" = "won"
"no" = "lost"
"""
FILE = """Our No,Customer,Channel,Result,Begun
1,Acme,Recommended,signed,05.01.2026
2,Beta,Fair,no,06.01.2026
2,Beta,Fair,no,06.01.2026
,,,,
4,Gamma,Fair,,31.02.2026
"""


def files(folder, content=FILE, meaning=MAP):
    (folder / "deals.csv").write_text(content)
    (folder / "map.toml").write_text(meaning)
    return folder / "deals.csv", "--map", folder / "map.toml"


def test_a_file_comes_in_with_the_promised_report(cli, tmp_path):
    said = cli("import", *files(tmp_path), "--json")
    assert said.code == 0
    refusals = said.json.pop("refusals")
    assert {name: said.json[name] for name in ("read", "new", "merged", "refused", "blank")} == {
        "read": 5, "new": 2, "merged": 1, "refused": 1, "blank": 1,
    }  # fmt: skip
    assert set(said.json) == {
        "read", "new", "merged", "refused", "blank", "refusals", "seen_on", "likely", "conflicts", "changes", "understood",
    }  # fmt: skip
    assert refusals[0]["row"] == 6
    assert set(refusals[0]) == {"row", "reason", "text"}
    counts = cli("check", "--json").json["counts"]
    assert (counts["deals_won"], counts["deals_lost"], counts["organizations"]) == (1, 1, 2)


def test_the_same_file_again_adds_nothing_and_undo_takes_the_import_back(cli, tmp_path):
    words = files(tmp_path)
    cli("import", *words)
    assert cli("import", *words, "--json").json["new"] == 0
    store = Store.open(cli.database)
    assert store.undo_label() == "Import deals.csv"
    store.undo()
    store.close(backup=False)
    assert cli("check", "--json").json["counts"]["deals"] == 0


def test_people_read_a_table_of_what_came_of_it(cli, tmp_path):
    said = cli("import", *files(tmp_path))
    assert said.lines[0].split() == ["read", "new", "merged", "refused", "blank"]
    assert said.lines[1].split() == ["5", "2", "1", "1", "1"]
    assert "4,Gamma,Fair,,31.02.2026" in said.out


def test_people_read_no_table_of_refusals_when_there_are_none(cli, tmp_path):
    said = cli("import", *files(tmp_path, FILE.replace("31.02", "28.02")))
    assert len(said.lines) == 2


def test_a_dry_run_writes_nothing_and_makes_no_file(cli, tmp_path):
    said = cli("import", *files(tmp_path), "--dry-run")
    assert said.code == 0
    assert said.lines[1].split()[1] == "2"
    assert "Nothing was written" in said.out
    assert not cli.database.exists()


def test_a_dry_run_knows_what_is_there(cli, tmp_path):
    words = files(tmp_path)
    cli("import", *words)
    assert cli("import", *words, "--dry-run", "--json").json["merged"] == 3


def test_warnings_stand_beside_the_result(cli, tmp_path):
    words = files(
        tmp_path, "Name,Mail\nAna,nowhere\n", 'rows="people"\n[columns]\nName="person.name"\nMail="person.email"'
    )
    said = cli("import", *words, "--json")
    assert said.json["new"] == 1
    assert "Row 2" in said.err


def test_bad_input_is_one_sentence_and_code_2(cli, tmp_path):
    for content, meaning in (
        (FILE, "rows ="),
        (FILE, MAP.replace("deal.reference", "deal.refrence")),
        (FILE.replace("Our No", "No"), MAP),
        ("", MAP),
    ):
        said = cli("import", *files(tmp_path, content, meaning))
        assert (said.code, said.out) == (2, "")
        assert len(said.err.splitlines()) == 1
        assert not cli.database.exists()


def test_a_missing_file_is_bad_input(cli, tmp_path):
    files(tmp_path)
    assert cli("import", tmp_path / "none.csv", "--map", tmp_path / "map.toml").code == 2
    assert cli("import", tmp_path / "deals.csv", "--map", tmp_path / "none.toml").code == 2


def test_the_sample_is_written_into_a_new_file(cli, tmp_path):
    said = cli("sample", tmp_path / "sample.db", "--seed", "3", named=False)
    assert (said.code, "sample.db" in said.out) == (0, True)
    assert cli("check", "--database", tmp_path / "sample.db", "--json", named=False).json["counts"]["reps"] == 6


def test_the_sample_may_be_named_as_the_database(cli):
    assert cli("sample", "--json").json["seed"] == 1
    said = cli("sample")
    assert said.code == 1
    assert "already holds people" in said.err


def test_the_sample_needs_exactly_one_name(cli, tmp_path):
    assert cli("sample", named=False).code == 2
    assert cli("sample", tmp_path / "other.db").code == 2


def test_everything_goes_into_a_folder_and_comes_back(sampled, tmp_path):
    said = sampled("export", "everything", tmp_path / "all")
    assert "rows are in the tables of" in said.out
    before = sampled("check", "--json").json["counts"]
    sampled.database = tmp_path / "second.db"
    assert "Nothing was written" in sampled("import", tmp_path / "all", "--dry-run").out
    assert not sampled.database.exists()
    said = sampled("import", tmp_path / "all", "--json")
    assert {one["file"]: one["new"] for one in said.json["files"]}["people"] == before["people"]
    assert sampled("check", "--json").json["counts"] == before
    assert sampled("export", "everything", "--out", tmp_path / "again", "--json").json["rows"]["people"] > 0


def test_a_folder_that_is_not_ours_is_refused(cli, tmp_path):
    (tmp_path / "folder").mkdir()
    said = cli("import", tmp_path / "folder")
    assert (said.code, "none that RefNet wrote" in said.err) == (2, True)
    (tmp_path / "folder" / "refnet.json").write_text('{"format": 1, "rows": {"people": 1}}')
    (tmp_path / "folder" / "people.csv").write_text("id\nx\n")
    said = cli("import", tmp_path / "folder")
    assert (said.code, "people.csv, row 2" in said.err) == (2, True)
    (tmp_path / "folder" / "people.csv").write_text("id\n")
    assert "has 0 rows" in cli("import", tmp_path / "folder").err


def test_an_export_needs_one_place_to_go(sampled, tmp_path):
    assert sampled("export", "people").code == 2
    said = sampled("export", "people", tmp_path / "a.csv", "--out", tmp_path / "b.csv")
    assert (said.code, "once" in said.err) == (2, True)


@pytest.mark.parametrize("name", ["people.csv", "meaning.toml"])
def test_refused_rows_never_take_the_place_of_what_they_come_from(cli, tmp_path, name):
    files = {"people.csv": "Name\nAnn\n", "meaning.toml": 'rows = "people"\n[columns]\n"Name" = "person.name"\n'}
    for file, content in files.items():
        (tmp_path / file).write_text(content)
    map_ = ("--map", tmp_path / "meaning.toml")
    said = cli("import", tmp_path / "people.csv", *map_, "--refused", tmp_path / "." / name)
    assert (said.code, said.out) == (2, "")
    assert "would take the place" in said.err
    assert {file: (tmp_path / file).read_text() for file in files} == files
