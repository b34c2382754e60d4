"""A ranking that was kept comes out the same from nothing but what is kept, years and policies later."""

import io
import json
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from candidates.enums import ConsentManner, Purpose, Right
from candidates.models import Candidate, KeptNeeds
from candidates.services.consents import consents
from candidates.services.files import profile, sealed
from candidates.services.files.profile import Conditions, WishGiven
from employers.models import Vacancy
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from jobmatch.sealing import services as sealing
from jobmatch.taxonomy.models import Occupation
from matching.models import KeptRanking, VacancyWords
from matching.scorer.kept import v2, versions
from matching.scorer.kept.versions import Rules
from matching.scorer.v2 import policy
from matching.services.ranking import kept, rankings
from matching.services.rights import erasure
from tests.candidates.rights_situations import ask, make_officer
from tests.factories import (
    make_candidate,
    make_coordinator,
    make_employer,
    make_jobhunter,
    make_occupation,
    make_town,
    make_vacancy,
)
from tests.refusals import refused

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NEEDS = {"buddy": True, "place_to_pray": False}
EXCLUDED = "Someone who is not wanted"


@pytest.fixture
def trade() -> Occupation:
    return make_occupation(label_nl="winkelmedewerker", label_en="shop assistant", isco="5223")


@pytest.fixture
def youth(by: User, trade: Occupation) -> Candidate:
    """A youth who wants one kind of work, told needs and own words, and lets needs be kept."""
    candidate = make_candidate(by)
    told = {"candidate": candidate, "by": by, "on": TODAY}
    profile.save_wishes(version=1, wishes=[WishGiven(trade.pk, is_dream=True)], **told)
    conditions = Conditions(["job"], 24, 32, None, None, ["bicycle"], 30)
    profile.save_conditions(version=2, conditions=conditions, **told)
    sealed.save_own_words(version=3, text="Ik wil graag in een winkel werken", **told)
    consents.give(purpose=Purpose.KEEP_NEEDS, manner=ConsentManner.IN_PERSON, **told)
    sealed.save_needs(version=0, needs=NEEDS, **told)
    Candidate.objects.filter(pk=candidate.pk).update(town=make_town("Utrecht"))
    return candidate


@pytest.fixture
def offered(trade: Occupation) -> list[Vacancy]:
    """Two shops, one of which says that nobody is a buddy there, and work of another kind."""
    shop = make_employer("Winkel Een")
    shop.facts.create(item="buddy", answer="no", stated_on=TODAY, expires_on=TODAY + timedelta(days=400))
    given = {"occupation_checked": True, "town": make_town("Utrecht"), "kind": "job"}
    return [
        make_vacancy(title="Verkoper", employer=make_employer("Winkel Twee"), occupation=trade, **given),
        make_vacancy(title="Kassa", employer=shop, occupation=trade, **given),
        make_vacancy(title="Timmerman", occupation=make_occupation(isco="7115"), **given),
    ]


@pytest.fixture
def row(youth: Candidate, by: User, offered: list[Vacancy]) -> KeptRanking:
    return kept.keep(candidate=youth, by=by, on=TODAY, chosen=[offered[1].pk, offered[2].pk])


def recomputed(row: KeptRanking, **given: object) -> str:
    out = io.StringIO()
    call_command("recompute", str(row.pk), reason="test", stdout=out, stderr=io.StringIO(), **given)
    return out.getvalue()


def opened(row: KeptRanking, by: User) -> kept.Opened:
    return kept.read(kept=row, by=by, on=TODAY)


def test_what_is_kept_is_what_was_shown(row: KeptRanking, youth: Candidate, by: User) -> None:
    ranked = rankings.rank_for(candidate=youth, by=by, on=TODAY, today=TODAY)
    answer = json.loads(opened(row, by).answer)
    page = ranked.ranking.page

    assert page.wish
    assert answer["page"]["wish"] == [str(each.vacancy) for each in page.wish]
    assert answer["total"] == ranked.ranking.total
    for shelf in ranked.ranking.shelves.values():
        for each in shelf.rows:
            if str(each.vacancy) in answer["rows"]:
                assert answer["rows"][str(each.vacancy)]["points"] == each.points


