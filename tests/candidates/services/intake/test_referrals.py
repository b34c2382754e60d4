"""Referrals from their coming in to the decision: what is kept, what goes, and who may do it."""

from datetime import date, timedelta

import pytest

from candidates.enums import ReferralState, ReferrerStatus, State, StepKind
from candidates.models import Bar, Candidate, Origin, Referral, Step
from candidates.rules import person_marks, step_marks
from candidates.selectors.intake.referrals import doubles
from candidates.services.files import states
from candidates.services.intake import origins, referrals
from candidates.services.intake.referral_details import Details, known_by
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Absence
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from jobmatch.sealing.models import Key
from jobmatch.sealing.services import SealBroken, unseal
from tests import keys
from tests.candidates.referral_situations import AMIRA, coordinator_of, make_place, make_referrer, refer
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter, make_member, make_pool

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 23)


@pytest.fixture
def place():
    return make_place()


@pytest.fixture
def referrer():
    return make_referrer()


@pytest.fixture
def coordinator(place):
    return coordinator_of(place)


@pytest.fixture
def desk(place):
    return desk_of(make_jobhunter(place))


def checked(**values):
    referrer, place = make_referrer(), make_place()
    referral = refer(referrer, place, on=ON, **values)
    return referrals.open_details(referral=referral, by=coordinator_of(place))


# coming in


def test_what_is_told_is_sealed_under_a_key_of_its_own(place, referrer):
    referral = refer(referrer, place, on=ON, wants="beveiliger worden")
    kept = bytes(Referral.objects.get().details)
    assert b"Benali" not in kept
    assert b"beveiliger" not in kept
    assert Key.objects.filter(person=referral.pk).count() == 1
    assert (referral.label, referral.state, referral.shown) == ("A.B.", "received", "received")


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("Amira", "", "A."),
        ("fatima-zahra", "El Haddad ben Ali", "F.Z.E.H.B.A."),
        ("ß", "x " * 40, "S.X.X.X.X.X."),
    ],
)
def test_the_label_is_initials_of_at_most_twelve_characters(first, last, label):
    referral = refer(make_referrer(), make_place(), on=ON, first_name=first, last_name=last)
    assert referral.label == label


def test_sent_twice_it_is_one_referral(place, referrer):
    first, second = refer(referrer, place, on=ON), refer(referrer, place, on=ON, phone="0031 6 12345678")
    assert first == second
    assert Referral.objects.count() == 1
    assert Key.objects.count() == 1


def test_what_is_told_more_of_one_that_waits_goes_with_it(place, referrer, coordinator):
    first = refer(referrer, place, on=ON, wants="kok worden", prefers_woman=True, message_language="en")
    for _ in range(2):
        assert refer(referrer, place, on=ON, safe_hours="na vieren", wants="zorg") == first
    row = Referral.objects.get()
    told = referrals.open_details(referral=row, by=coordinator)
    assert (told.safe_hours, told.wants, row.version) == ("na vieren", "kok worden\nzorg", 2)
    assert (told.prefers_woman, told.message_language) == (True, "en")
    with pytest.raises(RuleBroken) as broken:
        referrals.give_back(referral=row, version=1, reason="unreachable", by=coordinator, on=ON)
    assert broken.value.code == "stale"


def test_what_was_told_before_of_who_turns_out_to_be_under_16_goes(place, referrer, coordinator):
    born = {"birth_year": None, "birth_date": date(2010, 11, 1)}
    refer(referrer, place, on=ON, wants="kok worden", **born)
    refer(referrer, place, on=ON, **{**born, "birth_date": date(2010, 12, 1)})
    told = referrals.open_details(referral=Referral.objects.get(), by=coordinator)
    assert (told.birth_date, told.wants) == (date(2010, 12, 1), "")


def test_the_same_youth_by_another_volunteer_is_another_referral(place, referrer):
    organisation = referrer.memberships.get().organisation
    assert refer(referrer, place, on=ON) != refer(make_member(Role.REFERRER, organisation), place, on=ON)


def test_sent_again_after_a_decision_reaches_the_coordinator_and_not_the_list(
    place, referrer, coordinator, desk
):
    first = refer(referrer, place, on=ON)
    referrals.accept(referral=first, version=1, desk=desk, by=coordinator, on=ON)
    again = refer(referrer, place, on=ON)
    assert again == first
    hidden = Referral.objects.received().get()
    assert (hidden.label, hidden.referrer) == ("", referrer)
    assert refer(referrer, place, on=ON) == first
    assert Referral.objects.count() == 2


