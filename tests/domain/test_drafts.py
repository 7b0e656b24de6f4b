from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from refnet.domain.drafts import (
    AllyDraft,
    AskDraft,
    ClosingDraft,
    DealDraft,
    GivenDraft,
    IntroductionChange,
    IntroductionDraft,
    PersonDraft,
)
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Channel, Outcome, Stage

TODAY, REP = date(2026, 11, 23), uuid4()
ANN, BOB = PersonDraft("Ann"), PersonDraft("Bob")
INTRODUCTION = IntroductionDraft(ANN, BOB, TODAY, REP)
CHANGE = IntroductionChange(TODAY, REP, Channel.CALL)
DEAL = DealDraft(BOB, REP, TODAY)


@pytest.mark.parametrize(
    "draft",
    [
        PersonDraft("x" * 200),
        PersonDraft(id=uuid4()),
        AllyDraft(ANN),
        INTRODUCTION,
        replace(
            INTRODUCTION, introducer=PersonDraft("Ann", organization="A"), prospect=PersonDraft("Ann", organization="B")
        ),
        CHANGE,
        GivenDraft(ANN, BOB, TODAY, REP),
        AskDraft(ANN, REP, TODAY, answered_on=TODAY),
        DEAL,
        DealDraft(PersonDraft(), REP, TODAY, organization="Acme", amount=0),
        DealDraft(PersonDraft(), REP, TODAY, title="Cold store"),
        ClosingDraft(Outcome.WON, TODAY, amount=100),
    ],
)
def test_a_right_draft_passes(draft):
    draft.check()


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PersonDraft("  "), "name"),
        (PersonDraft("x" * 201), "name"),
        (AllyDraft(PersonDraft()), "name"),
        (AllyDraft(ANN, trust=6), "trust"),
        (AllyDraft(ANN, cadence_days=0), "cadence_days"),
        (replace(INTRODUCTION, introducer=PersonDraft()), "introducer"),
        (replace(INTRODUCTION, prospect=PersonDraft()), "prospect"),
        (replace(INTRODUCTION, prospect=ANN), "prospect"),
        (replace(INTRODUCTION, introducer=PersonDraft(id=REP), prospect=PersonDraft(id=REP)), "prospect"),
        (replace(INTRODUCTION, reason="x" * 20_001), "reason"),
        (replace(CHANGE, reason="x" * 20_001), "reason"),
        (GivenDraft(PersonDraft(), BOB, TODAY, REP), "recipient"),
        (GivenDraft(ANN, PersonDraft(), TODAY, REP), "prospect"),
        (AskDraft(PersonDraft(), REP, TODAY), "ally"),
        (AskDraft(ANN, REP, TODAY, answered_on=date(2026, 1, 1)), "answered_on"),
        (DealDraft(PersonDraft(), REP, TODAY), "prospect"),
        (replace(DEAL, amount=-1), "amount"),
        (ClosingDraft(Outcome.OPEN, TODAY), "outcome"),
        (ClosingDraft(Outcome.WON, TODAY, amount=-1), "amount"),
    ],
)
def test_a_wrong_draft_names_its_field(draft, field):
    with pytest.raises(InvalidInput) as caught:
        draft.check()
    assert caught.value.field == field
    assert str(caught.value)


def test_won_and_lost_end_a_deal():
    assert [stage for stage in Stage if stage.is_end] == [Stage.WON, Stage.LOST]
