"""Other help and the whole picture over the API: the same rules as on the pages."""

import hashlib
import json
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from candidates.enums import Help, Purpose
from candidates.models import Candidate, HandOver, Partner
from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from jobmatch.sealing import services as sealing
from notifications.models import Message
from notifications.services import outbox
from tests.access_objects import partner_of
from tests.candidates.situations import API, as_user, say_yes, seal_all
from tests.factories import (
    make_candidate,
    make_coordinator,
    make_member,
    make_organisation,
)

pytestmark = pytest.mark.django_db
PARTNERS = "/api/v1/partners"
TEXT = "Dag,\n\nAmira wil hulp bij schulden. \N{SNOWMAN}"
GIVEN = {"helps_with": ["debts"], "email": "help@example.org"}


@pytest.fixture
def youth(by: User) -> Candidate:
    candidate = make_candidate(by, first_name="Amira", on=timezone.localdate())
    say_yes(candidate, by=by, purpose=Purpose.OTHER_PARTNER)
    return candidate


def send(user: User, address: str, method: str = "post", **body):
    return getattr(as_user(user), method)(address, body, content_type="application/json")


def written(by: User, youth: Candidate, **values) -> dict:
    body = {"partner": str(partner_of().pk), "topic": "debts", "text": TEXT, **values}
    return send(by, f"{API}/{youth.pk}/help", **body).json()


class TestPartners:
    @pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMIN])
    def test_a_coordinator_and_an_admin_put_someone_on_the_list_and_change_it(self, role):
        user, house = make_member(role), make_organisation(OrganisationKind.PARTNER)
        made = send(user, PARTNERS, organisation=str(house.pk), **GIVEN)
        assert made.status_code == 201
        address = f"{PARTNERS}/{made.json()['organisation']}"
        changed = send(user, address, "patch", version=1, is_active=False).json()
        assert (changed["is_active"], changed["helps_with"], changed["version"]) == (False, ["debts"], 2)
        assert send(user, address, "patch", version=1, line="x").status_code == 409

    def test_a_jobhunter_reads_the_list_and_adds_nobody(self, by):
        partner_of()
        assert as_user(by).get(PARTNERS).json()["items"][0]["helps_with"] == ["debts"]
        assert send(by, PARTNERS, organisation=str(make_organisation().pk), **GIVEN).status_code == 403

    @pytest.mark.parametrize(
        "kind", [OrganisationKind.MUNICIPALITY, OrganisationKind.MOSQUE, OrganisationKind.EMPLOYER]
    )
    def test_an_organisation_of_another_kind_is_refused(self, kind):
        house = make_organisation(kind)
        answer = send(make_coordinator(), PARTNERS, organisation=str(house.pk), **GIVEN)
        assert (answer.status_code, answer.json()["code"]) == (422, "organisation")

    def test_who_enforces_is_refused_by_name_and_by_mail(self):
        police = make_organisation(OrganisationKind.PARTNER, name="Politie Midden-Nederland")
        answer = send(make_coordinator(), PARTNERS, organisation=str(police.pk), **GIVEN)
        assert (answer.status_code, answer.json()["code"]) == (422, "enforcer")
        house = make_organisation(OrganisationKind.PARTNER)
        body = {**GIVEN, "email": "wijk@politie.nl"}
        answer = send(make_coordinator(), PARTNERS, organisation=str(house.pk), **body)
        assert (answer.status_code, answer.json()["code"]) == (422, "email")
        assert not Partner.objects.exists()


