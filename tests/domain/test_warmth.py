import pytest

from refnet.domain.drafts import EvidenceTicks
from refnet.domain.kinds import Channel, IntroductionKind
from refnet.domain.warmth import is_hot, level, usual_ticks


@pytest.mark.parametrize(
    ("channel", "ticks", "expected"),
    [
        (Channel.DETAILS, EvidenceTicks(), 1),
        (Channel.EMAIL, EvidenceTicks(), 2),
        (Channel.MESSAGE, EvidenceTicks(expects=True), 2),
        (Channel.EMAIL, EvidenceTicks(spoke=True), 3),
        (Channel.CALL, EvidenceTicks(), 3),
        (Channel.IN_PERSON, EvidenceTicks(), 3),
        (Channel.CALL, EvidenceTicks(present=True), 4),
        (Channel.VIDEO, EvidenceTicks(present=True), 4),
        (Channel.IN_PERSON, EvidenceTicks(present=True), 5),
    ],
)
def test_the_level_follows_from_channel_and_evidence(channel, ticks, expected):
    assert level(channel, ticks) == expected


def test_hot_needs_an_introduction_that_is_expected_for_a_known_reason():
    told = EvidenceTicks(expects=True, knows_reason=True)
    assert is_hot(IntroductionKind.INTRODUCED, told)
    assert not is_hot(IntroductionKind.NAME_ONLY, told)
    assert not is_hot(IntroductionKind.INTRODUCED, EvidenceTicks(expects=True))
    assert not is_hot(IntroductionKind.INTRODUCED, EvidenceTicks(knows_reason=True))


def test_a_channel_implies_what_usually_goes_with_it():
    assert usual_ticks(Channel.CALL, IntroductionKind.INTRODUCED) == EvidenceTicks(spoke=True, present=True)
    assert usual_ticks(Channel.EMAIL, IntroductionKind.INTRODUCED) == EvidenceTicks()
    assert usual_ticks(Channel.IN_PERSON, IntroductionKind.NAME_ONLY) == EvidenceTicks()
