from datetime import date, timedelta
from uuid import uuid4

import icalendar
import pytest

from refnet.cli.queries import today as this_day
from refnet.domain.drafts import DealDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Duty
from refnet.domain.meetings import PreparationDraft
from refnet.domain.planning.backwards import GoalKind
from refnet.services import deals, introductions, meetings, people, planning, reps, today
from refnet.services.planning import GoalKept
from refnet.store.database import Store


@pytest.fixture
def filled(cli):
    """Give the command line on a small file, with the keys in it."""
    keys = {}
    store = Store.open(cli.database)
    day = this_day()
    rep = keys["rep"] = reps.become(store, "Rae Rep")
    draft = IntroductionDraft(
        PersonDraft("Ann Lee"), PersonDraft("Bob Ray"), day - timedelta(days=9), rep, reason="Move"
    )
    key = keys["introduction"] = introductions.log(store, draft)
    row = introductions.record(store, key)
    keys["deal"], keys["bob"], keys["ann"] = row.deal_id, row.prospect_id, row.introducer_id
    meetings.prepare(store, row.deal_id, PreparationDraft(day + timedelta(days=1), "9:30", agenda="Where to\nWhen"))
    keys["task"] = today.add_task(store, "Call the\x07 bank", rep, day)
    store.close()
    return cli, keys


def test_the_list_of_the_day_is_printed_with_reasons(filled):
    cli, keys = filled
    said = cli("report", "today")
    assert said.lines[0] == "Waiting for first contact"
    assert any(line.startswith("  Bob Ray – Introduced by Ann Lee") for line in said.lines)
    assert (
        "  Call the bank – Your task; due today" in said.lines
        or "  Call the  bank – Your task; due today" in said.lines
    )
    assert "more" not in said.lines[-1]
    told = cli("report", "today", "--json").json
    assert {one["duty"] for one in told["due"]} == {"first_contact", "preparation", "thanks", "task"}
    assert all(one["is_for_today"] for one in told["due"])
    assert {one["id"] for one in told["due"]} >= {str(keys["task"]), str(keys["introduction"])}
    assert told["put_off"] == []


def test_a_list_that_is_longer_than_a_day_says_so_and_scripts_get_all(filled):
    cli, keys = filled
    store = Store.open(cli.database)
    today.limits.save(store, a_day=1)
    today.postpone(store, Duty.TASK, keys["task"], None, this_day())
    store.close()
    said = cli("report", "today")
    assert said.lines[-1] == "2 more are due."
    told = cli("report", "today", "--json").json
    assert sorted(one["is_for_today"] for one in told["due"]) == [False, False, True]
    assert [one["id"] for one in told["put_off"]] == [str(keys["task"])]


def test_nothing_due_is_said_and_another_rep_has_another_list(filled):
    cli, _keys = filled
    store = Store.open(cli.database)
    reps.add(store, "Kim")
    store.close()
    assert cli("report", "today", "--rep", "kim").out == "Nothing is due today.\n"
    said = cli("report", "today", "--rep", "nobody")
    assert (said.code, "There is no rep called nobody" in said.err) == (2, True)


def test_without_knowing_who_asks_the_list_is_everybodys(sampled):
    assert sampled("report", "today").lines[-1].endswith("more are due.")


def test_the_plan_without_a_goal_tells_rates_and_pace(filled):
    said = filled[0]("report", "plan")
    assert said.lines[0].startswith("No goal is set yet.")
    assert any(line.startswith("A proposal wins a client") and "assumed" in line for line in said.lines)
    told = filled[0]("report", "plan", "--json").json
    assert (told["goal"], told["wanted_a_week"], told["forecast"]) == (None, None, None)


