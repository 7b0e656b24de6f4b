"""Lists that are ready to act on: whom to thank, who brings business, who went quiet, whom to ask, who cannot be reached."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from refnet.domain.errors import RefNetError
from refnet.i18n import _, counted
from refnet.services import people
from refnet.services.exports import ready_finding
from refnet.services.exports.columns import ExportColumn, ExportKind, cell
from refnet.services.exports.prepared import Cells, Prepared
from refnet.services.exports.ready_finding import Found
from refnet.services.people import PersonRow
from refnet.store.bulk import chunks
from refnet.store.database import Store

CHUNK = 500  # people looked up at once


@dataclass(frozen=True, slots=True)
class ReadyList:
    """A list that is ready: what it is called and for, what an empty one means, and its columns."""

    title: str
    about: str
    empty: str
    columns: tuple[ExportColumn, ...]
    find: Callable[[Store, date], list[Found]]
    addresses: bool = True  # whether it is there to get in touch, so that who must not be contacted is left out


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of such a list: a person, and why they are on it."""

    person: PersonRow
    found: Found


def _of_person(key: str, title: str, kind: ExportKind = ExportKind.TEXT) -> ExportColumn:
    return ExportColumn(key, title, kind, lambda line: getattr(line.person, key))


def _of_found(key: str, title: str, kind: ExportKind = ExportKind.TEXT) -> ExportColumn:
    return ExportColumn(key, title, kind, lambda line: getattr(line.found, key))


_WHO = (_of_person("name", _("Name")), _of_person("organization", _("Organization")))
_WAYS = (_of_person("email", _("E-mail")), _of_person("phone", _("Telephone")))
_WHY = _of_found("why", _("Why"))
_AMOUNT = _of_found("amount", _("Won amount"), ExportKind.NUMBER)
_CURRENCY = _of_found("currency", _("Currency"))
_MADE = _of_person("introductions", _("Introductions"), ExportKind.NUMBER)

READY = {
    "thank": ReadyList(
        _("Allies to thank"),
        _("Who introduced somebody to us and was not thanked yet, who waits longest first."),
        _("Everybody who introduced somebody was thanked."),
        (*_WHO, *_WAYS, _of_found("count", _("Waiting for thanks"), ExportKind.NUMBER),
         _of_found("day", _("The oldest of"), ExportKind.DATE), _of_found("others", _("Introduced")), _WHY),
        ready_finding.to_thank,
    ),
    "credit": ReadyList(
        _("Allies by credit"),
        _("What each brought in won deals, by the rule of credit in Settings."),
        _("No deal that began with an introduction is won yet."),
        (*_WHO, *_WAYS, _of_found("amount", _("Credit"), ExportKind.NUMBER), _CURRENCY,
         _of_found("share", _("Share of all"), ExportKind.NUMBER), _MADE,
         _of_person("won", _("Won"), ExportKind.NUMBER), _WHY),
        ready_finding.by_credit, addresses=False,
    ),
    "quiet": ReadyList(
        _("Allies gone quiet"),
        _("Whose silence is long for the rhythm in which they used to introduce."),
        _("No ally has gone quiet."),
        (*_WHO, *_WAYS, _of_found("day", _("Last introduction"), ExportKind.DATE),
         _of_found("count", _("Days since"), ExportKind.NUMBER), _MADE, _WHY),
        ready_finding.gone_quiet,
    ),
    "never-asked": ReadyList(
        _("Clients never asked"),
        _("Who became a client and was never asked for an introduction."),
        _("Every client was asked for an introduction already, or there is no client yet."),
        (*_WHO, *_WAYS, _of_found("day", _("Client since"), ExportKind.DATE), _AMOUNT, _CURRENCY, _WHY),
        ready_finding.never_asked,
    ),
    "unreachable": ReadyList(
        _("People who cannot be reached"),
        _("Of whom neither e-mail address nor telephone nor profile is known, who matters most first."),
        _("There is a way to reach everybody."),
        (*_WHO, _of_person("job_title", _("Role")), _of_person("kind", _("Kind"), ExportKind.CHOICE), _MADE,
         _of_found("count", _("Open deals"), ExportKind.NUMBER), _WHY),
        ready_finding.unreachable, addresses=False,
    ),
}  # fmt: skip


def ready(store: Store, name: str, today: date) -> Prepared:
    """Return a ready list as of today; RefNetError says which there are."""
    if name not in READY:
        names = ", ".join(READY)
        raise RefNetError(_("There is no list called {name}. There are: {names}.").format(name=name, names=names))
    kind = READY[name]
    found, told = kind.find(store, today), ""
    if kind.addresses:
        free = [one for one in found if not one.do_not_contact]
        found, told = free, _left_out(len(found) - len(free))
    keys = [one.person for one in found]
    return Prepared(
        name, kind.title, kind.columns, len(found), partial(_rows, store, kind, found), kind.about, told, keys
    )


def _left_out(count: int) -> str:
    if not count:
        return ""
    return counted(
        "{count} person must not be contacted, so is not in it.",
        "{count} people must not be contacted, so are not in it.",
        count,
    )


def _rows(store: Store, kind: ReadyList, found: Sequence[Found]) -> Iterator[Cells]:
    for some in chunks(found, CHUNK):
        known = {row.id: row for row in people.rows(store, [one.person for one in some])}
        for one in some:
            if one.person in known:
                line = _Line(known[one.person], one)
                yield tuple(cell(line, column) for column in kind.columns)
