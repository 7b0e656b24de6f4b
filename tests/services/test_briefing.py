from datetime import date, timedelta

import pytest
from world import world

from refnet.charts.report.brief import brief_report
from refnet.charts.report.content import Heading, Points, Text
from refnet.charts.report.pages import pages
from refnet.domain.drafts import DealDraft, PersonDraft
from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Source
from refnet.domain.meetings import BEFOREHAND
from refnet.services import briefing, deals, introductions, meetings, people, questions, reps
from refnet.services.insights.telling import Voice
from refnet.services.listing import Listing
from refnet.services.meetings import MeetingDraft, PreparationDraft

TODAY, DAY = date(2026, 3, 2), date(2026, 3, 9)
VOICE = Voice(date.isoformat, lambda minor, currency: f"{minor} {currency}")


@pytest.fixture
def deal(store):
    """A deal with Cid, whom Bob introduced, whom Ann had introduced before; Dan knows Cid."""
    ids = world(store, "Ann>Bob:won Bob>Cid Cid-Dan Ann-Dan")
    with store.step("Reason") as session:
        from refnet.store.schema import Introduction

        session.query(Introduction).filter_by(prospect_id=ids["Cid"]).one().reason = "Their lease ends"
    rows = introductions.page(store, Listing(), 0, 9)
    return next(row.deal_id for row in rows if row.prospect == "Cid")


def said(report):
    """Return the words of a report, heading by heading."""
    found, title = {}, ""
    for part in report.parts:
        if isinstance(part, Heading):
            title = part.words
        elif isinstance(part, Points):
            found.setdefault(title, []).extend(part.sentences)
        elif isinstance(part, Text):
            found.setdefault(title, []).append(part.words)
    return found


def test_the_brief_says_how_we_came_to_them_and_whom_we_share(store, deal):
    people.add_note(store, deals.rows(store, [deal])[0].prospect_id, TODAY, "Likes short mails")
    brief = briefing.of_deal(store, deal, TODAY, VOICE)
    assert [(one.introducer, one.prospect) for one in brief.chain] == [("Ann", "Bob"), ("Bob", "Cid")]
    assert brief.reason == "Their lease ends"
    assert [(one.name, one.how) for one in brief.shared] == [("Bob", "introduced them to us"), ("Dan", "knows them")]
    assert all(way.names[-1] == "Cid" and len(way.names) > 1 for way in brief.ways)
    assert all("; " not in way.told and ". About " in way.told for way in brief.ways)
    assert brief.plan is None
    assert brief.past[0].title == "Likes short mails"
    assert len({one.title for one in brief.past}) == len(brief.past)


def test_the_brief_of_a_meeting_has_what_is_prepared_on_one_page(store, deal):
    first, second = [row.id for row in questions.bank(store)[:2]]
    draft = PreparationDraft(
        DAY, "9:30", frozenset(BEFOREHAND[:1]), "- Their move\n- Our part", "Two halls", "Less standstill", "A visit",
        (first, second),
    )  # fmt: skip
    key = meetings.prepare(store, deal, draft)
    brief = briefing.of_meeting(store, key, TODAY, VOICE)
    assert brief.questions[0].startswith("What did Bob tell you")
    report = brief_report(brief, TODAY)
    words = said(report)
    assert dict(report.about)["Meeting"] == "9 Mar 2026 09:30"
    assert words["Agenda"] == ["Their move", "Our part"]
    assert words["Next step to aim for"] == ["A visit"]
    assert words["How we came to them"][-1] == "Why: Their lease ends"
    assert len(words["Questions to ask"]) == 2
    assert words["What was so far"][-1].startswith("Still to prepare: research")
    assert len(pages(report)) == 1
    assert "Meeting planned" not in " ".join(words["What was so far"])


def test_long_texts_and_a_long_past_still_fit_on_one_page(store, deal):
    prospect = deals.rows(store, [deal])[0].prospect_id
    for number in range(12):
        people.add_note(store, prospect, TODAY + timedelta(days=number), f"{number} " + "said a lot " * 60)
    long = "word " * 700
    key = meetings.prepare(store, deal, PreparationDraft(DAY, "", frozenset(BEFOREHAND), long, long, long))
    report = brief_report(briefing.of_meeting(store, key, TODAY, VOICE), TODAY)
    assert len(pages(report)) == 1
    assert "the rest is in RefNet" in " ".join(said(report)["Agenda"])
    assert any(part == Text("All is prepared.", "small") for part in report.parts)


def test_a_cold_deal_without_a_person_has_a_brief_too(store):
    rep = reps.become(store, "Rae Rep")
    key = deals.open_deal(store, DealDraft(PersonDraft(), rep, TODAY, "Move", "Acme", Source.COLD))
    brief = briefing.of_deal(store, key, TODAY, VOICE)
    assert (brief.chain, brief.shared, brief.ways, brief.reach, brief.questions) == ((), (), (), (), ())
    report = brief_report(brief, TODAY)
    assert report.title == "Acme"
    assert said(report)["How we came to them"] == ["By our own cold contact, 2 Mar 2026"]
    assert said(report)["People we share"] == ["Nobody in RefNet is known to know them."]


def test_the_chain_ends_where_it_would_go_round(store):
    world(store, "Ann>Bob Bob>Ann")
    rows = introductions.page(store, Listing(), 0, 9)
    found = briefing.of_deal(store, rows[0].deal_id, TODAY, VOICE)
    assert [one.prospect for one in found.chain] in (["Ann", "Bob"], ["Bob", "Ann"])


def test_a_meeting_gone_by_is_in_the_past_of_the_next(store, deal):
    meetings.add(store, deal, MeetingDraft(held_on=DAY, next_step="Send the figures"))
    brief = briefing.of_deal(store, deal, DAY, VOICE)
    assert [one.title for one in brief.past if one.kind == "meeting"] == ["Meeting held"]


def test_the_brief_of_what_was_removed_says_so(store, deal):
    key = meetings.prepare(store, deal, PreparationDraft(DAY))
    meetings.remove(store, key)
    with pytest.raises(RefNetError):
        briefing.of_meeting(store, key, TODAY, VOICE)
