from bringing import ask, bring, one

DEALS = """
    deal.reference,deal.title,organization.name,rep.name,rep.manager,deal.stage,deal.outcome,deal.first_touch_on,deal.closed_on,deal.amount,deal.currency,deal.lost_reason
    D-1,Roof,Acme,Rae,Max,won,,2026-01-05,2026-02-05,1200.50,USD,
    D-2,Wall,Acme,Rae,Max,qualified,lost,2026-01-06,2026-02-06,,,Price
    D-3,Door,Beta,Roy,Max,met,,2026-01-07,2026-02-07,300,,
    D-4,Gate,Beta,Roy,Max,,,,,,,
    """


def test_deals_come_with_stage_outcome_money_and_history(store, tmp_path):
    report = bring(store, tmp_path, "deals", DEALS)
    assert (report.read, report.new) == (4, 4)
    columns = "reference, stage, outcome, amount, currency, lost_reason, source"
    assert ask(store, f"SELECT {columns} FROM deal ORDER BY reference") == [
        ("D-1", "proposed", "won", 120050, "USD", "", "unknown"),
        ("D-2", "qualified", "lost", None, "", "Price", "unknown"),
        ("D-3", "met", "open", 30000, "EUR", "", "unknown"),
        ("D-4", "lead", "open", None, "", "", "unknown"),
    ]
    history = "SELECT reference, stage_entry.stage FROM stage_entry JOIN deal ON deal.id = deal_id ORDER BY 1, 2"
    assert ask(store, history) == [
        ("D-1", "lead"), ("D-1", "won"), ("D-2", "lead"), ("D-2", "lost"), ("D-3", "lead"), ("D-3", "met"),
        ("D-4", "lead"),
    ]  # fmt: skip
    assert ask(store, "SELECT count(*) FROM deal WHERE closed_on IS NOT NULL") == [(2,)]


def test_the_same_deals_again_add_nothing(store, tmp_path):
    bring(store, tmp_path, "deals", DEALS)
    report = bring(store, tmp_path, "deals", DEALS)
    assert (report.new, report.merged, report.batch_id) == (0, 4, None)
    assert one(store, "SELECT count(*) FROM stage_entry") == 7


def test_an_open_deal_moves_on_and_a_closed_one_stays(store, tmp_path):
    bring(store, tmp_path, "deals", DEALS)
    later = """
        deal.reference,deal.stage,deal.outcome,deal.first_touch_on,deal.closed_on,deal.amount,deal.segment,deal.source,prospect.name
        D-1,,lost,,2026-03-01,1,Large,inbound,Ana
        D-3,proposed,,,,,,,
        D-4,,won,,2026-04-01,500,,cold,
        """
    report = bring(store, tmp_path, "deals", later, name="later.csv")
    assert (report.new, report.merged) == (0, 3)
    columns = "reference, stage, outcome, amount, segment, source"
    assert ask(store, f"SELECT {columns} FROM deal WHERE reference <> 'D-2' ORDER BY reference") == [
        ("D-1", "proposed", "won", 120050, "Large", "inbound"),
        ("D-3", "proposed", "open", 30000, "", "unknown"),
        ("D-4", "proposed", "won", 50000, "", "cold"),
    ]
    assert one(store, "SELECT count(*) FROM stage_entry") == 9
    store.undo()
    assert one(store, "SELECT count(*) FROM stage_entry") == 7
    assert one(store, "SELECT outcome FROM deal WHERE reference = 'D-4'") == "open"


def test_rows_of_one_file_that_mean_one_deal_are_merged(store, tmp_path):
    content = """
        deal.reference,deal.title,deal.outcome,deal.closed_on,deal.amount
        D-1,Roof,,,
        D-1,Roof,lost,2026-02-05,
        """
    report = bring(store, tmp_path, "deals", content)
    assert (report.new, report.merged) == (1, 1)
    assert ask(store, "SELECT outcome FROM deal") == [("lost",)]


def test_deals_without_reference_are_known_by_what_they_say(store, tmp_path):
    content = """
        deal.title,organization.name,rep.name,deal.first_touch_on,deal.amount
        Roof,Acme,Rae,2026-01-05,100
        Roof,Acme,Rae,2026-01-05,100
        Roof,Acme,Rae,2026-01-05,200
        """
    report = bring(store, tmp_path, "deals", content)
    assert (report.new, report.merged) == (2, 1)
    assert bring(store, tmp_path, "deals", content, name="other.csv").merged == 3


