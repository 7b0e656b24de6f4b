"""What the diagnosis page says beside its charts: choices, short names, chips, and what a set of deals is called."""

from refnet.domain.funnel.comparison import Against, DiagnosisQuery, Leads
from refnet.domain.funnel.doings import Doing
from refnet.domain.funnel.effect_words import names, title
from refnet.domain.funnel.gap_words import step_name
from refnet.domain.funnel.questions import Standing
from refnet.domain.funnel.report import Diagnosis
from refnet.i18n import _
from refnet.ui.widgets.parts.chips import Chip


def leads() -> tuple[tuple[Leads, str], ...]:
    """Return which leads can be looked at."""
    return ((Leads.COLD, _("Cold leads")), (Leads.REFERRAL, _("Introductions")), (Leads.ALL, _("All leads")))


def against() -> tuple[tuple[Against, str], ...]:
    """Return what they can be compared with."""
    return (
        (Against.REFERRALS, _("Introductions")),
        (Against.TEAM, _("Rest of the team")),
        (Against.BEFORE, _("The period before")),
        (Against.TARGETS, _("Target profile")),
    )


def refusals(query: DiagnosisQuery) -> dict[Against, str]:
    """Return why a comparison is greyed."""
    reasons = {
        "leads": _("Only cold leads can be compared with referrals."),
        "rep": _("Choose one of us first, to compare with the others."),
        "period": _("Choose a period first, to compare with the time before."),
    }
    return {each: reasons[reason] for each, reason in query.refusals().items()}


def chip(standing: Standing) -> Chip:
    """Return the chip of how an answer stands."""
    return {
        Standing.LOOK: Chip(_("Look here"), "danger", "circle-alert"),
        Standing.FINE: Chip(_("Looks fine"), "won", "circle-check"),
        Standing.UNSURE: Chip(_("Can’t tell yet"), "neutral", "circle-dashed"),
        Standing.PARTLY: Chip(_("Partly noted"), "neutral", "circle-dashed"),
        Standing.MISSING: Chip(_("Not recorded"), "neutral", "circle-dashed"),
    }[standing]


def behind(found: Diagnosis, key: str) -> str:
    """Return what the deals behind a key have in common, as the page of deals names them."""
    start, _dash, rest = key.partition("-")
    if start in ("ours", "theirs"):
        return _step_deals(found.sides.ours if start == "ours" else found.sides.theirs, rest)
    if start == "question":
        return _question_deals(rest)
    if start in list(Doing):
        return _doing_deals(Doing(start), rest)
    return {
        "waiting": _("Too young to count where they stand"),
        "undated": _("Open leads without a beginning"),
        "unknown": _("Leads without a source"),
        "names": _("Names passed on without an introduction"),
        "rescued": _("Began cold, introduced later"),
    }[key]


def _step_deals(side: str, rest: str) -> str:
    side = side[:1].upper() + side[1:]
    if not rest:
        return side
    step = step_name(int(rest[0]))
    if rest.endswith("lost"):
        return _("{side}: did not go on, {step}").format(side=side, step=step)
    if rest.endswith("on"):
        return _("{side}: went on, {step}").format(side=side, step=step)
    return _("{side}: counted at {step}").format(side=side, step=step)


def _question_deals(rest: str) -> str:
    number, _dash, lacking = rest.partition("-")
    if lacking:
        return _("Question {number}: still to record").format(number=number)
    return _("Question {number}: the deals it rests on").format(number=number)


def _doing_deals(doing: Doing, rest: str) -> str:
    done, not_done = names(doing)
    what = {"done": done, "not": not_done, "lacking": _("still to record")}[rest]
    return _("{doing}: {what}").format(doing=title(doing), what=what)
