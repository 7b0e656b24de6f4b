"""The kinds of deals within which closing rates are compared: prepared or not, by source where both sides mix them."""

from refnet.domain.facts import WON, DealFacts, of_sources
from refnet.domain.funnel.comparison import SOURCES, Against, DiagnosisQuery, Leads
from refnet.domain.funnel.doings import PREPARED_TICKS, has_met, prepared_ticks
from refnet.domain.funnel.kitagawa import Kind
from refnet.domain.funnel.stages import CLOSING, Flags, how_many
from refnet.i18n import _

ENOUGH_RECORDED = 0.5  # share of the proposals of a side whose first meeting must be recorded


def closing_kinds(
    facts: DealFacts, query: DiagnosisQuery, sides: tuple[Flags, Flags], counts: Flags
) -> tuple[Kind, ...]:
    """Return the kinds of deals that got a proposal and count there, or none where preparation is not recorded.

    A comparison of cold with referral has one source on each side, so there preparation alone makes the kinds.
    """
    ours, theirs = (side & counts[:, CLOSING] for side in sides)
    met, prepared = has_met(facts), prepared_ticks(facts) >= PREPARED_TICKS
    if not (prepared & (ours | theirs)).any() or min(_share(met, ours), _share(met, theirs)) < ENOUGH_RECORDED:
        return ()
    classes = {_("prepared"): met & prepared, _("not prepared"): met & ~prepared, _("no meeting recorded"): ~met}
    made = [_kind(facts, name, ours & mask, theirs & mask) for name, mask in _by_source(facts, query, classes).items()]
    return tuple(each for each in made if each.ours or each.theirs)


def _by_source(facts: DealFacts, query: DiagnosisQuery, classes: dict[str, Flags]) -> dict[str, Flags]:
    if query.against is Against.REFERRALS or query.leads is not Leads.ALL:
        return classes
    introduced = of_sources(facts, SOURCES[Leads.REFERRAL])
    return {
        _("{kind}, {source}").format(kind=kind, source=source): mask & where
        for source, where in ((_("introduced"), introduced), (_("not introduced"), ~introduced))
        for kind, mask in classes.items()
    }


def _kind(facts: DealFacts, name: str, ours: Flags, theirs: Flags) -> Kind:
    won = facts.outcome == WON
    return Kind(name, how_many(ours & won), how_many(ours), how_many(theirs & won), how_many(theirs))


def _share(met: Flags, side: Flags) -> float:
    return float(met[side].mean()) if side.any() else 0.0
