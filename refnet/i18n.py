"""Sentences for people: gettext, so that layers without Qt can speak the user's language too."""

import gettext
from functools import cache

from refnet import paths


@cache
def _translation() -> gettext.NullTranslations:
    return gettext.translation("refnet", paths.resources() / "locale", fallback=True)


def _(sentence: str) -> str:
    """Return the sentence in the user's language."""
    return _translation().gettext(sentence)


def marked(sentence: str) -> str:
    """Return a sentence as it is: it stands in a table of data, and `_` translates it when it is said."""
    return sentence


def counted(one: str, many: str, count: int) -> str:
    """Return the form for `count`, with `{count}` filled in."""
    return _translation().ngettext(one, many, count).format(count=f"{count:,}")
