"""Who may be the same person: forms of names and companies, blocks worth comparing, a score and its reasons."""

from refnet.domain.likeness.blocking import Crowd, Pair, pairs
from refnet.domain.likeness.comparing import LIKELY, Match, Somebody, compare
from refnet.domain.likeness.forms import company_key, mixes_alphabets, name_words
from refnet.domain.likeness.reasons import Fact, reasons, seen, warnings

__all__ = [
    "LIKELY", "Crowd", "Fact", "Match", "Pair", "Somebody", "company_key", "compare", "mixes_alphabets", "name_words",
    "pairs", "reasons", "seen", "warnings",
]  # fmt: skip