def test_it_comes_out_the_same_when_nothing_of_then_is_there_any_more(
    row: KeptRanking, by: User, youth: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A year and two policies later: no vacancy, no taxonomy as it was, other wishes, another policy."""
    first = recomputed(row)
    VacancyWords.objects.all().delete()
    youth.wishes.all().delete()
    Vacancy.objects.all().delete()
    Occupation.objects.update(isco="9999", label_nl="anders")
    sealed.save_own_words(candidate=youth, version=4, text="Heel iets anders", by=by, on=TODAY)
    later = Rules(lambda data, needs: b"{}", lambda: "other")
    everything = MappingProxyType({**versions.POLICIES, "v3": later, "v4": later})
    monkeypatch.setattr(kept, "POLICIES", everything)

    assert recomputed(row) == first
    assert json.loads(first)["policy"] == "v2"


def test_it_reads_no_table_that_the_ranking_came_from(
    row: KeptRanking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*args: object, **kwargs: object) -> None:
        raise AssertionError("read anew")

    monkeypatch.setattr(rankings, "rank_for", never)
    monkeypatch.setattr(rankings, "Region", never)
    assert recomputed(row)


def test_numbers_of_a_policy_that_were_changed_are_named(
    row: KeptRanking, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = policy.load()
    weights = {**loaded.weights, "wish": 290, "skills": 260}
    monkeypatch.setattr(v2.policy, "load", lambda: replace(loaded, weights=weights))

    with pytest.raises(CommandError) as refusal:
        recomputed(row)

    assert "the numbers of policy v2 are not those of then" in str(refusal.value)
    assert "parts wish: kept [300, 0, 300], now [290, 0, 290]" in str(refusal.value)


def test_a_sealed_text_that_was_changed_is_named(row: KeptRanking) -> None:
    KeptRanking.objects.filter(pk=row.pk).update(sealed=bytes(row.sealed)[:-1] + b"x")

    with pytest.raises(CommandError, match="does not open"):
        recomputed(row)


def test_after_the_erasure_of_the_youth_it_answers_erased(row: KeptRanking, youth: Candidate) -> None:
    asked = ask(youth, Right.ERASURE)
    erasure.carry_out(request=asked, version=asked.version, by=make_officer(youth), on=TODAY)

    assert not KeptRanking.objects.exists()
    assert recomputed(row) == "erased\n"


def test_a_row_of_an_older_copy_whose_key_is_gone_answers_erased(row: KeptRanking, youth: Candidate) -> None:
    sealing.destroy_key(person=youth.pk)
    sealing.destroy_due()

    assert recomputed(row) == "erased\n"


def test_what_was_never_kept_is_no_answer() -> None:
    with pytest.raises(CommandError, match="No ranking was kept"):
        call_command("recompute", str(uuid4()), reason="test")


def test_needs_count_while_the_youth_lets_them_be_kept(
    row: KeptRanking, by: User, offered: list[Vacancy]
) -> None:
    found = opened(row, by)
    answer = json.loads(found.answer)

    assert found.needs == NEEDS
    assert answer["rows"][str(offered[1].pk)]["shelf"] == "not_now"
    assert not any(item in json.dumps(found.kept["inputs"]["person"]) for item in NEEDS)
    assert not any(item in found.kept["answer"] for item in NEEDS)


def test_needs_are_erased_when_the_yes_is_taken_back_and_the_rest_still_comes_out(
    row: KeptRanking, youth: Candidate, by: User, offered: list[Vacancy]
) -> None:
    taken = {"purpose": Purpose.KEEP_NEEDS, "manner": ConsentManner.IN_PERSON}
    consents.withdraw(candidate=youth, by=by, on=TODAY, **taken)

    assert not KeptNeeds.objects.exists()
    found = opened(row, by)
    assert (found.needs, found.needs_gone) == (None, True)
    assert json.loads(found.answer)["rows"][str(offered[1].pk)]["shelf"] == "fits"
    assert json.loads(recomputed(row))["rows"][str(offered[1].pk)]["shelf"] == "fits"


def test_needs_do_not_open_when_the_yes_ran_out(row: KeptRanking, by: User) -> None:
    later = TODAY + timedelta(days=400)

    assert kept.read(kept=row, by=by, on=later).needs is None


def test_each_opening_is_in_the_log(row: KeptRanking, youth: Candidate, by: User) -> None:
    opened(row, by)
    recomputed(row)
    rows = Entry.objects.filter(event="sealed.opened", target_id=row.pk).order_by("seq")

    assert [(each.actor, each.fields, each.reason) for each in rows] == [
        (by.pk, ["sealed", "kept_needs"], ""),
        (None, ["sealed", "kept_needs"], "test"),
    ]
    assert Entry.objects.get(event="ranking.kept").person == youth.pk


def test_a_coordinator_keeps_what_a_coordinator_sees_and_opens_nothing(
    youth: Candidate, by: User, offered: list[Vacancy]
) -> None:
    coordinator = make_coordinator(youth.municipality)
    row = kept.keep(candidate=youth, by=coordinator, on=TODAY)

    with refused("forbidden"):
        kept.read(kept=row, by=coordinator, on=TODAY)
    found = opened(row, by)
    assert (found.needs, found.needs_gone, found.kept["sealed_open"]) == (None, False, False)
    assert found.kept["inputs"]["person"]["own_words"] is None


def test_another_jobhunter_keeps_nothing(youth: Candidate) -> None:
    with refused("forbidden"):
        kept.keep(candidate=youth, by=make_jobhunter(youth.municipality), on=TODAY)


def test_sent_twice_it_is_kept_once(youth: Candidate, by: User, offered: list[Vacancy]) -> None:
    key = uuid4()
    twice = [kept.keep(candidate=youth, by=by, on=TODAY, key=key) for _ in range(2)]

    assert twice[0] == twice[1]
    assert KeptRanking.objects.count() == 1


def test_nothing_is_kept_of_who_was_erased_meanwhile(
    youth: Candidate, by: User, offered: list[Vacancy], monkeypatch: pytest.MonkeyPatch
) -> None:
    ranked = rankings.rank_for(candidate=youth, by=by, on=TODAY, today=TODAY)
    asked = ask(youth, Right.ERASURE)
    erasure.carry_out(request=asked, version=asked.version, by=make_officer(youth), on=TODAY)
    monkeypatch.setattr(rankings, "rank_for", lambda **asked: ranked)

    with refused("erased"):
        kept.keep(candidate=youth, by=by, on=TODAY)
    assert not KeptRanking.objects.exists()


def test_the_key_of_somebody_else_does_not_open_it(row: KeptRanking, by: User) -> None:
    other = make_candidate(by)
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(person=other.pk, field=kept._field(row.pk), sealed=bytes(row.sealed))
