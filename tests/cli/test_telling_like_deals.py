from datetime import date, timedelta

import pytest

from refnet.domain.drafts import ClosingDraft, DealDraft, PersonDraft
from refnet.domain.kinds import Outcome, Source
from refnet.services import deals, reps
from refnet.store.database import Store

BEGUN = date(2024, 2, 5)
ANN = ("no segment, no amount, Ann Able", "7 of 8", "88%", "1 of 8", "12%", "75 (26–90)", "50%")


@pytest.fixture
def unlike(cli):
    """Give the command line on two reps: introductions to the one win and his cold leads lose, to the other not."""
    store = Store.open(cli.database)
    for rep, source, outcomes in (
        ("Ann Able", Source.REFERRAL, "wwwwwwwl"), ("Ann Able", Source.COLD, "lllllllw"),
        ("Ben Bold", Source.REFERRAL, "lllllllw"), ("Ben Bold", Source.COLD, "wwwwwwwl"),
    ):  # fmt: skip
        by = reps.become(store, rep)
        for number, end in enumerate(outcomes):
            key = deals.open_deal(store, DealDraft(PersonDraft(f"{rep} {source} {number}"), by, BEGUN, source=source))
            outcome = Outcome.WON if end == "w" else Outcome.LOST
            deals.close(store, key, ClosingDraft(outcome, BEGUN + timedelta(days=5), None, "EUR"))
    store.close(backup=False)
    return cli


def test_where_like_deals_disagree_text_json_and_report_give_the_same_groups(unlike, tmp_path):
    said = unlike("report", "conversion")
    assert said.code == 0
    line = next(line for line in said.lines if "Ann Able" in line)
    assert all(cell in line for cell in ANN)
    assert "look at the groups of like deals one by one" in said.out
    told = unlike("report", "conversion", "--json").json["adjusted"]
    assert told["strata_disagree"]
    assert [(each["rep"], each["referral"]["rate"], each["weight"]) for each in told["like_deals"]] == [
        ("Ann Able", 7 / 8, 0.5), ("Ben Bold", 1 / 8, 0.5),
    ]  # fmt: skip
    page = tmp_path / "report.html"
    assert unlike("report", "conversion", "--out", page).code == 0
    assert all(cell in page.read_text(encoding="utf-8") for cell in ANN)
    assert unlike("report", "conversion", "--out", tmp_path / "report.pdf").code == 0


def test_where_they_agree_no_groups_are_listed(sampled):
    assert not sampled("report", "conversion", "--json").json["adjusted"]["strata_disagree"]
    assert "Segment, size, rep" not in sampled("report", "conversion").out
