from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.models import Employer, ListAsk, Site, WorkplaceFact
from employers.rules import workplace
from employers.rules.workplace import Told
from employers.selectors import employers, relations
from employers.selectors.workplaces import Workplaces
from employers.services import employers as employer_services
from employers.services import facts, list_asks
from jobmatch.accounts.models import Errand
from jobmatch.errors import RuleBroken
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from tests.employers.situations import TODAY, make_contact, make_employer, make_site
from tests.factories import make_jobhunter

pytestmark = pytest.mark.django_db
UNKNOWN = dict.fromkeys(WORKPLACE_ITEMS, "unknown")
LATER = TODAY + timedelta(days=30)


def said(
    employer: Employer, version: int = 1, *, on: date = TODAY, site: Site | None = None, **told: str
) -> None:
    facts.answer(
        employer=employer, version=version, answers=UNKNOWN | told, by=make_jobhunter(), on=on, site=site
    )


def saw(employer: Employer, *, on: date = TODAY, site: Site | None = None, **seen: str) -> None:
    facts.saw(employer=employer, site=site, seen=seen, by=make_jobhunter(), on=on)


def states(employer: Employer, site: Site | None = None, *, on: date = TODAY) -> dict[str, str]:
    return dict(Workplaces([employer.pk], on=on).states(employer.pk, site.pk if site else None))


def test_yes_and_no_become_rows_and_unknown_does_not() -> None:
    employer = make_employer()
    answers = UNKNOWN | {"buddy": "yes", "no_pork": "no"}
    facts.answer(employer=employer, version=1, answers=answers, by=make_contact(employer), on=TODAY)
    assert {(row.item, row.answer) for row in WorkplaceFact.objects.all()} == {
        ("buddy", "yes"),
        ("no_pork", "no"),
    }
    assert WorkplaceFact.objects.first().expires_on == TODAY + facts.TERM


def test_a_new_answer_is_one_row_more_and_unknown_takes_the_old_one_back() -> None:
    employer, by = make_employer(), make_jobhunter()
    facts.answer(employer=employer, version=1, answers=UNKNOWN | {"buddy": "yes"}, by=by, on=TODAY)
    facts.answer(employer=employer, version=2, answers=UNKNOWN, by=make_contact(employer), on=TODAY)
    assert [(row.answer, row.stated_by == by) for row in WorkplaceFact.objects.all()] == [
        ("yes", True),
        ("unknown", False),
    ]
    assert states(employer) == {}


def test_the_list_is_answered_whole() -> None:
    for answers in ({"buddy": "yes"}, UNKNOWN | {"religion": "yes"}, UNKNOWN | {"buddy": "perhaps"}):
        with pytest.raises(RuleBroken):
            facts.answer(employer=make_employer(), version=1, answers=answers, by=make_jobhunter(), on=TODAY)


def test_the_second_of_two_people_who_answer_at_once_is_refused() -> None:
    employer, by = make_employer(), make_jobhunter()
    facts.answer(employer=employer, version=1, answers=UNKNOWN | {"buddy": "yes"}, by=by, on=TODAY)
    with pytest.raises(RuleBroken) as broken:
        facts.answer(employer=employer, version=1, answers=UNKNOWN, by=by, on=TODAY)
    assert broken.value.code == "stale"


def test_an_answer_of_a_year_ago_is_not_known_again_and_says_so() -> None:
    employer = make_employer()
    facts.answer(
        employer=employer, version=1, answers=UNKNOWN | {"buddy": "yes"}, by=make_jobhunter(), on=TODAY
    )
    later = TODAY + facts.TERM + timedelta(days=1)
    fact = next(row for row in employers.facts(employer, on=later) if row.item == "buddy")
    assert (fact.answer, fact.is_expired) == ("unknown", True)


def test_a_site_shows_only_what_is_different_there() -> None:
    employer, by = make_employer(), make_jobhunter()
    site = make_site(employer)
    facts.answer(
        employer=employer, version=1, answers=UNKNOWN | {"buddy": "yes", "no_pork": "yes"}, by=by, on=TODAY
    )
    facts.answer(
        employer=employer,
        site=site,
        version=2,
        answers=UNKNOWN | {"buddy": "yes", "no_pork": "no"},
        by=by,
        on=TODAY,
    )
    found = employers.exceptions(employer, on=TODAY)
    assert {place: [(row.item, row.answer) for row in rows] for place, rows in found.items()} == {
        site: [("no_pork", "no")]
    }