def test_an_amount_comes_with_its_own_currency(store, tmp_path):
    first = """
        deal.reference,deal.currency
        D-1,USD
        """
    second = """
        deal.reference,deal.amount,deal.currency
        D-1,100,JPY
        """
    bring(store, tmp_path, "deals", first)
    bring(store, tmp_path, "deals", second)
    assert ask(store, "SELECT amount, currency FROM deal") == [(100, "JPY")]


def test_a_deal_that_ended_before_it_began_is_refused(store, tmp_path):
    content = """
        deal.reference,deal.outcome,deal.first_touch_on,deal.closed_on,prospect.name
        D-1,won,2026-02-05,2026-01-05,Ana
        """
    report = bring(store, tmp_path, "deals", content)
    assert "before its first touch" in report.refusals[0].reason
    assert one(store, "SELECT count(*) FROM person") == 0


def test_a_row_that_names_no_deal_is_refused(store, tmp_path):
    content = """
        deal.reference,deal.segment
        ,Large
        """
    assert "names no deal" in bring(store, tmp_path, "deals", content).refusals[0].reason


def test_a_deal_is_called_after_its_title_prospect_organization_or_reference(store, tmp_path):
    content = """
        deal.reference,deal.title,prospect.name,prospect.organization
        1,Roof,Ana,Acme
        2,,Ana,Acme
        3,,,Acme
        4,,,
        """
    bring(store, tmp_path, "deals", content)
    assert ask(store, "SELECT title FROM deal ORDER BY reference") == [("Roof",), ("Ana",), ("Acme",), ("4",)]
    assert one(store, "SELECT count(*) FROM deal WHERE organization_id IS NOT NULL") == 3


def test_a_referral_with_an_introducer_makes_the_introduction(store, tmp_path):
    content = """
        deal.reference,deal.source,deal.first_touch_on,prospect.name,introducer.name,introduction.channel,introduction.kind,rep.name
        1,referral,2026-01-05,Ana,Ida,call,,Rae
        2,referral,2026-01-06,Bob,,,,Rae
        3,,2026-01-07,Cid,Ida,,,Rae
        4,referral,2026-01-08,Dan,Ida,,name_only,Rae
        5,name_only,2026-01-09,Eva,Ida,,,Rae
        6,inbound,2026-01-10,Fay,Ida,,,Rae
        """
    report = bring(store, tmp_path, "deals", content)
    assert report.new == 6
    assert ask(store, "SELECT reference, source FROM deal ORDER BY reference") == [
        ("1", "referral"), ("2", "referral"), ("3", "referral"), ("4", "name_only"), ("5", "name_only"),
        ("6", "inbound"),
    ]  # fmt: skip
    told = "reference, kind, channel, made_on, is_originating, present"
    found = ask(store, f"SELECT {told} FROM introduction JOIN deal ON deal.id = deal_id ORDER BY reference")
    assert [(row[0], row[1], row[2], str(row[3]), bool(row[4]), bool(row[5])) for row in found] == [
        ("1", "introduced", "call", "2026-01-05", True, True),
        ("3", "introduced", "email", "2026-01-07", True, False),
        ("4", "name_only", "email", "2026-01-08", True, False),
        ("5", "name_only", "email", "2026-01-09", True, False),
        ("6", "introduced", "email", "2026-01-10", False, False),
    ]
    assert bring(store, tmp_path, "deals", content).merged == 6
    assert one(store, "SELECT count(*) FROM introduction") == 5


def test_an_introducer_without_a_prospect_introduced_the_organization(store, tmp_path):
    content = """
        deal.reference,organization.name,introducer.name
        1,Acme,Ida
        """
    bring(store, tmp_path, "deals", content)
    assert ask(store, "SELECT name FROM person ORDER BY name") == [("Acme",), ("Ida",)]
    assert one(store, "SELECT name FROM rep") == "Unassigned"


def test_nobody_introduces_themselves(store, tmp_path):
    content = """
        deal.reference,prospect.name,prospect.email,introducer.name,introducer.email,prospect.reference,introducer.reference
        1,Ana,ana@acme.example,Ana F.,ana@acme.example,,
        2,Bob,,Bob,,,
        3,Cid,,C. C.,,7,7
        4,Ana,ana@acme.example,Bob,,,
        5,Ana,ana@acme.example,Ana F.,ana@acme.example,,
        6,Dan,dan@acme.example,Dan,dan@other.example,,
        """
    report = bring(store, tmp_path, "deals", content)
    assert [refusal.row for refusal in report.refusals] == [2, 3, 4, 6]
    assert report.new == 2


