"""What is known of the files that a program writes."""

from dataclasses import dataclass, field

from refnet.exchange.mapping.fields import Rows

SOURCES_AND_WAYS = {"deal.source": {"*": "unknown"}, "introduction.channel": {"*": ""}}
ENDS_TOLD = {"deal.stage": {"*": ""}}  # a stage of one's own is no loss where another column tells the end


@dataclass(frozen=True, slots=True)
class Dialect:
    """One kind of list of one program, known by its headers as a set; headers stand between bars, the best first.

    Of each group in `needed` one header must be there, and none of `never`. `words` are meanings of this program's own,
    by field; `*` stands for all others. Rows that have a word of `skipped` under its header are left out.
    """

    key: str  # program.list
    rows: Rows
    needed: tuple[str, ...]
    fields: dict[str, str]
    never: str = ""
    mark: str = ""  # stands in some header as it is
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    date_order: str | None = None
    skipped: dict[str, str] = field(default_factory=dict)
