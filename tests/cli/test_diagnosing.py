import pytest


def test_the_diagnosis_is_told_in_sentences_with_its_table(sampled):
    said = sampled("report", "diagnosis")
    assert (said.code, said.err) == (0, "")
    assert said.lines[0].endswith("before the proposal.")
    assert any(line.startswith("Lead → contacted") for line in said.lines)
    for head in ("What goes with winning", "Six questions", "How wrong could this be?"):
        assert head in said.lines
    assert "  6. What was the follow-up plan?" in said.out


def test_scripts_get_the_same_figures(sampled):
    shape, said = sampled("report", "diagnosis", "--json").json, sampled("report", "diagnosis")
    assert said.lines[:2] == [shape["verdict"]["title"], shape["verdict"]["text"]]
    for each in (*shape["goes_with_winning"], *shape["how_wrong"]):
        assert each["sentence"] in said.out


def test_options_choose_what_is_compared(sampled):
    words = ("--leads", "referral", "--against", "team", "--rep", "marta lindqvist", "--since", "2024-01-01")
    told = sampled("report", "diagnosis", *words, "--until", "2026-01-01", "--json").json["compared"]
    assert told["ours"] == "introductions of Marta Lindqvist"
    assert told["theirs"] == "introductions of the rest of the team"
    assert (told["since"], told["until"]) == ("2024-01-01", "2026-01-01")
    targets = sampled("report", "diagnosis", "--against", "targets", "--targets", "90,80,70,60,50", "--json").json
    assert targets["steps"][3]["theirs"] == {"rate": 0.6}


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("--against", "team"), "To compare with the team, name one of us with --rep."),
        (("--against", "before"), "To compare with the period before, begin this one with --since."),
        (
            ("--leads", "all", "--against", "referrals"),
            "Only cold leads can be compared with referrals. Take --leads cold.",
        ),
        (("--rep", "Nobody"), "There is no rep called Nobody. There are: "),
        (("--targets", "90,80"), "A target profile has a share for each of the five steps."),
        (("--targets", "a,b"), "Targets are five percentages with commas between them, such as 95,85,80,92,84."),
        (("--targets", "0,80,70,60,50"), "A target lies above 0% and is at most 100%."),
        (("--since", "yesterday"), "Argument --since: invalid day value"),
        (("--by", "rep"), "--by goes with conversion only."),
    ],
)
def test_what_cannot_be_compared_is_answered_with_what_to_do(sampled, words, answer):
    said = sampled("report", "diagnosis", *words)
    assert said.code == 2
    assert said.err.startswith(answer)


@pytest.mark.parametrize("what", ["conversion", "network"])
def test_options_of_the_diagnosis_go_with_it_alone(sampled, what):
    said = sampled("report", what, "--leads", "cold")
    assert (said.code, said.err.strip()) == (2, "--leads goes with diagnosis only.")


def test_an_empty_database_is_answered_with_a_sentence(cli):
    from refnet.store.database import Store

    Store.open(cli.database).close(backup=False)
    said = cli("report", "diagnosis")
    assert said.out.strip() == "There are no deals yet, so there is nothing to compare."
    assert cli("report", "diagnosis", "--json").json["verdict"]["place"] == "too_few"


def test_what_is_not_recorded_says_what_to_record(cli, sample_file):
    import shutil
    import sqlite3

    shutil.copy(sample_file, cli.database)
    with sqlite3.connect(cli.database) as connection:
        connection.execute("UPDATE meeting SET agenda_at = NULL, research_at = NULL")
    connection.close()
    assert "Preparation: Not recorded yet. Tick what was prepared" in cli("report", "diagnosis").out
