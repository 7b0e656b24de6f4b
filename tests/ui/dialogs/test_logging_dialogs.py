from datetime import timedelta

from acting import Said, accept, choose, click, opened, type_new, wrong
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from refnet.domain.drafts import AllyDraft, AskDraft, PersonDraft
from refnet.domain.kinds import AllyKind, Answer, Outcome, Source
from refnet.services import allies, asks, deals, people, preferences, reps
from refnet.services.deals import DealRow
from refnet.services.listing import Filter, Listing
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.add_ally import AddAllyDialog
from refnet.ui.dialogs.log_ask import LogAskDialog
from refnet.ui.dialogs.log_cold_lead import LogColdLeadDialog
from refnet.ui.dialogs.log_introduction import LogIntroductionDialog

ALLIES = Listing(filters=(Filter("is_ally", "yes"),))


def _deals(store: Store) -> list[DealRow]:
    return deals.page(store, Listing(), 0, 10)


def test_an_ask_is_logged_with_its_answer(context: Context, qtbot: QtBot) -> None:
    ana = people.add(context.store, PersonDraft("Ana Ferreira"))
    reps.become(context.store, "Marta")
    dialog = LogAskDialog(context)
    opened(qtbot, dialog)
    choose(qtbot, dialog.ally, "ana")
    dialog.ideal_client.setPlainText("Cold stores with 50 people")
    dialog.target.setText("Hamburg Kühlhaus")
    dialog.answer.choose(Answer.NAMED)
    dialog.asked_on.set_value(context.today() - timedelta(days=3))
    accept(qtbot, dialog)
    (row,) = asks.of_person(context.store, ana)
    assert (row.target, row.answer, row.answered_on) == ("Hamburg Kühlhaus", Answer.NAMED, context.today())


def test_an_ask_begins_with_what_was_asked_for_last_and_typing_replaces_it(context: Context, qtbot: QtBot) -> None:
    ana = people.add(context.store, PersonDraft("Ana Ferreira"))
    rep = reps.become(context.store, "Marta")
    asks.log(context.store, AskDraft(PersonDraft(id=ana), rep, context.today(), ideal_client="Cold stores"))
    dialog = LogAskDialog(context, None, people.find(context.store, "ana")[0])
    opened(qtbot, dialog)
    assert dialog.ideal_client.text() == "Cold stores"
    assert "Details passed on" not in [one.text() for one in dialog.channel.findChildren(QPushButton)]
    qtbot.keyClicks(dialog.ideal_client, "Shops")
    accept(qtbot, dialog)
    assert {one.ideal_client for one in asks.of_person(context.store, ana)} == {"Cold stores", "Shops"}


def test_a_form_that_only_remembers_closes_without_a_question(context: Context, qtbot: QtBot) -> None:
    ana = people.add(context.store, PersonDraft("Ana Ferreira"))
    rep = reps.become(context.store, "Marta")
    asks.log(context.store, AskDraft(PersonDraft(id=ana), rep, context.today(), ideal_client="Cold stores"))
    dialog = LogAskDialog(context)
    opened(qtbot, dialog)
    dialog.reject()
    assert not dialog.isVisible()


def test_asks_can_follow_each_other(context: Context, qtbot: QtBot) -> None:
    people.add(context.store, PersonDraft("Ana Ferreira"))
    (hit,) = people.find(context.store, "ana")
    dialog = LogAskDialog(context, None, hit)
    opened(qtbot, dialog)
    assert dialog.ally.hit == hit
    dialog.rep.setEditText("Marta")
    dialog.another.setChecked(True)
    accept(qtbot, dialog)
    assert dialog.isVisible()
    assert dialog.ally.hit is None
    (row,) = asks.of_person(context.store, hit.id)
    assert row.answered_on is None


