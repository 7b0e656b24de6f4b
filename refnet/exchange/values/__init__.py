"""Cells as values: text, dates, amounts and ways to reach a person, as files and typed forms have them."""

from refnet.exchange.values.amounts import Amount, guess_decimal, parse_amount, parse_currency
from refnet.exchange.values.bad import BadValue
from refnet.exchange.values.contacts import (
    Contact,
    emails,
    is_spoiled_phone,
    normal_email,
    normal_phone,
    normal_profile,
    phones,
    profiles,
)
from refnet.exchange.values.dates import ReadDate, guess_date_order, is_no_date, parse_date, read_date
from refnet.exchange.values.names import Parts, join_name, split_name
from refnet.exchange.values.text import cell_text, clean_text, had_hidden, mixes_alphabets

__all__ = [
    "Amount",
    "BadValue",
    "Contact",
    "Parts",
    "ReadDate",
    "cell_text",
    "clean_text",
    "emails",
    "guess_date_order",
    "guess_decimal",
    "had_hidden",
    "is_no_date",
    "is_spoiled_phone",
    "join_name",
    "mixes_alphabets",
    "normal_email",
    "normal_phone",
    "normal_profile",
    "parse_amount",
    "parse_currency",
    "parse_date",
    "phones",
    "profiles",
    "read_date",
    "split_name",
]