class TestHandOver:
    def test_exactly_the_bytes_that_were_shown_are_passed_on(self, by, youth):
        row = written(by, youth)
        address = f"{API}/{youth.pk}/help/{row['id']}"
        shown = as_user(by).get(address).json()
        assert shown["text"] == TEXT
        assert shown["text_digest"] == hashlib.sha256(TEXT.encode()).hexdigest()
        said = {"version": shown["version"], "digest": shown["text_digest"], "youth_said_yes": True}
        sent = send(by, f"{address}/sending", **said).json()
        message = Message.objects.about(UUID(row["id"])).get()
        leaves = datetime.fromisoformat(sent["leaves_at"])
        assert (sent["state"], message.not_before - leaves < timedelta(seconds=1)) == ("sent", True)
        sealed = sealing.unseal(
            person=youth.pk, field=outbox.field_of(message.pk), sealed=bytes(message.sealed)
        )
        assert json.loads(sealed)["values"]["body"].encode() == shown["text"].encode()

    def test_without_a_yes_or_with_a_yes_to_other_words_nothing_is_sent(self, by, youth):
        row = written(by, youth)
        address = f"{API}/{youth.pk}/help/{row['id']}"
        digest = as_user(by).get(address).json()["text_digest"]
        assert send(by, address, "patch", version=1, text="Meer").json()["version"] == 2
        said = {"version": 2, "digest": digest}
        assert send(by, f"{address}/sending", youth_said_yes=False, **said).status_code == 422
        answer = send(by, f"{address}/sending", youth_said_yes=True, **said)
        assert (answer.status_code, answer.json()["code"]) == (422, "other_text")
        assert not Message.objects.exists()

    def test_it_is_stopped_or_answered_and_the_list_says_so_without_the_text(self, by, youth):
        stopped, gone = written(by, youth), written(by, youth)
        where = f"{API}/{youth.pk}/help"
        assert send(by, f"{where}/{stopped['id']}/stopping", version=1).json()["state"] == "stopped"
        digest = hashlib.sha256(TEXT.encode()).hexdigest()
        send(by, f"{where}/{gone['id']}/sending", version=1, digest=digest, youth_said_yes=True)
        send(by, f"{where}/{gone['id']}/outcome", version=2, outcome="helped", line="Fijn")
        rows = as_user(by).get(where).json()["items"]
        assert {row["id"]: row["state"] for row in rows} == {stopped["id"]: "stopped", gone["id"]: "asked"}
        assert all("text" not in row for row in rows)
        assert as_user(by).get(f"{where}/{gone['id']}").json()["line"] == "Fijn"

    def test_sent_twice_it_is_kept_once(self, by, youth):
        key, partner = "5f1b7a52-6f6b-4f0e-9a3e-0d7f5d6c1a11", str(partner_of().pk)
        for _ in range(2):
            written(by, youth, id=key, partner=partner)
        assert str(HandOver.objects.get().pk) == key

    def test_a_coordinator_sees_to_whom_and_not_what(self, by, youth):
        row = written(by, youth)
        client = as_user(make_coordinator(youth.municipality))
        assert client.get(f"{API}/{youth.pk}/help").json()["items"][0]["topic"] == Help.DEBTS
        assert client.get(f"{API}/{youth.pk}/help/{row['id']}").status_code == 404

    def test_someone_who_is_not_on_the_list_is_refused(self, by, youth):
        answer = written(by, youth, partner=str(make_organisation(OrganisationKind.PARTNER).pk))
        assert answer["code"] == "partner"


class TestPicture:
    def test_who_opens_the_lock_reads_all_of_it_and_the_log_knows(self, by, youth):
        seal_all(youth, by=by)
        picture = as_user(by).get(f"{API}/{youth.pk}/picture").json()
        assert any("Ik maak graag dingen" in line for part in picture["parts"] for line in part["lines"])
        assert Entry.objects.filter(event="sealed.opened", person=youth.pk).exists()

    def test_a_coordinator_reads_that_it_is_locked(self, by, youth):
        seal_all(youth, by=by)
        answer = as_user(make_coordinator(youth.municipality)).get(f"{API}/{youth.pk}/picture")
        assert "Ik maak graag dingen" not in answer.content.decode()
        assert [part["is_locked"] for part in answer.json()["parts"]].count(True) == 3


def test_a_consent_says_who_heard_it(by, youth):
    rows = as_user(by).get(f"{API}/{youth.pk}/consents").json()
    assert [row["heard_by"] for row in rows] == [by.name]