def test_an_organization_as_mentioned_is_part_of_a_name(store, tmp_path):
    content = """
        deal.reference,prospect.name,prospect.organization,introducer.name,introducer.organization
        1,Ana,Acme,Ana,Beta
        """
    assert bring(store, tmp_path, "deals", content).new == 1
    assert one(store, "SELECT count(*) FROM person") == 2


def test_one_person_is_seen_through_what_an_earlier_row_told(store, tmp_path):
    content = """
        deal.reference,prospect.name,prospect.reference,prospect.phone,introducer.name,introducer.reference,introducer.phone
        1,Ana,7,,,,
        2,Ana,,+49 30 1234567,Bob,7,+49 30 1234567
        3,Bob,8,+49 30 7654321,Bob,9,+49 30 7654321
        4,Cid,,+49 30 7654321,Dan,,+49 30 7654321
        """
    report = bring(store, tmp_path, "deals", content)
    assert [refusal.row for refusal in report.refusals] == [3, 4]
    assert one(store, "SELECT count(*) FROM introduction") == 1


DEALS_BY_NAME = """
    deal.reference,deal.source,introducer.name,prospect.name,prospect.organization,prospect.email
    1,referral,Carl Dee,Ann Bee,Acme,
    2,name_only,Carl Dee,Zed,,
    3,cold,,Zed,,
"""


def test_the_same_deals_under_another_file_name_bring_nobody_a_second_time(store, tmp_path):
    bring(store, tmp_path, "deals", DEALS_BY_NAME, name="march.csv")
    before = [ask(store, f"SELECT * FROM {table} ORDER BY id") for table in ("person", "introduction", "deal")]
    report = bring(store, tmp_path, "deals", DEALS_BY_NAME, name="april.csv")
    assert (report.new, report.merged) == (0, 3)
    assert [ask(store, f"SELECT * FROM {table} ORDER BY id") for table in ("person", "introduction", "deal")] == before


def test_a_later_file_may_tell_more_of_who_is_in_a_deal(store, tmp_path):
    bring(store, tmp_path, "deals", DEALS_BY_NAME, name="march.csv")
    later = """
        deal.reference,prospect.name,prospect.organization,prospect.email,prospect.reference
        1,ann bee,,ann@x.example,
        2,Zed,Beta,,P-2
        """
    bring(store, tmp_path, "deals", later, name="april.csv")
    assert one(store, "SELECT count(*) FROM person") == 3
    assert one(store, "SELECT reference FROM person WHERE name = 'Zed'") == "P-2"


def test_another_organization_or_reference_makes_a_namesake_another_person(store, tmp_path):
    first = """
        deal.reference,prospect.name,prospect.organization,prospect.reference
        1,Ann Bee,Acme,
        2,Zed,,P-1
        """
    later = """
        deal.reference,prospect.name,prospect.organization,prospect.reference
        1,Ann Bee,Beta,
        2,Zed,,P-2
        """
    bring(store, tmp_path, "deals", first, name="march.csv")
    bring(store, tmp_path, "deals", later, name="april.csv")
    assert one(store, "SELECT count(*) FROM person") == 4


def test_without_a_reference_different_ends_are_different_deals(store, tmp_path):
    rows = """
        organization.name,deal.source,deal.outcome
        Acme,cold,open
        Acme,cold,lost
        Acme,cold,won
        Acme,cold,lost
        """
    first = bring(store, tmp_path, "deals", rows)
    assert (first.new, first.merged) == (2, 2)
    assert ask(store, "SELECT outcome FROM deal ORDER BY outcome") == [("lost",), ("won",)]
    assert bring(store, tmp_path, "deals", rows).new == 0


def test_without_a_reference_a_corrected_end_is_not_brought_in_again(store, tmp_path):
    bring(store, tmp_path, "deals", "organization.name,deal.outcome\nAcme,won")
    again = bring(store, tmp_path, "deals", "organization.name,deal.outcome\nAcme,lost")
    assert (again.new, again.merged) == (0, 1)
    assert one(store, "SELECT outcome FROM deal") == "won"
