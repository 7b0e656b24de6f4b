"""What Today says of each thing, and why it is there."""

from datetime import date, timedelta

from refnet.domain.kinds import Channel, Duty, Stage
from refnet.domain.meetings import Preparation
from refnet.domain.today.rows import Asked, Chore, Promise, Quiet, Standstill, Story, Talk, Waiting
from refnet.i18n import _, counted


def group(duty: Duty) -> str:
    """Return what the things of a duty are called together."""
    return {
        Duty.FIRST_CONTACT: _("Waiting for first contact"),
        Duty.PREPARATION: _("Meetings without preparation"),
        Duty.NEXT_STEP: _("Meetings of today, and without a next step"),
        Duty.THANKS: _("Thanks and news owed"),
        Duty.PROMISE: _("Names and answers waited for"),
        Duty.ASK: _("Asks to make"),
        Duty.QUIET: _("Gone quiet"),
        Duty.TASK: _("Tasks and next steps"),
    }[duty]


def whom(name: str, organization: str) -> str:
    """Return a person with their company."""
    return f"{name}, {organization}" if organization else name


def waiting(one: Waiting, today: date, limit: int) -> str:
    """Say who brought a prospect, when and how, and whether they expect to hear from us."""
    said = _("Introduced by {who} {when}, {how}").format(
        who=one.introducer, when=ago(one.made_on, today), how=_how(one.channel)
    )
    if one.expects:
        return _("{said}; they expect to hear from you").format(said=said)
    days = counted("your limit is {count} working day", "your limit is {count} working days", limit)
    gone = working_days_between(one.made_on, today)
    return (
        _("{said}; {days}, now {gone}").format(said=said, days=days, gone=gone) if gone > limit else f"{said}; {days}"
    )


def first_contact() -> str:
    """Return the next step that forms propose for a new deal; a contact takes it, and waiting for one says it already."""
    return _("First contact")


def talk(one: Talk, today: date) -> str:
    """Say with whom a meeting is, and when."""
    when = ahead(one.planned_on or today, today)
    at = f"{when} {one.planned_time}".rstrip()
    return _("{who}: {when}").format(who=whom(one.prospect, one.organization), when=at)


def missing(one: Talk) -> str:
    """Say what of a preparation is not done yet."""
    if len(one.missing) == len(tuple(Preparation)) - 1:
        return _("Nothing prepared yet")
    return _("Missing: {parts}").format(parts=", ".join(preparation(part) for part in one.missing))


def preparation(part: Preparation) -> str:
    """Return a part of preparation in words."""
    return {
        Preparation.AGENDA: _("agenda"),
        Preparation.RESEARCH: _("research"),
        Preparation.PITCH: _("tailored pitch"),
        Preparation.CONNECTIONS: _("shared connections"),
        Preparation.QUESTIONS: _("questions"),
        Preparation.NEXT_STEP: _("next step"),
    }[part]


def unsettled(one: Talk, today: date) -> str:
    """Say what a meeting still wants, and when it was."""
    if one.held_on is None and one.planned_on == today:
        return _("You meet today, and are prepared; note how it went")
    if one.held_on is None:
        return _("You planned to meet {when}; how did it go?").format(when=ago(one.planned_on or today, today))
    if one.step_on is not None:
        return _("You met {when}; the step agreed then is no longer open, and no other is agreed").format(
            when=ago(one.held_on, today)
        )
    if one.has_next:
        return _("You met {when}, and no day was agreed for the next step").format(when=ago(one.held_on, today))
    return _("You met {when}, and no next step is agreed").format(when=ago(one.held_on, today))


def standstill(one: Standstill, today: date) -> str:
    """Say how far a deal came and when, and that nothing has a day since."""
    came = sentence(became(one.stage) or _("you were in touch"))
    return _("{came} {when}, and neither a meeting nor a next step has a day").format(
        came=came, when=ago(one.since, today)
    )


def story(one: Story) -> str:
    """Say whom to thank or to tell, and of whom."""
    return _("{who}: {prospect}").format(who=one.introducer, prospect=one.prospect)


def owed(one: Story, today: date) -> str:
    """Say what the introducer is owed, and since when."""
    made, became = ago(one.made_on, today), news(one)
    if became and one.stage_on is not None:
        became = _("{news} ({when})").format(news=became, when=ago(one.stage_on, today))
    if one.is_thanked:
        return _("Does not know yet: {news}").format(news=became)
    is_since = one.stage_on is None or one.stage_on >= one.made_on  # a deal may have been older than its introduction
    if became and is_since:
        return _("Not thanked yet: introduced them {made}, {news}").format(made=made, news=became)
    return _("Not thanked yet: introduced them {made}").format(made=made)


def news(one: Story) -> str:
    """Return what became of an introduction, empty while there is nothing to tell."""
    return became(one.stage, one.told)


