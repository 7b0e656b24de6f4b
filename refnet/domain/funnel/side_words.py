"""How the two sides of a comparison are called within sentences."""

from uuid import UUID

from refnet.domain.facts import NOBODY, DealFacts
from refnet.domain.funnel.comparison import Against, DiagnosisQuery, Leads
from refnet.domain.funnel.sides import Sides
from refnet.i18n import _


def sides(facts: DealFacts, query: DiagnosisQuery) -> Sides:
    """Return both names, such as "cold leads of Ann Lee" and "introductions of Ann Lee"."""
    rep = _rep(facts, query.rep)
    leads = {Leads.COLD: _("cold leads"), Leads.REFERRAL: _("introductions"), Leads.ALL: _("leads")}[query.leads]
    ours = _of(leads, rep)
    return {
        Against.REFERRALS: Sides(ours, _of(_("introductions"), rep)),
        Against.TEAM: Sides(ours, _("{leads} of the rest of the team").format(leads=leads)),
        Against.BEFORE: Sides(
            _("{leads} of this period").format(leads=ours), _("{leads} of the period before").format(leads=ours)
        ),
        Against.TARGETS: Sides(ours, _("the targets")),
    }[query.against]


def _of(leads: str, rep: str) -> str:
    return _("{leads} of {rep}").format(leads=leads, rep=rep) if rep else leads


def _rep(facts: DealFacts, rep: UUID | None) -> str:
    if rep is None:
        return ""
    code = facts.reps.code(rep)
    return _("this rep") if code == NOBODY else facts.reps.names[code]
