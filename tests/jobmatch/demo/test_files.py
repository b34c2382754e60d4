"""What youths of the demo told in confidence: only under a yes, and no name tells who needs what."""

from dataclasses import replace
from datetime import date

from candidates.enums import Purpose
from candidates.models import Candidate, Needs
from candidates.selectors.consents.consents import is_live
from candidates.services.files import sealed
from jobmatch.demo.files import needs
from jobmatch.demo.people import all_youths
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS


def test_needs_are_kept_under_a_live_consent_only(demo: date) -> None:
    kept = Candidate.objects.filter(pk__in=Needs.objects.values("pk"))
    assert kept.count() > 20
    for candidate in kept:
        assert is_live(candidate=candidate, purpose=Purpose.KEEP_NEEDS, on=demo)


def test_part_of_the_youths_told_no_needs(demo: date) -> None:
    assert Candidate.objects.exclude(pk__in=Needs.objects.values("pk")).count() > 20


def test_own_words_and_needs_open_again(demo: date) -> None:
    opened = [sealed.unseal(candidate=candidate, on=demo)[0] for candidate in Candidate.objects.all()]
    assert sum(bool(each.own_words) for each in opened) > 30
    assert {item for each in opened for item in each.needs or {}} <= WORKPLACE_ITEMS.keys()


def test_needs_are_of_the_profile_whatever_the_name() -> None:
    youths = [youth for youth in all_youths() if youth.profile["needs"]]
    for one, other in zip(youths, youths[1:], strict=False):
        assert needs(replace(one, name=other.name)) == needs(one)


def test_ordinary_and_other_needs_are_drawn_from_the_whole_list() -> None:
    drawn = {item for youth in all_youths() if youth.profile["needs"] for item in needs(youth)}
    assert len(drawn) > 15
