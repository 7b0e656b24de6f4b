"""Countries by their two letters and their names."""

from functools import cache

from PySide6.QtCore import QLocale


def country_word(code: str) -> str:
    """Return the name of a country: Germany for DE; the letters where Qt knows none."""
    return countries().get(code, code)


def own_country() -> str:
    """Return the two letters of the country that this computer is set to, empty where it says none."""
    return QLocale.territoryToCode(QLocale.system().territory())


@cache
def countries() -> dict[str, str]:
    """Return all countries, letters to names, by name."""
    known = {QLocale.territoryToCode(one): QLocale.territoryToString(one) for one in QLocale.Country}
    return dict(sorted(((code, name) for code, name in known.items() if len(code) == 2), key=lambda one: one[1]))


def country_of(text: str) -> str:
    """Return the two letters of a country that is typed by its name or by them, empty where there is none."""
    wanted = text.strip().casefold()
    return next((code for code, name in countries().items() if wanted in (code.casefold(), name.casefold())), "")
