"""The whole picture: what is kept, who may see it, what went to whom; the lock opens for who may."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candidates.enums import Purpose, ReportState
from candidates.models import Candidate, QuietConsent, Report
from candidates.presentation.consents import consents
from candidates.presentation.rights import picture
from candidates.selectors.consents.consents import newest_consents
from candidates.services.files import files
from candidates.services.help import hand_overs
from jobmatch.audit.models import Entry
from matching.services.rights.youth_records import OF_YOUTHS, name_of
from tests.access_objects import partner_of
from tests.candidates.situations import PAGES, as_user, in_english, say_yes, seal_all, wish_for
from tests.candidates.voice_situations import approve, tell, write
from tests.factories import OPENED_ON, make_candidate, make_coordinator, make_jobhunter
from tests.matching.erasure_situations import Marked

pytestmark = pytest.mark.django_db
LOCKED = "one sentence says that there may be something, the same whether there is"
WORK = "the page is about the file: work and the messages of the program have pages of their own"
KEPT = "a ranking that was kept has a page of its own, needs that counted in it too"
LEFT_OUT = {
    **dict.fromkeys(("candidates.Origin", "candidates.Experience"), LOCKED),
    **dict.fromkeys(("matching.Placement", "matching.CheckIn", "matching.Weighting"), WORK),
    **dict.fromkeys(("matching.NewVacancies", "matching.Interest"), WORK),
    **dict.fromkeys(("matching.Introduction", "matching.IntroductionEvent", "matching.Meeting"), WORK),
    **dict.fromkeys(("matching.MeetingAnswer", "matching.Reply"), WORK),
    **dict.fromkeys(("matching.SchoolContact", "matching.Signature"), WORK),
    **dict.fromkeys(("notifications.Message", "notifications.Delivery", "links.Link"), WORK),
    **dict.fromkeys(("matching.KeptRanking", "candidates.KeptNeeds"), KEPT),
    "candidates.Counted": "a code without a name: nobody can say which row is whose",
    "candidates.Bar": "the jobhunter who reads along must not learn whom the youth keeps away",
    "candidates.RightsRequest": "the youth reads under *your data, your say* what was asked and answered",
    "candidates.ForcedOpening": "the youth reads by the own link who opened by force, and not with them",
    "candidates.FreshLinkAsk": "a typed address: nobody looked up yet whose it is",
}
OWN, NEED = "Ik maak graag dingen", "place to pray"


@pytest.fixture
def youth(by) -> Candidate:
    candidate = make_candidate(by, first_name="Amira", on=timezone.localdate())
    wish_for(candidate, by=by, dream=True)
    candidate.refresh_from_db()
    seal_all(candidate, by=by)
    return candidate


def page(user, youth) -> str:
    return in_english(as_user(user)).get(f"{PAGES}{youth.pk}/alles/").content.decode()


def test_the_own_jobhunter_reads_all_of_it_with_the_youth_and_the_log_knows(by, youth):
    text = page(by, youth)
    assert "Amira, this is everything that we keep about you" in text
    assert OWN in text
    assert NEED in text.lower()
    assert "(dream)" in text
    assert Entry.objects.filter(event="sealed.opened", person=youth.pk).exists()


def test_a_coordinator_sees_that_it_is_locked_in_the_same_words_whether_there_is_something(by, youth):
    coordinator = make_coordinator(youth.municipality)
    text = page(coordinator, youth)
    assert OWN not in text
    assert NEED not in text.lower()
    say_yes(youth, by=by, purpose=Purpose.KEEP_EXPERIENCE)
    assert page(coordinator, youth).count("went through") == text.count("went through")


def test_a_stranger_finds_nothing(youth):
    assert as_user(make_jobhunter(youth.municipality)).get(f"{PAGES}{youth.pk}/alles/").status_code == 404


def test_a_report_that_was_sent_is_there_for_who_hears_the_youth_alone(by, youth):
    say_yes(youth, by=by, purpose=Purpose.KEEP_EXPERIENCE)
    report = approve(write(tell(youth, by), by))
    assert "The report that you said yes to".lower() not in page(by, youth).lower()
    Report.objects.update(state=ReportState.SENT, sent_on=timezone.localdate())
    assert report.office.name in page(by, youth)
    assert report.office.name not in page(make_coordinator(youth.municipality), youth)
    QuietConsent.objects.filter(purpose=Purpose.KEEP_EXPERIENCE).update(expires_on=OPENED_ON)
    assert report.office.name not in page(by, youth)


def test_what_other_help_got_is_there_with_the_day_and_not_with_the_words(by, youth):
    say_yes(youth, by=by, purpose=Purpose.OTHER_PARTNER)
    today, partner = timezone.localdate(), partner_of()
    given = {"candidate": youth, "partner": partner, "topic": "debts", "by": by, "on": today}
    row = hand_overs.write(text="Bel na vier uur.", **given)
    digest = hand_overs.read(hand_over=row, by=by, on=today).digest
    assert str(partner) not in page(by, youth)
    hand_overs.send(hand_over=row, version=1, digest=digest, by=by, on=today)
    text = page(make_coordinator(youth.municipality), youth)
    assert str(partner) in text
    assert "Bel na vier uur" not in text


def test_the_page_shows_every_record_of_a_youth_but_those_that_are_left_out_for_a_reason():
    marked = Marked()
    youth = Candidate.objects.get(pk=marked.youth.pk)
    opened = files.read(candidate=youth, by=marked.by, on=marked.on)
    allowed = consents.allowed(newest_consents(youth), on=marked.on, purposes=[*Purpose])
    with CaptureQueriesContext(
        connection,
    ) as queries:
        picture.picture(youth, opened, allowed)
    read = {table for query in queries for table in re.findall(r'FROM "(\w+)"', query["sql"])}
    shown = {name_of(record) for record in OF_YOUTHS if record.model._meta.db_table in read}
    given = {"candidates.Candidate", "candidates.Needs", "candidates.Consent", "candidates.QuietConsent"}
    assert shown | given == {name_of(record) for record in OF_YOUTHS} - LEFT_OUT.keys()
