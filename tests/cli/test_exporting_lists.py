import csv
import subprocess

import pytest
from programs import program


def rows(path):
    with path.open(newline="", encoding="utf-8-sig") as stream:
        return list(csv.DictReader(stream))


def test_a_list_is_exported_as_it_is_asked_for_and_noted(sampled, tmp_path):
    path = tmp_path / "won.csv"
    words = ("--filter", "outcome=won", "--sort", "amount", "--falling", "--columns", "title, amount")
    assert "rows are in" in sampled("export", "deals", path, *words).out
    amounts = [float(row["Amount"]) for row in rows(path)]
    assert amounts == sorted(amounts, reverse=True)
    assert list(rows(path)[0]) == ["Deal", "Amount"]
    (noted,) = sampled("history", "--exports", "--json").json
    assert (noted["what"], noted["rows"], noted["file_name"]) == ("deals", len(amounts), "won.csv")
    assert noted["chosen"] == "Outcome: won; sorted by Amount, falling"
    assert "won.csv" in sampled("history", "--exports").out
    assert "won.csv" not in sampled("history").out


def test_before_any_export_nothing_left(sampled):
    assert sampled("history", "--exports").out == "Nothing left RefNet yet.\n"


def test_a_mail_merge_is_of_people_and_tells_who_has_no_address(sampled, tmp_path):
    said = sampled("export", "people", tmp_path / "mail.csv", "--mail-merge", "--search", "a", "--json")
    assert said.json["rows"] == len(rows(tmp_path / "mail.csv")) > 0
    assert "Greet as" in rows(tmp_path / "mail.csv")[0]
    assert sampled("export", "deals", tmp_path / "mail.csv", "--mail-merge").code == 2


def test_ready_lists_are_exported(sampled, tmp_path):
    for name in ("thank", "credit", "quiet", "never-asked", "unreachable"):
        assert sampled("export", name, tmp_path / f"{name}.csv").code == 0
    assert rows(tmp_path / "thank.csv")[0]["Why"].startswith("Waiting for")


@pytest.mark.parametrize(
    "words",
    [
        ("people", "p.doc"),
        ("deals", "d.vcf"),
        ("people", "p.csv", "--filter", "kind"),
        ("people", "p.csv", "--sort", "x"),
    ],
)
def test_what_cannot_be_exported_is_told(sampled, tmp_path, words):
    what, file, *more = words
    assert sampled("export", what, tmp_path / file, *more).code in {1, 2}
    assert not (tmp_path / file).exists()


def test_a_list_on_paper_says_what_it_is(sampled, tmp_path):
    path = tmp_path / "allies.pdf"
    sampled("export", "allies", path, "--columns", "name,email")
    pdftotext = program("pdftotext")
    text = subprocess.run([pdftotext, "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    assert "Allies" in text
    assert "Page 1 of 2" in text


def test_follow_ups_go_into_a_calendar(sampled, tmp_path):
    said = sampled("export", "follow-ups", tmp_path / "f.ics")
    assert "follow-ups are in" in said.out
    assert (tmp_path / "f.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    assert sampled("export", "follow-ups", tmp_path / "f.ics", "--json").json["days"] > 0
    assert sampled("export", "follow-ups", tmp_path / "f.csv").code == 2


def test_address_cards_are_of_version_four_on_request(sampled, tmp_path):
    sampled("export", "allies", tmp_path / "a.vcf", "--vcard", "4.0")
    assert "VERSION:4.0" in (tmp_path / "a.vcf").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [("--columns", "x"), ("--columns", ""), ("--filter", "x=1"), ("--sort", "x")])
def test_a_field_that_the_list_does_not_have_is_bad_usage(sampled, tmp_path, words):
    said = sampled("export", "people", tmp_path / "p.csv", *words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("This list has no field called")
    assert not (tmp_path / "p.csv").exists()