@pytest.mark.parametrize(
    ("kind", "amount", "ahead", "goal"),
    [(GoalKind.CLIENTS, 30, 300, "30 clients"), (GoalKind.REVENUE, 90_000_000, 300, "900,000.00 EUR")],
)
def test_the_plan_tells_what_the_goal_takes_and_where_it_leads(sampled, kind, amount, ahead, goal):
    store = Store.open(sampled.database)
    rep = next(row.id for row in reps.all(store) if row.name == "Marta Lindqvist")
    day = this_day()
    planning.save(store, rep, GoalKept(kind, amount, day - timedelta(days=30), day + timedelta(days=ahead)))
    store.close()
    said = sampled("report", "plan", "--rep", "Marta Lindqvist")
    assert said.lines[0].startswith(f"The goal: {goal} by {day + timedelta(days=ahead)}")
    assert said.lines[1].startswith("At this pace it comes to")
    told = sampled("report", "plan", "--rep", "Marta Lindqvist", "--json").json
    assert told["goal"]["amount"] == amount
    assert told["wanted_a_week"]["asks"]["middle"] > 0
    assert 0 <= told["forecast"]["chance"] <= 1
    assert any(step["range"]["low"] < step["range"]["high"] for step in told["steps"])


def test_a_goal_too_near_is_said_and_has_no_numbers(sampled):
    store = Store.open(sampled.database)
    day = this_day()
    planning.save(store, None, GoalKept(GoalKind.CLIENTS, 9_000, day - timedelta(days=30), day + timedelta(days=1)))
    store.close()
    assert any("Too little time is left" in line for line in sampled("report", "plan").lines)
    assert sampled("report", "plan", "--json").json["wanted_a_week"] is None


@pytest.mark.parametrize("which", ["Bob Ray", "bob", "introduction", "deal"])
def test_the_brief_is_printed_for_a_person_an_introduction_or_a_deal(filled, which):
    cli, keys = filled
    said = cli("report", "brief", str(keys.get(which, which)))
    assert said.lines[0] == "Bob Ray"
    tomorrow = this_day() + timedelta(days=1)
    assert any(line.startswith("Meeting: ") and str(tomorrow.year) in line for line in said.lines)
    assert any(line.startswith("  - Ann Lee introduced Bob Ray") for line in said.lines)
    assert "Why: Move" in said.lines
    assert "  - Where to" in said.lines
    assert said.lines[-1].startswith("Still to prepare:")


def test_scripts_get_the_same_brief(filled):
    cli, keys = filled
    told = cli("report", "brief", "Bob Ray", "--json").json
    assert (told["prospect"], told["reason"], told["deal"]["id"]) == ("Bob Ray", "Move", str(keys["deal"]))
    assert told["chain"][0]["introducer"] == "Ann Lee"
    assert told["meeting"]["planned_time"] == "09:30"
    assert told["meeting"]["prepared"] == []
    store = Store.open(cli.database)
    deals.open_deal(store, DealDraft(PersonDraft("Cid"), keys["rep"], this_day()))
    store.close()
    assert cli("report", "brief", "Cid", "--json").json["meeting"] is None


@pytest.mark.parametrize(("suffix", "start"), [(".pdf", b"%PDF"), (".html", b"<!DOCTYPE html>")])
def test_the_brief_is_written_as_a_page(filled, tmp_path, suffix, start):
    cli, _keys = filled
    path = tmp_path / f"brief{suffix}"
    assert cli("report", "brief", "Bob Ray", "--out", path).out == f"The brief is in {path}.\n"
    assert path.read_bytes().startswith(start)
    assert cli("report", "brief", "Bob Ray", "--out", path, "--json").json == {"file": str(path)}
    assert cli("report", "brief", "Bob Ray", "--out", tmp_path / "brief.doc").code == 2


def test_of_several_deals_the_one_with_the_next_meeting_is_meant(filled):
    cli, keys = filled
    store = Store.open(cli.database)
    newer = deals.open_deal(store, DealDraft(PersonDraft(id=keys["bob"]), keys["rep"], this_day(), title="Newer"))
    assert cli("report", "brief", "Bob Ray", "--json").code == 1
    store.close()
    assert cli("report", "brief", "Bob Ray", "--json").json["deal"]["id"] == str(keys["deal"])
    store = Store.open(cli.database)
    meetings.prepare(store, newer, PreparationDraft(this_day()))
    store.close()
    assert cli("report", "brief", str(keys["bob"]), "--json").json["deal"]["id"] == str(newer)


