from datetime import date

import pytest

from refnet.domain.kinds import Stage
from refnet.domain.loop_words import knows

FIRST, LATER = date(2026, 11, 3), date(2026, 11, 12)


@pytest.mark.parametrize(
    ("told", "thanked", "said"),
    [
        ([], None, "Ann has not heard from you about it yet."),
        ([], FIRST, "Ann: thanked 3/11; knows nothing of what came of it."),
        ([(FIRST, Stage.LEAD)], FIRST, "Ann: thanked 3/11; knows nothing of what came of it."),
        ([(FIRST, Stage.LEAD), (LATER, Stage.MET)], FIRST, "Ann knows: you met (12/11); thanked 3/11."),
        ([(LATER, Stage.LOST)], None, "Ann knows: it came to nothing (12/11); not thanked yet."),
    ],
)
def test_what_an_introducer_knows_is_one_line(told, thanked, said):
    assert knows("Ann", told, thanked, lambda day: f"{day.day}/{day.month}") == said
