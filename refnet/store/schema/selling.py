"""Asks, introductions, deals with their stages, and meetings."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column, validates

from refnet.domain.kinds import Answer, Channel, Direction, Intent, IntroductionKind, Noted, Outcome, Source, Stage
from refnet.domain.names import fold
from refnet.domain.today.words import first_contact
from refnet.store.schema.base import FOLDED, Row, choice, filled, flag, table_args, to


class Ask(Row):
    """Our request to a person for an introduction: the start of the funnel."""

    __tablename__ = "ask"

    ally_id: Mapped[UUID] = to("person")
    rep_id: Mapped[UUID] = to("rep")
    asked_on: Mapped[date]
    channel: Mapped[Channel] = choice(Channel, "channel", Channel.CALL)
    ideal_client: Mapped[str] = mapped_column(default="")
    wording: Mapped[str] = mapped_column(default="")
    target: Mapped[str] = mapped_column(default="")
    answer: Mapped[Answer] = choice(Answer, "answer", Answer.PENDING)
    answered_on: Mapped[date | None]
    import_batch_id: Mapped[UUID | None] = to("import_batch", index=False)


class Introduction(Row):
    """An introducer brings a prospect together with us, or we bring one together with an ally."""

    __tablename__ = "introduction"
    __table_args__ = table_args(
        CheckConstraint("introducer_id <> prospect_id", name="two_people"),
        CheckConstraint("recipient_id <> prospect_id", name="two_people_given"),
        CheckConstraint(
            "(direction = 'received' AND introducer_id IS NOT NULL AND recipient_id IS NULL)"
            " OR (direction = 'given' AND recipient_id IS NOT NULL AND introducer_id IS NULL)",
            name="direction_sides",
        ),
        Index(
            "uq_introduction_originating",
            "deal_id",
            unique=True,
            sqlite_where=text("is_originating = 1"),
            postgresql_where=text("is_originating"),
        ),
    )

    direction: Mapped[Direction] = choice(Direction, "direction", Direction.RECEIVED)
    introducer_id: Mapped[UUID | None] = to("person")
    recipient_id: Mapped[UUID | None] = to("person")
    prospect_id: Mapped[UUID] = to("person")
    rep_id: Mapped[UUID] = to("rep")
    made_on: Mapped[date | None] = mapped_column(index=True)
    channel: Mapped[Channel] = choice(Channel, "channel", Channel.EMAIL)
    kind: Mapped[IntroductionKind] = choice(IntroductionKind, "kind", IntroductionKind.INTRODUCED)
    spoke: Mapped[bool] = flag("spoke")
    expects: Mapped[bool] = flag("expects")
    knows_reason: Mapped[bool] = flag("knows_reason")
    present: Mapped[bool] = flag("present")
    reason: Mapped[str] = mapped_column(default="")
    ask_id: Mapped[UUID | None] = to("ask")
    deal_id: Mapped[UUID | None] = to("deal")
    is_originating: Mapped[bool] = flag("is_originating")
    thanked_on: Mapped[date | None]
    import_batch_id: Mapped[UUID | None] = to("import_batch", index=False)


class Deal(Row):
    """One pursuit of a prospect, from the first touch to won or lost.

    `stage` is the furthest open stage reached and `outcome` how it ended; the history is in StageEntry.
    """

    __tablename__ = "deal"
    __table_args__ = table_args(
        filled("title", 300),
        CheckConstraint("stage NOT IN ('won', 'lost')", name="stage_open"),
        CheckConstraint("currency = '' OR length(currency) = 3", name="currency_code"),
    )

    title: Mapped[str]
    search_key: Mapped[str] = mapped_column(FOLDED, index=True)
    reference: Mapped[str | None] = mapped_column(unique=True)
    prospect_id: Mapped[UUID | None] = to("person")
    organization_id: Mapped[UUID | None] = to("organization")
    rep_id: Mapped[UUID | None] = to("rep")
    source: Mapped[Source] = choice(Source, "source", Source.UNKNOWN)
    first_touch_on: Mapped[date | None] = mapped_column(index=True)
    amount: Mapped[int | None] = mapped_column(BigInteger)  # minor units of `currency`
    currency: Mapped[str] = mapped_column(default="")
    segment: Mapped[str] = mapped_column(default="")
    stage: Mapped[Stage] = choice(Stage, "stage", Stage.LEAD)
    outcome: Mapped[Outcome] = choice(Outcome, "outcome", Outcome.OPEN)
    closed_on: Mapped[date | None] = mapped_column(index=True)
    lost_reason: Mapped[str] = mapped_column(default="")
    next_step: Mapped[str] = mapped_column(default="")
    next_step_on: Mapped[date | None]
    is_contact_next: Mapped[bool] = flag("is_contact_next")  # the next step is the first contact that forms propose
    import_batch_id: Mapped[UUID | None] = to("import_batch", index=False)

    @validates("next_step")
    def _know_contact(self, _key: str, step: str) -> str:
        """Compare the words as they are written, for later they may be read in another language."""
        self.is_contact_next = step == first_contact()
        return step

    @validates("title")
    def _fold_title(self, _key: str, title: str) -> str:
        self.search_key = fold(title)
        return title


class StageEntry(Row):
    """That a deal entered a stage on a day; won and lost included."""

    __tablename__ = "stage_entry"

    deal_id: Mapped[UUID] = to("deal")
    stage: Mapped[Stage] = choice(Stage, "stage")
    entered_on: Mapped[date | None]


class Meeting(Row):
    """A talk about a deal, and what was found out in it.

    Each tick of preparation is the moment it was set, empty when not done. The four `…_known` say by what the
    prospect was judged: what they need, their budget, who decides and by when.
    """

    __tablename__ = "meeting"

    deal_id: Mapped[UUID] = to("deal")
    rep_id: Mapped[UUID | None] = to("rep")
    planned_on: Mapped[date | None]
    planned_time: Mapped[str] = mapped_column(default="")  # HH:MM on the day, as the clock there shows it
    scheduled_on: Mapped[date | None]  # when it was agreed
    agenda: Mapped[str] = mapped_column(default="")
    research: Mapped[str] = mapped_column(default="")
    points: Mapped[str] = mapped_column(default="")  # the pitch tailored to them
    intended_step: Mapped[str] = mapped_column(default="")
    held_on: Mapped[date | None]
    agenda_at: Mapped[datetime | None]
    research_at: Mapped[datetime | None]
    pitch_at: Mapped[datetime | None]
    connections_at: Mapped[datetime | None]
    questions_at: Mapped[datetime | None]
    next_step: Mapped[str] = mapped_column(default="")
    next_step_on: Mapped[date | None]
    next_step_at: Mapped[datetime | None]
    intent: Mapped[Intent] = choice(Intent, "intent", Intent.UNKNOWN)
    return_discussed: Mapped[Noted] = choice(Noted, "return_discussed", Noted.UNKNOWN)
    qualified: Mapped[Noted] = choice(Noted, "qualified", Noted.UNKNOWN)
    need_known: Mapped[bool] = flag("need_known")
    budget_known: Mapped[bool] = flag("budget_known")
    decision_known: Mapped[bool] = flag("decision_known")
    timing_known: Mapped[bool] = flag("timing_known")


class Question(Row):
    """A discovery question of the user's bank."""

    __tablename__ = "question"
    __table_args__ = table_args(filled("text", 1000))

    text: Mapped[str]
    stage: Mapped[Stage] = choice(Stage, "stage", Stage.MET)
    purpose: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    is_retired: Mapped[bool] = flag("is_retired")  # no longer offered, but once asked


class QuestionAsked(Row):
    """That a question was asked in a meeting, when, and what the answer was."""

    __tablename__ = "question_asked"

    question_id: Mapped[UUID] = to("question")
    meeting_id: Mapped[UUID] = to("meeting")
    asked_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(default="")
