"""Takes in rows about people: one alone, or several beside each other, with where they work and who sells to them."""

from functools import partial
from uuid import UUID

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Evidence
from refnet.exchange.mapping.fields import RELATIONS
from refnet.i18n import _
from refnet.services.imports.about_deals import introduce
from refnet.services.imports.about_ties import SIDES, tie_of
from refnet.services.imports.admission import Admission
from refnet.services.imports.mentions import Mention
from refnet.services.imports.related import COLLEAGUES, STRENGTHS, relation_word
from refnet.services.imports.telling import Telling

_OTHERS = ("organization.name", "rep.name", "rep.manager")


def admit_person(admission: Admission, row: Telling) -> bool:
    """Take in a row about people; one that names only an organization or one of us admits that.

    Returns whether the first of them is new here.
    """
    admission.pending.make_room()
    return _admit_one(admission, row) if row.is_about_one_person else _admit_several(admission, row)


def _admit_one(admission: Admission, row: Telling) -> bool:
    """Take in a row that tells of one person and nothing beside, as nearly all rows of most files do."""
    mention = row.mention("person")
    if mention is None:
        raise _nobody()
    key, is_new = admission.people.admit(mention)
    admission.is_repeated = not is_new and admission.people.is_of_this_file(key)
    _mark(admission, row, mention, key, is_new=is_new)
    return is_new


def _admit_several(admission: Admission, row: Telling) -> bool:
    people = [_placed(admission, row, mention) for side in row.among(SIDES) if (mention := row.mention(side))]
    if not people and not any(map(row.text, _OTHERS)):
        raise _nobody()
    is_brought = bool(people[1:]) and row.has("introducer")
    admitted = [admission.people.admit(mention) for mention in (people[:-1] if is_brought else people)]
    is_repeated = any(not is_new and admission.people.is_of_this_file(key) for key, is_new in admitted[:1])
    admission.is_repeated = is_repeated and len(people) == 1  # lines of a network name people again and again
    news = [is_new for _key, is_new in admitted]
    if len(admitted) > 1 and row.has("other"):
        news[0] |= tie_of(admission, row, admitted[0][0], admitted[-1][0])
    news += _admit_organization_and_rep(admission, row, people)
    if people:
        _mark(admission, row, people[0], admitted[0][0], is_new=admitted[0][1])
        _relate(admission, row, people, admitted[0][0], is_brought=is_brought)
    return news[0]


def _admit_organization_and_rep(admission: Admission, row: Telling, people: list[Mention]) -> list[bool]:
    """Take in an organization and one of us, and return which of them are new."""
    news: list[bool] = []
    organizations = admission.organizations
    organization, reference = row.text("organization.name"), row.text("organization.reference")
    rep, manager = row.text("rep.name"), row.text("rep.manager")
    if organization:
        news.append(organizations.admit(organizations.called(organization, reference))[1])
    if reference:
        organizations.refer(organization or (people[0].organization if people else ""), reference)
    if rep or manager:
        news.append(admission.reps.admit(rep, manager).is_new)
    return news


def _placed(admission: Admission, row: Telling, mention: Mention) -> Mention:
    """Return somebody with the organization that the row's reference means, if we know it by that."""
    reference = row.text("organization.reference")
    if not reference:
        return mention
    return mention._replace(organization=admission.organizations.called(mention.organization, reference))


def _mark(admission: Admission, row: Telling, mention: Mention, key: UUID, *, is_new: bool) -> None:
    """Take in what a row tells of its person beside what they are called: labels, and when they were heard of."""
    if not is_new:
        admission.related.met(mention, key)
    if labels := row.several("person.labels"):
        admission.tags.admit(key, labels)
    if day := row.day("person.contacted_on"):
        admission.remarks.contacted(key, day)


def _relate(admission: Admission, row: Telling, people: list[Mention], key: UUID, *, is_brought: bool) -> None:
    """Keep who stands beside the person of a row: who brought them, and relations."""
    if is_brought:
        admission.related.add(key, people[-1], partial(_introduce_later, admission, row, people[-1].name))
    for relation in row.among(RELATIONS):
        for mention in row.relations(relation):
            own = people[0].organization if relation in COLLEAGUES else ""
            admission.related.add(key, mention._replace(organization=own), partial(_tie, admission, relation, mention))


def _introduce_later(admission: Admission, row: Telling, name: str, prospect: UUID, introducer: UUID | None) -> None:
    if introducer is None:
        admission.remarks.say(prospect, relation_word("introducer", name))
    else:
        introduce(admission, row, (introducer, prospect), None)


def _tie(admission: Admission, relation: str, mention: Mention, person: UUID, other: UUID | None) -> None:
    if other is not None:
        admission.ties.admit(person, other, STRENGTHS.get(relation), Evidence.IMPORT, None)
    if mention.name != mention.reference:
        admission.remarks.say(person, relation_word(relation, mention.name))


def _nobody() -> InvalidInput:
    return InvalidInput("person", _("This row names nobody: no person, organization or rep."))
