"""What is missing in the data, stands outside, or cannot be right, as far as it touches the report."""

from refnet.charts.report.content import Heading, Part, Points
from refnet.domain.conversion import counted_words, view_words
from refnet.domain.funnel.report import Diagnosis
from refnet.i18n import _
from refnet.services.insights import ConversionReport

TOLD_BY_CONVERSION = ("unknown", "undated")


def quality_parts(report: ConversionReport, found: Diagnosis) -> list[Part]:
    """Return the sentences of both pages about the data, each once; there is always one about the sources."""
    if report.is_empty:
        return []
    conversion = report.conversion
    told = [
        view_words.quality_sentence(report.figures.quality),
        counted_words.stalled_sentence(conversion.whole),
        counted_words.undated_sentence(conversion.whole),
    ]
    known = TOLD_BY_CONVERSION if report.figures.query.names_with_cold else (*TOLD_BY_CONVERSION, "names")
    told += [each.sentence for each in found.doubts if each.behind is not None and each.key not in known]
    return [Heading(_("Data quality")), Points(tuple(filter(None, told)))]
