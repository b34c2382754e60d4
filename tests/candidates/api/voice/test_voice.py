"""What a youth went through, over the API: the same rules as on the pages, sealed, and for nobody else."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from candidates.enums import Purpose, ReportState
from candidates.models import Candidate, Experience, Report
from jobmatch.accounts.models import User
from tests.candidates.quiet_log import quiet
from tests.candidates.situations import API, as_user
from tests.candidates.voice_situations import (
    WORDS,
    make_office,
    make_shop,
    tell,
    told_of,
    willing_youth,
    write,
)
from tests.factories import make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
TODAY = str(timezone.localdate())


@pytest.fixture
def youth(by: User) -> Candidate:
    return willing_youth(by, first_name="Amira", last_name="Benali")


def call(user, method, youth, rest, **body):
    address = f"{API}/{youth.pk}/{rest}"
    return getattr(as_user(user), method)(address, body or None, content_type="application/json")


def test_told_changed_and_erased(by, youth):
    shop, key = make_shop(), str(uuid4())
    first = {"words": WORDS, "grounds": ["religion"], "employer": str(shop.pk), "id": key}
    assert call(by, "post", youth, "experiences", **first).json()["id"] == key
    assert call(by, "post", youth, "experiences", **first).status_code == 201
    one = f"experiences/{key}"
    assert call(by, "patch", youth, one, version=1, road="talk", employer=None).status_code == 200
    deed = {"version": 2, "done": "Wij spraken erover", "on": TODAY}
    assert call(by, "post", youth, f"{one}/deeds", **deed).status_code == 200
    feeling = {"version": 3, "feeling": "lighter"}
    assert call(by, "post", youth, f"{one}/feelings", **feeling).status_code == 200
    (read,) = call(by, "get", youth, "experiences").json()["experiences"]
    assert (read["words"], read["road"], read["employer"]) == (WORDS, "talk", None)
    assert [line["done"] for line in read["deeds"]] == ["Wij spraken erover"]
    assert call(by, "delete", youth, one, version=read["version"]).status_code == 204
    assert not Experience.objects.exists()


def test_without_a_yes_nothing_is_kept_and_null_is_read(by):
    youth = make_candidate(by)
    assert call(by, "get", youth, "experiences").json() == {"experiences": None}
    answer = call(by, "post", youth, "experiences", words=WORDS)
    assert (answer.status_code, answer.json()["code"]) == (422, "no_consent")
    assert not Experience.objects.exists()


def test_the_opening_is_in_the_log(by, youth):
    tell(youth, by)
    call(by, "get", youth, "experiences")
    newest = quiet(event="sealed.opened")[-1]
    assert (newest.actor, newest.person) == (by.pk, youth.pk)


def test_a_report_goes_out_in_the_words_of_the_yes_and_stops(by, youth):
    told, office = tell(youth, by), make_office()
    made = call(by, "post", youth, f"experiences/{told.pk}/reports", office=str(office.pk)).json()
    one = f"reports/{made['id']}"
    words = {"version": made["version"], "named": "Ik ben Amira.", "anonymous": "Ik ben iemand."}
    assert call(by, "patch", youth, one, **words).status_code == 200
    (read,) = call(by, "get", youth, "reports").json()["reports"]
    (version,) = [each for each in read["versions"] if each["choice"] == "anonymous"]
    assert version["text"] == "Ik ben iemand.\n"
    wrong = {"choice": "anonymous", "digest": "0" * 64}
    assert call(by, "post", youth, f"{one}/approval", **wrong).json()["code"] == "other_words"
    right = {"choice": "anonymous", "digest": version["digest"]}
    approved = call(by, "post", youth, f"{one}/approval", **right).json()
    sent = call(by, "post", youth, f"{one}/sending", version=approved["version"]).json()
    assert timedelta(minutes=59) < datetime.fromisoformat(sent["leaves_at"]) - timezone.now()
    assert call(by, "get", youth, "reports").json()["reports"][0]["state"] == "on_its_way"
    assert call(by, "post", youth, f"{one}/link").json() == {"sent": False, "leaves_at": None}
    assert call(by, "post", youth, f"{one}/stop").status_code == 200
    assert Report.objects.get().state == ReportState.STOPPED


def test_not_that_employer_again(by, youth):
    shop = make_shop()
    told = tell(youth, by, employer=shop.pk)
    assert call(by, "post", youth, f"experiences/{told.pk}/exclusion").status_code == 204
    assert youth.exclusions.get().organisation == shop


@pytest.mark.parametrize("purpose", [Purpose.COUNT_EXPERIENCE, Purpose.STAND_IN])
def test_colleagues_and_the_coordinator_find_nothing(by, purpose):
    youth = willing_youth(by, purpose)
    told = tell(youth, by)
    written = write(told, by)
    for user in (make_coordinator(youth.municipality), make_jobhunter(youth.municipality)):
        read = call(user, "get", youth, "experiences")
        assert WORDS not in read.content.decode()
        assert call(user, "get", youth, "reports").status_code == 404
        changed = call(user, "patch", youth, f"experiences/{told.pk}", version=1, words="Anders")
        assert changed.status_code == 404
        assert call(user, "post", youth, f"reports/{written.pk}/stop").status_code == 404
    assert told_of(told).words == WORDS
