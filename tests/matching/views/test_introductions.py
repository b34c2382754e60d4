"""Pages of proposals: nine taps from a vacancy to a meeting, the board, and the own page of the youth."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from candidates.models import Step
from employers.services import persons
from employers.services import states as vacancy_states
from jobmatch import workdays
from matching.enums import IntroductionState
from matching.models import Introduction
from matching.services.introductions import drafts, endings, settling, yeses
from matching.services.introductions.meetings import Appointment
from notifications.models import Message
from tests.candidates.situations import as_user
from tests.candidates.youths import phone_of, reachable
from tests.factories import make_coordinator, make_jobhunter
from tests.matching.introductions import let_introduce, place, proposed, said, somebody_at

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ST = IntroductionState


@pytest.fixture
def youth(by):
    found = reachable(by, first_name="Noor")
    let_introduce(found, by=by, on=TODAY)
    return found


def address(name, youth, **more):
    return reverse(f"matching:{name}", kwargs={"pk": youth.pk, **more})


def text(answer):
    return answer.content.decode()


def test_where_who_had_it_left_the_pages_ask_who_is_there_now(youth, by):
    row = said(proposed(youth, by=by, on=TODAY), "sent", by=by, on=TODAY)
    client, one = as_user(by), {"introduction_pk": row.pk}
    page, saying = address("introduction", youth, **one), address("introduction_said", youth, **one)
    assert "person" not in client.get(saying, {"to": "invited"}).context["form"].fields
    persons.leave(post=row.person.posts.get(), version=1, by=by, on=TODAY)
    new = somebody_at(row.vacancy, name="Bram Vos")
    assert address("introduction_pass_on", youth, **one) in text(client.get(page))
    given = {"to": "invited", "version": row.version, "channel": "phone"}
    assert client.post(saying, given).context["form"].errors.keys() == {"person"}
    assert client.post(saying, {**given, "person": new.pk}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.person) == (ST.INVITED, new)


def test_from_a_vacancy_to_a_meeting_by_telephone(youth, by):
    vacancy, person = place()
    client, meets = as_user(by), workdays.after(TODAY, 1)
    page = client.get(address("introduction_add", youth), {"vacancy": vacancy.pk})
    assert str(person) in text(page)
    heard = {"vacancy": vacancy.pk, "person": person.pk, "how": "in_person", "name": "called"}
    answer = client.post(address("introduction_add", youth), heard)
    row = Introduction.objects.get()
    one = {"introduction_pk": row.pk}
    assert answer.url == address("introduction", youth, **one)
    assert (row.state, row.name_given) == (ST.AGREED, "called")
    page = text(client.get(answer.url))
    assert row.alias in page
    assert f"{address('introduction_said', youth, **one)}?to=named" in page
    form = client.get(address("introduction_said", youth, **one), {"to": "named"})
    assert form.status_code == 200
    named = {"to": "named", "version": row.version, "day": meets.isoformat(), "hour": "09:00"}
    named |= {"meeting_kind": "meet", "channel": "phone"}
    assert client.post(address("introduction_said", youth, **one), named).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.meetings.get().hour.hour) == (ST.NAMED, 9)


@pytest.mark.parametrize(
    "to", ["sent", "question", "invited", "named", "met", "trial", "later", "hired", "declined"]
)
def test_each_answer_has_a_form_with_what_belongs_to_it(youth, by, to):
    row = proposed(youth, by=by, on=TODAY)
    page = as_user(by).get(address("introduction_said", youth, introduction_pk=row.pk), {"to": to})
    assert page.status_code == 200
    assert ('name="why_not"' in text(page)) == (to == "declined")
    assert ('name="starts_on"' in text(page)) == (to == "hired")
    assert ('name="day"' in text(page)) == (to in ("named", "trial"))


def test_what_was_said_twice_or_of_another_state_is_refused_on_the_page(youth, by):
    row = proposed(youth, by=by, on=TODAY)
    given = {"to": "declined", "version": 99, "why_not": "hours", "channel": "phone"}
    answer = as_user(by).post(address("introduction_said", youth, introduction_pk=row.pk), given)
    assert answer.status_code == 422
    row.refresh_from_db()
    assert row.state == ST.AGREED


def test_the_youth_reads_the_card_and_says_yes_with_an_own_choice_of_name(youth, by):
    row = proposed(youth, by=by, on=TODAY, heard=None)
    client = phone_of(youth)
    mine = reverse("matching:my_introduction", kwargs={"pk": row.pk})
    assert client.get(mine).status_code == 404  # it was not asked yet
    row = asked(row)
    page = text(client.get(mine))
    assert row.alias in page
    assert "Noor" not in page
    given = {"answer": "yes", "version": row.version, "digest": row.digest, "name": "whole", "number": "1"}
    client.post(mine, given)
    row.refresh_from_db()
    assert (row.state, row.yes_how, row.name_given, row.number_given) == (ST.AGREED, "link", "whole", True)
    client.post(mine, given)  # sent twice, it is said once
    row = said(row, "sent", by=by, on=TODAY)
    assert row.vacancy.title in text(client.get(reverse("matching:my_introductions")))
    client.post(mine, {"answer": "stop", "version": row.version})
    row.refresh_from_db()
    assert (row.state, row.yes_digest) == (ST.WITHDRAWN, "")


def test_what_is_silent_is_stopped_on_the_own_page_and_on_that_of_staff(youth, by):
    row = said(proposed(youth, by=by, on=TODAY), "sent", by=by, on=TODAY)
    row = endings.give_up(introduction=row, version=row.version, by=by, on=TODAY)
    staff = text(as_user(by).get(address("introduction", youth, introduction_pk=row.pk)))
    assert 'value="stop"' in staff
    assert address("introduction_heard", youth, introduction_pk=row.pk) in staff
    client, mine = phone_of(youth), reverse("matching:my_introduction", kwargs={"pk": row.pk})
    page = text(client.get(mine))
    assert 'value="stop"' in page
    client.post(mine, {"answer": "name", "version": row.version, "name": "none"})
    row.refresh_from_db()
    assert (row.state, row.name_given) == (ST.SILENT, "")
    client.post(mine, {"answer": "stop", "version": row.version})
    row.refresh_from_db()
    assert (row.state, row.yes_digest) == (ST.WITHDRAWN, "")
    assert 'value="stop"' not in text(client.get(mine))


def test_this_is_not_right_makes_a_step_of_today(youth, by):
    row = said(proposed(youth, by=by, on=TODAY), "sent", by=by, on=TODAY, together=True)
    mine = reverse("matching:my_introduction", kwargs={"pk": row.pk})
    phone_of(youth).post(mine, {"answer": "not_right", "version": row.version})
    assert Step.objects.open().get(candidate=youth, kind="proposal").due == TODAY


def test_another_youth_reads_nothing_of_it(youth, by):
    row = said(proposed(youth, by=by, on=TODAY), "sent", by=by, on=TODAY)
    other = reachable(by)
    assert phone_of(other).get(reverse("matching:my_introduction", kwargs={"pk": row.pk})).status_code == 404


def test_a_no_is_told_by_a_person_before_it_is_read(youth, by):
    row = said(proposed(youth, by=by, on=TODAY), "declined", by=by, on=TODAY)
    mine = reverse("matching:my_introduction", kwargs={"pk": row.pk})
    page = text(phone_of(youth).get(mine))
    assert "calls you" in page
    assert "the employer says no" not in page.lower()
    act = address("introduction_act", youth, introduction_pk=row.pk)
    as_user(by).post(act, {"what": "told_youth", "version": row.version})
    row.refresh_from_db()
    assert row.step_due is None
    assert "does not go on" in text(phone_of(youth).get(mine))


def test_who_looked_and_the_copy_tell_no_end_before_a_person_did(youth, by):
    meets = Appointment(on=workdays.after(TODAY, 1))
    row = said(proposed(youth, by=by, on=TODAY), "named", by=by, on=TODAY, appointment=meets)
    row = said(row, "declined", by=by, on=TODAY)
    phone = phone_of(youth)
    looked = text(phone.get(reverse("candidates:my_looks")))
    copy = text(phone.get(reverse("matching:my_copy")))
    packed = json.loads(phone.get(reverse("matching:my_copy_file")).content)["parts"]
    assert "There is news about a proposal" in looked
    assert "said no" not in looked
    assert "Your jobhunter calls you" in copy
    assert [word for word in ("says no", "called off") if word in copy.lower()] == []
    assert [word for word in ("declined", "none_given", "off") if f'"{word}"' in json.dumps(packed)] == []
    assert packed["matching.Introduction"][0].keys() >= {"state", "alias"}
    row.step_due = None
    row.save(update_fields=["step_due"])
    assert "says no" in text(phone.get(reverse("matching:my_copy")))


@pytest.mark.parametrize("end", ["filled", "stopped"])
def test_what_the_youth_was_never_asked_ends_without_a_trace(youth, by, end):
    row = proposed(youth, by=by, on=TODAY, heard=None)
    if end == "filled":
        vacancy_states.fill(vacancy=row.vacancy, version=row.vacancy.version, by=by)
        settling.settle(on=TODAY)
    else:
        yeses.withdraw(introduction=row, version=row.version, by=by, on=TODAY)
    row.refresh_from_db()
    assert (row.is_open, row.step_due, row.call_due) == (False, None, None)
    assert not Message.objects.filter(person=youth.pk).exists()
    phone = phone_of(youth)
    assert str(row.vacancy) not in text(phone.get(reverse("matching:my_introductions")))
    mine = reverse("matching:my_introduction", kwargs={"pk": row.pk})
    assert phone.get(mine).status_code == 404


def test_what_the_youth_was_asked_stays_on_the_own_page_when_it_ends(youth, by):
    row = proposed(youth, by=by, on=TODAY, heard=None)
    row = drafts.ask(introduction=row, version=row.version, by=by, on=TODAY)
    yeses.withdraw(introduction=row, version=row.version, by=by, on=TODAY)
    assert str(row.vacancy) in text(phone_of(youth).get(reverse("matching:my_introductions")))


def test_the_board_says_for_whom_we_wait_in_the_same_number_of_queries(youth, by):
    proposed(youth, by=by, on=TODAY)
    client = as_user(by)
    board = reverse("matching:introductions")
    client.get(board)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert "Noor" in text(client.get(board))
    for _each in range(4):
        proposed(youth, by=by, on=TODAY)
    with CaptureQueriesContext(connection) as more:
        assert text(client.get(board, {"wait": "us"})).count("Noor:") == 5
    assert len(more) == len(few)
    assert "Noor:" not in text(client.get(board, {"wait": "employer"}))
    assert "Noor:" in text(as_user(make_coordinator(youth.municipality)).get(board))
    assert "Noor:" not in text(as_user(make_jobhunter(youth.municipality)).get(board))


def test_today_names_a_youth_once_and_leads_to_the_proposals(youth, by):
    for _each in range(2):
        said(proposed(youth, by=by, on=TODAY), "invited", by=by, on=TODAY)
    page = text(as_user(by).get(reverse("web:today")))
    assert page.count(address("introductions_of", youth)) == 1


def asked(row):
    """As it is when the youth was asked by a message."""
    Introduction.objects.filter(pk=row.pk).update(state=ST.ASKED)
    row.refresh_from_db()
    return row


def test_another_moment_begins_with_the_one_that_stands(youth, by):
    meets = Appointment(on=workdays.after(TODAY, 3), place="Stationsplein 1", whom="Karima", wear="zwart")
    row = said(proposed(youth, by=by, on=TODAY), "named", by=by, on=TODAY, appointment=meets)
    client, page = as_user(by), address("introduction_moment", youth, introduction_pk=row.pk)
    form = client.get(page).context["form"]
    given = {name: form[name].value() for name in ("version", "place", "whom", "wear", "meeting_kind")}
    assert form["day"].value() == meets.on
    assert client.post(page, {**given, "day": workdays.after(TODAY, 4)}).status_code == 302
    moved = row.meetings.get(came="")
    assert (moved.on, moved.place, moved.whom, moved.wear) == (
        workdays.after(TODAY, 4),
        "Stationsplein 1",
        "Karima",
        "zwart",
    )


def test_what_a_line_may_not_tell_is_said_once_of_each_kind(youth, by):
    row = proposed(youth, by=by, on=TODAY)
    client, page = as_user(by), address("introduction_edit", youth, introduction_pk=row.pk)
    given = {"version": row.version, "person": row.person_id, "line": "Zij is moslim, een vrouw."}
    errors = client.post(page, given).context["form"].errors["line"]
    assert [each.split(":")[0] for each in errors] == ["‘Zij’, ‘vrouw’", "‘moslim’"]
