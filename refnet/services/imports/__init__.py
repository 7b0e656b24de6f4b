"""Brings files in: guesses what they mean, shows what they hold, and takes them in as one undoable step."""

from refnet.exchange.mapping import Refusal
from refnet.services.imports.decisions import (
    Change,
    ChangeKind,
    Conflict,
    Decisions,
    Likely,
    PersonWords,
    Resolution,
    Verdict,
)
from refnet.services.imports.looking import Preview, guess, preview
from refnet.services.imports.report import Report
from refnet.services.imports.running import run

__all__ = [
    "Change", "ChangeKind", "Conflict", "Decisions", "Likely", "PersonWords", "Preview", "Refusal", "Report", "Resolution",
    "Verdict", "guess", "preview", "run",
]  # fmt: skip
