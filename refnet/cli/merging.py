"""`duplicates` and `merge`: people who are probably one, and making them one."""

from argparse import Namespace
from typing import TYPE_CHECKING
from uuid import UUID

from refnet.cli.opening import opened
from refnet.cli.output import print_json
from refnet.domain.errors import InvalidInput
from refnet.i18n import _, counted

if TYPE_CHECKING:
    from refnet.services.duplicates import Alike


def run_duplicates(options: Namespace) -> None:
    """Print pairs of people who are probably one, the surest first."""
    from refnet.services import duplicates  # noqa: PLC0415 - SQLAlchemy is heavy

    with opened(options) as store:
        found = duplicates.find(store)
    if options.json:
        print_json([_as_json(pair) for pair in found])
        return
    if not found:
        print(_("Nobody looks like somebody else here."))
    for pair in found:
        print(_line(pair))
    if found:
        print(
            counted("{count} pair. To merge one:", "{count} pairs. To merge one:", len(found)), "refnet-cli merge ID ID"
        )


def run_merge(options: Namespace) -> None:
    """Make two people one: the first stays and gains what is the other's."""
    from refnet.cli.queries import today  # noqa: PLC0415
    from refnet.services import merging  # noqa: PLC0415

    kept, other = _id(options.kept), _id(options.other)
    with opened(options) as store:
        told = merging.preview(store, kept, other, options.take)
        if not options.dry_run:
            merging.merge(store, kept, other, options.take, on=today())
    result = told.result
    if options.json:
        values = {found.field: found.value for found in told.fields if found.value}
        counts = {name: getattr(result, name) for name in ("introductions", "deals", "asks", "notes", "ties")}
        print_json({"id": str(kept), "merged": not options.dry_run and not told.obstacle, **values, **counts})
        return
    if options.dry_run:
        print(
            told.obstacle or _("{other} would become part of {name}.").format(other=told.other.name, name=result.name)
        )
    else:
        print(_("{other} is part of {name} now.").format(other=told.other.name, name=result.name))
    for remark in told.remarks:
        print(f"  {remark}")


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        sentence = _("“{text}” is no id. `refnet-cli duplicates` lists the ids of people who look alike.")
        raise InvalidInput("id", sentence.format(text=text)) from None


def _line(pair: "Alike") -> str:
    two = "\n".join(
        f"  {one.id}  {one.name}" + (f", {one.organization}" if one.organization else "")
        for one in (pair.one, pair.other)
    )
    return f"{pair.score:>3}  {'; '.join((*pair.reasons, *pair.warnings))}\n{two}"


def _as_json(pair: "Alike") -> dict[str, object]:
    two = [{"id": str(one.id), "name": one.name, "organization": one.organization} for one in (pair.one, pair.other)]
    return {"people": two, "score": pair.score, "reasons": pair.reasons, "warnings": pair.warnings}
