"""Brings files in: guesses what they mean, shows what they hold, and takes them in as one undoable step."""

from refnet.exchange.mapping import Refusal
from refnet.services.imports.decisions import (
    AS_IT_COMES,
    Change,
    ChangeKind,
    Conflict,
    Decisions,
    Likely,
    PersonWords,
    Resolution,
    Verdict,
)
from refnet.services.imports.doubting import Doubt, Question, doubts
from refnet.services.imports.looking import Look, Preview, guess, look, preview, remembered
from refnet.services.imports.opening import AS_FOUND, HowRead, opened
from refnet.services.imports.pasting import how_pasted, pasted_form
from refnet.services.imports.refusing import save_refused
from refnet.services.imports.report import Report
from refnet.services.imports.running import run
from refnet.services.imports.showing import Brought, brought

__all__ = [
    "AS_FOUND", "AS_IT_COMES", "Brought", "Change", "ChangeKind", "Conflict", "Decisions", "Doubt", "HowRead",
    "Likely", "Look", "PersonWords", "Preview", "Question", "Refusal", "Report", "Resolution", "Verdict", "brought",
    "doubts", "guess", "how_pasted", "look", "opened", "pasted_form", "preview", "remembered", "run", "save_refused",
]  # fmt: skip
