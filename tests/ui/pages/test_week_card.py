from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from refnet.services.planning import Week
from refnet.services.today import Pipeline
from refnet.ui.pages.today.week_card import WeekCard


@pytest.mark.parametrize(
    ("aim", "said"),
    [(0.7, "0 of 1"), (0.55, "0 (1 in 2 weeks)"), (0.2, "0 (1 in 5 weeks)"), (2.3, "0 of 3"), (None, "0")],
)
def test_what_is_wanted_of_a_week_is_rounded_as_in_the_plan(qtbot, aim, said):
    card = WeekCard(lambda: None)
    qtbot.addWidget(card)
    wanted = {} if aim is None else dict.fromkeys(("asks", "introductions", "meetings", "clients"), aim)
    card.show_week(Week(date(2026, 11, 23)), wanted, Pipeline(0, 0, "EUR", 0))
    assert sum(each.text() == said for each in card.findChildren(QLabel)) == 5
