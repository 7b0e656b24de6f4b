"""What a rep's day is made of: names from asks, tasks, what was put off, what introducers were told, questions chosen, and texts."""

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from refnet.domain.kinds import Channel, Duty, Purpose, Stage
from refnet.store.schema.base import Row, choice, filled, flag, table_args, to


class NamedProspect(Row):
    """Somebody an ally named when asked; `introduction_id` once they brought us together."""

    __tablename__ = "named_prospect"
    __table_args__ = table_args(filled("name"))

    ask_id: Mapped[UUID] = to("ask")
    name: Mapped[str]
    organization: Mapped[str] = mapped_column(default="")
    named_on: Mapped[date]
    person_id: Mapped[UUID | None] = to("person")
    introduction_id: Mapped[UUID | None] = to("introduction")
    given_up_on: Mapped[date | None]


class Warming(Row):
    """The cold deal that the introduction asked for is to warm."""

    __tablename__ = "warming"
    __table_args__ = table_args(UniqueConstraint("ask_id"))

    ask_id: Mapped[UUID] = to("ask", index=False)
    deal_id: Mapped[UUID] = to("deal")


class Task(Row):
    """Something a rep means to do by themselves."""

    __tablename__ = "task"
    __table_args__ = table_args(filled("text", 1000))

    text: Mapped[str]
    rep_id: Mapped[UUID] = to("rep")
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    person_id: Mapped[UUID | None] = to("person")
    deal_id: Mapped[UUID | None] = to("deal")


class PutOff(Row):
    """That something on Today was put off until a day, or for good when `until` is empty.

    `subject_id` is the ask, introduction, meeting, deal or person that the duty is about; without a rep it rests for all.
    """

    __tablename__ = "put_off"
    __table_args__ = table_args(UniqueConstraint("duty", "subject_id", "rep_id"))

    duty: Mapped[Duty] = choice(Duty, "duty")
    subject_id: Mapped[UUID]
    rep_id: Mapped[UUID | None] = to("rep")
    until: Mapped[date | None]
    put_off_on: Mapped[date]


class Told(Row):
    """That an introducer was told what became of an introduction: up to which stage, and whether they were thanked."""

    __tablename__ = "told"

    introduction_id: Mapped[UUID] = to("introduction")
    told_on: Mapped[date]
    stage: Mapped[Stage] = choice(Stage, "stage")
    channel: Mapped[Channel] = choice(Channel, "channel", Channel.EMAIL)
    is_thanks: Mapped[bool] = flag("is_thanks")


class Wording(Row):
    """A text that the user keeps for asking, forwarding, thanking; {first name}, {company} and the like are filled in."""

    __tablename__ = "wording"
    __table_args__ = table_args(filled("name", 60), filled("text", 20_000), UniqueConstraint("purpose", "name"))

    name: Mapped[str]
    purpose: Mapped[Purpose] = choice(Purpose, "purpose")
    text: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class ChosenQuestion(Row):
    """That a question is to be asked in a meeting to come; `position` is its place among those chosen."""

    __tablename__ = "chosen_question"
    __table_args__ = table_args(UniqueConstraint("meeting_id", "question_id"))

    meeting_id: Mapped[UUID] = to("meeting", index=False)
    question_id: Mapped[UUID] = to("question")
    position: Mapped[int] = mapped_column(default=0)
