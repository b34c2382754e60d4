"""The own pages of a youth: what each purpose opens, and what each button does."""

from datetime import timedelta
from unittest.mock import Mock
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from candidates.enums import LinkPurpose, Purpose, StepKind
from candidates.models import Agreement, Candidate, Consent
from candidates.selectors.consents.referrers import Referred, referred
from candidates.services.casework import agreements, youth_links
from candidates.services.consents import consents
from candidates.services.files import files
from candidates.services.intake import referrals
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from jobmatch.links.models import Link
from notifications.models import Message
from tests.candidates.referral_situations import coordinator_of, make_place, make_referrer, refer
from tests.candidates.situations import say_yes
from tests.candidates.youths import phone_of, reachable
from tests.factories import make_jobhunter

pytestmark = pytest.mark.django_db
MINE = reverse("candidates:mine")
FRESH = reverse("candidates:link_fresh")
CHANGED = b"The words were changed meanwhile"
MENU = (
    *("candidates:mine", "candidates:my_agreements", "candidates:my_consents", "candidates:my_looks"),
    *("matching:my_check_ins", "matching:my_copy", "candidates:my_rights"),
)


@pytest.fixture
def youth(by: User) -> Candidate:
    return reachable(by)


@pytest.fixture
def agreement(youth: Candidate, by: User) -> Agreement:
    today = timezone.localdate()
    given = {"sentence": "Noor sends the letter", "doer": "youth", "due": today + timedelta(days=3)}
    return agreements.make(candidate=youth, by=by, on=today, **given)


def page_of(agreement: Agreement) -> str:
    return reverse("candidates:my_agreement", kwargs={"pk": agreement.pk})


def newest_event() -> tuple:
    return Entry.objects.order_by("-seq").values_list("event", "actor_kind", "actor")[0]


@pytest.mark.parametrize("name", MENU)
class TestWhatOpens:
    def test_my_page_opens_everything(self, youth: Candidate, name: str) -> None:
        assert phone_of(youth).get(reverse(name)).status_code == 200

    def test_without_a_session_each_page_leads_to_the_public_one(self, youth: Candidate, name: str) -> None:
        answer = Client().get(reverse(name))
        assert (answer.status_code, answer.url) == (302, FRESH)

    def test_a_link_for_one_thing_opens_no_other(
        self, youth: Candidate, agreement: Agreement, name: str
    ) -> None:
        phone = phone_of(youth, LinkPurpose.AGREEMENT, agreement.pk)
        assert phone.get(page_of(agreement)).status_code == 200
        answer = phone.get(reverse(name))
        assert (answer.status_code, answer.headers.get("Location")) == (302, FRESH)


