"""E-mail addresses, phone numbers and profile addresses, as given and as compared."""

import re
from functools import lru_cache
from typing import NamedTuple

_PLAIN_EMAIL = re.compile(r"[a-z0-9_+'-]+(?:\.[a-z0-9_+'-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}\Z")
_LONGEST_EMAIL, _LONGEST_USER = 254, 64
_BETWEEN = re.compile(r"\s*(?::::|[;,|\n])\s*|\s+(?=\S+@)")
_BETWEEN_PHONES = re.compile(r"\s*(?::::|[;,|\n]|\s/\s)\s*")
_E164 = re.compile(r"\+[1-9][0-9]{7,14}\Z")
_GROUPED = re.compile(r"\+[1-9][0-9]{0,2}(?:[ .-][1-9][0-9]*)+\Z")  # a group that starts with 0 may be a trunk prefix
_GAPS = str.maketrans("", "", " .-")
_ADDRESS = re.compile(r"(?:https?:)?(?://)?([^/?#\s]+\.[^/?#\s]+)(/[^?#\s]*)?(?:[?#]\S*)?\Z", re.IGNORECASE)
_COUNTRY_HOST = re.compile(r"(?:www|m|mobile|[a-z]{2})\.(?=linkedin\.com\Z|xing\.com\Z|facebook\.com\Z)")


_SPOILED = re.compile(r"\+?\d+[.,]\d+e\+?\d+\Z", re.IGNORECASE)
_BARE = re.compile(r"[1-9]\d{11,14}\Z", re.ASCII)  # longer than a number without its country code gets


class Contact(NamedTuple):
    """A way to reach a person: the text as given, and its normal form, empty when it is not understood."""

    value: str
    normal: str


def normal_email(text: str) -> str | None:
    """Return the address in lower case with its domain normalised, or None when it is none. Asks no server."""
    lowered = text.strip().lower()
    is_short = len(lowered) <= _LONGEST_EMAIL and lowered.find("@") <= _LONGEST_USER
    if is_short and _PLAIN_EMAIL.match(lowered) and "xn--" not in lowered:
        return lowered
    return _unusual_email(lowered) if "@" in lowered else None


@lru_cache(maxsize=4096)
def _unusual_email(text: str) -> str | None:
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - slow to import, rarely needed

    try:
        found = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    return found.normalized.lower()


def is_spoiled_phone(text: str) -> bool:
    """Tell whether this is what a spreadsheet made of a long number: 4.91712E+11."""
    return _SPOILED.match(text) is not None


def normal_phone(text: str, region: str | None = None) -> str | None:
    """Return the number as E.164, or None; `region` (ISO code) is where numbers without country code belong.

    Spreadsheets take the plus off: twelve digits and more are a number with its country code, when there is such a one.
    """
    trimmed = text.strip()
    compact = trimmed.translate(_GAPS) if _GROUPED.match(trimmed) else trimmed
    return compact if _E164.match(compact) else _parsed_phone(trimmed, region)


@lru_cache(maxsize=65_536)
def _parsed_phone(text: str, region: str | None) -> str | None:
    import phonenumbers  # noqa: PLC0415 - slow to import

    if sum(letter.isdigit() for letter in text) < 5:
        return None
    if is_spoiled_phone(text):
        return None
    is_bare = region is None and _BARE.match(text) is not None
    text = "+" + (text.removeprefix("00")) if is_bare or text.startswith("00") else text
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not (phonenumbers.is_valid_number(number) if is_bare else phonenumbers.is_possible_number(number)):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def normal_profile(text: str) -> str | None:
    """Return a profile's address as `host/path`, lower case, without query and country host; None when it is none."""
    found = _ADDRESS.match(text.strip())
    if found is None:
        return None
    host = found[1].lower().rpartition("@")[2].partition(":")[0]
    host = _COUNTRY_HOST.sub("", host.removeprefix("www."))
    return (host + (found[2] or "").lower()).rstrip("/")


def emails(text: str) -> tuple[Contact, ...]:
    """Return all addresses of a cell; one that is not an address has an empty normal form."""
    normal = normal_email(text)
    if normal is not None:
        return (Contact(text, normal),)
    parts = [part for part in _BETWEEN.split(text) if part]
    return tuple(Contact(part, normal_email(part.strip("<>()")) or "") for part in parts)


def phones(text: str, region: str | None = None) -> tuple[Contact, ...]:
    """Return all numbers of a cell; one that cannot be read keeps its text and has an empty normal form."""
    return tuple(Contact(part, normal_phone(part, region) or "") for part in _BETWEEN_PHONES.split(text) if part)


def profiles(text: str) -> tuple[Contact, ...]:
    """Return all profile addresses of a cell."""
    return tuple(Contact(part, normal_profile(part) or "") for part in text.replace(":::", " ").split())
