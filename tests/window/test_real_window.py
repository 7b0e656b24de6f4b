"""The main jobs in a real window, by keys and mouse alone, and what the file holds afterwards."""

import pytest
from desk import at_desk

from refnet import paths
from refnet.domain.kinds import Source, Stage
from refnet.services import deals, introductions, meetings, people, questions
from refnet.services.listing import Listing
from refnet.services.meetings import Preparation
from refnet.store.database import Store

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(240)]
NEWEST = Listing(sort="made_on", descending=True)


def begin(desk):
    desk.see("RefNet")
    desk.type("Mara Test")
    desk.press("Return")
    desk.see("Add ally")
    desk.press("Escape")
    desk.see("Today")


def log_an_introduction(desk):
    desk.press("ctrl+i")
    desk.see("Log introduction")
    desk.type("Ann Lee")
    desk.press("Tab")
    desk.type("Acme")
    desk.press("Tab")
    desk.type("Bob Ray")
    desk.press("Tab")
    desk.type("Initech")
    desk.press("ctrl+Return")
    desk.see("Today")


def test_a_stranger_logs_an_introduction_by_keyboard_takes_it_back_and_again_after_a_restart(display):
    with at_desk(display) as desk:
        begin(desk)
        log_an_introduction(desk)
        assert desk.leave() == 0
    store = Store.open(paths.database())
    (made,) = introductions.page(store, NEWEST, 0, 10)
    assert (made.introducer, made.prospect, made.organization, made.rep) == (
        "Ann Lee",
        "Bob Ray",
        "Initech",
        "Mara Test",
    )
    (deal,) = deals.page(store, Listing(sort="title"), 0, 10)
    assert (deal.prospect, deal.source) == ("Bob Ray", Source.REFERRAL)
    assert [person.organization for person in people.page(store, Listing(), 0, 10)] == ["Acme", "Initech"]
    assert len(store.backups.all()) == 1
    store.close(backup=False)

    with at_desk(display) as desk:
        desk.see("Today")
        desk.press("ctrl+z")
        desk.wait("the undo", _is_undone)
        assert desk.leave() == 0
    store = Store.open(paths.database())
    assert introductions.count(store, NEWEST) == 0
    assert store.redo_label() is not None
    store.close(backup=False)


def _is_undone():
    """Look from outside, as another reader of the file."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(f"file:{paths.database()}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT count(*) FROM introduction").fetchone() == (0,)


def test_the_sample_network_is_looked_at_by_mouse_and_keys(display):
    with at_desk(display, "--sample") as desk:
        desk.see("Today")
        for key in ("ctrl+2", "ctrl+3", "ctrl+4", "ctrl+6", "ctrl+8"):
            desk.press(key)
        desk.press("ctrl+5")
        desk.see("Network")
        desk.tool("mousemove", 700, 450, "click", 4, "click", 4, "click", 5)
        desk.tool("mousemove", 700, 450, "mousedown", 1, "mousemove", 760, 500, "mouseup", 1)
        desk.press("ctrl+k")
        desk.type("ma")
        desk.press("Escape")
        assert desk.leave() == 0
    store = Store.open(paths.sample())
    assert deals.count(store, Listing(sort="title")) > 600
    store.close(backup=False)


def test_a_meeting_is_logged_by_keyboard_alone_and_its_question_joins_the_bank(display):
    with at_desk(display) as desk:
        begin(desk)
        log_an_introduction(desk)
        desk.press("ctrl+5")  # where no deal is chosen
        desk.see("Network")
        desk.press("ctrl+shift+m")
        desk.see("Log meeting")
        desk.type("initech")
        desk.press("Return", *["Tab"] * 13)
        desk.type("Who else should I meet?")
        desk.press("Return", "Tab", "Tab", "Tab", "space", "ctrl+Return")
        desk.see("Network")
        assert desk.leave() == 0
    store = Store.open(paths.database())
    (deal,) = deals.page(store, Listing(), 0, 10)
    (meeting,) = meetings.of_deal(store, deal.id)
    assert meeting.prepared == (Preparation.AGENDA,)
    assert [row.text for row in questions.bank(store) if row.id in meeting.asked] == ["Who else should I meet?"]
    assert deal.stage is Stage.MET
    store.close(backup=False)