def test_what_ran_out_at_a_site_hides_no_answer_that_holds_and_its_list_is_asked_again() -> None:
    employer = make_employer()
    site = make_site(employer)
    said(employer, on=TODAY - timedelta(days=400), site=site, buddy="no")
    said(employer, 2, on=TODAY, buddy="yes")
    assert states(employer, site) == {"buddy": "yes"}
    state = relations.list_state(employer, on=TODAY)
    assert (state.is_old, state.is_due, state.sites) == (False, True, [site])
    employer.list_asked_on = TODAY - timedelta(days=100)
    assert list_asks.is_to_mail(employer, on=TODAY)
    employer.list_asked_on = TODAY - timedelta(days=1)
    assert not list_asks.is_to_mail(employer, on=TODAY)
    said(employer, 3, on=TODAY, site=site, buddy="no")
    assert states(employer, site) == {"buddy": "no"}
    assert not relations.list_state(employer, on=TODAY).is_due


def test_a_site_of_another_employer_and_another_ones_contact_are_refused() -> None:
    employer = make_employer()
    with pytest.raises(RuleBroken):
        facts.answer(
            employer=employer,
            site=make_site(make_employer()),
            version=1,
            answers=UNKNOWN,
            by=make_jobhunter(),
            on=TODAY,
        )
    with pytest.raises(RuleBroken):
        facts.answer(
            employer=employer, version=1, answers=UNKNOWN, by=make_contact(make_employer()), on=TODAY
        )


# Two sides


@pytest.mark.parametrize(
    ("said", "saw", "expected"),
    [
        ("yes", "", "yes"),
        ("", "no", "no"),
        ("yes", "yes", "yes"),
        ("yes", "no", "contradicted"),
        ("no", "yes", "contradicted"),
        ("old yes", "no", "no"),
        ("old yes", "old no", "expired"),
        ("", "", "unknown"),
    ],
)
def test_what_holds_of_two_sides(said: str, saw: str, expected: str) -> None:
    def told(words: str) -> Told | None:
        until = TODAY - timedelta(days=1) if words.startswith("old") else TODAY
        return Told(words.split()[-1], TODAY, until, "employer") if words else None

    assert workplace.state(told(said), told(saw), on=TODAY) == expected


def test_what_was_seen_contradicts_until_the_employer_is_asked_again() -> None:
    employer = make_employer()
    said(employer, buddy="yes", no_pork="yes")
    saw(employer, on=LATER, buddy="no")
    assert states(employer, on=LATER) == {"buddy": "contradicted", "no_pork": "yes"}
    said(employer, 2, on=LATER, buddy="no", no_pork="yes")
    assert states(employer, on=LATER) == {"buddy": "no", "no_pork": "yes"}
    assert WorkplaceFact.objects.count() == 5


def test_the_last_day_of_a_side_counts_not_the_last_row() -> None:
    employer = make_employer()
    saw(employer, on=LATER, buddy="no")
    facts.saw(employer=employer, seen={"buddy": "yes"}, by=make_jobhunter(), on=LATER, seen_on=TODAY)
    assert states(employer, on=LATER) == {"buddy": "no"}


def test_what_was_seen_at_one_site_says_nothing_of_another() -> None:
    employer = make_employer()
    here, there = make_site(employer), make_site(employer)
    said(employer, buddy="yes")
    saw(employer, site=here, buddy="no")
    assert (states(employer, here), states(employer, there), states(employer)) == (
        {"buddy": "contradicted"},
        {"buddy": "yes"},
        {"buddy": "yes"},
    )


@pytest.mark.parametrize("seen", [{}, {"buddy": "unknown"}, {"buddy": "perhaps"}, {"religion": "yes"}])
def test_only_what_was_looked_at_is_seen(seen: dict[str, str]) -> None:
    with pytest.raises(RuleBroken):
        facts.saw(employer=make_employer(), seen=seen, by=make_jobhunter(), on=TODAY)


def test_an_employer_says_and_never_sees() -> None:
    employer = make_employer()
    with pytest.raises(RuleBroken) as broken:
        facts.saw(employer=employer, seen={"buddy": "yes"}, by=make_contact(employer), on=TODAY)
    assert broken.value.code == "forbidden"


