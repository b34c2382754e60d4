"""What a referrer can request is byte for byte the same, whether the youth is known here or new.

And the same again whether a yes to telling was never given or was given and taken back. All that differs by
itself between two requests (tokens against forgery, nonces, new ids) is made equal first, and nothing else.
"""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils import timezone

from candidates.enums import Purpose, ReferralState, ReferrerStatus, State
from candidates.models import Candidate, Consent, Referral, Step
from candidates.rules import person_marks
from candidates.services.intake import referrals, referrer_status
from jobmatch.accounts.enums import OrganisationKind
from tests.candidates.referral_situations import AMIRA, coordinator_of, make_place, make_referrer, refer
from tests.candidates.situations import as_user
from tests.factories import desk_of, make_candidate, make_jobhunter

pytestmark = pytest.mark.django_db
API = "/api/v1"
TOKEN = re.compile(rb'(csrfmiddlewaretoken" value=")\w+|(X-CSRFToken&quot;: ?&quot;|"X-CSRFToken": ?")\w+')
NONCE = re.compile(r"nonce-[\w+/=-]+")
NONCE_IN_PAGE = re.compile(rb'nonce="[\w+/=-]+"')
NEW_ID = re.compile(rb'("id": ?")[0-9a-f-]{36}')
FORM = {**AMIRA, "message_language": "nl"}
LINES = (
    "voornaam;achternaam;geboortejaar;telefoon;hoe gevraagd\n"
    "Amira;Benali;2006;0612345678;gesprek\n"
    "Sam;;2006;0612345677;gesprek\n"
    "Noor;;;0612345679;gesprek\n"
)


class World:
    """A school that referred Amira, and the municipality that may know her."""

    def __init__(self) -> None:
        self.today = timezone.localdate()
        self.place = make_place()
        self.coordinator = coordinator_of(self.place)
        self.jobhunter = make_jobhunter(self.place)
        self.referrer = make_referrer(OrganisationKind.SCHOOL)
        self.referral = refer(self.referrer, self.place, on=self.today - timedelta(days=3))
        self.file: Candidate | None = None

    def know(self) -> Candidate:
        self.file = make_candidate(self.jobhunter, first_name="Amira", last_name="Benali", phone="0612345678")
        return self.file

    def decide(self) -> dict[str, object]:
        return {
            "referral": Referral.objects.get(pk=self.referral.pk),
            "version": 1,
            "by": self.coordinator,
            "on": self.today,
        }

    def accept(self) -> None:
        self.file = referrals.accept(**self.decide(), desk=desk_of(self.jobhunter))

    def join(self) -> None:
        referrals.join(**self.decide(), candidate=self.know())

    def say(self, *, yes: bool) -> None:
        """Yes, or the taking back of it, to telling the referrer."""
        Consent.objects.create(
            candidate=self.file,
            purpose=Purpose.TELL_REFERRER,
            wording="tell_referrer_1",
            given=yes,
            manner="in_person",
            at=timezone.now(),
            expires_on=self.today + timedelta(days=365) if yes else None,
            referrals=[person_marks.told(candidate=self.file.pk, referral=self.referral.pk)] if yes else [],
        )

    def hear(self, shown: str) -> None:
        """An event that a referrer hears of, if the youth allows it."""
        assert self.file is not None
        referrer_status.tell(candidate=self.file, shown=shown, on=self.today)


def nothing(world: World) -> None:
    """Nobody decided yet."""


def known_and_nothing(world: World) -> None:
    world.know()


def known_and_ended(world: World) -> None:
    world.know()
    Step.objects.all().update(state="done", owner=None, primary_for=None, done_on=world.today)
    Candidate.objects.update(state=State.ENDED, held_by=None, ended_on=world.today, ending="own_wish")


def accepted(world: World) -> None:
    world.accept()


def joined(world: World) -> None:
    world.join()


def accepted_and_taken_back(world: World) -> None:
    world.accept()
    world.say(yes=True)
    world.say(yes=False)
    world.hear(ReferrerStatus.IN_CONTACT)


def joined_and_taken_back(world: World) -> None:
    world.join()
    world.say(yes=True)
    world.say(yes=False)
    world.hear(ReferrerStatus.AT_WORK)


def joined_without_a_yes(world: World) -> None:
    world.join()
    world.hear(ReferrerStatus.IN_CONTACT)
    world.hear(ReferrerStatus.AT_WORK)


def contact_told(world: World) -> None:
    world.accept()
    world.say(yes=True)
    world.hear(ReferrerStatus.IN_CONTACT)


def contact_told_of_a_known_youth(world: World) -> None:
    world.join()
    world.say(yes=True)
    world.hear(ReferrerStatus.IN_CONTACT)


def contact_told_then_taken_back(world: World) -> None:
    contact_told(world)
    world.say(yes=False)
    world.hear(ReferrerStatus.AT_WORK)


