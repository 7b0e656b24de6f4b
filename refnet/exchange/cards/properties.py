"""One line of a card: its group, name and parameters, and its value decoded as its character set says."""

import re
from binascii import a2b_qp
from codecs import lookup
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from refnet.exchange.cards.lines import Line

_LINE = re.compile(
    rb"\s*+(?:([^:;.\s\"]++)\.)?+([A-Za-z0-9_/-]++)\s*+((?:;(?:[^\";:]|\"[^\"]*+\")*+)*+)\s*+:(.*)\Z", re.DOTALL
)
_PARAMETER = re.compile(r";\s*((?:[^\";]|\"[^\"]*\")*)")
_CHARSET = re.compile(r"[A-Za-z0-9_.:-]{1,40}\Z")
_SAME = {  # as browsers read them: a superset of what is named
    "iso8859-1": "cp1252", "ascii": "utf-8", "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
}  # fmt: skip
_NO_CHARSET = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "undefined", "mbcs", "oem"}
_ESCAPED = re.compile(r"\\([\\;,:\"nN])")


@dataclass(frozen=True, slots=True)
class Property:
    """A property; `text` is decoded but still escaped, `types` are lower-case words.

    `charset` is that of letters beyond ASCII when the card names another than UTF-8, `is_guessed` that it names none.
    """

    number: int
    group: str
    name: str
    text: str
    types: frozenset[str] = frozenset()
    is_cut: bool = False
    charset: str = ""
    is_guessed: bool = False


def parse(line: Line, fallback: str) -> Property | None:
    """Return the property that a line holds, or None when it holds none; `fallback` is for letters that name none."""
    found = _LINE.match(line.text)
    if found is None:
        return None
    group, name, parameters, value = found.groups(b"")
    types, charset, is_quoted = _parameters(parameters.decode("latin-1")) if parameters else (frozenset(), "", False)
    value = a2b_qp(value) if is_quoted else value
    text, used = _decoded(value, charset, fallback)
    return Property(
        line.number, group.decode("latin-1").lower(), name.decode("ascii").upper(), text, types, line.is_cut,
        charset=used if used == charset and not is_quoted else "", is_guessed=used not in ("", charset),
    )  # fmt: skip


def _decoded(value: bytes, charset: str, fallback: str) -> tuple[str, str]:
    """Return the text, and the character set of its letters when it is not plain UTF-8."""
    if value.isascii() and not charset.startswith(("utf-16", "utf-32", "iso2022")):
        return value.decode("ascii"), ""
    for name in filter(None, (charset, "utf-8", fallback)):
        try:
            return value.decode(name), "" if name == "utf-8" else name
        except UnicodeError:
            continue
    return value.decode("latin-1"), "latin-1"


@lru_cache(maxsize=1024)
def _parameters(text: str) -> tuple[frozenset[str], str, bool]:
    """Return the types, the character set ("" for UTF-8 or none) and whether the value is quoted-printable."""
    types, charset, is_quoted = set[str](), "", False
    for name, value in _pairs(text):
        if value == "quoted-printable" and name in ("", "encoding"):
            is_quoted = True
        elif name == "charset":
            charset = _known_charset(value)
        elif name in ("", "type"):
            types.update(word.strip() for word in value.replace('"', "").split(","))
        elif name in ("value", "pref"):
            types.add(f"{name}={value}" if name == "value" else "pref")
    return frozenset(types), charset, is_quoted


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for one in _PARAMETER.findall(text):
        name, equals, value = one.strip().lower().partition("=")
        yield (name.strip(), value.strip(' "')) if equals else ("", name)


def _known_charset(name: str) -> str:
    if not _CHARSET.match(name):
        return ""
    try:
        known = lookup(name).name
    except LookupError:
        return ""
    known = _SAME.get(known, known)
    return "" if known == "utf-8" or known in _NO_CHARSET else known


def plain(text: str) -> str:
    """Return a value without its escapes."""
    return _ESCAPED.sub(_unescaped, text) if "\\" in text else text


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def parts(text: str, separator: str = ";") -> list[str]:
    """Return the parts between separators that are not escaped, each without its escapes and outer spaces."""
    if "\\" not in text:
        return [part.strip() for part in text.split(separator)]
    found = re.findall(rf"(?:^|{separator})((?:[^\\{separator}]|\\.|\\\Z)*+)", text, re.DOTALL)
    return [plain(part).strip() for part in found]
