"""The mapping file: TOML that people can write by hand, and that the mapping screen saves and loads."""

import tomllib
from pathlib import Path

from refnet.domain.errors import RefNetError
from refnet.exchange.files import reading, saving
from refnet.exchange.mapping.fields import Rows
from refnet.exchange.mapping.shape import Mapping, check_one_of, check_rows
from refnet.i18n import _

_KEYS = ("rows", "dialect", "date_order", "decimal", "columns", "values", "defaults")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def load(path: Path) -> Mapping:
    """Read a mapping file and check it; RefNetError says what is wrong in it."""
    with reading(path) as stream:
        content = stream.read()
    try:
        return loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise RefNetError(_("{name} is not a text file in UTF-8.").format(name=path.name)) from None


def loads(text: str) -> Mapping:
    """Read a mapping from TOML and check it; RefNetError says what is wrong in it."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RefNetError(_("The mapping file cannot be read: {reason}.").format(reason=error)) from None
    for key in content:
        check_one_of(key, _KEYS, _("A mapping file has nothing called “{name}”."))
    mapping = Mapping(
        rows=_rows(_text(content, "rows") or ""),
        columns=_words(content, "columns"),
        values=_meanings(_table(content, "values")),
        defaults=_words(content, "defaults"),
        date_order=_text(content, "date_order"),
        decimal=_text(content, "decimal"),
        dialect=_text(content, "dialect") or "",
    )
    mapping.check()
    return mapping


def _rows(name: str) -> Rows:
    check_rows(name)
    return Rows(name)


def save(mapping: Mapping, path: Path) -> None:
    """Write a mapping file, whole or not at all."""
    with saving(path) as stream:
        stream.write(dump(mapping).encode())


def dump(mapping: Mapping) -> str:
    """Return the mapping as TOML that `load` reads back as the same."""
    lines = [f"rows = {_quoted(mapping.rows)}"]
    lines += [f"dialect = {_quoted(mapping.dialect)}"] if mapping.dialect else []
    for key, value in (("date_order", mapping.date_order), ("decimal", mapping.decimal)):
        lines += [f"{key} = {_quoted(value)}"] if value is not None else []
    lines += _section("columns", mapping.columns)
    for name, words in mapping.values.items():
        lines += _section(f"values.{_quoted(name)}", words)
    if mapping.defaults:
        lines += _section("defaults", mapping.defaults)
    return "\n".join(lines) + "\n"


def _section(name: str, entries: dict[str, str]) -> list[str]:
    return ["", f"[{name}]", *(f"{_quoted(key)} = {_quoted(value)}" for key, value in entries.items())]


def _quoted(text: str) -> str:
    return '"' + "".join(_escaped(letter) for letter in text) + '"'


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    return f"\\u{ord(letter):04x}" if ord(letter) < 32 or ord(letter) == 127 else letter


def _table(content: dict[str, object], key: str) -> dict[str, object]:
    table = content.get(key, {})
    if not isinstance(table, dict):
        raise RefNetError(_("“{key}” in the mapping file must be a table of its own.").format(key=key))
    return table


def _meanings(tables: dict[str, object]) -> dict[str, dict[str, str]]:
    """Return the words of each field; without its quotes, `[values.deal.source]` is a table in a table."""
    found: dict[str, dict[str, str]] = {}
    for name, table in tables.items():
        inner = table if isinstance(table, dict) else {}
        if inner and all(isinstance(words, dict) for words in inner.values()):
            found |= {f"{name}.{part}": _words(inner, part) for part in inner}
        else:
            found[name] = _words(tables, name)
    return found


def _words(content: dict[str, object], key: str) -> dict[str, str]:
    return {word: _checked_text(value, word) for word, value in _table(content, key).items()}


def _text(content: dict[str, object], key: str) -> str | None:
    return _checked_text(content[key], key) if key in content else None


def _checked_text(value: object, key: str) -> str:
    if isinstance(value, bool | int):
        return str(value).lower()
    if not isinstance(value, str):
        raise RefNetError(_("“{key}” in the mapping file must be a text in quotes.").format(key=key))
    return value
