"""What the words and numbers of the report mean."""

from refnet.charts.report.content import Heading, Part, Terms
from refnet.domain.kinds import Denominator
from refnet.i18n import _
from refnet.services.insights import ConversionReport


def definitions(report: ConversionReport) -> list[Part]:
    """Return the definitions, with the denominator and the horizon of this report."""
    benchmark = report.benchmark
    entries = (
        (_("Referral, cold"), _("Referral: an ally introduced the prospect to one of us. Cold: addressed without an introduction. A name alone is neither. Fixed at the first touch.")),
        (_("Rate"), _rate(report.conversion.denominator, report.conversion.horizon_days)),
        (_("Range"), _("95% range: where the true rate can well lie, given so many deals. Under five old enough there are counts only.")),
        (_("Benchmark"), f"{benchmark.label}. {benchmark.source}"),
        (_("Points of the gap"), _("Of a hundred leads, how many clients fewer go with this step. The steps add up to the whole gap.")),
        (_("Goes with"), _("Deals where it was done were won more or less often. That does not prove a cause.")),
    )  # fmt: skip
    return [Heading(_("What the words mean")), Terms(entries)]


def _rate(denominator: Denominator, days: int) -> str:
    if denominator is Denominator.CLOSED:
        return _("Won / (won + lost), of the deals that ended, however long they took. Open deals stay outside.")
    what = {
        Denominator.ALL: _("all leads"),
        Denominator.MET: _("meetings held"),
        Denominator.QUALIFIED: _("qualified prospects"),
        Denominator.PROPOSED: _("proposals"),
    }[denominator]
    told = _(
        "The share of {what} that become clients within {days} days. Open deals are undecided until then, so it can be above won / all."
    )
    return told.format(what=what, days=days)
