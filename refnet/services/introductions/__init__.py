"""Introductions: logged with the deal they open, listed, thanked for and removed."""

from refnet.services.introductions.changing import change
from refnet.services.introductions.funnel import StageCount, funnel
from refnet.services.introductions.listed import IntroductionRow, count, ids, introductions_of, page, record, rows
from refnet.services.introductions.writing import log, log_given, remove, thank

__all__ = [
    "IntroductionRow", "StageCount", "change", "count", "funnel", "ids", "introductions_of", "log", "log_given", "page", "record", "remove", "rows",
    "thank",
]  # fmt: skip
