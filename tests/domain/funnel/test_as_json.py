import json

import pytest

from refnet.domain.funnel import gap_words
from refnet.domain.funnel.as_json import as_json
from refnet.domain.funnel.comparison import Against, DiagnosisQuery, Leads
from refnet.domain.funnel.gap import gap
from refnet.domain.funnel.profile import ILLUSTRATION
from refnet.domain.funnel.report import diagnose
from refnet.domain.funnel.stages import of_stages
from refnet.domain.kinds import Source
from tests.domain.funnel.test_report import BEGUN, COLD, FACTS, REFERRAL, TODAY, through
from tests.factmaking import facts_of, key_of_name


def shape_of(facts=FACTS, **asked):
    found = diagnose(facts, DiagnosisQuery(**asked), TODAY)
    return found, json.loads(json.dumps(as_json(found), allow_nan=False))


def test_scripts_get_every_figure_and_sentence():
    found, shape = shape_of()
    assert shape["verdict"]["title"] == found.title
    assert shape["verdict"]["text"] == found.text
    assert shape["gap"]["total"]["value"] == pytest.approx(0.1 - 0.52)
    points = sum(step["points"]["value"] for step in shape["steps"])
    assert points == pytest.approx(shape["gap"]["total"]["value"])
    assert [step["ours"]["n"] for step in shape["steps"]] == [600, 270, 138, 96, 72]
    assert len(shape["questions"]) == len(shape["goes_with_winning"]) == 6
    assert shape["closing_rate"]["kinds"] == [
        {"kind": "prepared", "ours": [0, 0], "theirs": [26, 31], "mix": -26 / 31, "rate": 0.0},
        {"kind": "not prepared", "ours": [60, 72], "theirs": [0, 0], "mix": 60 / 72, "rate": 0.0},
    ]
    assert {"chances", "proof", "alike"} <= {each["key"] for each in shape["how_wrong"]}


def test_too_few_have_no_points_and_no_chance():
    few = through(Source.COLD, [20, 18, 15, 5, 2, 2])
    shape = shape_of(facts_of(*few, *REFERRAL))[1]
    assert shape["gap"]["ours_so_far"] == {"clients": 2, "leads": 20}
    assert shape["verdict"]["place"] == "few_steps"
    told = ("ours", "theirs", "total", "before_the_proposal", "at_closing", "chance_worse_before")
    assert [shape["gap"][key] for key in told] == [None] * 6
    assert shape["steps"][3]["points"] is shape["steps"][3]["chance_worse"] is None


def test_each_factor_has_its_verdicts():
    factor = {each["key"]: each for each in shape_of()[1]["goes_with_winning"]}["preparation"]
    assert (factor["verdict"], factor["verdict_among_like_deals"]) == ("more", None)
    assert factor["like_deals"] == 0
    assert factor["chance_better"] > 0.95


def test_targets_have_a_rate_and_no_counts():
    _found, shape = shape_of(against=Against.TARGETS)
    assert shape["steps"][0]["theirs"] == {"rate": 0.95}
    assert shape["closing_rate"] is None


def test_what_is_not_recorded_says_what_to_record():
    _found, shape = shape_of(facts_of(*COLD))
    factor = shape["goes_with_winning"][0]
    assert factor == {
        "key": "preparation",
        "lacking": 138,
        "sentence": "Tick what was prepared before the first meeting.",
    }
    assert shape["questions"][2]["share"] is None
    assert shape["steps"][0]["points"] is None


def test_a_query_is_told_as_it_was_answered():
    asked = {
        "leads": Leads.REFERRAL,
        "against": Against.BEFORE,
        "rep": key_of_name("Ann"),
        "since": BEGUN,
        "until": TODAY,
    }
    told = shape_of(**asked)[1]["compared"]
    assert (told["leads"], told["against"], told["since"], told["until"]) == (
        "referral",
        "before",
        BEGUN.isoformat(),
        TODAY.isoformat(),
    )
    assert told["rep"] == str(key_of_name("Ann"))
    assert told["ours"] == "introductions of Ann of this period"


def test_cells_of_the_table_have_counts_and_no_percentage_under_five():
    few, many = of_stages([30, 8, 4, 0, 0, 0]), of_stages([50, 47, 41, 36, 31, 26])
    found = gap(few, many)
    assert gap_words.side_cell(few, 0) == "27% (8 of 30)"
    assert gap_words.side_cell(few, 2) == "0 of 4"
    assert gap_words.range_cell(few, 2) == "too few yet"
    assert gap_words.range_cell(many, 0) == "84–98%"
    assert gap_words.side_cell(ILLUSTRATION, 0) == "95% (target)"
    assert gap_words.range_cell(ILLUSTRATION, 0) == ""
    assert gap_words.gap_cell(found, 2) == "too few yet"
    assert gap_words.gap_cell(found, 4) == "nobody came here"
    assert gap_words.gap_cell(gap(of_stages([30, 28, 26, 20, 9, 5]), many), 4) == "too few yet"
    assert gap_words.gap_cell(gap(many, ILLUSTRATION), 4).startswith("−0.2 (")
    assert gap_words.step_name(4) == "Proposed → won"
