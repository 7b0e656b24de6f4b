from datetime import date

import pytest

from refnet.domain.kinds import Stage
from refnet.domain.loop_words import knows

FIRST, LATER = date(2026, 11, 3), date(2026, 11, 12)


@pytest.mark.parametrize(
    ("told", "thanked", "stage", "said"),
    [
        ([], None, Stage.LEAD, "Ann has not heard from you about it yet."),
        ([], None, Stage.WON, "Ann has not heard from you about it yet. Not told yet: they became a client."),
        ([], FIRST, Stage.CONTACTED, "Ann was thanked on 3/11; there is nothing new to tell."),
        ([(FIRST, Stage.LEAD)], FIRST, Stage.MET, "Ann was thanked on 3/11. Not told yet: you met."),
        ([(FIRST, Stage.LEAD), (LATER, Stage.MET)], FIRST, Stage.MET, "Ann knows: you met (12/11); thanked 3/11."),
        (
            [(LATER, Stage.MET)], FIRST, Stage.LOST,
            "Ann knows: you met (12/11); thanked 3/11. Not told yet: it came to nothing.",
        ),
        ([(LATER, Stage.PROPOSED)], FIRST, Stage.MET, "Ann knows: you made a proposal (12/11); thanked 3/11."),
        (
            [(LATER, Stage.LOST)], FIRST, Stage.LEAD,
            "Ann knows: it came to nothing (12/11); thanked 3/11. Not told yet: it is open again.",
        ),
        ([(LATER, Stage.LOST)], None, Stage.LOST, "Ann knows: it came to nothing (12/11); not thanked yet."),
    ],
)  # fmt: skip
def test_what_an_introducer_knows_is_one_line(told, thanked, stage, said):
    assert knows("Ann", told, thanked, stage, lambda day: f"{day.day}/{day.month}") == said
