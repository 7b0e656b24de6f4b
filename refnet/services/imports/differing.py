"""Fields that a row tells otherwise than we have them: ours stays, but what the same source told, unless decided otherwise."""

from collections.abc import Callable
from uuid import UUID

from refnet.domain.likeness import company_key, name_words
from refnet.domain.names import family_first, fold
from refnet.i18n import _
from refnet.services.imports.asking import Asking
from refnet.services.imports.decisions import Resolution
from refnet.services.imports.known import Familiar
from refnet.services.imports.mentions import Mention
from refnet.services.imports.organizations import Organizations
from refnet.services.imports.pending import Values

Note = Callable[[UUID, str], None]  # adds a note to a person


def differences(
    row: Familiar,
    mention: Mention,
    organization: UUID | None,
    *,
    asking: Asking,
    organizations: Organizations,
    note: Note,
) -> Values:
    """Return what changes in a stored person by the user's decisions; what is asked stands in `asking` afterwards."""
    return (
        _name(row, mention, asking, note)
        | _organization(row, organization, asking, organizations, note)
        | _job_title(row, mention, asking, note)
    )


def name_values(mention: Mention) -> Values:
    """Return the columns of a name."""
    folded = fold(mention.name)
    return {
        "name": mention.name, "given_name": mention.given_name, "family_name": mention.family_name,
        "search_key": folded, "family_key": family_first(folded),
    }  # fmt: skip


def _name(row: Familiar, mention: Mention, asking: Asking, note: Note) -> Values:
    theirs = fold(mention.name)
    is_only_a_key = mention.goes_by(theirs) or mention.goes_by(row.search_key)
    if theirs == row.search_key or is_only_a_key or name_words(theirs) == name_words(row.search_key):
        return {}
    also = _("Also called {name}.").format(name=mention.name)
    resolution = asking.resolve(row.id, row.name, "person.name", row.name, mention.name)
    if resolution is Resolution.BOTH:
        note(row.id, also)
    return name_values(mention) if resolution is Resolution.THEIRS else {}


def _organization(
    row: Familiar, theirs: UUID | None, asking: Asking, organizations: Organizations, note: Note
) -> Values:
    ours: UUID | None = row.organization_id
    if theirs is None or ours is None or theirs == ours:
        return {}
    names = organizations.name(ours), organizations.name(theirs)
    if company_key(names[0]) == company_key(names[1]):
        return {}
    resolution = asking.resolve(row.id, row.name, "person.organization", *names)
    if resolution is Resolution.BOTH:
        note(row.id, _("Was at {organization} before.").format(organization=names[0]))
    return {} if resolution is Resolution.OURS else {"organization_id": theirs}


def _job_title(row: Familiar, mention: Mention, asking: Asking, note: Note) -> Values:
    ours, theirs = row.job_title, mention.job_title
    if not ours or not theirs or fold(ours) == fold(theirs):
        return {}
    resolution = asking.resolve(row.id, row.name, "person.job_title", ours, theirs)
    if resolution is Resolution.BOTH:
        note(row.id, _("Was {title} before.").format(title=ours))
    return {} if resolution is Resolution.OURS else {"job_title": theirs}
