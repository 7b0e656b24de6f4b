"""What the columns and words of a file mean in RefNet, and rows read by it."""

from refnet.exchange.mapping.dialects import name_of as dialect_name
from refnet.exchange.mapping.dialects import source_of as dialect_source
from refnet.exchange.mapping.fields import FIELDS, Field, Kind, Rows
from refnet.exchange.mapping.guessing import guess, guess_words
from refnet.exchange.mapping.interpreting import interpret, refusal
from refnet.exchange.mapping.records import Blank, Notice, Record, Refusal, Value
from refnet.exchange.mapping.reserved import reserved
from refnet.exchange.mapping.shape import Mapping
from refnet.exchange.mapping.toml_file import dump, load, loads, save

__all__ = [
    "FIELDS",
    "Blank",
    "Field",
    "Kind",
    "Mapping",
    "Notice",
    "Record",
    "Refusal",
    "Rows",
    "Value",
    "dialect_name",
    "dialect_source",
    "dump",
    "guess",
    "guess_words",
    "interpret",
    "load",
    "loads",
    "refusal",
    "reserved",
    "save",
]
