"""The list of other help: who keeps it, and who can never be on it."""

import pytest

from candidates.enums import Help
from candidates.models import PARTNER_KINDS, Partner
from candidates.services.help import partners
from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from tests.factories import make_coordinator, make_jobhunter, make_member, make_organisation
from tests.writers import WRITERS, at_once

pytestmark = pytest.mark.django_db
GIVEN = {"helps_with": [Help.DEBTS], "email": "hulp@example.org"}
NEVER = (
    "polit",
    "police",
    "justitie",
    "prosecut",
    "veilig",
    "security",
    "signal",
    "fraud",
    "enforce",
    "handhav",
)


def add(by, kind=OrganisationKind.PARTNER, **values) -> Partner:
    return partners.add(organisation=make_organisation(kind), by=by, **{**GIVEN, **values})


def test_a_coordinator_and_an_admin_keep_the_list_and_nobody_else():
    for by in (make_coordinator(), make_member(Role.ADMIN)):
        assert add(by).helps_with == [Help.DEBTS]
    for by in (make_jobhunter(), make_member(Role.PRIVACY_OFFICER)):
        with pytest.raises(RuleBroken) as refused:
            add(by)
        assert refused.value.code == "forbidden"
    assert Entry.objects.filter(event="partner.added").count() == 2


@pytest.mark.parametrize("kind", [kind for kind in OrganisationKind.values if kind not in PARTNER_KINDS])
def test_a_municipality_mosque_or_employer_is_no_other_help(kind):
    with pytest.raises(RuleBroken) as refused:
        add(make_coordinator(), kind=kind)
    assert refused.value.code == "kind"


def test_there_is_no_kind_and_no_topic_for_police_prosecution_security_signalling_or_enforcement():
    known = [*OrganisationKind.values, *Help.values, *(kind.name for kind in PARTNER_KINDS)]
    assert not [code for code in known if any(word in code.lower() for word in NEVER)]
    assert set(Help.values) == {
        *("debts", "school", "care", "housing", "discrimination", "parenting", "digital"),
    }


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"helps_with": []}, "helps_with"),
        ({"helps_with": ["police"]}, "helps_with"),
        ({"email": "nowhere"}, "email"),
        ({"phone": "12"}, "phone"),
        ({"line": "a" * 201}, "too_long"),
    ],
)
def test_what_cannot_be_right_is_refused(wrong, code):
    with pytest.raises(RuleBroken) as refused:
        add(make_coordinator(), **wrong)
    assert refused.value.code == code


def test_a_change_of_an_older_version_is_refused_and_a_double_too():
    by = make_coordinator()
    partner = add(by)
    given = {"partner": partner, "phone": "", "line": "", "is_active": False, "by": by, **GIVEN}
    assert not partners.change(version=1, **given).is_active
    for call in (
        lambda: partners.change(version=1, **given),
        lambda: partners.add(organisation=partner.organisation, by=by, **GIVEN),
    ):
        with pytest.raises(RuleBroken):
            call()


@pytest.mark.django_db(transaction=True)
def test_of_who_put_one_on_the_list_at_once_all_but_the_first_hear_that_it_is_there():
    house, by = make_organisation(OrganisationKind.PARTNER), make_coordinator()

    def act(_number: int) -> str:
        try:
            partners.add(organisation=house, by=by, **GIVEN)
        except RuleBroken as broken:
            return broken.code
        return "added"

    assert sorted(at_once(act)) == ["added", *["exists"] * (WRITERS - 1)]
    assert Entry.objects.filter(event="partner.added").count() == 1


@pytest.mark.parametrize(
    "name",
    [
        *("Politie Utrecht", "Openbaar Ministerie", "Algemene veiligheidsdienst", "Zorg- en Veiligheidshuis"),
        *("Sociale recherche", "Handhaving uitkeringen", "Signalering jongeren", "Fraudeteam"),
    ],
)
def test_whoever_enforces_is_refused_also_as_an_ordinary_partner(name):
    house = make_organisation(OrganisationKind.PARTNER, name=name)
    for by in (make_coordinator(), make_member(Role.ADMIN)):
        with pytest.raises(RuleBroken) as refused:
            partners.add(organisation=house, by=by, **GIVEN)
        assert refused.value.code == "enforcer"


def test_mail_to_whoever_enforces_is_refused_at_first_and_later():
    by = make_coordinator()
    with pytest.raises(RuleBroken):
        add(by, email="wijkagent@politie.nl")
    partner = add(by)
    given = {"partner": partner, "version": 1, "phone": "", "line": "", "is_active": True, "by": by}
    with pytest.raises(RuleBroken) as refused:
        partners.change(**given, **{**GIVEN, "email": "tips@fraude.example"})
    assert refused.value.code == "email"
    partner.refresh_from_db()
    assert (partner.email, partner.version) == ("hulp@example.org", 1)


def test_an_address_too_long_for_the_column_is_refused():
    with pytest.raises(RuleBroken) as refused:
        add(make_coordinator(), email=f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.example")
    assert refused.value.code == "email"