def test_a_brief_without_anybody_meant_or_without_a_deal_is_refused_in_a_sentence(filled):
    cli, keys = filled
    store = Store.open(cli.database)
    without = IntroductionDraft(
        PersonDraft(id=keys["ann"]), PersonDraft("Eve"), this_day(), keys["rep"], open_deal=False
    )
    bare = introductions.log(store, without)
    people.add(store, PersonDraft("Zed"))
    store.close()
    for name, told in (
        ("Nobody", "Nobody is called Nobody."),
        ("Zed", "There is no deal with Zed yet"),
        (str(bare), "No deal came of this introduction"),
        (str(uuid4()), "Nobody is called"),
    ):
        said = cli("report", "brief", name)
        assert (said.code, said.err.startswith(told)) == (2, True)
    assert cli("report", "brief").code == 2
    assert cli("report", "plan", "Bob").code == 2
    assert cli("report", "network", "--rep", "Rae Rep").code == 2
    assert cli("report", "today", "--out", "x.pdf").code == 2


def test_today_goes_into_a_calendar_and_rings_where_asked_for(filled, tmp_path):
    cli, _keys = filled
    said = cli("export", "today", "--out", tmp_path / "t.ics")
    assert said.out == f"5 entries are in {tmp_path / 't.ics'}.\n"
    cli("export", "today", tmp_path / "r.ics", "--alarms")
    plain, ringing = (
        icalendar.Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT") for name in ("t.ics", "r.ics")
    )
    assert [str(one["UID"]) for one in plain] == [str(one["UID"]) for one in ringing]
    assert [len(one.walk("VALARM")) for one in ringing] == [1] * 5
    assert not [one for one in plain if one.walk("VALARM")]
    meeting = next(one for one in plain if str(one["SUMMARY"]).startswith("Meeting with"))
    assert meeting.decoded("DTSTART").date() == date.fromordinal(this_day().toordinal() + 1)
    assert cli("export", "people", tmp_path / "p.csv", "--alarms").code == 2
    assert cli("export", "today", tmp_path / "t.csv").code == 2


def test_asks_are_told_by_what_is_wanted_and_add_up(sampled):
    for by in ("rep", "ally", "wording", "month"):
        told = sampled("report", "asks", "--by", by, "--json").json
        whole = told["all"]
        assert told["by"] == by
        assert whole["asked"] >= whole["named"] >= whole["introduced"] >= whole["met"] >= whole["won"] > 0
        assert {name: sum(one[name] for one in told["groups"]) for name in whole} == whole
        said = sampled("report", "asks", "--by", by)
        assert said.lines[0].split() == [by, "asked", "named", "introduced", "met", "clients", "waiting", "silent"]
        assert said.lines[-1].split() == ["all", *(f"{whole[name]:,}" for name in whole)]
        assert len(said.lines) == len(told["groups"]) + 2


def test_asks_of_one_of_us_and_of_a_time_are_chosen(sampled):
    whole = sampled("report", "asks", "--json").json
    assert (whole["by"], whole["groups"]) == (None, [])
    mine = sampled("report", "asks", "--by", "rep", "--rep", "marta lindqvist", "--json").json
    assert [one["name"] for one in mine["groups"]] == ["Marta Lindqvist"]
    assert 0 < mine["all"]["asked"] < whole["all"]["asked"]
    late = sampled("report", "asks", "--since", "2027-01-01")
    assert late.lines == ["Nobody was asked in this period, or it was not logged."]
    assert "all" in sampled("report", "asks").lines[-1]


@pytest.mark.parametrize(
    "options",
    [
        ("asks", "--by", "segment"),
        ("conversion", "--by", "ally"),
        ("asks", "--segment", "large"),
        ("team", "--by", "rep"),
    ],
)
def test_groups_that_do_not_go_with_a_report_are_refused(sampled, options):
    said = sampled("report", *options)
    assert said.code == 2
    assert "--" in said.err
