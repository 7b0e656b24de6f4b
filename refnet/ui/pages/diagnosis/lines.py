"""The six answers, the doubts and what is still to be recorded, as lines with links."""

from refnet.domain.funnel import effect_words
from refnet.domain.funnel.doings import Doing
from refnet.domain.funnel.questions import Answer, Standing
from refnet.domain.funnel.report import Diagnosis, Factor
from refnet.i18n import _, counted
from refnet.ui.pages.diagnosis import words
from refnet.ui.pages.diagnosis.linked_lines import Line, Link

LOG_MEETING, LOG_INTRODUCTION, LOG_COLD_LEAD = "log-meeting", "log-introduction", "log-cold-lead"
FORMS = (LOG_MEETING, LOG_INTRODUCTION, LOG_COLD_LEAD)  # what a link opens instead of deals


def answers(found: Diagnosis) -> list[Line]:
    """Return the six questions with their answers."""
    return [
        Line(str(each.number), each.question, each.sentence, _answer_links(found, each), words.chip(each.standing))
        for each in found.answers
    ]


def _answer_links(found: Diagnosis, each: Answer) -> tuple[Link, ...]:
    key, links = f"question-{each.number}", []
    if each.standing is not Standing.MISSING and (count := found.count(key)):
        links.append(Link(_show(count), key))
    if lacking := found.count(f"{key}-lacking"):
        links.append(Link(_start(each, lacking), f"{key}-lacking", each.record))
    elif each.standing is Standing.MISSING and each.number > 1:
        links.append(Link(_("Start recording: log a meeting …"), LOG_MEETING, each.record))
    return tuple(links)


def _start(each: Answer, lacking: int) -> str:
    if each.standing is Standing.MISSING:
        return counted("Start recording here: {count} deal", "Start recording here: {count} deals", lacking)
    return counted("Still to record: {count} deal", "Still to record: {count} deals", lacking)


def doubts(found: Diagnosis) -> list[Line]:
    """Return how wrong it could be; the chances stand with the verdict."""
    return [
        Line("•", "", each.sentence, (Link(_show(found.count(each.key)), each.key),) if each.behind is not None else ())
        for each in found.doubts
        if each.key != "chances"
    ]


def unrecorded(found: Diagnosis) -> list[Line]:
    """Return what cannot be compared, for it is not recorded; without any meeting what to record is said once."""
    missing = [each for each in found.factors if each.effect is None]
    of_meetings = [
        each for each in missing if each.doing is not Doing.SPEED and not found.count(f"{each.doing}-lacking")
    ]
    if len(of_meetings) < len(found.factors) - 1:
        return [_unrecorded(found, each) for each in missing]
    told = effect_words.at_first_meetings()
    log = Link(_("Start recording: log a meeting …"), LOG_MEETING)
    return [Line("•", "", told, (log,)), *(_unrecorded(found, each) for each in missing if each.doing is Doing.SPEED)]


def _unrecorded(found: Diagnosis, each: Factor) -> Line:
    key = f"{each.doing}-lacking"
    count = found.count(key)
    links: tuple[Link, ...] = ()
    if count:
        said = counted("Start recording here: {count} deal", "Start recording here: {count} deals", count)
        links = (Link(said, key),)
    elif each.doing is not Doing.SPEED:
        links = (Link(_("Start recording: log a meeting …"), LOG_MEETING),)
    told = _("Not recorded yet. {record}").format(record=effect_words.record(each.doing))
    return Line("•", effect_words.title(each.doing), told, links)


def _show(count: int) -> str:
    return counted("Show the {count} deal", "Show the {count} deals", count)
