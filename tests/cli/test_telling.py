import re

import pytest
from world import tie, world

from refnet.domain.drafts import PersonDraft
from refnet.services import people
from refnet.store.database import Store


@pytest.fixture
def empty(cli):
    Store.open(cli.database).close(backup=False)
    return cli


ROW = {"denominator", "horizon_days", "sources", "whole", "difference"}


def test_conversion_has_the_promised_shape(sampled):
    shape = sampled("report", "conversion", "--json").json
    assert set(shape) >= ROW | {"benchmark", "by_period", "by_rep", "by_segment", "timing", "amounts", "quality"}
    assert set(shape["sources"]["referral"]) >= {"n", "successes", "won", "lost", "open", "rate", "low", "high"}
    assert set(shape["difference"]) == {"value", "low", "high"}
    assert set(shape["benchmark"]) == {"key", "rate", "source"}
    assert shape["sources"]["referral"]["rate"] > shape["sources"]["cold"]["rate"]
    assert shape["sentences"]["headline"] in sampled("report", "conversion").out


@pytest.mark.parametrize("by", ["rep", "month", "quarter", "segment"])
def test_grouped_rows_have_the_same_shape(sampled, by):
    shape = sampled("report", "conversion", "--by", by, "--json").json
    for row in shape["rows"].values():
        assert set(row) - {"shrunken"} == ROW
    assert sum(row["sources"]["cold"]["n"] for row in shape["rows"].values()) == shape["sources"]["cold"]["n"]


def test_options_choose_what_is_counted(sampled):
    words = ("--denominator", "closed", "--horizon", "90", "--benchmark", "black_cold")
    shape = sampled("report", "conversion", *words, "--json").json
    assert (shape["denominator"], shape["horizon_days"], shape["benchmark"]["key"]) == ("closed", 90, "black_cold")


def test_options_choose_which_deals_are_counted(sampled):
    whole = sampled("report", "conversion", "--json").json
    chosen = (
        ("--rep", "marta lindqvist"),
        ("--since", "2026-01-01"),
        ("--until", "2025-06-30"),
        ("--segment", "Nowhere"),
    )
    for words in (*chosen, ("--currency", "usd")):
        part = sampled("report", "conversion", *words, "--json").json
        assert part["whole"]["won"] < whole["whole"]["won"]
    together = sampled("report", "conversion", "--names-with-cold", "--json").json
    assert together["sources"]["cold"]["n"] == whole["sources"]["cold"]["n"] + whole["sources"]["name_only"]["n"]
    assert "There is no rep called Nobody" in sampled("report", "conversion", "--rep", "Nobody").err
    assert (
        "--since goes with conversion, diagnosis and asks only"
        in sampled("report", "network", "--since", "2026-01-01").err
    )
    assert "--names-with-cold goes with conversion only" in sampled("report", "network", "--names-with-cold").err


def test_people_read_sentences_and_a_table(sampled):
    said = sampled("report", "conversion", "--by", "rep")
    assert "introductions become clients within 180 days" in said.out
    assert "referral" in said.out
    assert "Marta Lindqvist" in said.out
    assert said.lines[-1].startswith("Counted from")


def test_the_network_is_told_in_numbers(sampled):
    shape = sampled("report", "network", "--json").json
    assert shape["introductions"] > 100
    said = sampled("report", "network")
    assert shape["by_credit"][0]["name"] in said.out


def test_an_empty_database_is_answered_with_a_sentence(empty, tmp_path):
    for words in (("report", "conversion"), ("report", "network"), ("history",), ("restore",)):
        said = empty(*words)
        assert (said.code, len(said.lines)) == (0, 1)
    for what in ("conversion", "network"):
        said = empty("picture", what, "--out", tmp_path / "picture.png")
        assert (said.code, said.out.strip()) == (0, "There is nothing to draw yet.")
    assert not (tmp_path / "picture.png").exists()
    assert empty("report", "conversion", "--json").json["difference"] is None
    assert empty("picture", "network", "--out", tmp_path / "picture.png", "--json").json == {"file": None}


@pytest.mark.parametrize("what", ["network", "conversion"])
@pytest.mark.parametrize(("suffix", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_pictures_are_drawn_without_a_screen(sampled, tmp_path, what, suffix, start):
    said = sampled("picture", what, "--out", tmp_path / f"picture{suffix}")
    assert (said.code, said.err) == (0, "")
    assert (tmp_path / f"picture{suffix}").read_bytes().startswith(start)


def test_words_in_a_drawing_stay_words(sampled, tmp_path):
    sampled("picture", "network", "--out", tmp_path / "picture.svg", "--json")
    assert "Oliver Vandenberghe" in (tmp_path / "picture.svg").read_text()


def named_in(path):
    """Return how many people a drawing names, us included."""
    return int(re.search(r">(\d+) people<", path.read_text())[1])


@pytest.mark.parametrize("layout", ["force", "lineage", "rings", "company", "rep"])
def test_the_network_is_drawn_in_every_layout(sampled, tmp_path, layout):
    path = tmp_path / f"{layout}.svg"
    said = sampled("picture", "network", "--layout", layout, "--out", path, "--dark")
    assert (said.code, said.err) == (0, "")
    assert ("Daniel Okafor" in path.read_text()) == (layout != "lineage")
    assert (named_in(path) < 100) == (layout == "rings")
    assert ("Verdant Logistics" in path.read_text()) == (layout == "company")


def test_more_rings_show_more_people(sampled, tmp_path):
    for depth in ("1", "3"):
        words = ("--layout", "rings", "--around", "oliver vandenberghe", "--depth", depth)
        assert sampled("picture", "network", *words, "--out", tmp_path / f"{depth}.svg").code == 0
    assert named_in(tmp_path / "1.svg") < named_in(tmp_path / "3.svg")


def test_a_name_that_several_people_have_is_not_guessed(cli, tmp_path):
    store = Store.open(cli.database)
    known = world(store, "Ann>Bob")
    tie(store, people.add(store, PersonDraft("Ann")), known["Bob"])
    store.close(backup=False)
    said = cli("picture", "network", "--layout", "rings", "--around", "Ann", "--out", tmp_path / "rings.png")
    assert (said.code, said.err.strip()) == (2, "Several people in the network are called Ann.")


@pytest.mark.parametrize("what", ["allies", "people", "introductions", "deals"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_lists_are_written(sampled, tmp_path, what, suffix):
    said = sampled("export", what, "--out", tmp_path / f"list{suffix}", "--json")
    assert said.json["rows"] > 50
    assert (tmp_path / f"list{suffix}").stat().st_size > 1000


def test_people_are_written_as_cards(sampled, tmp_path):
    said = sampled("export", "allies", "--out", tmp_path / "allies.vcf")
    assert "64 rows" in said.out
    assert (tmp_path / "allies.vcf").read_text().startswith("BEGIN:VCARD")


def test_the_team_is_told_in_numbers(sampled):
    said, rows = sampled("report", "team"), sampled("report", "team", "--json").json
    assert said.lines[0].startswith("In the last eight weeks ")
    assert [row["rep"] for row in rows] == sorted(row["rep"] for row in rows)
    assert all(row["rep"] in said.out for row in rows)
    assert set(rows[0]["contact"]) == {"days", "n", "trend"}


def test_without_reps_there_is_no_team(empty):
    assert empty("report", "team").out == "Nobody sells yet.\n"
    assert empty("report", "team", "--json").json == []