def test_after_a_return_it_can_be_sent_again(place, referrer, coordinator):
    first = refer(referrer, place, on=ON)
    referrals.give_back(referral=first, version=1, reason="unreachable", by=coordinator, on=ON)
    assert refer(referrer, place, on=ON) != first


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"first_name": " "}, "name_missing"),
        ({"phone": ""}, "no_way_to_reach"),
        ({"phone": "12"}, "phone"),
        ({"phone": "", "email": "nonsense"}, "email"),
        ({"manner": ""}, "manner"),
        ({"channel": "pigeon"}, "channel"),
        ({"message_language": "xx"}, "message_language"),
        ({"birth_year": None}, "birth_missing"),
        ({"birth_year": 1997}, "too_old"),
        ({"birth_year": None, "birth_date": date(1998, 11, 23)}, "too_old"),
        ({"birth_year": 2010}, "birth_exact"),
        ({"birth_year": 2012}, "birth_exact"),
        ({"birth_year": 2006, "birth_date": date(2005, 1, 1)}, "birth_differs"),
        ({"birth_year": 1806}, "birth_date"),
        ({"birth_year": 0}, "birth_date"),
        ({"birth_year": 10**9}, "birth_date"),
        ({"wants": "x" * 2001}, "wants_too_long"),
        ({"safe_words": "x" * 201}, "safe_words_too_long"),
    ],
)
def test_what_is_not_right_is_refused_and_nothing_is_kept(values, code):
    with pytest.raises(RuleBroken) as refused:
        refer(make_referrer(), make_place(), on=ON, **values)
    assert refused.value.code == code
    assert not Referral.objects.exists()
    assert not Key.objects.exists()


@pytest.mark.parametrize("born", [date(1998, 11, 24), date(2010, 11, 23)])
def test_the_ages_that_are_served_count_to_the_day(born):
    assert checked(birth_year=None, birth_date=born, wants="een baan").wants == "een baan"


def test_the_ages_are_a_setting(settings):
    settings.AGES = (18, 23)
    for year, code in ((2009, "too_young"), (2001, "too_old")):
        with pytest.raises(RuleBroken) as refused:
            refer(make_referrer(), make_place(), on=ON, birth_year=year)
        assert refused.value.code == code


def test_under_16_only_how_to_reach_the_youth_is_kept(place, referrer, coordinator, desk):
    young = {"birth_year": None, "birth_date": date(2010, 11, 24)}
    told = {"wants": "een baan", "prefers_woman": True, "safe_hours": "na school"}
    referral = refer(referrer, place, on=ON, **young, **told)
    details = referrals.open_details(referral=referral, by=coordinator)
    assert (details.wants, details.prefers_woman, details.safe_hours) == ("", False, "na school")
    candidate = referrals.accept(referral=referral, version=1, desk=desk, by=coordinator, on=ON)
    assert candidate.is_contact_only(ON)
    assert not candidate.own_words


def test_nobody_refers_in_the_name_of_another_organisation(place, referrer):
    other = make_referrer().memberships.get().organisation
    for organisation in (other, place):
        with pytest.raises(RuleBroken) as refused:
            referrals.receive(
                details=Details(**AMIRA), organisation=organisation, municipality=place, by=referrer, on=ON
            )
        assert refused.value.code == "forbidden"


# the decision


def test_opening_the_details_is_in_the_access_log(place, referrer, coordinator):
    referral = refer(referrer, place, on=ON)
    details = referrals.open_details(referral=referral, by=coordinator)
    assert (details.first_name, details.phone) == ("Amira", "+31612345678")
    row = Entry.objects.get(event="referral.opened")
    assert (row.actor, row.target_id, list(row.fields)) == (coordinator.pk, referral.pk, ["details"])


def test_accepting_moves_the_details_to_a_file_with_a_first_talk(place, referrer, coordinator, desk):
    told = {"wants": "beveiliger worden", "prefers_woman": True, "channel": "text", "safe_words": "zeg niets"}
    referral = refer(referrer, place, on=ON, **told)
    candidate = referrals.accept(referral=referral, version=1, desk=desk, by=coordinator, on=ON)
    step = Step.objects.get()
    assert (step.kind, step.owner, step.due) == (StepKind.FIRST_TALK, desk, date(2026, 11, 30))
    assert (candidate.first_name, candidate.phone, candidate.channel) == ("Amira", "+31612345678", "text")
    assert candidate.safe_words == "zeg niets"
    words = unseal(
        person=candidate.pk,
        field=f"candidates.Candidate.own_words:{candidate.pk}",
        sealed=bytes(Candidate.objects.get().own_words),
    )
    assert words == "beveiliger worden"
    [origin] = origins.read(candidate=candidate, by=desk.user, on=ON)
    assert (origin.details.wants, origin.details.prefers_woman) == ("beveiliger worden", True)
    assert (origin.referrer_name, origin.details.manner) == (referrer.name, "in_person")
    assert b"beveiliger" not in bytes(Origin.objects.get().sealed)


