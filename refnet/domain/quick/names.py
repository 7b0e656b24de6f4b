"""A name as it stands in a line, taken apart: the person, the company, the address, and what is none of these."""

import re

from refnet.domain.quick.understood import Named

_AT = re.compile(r"^(?P<name>.+?)\s+(?:at|from|of|@)\s+(?P<organization>.+)$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^(?P<name>.+?)\s*\((?P<organization>[^)]+)\)$")
_MAIL = re.compile(r"<?\b(?P<email>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)>?")
_PHONE = re.compile(r"(?<!\w)\+?\d[\d ()/.-]{5,}\d(?!\w)")
_AND = re.compile(r"\s+(?:and|&|\+)\s+")
_WHOSE = re.compile(
    r"^(?P<whose>(?:her|his|their|my|our|an?|the)\s+(?:\w+\s+){0,2}?(?:friend|colleague|co-?worker|client|customer|boss|"
    r"manager|neighbou?r|brother|sister|wife|husband|partner|contact|supplier|cousin|founder|owner))\s*,?\s+(?=\S)",
    re.IGNORECASE,
)
# he in small letters only: He is a name
_NOBODY = re.compile(
    r"^(?:[Ss]ome(?:one|body)|[Aa]ny(?:one|body)|[Nn]o(?:one|body)|[Pp]eople|[Ss]he|he|her|him|it|[Tt]hey|them|who|names?|[Ii]|[Ww]e|me|us|"
    r"(?:an?|[Tt]he|some|any|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|one|two|three)\s+.*)$"
)
_JUST_AT = re.compile(r"^(?:(?P<role>.{2,40}?)\s+)?(?:at|from|of|@)\s+(?P<organization>.+)$", re.IGNORECASE)
_LEGAL = re.compile(
    r"^(?:inc|ltd|llc|llp|plc|corp|co|gmbh|ag|kg|se|s\.?\s?a\.?(?:\s?s)?|s\.?l\.?|b\.?v|n\.?v|ab|oy|as|s\.?r\.?l|s\.?p\.?a|"
    r"pty(?:\s+ltd)?|(?:and|&)\s+(?:sons|co|partners))\.?$",
    re.IGNORECASE,
)
# in small letters only, as _NOBODY: By and May are names; Sophie in 't Veld keeps hers
_BEHIND = re.compile(
    r"^(?P<name>\S.*?)\s+(?P<tail>(?:last|next|this|on|in(?!\s+['’]t\b)|by|over|during|since|before|after|until|around|with)\s+.+)$"
)
_LATER = re.compile(r"^(?P<name>\S.*?)\s+(?P<tail>(?:last|next|since|before|after|until|during)\s+.+)$")
_TIME = re.compile(
    r"(?<!\S)at\s+\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?|o['’]clock|h)?(?=\s*(?:$|[,;)]))", re.IGNORECASE
)
_GAPS = re.compile(r"\s+")


def named(text: str) -> tuple[Named, list[str]]:
    """Return a name with the company behind it and the address in it, and the words that are none of these.

    Of several who are named together the first is taken; who has no name ("someone", "the CFO") is nobody.
    """
    mail = _MAIL.search(text)
    plain, left = _without(_MAIL.sub(" ", text), _PHONE)
    plain, times = _without(plain, _TIME)
    found = _IN_BRACKETS.match(plain) or _IN_BRACKETS.match(text.strip()) or _AT.match(plain)
    name, organization = (found["name"], found["organization"].strip()) if found else (plain, "")
    organization, later = _cut(organization, _LATER)
    name, *others = _AND.split(name.strip())
    name, behind = _cut(name, _BEHIND)
    left = [*left, *times, *behind, *later]
    whose = _WHOSE.match(name)
    if whose:
        left, name = [whose["whose"], *left], name[whose.end() :]
    if _NOBODY.match(name):
        left, name = [name, *left], ""
    return Named(name.strip(), organization, mail["email"] if mail else ""), [*others, *left]


def with_others(prospect: Named, others: list[str]) -> tuple[Named, list[str]]:
    """Return the prospect with the company that one of the other pieces names, and the pieces of no use."""
    left: list[str] = []
    for piece in others:
        found = _JUST_AT.match(piece)
        if _LEGAL.match(piece) and prospect.organization and not left:
            prospect = Named(prospect.name, f"{prospect.organization}, {piece}", prospect.email)
        elif found and not prospect.organization:
            prospect = Named(prospect.name, found["organization"].strip(), prospect.email)
            left += [found["role"]] if found["role"] else []
        else:
            left.append(piece)
    return prospect, left


def _cut(text: str, pattern: re.Pattern[str]) -> tuple[str, list[str]]:
    """Return a text up to where a pattern begins to speak of something else, and what that is."""
    found = pattern.match(text)
    return (found["name"], [found["tail"]]) if found else (text, [])


def _without(text: str, pattern: re.Pattern[str]) -> tuple[str, list[str]]:
    """Return a text without what a pattern finds, and what that was."""
    return _GAPS.sub(" ", pattern.sub(" ", text)).strip(" ()"), [one.strip() for one in pattern.findall(text)]
