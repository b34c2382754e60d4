"""Who is away and who stands in, on the pages of the coordinator."""

from datetime import timedelta

import pytest
from django.utils import timezone

from candidates.models import Candidate, Step
from candidates.services.files import absences
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Absence
from tests.candidates.situations import as_user, in_english
from tests.factories import (
    desk_of,
    make_candidate,
    make_coordinator,
    make_jobhunter,
    make_member,
    make_organisation,
    make_pool,
)

pytestmark = pytest.mark.django_db
OVERVIEW, AWAY, HAND_OVER = "/overzicht/", "/overzicht/afwezig/", "/overzicht/overdragen/"


@pytest.fixture
def place():
    return make_organisation()


@pytest.fixture
def coordinator(place):
    make_pool(place)
    return make_coordinator(place)


@pytest.fixture
def ill(place):
    return make_jobhunter(place)


@pytest.fixture
def colleague(place):
    return make_jobhunter(place)


def give(client, page, **values):
    return client.post(page, {name: str(value) for name, value in values.items()})


def test_the_steps_of_who_is_ill_move_to_the_stand_in_and_come_back(coordinator, ill, colleague):
    youth = make_candidate(ill, on=timezone.localdate())
    client = in_english(as_user(coordinator))
    answer = give(client, AWAY, desk=desk_of(ill).pk, stand_in=desk_of(colleague).pk)
    assert answer.url == AWAY
    assert Step.objects.get(candidate=youth).owner == desk_of(colleague)
    assert f"{colleague} stands in" in client.get(AWAY).content.decode()
    absence = Absence.objects.get()
    assert client.post(f"{AWAY}{absence.pk}/terug/").url == AWAY
    assert Step.objects.get(candidate=youth).owner == desk_of(ill)
    assert "Nobody is away." in client.get(AWAY).content.decode()


def test_a_bad_day_is_refused_at_its_field(coordinator, ill, colleague):
    yesterday = timezone.localdate() - timedelta(days=1)
    answer = give(
        as_user(coordinator), AWAY, desk=desk_of(ill).pk, stand_in=desk_of(colleague).pk, until=yesterday
    )
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"until"}
    assert not Absence.objects.exists()


def test_nobody_stands_in_for_themselves(coordinator, ill):
    answer = give(as_user(coordinator), AWAY, desk=desk_of(ill).pk, stand_in=desk_of(ill).pk)
    assert answer.context["form"].errors.keys() == {"stand_in"}


def test_who_is_away_is_not_offered_and_desks_of_elsewhere_are_refused(coordinator, ill, colleague):
    today = timezone.localdate()
    absences.begin(desk=desk_of(ill), stand_in=desk_of(colleague), until=None, by=coordinator, on=today)
    client, elsewhere = as_user(coordinator), desk_of(make_jobhunter())
    form = client.get(AWAY).context["form"]
    for name in ("desk", "stand_in"):
        offered = [key for key, _label in form.fields[name].choices]
        assert str(desk_of(ill).pk) not in offered
        assert str(elsewhere.pk) not in offered
    for desk in (elsewhere.pk, "nonsense", desk_of(ill).pk):
        answer = give(client, AWAY, desk=desk, stand_in=desk_of(colleague).pk)
        assert answer.context["form"].errors.keys() == {"desk"}


def test_everything_goes_to_a_colleague_in_one_act(coordinator, ill, colleague):
    youths = [make_candidate(ill, on=timezone.localdate()) for _ in range(2)]
    client = in_english(as_user(coordinator))
    answer = give(client, HAND_OVER, desk=desk_of(ill).pk, to=desk_of(colleague).pk)
    assert answer.url == OVERVIEW
    assert "2 files moved." in client.get(OVERVIEW).content.decode()
    assert set(Candidate.objects.filter(desk=desk_of(colleague))) == set(youths)
    assert set(Step.objects.values_list("owner", flat=True)) == {desk_of(colleague).pk}


def test_the_shared_desk_can_take_over_but_never_leaves(coordinator, place, ill):
    make_candidate(ill, on=timezone.localdate())
    client, pool = as_user(coordinator), make_pool(place)
    assert give(client, HAND_OVER, desk=desk_of(ill).pk, to=pool.pk).url == OVERVIEW
    assert Candidate.objects.get().desk == pool
    answer = give(client, HAND_OVER, desk=pool.pk, to=desk_of(ill).pk)
    assert answer.context["form"].errors.keys() == {"desk"}


@pytest.mark.parametrize("page", [OVERVIEW, AWAY, HAND_OVER])
@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_only_a_coordinator_comes_here(page, role):
    assert as_user(make_member(role)).get(page).status_code == 403


def test_an_absence_of_elsewhere_is_not_there(coordinator):
    elsewhere = make_organisation()
    absence = absences.begin(
        desk=desk_of(make_jobhunter(elsewhere)),
        stand_in=desk_of(make_jobhunter(elsewhere)),
        until=None,
        by=make_coordinator(elsewhere),
        on=timezone.localdate(),
    )
    assert as_user(coordinator).post(f"{AWAY}{absence.pk}/terug/").status_code == 404
    absence.refresh_from_db()
    assert absence.ended_on is None