def test_accepting_keeps_a_year_of_birth_that_was_told_alone(place, referrer, coordinator, desk):
    referral = refer(referrer, place, on=ON, birth_year=2006)
    candidate = referrals.accept(referral=referral, version=1, desk=desk, by=coordinator, on=ON)
    assert (candidate.birth_date, candidate.birth_year) == (None, 2006)
    assert not candidate.is_contact_only(ON)
    again = refer(make_referrer(), place, on=ON, phone="", email="a@example.org", birth_year=2006)
    found = doubles(coordinator, again, known_by(referrals.open_details(referral=again, by=coordinator)))
    assert [(each.candidate, "name" in each.match.by) for each in found] == [(candidate, True)]


def test_after_a_decision_the_details_and_their_key_are_gone(place, referrer, coordinator, desk):
    referral = refer(referrer, place, on=ON)
    copy = bytes(Referral.objects.get().details)
    candidate = referrals.accept(referral=referral, version=1, desk=desk, by=coordinator, on=ON)
    kept = Referral.objects.get()
    assert bytes(kept.details) == b""
    assert (kept.state, kept.shown, kept.candidate_mark) == (
        "accepted",
        "received",
        person_marks.referred(candidate.pk),
    )
    assert keys.left(referral.pk) == 0
    with pytest.raises(SealBroken):
        unseal(person=referral.pk, field=f"candidates.Referral.details:{referral.pk}", sealed=copy)


def test_after_an_older_copy_was_put_back_a_referral_without_key_is_over(place, referrer):
    referral = refer(referrer, place, on=ON)
    assert referrals.expire_again(pk=referral.pk, on=ON)
    assert not referrals.expire_again(pk=referral.pk, on=ON)
    assert (Referral.objects.get().state, bytes(Referral.objects.get().details)) == ("expired", b"")


def test_no_row_of_the_access_log_names_both_the_youth_and_the_referral(place, referrer, coordinator, desk):
    referral = refer(referrer, place, on=ON)
    referrals.accept(referral=referral, version=1, desk=desk, by=coordinator, on=ON)
    rows = Entry.objects.filter(target_id=referral.pk)
    assert {row.event for row in rows} == {"referral.received", "referral.accepted"}
    assert {row.person for row in rows} == {None}


def test_a_coordinator_does_not_read_the_origin_of_a_file_at_another_desk(place, referrer, coordinator, desk):
    referral = refer(referrer, place, on=ON)
    candidate = referrals.accept(referral=referral, version=1, desk=desk, by=coordinator, on=ON)
    with pytest.raises(RuleBroken) as refused:
        origins.read(candidate=candidate, by=coordinator, on=ON)
    assert refused.value.code == "forbidden"
    assert origins.read(candidate=make_candidate(desk.user), by=desk.user, on=ON) == []


def test_nobody_else_opens_or_decides(place, referrer, desk):
    referral = refer(referrer, place, on=ON)
    file = make_candidate(desk.user)
    for user in (desk.user, make_coordinator(), referrer):
        sender = {"referral": referral, "by": user}
        act = {**sender, "version": 1, "on": ON}
        for call in (
            lambda sender=sender: referrals.open_details(**sender),
            lambda act=act: referrals.accept(**act, desk=desk),
            lambda act=act: referrals.join(**act, candidate=file),
            lambda act=act: referrals.give_back(**act, reason="age"),
        ):
            with pytest.raises(RuleBroken) as refused:
                call()
            assert refused.value.code == "forbidden"
    assert Referral.objects.received().count() == 1


def test_of_two_coordinators_the_first_decides(place, referrer, coordinator, desk):
    referral, stale = refer(referrer, place, on=ON), Referral.objects.get()
    referrals.accept(referral=referral, version=1, desk=desk, by=coordinator, on=ON)
    for row, code in ((stale, "stale"), (Referral.objects.get(), "decided")):
        with pytest.raises(RuleBroken) as refused:
            referrals.accept(referral=row, version=row.version, desk=desk, by=coordinator, on=ON)
        assert refused.value.code == code
    assert Candidate.objects.count() == 1


def test_a_file_does_not_go_to_who_is_away_or_to_another_municipality(place, referrer, coordinator, desk):
    referral = refer(referrer, place, on=ON)
    Absence.objects.create(desk=desk, stand_in=make_pool(place), since=ON)
    for there, code in ((desk, "away"), (desk_of(make_jobhunter()), "other_municipality")):
        with pytest.raises(RuleBroken) as refused:
            referrals.accept(referral=referral, version=1, desk=there, by=coordinator, on=ON)
        assert refused.value.code == code


def test_returning_needs_a_reason_of_the_list_and_erases(place, referrer, coordinator):
    referral = refer(referrer, place, on=ON)
    with pytest.raises(RuleBroken):
        referrals.give_back(referral=referral, version=1, reason="known", by=coordinator, on=ON)
    referrals.give_back(referral=referral, version=1, reason="region", by=coordinator, on=ON)
    kept = Referral.objects.get()
    assert (kept.state, kept.shown, kept.return_reason) == ("returned", "returned", "region")
    assert keys.left() == 0