class TestSessions:
    def test_after_half_an_hour_the_page_is_closed(self, youth: Candidate) -> None:
        phone = phone_of(youth)
        Link.objects.exclude(session="").update(opened_at=timezone.now() - timedelta(minutes=30))
        assert phone.get(MINE).url == FRESH

    def test_done_closes_it_also_for_who_copied_the_cookie(self, youth: Candidate) -> None:
        phone = phone_of(youth)
        copied = phone.cookies["jm_youth"].value
        assert phone.post(reverse("candidates:youth_done")).url == FRESH
        other = Client()
        other.cookies["jm_youth"] = copied
        assert other.get(MINE).headers.get("Location") == FRESH

    @pytest.mark.parametrize("cookie", ["", "x", "n" * 43, "\x00"])
    def test_a_made_up_session_opens_nothing(self, youth: Candidate, cookie: str) -> None:
        client = Client()
        client.cookies["jm_youth"] = cookie
        assert client.get(MINE).url == FRESH

    def test_nothing_of_another_youth_is_shown(self, youth: Candidate, agreement: Agreement) -> None:
        stranger = phone_of(reachable())
        assert stranger.get(page_of(agreement)).status_code == 404
        assert stranger.post(page_of(agreement), {"answer": "yes"}).status_code == 404

    @pytest.mark.parametrize(
        ("change", "ends"),
        [
            ({"phone": "0687654321"}, True),
            ({"message_from": 16, "message_until": 18}, True),
            ({"last_name": "Visser"}, False),
        ],
    )
    def test_another_phone_number_or_hours_ends_the_links(
        self, youth: Candidate, by: User, change: dict[str, object], ends: bool
    ) -> None:
        phone = phone_of(youth)
        youth_links.send(candidate=youth, purpose=LinkPurpose.MINE, on=timezone.localdate())
        person = {name: getattr(youth, name) for name in files.PERSONAL}
        files.change_person(
            candidate=youth, version=youth.version, by=by, on=timezone.localdate(), **{**person, **change}
        )
        assert (phone.get(MINE).status_code == 302) is ends
        assert Message.objects.waiting().exists() is not ends

    def test_who_is_erased_while_a_page_is_answered_is_led_away(
        self, youth: Candidate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        phone = phone_of(youth)
        refusal = RuleBroken("erased", "")
        monkeypatch.setattr(consents, "withdraw", Mock(side_effect=refusal))
        page = reverse("candidates:my_consent", kwargs={"purpose": Purpose.MESSAGE_ME})
        assert phone.post(page).url == FRESH
        refusal.code = "forbidden"
        with pytest.raises(RuleBroken):
            phone.post(page)


class TestAgreements:
    YES = {"answer": "yes", "version": 1}

    def test_a_yes_is_kept_as_the_youths_act(self, youth: Candidate, agreement: Agreement) -> None:
        phone_of(youth, LinkPurpose.AGREEMENT, agreement.pk).post(page_of(agreement), self.YES)
        agreement.refresh_from_db()
        assert agreement.confirmed_on == timezone.localdate()
        assert newest_event() == ("agreement.confirmed", "youth", youth.pk)

    def test_a_yes_sent_twice_is_one_yes(self, youth: Candidate, agreement: Agreement) -> None:
        phone = phone_of(youth)
        for _ in range(2):
            assert phone.post(page_of(agreement), self.YES).url == page_of(agreement)
        assert Entry.objects.filter(event="agreement.confirmed").count() == 1
        page = phone.get(page_of(agreement)).content
        assert b"You said yes on" in page
        assert CHANGED not in page

    @pytest.mark.parametrize("version", [1, "", "x", None])
    def test_a_yes_counts_only_for_the_words_that_were_read(
        self, youth: Candidate, agreement: Agreement, by: User, version: object
    ) -> None:
        phone, today = phone_of(youth), timezone.localdate()
        given = {"sentence": "Noor sends two letters", "doer": "youth", "due": today + timedelta(days=3)}
        agreements.change(agreement=agreement, version=1, by=by, on=today, **given)
        said = {"answer": "yes"} if version is None else {"answer": "yes", "version": version}
        page = phone.post(page_of(agreement), said, follow=True).content
        agreement.refresh_from_db()
        assert agreement.confirmed_on is None
        assert CHANGED in page

    def test_the_page_sends_the_version_that_it_shows(self, youth: Candidate, agreement: Agreement) -> None:
        page = phone_of(youth).get(page_of(agreement)).content
        assert b'name="version" value="1"' in page

    def test_a_no_takes_an_earlier_yes_back(self, youth: Candidate, agreement: Agreement, by: User) -> None:
        phone = phone_of(youth)
        phone.post(page_of(agreement), self.YES)
        phone.post(page_of(agreement), {"answer": "no"})
        agreement.refresh_from_db()
        assert (agreement.confirmed_on, agreement.version) == (None, 3)
        assert youth.steps.open().get(kind=StepKind.AGREEMENT).owner.user == by

    def test_an_answer_after_it_was_settled_changes_nothing(
        self, youth: Candidate, agreement: Agreement, by: User
    ) -> None:
        phone = phone_of(youth)
        agreements.settle(agreement=agreement, version=1, outcome="kept", by=by, on=timezone.localdate())
        for answer in ("yes", "no"):
            page = phone.post(page_of(agreement), {"answer": answer, "version": 2}, follow=True).content
            assert CHANGED not in page
        agreement.refresh_from_db()
        assert agreement.confirmed_on is None
        assert not youth.steps.filter(kind=StepKind.AGREEMENT).exists()

    def test_a_no_brings_a_step_and_no_yes(self, youth: Candidate, agreement: Agreement) -> None:
        phone = phone_of(youth, LinkPurpose.AGREEMENT, agreement.pk)
        for _ in range(2):
            phone.post(page_of(agreement), {"answer": "no"})
        agreement.refresh_from_db()
        assert agreement.confirmed_on is None
        assert youth.steps.open().filter(kind=StepKind.AGREEMENT).count() == 1
        assert newest_event() == ("agreement.doubted", "youth", youth.pk)

    def test_any_other_answer_changes_nothing(self, youth: Candidate, agreement: Agreement) -> None:
        phone_of(youth).post(page_of(agreement), {"answer": "maybe"})
        assert newest_event()[0] == "link.opened"

    def test_what_is_settled_asks_nothing(self, youth: Candidate, agreement: Agreement, by: User) -> None:
        agreements.settle(agreement=agreement, version=1, outcome="kept", by=by, on=timezone.localdate())
        page = phone_of(youth).get(page_of(agreement))
        assert b'name="answer"' not in page.content


class TestConsents:
    def stop(self, youth: Candidate, purpose: str):
        return phone_of(youth).post(reverse("candidates:my_consent", kwargs={"purpose": purpose}))

    def test_a_yes_is_taken_back_by_link(self, youth: Candidate, by: User) -> None:
        say_yes(youth, by=by, purpose=Purpose.TELL_REFERRER)
        self.stop(youth, Purpose.TELL_REFERRER)
        row = Consent.objects.latest(candidate=youth.pk, purpose=Purpose.TELL_REFERRER)
        assert (row.given, row.manner, row.recorded_by) == (False, "link", None)
        assert newest_event() == ("consent.withdrawn", "youth", youth.pk)

    def test_without_messages_the_page_closes_and_links_end(self, youth: Candidate) -> None:
        phone = phone_of(youth)
        other = phone_of(youth)
        answer = phone.post(reverse("candidates:my_consent", kwargs={"purpose": Purpose.MESSAGE_ME}))
        assert answer.status_code == 200
        assert other.get(MINE).url == FRESH

    def test_what_was_never_said_cannot_be_taken_back(self, youth: Candidate) -> None:
        assert self.stop(youth, Purpose.KEEP_NEEDS).url == reverse("candidates:my_consents")
        assert not Consent.objects.filter(candidate=youth, purpose=Purpose.KEEP_NEEDS).exists()

    def test_sent_twice_it_is_taken_back_once(self, youth: Candidate, by: User) -> None:
        say_yes(youth, by=by, purpose=Purpose.TELL_REFERRER)
        phone = phone_of(youth)
        address = reverse("candidates:my_consent", kwargs={"purpose": Purpose.TELL_REFERRER})
        for _ in range(2):
            assert phone.post(address).url == reverse("candidates:my_consents")
        rows = Consent.objects.filter(candidate=youth, purpose=Purpose.TELL_REFERRER, given=False)
        assert rows.count() == 1

    def test_after_the_half_hour_nothing_is_taken_back(self, youth: Candidate, by: User) -> None:
        say_yes(youth, by=by, purpose=Purpose.TELL_REFERRER)
        phone = phone_of(youth)
        Link.objects.exclude(session="").update(opened_at=timezone.now() - timedelta(minutes=30))
        address = reverse("candidates:my_consent", kwargs={"purpose": Purpose.TELL_REFERRER})
        assert phone.post(address).url == FRESH
        assert Consent.objects.latest(candidate=youth.pk, purpose=Purpose.TELL_REFERRER).given

    @pytest.mark.parametrize("purpose", Purpose.values)
    def test_each_page_says_what_happens(self, youth: Candidate, by: User, purpose: str) -> None:
        say_yes(youth, by=by, purpose=purpose)
        page = phone_of(youth).get(reverse("candidates:my_consent", kwargs={"purpose": purpose}))
        assert b"When you stop" in page.content


class TestWhoReferred:
    """Two organisations brought this youth; each yes is to one of them."""

    page = reverse("candidates:my_consent", kwargs={"purpose": Purpose.TELL_REFERRER})

    @pytest.fixture
    def youth(self) -> Candidate:
        place = make_place()
        by, coordinator = make_jobhunter(place), coordinator_of(place)
        youth = reachable(by)
        for kind in (OrganisationKind.SCHOOL, OrganisationKind.MOSQUE):
            row = refer(make_referrer(kind), place)
            given = {"candidate": youth, "by": coordinator, "on": timezone.localdate()}
            referrals.join(referral=row, version=1, **given)
        return youth

    def all_of(self, youth: Candidate) -> list[Referred]:
        return referred(youth, on=timezone.localdate())

    def told(self, youth: Candidate) -> list[bool]:
        return [each.is_told for each in self.all_of(youth)]

    def test_the_page_names_each_organisation_with_its_day(self, youth: Candidate) -> None:
        page = phone_of(youth).get(self.page).content.decode()
        for each in self.all_of(youth):
            assert f"{each.organisation}, who brought you to us on" in page
            assert f'value="{each.referral}"' in page
        assert "Read and choose" in phone_of(youth).get(reverse("candidates:my_consents")).content.decode()

    def test_a_yes_is_to_one_and_is_taken_back_from_one(self, youth: Candidate) -> None:
        first, second = (str(each.referral) for each in self.all_of(youth))
        phone = phone_of(youth)
        for referral, answer, told in (
            (first, "yes", [True, False]),
            (second, "yes", [True, True]),
            (second, "yes", [True, True]),
            (first, "no", [False, True]),
            (second, "no", [False, False]),
            (second, "no", [False, False]),
        ):
            phone.post(self.page, {"referral": referral, "answer": answer})
            assert self.told(youth) == told
        rows = Consent.objects.filter(candidate=youth, purpose=Purpose.TELL_REFERRER)
        assert [(row.given, row.manner, row.recorded_by) for row in rows.order_by("at")] == [
            *[(True, "link", None)] * 3,
            (False, "link", None),
        ]
        assert newest_event() == ("consent.withdrawn", "youth", youth.pk)

    def test_all_are_stopped_at_once(self, youth: Candidate) -> None:
        phone = phone_of(youth)
        for each in self.all_of(youth):
            phone.post(self.page, {"referral": str(each.referral), "answer": "yes"})
        phone.post(self.page)
        assert self.told(youth) == [False, False]

    def test_to_stop_one_asks_no_parent_and_makes_the_yes_to_the_other_no_longer(
        self, youth: Candidate
    ) -> None:
        phone = phone_of(youth)
        first, second = (str(each.referral) for each in self.all_of(youth))
        for referral in (first, second):
            phone.post(self.page, {"referral": referral, "answer": "yes"})
        ends = timezone.localdate() + timedelta(days=9)
        Consent.objects.filter(candidate=youth).update(expires_on=ends)
        young = timezone.localdate() - timedelta(days=15 * 365)
        Candidate.objects.filter(pk=youth.pk).update(birth_date=young, birth_year=None, parent_heard_on=None)
        phone.post(self.page, {"referral": first, "answer": "no"})
        assert self.told(youth) == [False, True]
        newest = Consent.objects.filter(candidate=youth).last()
        assert newest.expires_on == ends
        assert newest_event() == ("consent.withdrawn", "youth", youth.pk)

    @pytest.mark.parametrize("named", ["00000000-0000-4000-8000-000000000001", "x", ""])
    def test_another_referral_is_not_there(self, youth: Candidate, named: str) -> None:
        answer = phone_of(youth).post(self.page, {"referral": named, "answer": "yes"})
        assert (answer.status_code, self.told(youth)) == (404, [False, False])

    def test_a_yes_that_names_none_is_none(self, youth: Candidate) -> None:
        phone_of(youth).post(self.page, {"answer": "yes"})
        assert not Consent.objects.filter(candidate=youth, purpose=Purpose.TELL_REFERRER).exists()


def test_who_was_referred_by_nobody_is_not_asked(youth: Candidate) -> None:
    page = reverse("candidates:my_consent", kwargs={"purpose": Purpose.TELL_REFERRER})
    assert phone_of(youth).get(page).url == reverse("candidates:my_consents")
    phone_of(youth).post(page, {"answer": "yes"})
    assert not Consent.objects.filter(candidate=youth, purpose=Purpose.TELL_REFERRER).exists()


def test_who_looked_is_shown_with_the_own_visit(youth: Candidate, by: User) -> None:
    files.look_into(candidate=youth, by=by)
    page = phone_of(youth).get(reverse("candidates:my_looks")).content.decode()
    assert by.name in page
    assert "You, by your own link" in page


def test_the_staffs_navigation_is_on_no_page_of_a_youth(youth: Candidate) -> None:
    pages = [phone_of(youth).get(reverse(name)).content for name in MENU]
    assert not any(b"/account/" in page or b"<script" in page for page in pages)


def test_an_unknown_agreement_is_no_page(youth: Candidate) -> None:
    address = reverse("candidates:my_agreement", kwargs={"pk": uuid4()})
    assert phone_of(youth).get(address).status_code == 404


class TestYesToAStandIn:
    PAGE = reverse("candidates:my_consent", kwargs={"purpose": Purpose.STAND_IN})

    def test_the_youth_says_yes_on_the_own_page(self, youth: Candidate) -> None:
        phone = phone_of(youth)
        assert b"This is what we ask you" in phone.get(self.PAGE).content
        phone.post(self.PAGE, {"answer": "yes"})
        row = Consent.objects.latest(candidate=youth.pk, purpose=Purpose.STAND_IN)
        assert (row.given, row.manner, row.recorded_by) == (True, "link", None)
        assert newest_event() == ("consent.given", "youth", youth.pk)

    def test_said_twice_it_is_one_yes_and_a_late_stop_stops_nothing(self, youth: Candidate) -> None:
        phone = phone_of(youth)
        phone.post(self.PAGE)
        assert not Consent.objects.filter(candidate=youth, purpose=Purpose.STAND_IN).exists()
        for _ in range(2):
            phone.post(self.PAGE, {"answer": "yes"})
        assert Consent.objects.filter(candidate=youth, purpose=Purpose.STAND_IN).count() == 1

    def test_no_other_yes_is_given_there(self, youth: Candidate) -> None:
        for purpose in set(Purpose.values) - {Purpose.STAND_IN, Purpose.MESSAGE_ME}:
            page = reverse("candidates:my_consent", kwargs={"purpose": purpose})
            phone_of(youth).post(page, {"answer": "yes"})
            assert not Consent.objects.filter(candidate=youth, purpose=purpose).exists()
            if purpose == Purpose.TELL_REFERRER:  # said there to each of who referred the youth
                continue
            with pytest.raises(RuleBroken):
                consents.give(
                    candidate=youth,
                    purpose=purpose,
                    manner="link",
                    by=audit.youth(youth.pk),
                    on=timezone.localdate(),
                )

    def test_the_page_says_who_opens_the_file_now(self, youth: Candidate, by: User) -> None:
        page = phone_of(youth).get(reverse("candidates:my_looks")).content.decode()
        assert "Who can open your file now" in page
        assert f"<strong>{by.name}</strong>" in page
