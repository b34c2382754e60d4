"""One way for a page to act: once, with a word on the next page, or with the refusal where it belongs."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory

from jobmatch.errors import RuleBroken
from jobmatch.http import acting
from jobmatch.http.acting import (
    ActForm,
    Done,
    VersionForm,
    attempt,
    form_field,
    form_page,
    overwritten,
    perform,
    read_version,
)
from jobmatch.http.once import SENT_BEFORE, KeyField
from jobmatch.http.versions import LARGEST_VERSION, overtaken
from jobmatch.wording.free_text import FreeText

SAID = "It is written down."


class LineForm(ActForm):
    field_of = {"too_long": "line"}

    line = FreeText(asks=True)
    day = forms.DateField(required=False)


class ChangeForm(VersionForm, LineForm):
    pass


class LookingForm(LineForm):
    @property
    def is_looking_up(self) -> bool:
        return "look_up" in self.data


class KeyForm(LineForm):
    key = KeyField()


class Act:
    """A service that keeps what it was asked, and refuses when it is told to."""

    def __init__(self, *, result: Any = None, refusal: RuleBroken | None = None) -> None:
        self.asked: list[dict[str, Any]] = []
        self.result, self.refusal = result, refusal

    def __call__(self, **given: Any) -> Any:
        self.asked.append(given)
        if self.refusal:
            raise self.refusal
        return self.result


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    request = rf.post("/")
    request.user = AnonymousUser()
    request._messages = CookieStorage(request)
    return request


def typed(**values: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(values)
    return data


def said(request: HttpRequest) -> list[tuple[str, str]]:
    return [(message.level_tag, str(message)) for message in get_messages(request)]


def refused(code: str) -> Act:
    return Act(refusal=RuleBroken(code, f"no: {code}"))


# What a page sends


@pytest.mark.parametrize("text", ["1", "12", "999999999"])
def test_a_version_is_read(text):
    assert read_version(text) == int(text)


@pytest.mark.parametrize(
    "odd", ["", " ", "-1", "1.0", "1e9", "a", "1\0", "²", "٣", "1" * 10, "9" * 10_000, None, 3, ["1"]]
)
def test_what_is_no_version_is_one_that_no_row_has(odd):
    assert read_version(odd) == 0


def test_a_day_is_shown_as_browsers_want_it():
    shown = acting.date_input().render("day", date(2026, 11, 28))
    assert 'type="date"' in shown
    assert 'value="2026-11-28"' in shown


def test_other_values_leave_the_rest_as_it_was_typed():
    data = QueryDict("row=1&row=2&line=Noor&version=3")
    new = overwritten(data, version="4", step="5")
    assert (new.getlist("row"), new["line"], new["version"], new["step"]) == (["1", "2"], "Noor", "4", "5")
    assert data["version"] == "3"


@pytest.mark.parametrize(
    "odd", ["", "0", "-1", "a", "1e9", "1\0", "٣\u202e", str(LARGEST_VERSION + 1), "9" * 10_000]
)
def test_an_odd_version_is_refused_in_words(request_, odd):
    form, act = ChangeForm(typed(version=odd, line="Noor")), Act()
    assert perform(request_, form, act) is None
    assert (act.asked, [*form.errors]) == ([], ["version"])


def test_a_field_is_given_by_its_kind():
    form = LineForm()
    assert form_field(form, "day", forms.DateField) is form.fields["day"]
    with pytest.raises(TypeError):
        form_field(form, "day", forms.ChoiceField)


# Where a refusal is shown


@pytest.mark.parametrize(
    ("code", "field"), [("too_long", "line"), ("day", "day"), ("other", forms.forms.NON_FIELD_ERRORS)]
)
def test_a_refusal_is_shown_at_its_field_or_above_the_form(request_, code, field):
    form = LineForm(typed(line="Noor"))
    assert perform(request_, form, refused(code), SAID) is None
    assert form.errors == {field: [f"no: {code}"]}
    assert said(request_) == []


def test_a_refusal_at_a_field_that_was_taken_away_is_shown_above_the_form():
    form = LineForm(typed(line="Noor"))
    del form.fields["day"]
    form.is_valid()
    form.refuse(RuleBroken("day", "no"))
    assert form.non_field_errors() == ["no"]


def test_what_was_sent_before_is_added_when_it_is_sent_again(request_):
    key = "0" * 32
    form = KeyForm(typed(line="Noor", key=key))
    perform(request_, form, refused(SENT_BEFORE))
    assert form["key"].value() != key
    assert form["line"].value() == "Noor"


# A form with a page


def test_an_act_is_done_once_with_what_the_form_gives(request_):
    act = Act(result="made")
    form = LineForm(typed(line="Noor", day="2026-11-28"))
    assert perform(request_, form, act, SAID) == Done("made")
    assert act.asked == [{"line": "Noor", "day": date(2026, 11, 28)}]
    assert said(request_) == [("success", SAID)]


@pytest.mark.parametrize("result", [None, 0, "", False, []])
def test_an_act_is_done_whatever_it_gives_back(request_, result):
    done = perform(request_, LineForm(typed(line="Noor")), Act(result=result))
    assert done
    assert done.result == result
    assert said(request_) == []


def test_a_form_gives_what_its_act_takes(request_):
    class Given(LineForm):
        def given(self) -> dict[str, Any]:
            return {"words": self.cleaned_data["line"]}

    act = Act()
    perform(request_, Given(typed(line="Noor")), act)
    assert act.asked == [{"words": "Noor"}]


def test_after_the_word_comes_the_question_about_labels(request_):
    perform(request_, LineForm(typed(line="Noor heeft schulden")), Act(), SAID)
    assert [level for level, _message in said(request_)] == ["success", "warning"]


def test_a_refused_text_is_not_asked_about(request_):
    perform(request_, LineForm(typed(line="Noor heeft schulden")), refused("other"), SAID)
    assert said(request_) == []


@pytest.mark.parametrize("data", [None, typed(), typed(line="Noor", day="tomorrow")])
def test_a_form_that_is_not_right_does_nothing(request_, data):
    act = Act()
    assert perform(request_, LineForm(data), act, SAID) is None
    assert (act.asked, said(request_)) == ([], [])


def test_to_look_something_up_does_nothing(request_):
    act = Act()
    assert perform(request_, LookingForm(typed(line="Noor", look_up="")), act, SAID) is None
    assert (act.asked, said(request_)) == ([], [])


def test_who_was_overtaken_saves_next_time_a_change_of_the_newest_version(request_):
    form = ChangeForm(typed(version="3", line="Noor"))
    assert perform(request_, form, Act(refusal=overtaken()), SAID, newest=lambda: 7) is None
    assert (form["version"].value(), form["line"].value()) == ("7", "Noor")
    assert len(form.non_field_errors()) == 1
    assert form.is_overtaken


def test_any_other_refusal_says_nothing_of_someone_else(request_):
    form = ChangeForm(typed(version="3", line="Noor"))
    assert perform(request_, form, refused("other")) is None
    assert not form.is_overtaken


def test_without_the_newest_version_the_one_that_was_sent_stays(request_):
    form = ChangeForm(typed(version="3", line="Noor"))
    perform(request_, form, Act(refusal=overtaken()))
    assert form["version"].value() == "3"


def test_the_newest_version_is_read_after_a_refusal_alone(request_):
    read: list[int] = []

    def newest() -> int:
        read.append(7)
        return 7

    perform(request_, ChangeForm(typed(version="3", line="Noor")), Act(), newest=newest)
    perform(request_, ChangeForm(typed(version="3")), Act(), newest=newest)
    assert read == []


def test_what_is_no_refusal_is_not_swallowed(request_):
    def act(**given: Any) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        perform(request_, LineForm(typed(line="Noor")), act, SAID)
    with pytest.raises(LookupError):
        attempt(request_, None, act, SAID)
    assert said(request_) == []


# A button without a page


def test_a_button_without_a_form_acts(request_):
    act = Act(result=3)
    assert attempt(request_, None, act, SAID) == Done(3)
    assert (act.asked, said(request_)) == ([{}], [("success", SAID)])


def test_a_button_sends_the_version_that_was_read(request_):
    act = Act()
    assert attempt(request_, VersionForm(typed(version="3")), act)
    assert (act.asked, said(request_)) == ([{"version": 3}], [])


def test_the_next_page_says_that_a_button_was_refused(request_):
    assert attempt(request_, VersionForm(typed(version="3")), refused("other"), SAID) is None
    assert said(request_) == [("error", "no: other")]


@pytest.mark.parametrize("odd", ["", "0", "a", "9" * 10_000])
def test_a_button_with_an_odd_version_does_nothing_and_says_so(request_, odd):
    act = Act()
    assert attempt(request_, VersionForm(typed(version=odd)), act, SAID) is None
    assert act.asked == []
    assert [level for level, _message in said(request_)] == ["error"]


# The page of a form


@pytest.mark.parametrize(
    ("form", "status"),
    [
        (LineForm(), 200),
        (LineForm(typed(line="Noor")), 200),
        (LineForm(typed()), 422),
        (LookingForm(typed(look_up="")), 200),
        (LookingForm(typed(line="")), 422),
    ],
)
def test_a_page_says_whether_what_was_sent_is_right(request_, form, status):
    answer = form_page(request_, "components/_fields.html", form)
    assert answer.status_code == status
    assert 'name="line"' in answer.content.decode()


def test_a_page_after_a_refusal_says_so(request_):
    form = LineForm(typed(line="Noor"))
    perform(request_, form, refused("too_long"))
    answer = form_page(request_, "components/_errors.html", form)
    assert answer.status_code == 422
    assert "no: too_long" in answer.content.decode()


def test_a_page_is_shown_with_what_else_it_needs(request_):
    answer = form_page(request_, "components/_form.html", LineForm(), submit="Write it down", cancel="/back/")
    page = answer.content.decode()
    assert "Write it down" in page
    assert 'href="/back/"' in page
