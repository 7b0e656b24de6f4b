"""Makes a valid random row of any table, for tests that must not know the tables one by one."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from random import Random
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.kinds import ContactKind, Direction, Duty, Intent, Noted, Outcome, Purpose, Source, Stage
from refnet.store import schema
from refnet.store.keys import new_id
from refnet.store.schema import Row

WORDS = ("Ana", "Żółć", "O'Brien", "名前", "=1+1", "<b>x</b>", "a%b_c", "x" * 200)


def word(random: Random) -> str:
    return f"{random.choice(WORDS)[:180]} {random.randrange(1_000_000)}"


def some(session: Session, table: type[Row], random: Random) -> UUID | None:
    found = session.query(table.id).order_by(table.id).all()
    return random.choice(found)[0] if found else None


def two_people(session: Session, random: Random) -> tuple[UUID, UUID] | None:
    found = sorted(key for (key,) in session.query(schema.Person.id))
    return tuple(sorted(random.sample(found, 2))) if len(found) > 1 else None


def rep(session: Session, random: Random) -> Row:
    return schema.Rep(name=word(random), manager_id=some(session, schema.Rep, random))


def person(session: Session, random: Random) -> Row:
    organization = some(session, schema.Organization, random)
    return schema.Person(name=word(random), organization_id=organization, informed_on=date(2026, 1, 2))


def contact_point(session: Session, random: Random) -> Row | None:
    owner = some(session, schema.Person, random)
    return owner and schema.ContactPoint(person_id=owner, kind=ContactKind.EMAIL, value="A@b.c", normal="a@b.c")


def tag(session: Session, random: Random) -> Row | None:
    owner = some(session, schema.Person, random)
    return owner and schema.Tag(person_id=owner, name=word(random)[-60:])


def ally(session: Session, random: Random) -> Row | None:
    known = {key for (key,) in session.query(schema.Ally.person_id)}
    owner = some(session, schema.Person, random)
    return schema.Ally(person_id=owner, trust=random.randint(1, 5)) if owner and owner not in known else None


def tie(session: Session, random: Random) -> Row | None:
    pair = two_people(session, random)
    if pair is None or session.query(schema.Tie).filter_by(person_id=pair[0], other_id=pair[1]).first():
        return None
    return schema.Tie(person_id=pair[0], other_id=pair[1], strength=random.randint(1, 5))


def kept_apart(session: Session, random: Random) -> Row | None:
    pair = two_people(session, random)
    if pair is None or session.query(schema.KeptApart).filter_by(person_id=min(pair), other_id=max(pair)).first():
        return None
    return schema.KeptApart(person_id=min(pair), other_id=max(pair), decided_on=date(2026, 3, 4))


def merged_person(session: Session, random: Random) -> Row | None:
    survivor = some(session, schema.Person, random)
    return survivor and schema.MergedPerson(former_id=new_id(), person_id=survivor, merged_on=date(2026, 3, 4))


def named_prospect(session: Session, random: Random) -> Row | None:
    ask_id = some(session, schema.Ask, random)
    return ask_id and schema.NamedProspect(ask_id=ask_id, name=word(random), named_on=date(2026, 2, 3))


def warming(session: Session, random: Random) -> Row | None:
    ask_id, deal_id = some(session, schema.Ask, random), some(session, schema.Deal, random)
    if ask_id is None or session.query(schema.Warming).filter_by(ask_id=ask_id).first():
        return None
    return deal_id and schema.Warming(ask_id=ask_id, deal_id=deal_id)


def task(session: Session, random: Random) -> Row | None:
    rep_id = some(session, schema.Rep, random)
    return rep_id and schema.Task(rep_id=rep_id, text=word(random))


def put_off(session: Session, random: Random) -> Row | None:
    subject, duty = some(session, schema.Person, random) or new_id(), random.choice((Duty.ASK, Duty.QUIET))
    rep_id = random.choice((None, some(session, schema.Rep, random)))
    if session.query(schema.PutOff).filter_by(duty=duty, subject_id=subject, rep_id=rep_id).first():
        return None
    return schema.PutOff(duty=duty, subject_id=subject, rep_id=rep_id, put_off_on=date(2026, 2, 3))


def told(session: Session, random: Random) -> Row | None:
    introduction_id = some(session, schema.Introduction, random)
    return introduction_id and schema.Told(
        introduction_id=introduction_id, told_on=date(2026, 2, 3), stage=random.choice(list(Stage))
    )


def ask(session: Session, random: Random) -> Row | None:
    ally_id, rep_id = some(session, schema.Person, random), some(session, schema.Rep, random)
    return ally_id and rep_id and schema.Ask(ally_id=ally_id, rep_id=rep_id, asked_on=date(2026, 2, 3))


def introduction(session: Session, random: Random) -> Row | None:
    pair, rep_id = two_people(session, random), some(session, schema.Rep, random)
    if pair is None or rep_id is None:
        return None
    sides = {"introducer_id": pair[0]} if random.random() < 0.7 else {"recipient_id": pair[0]}
    direction = Direction.RECEIVED if "introducer_id" in sides else Direction.GIVEN
    links = {"ask_id": some(session, schema.Ask, random), "deal_id": some(session, schema.Deal, random)}
    return schema.Introduction(direction=direction, prospect_id=pair[1], rep_id=rep_id, **sides, **links)


def deal(session: Session, random: Random) -> Row:
    return schema.Deal(
        title=word(random),
        prospect_id=some(session, schema.Person, random),
        rep_id=some(session, schema.Rep, random),
        source=random.choice(list(Source)),
        amount=random.choice([None, 0, -5, 2**40]),
        currency=random.choice(["", "EUR"]),
        outcome=random.choice(list(Outcome)),
    )


def stage_entry(session: Session, random: Random) -> Row | None:
    owner = some(session, schema.Deal, random)
    return owner and schema.StageEntry(deal_id=owner, stage=random.choice(list(Stage)), entered_on=date(2026, 3, 4))


def meeting(session: Session, random: Random) -> Row | None:
    owner = some(session, schema.Deal, random)
    moment = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
    intent, noted = random.choice(list(Intent)), random.choice(list(Noted))
    return owner and schema.Meeting(deal_id=owner, agenda_at=moment, intent=intent, qualified=noted)


def question(_session: Session, random: Random) -> Row:
    return schema.Question(text=word(random), position=random.randrange(9))


def question_asked(session: Session, random: Random) -> Row | None:
    question_id, meeting_id = some(session, schema.Question, random), some(session, schema.Meeting, random)
    moment = datetime(2026, 3, 4, 9, 31, 5, 123456, tzinfo=UTC)
    both = question_id and meeting_id
    return both and schema.QuestionAsked(question_id=question_id, meeting_id=meeting_id, asked_at=moment)


def chosen_question(session: Session, random: Random) -> Row | None:
    question_id, meeting_id = some(session, schema.Question, random), some(session, schema.Meeting, random)
    mine = select(schema.ChosenQuestion.id).where(
        schema.ChosenQuestion.meeting_id == meeting_id, schema.ChosenQuestion.question_id == question_id
    )
    free = question_id and meeting_id and session.scalar(mine) is None
    return schema.ChosenQuestion(question_id=question_id, meeting_id=meeting_id) if free else None


def note(session: Session, random: Random) -> Row | None:
    person_id, deal_id = some(session, schema.Person, random), some(session, schema.Deal, random)
    subject = {"deal_id": deal_id} if deal_id and random.random() < 0.5 else {"person_id": person_id}
    return schema.Note(noted_on=date(2026, 4, 5), text=word(random), **subject) if any(subject.values()) else None


MAKERS: dict[type[Row], Callable[[Session, Random], Row | None]] = {
    schema.Rep: rep,
    schema.Organization: lambda _session, random: schema.Organization(name=word(random)),
    schema.Person: person,
    schema.ContactPoint: contact_point,
    schema.Tag: tag,
    schema.Ally: ally,
    schema.Tie: tie,
    schema.Ask: ask,
    schema.Introduction: introduction,
    schema.Deal: deal,
    schema.StageEntry: stage_entry,
    schema.Meeting: meeting,
    schema.Question: question,
    schema.QuestionAsked: question_asked,
    schema.ChosenQuestion: chosen_question,
    schema.Note: note,
    schema.ImportBatch: lambda _session, random: schema.ImportBatch(
        file_name=word(random), imported_at=datetime(2026, 5, 6, tzinfo=UTC)
    ),
    schema.SavedMapping: lambda _session, random: schema.SavedMapping(
        header_key=word(random), content='rows = "people"', used_on=date(2026, 5, 6)
    ),
    schema.KeptApart: kept_apart,
    schema.MergedPerson: merged_person,
    schema.ExportEntry: lambda _session, random: schema.ExportEntry(
        exported_at=datetime(2026, 5, 6, tzinfo=UTC), author="", what=word(random)
    ),
    schema.NamedProspect: named_prospect,
    schema.Warming: warming,
    schema.Task: task,
    schema.PutOff: put_off,
    schema.Told: told,
    schema.Wording: lambda _session, random: schema.Wording(
        name=word(random)[-60:], purpose=random.choice(list(Purpose)), text=word(random)
    ),
    schema.SavedView: lambda _session, random: schema.SavedView(
        page="allies", name=word(random)[-60:], definition="{}"
    ),
    schema.Setting: lambda _session, random: schema.Setting(name=word(random)[-60:], content="1"),
    schema.OwnBenchmark: lambda _session, random: schema.OwnBenchmark(name=word(random)[-60:], rate=random.random()),
}


def plain_people(count: int) -> list[dict[str, object]]:
    """Rows for insert_many."""
    return [
        {"id": new_id(), "name": f"P{i}", "search_key": f"p{i}", "family_key": f"p{i}", "informed_on": date(2026, 1, 1)}
        for i in range(count)
    ]