def test_a_new_person_becomes_an_ally(context: Context, qtbot: QtBot) -> None:
    said = Said(context)
    dialog = AddAllyDialog(context)
    opened(qtbot, dialog)
    type_new(qtbot, dialog.person, "Ana Ferreira", "Oporto Cold Chain")
    dialog.job_title.setText("Operations director")
    dialog.email.setText("ana@example.com")
    dialog.ally.kind.choose(AllyKind.PARTNER)
    click(qtbot, dialog.ally.trust, "5")
    dialog.ally.cadence.setText("30")
    accept(qtbot, dialog)
    (row,) = people.page(context.store, ALLIES, 0, 5)
    assert (row.name, row.kind, row.trust, row.email) == ("Ana Ferreira", AllyKind.PARTNER, 5, "ana@example.com")
    assert row.job_title == "Operations director"
    assert said.toasts == ["Ana Ferreira is an ally now."]


def test_a_known_person_becomes_an_ally_and_keeps_what_is_known(context: Context, qtbot: QtBot) -> None:
    people.add(context.store, PersonDraft("Ana Ferreira", email="ana@example.com"))
    (hit,) = people.find(context.store, "ana")
    dialog = AddAllyDialog(context, None, hit)
    opened(qtbot, dialog)
    assert not dialog.email.isEnabled()
    dialog.another.setChecked(True)
    accept(qtbot, dialog)
    assert dialog.isVisible()
    assert dialog.email.isEnabled()
    assert people.page(context.store, ALLIES, 0, 5)[0].email == "ana@example.com"


def test_nobody_becomes_an_ally_twice(context: Context, qtbot: QtBot) -> None:
    allies.add(context.store, AllyDraft(PersonDraft("Ana Ferreira")))
    dialog = AddAllyDialog(context)
    opened(qtbot, dialog)
    choose(qtbot, dialog.person, "ana")
    accept(qtbot, dialog)
    assert wrong(dialog) == {"name": "Ana Ferreira is an ally already."}
    dialog.ally.cadence.setText("often")
    accept(qtbot, dialog)
    assert "cadence_days" in wrong(dialog)


def test_a_cold_lead_opens_a_deal(context: Context, qtbot: QtBot) -> None:
    preferences.save(context.store, currency="USD")
    dialog = LogColdLeadDialog(context)
    opened(qtbot, dialog)
    type_new(qtbot, dialog.prospect, "Jonas Weber", "Nordhafen")
    dialog.rep.setEditText("Marta")
    dialog.amount.setText("38k")
    dialog.deal_title.setText("Cold store")
    dialog.source.choose(Source.INBOUND)
    accept(qtbot, dialog)
    (deal,) = _deals(context.store)
    assert (deal.title, deal.source, deal.outcome) == ("Cold store", Source.INBOUND, Outcome.OPEN)
    assert (deal.amount, deal.currency, deal.rep) == (38_000_00, "USD", "Marta")


def test_cold_leads_can_follow_each_other(context: Context, qtbot: QtBot) -> None:
    dialog = LogColdLeadDialog(context)
    opened(qtbot, dialog)
    dialog.another.setChecked(True)
    dialog.rep.setEditText("Marta")
    type_new(qtbot, dialog.prospect, "Jonas Weber")
    accept(qtbot, dialog)
    assert dialog.prospect.draft().name == ""
    accept(qtbot, dialog)
    assert "prospect" in wrong(dialog)
    type_new(qtbot, dialog.prospect, "Mei Huang")
    dialog.amount.setText("much")
    accept(qtbot, dialog)
    assert "amount" in wrong(dialog)
    assert [deal.prospect for deal in _deals(context.store)] == ["Jonas Weber"]


def test_nothing_is_logged_for_a_day_to_come(context: Context, qtbot: QtBot) -> None:
    lead, ask, introduction = LogColdLeadDialog(context), LogAskDialog(context), LogIntroductionDialog(context)
    fields = (
        (lead, lead.first_touch_on, "first_touch_on"),
        (ask, ask.asked_on, "asked_on"),
        (introduction, introduction.made_on, "made_on"),
    )
    for dialog, field, name in fields:
        opened(qtbot, dialog)
        field.set_value(context.today() + timedelta(days=400))
        accept(qtbot, dialog)
        assert wrong(dialog)[name].startswith("This day is still to come")
        assert dialog.isVisible()
