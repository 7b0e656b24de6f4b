"""Brings files in: guesses what they mean, shows what they hold, and takes them in as one undoable step."""

from refnet.exchange.mapping import Refusal
from refnet.services.imports.looking import Preview, guess, preview
from refnet.services.imports.report import Report
from refnet.services.imports.running import run

__all__ = ["Preview", "Refusal", "Report", "guess", "preview", "run"]
