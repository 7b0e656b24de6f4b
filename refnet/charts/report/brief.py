"""The meeting brief: one page that one reads before the door."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from refnet.charts.periods import day_name
from refnet.charts.report.content import Heading, Part, Points, Report, Text
from refnet.charts.report.pages import pages
from refnet.domain.meetings import BEFOREHAND, Preparation
from refnet.i18n import _
from refnet.services.briefing import Brief, Link
from refnet.services.insights.telling import way
from refnet.services.people import TimelineEntry

CUT = 240  # letters of a note on a page that is full


@dataclass(frozen=True, slots=True)
class Room:
    """How much of the past and of the network a page takes, and how many letters of each text; None takes all."""

    past: int
    shared: int
    ways: int
    letters: int | None = None


ROOMS = (Room(8, 12, 3), Room(5, 8, 2), Room(3, 5, 1), Room(2, 4, 1, 1200), Room(1, 3, 0, 600), Room(0, 3, 0, 300))


def brief_report(brief: Brief, today: date) -> Report:
    """Return the brief on one page: what matters least gives way, and long texts are cut last.

    A page that is full even so goes on, for nothing prepared is left out without a word.
    """
    made = [_report(brief, room, today) for room in ROOMS[:1]]
    for room in ROOMS[1:]:
        if len(pages(made[-1])) == 1:
            break
        made.append(_report(brief, room, today))
    return made[-1]


def whole_brief(brief: Brief, today: date) -> Report:
    """Return all of the brief, on however many pages."""
    return _report(brief, ROOMS[0], today)


def _report(brief: Brief, room: Room, today: date) -> Report:
    deal = brief.deal
    title = deal.prospect or deal.organization or deal.title
    footer = _("Meeting brief, made on {day}. For your eyes: notes stand on it.").format(day=day_name(today))
    return Report(title, tuple(_about(brief)), tuple(_parts(brief, room)), footer)


def _about(brief: Brief) -> Iterator[tuple[str, str]]:
    deal, plan = brief.deal, brief.plan
    who = ", ".join(text for text in (brief.job_title, deal.organization if deal.prospect else "") if text)
    if who:
        yield _("Who"), who
    if plan is not None and plan.planned_on is not None:
        yield _("Meeting"), f"{day_name(plan.planned_on)} {plan.planned_time}".rstrip()
    yield _("About"), deal.title
    if brief.reach:
        ways = sorted(brief.reach[:3], key=lambda way: "://" in way)  # of a line too long for paper the end is cut
        yield _("Reach"), ", ".join(ways)


def _parts(brief: Brief, room: Room) -> Iterator[Part]:
    plan = brief.plan
    yield Heading(_("How we came to them"))
    yield from _came(brief, _cut(brief.reason, room))
    if plan is not None:
        yield from _lines(_("Agenda"), plan.agenda, room)
        yield from _lines(_("What we found out"), plan.research, room)
        yield from _lines(_("What matters to them"), plan.points, room)
    yield from _points(_("Questions to ask"), brief.questions)
    if plan is not None and plan.intended_step:
        yield Heading(_("Next step to aim for"))
        yield Text(plan.intended_step, "lead")
    yield from _network(brief, room)
    yield from _points(_("What was so far"), [_entry(one, room) for one in brief.past[: room.past]])
    if plan is not None:
        yield Text(_prepared(frozenset(plan.ticked)), "small")


def _came(brief: Brief, reason: str) -> Iterator[Part]:
    yield Points(tuple(_link(one) for one in brief.chain) or (_uncalled(brief),))
    if reason:
        yield Text(_("Why: {reason}").format(reason=reason), "lead")


def _link(link: Link) -> str:
    told = _("{introducer} introduced {prospect}").format(introducer=link.introducer, prospect=link.prospect)
    return f"{told}, {day_name(link.made_on)}" if link.made_on else told


def _uncalled(brief: Brief) -> str:
    """Say how a deal began that nobody introduced us to."""
    began = brief.deal.first_touch_on
    told = _("By {way}").format(way=way(brief.deal.source))
    return f"{told}, {day_name(began)}" if began else told


def _lines(title: str, text: str, room: Room) -> Iterator[Part]:
    lines = [line.strip(" -•*") for line in _cut(text, room).splitlines()]
    yield from _points(title, [line for line in lines if line])


def _points(title: str, sentences: Sequence[str]) -> Iterator[Part]:
    if sentences:
        yield Heading(title)
        yield Points(tuple(sentences))


def _network(brief: Brief, room: Room) -> Iterator[Part]:
    ways, shared = brief.ways[: room.ways], brief.shared[: room.shared]
    told = [_("{name} {how}").format(name=one.name, how=one.how) for one in shared]
    if len(brief.shared) > len(shared):
        told.append(_("and {count} more").format(count=len(brief.shared) - len(shared)))
    sentences = [", ".join(told)] if told else []
    sentences += [_("Path: {names}. {told}").format(names=" → ".join(one.names), told=one.told) for one in ways]
    if not (brief.ways or brief.shared):
        sentences = [_("Nobody in RefNet is known to know them.")]
    yield from _points(_("People we share"), sentences)


def _entry(one: TimelineEntry, room: Room) -> str:
    day = day_name(one.on) if one.on else ""
    detail = " ".join(one.detail.split())
    told = ": ".join(text for text in (one.title, detail) if text)
    told = told if len(told) <= CUT or room is ROOMS[0] else told[: CUT - 1] + "…"
    return ", ".join(text for text in (day, told) if text)


def _cut(text: str, room: Room) -> str:
    if room.letters is None or len(text) <= room.letters:
        return text
    return text[: room.letters].rsplit(maxsplit=1)[0] + _(" … (the rest is in RefNet)")


def _prepared(done: frozenset[Preparation]) -> str:
    names = {
        Preparation.AGENDA: _("agenda"),
        Preparation.RESEARCH: _("research"),
        Preparation.PITCH: _("tailored pitch"),
        Preparation.CONNECTIONS: _("shared connections"),
        Preparation.QUESTIONS: _("questions"),
    }
    open_ones = [names[one] for one in BEFOREHAND if one not in done]
    if not open_ones:
        return _("All is prepared.")
    return _("Still to prepare: {what}.").format(what=", ".join(open_ones))