def test_joining_keeps_what_is_new_and_plans_a_call_at_the_desk_of_the_file(
    place, referrer, coordinator, desk
):
    file = make_candidate(desk.user)
    referral = refer(referrer, place, on=ON, wants="iets met dieren")
    referrals.join(referral=referral, version=1, candidate=file, by=coordinator, on=ON)
    [origin] = origins.read(candidate=file, by=desk.user, on=ON)
    assert (origin.details.wants, origin.details.phone) == ("iets met dieren", "+31612345678")
    step = Step.objects.get(mark=step_marks.REFERRED_AGAIN)
    assert (step.kind, step.owner, step.primary_for) == (StepKind.CALL, desk, None)
    kept = Referral.objects.get()
    assert (kept.state, kept.shown, kept.candidate_mark) == (
        "joined",
        "received",
        person_marks.referred(file.pk),
    )
    second = refer(make_referrer(), place, on=ON)
    referrals.join(referral=second, version=1, candidate=file, by=coordinator, on=ON)
    assert len(origins.read(candidate=file, by=desk.user, on=ON)) == 2
    assert Step.objects.filter(mark=step_marks.REFERRED_AGAIN).count() == 1


def test_joining_with_a_file_that_ended_opens_it_again(place, referrer, coordinator, desk):
    file = make_candidate(desk.user)
    Step.objects.all().update(state="done", owner=None, primary_for=None, done_on=ON)
    Candidate.objects.update(state=State.ENDED, held_by=None, ended_on=ON, ending="own_wish")
    file.refresh_from_db()
    referrals.join(referral=refer(referrer, place, on=ON), version=1, candidate=file, by=coordinator, on=ON)
    assert Candidate.objects.get().state == State.OPEN
    assert Step.objects.primary().count() == 1


def test_joining_with_a_file_that_rests_opens_it_again(place, referrer, coordinator, desk):
    file = make_candidate(desk.user)
    states.rest(candidate=file, version=1, by=desk.user, on=ON)
    referrals.join(referral=refer(referrer, place, on=ON), version=1, candidate=file, by=coordinator, on=ON)
    assert Candidate.objects.get().state == State.OPEN


def test_nobody_joins_with_a_file_that_is_closed_to_them(place, referrer, coordinator, desk):
    barred, elsewhere = make_candidate(desk.user), make_candidate()
    Bar.objects.create(candidate=barred, user=coordinator)
    for file in (barred, elsewhere):
        with pytest.raises(RuleBroken) as refused:
            referrals.join(
                referral=refer(referrer, place, on=ON), version=1, candidate=file, by=coordinator, on=ON
            )
        assert refused.value.code == "forbidden"


# time


def test_after_four_weeks_without_a_decision_it_expires_and_its_key_goes(place, referrer):
    refer(referrer, place, on=ON)
    assert referrals.expire(on=ON + timedelta(days=27)) == 0
    assert referrals.expire(on=ON + timedelta(days=28)) == 1
    kept = Referral.objects.get()
    assert (kept.state, kept.shown, bytes(kept.details)) == (
        ReferralState.EXPIRED,
        ReferrerStatus.EXPIRED,
        b"",
    )
    assert keys.left() == 0
    assert referrals.expire(on=ON + timedelta(days=28)) == 0
    assert Entry.objects.filter(event="referral.expired").count() == 1


def test_what_was_decided_does_not_expire_and_loses_its_label_after_90_days(
    place, referrer, coordinator, desk
):
    referral = refer(referrer, place, on=ON)
    referrals.accept(referral=referral, version=1, desk=desk, by=coordinator, on=ON)
    assert referrals.expire(on=ON + timedelta(days=90)) == 0
    assert Referral.objects.get().label == "A.B."
    assert referrals.expire(on=ON + timedelta(days=91)) == 0
    kept = Referral.objects.get()
    assert (kept.label, kept.state) == ("", "accepted")


def test_a_crash_between_two_of_them_is_made_good_by_the_next_run(place, referrer, monkeypatch):
    first, second = refer(referrer, place, on=ON), refer(referrer, place, on=ON, first_name="Noor")
    stuck, real = min(first.pk, second.pk), referrals.sealing.destroy_key

    def destroy(*, person):
        if person == stuck:
            raise OSError
        real(person=person)

    monkeypatch.setattr(referrals.sealing, "destroy_key", destroy)
    with pytest.raises(ExceptionGroup):
        referrals.expire(on=ON + timedelta(days=28))
    monkeypatch.undo()
    assert referrals.expire(on=ON + timedelta(days=28)) == 1
