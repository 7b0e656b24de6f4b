"""The likeliest of the encodings of one byte a letter, and of East Asia: by what its letters would be in names."""

import re

WESTERN = "cp1252"
_FOREIGN = ("cp1251", "cp1253", "cp1255", "cp1256", "koi8_r", "tis_620", "cp932", "euc_jp", "gb18030", "big5", "cp949")
# the letters that names have in the languages of an encoding
_LATIN = {
    "cp1252": "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŒœŠšŽž",
    "cp1250": "ÁÂÄÉÍÎÓÔÖÚÜÝßáâäéíîóôöúüýĂăĄąĆćČčĎďĐđĘęĚěĹĺĽľŁłŃńŇňŐőŔŕŘřŚśŞşŠšŤťŢţŮůŰűŹźŻżŽž",
    "cp1254": "ÂÇÎÖÛÜâçîöûüĞğİıŞş",
    "cp1257": "ÄÖÜÕäöüõßĀāĄąČčĒēĖėĘęĢģĪīĮįĶķĻļŅņŌōŠšŪūŲųŽž",
    "mac_roman": "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœ",
}
_SIGNS = "€„“”‚‘’–—«»©®°·"
_RARE = "ÐÞðþđĐţŢ"
_HIGH_WORD = re.compile(rb"[\x80-\xff]{2,}")
_MIXED_WORD = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")


def likeliest(sample: bytes) -> str:
    """Return the encoding in which text that is no Unicode most probably is."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, rarely needed

    lines = b"\n".join(line for line in sample.splitlines() if not line.isascii())[:65_536]
    if lines.isascii():  # what is no Unicode stands beyond the sample
        return WESTERN
    likely = _likely(lines)
    best = from_bytes(lines, cp_isolation=likely).best()
    name = best.encoding if best else WESTERN
    if name not in _LATIN:
        return name
    name = max((name, *_LATIN), key=lambda each: _share_of_letters(lines, each))
    return WESTERN if lines.decode(name, "replace") == lines.decode(WESTERN, "replace") else name


def _likely(lines: bytes) -> list[str]:
    """Return the encodings that can be meant: Greek, Hebrew or Chinese words have no Latin letter, ours seldom two others."""
    foreign, latin = len(_HIGH_WORD.findall(lines)), len(_MIXED_WORD.findall(lines))
    if not foreign:
        return list(_LATIN)
    return list(_FOREIGN) if foreign > 2 * latin else [*_FOREIGN, *_LATIN]


def _share_of_letters(lines: bytes, name: str) -> float:
    """Return how many of the letters beyond ASCII are, and stand, as in names of the languages of an encoding."""
    text = f" {lines.decode(name, 'replace')} "
    places = [place for place, letter in enumerate(text) if not letter.isascii()]
    return sum(_fit(text[place - 1], text[place], text[place + 1], _LATIN[name]) for place in places) / len(places)


def _fit(before: str, letter: str, after: str, usual: str) -> float:
    if letter in _SIGNS:
        return float(letter == "’" or not (before.isalpha() and (after.isalpha() or letter in "„‚")))
    if letter not in usual or (letter.isupper() and before.islower()):
        return 0.0
    return 0.5 if letter in _RARE else 1.0
