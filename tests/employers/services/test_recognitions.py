import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import override_settings

from employers.enums import LookOutcome, RecognitionSource
from employers.models import Recognition, RegisterLook, Site
from employers.selectors.recognitions import question_of
from employers.services import recognitions
from jobmatch.fetching.client import Network
from tests.employers.situations import (
    TODAY,
    make_contact,
    make_employer,
    make_recognition,
    make_site,
    make_vacancy,
)
from tests.factories import make_jobhunter
from tests.jobmatch.fetching.servers import HOST, Served, says, serving
from tests.refusals import refused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PATH = "/leerbedrijven?postcode=3511&naam=De+Winkel"
REGISTER = {"url": f"https://{HOST}/leerbedrijven", "key": "secret-key"}


def company(**changes: Any) -> dict[str, Any]:
    told = {
        "naam": "DE WINKEL B.V.",
        "postcode": "3511 AB",
        "erkenningen": [{"crebo": "25655", "naam": "Verkoper"}, {"crebo": "25752", "naam": "Teamleider"}],
    }
    return told | changes


@contextmanager
def the_register(answer: Any, **options: Any) -> Iterator[tuple[Served, Network]]:
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    options.setdefault("kind", "application/json")
    with serving({PATH: says(body, **options)}) as served, override_settings(TRAINING_REGISTER=REGISTER):
        yield served, served.network()


@pytest.fixture
def site() -> Site:
    return make_site(make_employer("De Winkel"), postcode="3511")


def note(site: Site, **changes: Any) -> Recognition:
    given = {
        "qualification": "25655",
        "name": "Verkoper",
        "is_recognised": True,
        "checked_on": TODAY,
        "source": RecognitionSource.PROOF,
        "by": make_jobhunter(),
        "on": TODAY,
    }
    return recognitions.note(site=site, **given | changes)


def known(site: Site) -> dict[str, bool]:
    return dict(Recognition.objects.filter(site=site).values_list("qualification", "is_recognised"))


def test_what_was_seen_has_a_day_a_source_and_who_looked(site: Site) -> None:
    jobhunter = make_jobhunter()
    row = note(site, by=jobhunter)
    assert (row.checked_on, row.source, row.checked_by) == (TODAY, "proof", jobhunter)
    newer = note(site, is_recognised=False, checked_on=TODAY)
    assert (newer.pk, newer.version, known(site)) == (row.pk, 2, {"25655": False})


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"checked_on": TODAY + timedelta(days=1)}, "checked_on"),
        ({"qualification": "1234"}, "invalid"),
        ({"name": ""}, "invalid"),
    ],
)
def test_what_can_not_be_is_refused(site: Site, changes: dict[str, Any], code: str) -> None:
    with refused(code):
        note(site, **changes)


def test_an_employer_says_it_of_itself_and_no_more(site: Site) -> None:
    contact = make_contact(site.employer)
    note(site, by=contact, source=RecognitionSource.EMPLOYER)
    with refused("forbidden"):
        note(site, by=contact, source=RecognitionSource.REGISTER)
    seen = note(site, qualification="25752")
    with refused("forbidden"):
        note(site, qualification="25752", by=contact, source=RecognitionSource.EMPLOYER)
    with refused("forbidden"):
        recognitions.forget(recognition=seen, version=seen.version, by=contact)
    with refused("forbidden"):
        note(site, by=make_contact(make_employer()), source=RecognitionSource.EMPLOYER)


def test_a_slip_is_taken_away(site: Site) -> None:
    row = note(site)
    recognitions.forget(recognition=row, version=row.version, by=make_jobhunter())
    assert known(site) == {}


# what a vacancy asks


@pytest.mark.parametrize("kind", ["apprenticeship", "internship"])
def test_a_place_to_learn_a_trade_asks_until_it_is_known(site: Site, kind: str) -> None:
    row = make_vacancy(kind=kind, employer=site.employer, site=site)
    answers = []
    for change in (
        {},
        {"checked_on": TODAY - timedelta(days=366)},
        {"is_recognised": False},
        {"checked_on": TODAY},
    ):
        Recognition.objects.all().delete()
        if change:
            make_recognition(site.pk, **change)
        question = question_of(row, on=TODAY)
        assert question is not None
        answers.append(question.answer)
    assert answers == ["unknown", "old", "no", "yes"]


def test_other_work_asks_nothing(site: Site) -> None:
    assert question_of(make_vacancy(kind="job", employer=site.employer), on=TODAY) is None


def test_without_a_site_any_site_of_the_employer_answers(site: Site) -> None:
    row = make_vacancy(kind="internship", employer=site.employer)
    other = make_site(make_employer(), postcode="3511")
    make_recognition(other.pk)
    question = question_of(row, on=TODAY)
    assert question is not None
    assert (question.answer, question.site) == ("unknown", site)
    make_recognition(site.pk)
    question = question_of(row, on=TODAY)
    assert question is not None
    assert question.answer == "yes"


# the register


def test_the_register_is_off_until_it_is_set(site: Site) -> None:
    with refused("off"):
        recognitions.ask(site=site, by=make_jobhunter(), now=NOW)
    assert recognitions.run(now=NOW, on=TODAY) == 0


def look_up(site: Site, answer: Any, **options: Any) -> RegisterLook:
    with the_register(answer, **options) as (served, network):
        recognitions.ask(site=site, by=make_jobhunter(), now=NOW)
        assert recognitions.run(now=NOW, on=TODAY, network=network) == 1
        assert b"Authorization: Bearer secret-key" in served.asked[0]
    return RegisterLook.objects.get(site=site)


def test_the_worker_asks_and_writes_down_what_the_register_says(site: Site) -> None:
    note(site, qualification="99999")
    look = look_up(
        site, {"leerbedrijven": [company(), company(naam="De Buren"), company(postcode="3512 AB")]}
    )
    assert (look.outcome, look.asked_at, look.done_at) == (LookOutcome.FOUND, None, NOW)
    assert known(site) == {"25655": True, "25752": True, "99999": False}
    assert {row.source for row in Recognition.objects.all()} == {RecognitionSource.REGISTER}
    assert not Recognition.objects.filter(checked_by__isnull=False).exists()


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ({"leerbedrijven": []}, LookOutcome.NOT_FOUND),
        ({"leerbedrijven": [company(), company()]}, LookOutcome.SEVERAL),
        ({"leerbedrijven": "none"}, LookOutcome.FAILED),
        ({"leerbedrijven": [company(erkenningen=[{"crebo": "1"}])]}, LookOutcome.FAILED),
        (
            {"leerbedrijven": [company(erkenningen=[{"crebo": 25655, "naam": "Verkoper"}])]},
            LookOutcome.FAILED,
        ),
        ([], LookOutcome.FAILED),
        (b"not JSON", LookOutcome.FAILED),
        (b"[" * 100_000, LookOutcome.FAILED),
    ],
)
def test_any_other_answer_changes_nothing(site: Site, answer: Any, outcome: LookOutcome) -> None:
    note(site)
    assert look_up(site, answer).outcome == outcome
    assert known(site) == {"25655": True}
    assert Recognition.objects.get().source == RecognitionSource.PROOF


def test_a_register_that_is_down_changes_nothing(site: Site) -> None:
    assert look_up(site, b"", status="503 Busy").outcome == LookOutcome.FAILED


def test_it_is_asked_by_postcode(site: Site) -> None:
    Site.objects.update(postcode="")
    site.refresh_from_db()
    with override_settings(TRAINING_REGISTER=REGISTER), refused("postcode"):
        recognitions.ask(site=site, by=make_jobhunter(), now=NOW)
