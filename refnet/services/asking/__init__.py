"""Asking: whom next and why, clients never asked, cold deals that somebody could warm, and what came of asks."""

from refnet.services.asking.card import Card, card, last_ideal_client
from refnet.services.asking.chosen import AskChoices, AskQuery, ask_choices
from refnet.services.asking.compared import WordingRate, compared
from refnet.services.asking.grouped import AskGroup, AskGrouping, grouped
from refnet.services.asking.ledger import AskFunnel, LedgerRow, ask, funnel, ledger, name_prospects, names_of
from refnet.services.asking.named import NamedRow, named
from refnet.services.asking.never import NeverAsked, asked_clients, never_asked
from refnet.services.asking.suggesting import Suggestion, suggestions
from refnet.services.asking.warming import WarmingRow, Warmings, mark_warming, warmings

__all__ = [
    "AskChoices", "AskFunnel", "AskGroup", "AskGrouping", "AskQuery", "Card", "LedgerRow", "NamedRow", "NeverAsked", "Suggestion", "WarmingRow",
    "Warmings", "WordingRate", "ask", "ask_choices", "asked_clients", "card", "compared", "funnel", "grouped", "last_ideal_client", "ledger", "mark_warming",
    "name_prospects", "named", "names_of", "never_asked", "suggestions", "warmings",
]  # fmt: skip