def contact_told_of_a_known_youth_then_taken_back(world: World) -> None:
    contact_told_of_a_known_youth(world)
    world.say(yes=False)
    world.hear(ReferrerStatus.AT_WORK)


RECEIVED = [
    known_and_nothing,
    known_and_ended,
    accepted,
    joined,
    accepted_and_taken_back,
    joined_and_taken_back,
    joined_without_a_yes,
]
IN_CONTACT = [
    contact_told_of_a_known_youth,
    contact_told_then_taken_back,
    contact_told_of_a_known_youth_then_taken_back,
]
Happening = Callable[[World], None]


def everything(client: Client, happening: Happening, world: World) -> dict[str, tuple]:
    """What the referrer gets at every address, in a world where something happened; then it did not."""
    with transaction.atomic():
        happening(world)
        answers = {name: seen(call()) for name, call in requests(client).items()}
        transaction.set_rollback(True)
    return answers


def requests(client: Client) -> dict[str, Callable[[], object]]:
    file = f"/kandidaten/{Candidate.objects.values_list('pk', flat=True).first()}/"
    waits = f"/intake/{Referral.objects.values_list('pk', flat=True).order_by('received_on').first()}/"
    other = {**FORM, "first_name": "Noor", "phone": "0612345670"}
    wrong = {**FORM, "birth_year": 1970}

    def post(address: str, body: dict) -> Callable[[], object]:
        return lambda: client.post(address, body, follow=True)

    def send(body: dict) -> Callable[[], object]:
        return lambda: client.post(f"{API}/referrals", body, content_type="application/json")

    def upload() -> object:
        return client.post("/verwijzingen/lijst/", {"file": SimpleUploadedFile("l.csv", LINES.encode())})

    def upload_good() -> object:
        return client.post("/verwijzingen/lijst/", {"lines": LINES})

    pages = (
        "/",
        "/verwijzingen/",
        "/verwijzingen/nieuw/",
        "/verwijzingen/lijst/",
        "/verwijzingen/lijst/leeg/",
    )
    pages = (*pages, "/account/", "/intake/", waits, "/kandidaten/", file, "/vandaag/")
    calls = (f"{API}/me", f"{API}/referrals", f"{API}/intake", f"{API}/candidates")
    reads = {f"read {address}": lambda address=address: client.get(address) for address in (*pages, *calls)}
    reads = {
        ("read a file" if file in name else name.replace(waits, "one")): call for name, call in reads.items()
    }
    return {
        **reads,
        "again": post("/verwijzingen/nieuw/", FORM),
        "another": post("/verwijzingen/nieuw/", other),
        "wrong": post("/verwijzingen/nieuw/", wrong),
        "again over the api": send(AMIRA),
        "another over the api": send({**other, "last_name": "Visser"}),
        "wrong over the api": send(wrong),
        "list": upload,
        "its good lines": upload_good,
        "its good lines again": upload_good,
        "list again": upload,
        "after it": lambda: client.get("/verwijzingen/"),
        "after it, over the api": lambda: client.get(f"{API}/referrals"),
    }


def seen(answer) -> tuple:
    """All that a caller can compare, without what differs at each request."""
    content = NEW_ID.sub(rb"\1", NONCE_IN_PAGE.sub(b"", TOKEN.sub(b"", answer.content)))
    headers = {name: NONCE.sub("nonce", value) for name, value in answer.headers.items()}
    return answer.status_code, content, headers, sorted(answer.cookies), getattr(answer, "redirect_chain", [])


@pytest.mark.parametrize("happening", RECEIVED)
def test_received_is_all_there_is_to_see(happening: Happening):
    world = World()
    client = as_user(world.referrer)
    undecided = everything(client, nothing, world)
    assert undecided["read /verwijzingen/"][0] == 200
    assert_equal(everything(client, happening, world), undecided)


@pytest.mark.parametrize("happening", IN_CONTACT)
def test_what_was_told_stays_as_it_was_when_the_yes_is_taken_back(happening: Happening):
    world = World()
    client = as_user(world.referrer)
    heard = everything(client, contact_told, world)
    assert_equal(everything(client, happening, world), heard)
    assert heard["read /verwijzingen/"] != everything(client, nothing, world)["read /verwijzingen/"]


def test_a_comparison_that_would_miss_a_difference_is_no_comparison():
    world = World()
    client = as_user(world.referrer)
    undecided = everything(client, nothing, world)

    def told_of_it(world: World) -> None:
        Referral.objects.update(
            state=ReferralState.ACCEPTED, shown=ReferrerStatus.AT_WORK, details=b"", decided_on=world.today
        )

    other = everything(client, told_of_it, world)
    assert {name for name in undecided if undecided[name] != other[name]} >= {
        "read /verwijzingen/",
        f"read {API}/referrals",
    }


def assert_equal(one: dict[str, tuple], other: dict[str, tuple]) -> None:
    assert one.keys() == other.keys()
    for name, answer in one.items():
        assert answer == other[name], name
