import pytest

from refnet.domain.meetings import clock


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""), (" ", ""), ("9", "09:00"), ("9:30", "09:30"), ("14.05", "14:05"), ("0930", "09:30"), ("9h30", "09:30"),
        ("17 h", "17:00"), ("8 Uhr", "08:00"), ("2 pm", "14:00"), ("12:15 a.m.", "00:15"), ("12pm", "12:00"),
        ("24:00", None), ("9:60", None), ("13 pm", None), ("0 am", None), ("soon", None), ("9:3", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(typed, meant):
    assert clock(typed) == meant