# Head office, employer, site


def in_chain(shops: int = 2) -> tuple[Employer, list[Employer]]:
    head, by = make_employer(), make_jobhunter()
    made = [make_employer() for _ in range(shops)]
    for shop in made:
        employer_services.change(employer=shop, version=1, head=head, by=by)
    return head, made


def test_a_shop_takes_over_what_its_head_office_says_and_a_site_what_its_shop_says() -> None:
    head, (shop, other) = in_chain()
    site = make_site(shop)
    said(head, buddy="yes", no_pork="yes")
    said(shop, 2, no_pork="no")
    said(shop, 3, site=site, buddy="no")
    assert states(other) == {"buddy": "yes", "no_pork": "yes"}
    assert states(shop) == {"buddy": "yes", "no_pork": "no"}
    assert states(shop, site) == {"buddy": "no", "no_pork": "no"}


def test_a_head_office_is_no_shop_no_agency_and_no_choice_of_the_employer() -> None:
    head, (shop, other) = in_chain()
    agency = make_employer(is_intermediary=True)
    by = make_jobhunter()
    for employer, wanted in ((head, agency), (shop, shop), (make_employer(), shop), (other, agency)):
        with pytest.raises(RuleBroken):
            employer_services.change(employer=employer, version=employer.version, head=wanted, by=by)
    with pytest.raises(RuleBroken):
        employer_services.change(employer=other, version=2, head=None, by=make_contact(other))


def test_one_answer_for_forty_shops_costs_no_more_queries_than_for_two() -> None:
    def asked(shops: int) -> int:
        head, made = in_chain(shops)
        places = [(shop, make_site(shop)) for shop in made]
        by = make_jobhunter()
        with CaptureQueriesContext(connection) as captured:
            facts.answer_many(
                employer=head, version=1, places=places, answers={"buddy": "yes"}, by=by, on=TODAY
            )
            known = Workplaces([shop.pk for shop in made], on=TODAY)
            assert all(known.states(shop.pk, site.pk) == {"buddy": "yes"} for shop, site in places)
        return len(captured)

    assert asked(2) == asked(40)


def test_many_sites_are_answered_of_the_own_chain_only() -> None:
    head, _shops = in_chain()
    stranger = make_employer()
    for places in ([], [(stranger, None)], [(head, make_site(stranger))]):
        with pytest.raises(RuleBroken):
            facts.answer_many(
                employer=head,
                version=1,
                places=places,
                answers={"buddy": "yes"},
                by=make_jobhunter(),
                on=TODAY,
            )


# Asking again


def test_a_list_that_is_asked_again_lies_at_a_desk_until_it_was_gone_through() -> None:
    employer = make_employer()
    site, by = make_site(employer), make_jobhunter()
    facts.answer(employer=employer, version=1, answers=UNKNOWN | {"buddy": "yes"}, by=by, on=TODAY)
    places = [(employer.pk, None), (employer.pk, site.pk)]
    assert list_asks.ask_again(places=places, asked_from=LATER, on=LATER) == 2
    assert list_asks.ask_again(places=places, asked_from=LATER, on=LATER) == 0
    errand = Errand.objects.open().get()
    assert (errand.target, errand.kind, errand.owner.user) == (employer.pk, "workplace", by)
    assert relations.relation(by, employer, on=LATER).workplace.asked == [None, site]
    said(employer, 2, on=LATER, buddy="yes")
    assert Errand.objects.open().exists()
    said(employer, 3, on=LATER, site=site)
    assert not Errand.objects.open().exists()
    assert not ListAsk.objects.open().exists()


def test_the_list_is_due_when_never_answered_after_a_year_and_when_asked_again() -> None:
    employer, by = make_employer(), make_jobhunter()

    def is_due(on: date) -> bool:
        return relations.relation(by, employer, on=on).workplace.is_due

    assert is_due(TODAY)
    said(employer, buddy="yes")
    assert not is_due(TODAY + facts.TERM)
    assert is_due(TODAY + facts.TERM + timedelta(days=1))
    list_asks.ask_again(places=[(employer.pk, None)], asked_from=LATER, on=LATER)
    assert not is_due(TODAY)
    assert is_due(LATER)
