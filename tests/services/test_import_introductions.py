from bringing import ask, bring, one
from world import world

from refnet.services import reps


def test_introductions_come_with_their_people_and_rep(store, tmp_path):
    content = """
        introducer.name,introducer.email,prospect.name,introduction.date,introduction.channel,introduction.reason,rep.name
        Ida,ida@acme.example,Ana,2026-01-05,video,Needs a roof,Rae
        Ida,ida@acme.example,Bob,,,,Rae
        """
    report = bring(store, tmp_path, "introductions", content)
    assert report.new == 2
    assert report.warnings == ("1 introduction does not say how it was made and is kept as one by e-mail.",)
    assert one(store, "SELECT count(*) FROM person") == 3
    assert ask(store, "SELECT reason, channel FROM introduction ORDER BY reason") == [
        ("", "email"), ("Needs a roof", "video"),
    ]  # fmt: skip
    assert one(store, "SELECT count(*) FROM deal") == 0
    again = bring(store, tmp_path, "introductions", content)
    assert (again.merged, again.warnings) == (2, ())


def test_an_introduction_known_gains_its_day_and_reason(store, tmp_path):
    first = """
        introducer.name,prospect.name,introduction.date,introduction.reason
        Ida,Ana,,
        """
    second = """
        introducer.name,prospect.name,introduction.date,introduction.reason
        Ida,Ana,2026-01-05,Roof
        Ida,Ana,2026-03-05,Wall
        """
    bring(store, tmp_path, "introductions", first)
    report = bring(store, tmp_path, "introductions", second)
    assert (report.new, report.merged) == (1, 1)
    assert ask(store, "SELECT reason FROM introduction ORDER BY made_on") == [("Roof",), ("Wall",)]


def test_rows_of_one_file_that_mean_one_introduction_are_merged(store, tmp_path):
    content = """
        introducer.name,prospect.name,introduction.date,introduction.reason
        Ida,Ana,,Roof
        Ida,Ana,2026-01-05,
        """
    report = bring(store, tmp_path, "introductions", content)
    assert (report.new, report.merged) == (1, 1)
    assert one(store, "SELECT count(*) FROM introduction WHERE made_on IS NOT NULL") == 1


def test_an_introduction_finds_its_deal_in_either_order(store, tmp_path):
    alone = """
        introducer.name,prospect.name,introduction.date
        Ida,Ana,2026-01-05
        """
    with_deal = """
        introducer.name,prospect.name,introduction.date,deal.reference,deal.outcome
        Ida,Ana,2026-01-05,D-1,won
        Jon,Ana,2026-01-06,D-1,won
        """
    bring(store, tmp_path, "introductions", alone)
    report = bring(store, tmp_path, "introductions", with_deal)
    assert (report.new, report.merged) == (1, 1)
    told = "SELECT person.name, is_originating FROM introduction JOIN person ON person.id = introducer_id ORDER BY 1"
    assert [(name, bool(first)) for name, first in ask(store, told)] == [("Ida", True), ("Jon", False)]
    assert ask(store, "SELECT reference, source, outcome FROM deal") == [("D-1", "referral", "won")]
    assert bring(store, tmp_path, "introductions", with_deal).merged == 2


def test_a_deal_of_unknown_source_learns_it_from_its_introduction(store, tmp_path):
    deals = """
        deal.reference,prospect.name
        D-1,Ana
        D-2,Bob
        """
    introductions = """
        introducer.name,prospect.name,introduction.kind,deal.reference
        Ida,Ana,,D-1
        Ida,Bob,name_only,D-2
        """
    bring(store, tmp_path, "deals", deals)
    bring(store, tmp_path, "introductions", introductions)
    assert ask(store, "SELECT source FROM deal ORDER BY reference") == [("referral",), ("name_only",)]
    assert one(store, "SELECT count(*) FROM introduction WHERE deal_id IS NOT NULL") == 2


def test_an_introduction_without_one_of_the_two_is_refused(store, tmp_path):
    content = """
        introducer.name,prospect.name,introduction.reason
        Ida,,Roof
        ,Ana,Roof
        Ida,Ida,Roof
        """
    reasons = [one.reason for one in bring(store, tmp_path, "introductions", content).refusals]
    assert ["who was introduced" in reasons[0], "who made" in reasons[1], "same person" in reasons[2]] == [True] * 3


def test_introductions_without_a_rep_are_those_of_whoever_is_at_the_keyboard(store, tmp_path):
    reps.become(store, "Rae Rep")
    content = """
        introducer.name,prospect.name
        Ida,Ana
        """
    bring(store, tmp_path, "introductions", content)
    assert one(store, "SELECT name FROM rep") == "Rae Rep"


def test_logged_introductions_are_known_to_an_import(store, tmp_path):
    world(store, "Ida>Ana:won")
    content = """
        deal.reference,prospect.name,introducer.name
        D-1,Ana,Ida
        """
    assert bring(store, tmp_path, "deals", content).new == 1
    assert one(store, "SELECT count(*) FROM introduction") == 2


def test_asks_come_with_ally_day_and_answer(store, tmp_path):
    content = """
        person.name,ask.date,ask.channel,ask.answer,ask.target,rep.name
        Ida,2026-01-05,call,named,Acme,Rae
        Ida,2026-01-06,,,,Rae
        """
    report = bring(store, tmp_path, "asks", content)
    assert (report.new, report.warnings) == (2, ("1 ask does not say how it was made and is kept as one by call.",))
    assert ask(store, "SELECT channel, answer, target FROM ask ORDER BY asked_on") == [
        ("call", "named", "Acme"), ("call", "pending", ""),
    ]  # fmt: skip
    assert bring(store, tmp_path, "asks", content).merged == 2


def test_asks_may_speak_in_words_of_introductions(store, tmp_path):
    content = """
        introducer.name,introduction.date,introduction.channel,introduction.reason,prospect.name
        Ida,2026-01-05,email,Who builds?,Ana
        """
    assert bring(store, tmp_path, "asks", content).new == 1
    assert ask(store, "SELECT channel, wording, target FROM ask") == [("email", "Who builds?", "Ana")]


def test_an_ask_needs_an_ally_and_a_day(store, tmp_path):
    content = """
        person.name,ask.date,ask.target
        ,2026-01-05,Acme
        Ida,,Acme
        """
    reasons = [one.reason for one in bring(store, tmp_path, "asks", content).refusals]
    assert ["who was asked" in reasons[0], "when" in reasons[1]] == [True, True]


def test_a_tie_is_kept_once_a_pair(store, tmp_path):
    content = """
        person.name,other.name,tie.strength,tie.since
        Ana,Bob,5,2020-05-01
        Bob,Ana,2,
        Ana,Cid,,
        """
    report = bring(store, tmp_path, "ties", content)
    assert (report.new, report.merged) == (2, 1)
    assert ask(store, "SELECT strength, evidence FROM tie ORDER BY strength") == [(3, "import"), (5, "import")]
    assert bring(store, tmp_path, "ties", content).merged == 3


def test_a_tie_may_be_between_introducer_and_prospect(store, tmp_path):
    content = """
        introducer.name,prospect.name,tie.strength
        Ana,Bob,4
        """
    assert bring(store, tmp_path, "ties", content).new == 1


def test_a_tie_needs_two_people(store, tmp_path):
    content = """
        person.name,other.name,tie.strength
        Ana,,3
        Ana,ana,3
        """
    reasons = [one.reason for one in bring(store, tmp_path, "ties", content).refusals]
    assert ["needs two people" in reasons[0], "same person" in reasons[1]] == [True, True]
