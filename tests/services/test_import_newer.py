from datetime import date

from bringing import ask, bring, one

from refnet.domain.drafts import AllyDraft, AskDraft, PersonDraft
from refnet.services import people, reps
from refnet.services.allies import add as make_ally
from refnet.services.asks import log
from refnet.services.imports import ChangeKind, told
from refnet.store.keys import new_id

FIRST = """
    person.name,person.email,person.organization,person.job_title
    Ann Smith,ann@example.org,Acme,Manager
    Bob Byrne,bob@example.org,Bolt,
    Cid Costa,cid@example.org,Cargo,Clerk
    Dan Dorn,,Drill,
    """
NEWER = """
    person.name,person.email,person.organization,person.job_title
    Ann Smith,ann@example.org,Globex,Manager
    Bob Byrne,bob@example.org,Bolt,Boss
    Cid Costa,cid@example.org,Cargo,Head clerk
    Eve Ek,eve@example.org,Epic,
    """


def told_of(report):
    return [(change.kind, change.person, change.was, change.now, change.row) for change in report.changes]


def test_a_newer_export_says_who_moved_who_came_and_who_is_gone(store, tmp_path):
    assert bring(store, tmp_path, "people", FIRST).changes == ()
    dry = bring(store, tmp_path, "people", NEWER, dry_run=True)
    assert told_of(dry) == [
        (ChangeKind.COMPANY, "Ann Smith", "Acme", "Globex", 2),
        (ChangeKind.TITLE, "Bob Byrne", "", "Boss", 3),
        (ChangeKind.TITLE, "Cid Costa", "Clerk", "Head clerk", 4),
        (ChangeKind.NEW, "Eve Ek", "", "Epic", 5),
        (ChangeKind.GONE, "Dan Dorn", "", "", None),
    ]
    assert told_of(bring(store, tmp_path, "people", NEWER)) == told_of(dry)


def test_the_very_same_file_again_adds_nothing_and_says_so(store, tmp_path):
    first = bring(store, tmp_path, "people", FIRST)
    again = bring(store, tmp_path, "people", FIRST)
    assert first.seen_on is None
    assert (again.new, again.batch_id, again.changes) == (0, None, ())
    [(moment,)] = ask(store, "SELECT imported_at FROM import_batch")
    assert again.seen_on.isoformat() == str(moment)[:10]


def test_who_is_gone_is_told_once(store, tmp_path):
    bring(store, tmp_path, "people", FIRST)
    fewer = "\n".join(FIRST.splitlines()[:-2])
    assert told_of(bring(store, tmp_path, "people", fewer)) == [(ChangeKind.GONE, "Dan Dorn", "", "", None)]
    assert bring(store, tmp_path, "people", fewer).changes == ()
    assert one(store, "SELECT count(*) FROM import_batch") == 2


def test_whoever_was_removed_meanwhile_is_not_called_gone(store, tmp_path):
    bring(store, tmp_path, "people", FIRST)
    people.remove(store, [people.find(store, "dan")[0].id])
    fewer = "\n".join(FIRST.splitlines()[:-2])
    assert bring(store, tmp_path, "people", fewer).changes == ()


def test_another_persons_list_of_the_same_name_is_not_a_newer_one(store, tmp_path):
    bring(store, tmp_path, "people", FIRST)
    other = """
        person.name,person.email
        Ann Smith,ann@example.org
        Zoe Zorn,zoe@example.org
        """
    assert bring(store, tmp_path, "people", other).changes == ()


def test_another_source_is_not_compared(store, tmp_path):
    bring(store, tmp_path, "people", FIRST)
    assert bring(store, tmp_path, "people", NEWER, name="other.csv").changes == ()


def suggestions(store, folder, *allies, newer=NEWER):
    bring(store, folder, "people", FIRST)
    for name in allies:
        make_ally(store, AllyDraft(PersonDraft(id=people.find(store, name)[0].id)))
    deal = """
        deal.title,organization.name,prospect.name
        Pumps,Globex Ltd,Max Muster
        Valves,Epic,
        """
    bring(store, folder, "deals", deal, name="deals.csv")
    changes = bring(store, folder, "people", newer, dry_run=True).changes
    return [change.suggestion for change in changes if change.suggestion]


def test_an_ally_at_a_company_with_an_open_deal_is_to_be_asked(store, tmp_path):
    assert suggestions(store, tmp_path, "Ann Smith") == [
        "Ann Smith, an ally, is now at Globex, where the deal “Pumps” is open: ask for an introduction?",
        "Eve Ek is at Epic, where the deal “Valves” is open.",
    ]


def test_whoever_is_no_ally_is_only_told_of(store, tmp_path):
    assert suggestions(store, tmp_path)[0] == "Ann Smith is now at Globex, where the deal “Pumps” is open."


def test_an_ally_at_a_company_that_others_were_asked_for_is_to_be_asked(store, tmp_path):
    rep = reps.become(store, "Rae Rep")
    log(store, AskDraft(PersonDraft("Kim Key"), rep, date(2026, 1, 5), target="Glorious Inc."))
    newer = NEWER.replace("Globex", "Glorious")
    assert suggestions(store, tmp_path, "Ann Smith", newer=newer)[0] == (
        "Ann Smith, an ally, is now at Glorious, which you asked others for: ask for an introduction?"
    )


def test_nothing_is_suggested_about_the_very_prospect_of_the_deal(store, tmp_path):
    bring(store, tmp_path, "people", FIRST)
    deal = """
        deal.title,organization.name,prospect.name,prospect.email
        Pumps,Globex,Ann Smith,ann@example.org
        """
    bring(store, tmp_path, "deals", deal, name="deals.csv")
    newer = bring(store, tmp_path, "people", NEWER, dry_run=True)
    assert {change.suggestion for change in newer.changes} == {""}


def test_whoever_was_told_of_is_packed_small_and_comes_back():
    many = {new_id() for _ in range(1000)}
    assert told.unpack(told.pack(many)) == many
    assert told.pack(sorted(many)) == told.pack(sorted(many, reverse=True))
    assert len(told.pack(many)) < 20_000
    assert (told.pack(()), told.unpack("")) == ("", set())
