"""Why two people are probably one, as facts and as a sentence for people."""

import unicodedata
from collections.abc import Collection
from enum import StrEnum

from refnet.domain.likeness.forms import mixes_alphabets, spelled_words
from refnet.domain.names import fold
from refnet.i18n import _


class Fact(StrEnum):
    """Something that two people have in common, or that keeps them apart."""

    SAME_NAME = "same_name"
    ACCENTS = "accents"
    SPELLING = "spelling"
    LOOKALIKE = "lookalike"
    ORDER = "order"
    INITIAL = "initial"
    NICKNAME = "nickname"
    EXTRA_WORD = "extra_word"
    TYPO = "typo"
    OTHER_NAME = "other_name"
    SAME_COMPANY = "same_company"
    LIKE_COMPANY = "like_company"
    NO_COMPANY = "no_company"
    OTHER_COMPANY = "other_company"
    RARE_NAME = "rare_name"
    SAME_EMAIL = "same_email"
    SAME_PROFILE = "same_profile"
    SAME_PHONE = "same_phone"
    LIKE_PHONE = "like_phone"
    LIKE_EMAIL = "like_email"


def seen(facts: Collection[Fact], one: str, other: str) -> tuple[Fact, ...]:
    """Return the facts about two people as their written names show them: in which way the same name differs."""
    told = [_same_name(one, other) if fact is Fact.SAME_NAME else fact for fact in facts]
    if mixes_alphabets(one) is not mixes_alphabets(other):
        told.append(Fact.LOOKALIKE)
    return tuple(dict.fromkeys(told))


def _same_name(one: str, other: str) -> Fact:
    if mixes_alphabets(one) is not mixes_alphabets(other):
        return Fact.LOOKALIKE
    if fold(one) == fold(other):
        same = unicodedata.normalize("NFC", one).casefold() == unicodedata.normalize("NFC", other).casefold()
        return Fact.SAME_NAME if same else Fact.ACCENTS
    return Fact.SAME_NAME if spelled_words(fold(one)) == spelled_words(fold(other)) else Fact.SPELLING


def reasons(facts: Collection[Fact]) -> tuple[str, ...]:
    """Return a sentence for each fact, what speaks most for one person first."""
    return tuple(text for fact, text in _sentences().items() if fact in facts)


def warnings(facts: Collection[Fact]) -> tuple[str, ...]:
    """Return what may deceive whoever compares the two."""
    if Fact.LOOKALIKE not in facts:
        return ()
    return (_("One of the names has letters of another alphabet that only look the same."),)


def _sentences() -> dict[Fact, str]:
    return {
        Fact.SAME_NAME: _("Same name"),
        Fact.ACCENTS: _("Same name but for accents"),
        Fact.SPELLING: _("Same name in another spelling, such as ue for ü"),
        Fact.LOOKALIKE: _("Names that look the same"),
        Fact.ORDER: _("Same words of the name in another order"),
        Fact.INITIAL: _("A first name and its initial"),
        Fact.NICKNAME: _("A first name and its short form"),
        Fact.EXTRA_WORD: _("One name has a word more"),
        Fact.TYPO: _("Almost the same name"),
        Fact.OTHER_NAME: _("Another name"),
        Fact.SAME_EMAIL: _("Same e-mail address"),
        Fact.SAME_PROFILE: _("Same profile address"),
        Fact.SAME_PHONE: _("Same telephone number"),
        Fact.LIKE_PHONE: _("Same end of the telephone number"),
        Fact.LIKE_EMAIL: _("Same beginning of the e-mail address"),
        Fact.SAME_COMPANY: _("Same company"),
        Fact.LIKE_COMPANY: _("Similar company"),
        Fact.RARE_NAME: _("A rare family name"),
        Fact.NO_COMPANY: _("No company to compare"),
        Fact.OTHER_COMPANY: _("Different companies"),
    }