def became(stage: Stage, told: Stage | None = None) -> str:
    """Say how far a deal came as its introducer hears it, who was `told` that far; empty while there is nothing to tell."""
    if is_taken_up(stage, told):
        return _("it is open again")
    return {
        Stage.MET: _("you met"),
        Stage.QUALIFIED: _("you met and there is a need"),
        Stage.PROPOSED: _("you made a proposal"),
        Stage.WON: _("they became a client"),
        Stage.LOST: _("it came to nothing"),
    }.get(stage, "")


def is_taken_up(stage: Stage, told: Stage | None) -> bool:
    """Tell whether a deal runs again whose end its introducer was told."""
    return told is not None and told.is_end and not stage.is_end


def promised(one: Promise) -> str:
    """Say which name is waited for."""
    return _("{ally}: introduction to {name}").format(ally=one.ally, name=one.name)


def promised_why(one: Promise, today: date) -> str:
    """Say since when."""
    return _("Named {when}, not introduced yet").format(when=ago(one.named_on, today))


def unanswered(one: Asked) -> str:
    """Say whose answer is waited for."""
    return _("{ally}: answer to your ask").format(ally=one.ally)


def unanswered_why(one: Asked, today: date, silent_on: date) -> str:
    """Say since when, when the ask counts as silent, and what for."""
    told = _("Asked {when}, counts as silent {then}").format(
        when=ago(one.asked_on, today), then=ahead(silent_on, today)
    )
    return _("{told}; for “{wanted}”").format(told=told, wanted=_bare(one.wanted)) if one.wanted else told


def ask(name: str) -> str:
    """Say whom to ask."""
    return _("Ask {name}").format(name=name)


def sentence(text: str) -> str:
    """Return a text that begins as a sentence does."""
    return text[:1].upper() + text[1:]


def later_why(one: Asked, today: date) -> str:
    """Say that somebody wanted to be asked later, since when, and for what."""
    when = ago(one.answered_on or one.asked_on, today)
    if one.wanted:
        return _("Said “later” {when} when asked for “{wanted}”").format(when=when, wanted=_bare(one.wanted))
    return _("Said “later” {when}").format(when=when)


def quiet(one: Quiet, today: date) -> str:
    """Say who has gone quiet, and for how long."""
    if one.every:
        return _("{name}: last in touch {when}").format(name=one.name, when=ago(one.last_on, today))
    weeks = max((today - one.last_on).days // 7, 1)
    silence = counted("nothing for {count} week", "nothing for {count} weeks", weeks)
    return f"{one.name}: {silence}"


def quiet_why(one: Quiet) -> str:
    """Say what they did before, and how likely it is that they still do; or how often they are to be heard of."""
    if one.every:
        return counted("You want to be in touch every day", "You want to be in touch every {count} days", one.every)
    made = counted("{count} introduction before that", "{count} introductions before that", one.introductions)
    return _("{made}; the chance that they are still active is about {chance}%").format(
        made=made, chance=max(round(100 * one.chance), 1)
    )


def chore(one: Chore) -> str:
    """Say what is to be done; a step to a deal begins with whom it is with, for the words alone are often the same."""
    return _("{who}: {step}").format(who=one.whom, step=one.text) if one.is_step and one.whom else one.text


def chore_why(one: Chore, today: date) -> str:
    """Say whether it is a task, of whom, and how late."""
    when = ago(one.due_on, today) if one.due_on is not None and one.due_on < today else ""
    kind = _("Next step") if one.is_step else _("Your task")
    due = _("due {when}").format(when=when) if when else _("due today") if one.due_on else ""
    return "; ".join(part for part in (kind, "" if one.is_step else one.whom, due) if part)


def ago(day: date, today: date) -> str:
    """Say a day that has been as people do."""
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < 14:
        return counted("{count} day ago", "{count} days ago", days)
    return counted("{count} week ago", "{count} weeks ago", days // 7)


def ahead(day: date, today: date) -> str:
    """Say a day to come as people do."""
    days = (day - today).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return counted("in {count} day", "in {count} days", days)


def working_days_between(first: date, last: date) -> int:
    """Return how many working days, Monday to Friday, lie behind the first day up to the last."""
    days = range(1, (last - first).days + 1)
    return sum((first + timedelta(days=number)).weekday() < 5 for number in days)


def _bare(wanted: str) -> str:
    """Return what was asked for without the stop at its end, for it stands within a sentence."""
    return wanted.strip().rstrip(".")


def _how(channel: Channel) -> str:
    return {
        Channel.DETAILS: _("by passing on their details"),
        Channel.EMAIL: _("by e-mail"),
        Channel.MESSAGE: _("by message"),
        Channel.CALL: _("by call"),
        Channel.VIDEO: _("in a video call"),
        Channel.IN_PERSON: _("in person"),
    }[channel]
